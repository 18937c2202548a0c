"""What comes in and goes out by the clipboard: our own markup, cleaned HTML, cleaned plain text."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextDocumentFragment
from typing_extensions import override

from desktop.editor import pasted_tables, rich_text, word_lists, word_notes
from programme import markup
from programme.control_signs import without_controls
from programme.markup import Block, Inline, LineBreak, ListBlock, ListItem, Paragraph, Run

MIME_MARKUP = "application/x-programmwerk-markup"
LONGEST_HTML = 400_000
_BULLET = re.compile(r"^\s*(?:[-–•·▪◦*]|\d{1,3}[.)])\s+")
_ORDERED = re.compile(r"^\s*\d{1,3}[.)]\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\ufffc]")
_SAFE_LINK = re.compile(r"^(https?:|mailto:|#[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)", re.IGNORECASE)
"""Places of other documents ("#_Toc123") lead nowhere here; those of our own name entries."""


def markup_of_mime(data: QMimeData, one_line: bool = False) -> str:
    """The markup that a paste brings; "" where it brings nothing we know."""
    if data.hasFormat(MIME_MARKUP):
        text = without_controls(bytes(data.data(MIME_MARKUP).data()).decode(errors="replace"))
    elif data.hasHtml() and len(data.html()) <= LONGEST_HTML:
        text = markup_of_html(data.html())
    else:
        text = markup_of_plain(data.text())
    return markup.serialise_inline(_one_line(markup.parse(text))) if one_line else text


def markup_of_html(html: str) -> str:
    """Bold, italic, links and lists of `html`, a line for each row of a table; nothing is loaded, all else becomes text."""
    document = _DeafDocument()
    html, notes = word_notes.marked(html)
    document.setHtml(word_lists.marked(html))
    pasted_tables.marked(document)
    blocks = pasted_tables.joined(word_lists.listed(markup.parse(rich_text.blocks_of(document))))
    return markup.serialise(_safe(block, notes) for block in blocks)


def markup_of_plain(text: str) -> str:
    """Paragraphs and lists of plain text. Where blank lines divide it, single line ends are wraps."""
    text = _INVISIBLE.sub("", without_controls(text))
    divided = "\n\n" in text.strip()
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()) if divided else text.strip().split("\n"):
        blocks += _plain_blocks(part)
    return markup.serialise(blocks)


def mime_of_selection(cursor: QTextCursor) -> QMimeData:
    """The selection as our markup, as HTML and as plain text."""
    fragment: QTextDocumentFragment = cursor.selection()
    document = QTextDocument()
    QTextCursor(document).insertFragment(fragment)
    text = rich_text.blocks_of(document)
    data = QMimeData()
    data.setData(MIME_MARKUP, QByteArray(text.encode()))
    data.setHtml(fragment.toHtml())
    data.setText(markup.plain(text))
    return data


class _DeafDocument(QTextDocument):
    """Loads no picture and no style sheet that HTML names."""

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        return None


def _plain_blocks(part: str) -> list[Block]:
    lines = [line for line in part.split("\n") if line.strip()]
    if lines and _BULLET.match(lines[0]):
        return [_plain_list(lines)]
    words = " ".join(line.strip() for line in lines)
    return [Paragraph((Run(words),))] if words else []


def _plain_list(lines: list[str]) -> ListBlock:
    items: list[str] = []
    for line in lines:
        if _BULLET.match(line):
            items.append(_BULLET.sub("", line).strip())
        else:
            items[-1] += " " + line.strip()
    ordered = bool(_ORDERED.match(lines[0]))
    return ListBlock(tuple(ListItem((Paragraph((Run(item),)),)) for item in items), ordered)


def _one_line(blocks: tuple[Block, ...]) -> list[Any]:
    inlines: list[Any] = []
    for paragraph in markup.paragraphs(blocks):
        if inlines:
            inlines.append(Run(" "))
        inlines += [Run(" ") if isinstance(each, LineBreak) else each for each in paragraph]
    return inlines


def _safe(block: Block, notes: Sequence[str]) -> Block:
    if isinstance(block, ListBlock):
        items = tuple(ListItem(tuple(_safe(each, notes) for each in item.blocks)) for item in block.items)
        return ListBlock(items, block.ordered, block.start)
    return Paragraph(tuple(safe for each in block.inlines for safe in _safe_inline(each, notes)))


def _safe_inline(inline: Inline, notes: Sequence[str]) -> Iterator[Inline]:
    if isinstance(inline, Run):
        link = inline.link if inline.link and _SAFE_LINK.match(inline.link) else None
        words = _INVISIBLE.sub("", without_controls(inline.text, " "))
        yield from word_notes.noted(Run(words, inline.bold, inline.italic, link), notes)
    else:
        yield inline
