"""Editors of single values: text, choice, date, money, number. All speak markup and say when they were edited."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QDate, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from desktop.editor.text_edit import RichTextEdit
from desktop.german_values import shown_date, tidied
from desktop.look.parts import icon_button
from desktop.look.theme import px, theme
from desktop.menu_letters import new_menu
from programme import markup
from programme.model import FieldDefinition, FieldKind


class ValueEditor(Protocol):
    """What a page asks of an editor. `edited` comes with every change by the user, `left` when the focus goes."""

    edited: SignalInstance
    left: SignalInstance

    def forget_steps(self) -> None:
        """What was typed so far is taken back by the programme's undo, not by the field's own."""

    def load(self, text: str) -> None:
        """Shows markup, quietly."""

    def markup(self) -> str:
        """What stands there, as markup."""

    def set_read_only(self, on: bool) -> None:
        """What stands there can be read, but not changed."""


def editor_for(definition: FieldDefinition, parent: QWidget | None = None) -> QWidget:
    """The editor of a scheme's field."""
    editor: QWidget
    if definition.kind is FieldKind.CHOICE:
        editor = ChoiceEdit(definition.choices, parent)
    elif definition.kind is FieldKind.DATE:
        editor = DateEdit(parent)
    elif definition.kind in (FieldKind.MONEY, FieldKind.NUMBER):
        editor = LineEdit(definition.kind, parent)
    else:
        editor = RichTextEdit(one_line=True, parent=parent)
        editor.setProperty("look", "field")
    editor.setAccessibleName(definition.label)
    return editor


class LineEdit(QLineEdit):
    """One line without marks; what was typed is tidied when left ("12500" becomes "12.500,00 €"). What cannot be read stays,
    marked."""

    edited = Signal()
    left = Signal()
    undo_wished = Signal()
    redo_wished = Signal()
    """Nothing of what was typed here is left to be taken back; the programme's history is next."""

    def __init__(self, kind: FieldKind = FieldKind.TEXT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.textEdited.connect(lambda _text: self.edited.emit())
        if kind in (FieldKind.MONEY, FieldKind.NUMBER):
            theme().fit(self, lambda: self.setMaximumWidth(px(220)))

    def load(self, text: str) -> None:
        """Shows markup."""
        plain = markup.plain_inline(text)
        if plain != self.text():
            self.setText(plain)
        self._mark(tidied(self._kind, plain) is None)

    def set_read_only(self, on: bool) -> None:
        """As every editor."""
        self.setReadOnly(on)

    def markup(self) -> str:
        """The line with its signs escaped."""
        return markup.escape_inline(self.text())

    def forget_steps(self) -> None:
        """As every editor."""
        if self.isUndoAvailable() or self.isRedoAvailable():
            place, was_typed = self.cursorPosition(), self.isModified()
            self.setText(self.text())
            self.setModified(was_typed)
            self.setCursorPosition(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_wished.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable():
            self.redo_wished.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        value = tidied(self._kind, self.text())
        self._mark(value is None)
        if value is not None and value != self.text() and self.isModified():  # who only passes by changes nothing
            self.setText(value)
            self.edited.emit()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _mark(self, invalid: bool) -> None:
        if self.property("invalid") != invalid:
            self.setProperty("invalid", invalid)
            self.style().polish(self)
        hints = {FieldKind.DATE: self.tr("Kein Datum. Erwartet wird TT.MM.JJJJ.")}
        self.setToolTip(hints.get(self._kind, self.tr("Keine Zahl.")) if invalid else "")


class DateEdit(QWidget):
    """A date that may be empty or still words ("Ende 2027"): a line and a calendar."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEdit(FieldKind.DATE, self)
        self.line.setPlaceholderText(self.tr("TT.MM.JJJJ"))
        theme().fit(self.line, lambda: self.line.setMaximumWidth(px(160)))
        self.button = icon_button("calendar", self.tr("Kalender öffnen"), self._open_calendar, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.button)
        layout.addStretch()
        self.setFocusProxy(self.line)
        self.undo_wished, self.redo_wished = self.line.undo_wished, self.line.redo_wished
        self.line.edited.connect(self.edited)
        self.line.left.connect(self.left)

    def load(self, text: str) -> None:
        """Shows markup."""
        self.line.load(text)

    def forget_steps(self) -> None:
        """As every editor."""
        self.line.forget_steps()

    def set_read_only(self, on: bool) -> None:
        """As every editor."""
        self.line.set_read_only(on)
        self.button.setEnabled(not on)

    def markup(self) -> str:
        """The date as TT.MM.JJJJ, or the words as they are."""
        return self.line.markup()

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        day = shown_date(self.line.text())
        if day:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu = new_menu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(lambda chosen: self._take(chosen, menu))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _take(self, chosen: QDate, menu: QMenu) -> None:
        menu.close()
        self.line.setText(date(chosen.year(), chosen.month(), chosen.day()).strftime("%d.%m.%Y"))
        self.edited.emit()
        self.left.emit()


class ChoiceEdit(QComboBox):
    """One of the scheme's words or nothing; a word from elsewhere stays choosable."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems(["", *choices])
        self.setItemText(0, self.tr("–"))
        theme().fit(self, lambda: self.setMaximumWidth(px(220)))
        self.setMinimumWidth(160)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._chosen)

    def load(self, text: str) -> None:
        """Shows markup."""
        plain = markup.plain_inline(text)
        if plain and self.findText(plain) < 0:
            self.addItem(plain)
        self.setCurrentIndex(max(0, self.findText(plain)) if plain else 0)

    def forget_steps(self) -> None:
        """A choice is no step of its own."""

    def set_read_only(self, on: bool) -> None:
        """As every editor."""
        self.setEnabled(not on)

    def markup(self) -> str:
        """The chosen word; "" for nothing."""
        return markup.escape_inline(self.currentText()) if self.currentIndex() > 0 else ""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not change values under the pointer."""
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.edited.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _chosen(self, _index: int) -> None:
        self.edited.emit()
        self.left.emit()
