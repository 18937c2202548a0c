"""The side sheet ("Beiblatt") at the right of the editor: preview, findings, comments, history, one at a time."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.look import icons
from desktop.look.colours import SPACE_S, SPACE_XL
from desktop.look.parts import growing_icons, wrapped
from desktop.look.theme import colours, icon_side, px, theme
from desktop.messages import numeral

NARROWEST, WIDEST, USUAL = 320, 960, 380
"""Pixels at the usual size of letters; `SideSheet.widths` has them for the size in use."""
_MOST_NARROW = 480  # even beside large letters tree and text keep their room
_TAB_HEIGHT = 40
_TAB_PADDING = 14  # both sides, as the style sheet has it; grows with the letters


@dataclass(slots=True)
class Pane:
    """One pane behind its tab; `count` stands beside the title, None for none."""

    key: str
    title: str
    icon: str
    count: int | None = None

    @property
    def words(self) -> str:
        """Title and count, as they are read aloud."""
        return f"{self.title} {numeral(self.count)}" if self.count else self.title


class SideSheet(QWidget):
    """Remembers which pane is shown, whether the sheet is folded, and its width (`state`, `restore`)."""

    pane_shown = Signal(str)
    """Key of the pane that is seen now: after a change of tabs, and when the sheet unfolds."""
    folded_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Beiblatt"))
        self.tabs = SheetTabs(self)
        self.stack = QStackedWidget(self)
        self.closed = wrapped(
            self.tr("Ist ein Programm geöffnet, stehen hier Vorschau, Hinweise, Kommentare und Verlauf dazu."),
            "secondary",
        )
        self.body = QStackedWidget(self)
        self._targets: dict[QWidget, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        self.closed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.closed.setMargin(SPACE_XL)
        for each in (self.stack, self.closed):
            self.body.addWidget(each)
        column.addWidget(self.body, 1)
        self.tabs.currentChanged.connect(self._turned)
        theme().watch(self.tabs, self.tabs.write)
        theme().watch(self, self._use_widths)
        self._use_widths()

    def use_programme(self, is_open: bool) -> None:
        """Without one there is nothing that the panes could show: a sentence stands in their place."""
        self.tabs.setEnabled(is_open)
        self.body.setCurrentWidget(self.stack if is_open else self.closed)

    @property
    def widths(self) -> tuple[int, int, int]:
        """The least, usual and most width at the size of letters in use."""
        least = min(max(NARROWEST, px(NARROWEST)), _MOST_NARROW)
        return least, max(USUAL, px(USUAL)), max(WIDEST, px(WIDEST))

    def add_pane(self, key: str, title: str, icon: str, widget: QWidget) -> None:
        """One more pane, behind the others. Its focus proxy says where the keyboard goes; taken over, for a proxy that
        is hidden just now would trap Tab."""
        proxy: QWidget | None = widget.focusProxy()
        if proxy is not None:
            self._targets[widget] = proxy
            widget.setFocusProxy(None)  # type: ignore[arg-type] # Qt's way to take it off
        self.stack.addWidget(widget)
        self.tabs.add(Pane(key, title, icon))

    def set_count(self, key: str, count: int | None) -> None:
        """The number beside a pane's title; None or 0 for none."""
        pane = self.tabs.pane(key)
        if pane.count != (count or None):
            pane.count = count or None
            self.tabs.write()

    @property
    def current(self) -> str:
        """The key of the pane in front; "" while there is none."""
        place = self.tabs.currentIndex()
        return self.tabs.panes[place].key if place >= 0 else ""

    def is_seen(self, key: str) -> bool:
        """Whether a pane is in front and the sheet unfolded, so that work for it is worth it."""
        return self.current == key and not self.folded

    def show_pane(self, key: str) -> None:
        """Unfolds the sheet and brings a pane to the front."""
        self.tabs.setCurrentIndex([each.key for each in self.tabs.panes].index(key))
        self.fold(False)

    @property
    def folded(self) -> bool:
        """Whether the sheet is put away."""
        return self.isHidden()

    def fold(self, folded: bool) -> None:
        """Puts the sheet away, or brings it back."""
        if folded != self.folded:
            self.setVisible(not folded)
            self.folded_changed.emit(folded)
            if not folded:
                self.pane_shown.emit(self.current)

    def focus_pane(self) -> None:
        """Puts the keyboard into the pane in front, or on its tab where it has nothing for the keyboard."""
        shown = self.stack.currentWidget()
        target = self._targets.get(shown) if shown is not None else None
        usable = target is not None and target.isVisible() and target.isEnabled()
        (target if target is not None and usable else self.tabs).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def state(self) -> dict[str, Any]:
        """What `restore` takes."""
        return {"pane": self.current, "folded": self.folded, "width": self.width()}

    def restore(self, state: dict[str, Any]) -> int:
        """Brings a state back and gives the width that it asks for; what makes no sense is left out."""
        keys = [each.key for each in self.tabs.panes]
        if state.get("pane") in keys:
            self.tabs.setCurrentIndex(keys.index(state["pane"]))
        self.fold(bool(state.get("folded", False)))
        width, (least, usual, most) = state.get("width"), self.widths
        return min(max(width, least), most) if isinstance(width, int) else usual

    def _use_widths(self) -> None:
        least, _, most = self.widths
        self.setMinimumWidth(least)
        self.setMaximumWidth(most)

    def _turned(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.tabs.write()
        if place >= 0 and not self.folded:
            self.pane_shown.emit(self.current)


class SheetTabs(QTabBar):
    """Tabs that share the width: words where they fit, else only the one in front has its word, the others icons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panes: list[Pane] = []
        self._narrow = False
        self.setProperty("look", "sheet")
        self.setAccessibleName(self.tr("Beiblatt"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        growing_icons(self)

    def add(self, pane: Pane) -> None:
        """One more tab."""
        self.panes.append(pane)
        self.addTab("")
        self.write()

    def pane(self, key: str) -> Pane:
        """Raises StopIteration for an unknown key."""
        return next(each for each in self.panes if each.key == key)

    def write(self) -> None:
        """Words, counts, icons and tips of all tabs; what they say decides whether they fit."""
        self._narrow = self._wanted() > self.width()
        for place, pane in enumerate(self.panes):
            in_front = place == self.currentIndex()
            with_icon = self._narrow and not in_front
            words = pane.words if not with_icon else numeral(pane.count) if pane.count else ""
            colour = colours().text if in_front else colours().secondary
            self.setTabIcon(place, icons.icon(pane.icon, colour) if with_icon else QIcon())
            self.setTabText(place, words)
            self.setTabToolTip(place, pane.words if with_icon else "")
            self.setAccessibleTabName(place, pane.words)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        pane, metrics = self.panes[index], self.fontMetrics()
        if not self._narrow or index == self.currentIndex():
            width = metrics.horizontalAdvance(pane.words)
        else:
            digits = numeral(pane.count) if pane.count else ""
            width = icon_side() + (metrics.horizontalAdvance(digits) + SPACE_S if digits else 0)
        return QSize(width + px(_TAB_PADDING) + 2, max(_TAB_HEIGHT, metrics.height() + 2 * SPACE_S))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self._wanted() > self.width()) != self._narrow:
            self.write()

    def _wanted(self) -> int:
        return sum(self.fontMetrics().horizontalAdvance(each.words) + px(_TAB_PADDING) + 2 for each in self.panes)
