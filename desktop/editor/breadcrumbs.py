"""Where the entry in the editor stands: the entries above it, each a button."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from desktop.look.parts import clear, tab_anchor, tab_order
from desktop.menu_letters import new_menu
from desktop.tree.outline import Entry, Outline

LEAST = 96
"""A crumb whose words get less than this says nothing any more."""
FOLDED = "…"


def shares(wanted: Sequence[int], room: int, frame: int, fold: int) -> tuple[list[int], int]:
    """Pixels of each crumb's words in a row `room` wide, and how many crumbs after the first are folded into one.

    `frame` is what a crumb takes beside its words (padding, border, the sign before it), `fold` all of the folded one. The last crumb, the entry right above, keeps its room longest: first the programme shrinks, then what stands next to
    it, then crumbs fold from the programme's side on. Folded crumbs get 0.
    """
    count = len(wanted)
    for folded in range(max(count - 1, 1)):
        shown = [0, *range(1 + folded, count)]
        left = room - frame * len(shown) - fold * bool(folded)
        found = [wanted[place] if place in shown else 0 for place in range(count)]
        for place in shown[:-1]:
            over = max(sum(found) - left, 0)
            found[place] = max(wanted[place] - over, min(wanted[place], LEAST))
        if sum(found) <= left:
            return found, folded
    found[-1] = max(found[-1] - (sum(found) - left), min(wanted[-1], LEAST))
    return found, folded


class Breadcrumbs(QWidget):
    """Emits `chosen` with the id of an entry above, "" for the programme."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pfad"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._steps: list[tuple[str, str]] = []
        self._buttons: list[QPushButton] = []
        self._signs: list[QLabel] = []
        self._fold: QPushButton | None = None
        self._folded = 0
        self._anchor = tab_anchor(self)

    def show_path(self, outline: Outline, entry: Entry | None) -> None:
        """The path of `entry`, or of the programme itself."""
        steps = [("", outline.head.title)] if entry else []
        for above in entry.ancestors() if entry else []:
            number = f"{above.shown_number} " if above.shown_number else ""
            steps.append((above.id, number + (above.short_title or above.shown)))
        if steps != self._steps:
            self._steps = steps
            self._build()

    def clear(self) -> None:
        """Shows nothing."""
        self._steps = []
        self._build()

    @override
    def minimumSizeHint(self) -> QSize:
        """Words that stand in full now must not keep the pane from becoming narrower."""
        return QSize(LEAST, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _build(self) -> None:
        clear(self._layout)
        self._buttons, self._signs, self._fold = [], [], None
        for place, (entry_id, words) in enumerate(self._steps):
            if place:
                self._signs.append(self._sign())
            if place == 1 and len(self._steps) > 2:
                self._fold = self._fold_button()
            self._buttons.append(self._button(words))
            self._buttons[-1].setText(words.replace("&", "&&"))
            self._buttons[-1].setToolTip(words)
            self._buttons[-1].setProperty("words", words)
            self._buttons[-1].clicked.connect(lambda _on=False, chosen=entry_id: self.chosen.emit(chosen))
        self._layout.addStretch(1)
        folded = [self._fold] if self._fold else []
        tab_order(self._anchor, *self._buttons[:1], *folded, *self._buttons[1:])
        self._shorten()

    def _sign(self) -> QLabel:
        sign = QLabel("›", self)
        sign.setProperty("look", "secondary")
        self._layout.addWidget(sign)
        return sign

    def _fold_button(self) -> QPushButton:
        fold = self._button(self.tr("Weitere Ebenen"))
        fold.setText(FOLDED)
        fold.clicked.connect(self._open_fold)
        self._signs.append(self._sign())
        return fold

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", "crumb")
        button.setAutoDefault(True)
        button.setAccessibleName(name)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._layout.addWidget(button)
        return button

    def _open_fold(self) -> None:
        """The folded entries as a menu: none of them is out of reach."""
        menu = new_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry_id, words in self._steps[1 : 1 + self._folded]:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, chosen=entry_id: self.chosen.emit(chosen))
        if self._fold is not None:
            menu.popup(self._fold.mapToGlobal(QPoint(0, self._fold.height())))

    def _shorten(self) -> None:
        """Gives the nearest entry its room, then the others theirs from near to far; see `shares`."""
        if not self._buttons:
            return
        metrics = self.fontMetrics()
        wanted = [metrics.horizontalAdvance(words) + 2 for _, words in self._steps]
        rooms, self._folded = shares(wanted, self.width(), *self._frames())
        for place, (button, room) in enumerate(zip(self._buttons, rooms, strict=True)):
            words = self._steps[place][1]
            button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
            if 0 < place <= self._folded or button.property("folded"):
                button.setProperty("folded", 0 < place <= self._folded)
                button.setVisible(not button.property("folded"))
        self._show_fold()

    def _frames(self) -> tuple[int, int]:
        """What a crumb takes beside its words, and all that the fold takes, in the letters of now."""
        one = self._buttons[0]
        one.ensurePolished()
        sign = max((each.sizeHint().width() for each in self._signs), default=0)
        frame = one.sizeHint().width() - one.fontMetrics().horizontalAdvance(one.text()) + sign
        return frame, (self._fold.sizeHint().width() + sign if self._fold else 0)

    def _show_fold(self) -> None:
        """The dots stand behind the programme; each folded crumb takes the sign before it along."""
        if self._fold is None:
            return
        self._fold.setVisible(self._folded > 0)
        self._fold.setToolTip(" › ".join(words for _, words in self._steps))
        for place, sign in enumerate(self._signs):  # the one behind the dots goes with them
            sign.setVisible(not 1 <= place <= max(self._folded, 1))
