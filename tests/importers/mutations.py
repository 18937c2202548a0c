"""Damaged files: samples of every kind, and the ways in which bytes go wrong."""

import importlib
import io
import json
import random
import time
import zipfile
from collections.abc import Callable, Iterator

from importers.recognition.recognise import recognise
from programme.errors import UserError
from tests.importers.documents import ods_file, odt_file, paragraph, pdf_file, word_file, zipped

LONGEST_READING = 2.0
_PIECES = (
    b"\0", b"\xff", b"<", b">", b"&", b"&#0;", b"&amp;", b"]]>", b"<![CDATA[", b"<!--", b"\\", b"{", b"}", b"{\\", b"\\u-1?", b"\\bin9",
    b"99999999999", b"-1", b"1e999", b"nan", b'"', b"'", b"|", b"**", b"[", b"](", b"^[", b"```", b"---\n", b"===\n", b"\n\n", b"\t",
    b"\xc3", b"\xe2\x80\xae", b"\xf0\x9f\x98\x8a", b"endobj", b"stream", b"/Kids[1 0 R]", b"<</", b">>", b"%PDF", b"PK\x03\x04",
)  # fmt: skip


def samples() -> dict[str, tuple[str, bytes]]:
    """By name the reader's module and a sound file that uses most of what the reader knows."""
    return {
        "docx": ("importers.docx_reader", _word()),
        "odt": ("importers.odt_reader", _odt()),
        "xlsx": ("importers.table_reader", _workbook()),
        "ods": ("importers.table_reader", _spreadsheet()),
        "csv": (
            "importers.table_reader",
            'Nummer;Titel;Text;Begründung\n"A1";"Rad; weg";"<p>Wir <b>bauen";x\n'.encode(),
        ),
        "pdf": ("importers.pdf_reader", pdf_file(_page, _page, _page)),
        "html": ("importers.html_reader", _HTML.encode()),
        "md": ("importers.markdown_reader", _MARKDOWN.encode()),
        "rtf": ("importers.rtf_reader", _RTF.encode()),
        "json": ("importers.json_reader", json.dumps(_OUTLINE).encode()),
        "motions": ("importers.json_reader", json.dumps(_MOTIONS).encode()),
        "txt": ("importers.text_reader", b"Verkehr\n=======\n\n- Busse\n- Bahnen\n\n| a | b |\n"),
    }


def damaged(content: bytes, chance: random.Random) -> bytes:
    """`content` with one to six things wrong; of zip files mostly inside a member."""
    if content.startswith(b"PK") and chance.random() < 0.8:
        return _member_damaged(content, chance)
    result = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 2, 6])):
        chance.choice(_WAYS)(result, chance)
    return bytes(result)


def outcome(module: str, content: bytes, recognised: bool = False) -> str:
    """The kind of the error for users, or "read". Everything else is raised; a reading that takes too long fails, and where
    the structure is looked for, too, one that loses a line."""
    start = time.process_time()
    try:
        document = importlib.import_module(module).read_source(content, "x")
        assert not recognised or recognise(document).coverage.missing == ()
        return "read"
    except UserError as error:
        return error.kind
    finally:
        taken = time.process_time() - start
        assert taken < LONGEST_READING, f"{module} took {taken:.1f} s"


def _member_damaged(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(members))
    inner = members[name]
    assert isinstance(inner, bytes)
    members[name] = damaged(inner, chance) if inner else chance.choice(_PIECES)
    return zipped(members)


def _place(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(content)) if content else 0


def _flip(content: bytearray, chance: random.Random) -> None:
    if content:
        content[_place(content, chance)] = chance.randrange(256)


def _insert(content: bytearray, chance: random.Random) -> None:
    place = _place(content, chance)
    content[place:place] = chance.choice(_PIECES) * chance.choice([1, 1, 1, 3, 50])


def _cut(content: bytearray, chance: random.Random) -> None:
    place = _place(content, chance)
    del content[place : place + chance.choice([1, 4, 30, 400])]


def _repeat(content: bytearray, chance: random.Random) -> None:
    place = _place(content, chance)
    piece = bytes(content[place : place + chance.randint(1, 80)])
    content[place:place] = piece * chance.choice([1, 2, 20])


def _swap(content: bytearray, chance: random.Random) -> None:
    one, other = _place(content, chance), _place(content, chance)
    length = chance.randint(1, 40)
    content[one : one + length], content[other : other + length] = (
        content[other : other + length],
        content[one : one + length],
    )


def _end(content: bytearray, chance: random.Random) -> None:
    del content[_place(content, chance) :]


def _digits(content: bytearray, chance: random.Random) -> None:
    """Another number where there is one."""
    places = [place for place, sign in enumerate(content) if 48 <= sign <= 57]
    if places:
        place = chance.choice(places)
        content[place : place + 1] = chance.choice([b"0", b"9", b"-1", b"99999", b"4294967296", b"x"])


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _insert,
    _cut,
    _repeat,
    _swap,
    _digits,
    _digits,
    _end,
)


