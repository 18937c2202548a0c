"""Nothing is silently left out: the words of a written file compared with the programme's.

The programme's words come from its nodes, not from the block sequence, so that a block that was forgotten is noticed.
"""

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

from exporters.options import Edition, ExportOptions
from exporters.printed_nodes import NodeTexts, visible_nodes
from exporters.table_body import wanted_measures
from exporters.xlsx.sheet import DATE_STYLE, EPOCH, MONEY_STYLE
from programme.findings import Finding, Severity
from programme.markup import Block, Footnote, Inline, LineBreak, Run, paragraphs
from programme.model import Node, Programme

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")
_WORD_PARTS = ("word/document.xml", "word/footnotes.xml", "word/comments.xml")
_WORD_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(tab|br|/p|/tc)\b|(</w:p>)")
_DELETED_TEXT = re.compile("<w:delText(?: [^>]*)?>([^<]*)</w:delText>")
_HTML_SILENT = re.compile(r"<(style|script|head)\b.*?</\1>", re.DOTALL)
_HTML_INLINE = re.compile(r"</?(?:b|strong|i|em|a|span|sup|wbr)\b[^>]*>")
_MARKDOWN_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKDOWN_SILENT = re.compile(
    r"\]\(<[^>]*>\)|<!--.*?-->|\[\^\d+\]:?|`\d+` |\\$|</?(?:strong|em|ins|del|a)\b[^>]*>", re.MULTILINE
)
_DIVISION = re.compile("[\x02\u00ad\ufffe]\\s*")
_DIVIDED = re.compile("\\w+(?:[\x02\u00ad\ufffe]\\s*\\w+)+")
_CHAIN = re.compile("(?:\\w+[\x02\u00ad\ufffe]\\s*)+")
_TYPED_CELL = re.compile(rf'<c r="\w+" s="({DATE_STYLE}|{MONEY_STYLE})"><v>([^<]*)</v></c>')
_SHARED_CELL = re.compile(r'<c r="\w+" s="\d+" t="s"><v>(\d+)</v></c>')
_SHARED_TEXT = re.compile(r"<si><t[^>]*>([^<]*)</t></si>")
_WITHOUT_WIDTH = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""They part no words: not every format keeps them."""
_GERMAN = str.maketrans(",.", ".,")
_BETWEEN_PARTS = re.compile("[-\\s\\d\x02\u00ad\ufffe]")
# What may stand between the parts of a divided word; line numbers too.
_STRETCH = 8
_LONG_WORD = 20
"""No line of ours is shorter, so that shorter words are never divided without a trace."""
_SHOWN = 20
_WITH_COMMENTS = (".docx", ".pdf")
_EDITIONS_WITH_COMMENTS = (Edition.PRINT, Edition.DEBATE, Edition.SHEETS)


def completeness_findings(programme: Programme, options: ExportOptions, written: Path) -> list[Finding]:
    """One finding with the words that `written` lacks; none where every word is there."""
    missing = missing_words(programme, options, written)
    if not missing:
        return []
    values = {"path": str(written), "count": missing.total(), "words": ", ".join(list(missing)[:_SHOWN])}
    return [Finding("words_left_out", Severity.ERROR, values)]


def missing_words(programme: Programme, options: ExportOptions, written: Path) -> Counter[str]:
    """The programme's words that the file does not have, or has less often.

    A spreadsheet shows measures only. Long words count as there where only line ends divide them.
    """
    if written.suffix.lower() == ".xlsx":
        options = replace(options, edition=Edition.TABLE)
    if written.suffix.lower() not in _WITH_COMMENTS or options.edition not in _EDITIONS_WITH_COMMENTS:
        options = replace(options, comments=False)
    text = written_text(written)
    missing = Counter(programme_words(programme, options)) - Counter(words(text))
    if any(len(word) > _LONG_WORD for word in missing):
        squeezed = _BETWEEN_PARTS.sub("", text)
        missing = Counter({word: count for word, count in missing.items() if not _is_divided(word, squeezed)})
    if missing and written.suffix.lower() == ".pdf":
        overleaf = _goes_on_overleaf(written)
        missing = Counter({word: count for word, count in missing.items() if not overleaf(word)})
    return missing


def _is_divided(word: str, squeezed: str) -> bool:
    """Whether nearly all stretches of a long word are there: a page's foot may stand where it goes on overleaf."""
    if len(word) <= _LONG_WORD:
        return False
    whole = _BETWEEN_PARTS.sub("", word)
    stretches = [whole[place : place + _STRETCH] for place in range(0, len(whole), _STRETCH)]
    return sum(each in squeezed for each in stretches) >= 0.9 * len(stretches)


