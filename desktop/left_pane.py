"""The left side of the desk: programmes, and the tree of the open one with its filter and tools."""

import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.action_rows import Scope
from desktop.actions import Actions
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.fonts import use_letters
from desktop.look.parts import button, clearable, growing_icons, icon_button, line, row, tab_order, wrapped
from desktop.spare_time import SpareTime, advance
from desktop.start.programme_list import ProgrammeList
from desktop.tree.facet_menu import FacetButton
from desktop.tree.filter import Facets, OutlineFilter
from desktop.tree.model import OutlineModel
from desktop.tree.opening import Opening
from desktop.tree.outline import Entry
from desktop.tree.view import OutlineTree
from desktop.widgets.filter_field import FilterField

FILTER_DELAY = 60
TREE_BAR = ("add_sibling", "add_child", "move_up", "move_down", "move_out", "move_in", "delete")
SHOW_FIRST, SHOW_EVERY = 0.02, 0.25
"""Seconds after which the first and then more hits are shown, where it takes long to find all."""
SHOWN_ALONG = 2_000
"""Up to so many entries are shown in the same slice that found them."""
EXPANDED_AT_MOST = 400
"""Up to so many hits a filter opens every branch; above, only the outermost, where these are no more."""
MOST_OPEN, OPENED_AT_ONCE = 1_000, 50
"""Up to so many open branches are open again when the filter goes, so many in a step."""


