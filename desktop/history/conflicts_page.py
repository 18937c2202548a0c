"""What both sides changed differently: a list, and the two texts side by side with what differs. One chooses by keys."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.history.merge_rows import ConflictRow
from desktop.look.colours import SPACE_S
from desktop.look.parts import button, label, row
from desktop.look.theme import colours, theme
from programme.merge_values import ConflictKey, Side
from programme.word_difference import Edit

_KEYS = {Side.MINE: "Alt+1", Side.THEIRS: "Alt+2", Side.BOTH: "Alt+3"}


class ConflictsPage(QWidget):
    """`choices` are what a person chose, or what stands where she did not."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[ConflictRow] = ()
        self._choices: dict[ConflictKey, Side] = {}
        self._seen: set[ConflictKey] = set()
        self.list = QListWidget(self)
        self.where = label(bold=True, parent=self)
        self.sides = (self._text(self.tr("Meine Fassung")), self._text(self.tr("Andere Fassung")))
        self.group = QButtonGroup(self)
        self.buttons = {
            Side.MINE: QRadioButton(self.tr("&Meine behalten"), self),
            Side.THEIRS: QRadioButton(self.tr("Die &andere nehmen"), self),
            Side.BOTH: QRadioButton(self.tr("&Beide untereinander, ich bearbeite sie danach"), self),
        }
        self._lay_out()
        self._connect()

    @property
    def choices(self) -> dict[ConflictKey, Side]:
        """By `Conflict.place`."""
        return dict(self._choices)

    def show_rows(self, rows: Sequence[ConflictRow]) -> None:
        """Takes other conflicts; the first one is in front."""
        self.rows = rows
        self._choices = {each.place: each.chosen for each in rows}
        self._seen.clear()
        self.list.clear()
        for each in rows:
            self.list.addItem(QListWidgetItem(self._words(each)))
        self.list.setCurrentRow(0 if rows else -1)

    def choose(self, side: Side) -> None:
        """For the conflict in front; both only where both can be kept."""
        conflict = self.current
        if conflict is None or (side is Side.BOTH and not conflict.both):
            return
        self._choices[conflict.place] = side
        self._seen.add(conflict.place)
        self.buttons[side].setChecked(True)
        self.list.currentItem().setText(self._words(conflict))
        self.chosen.emit()

    def choose_everywhere(self, side: Side) -> None:
        """For all conflicts at once."""
        for place, each in enumerate(self.rows):
            self._choices[each.place] = side
            self._seen.add(each.place)
            self.list.item(place).setText(self._words(each))
        self._show()
        self.chosen.emit()

    @property
    def current(self) -> ConflictRow | None:
        """The conflict in front."""
        place = self.list.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    @property
    def open_count(self) -> int:
        """How many nobody has decided yet."""
        return len(self.rows) - len(self._seen)

    # ------------------------------------------------------------------------------------------------------------ inside

    def _text(self, name: str) -> QTextBrowser:
        browser = QTextBrowser(self)
        browser.setAccessibleName(name)
        browser.setProperty("look", "framed")
        browser.setOpenLinks(False)
        browser.setTabChangesFocus(True)
        return browser

    def _lay_out(self) -> None:
        self.list.setProperty("look", "framed")
        self.list.setAccessibleName(self.tr("Widersprüche"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACE_S, 0, 0, 0)
        self.where.setWordWrap(True)
        column.addWidget(self.where)
        grid = QGridLayout()
        for place, browser in enumerate(self.sides):
            grid.addWidget(label(browser.accessibleName(), "secondary", parent=right), 0, place)
            grid.addWidget(browser, 1, place)
            grid.setColumnStretch(place, 1)
        column.addLayout(grid, 1)
        for side, choice in self.buttons.items():
            self.group.addButton(choice)
            column.addWidget(choice)
            choice.setToolTip(_KEYS[side].replace("+", " + "))
        everywhere = (
            button(self.tr("Überall meine"), lambda: self.choose_everywhere(Side.MINE), "link", right),
            button(self.tr("Überall die andere"), lambda: self.choose_everywhere(Side.THEIRS), "link", right),
        )
        for each in everywhere:
            each.setAutoDefault(False)
        everywhere[0].setProperty("flush", True)
        column.addLayout(row(*everywhere, None))
        splitter = QSplitter(self)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setSizes([280, 640])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.itemActivated.connect(lambda _item: self._next())
        for side, choice in self.buttons.items():
            choice.clicked.connect(lambda _on=False, side=side: self.choose(side))
            shortcut = QShortcut(QKeySequence(_KEYS[side]), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda side=side: self.choose(side))
        theme().watch(self, self._show)

    def _next(self) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())

    def _show(self) -> None:
        conflict = self.current
        if conflict is None:
            return
        self.where.setText(f"{conflict.where}\n{conflict.what}")
        for place, browser in enumerate(self.sides):
            browser.setHtml(side_html(conflict, place))
        self.buttons[Side.BOTH].setVisible(conflict.both)
        self.buttons[self._choices[conflict.place]].setChecked(True)

    def _words(self, conflict: ConflictRow) -> str:
        said = {
            Side.MINE: self.tr("meine bleibt"),
            Side.THEIRS: self.tr("die andere kommt"),
            Side.BOTH: self.tr("beide untereinander"),
        }[self._choices[conflict.place]]
        sign = "✓" if conflict.place in self._seen else "?"
        return f"{conflict.where}\n{sign} {conflict.what}: {said}"


def side_html(conflict: ConflictRow, side: int) -> str:
    """One side of a conflict, 0 mine and 1 theirs: what the other one does not have is marked."""
    own, ground = (Edit.INSERT, colours().success_soft) if side else (Edit.DELETE, colours().warning_soft)
    parts = []
    for segment in conflict.segments:
        words = escape(segment.text).replace("\n", "<br>")
        if segment.edit is own:
            parts.append(f'<span style="background:{ground};text-decoration:underline">{words}</span>')
        elif segment.edit is Edit.EQUAL:
            parts.append(words)
    return "".join(parts)
