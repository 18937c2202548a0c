"""The recognised tree of a review: each line says its level, and which entries still want a look."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.look.colours import SPACE_S
from desktop.look.fonts import scaled
from desktop.look.theme import colours
from desktop.review.follow import follow
from desktop.tree.delegate import OutlineDelegate
from desktop.tree.follow import Added, Edited, Moved, Removed
from desktop.tree.model import OutlineModel, Role
from desktop.tree.outline import Entry, Outline
from desktop.tree.view import OutlineTree
from programme.model import Programme

Index = QModelIndex | QPersistentModelIndex
_LEVEL_ROOM = 400
"""Below this width of the whole tree a row names no level."""
OPEN_AT_MOST, HALF_OPEN_AT_MOST = 600, 2_500
"""So many entries are all unfolded at once, and so many by two levels; of more only the outermost are unfolded, since
a view lays out all rows anew when one of them goes."""


class ReviewDelegate(OutlineDelegate):
    """As in "Schreiben", with the level at the right end."""

    def __init__(self, tree: QAbstractItemView) -> None:
        super().__init__(tree)
        self._tree = tree
        self.names: dict[str, str] = {}

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Role.ENTRY)
        name = self.names.get(entry.level.value, "") if isinstance(entry, Entry) else ""
        if name and self._tree.viewport().width() >= _LEVEL_ROOM:
            painter.save()
            painter.setFont(scaled(0.88))
            painter.setPen(QColor(colours().secondary))
            room = QRect(option.rect)
            width = painter.fontMetrics().horizontalAdvance(name)
            place = QRect(room.right() - width - SPACE_S, room.top(), width, room.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)
            painter.restore()
            room.setRight(place.left() - SPACE_S)
            option.rect = room
        super().paint(painter, option, index)


class ReviewTree(OutlineTree):
    """Shows one programme after the other, keeping what is unfolded and chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(OutlineModel(parent), parent)
        self._delegate = ReviewDelegate(self)
        self.marks_delegate = self._delegate
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Erkannte Gliederung"))
        self._shown: Programme | None = None

    @property
    def outline(self) -> Outline:
        """What is shown. Only after `show_programme`."""
        outline = self.outline_model.outline
        assert outline is not None
        return outline

    def show_programme(self, programme: Programme) -> None:
        """Another document."""
        self._shown = programme
        self.outline_model.show(Outline(programme))
        self._take_names(programme)
        if self.outline.size <= OPEN_AT_MOST:
            self.expandAll()
        else:
            self.expandToDepth(1 if self.outline.size <= HALF_OPEN_AT_MOST else 0)

    def follow(self, programme: Programme) -> None:
        """The same document after an edit, or after undo."""
        assert self._shown is not None
        model, opened = self.outline_model, []
        before, self._shown = self._shown, programme
        for step in follow(self.outline, before, programme):
            if isinstance(step, Added):
                model.entry_added(step.id)
                opened.append(step.id)
            elif isinstance(step, Removed):
                model.entry_removed(step.entry)
            elif isinstance(step, Moved):
                was_open = self.isExpanded(model.index_of(step.id))
                model.entry_moved(step.id)
                opened += [step.id] if was_open else []
                opened += [above.id for above in self.outline.entry(step.id).ancestors()]
            elif isinstance(step, Edited):
                model.entries_changed([step.id])
        self.expand_ids(opened)
        changed = self.outline.count_numbers()
        if before.scheme != programme.scheme:
            self._take_names(programme)
            self.viewport().update()
        model.entries_changed(changed)

    def mark_findings(self, ids: Iterable[str]) -> None:
        """Entries that still want a look."""
        self._delegate.marks.findings = set(ids)
        self.viewport().update()

    def chosen_ids(self) -> list[str]:
        """The ids of the chosen entries, in reading order."""
        return [entry.id for entry in self.chosen_entries()]

    def choose_all(self, ids: Iterable[str]) -> None:
        """Chooses those of `ids` that there are; the first is current."""
        there = [each for each in ids if each in self.outline]
        if not there:
            return
        self.choose(there[0])
        flag = self.selectionModel().SelectionFlag.Select
        for each in there[1:]:
            self.selectionModel().select(self.outline_model.index_of(each), flag)

    def _take_names(self, programme: Programme) -> None:
        scheme = programme.scheme
        self._delegate.names = {each.level.value: each.singular for each in scheme.levels}
        for entry in self.outline.walk():
            self._delegate.names.setdefault(entry.level.value, scheme.definition(entry.level).singular)
        self._delegate.marks.use_scheme(scheme)
