"""Markup <-> Qt's text documents: what the editor shows and what it hands back.

Footnotes and references without words are one sign each (`MARK_SIGN`) that carries its markup, so that typing cannot
tear them. Everything a text document can hold beyond the markup subset is dropped on the way back.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

from desktop.look.theme import colours
from programme import markup
from programme.markup import Block, Footnote, Inline, LineBreak, ListBlock, ListItem, Paragraph, Run

MARK_PROPERTY = QTextFormat.Property.UserProperty + 1
MARK_TYPE = QTextFormat.ObjectTypes.UserObject + 1
MARK_SIGN = "\ufffc"
LINE_SEPARATOR = "\u2028"
LIST_INDENT = 24
ITEM_SPACING = 4
PARAGRAPH_SPACING = 8
Piece = tuple[int, int, QTextCharFormat]
"""Where letters of one look begin and end, in Qt's positions."""


def load_blocks(document: QTextDocument, text: str, spacing: int = PARAGRAPH_SPACING) -> None:
    """Fills `document` with block markup; its undo stack starts empty."""
    document.setUndoRedoEnabled(False)
    document.clear()
    document.setIndentWidth(LIST_INDENT)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _Writer(cursor, spacing).blocks(markup.parse(text) or [Paragraph(())])  # typed words stand as loaded ones do
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def load_inline(document: QTextDocument, text: str) -> None:
    """Fills `document` with one paragraph of inline markup."""
    document.setUndoRedoEnabled(False)
    document.clear()
    _insert(QTextCursor(document), markup.parse_inline(text))
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert_blocks(cursor: QTextCursor, text: str, spacing: int = PARAGRAPH_SPACING) -> None:
    """Inserts block markup at the cursor as one undo step; a single paragraph goes into the line where the cursor is."""
    blocks = markup.parse(text)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        _insert(cursor, blocks[0].inlines)
    else:
        _Writer(cursor, spacing, fresh=cursor.block().length() <= 1).blocks(blocks)
    cursor.endEditBlock()


def blocks_of(document: QTextDocument) -> str:
    """The block markup of a document."""
    return markup.serialise(_tree(list(each_block(document))))


def inline_of(document: QTextDocument) -> str:
    """The inline markup of a document; further paragraphs are joined by a blank."""
    inlines: list[Inline] = []
    for block in each_block(document):
        if inlines:
            inlines.append(Run(" "))
        inlines += [Run(" ") if isinstance(each, LineBreak) else each for each in _inlines(block)]
    return markup.serialise_inline(inlines)


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that a block is an item of (Qt's stubs forget the None)."""
    return block.textList()


def is_ordered(form: QTextListFormat) -> bool:
    """Whether items are numbered."""
    return form.style() == QTextListFormat.Style.ListDecimal


def char_format(run: Run) -> QTextCharFormat:
    """How a run looks."""
    form = QTextCharFormat()
    if run.bold:
        form.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        form.setFontItalic(True)
    if run.link:
        form.setAnchor(True)
        form.setAnchorHref(run.link)
        form.setForeground(QColor(colours().accent))
        form.setFontUnderline(True)
    return form


def mark_format(inline: Footnote | Run) -> QTextCharFormat:
    """The format of the one sign that stands for a footnote or a reference."""
    form = QTextCharFormat()
    form.setObjectType(MARK_TYPE)
    form.setProperty(MARK_PROPERTY, markup.serialise_inline((inline,)))
    if isinstance(inline, Footnote):
        form.setToolTip(markup.plain_of(inline.inlines))
    return form


class _Writer:
    def __init__(self, cursor: QTextCursor, spacing: int, fresh: bool = True) -> None:
        self._cursor = cursor
        self._spacing = spacing
        self._fresh = fresh  # the block that the cursor is in is still empty and may be used

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block, depth)
            else:
                self._list(block, depth + 1)

    def _paragraph(self, paragraph: Paragraph, depth: int) -> None:
        self._start_block(depth)
        _insert(self._cursor, paragraph.inlines)

    def _list(self, block: ListBlock, depth: int) -> None:
        made: QTextList | None = None
        for item in block.items:
            first, *rest = item.blocks
            self._start_block(0, ITEM_SPACING)
            if made is None:
                made = self._cursor.createList(list_format(block.ordered, depth, block.start))
            else:
                made.add(self._cursor.block())
            if isinstance(first, Paragraph):
                _insert(self._cursor, first.inlines)
            else:
                self.blocks([first], depth)
            self.blocks(rest, depth)

    def _start_block(self, indent: int, spacing: int | None = None) -> None:
        form = QTextBlockFormat()
        form.setIndent(indent)
        form.setBottomMargin(self._spacing if spacing is None else spacing)
        form.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setCharFormat(QTextCharFormat())
        else:
            self._cursor.insertBlock(form, QTextCharFormat())
            listed = list_of(self._cursor.block())
            if listed is not None:
                listed.remove(self._cursor.block())
                self._cursor.setBlockFormat(form)
        self._fresh = False


