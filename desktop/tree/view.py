"""The tree of the open programme: what keys, mouse and drags wish for. It changes nothing itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    SIGNAL,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTableModelChangeEvent,
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.look import icons
from desktop.look.colours import SPACE_L
from desktop.look.theme import colours, grown, theme
from desktop.tree.delegate import OutlineDelegate, paint_row_ground
from desktop.tree.hover import HoverOpener
from desktop.tree.model import OutlineModel, Role
from desktop.tree.outline import Entry
from desktop.tree.reopening import Reopening
from desktop.widgets.home_end import choosing

Index = QModelIndex | QPersistentModelIndex
CHEVRON = 14


class OutlineTree(QTreeView):
    """Emits wishes with ids; the main window passes them to the document."""

    chosen = Signal(str)
    """The current entry; "" where there is none."""
    menu_wished = Signal(QPoint)
    """Where to open the context menu, in global coordinates."""

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline_model = model
        self.marks_delegate = OutlineDelegate(self)
        self._is_quiet = False
        self.setModel(model)
        self._lay_out_ourselves(model)
        Reopening(self, model)
        self.setItemDelegate(self.marks_delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        theme().fit(self, lambda: self.setIndentation(grown(SPACE_L)))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Gliederung"))
        self._allow_drags()
        self.doubleClicked.connect(self.edit)
        theme().changed.connect(self.viewport().update)

    # ------------------------------------------------------------------------------------------------- what is chosen

    def current_entry(self) -> Entry | None:
        """The entry that the keyboard is on."""
        return self.outline_model.entry_at(self.currentIndex())

    def chosen_entries(self) -> list[Entry]:
        """All selected entries, in reading order. While several go, rows may be there still of what the outline has no more."""
        outline, model, selection = self.outline_model.outline, self.outline_model, self.selectionModel().selection()
        # by ranges: for each of thousands that stand apart Qt's `selectedRows` would look at all
        ranges = map(selection.at, range(selection.count()))
        found = [entry for each in ranges for entry in model.entries_between(each.parent(), each.top(), each.bottom())]
        found = [entry for entry in found if outline is not None and outline.find(entry.id) is entry]
        return outline.in_order(found) if outline is not None and len(found) > 1 else found

    @property
    def is_renaming(self) -> bool:
        """Whether a title is being edited in place."""
        return self.state() == self.State.EditingState

    def end_renaming(self) -> None:
        """Hands over the title that is being edited in place; nothing happens where none is."""
        field = self.indexWidget(self.currentIndex()) if self.is_renaming else None
        if field is not None:
            self.commitData(field)
            self.closeEditor(field, QStyledItemDelegate.EndEditHint.NoHint)

    def choose(self, entry_id: str, rename: bool = False) -> bool:
        """Makes an entry current and visible; False where it is not shown."""
        index = self.outline_model.index_of(entry_id)
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        if rename:
            self.setFocus()
            self.edit(index)
        return True

    def choose_too(self, ids: Iterable[str]) -> None:
        """Adds entries to what is selected, where they are shown; the current one stays."""
        selection = QItemSelection()
        for first, last in self.outline_model.runs(ids):
            selection.select(first, last)
        if not selection.isEmpty():
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)

    def add(self, entry_id: str) -> None:
        """An entry is new in the outline.

        Below an open row Qt would lay out all rows anew (50,000 open ones: 0.3 s); below a closed one it does nothing,
        and opening lays out that branch alone.
        """
        entry = self.outline_model.outline.find(entry_id) if self.outline_model.outline else None
        if entry is None or self.outline_model.has_row(entry):
            return  # came with a neighbour
        parent = self.outline_model.index_of(entry.parent.id) if entry.parent else QModelIndex()
        if not (parent.isValid() and self.isExpanded(parent)) or self.is_renaming:
            self.outline_model.entry_added(entry_id)
            return
        bar = self.verticalScrollBar()
        place = bar.value()
        self.collapse(parent)
        self.outline_model.entry_added(entry_id)
        self.expand(self.outline_model.index_of(entry.parent.id if entry.parent else ""))
        bar.setValue(place)

    def remove(self, entry: Entry) -> None:
        """An entry is no longer in the outline."""
        if not self.outline_model.has_row(entry):  # went with a neighbour, or was hidden: the filter forgets it
            self.outline_model.entry_removed(entry)
            return
        with self._quietly([entry.parent]):
            self.outline_model.entry_removed(entry)

    def move_entry(self, entry_id: str) -> None:
        """An entry has another place in the outline."""
        outline = self.outline_model.outline
        if self.outline_model.is_settled(entry_id):
            return  # moved with a neighbour
        before = self.outline_model.entry_at(self.outline_model.index_of(entry_id).parent())
        with self._quietly([before, outline.entry(entry_id).parent if outline else None]):
            self.outline_model.entry_moved(entry_id)

    @contextmanager
    def _quietly(self, parents: list[Entry | None]) -> Iterator[None]:
        """Rows come and go while the branches that they stand in are closed, so that only these are laid out anew.

        Not where Qt has to look at all rows: below the root, or where a branch gets its first row or loses its last.
        """
        model = self.outline_model
        found = [model.index_of(each.id) if each else QModelIndex() for each in dict.fromkeys(parents)]
        self._is_quiet = not self.is_renaming and all(each.isValid() and model.rowCount(each) > 1 for each in found)
        if not self._is_quiet:
            yield
            return
        bar = self.verticalScrollBar()
        place = bar.value()
        opened = [str(each.data(Role.ID)) for each in found if self.isExpanded(each)]
        for each in opened:
            self.collapse(model.index_of(each))
        try:
            yield
        finally:
            self._is_quiet = False
            for each in opened:
                self.expand(model.index_of(each))
            bar.setValue(place)

    @contextmanager
    def kept_back(self) -> Iterator[None]:
        """Meanwhile nothing is painted: what changes in several steps is seen when it is done."""
        self.setUpdatesEnabled(False)
        try:
            yield
        finally:
            if isValid(self):  # not in a window that closed meanwhile
                self.setUpdatesEnabled(True)
                self.updateGeometries()

    @override
    def updateGeometries(self) -> None:
        if self.updatesEnabled():  # Qt asks after each branch that opens
            super().updateGeometries()

    def expanded_ids(self) -> list[str]:
        """The ids of all open entries."""
        outline = self.outline_model.outline
        if outline is None:
            return []
        return [
            each.id
            for each in outline.walk()
            if each.children and self.isExpanded(self.outline_model.index_of(each.id))
        ]

    def open_ids(self, most: int) -> list[str]:
        """The ids of the first open entries that can be seen; quicker than `expanded_ids`, which knows all."""
        found: list[str] = []
        model = self.outline_model
        kept = {each.internalId() for each in model.persistentIndexList()}  # asking for each closed branch takes long
        waiting = model.rows_of(kept)[::-1]
        while waiting and len(found) < most:
            row, index = waiting.pop()
            if self.isExpanded(index):
                found.append(row.entry.id)
                waiting.extend(reversed(model.rows_of(kept, row)))
        return found

    def expand_ids(self, ids: list[str]) -> None:
        """Opens these entries, quietly where one is gone."""
        for entry_id in ids:
            index = self.outline_model.index_of(entry_id)
            if index.isValid():
                self.setExpanded(index, True)

    # ------------------------------------------------------------------------------------------------------- keyboard

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        return choosing(event, super().selectionCommand(index, event))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wished.emit(place)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        entry = self.outline_model.entry_at(current)
        self.chosen.emit(entry.id if entry else "")

    # ------------------------------------------------------------------------------------------------------- painting

    @override
    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = self.selectionModel().isSelected(index)
        pointed = self.viewport().mapFromGlobal(self.cursor().pos()) if self.underMouse() else QPoint(-1, -1)
        rect = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        focused = index == self.currentIndex() and self.hasFocus()
        paint_row_ground(painter, rect, selected, rect.contains(pointed), focused)
        plain = QStyleOptionViewItem(option)
        plain.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        plain.showDecorationSelected = False
        self.drawBranches(painter, self._branch_rect(index, rect), index)
        self.itemDelegate().paint(painter, self._item_option(plain, index), index)

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.outline_model.hasChildren(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        side = grown(CHEVRON)
        picture = icons.pixmap(name, colours().secondary, side, self.devicePixelRatioF())
        painter.drawPixmap(rect.right() - side + 3, rect.center().y() - side // 2 + 1, picture)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._hover.move(self.indexAt(event.position().toPoint()))
        super().dragMoveEvent(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._hover.end()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """The branch that it was let go in stays open; nothing closes before, for rows would move below the mouse."""
        target = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().dropEvent(event)
        self._hover.end(target)

    @override
    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        if self._is_quiet:  # the tree's own forgets all that is laid out
            QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)
        else:
            super().rowsAboutToBeRemoved(parent, start, end)

    def _lay_out_ourselves(self, model: OutlineModel) -> None:
        """Qt lays out all rows after any was removed or moved: among 50,000 open ones a third of a second."""
        for words in ("rowsRemoved(QModelIndex,int,int)", "rowsMoved(QModelIndex,int,int,QModelIndex,int)"):
            QObject.disconnect(model, SIGNAL(words), self, None)  # type: ignore[call-overload] # None: all of its slots
        model.rowsRemoved.connect(self._rows_removed)
        model.rowsMoved.connect(self._rows_moved)

    def _rows_removed(self, parent: Index, first: int, last: int) -> None:
        if self._is_quiet:
            self._tell_readers()
        else:
            self.rowsRemoved(parent, first, last)
        self.setState(QAbstractItemView.State.NoState)  # else it goes on closing, and the next click is lost

    def _rows_moved(self) -> None:
        if self._is_quiet:
            self._tell_readers()
        else:
            self.scheduleDelayedItemsLayout()

    def _tell_readers(self) -> None:
        """A screen reader's picture of the tree is old."""
        if QAccessible.isActive():
            kind = QAccessibleTableModelChangeEvent.ModelChangeType.ModelReset
            QAccessible.updateAccessibility(QAccessibleTableModelChangeEvent(self, kind))

    def _branch_rect(self, index: Index, row: QRect) -> QRect:
        left = self.visualRect(index).left()
        return QRect(0, row.top(), left, row.height())

    def _item_option(self, option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
        option.rect = self.visualRect(index)
        return option

    def _allow_drags(self) -> None:
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._hover = HoverOpener(self)


__all__ = ["OutlineTree", "Role"]
