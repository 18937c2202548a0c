"""What keys and buttons do to the lists in a `QTextEdit`.

After each of them the lists are `_settled`: an item is at most one deeper than the one above it, and what follows a
paragraph is another list. So the numbers and depths that one sees are those that are stored and printed.
"""

import re
from collections.abc import Callable, Iterator

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextList
from PySide6.QtWidgets import QTextEdit

from desktop.editor.rich_text import (
    ITEM_SPACING,
    PARAGRAPH_SPACING,
    depth_of,
    each_block,
    is_ordered,
    list_format,
    list_of,
)

_LIST_START = re.compile(r"^([-*•]|(\d{1,3})[.)])$")


def toggle_list(edit: QTextEdit, ordered: bool) -> None:
    """Makes the selected paragraphs a list of this kind, or paragraphs again where they are one."""
    cursor = edit.textCursor()
    listed = list_of(cursor.block())
    probe = QTextCursor(cursor)
    probe.beginEditBlock()
    if listed is not None and is_ordered(listed.format()) == ordered:
        for block in _selected(cursor):
            _take_out(block)
    elif listed is not None:
        listed.setFormat(list_format(ordered, listed.format().indent()))
    else:
        cursor.createList(list_format(ordered, 1))
    _settle(cursor)
    probe.endEditBlock()


def is_in_list(edit: QTextEdit, ordered: bool) -> bool:
    """Whether the cursor stands in a list of this kind."""
    listed = list_of(edit.textCursor().block())
    return listed is not None and is_ordered(listed.format()) == ordered


def begins_list(edit: QTextEdit) -> bool:
    """Makes a list of the paragraph where only its sign was typed; False where there is none."""
    cursor = edit.textCursor()
    if getattr(edit, "one_line", False) or list_of(cursor.block()) is not None:
        return False
    match = _LIST_START.match(cursor.block().text()[: cursor.positionInBlock()])
    if match is None:
        return False
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.createList(list_format(bool(match[2]), 1, int(match[2] or 1)))
    _space(cursor.block(), ITEM_SPACING)
    cursor.endEditBlock()
    return True


def can_shift(edit: QTextEdit, by: int) -> bool:
    """Whether the item at the cursor can go in (1), below one above it, or out (-1) and stay an item."""
    block = edit.textCursor().block()
    if list_of(block) is None:
        return False
    if by < 0:
        return depth_of(block) > 1
    above = _item_above(block)
    return above is not None and depth_of(above) >= depth_of(block)


def shift_item(edit: QTextEdit, by: int) -> bool:
    """Moves the selected items in (1) or out (-1), with what stands below them; False outside lists."""
    cursor = edit.textCursor()
    first = next(_selected(cursor))
    if list_of(first) is None:
        return False
    probe = QTextCursor(first)
    probe.beginEditBlock()
    for block in _with_inner(list(_selected(cursor))):
        _shift(block, by)
    _settle(cursor)
    probe.endEditBlock()
    return True


# ---------------------------------------------------------------------------------------------------------------- inside


def _selected(cursor: QTextCursor) -> Iterator[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    while block.isValid() and block.blockNumber() <= last:
        following = block.next()
        yield block
        block = following


def _with_inner(chosen: list[QTextBlock]) -> list[QTextBlock]:
    """The chosen blocks and those that belong to the last of them."""
    depth, block = depth_of(chosen[-1]), chosen[-1].next()
    inner = []
    while block.isValid() and (depth_of(block) > depth or (list_of(block) is None and depth_of(block) == depth > 0)):
        inner.append(block)
        block = block.next()
    return chosen + inner


def _shift(block: QTextBlock, by: int) -> None:
    listed, depth = list_of(block), depth_of(block) + by
    if listed is None:
        if depth_of(block):
            _indent(block, max(depth, 0))
    elif depth < 1:
        _take_out(block)
    else:
        QTextCursor(block).createList(list_format(is_ordered(listed.format()), depth))


def _take_out(block: QTextBlock) -> None:
    listed = list_of(block)
    if listed is not None:
        listed.remove(block)
        _indent(block, 0)
        _space(block, PARAGRAPH_SPACING)


def _item_above(block: QTextBlock) -> QTextBlock | None:
    """The item before, with its paragraphs passed over; None for the first one."""
    above = block.previous()
    while above.isValid() and list_of(above) is None and depth_of(above):
        above = above.previous()
    return above if above.isValid() and list_of(above) is not None else None


def _settle(cursor: QTextCursor) -> None:
    """Gives every item of the text the depth that it can have, and the list that it is in by its place."""
    open_lists: list[int] = []  # of each depth the number of the list that the next item of this depth joins
    by_number: dict[int, QTextList] = {}
    for block in each_block(cursor.document()):
        listed = list_of(block)
        if listed is None:
            if depth_of(block) > len(open_lists):
                _indent(block, len(open_lists))
            del open_lists[depth_of(block) :]
            continue
        depth = min(depth_of(block), len(open_lists) + 1)
        del open_lists[depth:]
        ordered = is_ordered(listed.format())
        wanted = by_number[open_lists[-1]] if len(open_lists) == depth else None
        if wanted is None or is_ordered(wanted.format()) != ordered:
            del open_lists[depth - 1 :]
            if depth != depth_of(block) or listed.item(0) != block:
                listed = QTextCursor(block).createList(list_format(ordered, depth))
            open_lists.append(listed.objectIndex())
            by_number[listed.objectIndex()] = listed
        elif wanted.objectIndex() != listed.objectIndex():
            wanted.add(block)
        _space(block, ITEM_SPACING)


def _indent(block: QTextBlock, depth: int) -> None:
    _set(block, lambda form: form.setIndent(depth))


def _space(block: QTextBlock, below: int) -> None:
    if block.blockFormat().bottomMargin() != below:
        _set(block, lambda form: form.setBottomMargin(below))


def _set(block: QTextBlock, change: Callable[[QTextBlockFormat], None]) -> None:
    form = QTextBlockFormat(block.blockFormat())
    change(form)
    QTextCursor(block).setBlockFormat(form)