def list_format(ordered: bool, depth: int, start: int = 1) -> QTextListFormat:
    """How a list of this depth (from 1) looks; the signs of one without numbers are the editor's to draw."""
    form = QTextListFormat()
    style = QTextListFormat.Style
    form.setStyle(
        style.ListDecimal if ordered else style.ListStyleUndefined
    )  # Qt's discs are large: see `draw_bullets`
    form.setNumberSuffix(".\u2002" if ordered else "")
    form.setIndent(depth)
    if ordered and start != 1:
        form.setStart(start)
    return form


def _insert(cursor: QTextCursor, inlines: Iterable[Inline]) -> None:
    for inline in inlines:
        if isinstance(inline, LineBreak):
            cursor.insertText(LINE_SEPARATOR, QTextCharFormat())
        elif isinstance(inline, Footnote) or not inline.text:
            cursor.insertText(MARK_SIGN, mark_format(inline))
        else:
            cursor.insertText(inline.text, char_format(inline))
    cursor.setCharFormat(QTextCharFormat())


def each_block(document: QTextDocument) -> Iterator[QTextBlock]:
    """From the first to the last."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def pieces_of(cursor: QTextCursor, marks: bool = False) -> list[Piece]:
    """What is selected, by looks: the letters, or the signs that stand for footnotes and references."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    found = (
        (max(first, start), min(last, end), form) for first, last, form in _all_pieces(cursor.document(), start, end)
    )
    return [each for each in found if each[0] < each[1] and bool(each[2].property(MARK_PROPERTY)) is marks]


def _all_pieces(document: QTextDocument, start: int, end: int) -> Iterator[Piece]:
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        each = block.begin()
        while not each.atEnd():
            fragment = each.fragment()
            yield fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()
            each += 1
        block = block.next()


def _tree(blocks: list[QTextBlock]) -> list[Block]:
    """Nested blocks of a flat row: a list item takes in what follows it more deeply."""
    result: list[Block] = []
    place = 0
    while place < len(blocks):
        depth = depth_of(blocks[place])
        listed = list_of(blocks[place])
        if listed is None:
            result.append(Paragraph(tuple(_inlines(blocks[place]))))
            place += 1
            continue
        end = place + 1
        while end < len(blocks) and _belongs(blocks[end], depth):
            end += 1
        inner = _tree(blocks[place + 1 : end])
        item = ListItem((Paragraph(tuple(_inlines(blocks[place]))), *inner))
        form = listed.format()
        ordered = is_ordered(form)
        start = max(form.start(), 1) if ordered and listed.itemNumber(blocks[place]) == 0 else 1
        _add_item(result, ListBlock((item,), ordered, start))
        place = end
    return result


def _add_item(result: list[Block], single: ListBlock) -> None:
    last = result[-1] if result else None
    if isinstance(last, ListBlock) and last.ordered == single.ordered:
        result[-1] = ListBlock(last.items + single.items, last.ordered, last.start)
    else:
        result.append(single)


def depth_of(block: QTextBlock) -> int:
    """From 1 for items; of a paragraph within an item that of the item, 0 for any other."""
    listed = list_of(block)
    return block.blockFormat().indent() if listed is None else listed.format().indent()


def _belongs(block: QTextBlock, depth: int) -> bool:
    """Whether a block is part of the list item of `depth` before it."""
    if list_of(block) is not None:
        return depth_of(block) > depth
    return depth_of(block) >= depth > 0


def _inlines(block: QTextBlock) -> Iterator[Inline]:
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        yield from _of_fragment(fragment.text(), fragment.charFormat())
        iterator += 1


def _of_fragment(text: str, form: QTextCharFormat) -> Iterator[Inline]:
    mark = form.property(MARK_PROPERTY)
    link = form.anchorHref() or None
    bold = form.fontWeight() >= QFont.Weight.DemiBold.value
    for place, line in enumerate(text.split(LINE_SEPARATOR)):
        if place:
            yield LineBreak()
        for nth, part in enumerate(line.split(MARK_SIGN)):
            if nth and mark:
                yield from markup.parse_inline(str(mark))
            if part:
                yield Run(part, bold, form.fontItalic(), link)
