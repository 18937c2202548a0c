"""The source of a review as it was read: lines with their numbers, what became of each, and which one is looked at."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget
from typing_extensions import override

from desktop.editor.units import units_before
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.fonts import scaled, tabular
from desktop.look.theme import colours, theme
from desktop.review.reading import SourceRow
from desktop.review.state import Standing

_OUT = (Standing.LEFT_OUT, Standing.DROPPED)
_LACKING = (*_OUT, Standing.PART)
_BLANKS = str.maketrans("\n\u2029\u00a0", "   ")
"""What would begin a new paragraph, and what web pages put between all words: their lines would break anywhere but there."""
_GAP = 2  # a jump of line numbers that was blank lines
_BAR = 3
_NEAR = 6  # lines that stay visible around the one that is looked at


class SourceView(QPlainTextEdit):
    """Read-only; the line under the cursor is the one that is looked at."""

    line_chosen = Signal(int)
    """Index of a line that a person went to."""
    menu_wished = Signal(QPoint)
    marks_changed = Signal()
    """What is marked, looked at or left out is not what it was."""
    went_to = Signal(int)
    """Index of a line that was brought into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[SourceRow] = ()
        self._blocks: list[int] = []
        self._standings: list[Standing] = []
        self._marked: frozenset[int] = frozenset()
        self._spot: int | None = None
        self.tip_of: Callable[[int], str] = lambda _index: ""
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setProperty("look", "source")
        self.setAccessibleName(self.tr("Original"))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(SPACE_S)
        self.gutter = Gutter(self)
        self._highlighter = _OutHighlighter(self.document(), self._is_out)
        self._quiet = False
        self.cursorPositionChanged.connect(self._moved)
        self.updateRequest.connect(self._scrolled)
        theme().watch(self, self._repaint)

    # ---------------------------------------------------------------------------------------------------------- showing

    def show_rows(self, rows: Sequence[SourceRow], standings: Sequence[Standing]) -> None:
        """Takes another source."""
        self._rows, self._standings, self._marked, self._spot = rows, list(standings), frozenset(), None
        texts: list[str] = []
        self._blocks = []
        last = rows[0].number if rows else 0
        for row in rows:
            if row.number - last >= _GAP and texts:
                texts.append("")
            self._blocks.append(len(texts))
            texts.append(row.text.translate(_BLANKS).rstrip())
            last = row.number
        self._quiet = True
        self.setPlainText("\n".join(texts))
        self._quiet = False
        self.gutter.measure()

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """What became of each line now; only those that changed are painted anew."""
        before, self._standings = self._standings, list(standings)
        for index, (old, new) in enumerate(zip(before, self._standings, strict=True)):
            if (old in _OUT) != (new in _OUT):
                self._highlighter.rehighlightBlock(self.document().findBlockByNumber(self._blocks[index]))
        self._repaint()

    def mark(self, indexes: Iterable[int], show: bool = True) -> None:
        """The lines of the node that is looked at; the first of them is brought into sight."""
        self._marked = frozenset(indexes)
        self._spot = None
        self.setExtraSelections([])
        self._repaint()
        if show and self._marked:
            self.go_to(min(self._marked))

    def spot(self, index: int | None, word: str = "") -> None:
        """Marks the line that a finding is about, and in it the word; None for none."""
        self._spot, found = index, []
        block = self._block(index) if index is not None else QTextBlock()
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", block.text()) if word and block.isValid() else None
        if match:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(block)
            start, end = (block.position() + units_before(block.text(), each) for each in match.span())
            selection.cursor.setPosition(start)
            selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.format.setBackground(QColor(colours().mark))
            found.append(selection)
        self.setExtraSelections(found)
        self._repaint()

    def go_to(self, index: int) -> None:
        """Puts the cursor on a line; nobody has chosen it."""
        self._put_cursor(index)
        self.went_to.emit(index)

    def _put_cursor(self, index: int) -> None:
        block = self._block(index)
        if self.textCursor().blockNumber() == block.blockNumber():
            return
        self._quiet = True
        last = self._block(min(index + _NEAR, len(self._blocks) - 1))
        for place in (last, block):
            cursor = QTextCursor(place)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self._quiet = False

    def current_line(self) -> int | None:
        """The index of the line under the cursor; between two lines, the one before."""
        at = bisect_right(self._blocks, self.textCursor().blockNumber()) - 1
        return at if at >= 0 else None

    def chosen_lines(self) -> list[int]:
        """The lines that are marked, at least the one under the cursor."""
        cursor, document = self.textCursor(), self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return [index for block in range(first, last + 1) if (index := self.row_at(block)) is not None]

    def show_only_out(self, only: bool) -> None:
        """Hides all lines but those that stand nowhere, or of which words do."""
        document = self.document()
        shown = {self._blocks[index] for index in range(len(self._rows)) if self.is_lacking_line(index)}
        block = document.firstBlock()
        while block.isValid():
            block.setVisible(not only or block.blockNumber() in shown)
            block = block.next()
        document.markContentsDirty(0, document.characterCount())
        self.gutter.update()
        self.viewport().update()

    def _block(self, index: int) -> QTextBlock:
        return self.document().findBlockByNumber(self._blocks[index])

    @property
    def marked(self) -> frozenset[int]:
        """Indexes of the lines of the node that is looked at."""
        return self._marked

    @property
    def spotted(self) -> int | None:
        """The line that a finding is about."""
        return self._spot

    def is_lacking_line(self, index: int) -> bool:
        """Whether a line stands nowhere, or words of it do."""
        return self._standings[index] in _LACKING

    def _is_out(self, block: int) -> Standing | None:
        index = self.row_at(block)
        return self._standings[index] if index is not None and self._standings[index] in _OUT else None

    def row_at(self, block: int) -> int | None:
        """The index of the line that a block of text holds; None for the blank ones between."""
        at = bisect_right(self._blocks, block) - 1
        return at if at >= 0 and self._blocks[at] == block else None

    # ---------------------------------------------------------------------------------------------------------- events

    def _moved(self) -> None:
        index = self.current_line()
        if not self._quiet and index is not None:
            self.line_chosen.emit(index)

    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self.gutter.scroll(0, by)
        else:
            self.gutter.update(0, rect.y(), self.gutter.width(), rect.height())

    def _repaint(self) -> None:
        self._highlighter.take_colours()
        self.viewport().update()
        self.gutter.update()
        self.marks_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self.gutter.setGeometry(inside.left(), inside.top(), self.gutter.width(), inside.height())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        elif not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_wished.emit(place)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.row_at(self.cursorForPosition(event.pos()).blockNumber())
            QToolTip.showText(event.globalPos(), self.tip_of(index) if index is not None else "", self)
            return True
        return super().viewportEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for block, rect in self.visible_blocks():
            ground = self._ground(block.blockNumber())
            if ground:
                painter.fillRect(rect, QColor(ground))
        painter.end()
        super().paintEvent(event)

    def _ground(self, block: int) -> str:
        index = self.row_at(block)
        if index is None:
            return ""
        if index == self._spot:
            return colours().hover
        if index in self._marked:
            return colours().selection
        return colours().warning_soft if self.is_lacking_line(index) else ""

    def visible_blocks(self) -> Iterable[tuple[QTextBlock, QRect]]:
        """The blocks in sight with their places."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        bottom = self.viewport().height()
        while block.isValid() and top <= bottom:
            height = self.blockBoundingRect(block).height()
            if block.isVisible():
                yield block, QRect(0, round(top), self.viewport().width(), round(top + height) - round(top))
                top += height
            block = _next_shown(block)

    # ---------------------------------------------------------------------------------------------------------- gutter

    def set_gutter_width(self, width: int) -> None:
        """Room at the left for numbers."""
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.contentsRect()
        self.gutter.setGeometry(inside.left(), inside.top(), width, inside.height())

    def widest(self) -> str:
        """The longest words that the gutter has to hold."""
        pages = [row.page for row in self._rows if row.page]
        numbers = str(self._rows[-1].number) if self._rows else "0"
        return f"S. {max(pages)}  {numbers}" if pages else numbers

    def gutter_words(self, block: int) -> tuple[str, str, Standing]:
        """Page and number, each where it begins, and standing of a block; "" for a blank one."""
        index = self.row_at(block)
        if index is None:
            return "", "", Standing.BLANK
        row = self._rows[index]
        begins = row.page is not None and (index == 0 or self._rows[index - 1].page != row.page)
        is_first = index == 0 or self._rows[index - 1].number != row.number
        return f"S. {row.page}" if begins else "", str(row.number) if is_first else "", self._standings[index]

    def is_marked(self, block: int) -> bool:
        """Whether the block belongs to the node that is looked at."""
        return self.row_at(block) in self._marked


class Gutter(QWidget):
    """Numbers beside the lines; a bar marks what stands nowhere, and what is looked at."""

    def __init__(self, view: SourceView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def measure(self) -> None:
        """Takes the width that the numbers need."""
        self.setFont(tabular(scaled(0.88)))
        self._view.set_gutter_width(self.fontMetrics().horizontalAdvance(self._view.widest()) + SPACE_M + SPACE_S)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours().paper))
        for block, rect in self._view.visible_blocks():
            page, number, standing = self._view.gutter_words(block.blockNumber())
            marked = self._view.is_marked(block.blockNumber())
            bar = colours().accent if marked else colours().warning if standing in _LACKING else ""
            if bar:
                painter.fillRect(self.width() - _BAR, rect.top(), _BAR, rect.height(), QColor(bar))
            line = QRect(SPACE_S // 2, rect.top(), self.width() - SPACE_M, self._view.fontMetrics().height())
            painter.setPen(QColor(colours().accent if marked else colours().secondary))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, page)
        painter.end()


class _OutHighlighter(QSyntaxHighlighter):
    """Lines that stand nowhere are set in the second colour, those that a person dropped struck out as well."""

    def __init__(self, document: QTextDocument, standing: Callable[[int], Standing | None]) -> None:
        super().__init__(document)
        self._standing = standing
        self.take_colours()

    def take_colours(self) -> None:
        """After a change of the look."""
        self._colour = QColor(colours().secondary)

    @override
    def highlightBlock(self, text: str) -> None:
        standing = self._standing(self.currentBlock().blockNumber())
        if standing is None:
            return
        form = QTextCharFormat()
        form.setForeground(self._colour)
        form.setFontStrikeOut(standing is Standing.DROPPED)
        self.setFormat(0, len(text), form)


def _next_shown(block: QTextBlock) -> QTextBlock:
    """The next block that may be visible; hidden ones have no lines, so that they are passed over at once."""
    following = block.next()
    if not following.isValid() or following.isVisible():
        return following
    found = following.document().findBlockByLineNumber(following.firstLineNumber())
    return found if found.blockNumber() > following.blockNumber() else following.next()


def next_out(standings: Sequence[Standing], after: int) -> int | None:
    """The first line of the next stretch that stands nowhere, or of which words do, from the start again at the end; None where there is none."""
    starts = [0] if standings and standings[0] in _LACKING else []
    starts += [at for at, (one, two) in enumerate(pairwise(standings), 1) if two in _LACKING and one not in _LACKING]
    return next((at for at in starts if at > after), starts[0] if starts else None)
