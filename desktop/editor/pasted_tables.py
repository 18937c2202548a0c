"""Rows of tables that are pasted: our texts know no tables, and a paragraph for each cell would tear a row apart."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtGui import QTextCursor, QTextDocument, QTextFrame, QTextTable, QTextTableCell

from programme.markup import Block, Paragraph, Run

LONGEST_CELL = 300
"""Letters. What is longer is text that a page sets beside other text."""
BETWEEN = " | "
"""As the reading of documents sets it between the cells of a row."""
_PICTURE = "\ufffc"
_NEXT = "\ue004"
"""A letter that no font has stands before each cell that goes behind the one before."""


def marked(document: QTextDocument) -> None:
    """Marks the cells that `joined` then puts behind each other: in rows whose cells hold one short paragraph or nothing."""
    for table in list(_tables(document.rootFrame())):
        for row in range(table.rows()):
            _mark_row(table, row)


def joined(blocks: Iterable[Block]) -> list[Block]:
    """Marked paragraphs go behind the one before them."""
    found: list[Block] = []
    for block in blocks:
        behind = _unmarked(block)
        before = found[-1] if found else None
        if behind is not None and isinstance(before, Paragraph):
            found[-1] = Paragraph((*before.inlines, Run(BETWEEN), *behind.inlines))
        else:
            found.append(behind or block)
    return found


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for each in frame.childFrames():
        if isinstance(each, QTextTable):
            yield each
        yield from _tables(each)


def _mark_row(table: QTextTable, row: int) -> None:
    cells = [cell for column in range(table.columns()) if _begins(cell := table.cellAt(row, column), row, column)]
    texts = [_text_of(cell) for cell in cells]
    if any(text is None or len(text) > LONGEST_CELL for text in texts):
        return
    told = [cell for cell, text in zip(cells, texts, strict=True) if text]
    for cell in told[1:]:
        QTextCursor(cell.firstCursorPosition()).insertText(_NEXT)


def _begins(cell: QTextTableCell, row: int, column: int) -> bool:
    """A cell over several rows or columns counts where it begins."""
    return cell.row() == row and cell.column() == column


def _text_of(cell: QTextTableCell) -> str | None:
    """None where a cell holds more than a paragraph."""
    first, last = cell.firstCursorPosition(), cell.lastCursorPosition()
    if first.block() != last.block() or first.currentList() is not None:
        return None
    return first.block().text().replace(_PICTURE, "").strip()


def _unmarked(block: Block) -> Paragraph | None:
    first = block.inlines[0] if isinstance(block, Paragraph) and block.inlines else None
    if not isinstance(block, Paragraph) or not isinstance(first, Run) or not first.text.startswith(_NEXT):
        return None
    text = first.text[len(_NEXT) :]
    return Paragraph((replace(first, text=text), *block.inlines[1:]) if text else block.inlines[1:])
