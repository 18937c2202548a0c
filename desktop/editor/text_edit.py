"""The field in which text is written: the markup subset as rich text, growing with its content.

`RichTextEdit` holds paragraphs and lists; with `one_line` it holds a title or a field: one paragraph, Enter leaves it.
It loads nothing from pasted content: pictures and addresses of other machines stay out.
"""

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from desktop.editor import rich_text, text_commands
from desktop.editor.text_marks import MarkPainter, draw_bullets
from desktop.editor.text_paste import markup_of_mime, mime_of_selection
from desktop.menu_letters import give_letters
from desktop.spare_time import SpareTime
from programme.markup import escape_inline, plain_inline

MARGIN = 4.5
"""Around the text, so that a one-line field is as high as the other controls."""


class RichTextEdit(QTextEdit):
    """Emits `edited` for every change by the user; loading text emits nothing."""

    edited = Signal()
    left = Signal()
    """The focus left the field for another one; another window only borrows it."""
    leave_wished = Signal(bool)
    """Enter in a one-line field (True), or an arrow key at its end or start (True: onwards)."""
    join_wished = Signal()
    """Backspace at the start of a one-line field."""
    footnote_opened = Signal()
    """A double click on its sign."""
    menu_made = Signal(object, QPoint)
    """The context menu before it is shown, and where it opens: others may add to it."""
    undo_wished = Signal()
    redo_wished = Signal()
    """The words typed here are walked; the programme's history is next."""

    def __init__(self, one_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one_line = one_line
        self.companions: list[object] = []  # whoever works on the field and must live as long as it
        self._loading = self._is_changed = False
        self._least_lines = 1
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(MARGIN)
        self.document().documentLayout().registerHandler(rich_text.MARK_TYPE, MarkPainter(self))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.document().contentsChange.connect(self._contents_change)
        self.document().contentsChanged.connect(self._contents_changed)

    def load(self, text: str) -> None:
        """Shows markup. Keeps the cursor's place where the text still has it."""
        self._loading = True
        place = self.textCursor().position()
        loader = rich_text.load_inline if self.one_line else rich_text.load_blocks
        loader(self.document(), text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._loading = False
        self._fit()

    def markup(self) -> str:
        """What stands in the field, as markup."""
        return rich_text.inline_of(self.document()) if self.one_line else rich_text.blocks_of(self.document())

    def set_read_only(self, on: bool) -> None:
        """Words can be read and copied, by mouse and by keys, but not changed."""
        reading = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(reading if on else Qt.TextInteractionFlag.TextEditorInteraction)

    def set_least_lines(self, lines: int) -> None:
        """The height of an empty field."""
        self._least_lines = lines
        self._fit()

    # ------------------------------------------------------------------------------------------------------- keyboard

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        SpareTime.let_paint()
        if self._leaves(event) or self._walks_history(event):
            event.accept()
            return
        if self.isReadOnly() or not text_commands.handle_key(self, event):
            super().keyPressEvent(event)
        else:
            self.cursorPositionChanged.emit()  # it may be in another list, or in none, though it did not move

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if not self.isReadOnly() and text_commands.tab_shifts(self, 1 if next else -1):
            self.cursorPositionChanged.emit()
            return True
        return super().focusNextPrevChild(next)

    @override
    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(e)
        clicked = self.document().documentLayout().hitTest(e.position(), Qt.HitTestAccuracy.ExactHit)
        if clicked >= 0 and self.document().characterAt(clicked) == rich_text.MARK_SIGN and not self.isReadOnly():
            cursor = self.textCursor()
            cursor.setPosition(clicked)
            self.setTextCursor(cursor)
            if text_commands.footnote_at(self):
                self.footnote_opened.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _leaves(self, event: QKeyEvent) -> bool:
        if self.one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave_wished.emit(True)
            return True
        cursor = self.textCursor()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Down and cursor.atEnd():
            self.leave_wished.emit(True)
            return True
        is_start = cursor.atStart() and not cursor.hasSelection() and not self.isReadOnly()
        if event.key() == Qt.Key.Key_Backspace and is_start and self.one_line:
            self.join_wished.emit()
            return True
        if event.key() == Qt.Key.Key_Up and cursor.atStart():
            self.leave_wished.emit(False)
            return True
        return False

    def _walks_history(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_step()
            return True
        if event.matches(QKeySequence.StandardKey.Redo):
            self.redo_step()
            return True
        return False

    def undo_step(self) -> None:
        """Takes back a word typed here, else asks for the programme's undo."""
        if self.document().isUndoAvailable():
            self.undo()
            self.cursorPositionChanged.emit()
        else:
            self.undo_wished.emit()

    def redo_step(self) -> None:
        """As `undo_step`, forwards."""
        if self.document().isRedoAvailable():
            self.redo()
        else:
            self.redo_wished.emit()

    @property
    def has_steps(self) -> bool:
        """Whether a word that was typed here can be taken back."""
        return self.document().isUndoAvailable()

    def forget_steps(self) -> None:
        """What was typed so far is taken back as the programme's history has it, not word by word."""
        self.document().clearUndoRedoStacks()

    def redone(self) -> str | None:
        """What would stand here were everything done again that was taken back here; None where that is nothing."""
        document, count = self.document(), 0
        self._loading = True
        while document.isRedoAvailable():
            document.redo()
            count += 1
        words = self.markup() if count else None
        for _ in range(count):
            document.undo()
        self._loading = False
        return words

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Under a style sheet the viewport keeps its first font, in which Qt paints what stands in an empty field."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.viewport().setFont(self.font())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.one_line:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(self.foregroundRole()))
            x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            painter.translate(-x, -y)
            draw_bullets(painter, self.document(), QRectF(event.rect().translated(x, y)))
            painter.end()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.isReadOnly():
            self._use_our_undo(menu)
            self.menu_made.emit(menu, event.pos())
        give_letters(menu)
        menu.popup(event.globalPos())

    def _use_our_undo(self, menu: QMenu) -> None:
        """Qt's own would know this field only, and names another key for redo than the menu of the window."""
        for name, words, keys, step in (
            ("edit-undo", self.tr("&Rückgängig"), "Ctrl+Z", self.undo_step),
            ("edit-redo", self.tr("&Wiederholen"), "Ctrl+Y", self.redo_step),
        ):
            for action in [each for each in menu.actions() if each.objectName() == name]:
                action.triggered.disconnect()
                shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(f"{words}\t{shown}")
                action.setEnabled(True)
                action.triggered.connect(lambda _checked=False, step=step: step())

    # ------------------------------------------------------------------------------------------------ paste and size

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Nothing is loaded for pasted text: it could name files and other machines."""
        return None

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = markup_of_mime(source, self.one_line)
        if text:
            rich_text.insert_blocks(self.textCursor(), text)
            self.ensureCursorVisible()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of_selection(self.textCursor())

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def _height(self) -> int:
        least = self.fontMetrics().lineSpacing() * self._least_lines + 2 * round(self.document().documentMargin())
        margins = self.contentsMargins()
        wanted = max(round(self.document().size().height() + 0.5), least)
        return wanted + margins.top() + margins.bottom()  # a style sheet's border and padding are in the margins

    def _fit(self, *_: object) -> None:
        height = self._height()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _contents_change(self) -> None:
        self._is_changed = not self._loading

    def _contents_changed(self) -> None:
        """Comes also when only a highlighter marked words."""
        if self._is_changed:
            self._is_changed = False
            self.edited.emit()


class PlainEdit(RichTextEdit):
    """A one-line field whose value is plain words without markup (titles and metadata of programmes)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(one_line=True, parent=parent)

    @override
    def load(self, text: str) -> None:
        super().load(escape_inline(text))

    @override
    def markup(self) -> str:
        return plain_inline(super().markup())