def programme_words(programme: Programme, options: ExportOptions) -> Iterator[str]:
    """The words that a print of `options` has to show, in reading order."""
    texts = NodeTexts(programme, options)
    if options.edition in (Edition.TABLE, Edition.SHEETS):
        yield from _measure_words(texts)
        return
    if not options.parts:
        yield from _block_words(texts.references.text(programme.preface))
    for visit in visible_nodes(programme, options):
        yield from _node_words(texts, visit.node)
    if not options.parts:
        yield from _block_words(texts.references.text(programme.closing))


def written_words(path: Path) -> list[str]:
    """The words of a written file in its own order, notes where the file keeps them."""
    return words(written_text(path))


def written_text(path: Path) -> str:
    """What a reader of the file sees as text, roughly: good enough to find words in it."""
    return unicodedata.normalize("NFC", _READERS[path.suffix.lower()](path)).translate(_WITHOUT_WIDTH)


def words(text: str) -> list[str]:
    """Letters and digits between other signs; soft hyphens and what has no width are no signs."""
    return _WORD.findall(unicodedata.normalize("NFC", text.translate(_WITHOUT_WIDTH)))


def _measure_words(texts: NodeTexts) -> Iterator[str]:
    """Measures and, once each, the statements above them."""
    seen: set[str] = set()
    for visit in wanted_measures(texts):
        for above in visit.ancestors:
            if above.id not in seen:
                yield from _inline_words(texts.title(above))
        seen |= {above.id for above in visit.ancestors}
        yield from _node_words(texts, visit.node)


def _node_words(texts: NodeTexts, node: Node) -> Iterator[str]:
    yield from _inline_words(texts.title(node))
    yield from _block_words(texts.text(node))
    for value in node.fields.values():
        yield from _inline_words(texts.references.line(value))
    for comment in texts.comments(node):
        yield from words(comment.text)


def _block_words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for inlines in paragraphs(blocks):
        yield from _inline_words(inlines)


def _inline_words(inlines: tuple[Inline, ...]) -> Iterator[str]:
    text = ""
    for inline in inlines:
        if isinstance(inline, Run):
            text += inline.text
        elif isinstance(inline, LineBreak):
            text += " "
        elif isinstance(inline, Footnote):
            yield from _inline_words(inline.inlines)
    yield from words(text)


def _docx_text(path: Path) -> str:
    """The words as they stand in the parts; python-docx opens the file first: what it cannot, an office should not get."""
    import docx

    docx.Document(str(path))
    with zipfile.ZipFile(path) as archive:
        names = [name for name in _WORD_PARTS if name in archive.namelist()]
        return "\n".join(_word_text(archive.read(name).decode("utf-8")) for name in names)


def _word_text(xml: str) -> str:
    """As it reads with all changes accepted, then what was deleted: a removed word touches the one in its place."""
    kept = "".join(match[1] if match[1] is not None else "\n" for match in _WORD_TEXT.finditer(xml))
    return unescape("\n".join([kept, *_DELETED_TEXT.findall(xml)]))


def _pdf_pages(path: Path) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return [_page_text(page) for page in document]
    finally:
        document.close()