def kinds(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """`count` damaged files: name of the sample, module, content; the same ones for the same seed."""
    chance = random.Random(seed)
    known = samples()
    for number in range(count):
        name = list(known)[number % len(known)]
        module, content = known[name]
        yield name, module, damaged(content, chance)


def _word() -> bytes:
    listed = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:hanging="360"/>'
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr>{paragraph('Amt 61')}</w:tc>"
    body = (
        paragraph("Verkehr", '<w:pStyle w:val="h1"/>', '<w:b/><w:sz w:val="32"/>') + paragraph("Radwege", listed)
        + '<w:p><w:bookmarkStart w:name="n_0198c0f2a1b27c3d8e4f5a6b7c8d9e0f"/><w:hyperlink w:anchor="n_1"><w:r><w:t>a</w:t><w:br/>'
        '<w:sym w:char="F0B7"/><w:footnoteReference w:id="1"/></w:r></w:hyperlink><w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p>'
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cell}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )  # fmt: skip
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%{level + 1}"/></w:lvl>'
        for level in range(3)
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    styles = '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    return word_file(
        body, styles=styles, numbering=numbering, footnotes=f'<w:footnote w:id="1">{paragraph("Note")}</w:footnote>'
    )


def _odt() -> bytes:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:default-outline-level="1"><style:text-properties '
        'fo:font-size="120%" fo:font-weight="700"/></style:style><text:list-style style:name="L1"><text:list-level-style-number '
        'text:level="1" style:num-format="I" text:display-levels="1" text:start-value="2"/></text:list-style>'
    )
    body = (
        '<text:h text:outline-level="1">Verkehr</text:h><text:p text:style-name="P1">a<text:s text:c="3"/><text:tab/>b</text:p>'
        '<text:list text:style-name="L1"><text:list-item text:start-value="4"><text:p>c</text:p></text:list-item></text:list>'
        '<table:table><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2">'
        "<text:p>d</text:p></table:table-cell></table:table-row></table:table>"
    )
    return odt_file(body, styles)


def _spreadsheet() -> bytes:
    row = (
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell table:number-columns-spanned="2" '
        'office:value-type="float"><text:p>4</text:p></table:table-cell><table:covered-table-cell/>'
        '<table:table-cell table:number-columns-repeated="3"><text:p>Amt 61</text:p></table:table-cell></table:table-row>'
    )
    sheet = f'<table:table table:name="Plan"><table:table-column table:visibility="collapse"/>{row}{row}</table:table>'
    return ods_file(sheet, sheet)


def _workbook() -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    link = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46095</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c>'
    return zipped(
        {
            "xl/workbook.xml": f'<workbook {space} {link}><sheets><sheet name="Blatt" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Target="a.xml"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst {space}><si><t>Radweg</t></si></sst>",
            "xl/styles.xml": f'<styleSheet {space}><fonts><font><b/></font></fonts><cellXfs><xf/><xf numFmtId="14" fontId="0"/></cellXfs></styleSheet>',
            "xl/a.xml": f'<worksheet {space}><sheetData><row r="1">{cells}</row><row r="2">{cells}</row></sheetData>'
            '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
        }
    )


def _page(canvas: object) -> None:
    from reportlab.pdfgen.canvas import Canvas

    assert isinstance(canvas, Canvas)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 780, "1. Verkehr")
    canvas.setFont("Helvetica", 10)
    for line in range(12):
        canvas.drawString(60, 740 - 12 * line, f"Wir bauen sichere Wege für alle {line}")
        canvas.drawString(310, 740 - 12 * line, f"Busse fahren öfter als bisher {line}")
    for x, y in ((60, 560), (300, 560), (500, 560)):
        canvas.line(x, y, x, y - 60)
        canvas.line(60, y - 30 * (x // 200), 500, y - 30 * (x // 200))
    canvas.drawString(70, 545, "Amt 61")
    canvas.drawString(310, 545, "Radweg")
    canvas.drawString(310, 515, "Ampel")


_HTML = (
    "<html><head><title>Programm</title><style>p.a {font: bold 12pt Arial}</style></head><body><nav>Menü</nav><main><h1>Verkehr</h1>"
    '<p class="a">Wir <b>bauen</b><sup><a href="#f">1</a></sup><br>mehr</p><ol start="3"><li value="4">a<ul><li>b</ul></ol><table><tr>'
    '<th colspan="2">c</th></tr><tr><td rowspan="2">d</td></tr></table><p id="f">Note</p><pre>x\ny</pre></main></body></html>'
)
_MARKDOWN = (
    "---\ntitel: Radwege\nstatus: Entwurf\n---\n# Verkehr\n\n- a\n  - **b**[^1]\n1. c\n\n| a | b |\n|---|---|\n| 1 | [x](https://a.b) |\n\n"
    "Wohnen\n------\n> Zitat `code`\n\n```\nx\n```\n[^1]: Note\n"
)
_RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}\pard\s1\b\fs32 Verkehr\par"
    r"{\listtext 1.\tab}\pard\li720 Gr\'fcn \u8222? {\footnote Note}\line x\par\trowd\pard\intbl a\cell b\cell\row\pard{\header k\par}}"
)
_OUTLINE = {
    "format": 1, "title": "Programm", "scheme": "wahlprogramm", "meta": {"Zeitraum": "2026"},
    "nodes": [{"id": "a", "level": "handlungsfeld", "title": "Verkehr", "fields": {"Ziel": "x"},
               "children": [{"level": "massnahme", "title": "Rad", "comments": [{"id": "c", "text": "y"}]}]}],
}  # fmt: skip
_MOTIONS = [
    {
        "prefix": "A1",
        "title": "Rad",
        "initiators": [{"name": "OV"}],
        "sections": [{"title": "Antragstext", "html": "<p>a</p>"}],
    }
]
