"""The bar above everything: views, search, what is saved, reading and exporting."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from desktop.actions import Actions
from desktop.look import icons
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import clearable, growing_icons, set_look
from desktop.look.theme import colours, px, theme
from desktop.menu_letters import new_menu

SEARCH_WIDTH = 360
FOLDED_WIDTH = 520
"""At the usual size of letters: the views in a menu, tools without words."""
_ICON, _BESIDE = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class TopBar(QWidget):
    """The views, the search in all programmes, and whether all is saved."""

    view_wished = Signal(str)
    cancel_wished = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.views = QWidget(self)
        self.views.setProperty("look", "segments")
        self.views.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._views: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._worded: list[QToolButton] = []
        self.chosen = QToolButton(self)  # stands for the row of views where it has no room
        self.chosen.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.chosen.setProperty("look", "choice")
        self.chosen.setToolTip(self.tr("Ansicht wechseln"))
        self.chosen.setMenu(new_menu(self.chosen))
        self.chosen.hide()
        self.search = SearchField(self)
        self.state = QLabel(self)
        self.cancel = QToolButton(self)
        self.cancel.setText(self.tr("Abbrechen"))
        self.cancel.setToolTip(self.tr("Die Änderung zurücknehmen, die gerade gespeichert wird"))
        self.cancel.clicked.connect(self._cancel)
        self.cancel.hide()
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
        self.chosen.menu().addAction(tool.toolTip(), tool.click)
        self._fold()

    def mark_view(self, key: str) -> None:
        """The view that is shown."""
        self._views[key].setChecked(True)
        words = self._views[key].text()
        self.chosen.setText(f"{words} ▾")
        self.chosen.setAccessibleName(self.tr("Ansicht: {name}").format(name=words))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def minimumSizeHint(self) -> QSize:
        """That of the folded bar: else it could never become so narrow."""
        return QSize(px(FOLDED_WIDTH), super().minimumSizeHint().height())

    def _fold(self) -> None:
        """Nothing is cut: first reading and exporting lose their words, then the row of views folds into a menu."""
        beside = SPACE_L + 4 * SPACE_S + 2 * SPACE_M + self.search.minimumWidth() + self.state.sizeHint().width()
        bare = len(self._bare) * self._bare[0].sizeHint().width() + 6 * SPACE_S
        icons_only = len(self._worded) * self._bare[0].sizeHint().width()
        row = sum(each.sizeHint().width() + 2 for each in self._views.values()) + 4
        with_words = sum(_width_with_words(each) for each in self._worded)
        folds = beside + bare + icons_only + row > self.width()
        is_bare = folds or beside + bare + with_words + row > self.width()
        self.views.setVisible(len(self._views) > 1 and not folds)
        self.chosen.setVisible(len(self._views) > 1 and folds)
        for each in self._worded:
            each.setToolButtonStyle(_ICON if is_bare else _BESIDE)

    def show_saving(self) -> None:
        """Something is on its way to the disk."""
        self._show_state("saving", self.tr("Speichert …"))

    def show_progress(self, done: int) -> None:
        """How many of 100 are done of something long, which can be ended until it is done."""
        self._show_state("saving", self.tr("Speichert … {done} %").format(done=done))
        self.cancel.setVisible(done < 100)

    def _cancel(self) -> None:
        self.cancel.hide()
        self.cancel_wished.emit()

    def show_saved(self, clock: str) -> None:
        """Everything is on the disk since then."""
        self._show_state("saved", self.tr("Gespeichert {time}").format(time=clock) if clock else "")

    def show_unsaved(self, words: str) -> None:
        """Something could not be saved."""
        self._show_state("unsaved", words)

    def _show_state(self, kind: str, words: str) -> None:
        if kind != "saving":
            self.cancel.hide()
        set_look(self.state, "danger" if kind == "unsaved" else "secondary")
        self.state.setText(words)
        self.state.setAccessibleName(words)
        self._keep_room()

    def _keep_room(self) -> None:
        """The search beside it keeps its place when something is saved."""
        usual = (self.tr("Gespeichert {time}").format(time="00:00"), self.tr("Speichert …"))
        self.state.setMinimumWidth(max(map(self.state.fontMetrics().horizontalAdvance, usual)) + SPACE_S)

    def _lay_out(self, actions: Actions) -> None:
        segments = QHBoxLayout(self.views)
        segments.setContentsMargins(3, 3, 3, 3)
        segments.setSpacing(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(self.views)
        row.addWidget(self.chosen)
        row.addSpacing(SPACE_L)
        row.addStretch(1)
        row.addWidget(self.search, 12)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addWidget(self.cancel)
        row.addSpacing(SPACE_S)
        self._bare = [self._tool(actions, key, with_words=False) for key in ("undo", "redo")]
        self._worded = [self._tool(actions, key, with_words=True) for key in ("import", "export")]
        for tool in (*self._bare, *self._worded):
            row.addWidget(tool)
        theme().watch(self, self._keep_room)
        theme().watch(self, self._fold)

    def _tool(self, actions: Actions, key: str, with_words: bool) -> QToolButton:
        tool = QToolButton(self)
        tool.setDefaultAction(actions.button(key))
        growing_icons(tool)
        tool.setAccessibleName(actions[key].text())
        if with_words:
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            short = {"import": self.tr("Einlesen"), "export": self.tr("Exportieren")}
            tool.setText(short[key])
            actions[key].changed.connect(lambda: tool.setText(short[key]))
        return tool


def _width_with_words(tool: QToolButton) -> int:
    return tool.iconSize().width() + tool.fontMetrics().horizontalAdvance(tool.text()) + px(24)


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
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        clearable(self)
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