def _pdf_text(path: Path) -> str:
    pages = _pdf_pages(path)
    # At a line's end pdfium gives the same sign for a hyphen of ours and one of the text, and where a cell goes on overleaf
    # the next cell's words follow: both readings count.
    text = "\n".join(pages)
    readings = [_DIVISION.sub(" ", divided) for divided in _DIVIDED.findall(text)]
    readings += [one + other for page, following in pairwise(pages) for one, other in _divided_by_page(page, following)]
    return _DIVISION.sub("", text) + "\n" + " ".join(readings)


def _page_text(page: Any) -> str:
    """The text of a page, which is closed: a long document's pages would fill the memory."""
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_bounded()
    finally:
        text_page.close()
        page.close()
    return text


def _divided_by_page(page: str, following: str) -> Iterator[tuple[str, str]]:
    """The parts of a word that goes on overleaf: behind its first part stand only the page's head and foot."""
    ends = re.findall("(\\w+)[\x02\u00ad\ufffe]", page)
    begins = _WORD.match(following.lstrip())
    if ends and begins:
        yield ends[-1], begins[0]


def _goes_on_overleaf(path: Path) -> Callable[[str], bool]:
    """Whether a word's first part is divided on some page and its rest stands on the next.

    Where cells of a row go on overleaf, several words are torn at once. The rest may be anywhere on its page, since the
    last lines of neighbouring cells read as one line.
    """
    pages = _pdf_pages(path)
    places = [(set(_torn(page)), _begun(following)) for page, following in pairwise(pages)]

    def found(word: str) -> bool:
        cuts = range(1, len(word))
        return any(word[:cut] in ends and word[cut:] in begins for ends, begins in places for cut in cuts)

    return found


def _torn(page: str) -> Iterator[str]:
    """What stands before a division, with the parts before it where a word is divided on several lines."""
    for chain in _CHAIN.findall(unicodedata.normalize("NFC", page)):
        parts = _WORD.findall(chain)
        yield from ("".join(parts[first:last]) for last in range(1, len(parts) + 1) for first in range(last))


def _begun(page: str) -> set[str]:
    page = unicodedata.normalize("NFC", page)
    return {*_WORD.findall(page), *_WORD.findall(_DIVISION.sub("", page))}


def _html_text(path: Path) -> str:
    text = _HTML_SILENT.sub(" ", path.read_text(encoding="utf-8"))
    return unescape(_TAG.sub(" ", _HTML_INLINE.sub("", text)))


def _markdown_text(path: Path) -> str:
    text = _MARKDOWN_SILENT.sub("", path.read_text(encoding="utf-8"))
    return unescape(_MARKDOWN_ESCAPE.sub(r"\1", text.replace("**", "").replace("\\&", "&amp;")))


def _xlsx_text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        shared = _SHARED_TEXT.findall(archive.read("xl/sharedStrings.xml").decode("utf-8"))
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        sheets = [archive.read(name).decode("utf-8") for name in names]
    texts = (_SHARED_CELL.sub(lambda match: f" {shared[int(match[1])]} ", sheet) for sheet in sheets)
    return "\n".join(unescape(_TAG.sub(" ", _TYPED_CELL.sub(_typed_cell, text))) for text in texts)


def _typed_cell(match: re.Match[str]) -> str:
    """A date or an amount as the sheet shows it."""
    if match[1] == DATE_STYLE:
        return f" {date.fromordinal(EPOCH.toordinal() + int(match[2])):%d.%m.%Y} "
    return f" {float(match[2]):,.2f} ".translate(_GERMAN)


def _json_text(path: Path) -> str:
    import json

    from programme.json_format import from_json

    programme = from_json(json.loads(path.read_text(encoding="utf-8")))
    return " ".join(programme_words(programme, ExportOptions()))


_READERS: dict[str, Callable[[Path], str]] = {
    ".docx": _docx_text,
    ".pdf": _pdf_text,
    ".html": _html_text,
    ".md": _markdown_text,
    ".xlsx": _xlsx_text,
    ".json": _json_text,
}