class LeftPane(QWidget):
    """Holds the tree and its model; the window connects them with the document."""

    head_wished = Signal()
    """The programme's own page."""
    first_wished = Signal()
    told = Signal(str)
    """How many entries the filter lets through, in words."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.programmes = ProgrammeList(self)
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self.model, self)
        self.opening = Opening(self.tree)
        self.title = QLabel(self.tr("Gliederung"), self)
        self.details = icon_button(
            "programme", self.tr("Angaben zum Programm (Strg+Umschalt+P)"), self.head_wished.emit, self
        )
        self.filter = FilterField(self)
        self.lock = QToolButton(self)
        self.hits = QLabel(self)
        self.reset = button(self.tr("Filter zurücksetzen"), self._reset, "link", self)
        self.empty = wrapped("", "secondary", self)
        self.first = button("", self.first_wished.emit, parent=self)
        self.finder = OutlineFilter()
        self.facets = FacetButton(self.finder, self)
        self._open_before: list[str] = []
        self._depth_before = 0
        """Down to which depth all was still being opened when the filter came."""
        self._delay = QTimer(self, singleShot=True, interval=FILTER_DELAY)
        self._delay.timeout.connect(self.apply_filter)
        self._current: Entry | None = None
        """What was chosen when looking began: it may not be among the first hits."""
        self.is_looking = False
        self.spare_time = SpareTime(self)
        self._prepare()
        self.lock.setDefaultAction(actions.button("lock"))
        growing_icons(self.lock)
        self._lay_out(self._bar(actions))
        actions.attach(Scope.TREE, self.tree)
        self.first.addAction(actions["paste"])  # an empty programme shows no tree, and can be filled from the clipboard
        self.filter.textChanged.connect(self._typed)
        self.filter.left_down.connect(self.tree.setFocus)
        self.facets.changed.connect(self.apply_filter)

    def show_outline(self) -> None:
        """The model has another programme, or none."""
        outline = self.model.outline
        self.finder.use(outline)
        self.filter.clear()
        self.facets.use(outline)
        self._show_hits(None)
        self._open_before, self._depth_before = [], 0
        self.is_looking = False
        self.spare_time.use(self.finder.prepare())
        if outline is not None:
            self.tree.marks_delegate.marks.use_scheme(outline.scheme)
        self.tree.scrollToTop()  # another programme begins at its beginning, wherever one was in the last
        self.update_empty()

    def changed(self, ids: Iterable[str] = ()) -> None:
        """The structure is another, or these entries are new, have other words or went: the filter looks again when it is
        next asked."""
        self.finder.forget(ids)
        self.spare_time.use(self.finder.prepare())
        if self.is_looking:
            self._delay.start()

    def update_empty(self) -> None:
        """Says what to do where no entry is shown."""
        outline = self.model.outline
        held = self.tree.hasFocus() or self.first.hasFocus()
        nothing = outline is not None and not outline.size
        no_hit = self.model.is_filtered and self.model.is_empty
        if nothing and outline is not None:
            level = outline.scheme.definition(outline.scheme.levels_below(None)[0])
            nothing_yet = self.tr(
                "Dieses Programm ist noch leer. Kopierte Einträge oder Zeilen fügen Sie hier mit Strg+V ein."
            )
            self.empty.setText(nothing_yet)
            self.first.setText(self.tr("{level} anlegen").format(level=level.singular))
        elif no_hit:
            words = (
                self.tr("Kein Eintrag enthält „{words}“.")
                if self.filter.text()
                else self.tr("Kein Eintrag passt zum Filter.")
            )
            self.empty.setText(words.format(words=self.filter.text()))
        self.empty.setVisible(nothing or no_hit)
        self.first.setVisible(nothing)
        self.tree.setVisible(outline is not None and not nothing and not no_hit)
        self.filter.setVisible(outline is not None and not nothing)
        self.facets.setVisible(outline is not None and not nothing)
        for widget in (self.title, self.details):
            widget.setVisible(outline is not None)
        if held and outline is not None:
            (self.filter if no_hit else self.stop).setFocus()  # else it would go to a tool that changes the programme

    def show_all(self) -> None:
        """Takes the filter off."""
        self.filter.clear()
        self.facets.wish(Facets())

    def use_filter(self, words: str, facets: Facets) -> None:
        """A filter that was left on."""
        if words or facets:
            self.filter.setText(words)
            self.facets.wish(facets)

    @property
    def stop(self) -> QWidget:
        """Where the keyboard belongs: the tree, or the first step where nothing is in it."""
        return self.first if self.first.isVisibleTo(self) else self.tree

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """For F6, which leaves out what is hidden."""
        return self.programmes.list, self.tree, self.first

    def take_keyboard(self) -> None:
        """To where it belongs."""
        self.stop.setFocus()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.first.isVisible():
            self.first.setFocus()
        super().mousePressEvent(event)

    def _typed(self) -> None:
        """What was being looked for is not any more."""
        self.spare_time.use(self.finder.prepare())
        self._delay.start()

    def apply_filter(self) -> None:
        """Shows the entries that hold all words of the filter, with those above them: where it takes long to find all of
        them, at first the first ones."""
        self._delay.stop()
        if not self.is_looking:
            self._current = self.tree.current_entry()
        self.is_looking = True
        looking = self._look()
        if advance(looking):
            self.spare_time.use(looking, is_awaited=True)

    def _look(self) -> Iterator[bool]:
        is_long = self.model.outline is not None and self.model.outline.size > SHOWN_ALONG
        if not (self.model.is_filtered or self._open_before):
            self._depth_before = self.opening.depth
            self._open_before = self.tree.open_ids(MOST_OPEN)
            yield False
        found, shown, due = None, -1, time.monotonic() + SHOW_FIRST
        for found in self.finder.look(self.filter.text()):
            if found and len(found) > shown and time.monotonic() > due:
                yield from (is_long for _ in self._show_found(set(found)))
                shown, due = len(found), time.monotonic() + SHOW_EVERY
                yield is_long
            yield False
        if found is None or len(found) != shown:
            yield from (is_long for _ in self._show_found(found))
        self.is_looking = False
        self.spare_time.use(self.finder.prepare())

    def _show_found(self, found: set[str] | None) -> Iterator[None]:
        """In steps, each as long as Qt takes for all rows that are seen, and with one picture at the end."""
        yield
        current = self.tree.current_entry() or self._current
        with self.tree.kept_back():
            self.model.show_only(found)
            yield
            if found is not None and len(found) <= EXPANDED_AT_MOST:
                self.tree.expandAll()
            elif found is not None and self.model.rowCount() <= EXPANDED_AT_MOST:
                self.tree.expandToDepth(0)
            else:
                self.tree.executeDelayedItemsLayout()
            yield
            if found is None:
                for first in range(0, len(self._open_before), OPENED_AT_ONCE):
                    self.tree.expand_ids(self._open_before[first : first + OPENED_AT_ONCE])
                    yield
                self._open_before = []
            self._show_hits(None if found is None else len(found))
            self.update_empty()
            yield
            if current is not None:
                self.tree.choose(current.id)
        if found is None:
            depth, self._depth_before = self._depth_before, 0
            self.opening.go_on(depth)

    def show_lock(self, locked: bool) -> None:
        """A lock beside the title, as long as nothing can be moved; a click on it opens."""
        self.model.locked = locked
        self.lock.setVisible(locked)

    def _show_hits(self, count: int | None) -> None:
        """How many entries the filter lets through, with the way back; None: there is no filter."""
        for each in (self.hits, self.reset):
            each.setVisible(count is not None)
        if count is not None:
            self.hits.setText(self.tr("%Ln Treffer", None, count))
            self.told.emit(self.hits.text())

    def _reset(self) -> None:
        self.filter.setFocus()  # the button goes; Qt would put the keyboard elsewhere
        self.show_all()

    def _prepare(self) -> None:
        use_letters(self.title, 1.0, QFont.Weight.DemiBold)
        self.title.setIndent(4)
        self.filter.setPlaceholderText(self.tr("Gliederung filtern …"))
        self.filter.setAccessibleName(self.tr("Gliederung filtern"))
        clearable(self.filter)
        self.hits.setProperty("look", "caption")
        self._show_hits(None)
        self.lock.hide()
        self.empty.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, 0)

    def _bar(self, actions: Actions) -> QWidget:
        bar = QWidget(self)
        bar.setProperty("look", "footer")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(SPACE_S, 4, SPACE_S, 4)
        layout.setSpacing(2)
        for key in TREE_BAR:
            tool = QToolButton(bar)
            tool.setDefaultAction(actions.button(key))
            growing_icons(tool)
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tool.setAccessibleName(actions[key].text())
            layout.addWidget(tool)
            if key in ("add_child", "move_in"):
                layout.addStretch(1)
        return bar

    def _lay_out(self, bar: QWidget) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        head.setSpacing(SPACE_S)
        head.addLayout(row(self.title, None, self.lock, self.details))
        head.addLayout(row(self.filter, self.facets, spacing=4))
        head.addLayout(row(self.hits, None, self.reset))
        tab_order(self.lock, self.details, self.filter, self.facets, self.reset, self.first, self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.programmes)
        column.addWidget(line(self))
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.tree, 1000)
        column.addStretch(1)
        column.setStretchFactor(self.programmes, 0)
        column.addWidget(bar)
