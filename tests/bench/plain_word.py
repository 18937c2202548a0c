"""The limit for Word: the same document, written as plain strings by one loop that knows nothing but this programme.

It takes blocks as given, as the writer does, and knows only what the invented plan needs: no emphasis, no links, no
lists, numbers that Word counts by itself.
"""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from exporters.block_types import Contents, Cover, Heading, Imprint, MeasureBlock, PrintBlock, Text
from exporters.kept_rows import kept_rows
from exporters.opc_package import Part
from programme.markup import Paragraph, Run

_TEXT = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def plain_parts(parts: Sequence[Part], blocks: Sequence[PrintBlock]) -> list[tuple[str, str | bytes]]:
    """Names and contents: those of `parts`, but with the headings and measures of the body written anew."""
    first = next(place for place, each in enumerate(blocks) if isinstance(each, Heading))
    document = str(parts[0].content)
    start = document.index('<w:p><w:pPr><w:pStyle w:val="Heading1"/>')
    end = document.index('<w:p><w:pPr><w:pStyle w:val="Abschnittsende"/><w:pageBreakBefore/>')
    body = plain_body(blocks[first:])
    written = [(part.name, part.content) for part in parts[1:]]
    return [(parts[0].name, document[:start] + body + document[end:]), *written]


def plain_body(blocks: Sequence[PrintBlock]) -> str:
    """Headings, texts and measures as WordprocessingML."""
    out: list[str] = []
    mark = 0
    lead = False
    for block in blocks:
        if isinstance(block, Heading):
            mark += 1
            out.append(_title(f"Heading{block.depth}", "", block, mark))
        elif isinstance(block, Text):
            for paragraph in block.blocks:
                out.append(
                    f'<w:p><w:pPr><w:pStyle w:val="{"Leittext" if lead else "BodyText"}"/></w:pPr>{_runs(paragraph)}</w:p>'
                )
                lead = False
        elif isinstance(block, MeasureBlock):
            mark += 1
            out.append(_title("Massnahme", "<w:keepNext/>", block, mark))
            for paragraph in block.blocks:
                out.append(f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{_runs(paragraph)}</w:p>')
            out.append(_table(block))
        elif not isinstance(block, Cover | Contents | Imprint):
            raise TypeError(block)
        lead = isinstance(block, Heading) and block.depth == 1
    return "".join(out)


def write_plain(parts: Sequence[tuple[str, str | bytes]], target: Path) -> None:
    """The zip."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)


def _title(style: str, keep: str, block: Heading | MeasureBlock, mark: int) -> str:
    name = block.anchor.replace("-", "_")
    text = "".join(_TEXT.format(_escaped(run.text)) for run in block.inlines if isinstance(run, Run))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr><w:bookmarkStart w:id="{mark}" w:name="n_{name}"/>'
        f'<w:sdt><w:sdtPr><w:tag w:val="n_{block.anchor}"/><w:id w:val="{mark}"/><w15:appearance w15:val="hidden"/>'
        f'</w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="{mark}"/></w:p>'
    )


def _table(block: MeasureBlock) -> str:
    title = "".join(run.text for run in block.inlines if isinstance(run, Run))
    kept = kept_rows(block.rows)
    rows = "".join(
        '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="2994" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Feldname"/>{keep}</w:pPr>{_TEXT.format(_escaped(label))}</w:p></w:tc>'
        '<w:tc><w:tcPr><w:tcW w:w="6361" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Feldwert"/>{keep}</w:pPr>'
        + "".join(_TEXT.format(_escaped(run.text)) for run in value if isinstance(run, Run))
        + "</w:p></w:tc></w:tr>"
        for place, (label, value) in enumerate(block.rows)
        for keep in ("<w:keepNext/>" if place in kept else "",)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Angaben"/><w:tblW w:w="9355" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0680" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="Angaben zu {block.label}"/><w:tblDescription w:val="Zwei Spalten: '
        f'Bezeichnung und Angabe zu „{_escaped(title[:200])}“"/></w:tblPr><w:tblGrid><w:gridCol w:w="2994"/>'
        f'<w:gridCol w:w="6361"/></w:tblGrid>{rows}</w:tbl>'
    )


def _runs(paragraph: object) -> str:
    assert isinstance(paragraph, Paragraph)
    return "".join(_TEXT.format(_escaped(run.text)) for run in paragraph.inlines if isinstance(run, Run))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
