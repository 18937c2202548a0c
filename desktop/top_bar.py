"""The bar above everything: views, search, what is saved, reading and exporting."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from desktop.actions import Actions
from desktop.look import icons
from desktop.look.colours import ICON_SIZE, SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import clearable, set_look
from desktop.look.theme import colours, px, theme

SEARCH_WIDTH = 360


class TopBar(QWidget):
    """Emits what is searched for and which view is wished."""

    view_wished = Signal(str)
    searched = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.views = QWidget(self)
        self.views.setProperty("look", "segments")
        self.views.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._views: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self.search = SearchField(self)
        self.state = QLabel(self)
        self._lay_out(actions)
        self._show_state("saved", "")

    def add_view(self, key: str, words: str, keys: str) -> None:
        """One more view to switch to."""
        tool = QToolButton(self.views)
        tool.setText(words)
        tool.setCheckable(True)
        tool.setProperty("look", "segment")
        tool.setToolTip(f"{words} ({keys})" if keys else words)
        tool.clicked.connect(lambda _checked=False: self.view_wished.emit(key))
        layout = self.views.layout()
        assert layout is not None
        layout.addWidget(tool)
        self._group.addButton(tool)
        self._views[key] = tool
        self.views.setVisible(len(self._views) > 1)

    def mark_view(self, key: str) -> None:
        """The view that is shown."""
        self._views[key].setChecked(True)

    def show_saving(self) -> None:
        """Something is on its way to the disk."""
        self._show_state("saving", self.tr("Speichert …"))

    def show_saved(self, clock: str) -> None:
        """Everything is on the disk since then."""
        self._show_state("saved", self.tr("Gespeichert {time}").format(time=clock) if clock else "")

    def show_unsaved(self, words: str) -> None:
        """Something could not be saved."""
        self._show_state("unsaved", words)

    def _show_state(self, kind: str, words: str) -> None:
        set_look(self.state, "danger" if kind == "unsaved" else "secondary")
        self.state.setText(words)
        self.state.setAccessibleName(words)

    def _lay_out(self, actions: Actions) -> None:
        segments = QHBoxLayout(self.views)
        segments.setContentsMargins(3, 3, 3, 3)
        segments.setSpacing(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(self.views)
        row.addSpacing(SPACE_L)
        row.addStretch(1)
        row.addWidget(self.search, 4)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addSpacing(SPACE_S)
        for key in ("undo", "redo"):
            row.addWidget(self._tool(actions, key, with_words=False))
        for key in ("import", "export"):
            row.addWidget(self._tool(actions, key, with_words=True))

    def _tool(self, actions: Actions, key: str, with_words: bool) -> QToolButton:
        tool = QToolButton(self)
        tool.setDefaultAction(actions.button(key))
        tool.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        tool.setAccessibleName(actions[key].text())
        if with_words:
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            short = {"import": self.tr("Einlesen"), "export": self.tr("Exportieren")}
            tool.setText(short[key])
            actions[key].changed.connect(lambda: tool.setText(short[key]))
        return tool


class SearchField(QLineEdit):
    """Words that are searched for in all programmes; arrow keys go to the hits below."""

    down = Signal()
    picked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("In allen Programmen suchen …"))
        self.setAccessibleName(self.tr("In allen Programmen suchen"))
        self.setMinimumWidth(160)
        clearable(self)
        self._sign = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._paint()
        theme().changed.connect(self._paint)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    def _paint(self) -> None:
        self.setMaximumWidth(px(SEARCH_WIDTH))
        self._sign.setIcon(icons.icon("search", colours().secondary))
