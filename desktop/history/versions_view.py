"""The view "Vergleichen": named versions at the left, two states side by side at the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.history.compare_rows import Comparison
from desktop.history.compare_view import CompareView
from desktop.history.versions_list import TODAY, VERSION_ROLE, VersionDelegate, VersionsModel
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from desktop.look.parts import button, label, line, row, wrapped
from desktop.look.theme import px, theme
from desktop.widgets.form import add_row, caption_form

if TYPE_CHECKING:
    from database.records import VersionInfo

LEFT_WIDTH, LEFT_LEAST = 300, 240


class VersionsView(QWidget):
    """Emits wishes; `show_versions` and `show_comparison` bring the facts. A version's id is `TODAY` for the present."""

    compare_wished = Signal(str, str)
    """The earlier and the later state."""
    save_wished = Signal(str)
    """Name of the version that keeps the present state."""
    rename_wished = Signal(str, str, str)
    """Version, its name, its note."""
    restore_wished = Signal(str)
    remove_wished = Signal(str)
    entry_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._compared: tuple[str, str] | None = None
        self._locked = False
        self._offered = ""
        """The version whose name and note stand in their fields."""
        self.model = VersionsModel(self)
        self.new_name = QLineEdit(self)
        self.save = button(self.tr("Speichern"), self._save, "primary", self)
        self.list = QListView(self)
        self.details = QWidget(self)
        self.name, self.note = QLineEdit(self.details), QLineEdit(self.details)
        self.restore = button(self.tr("Wiederherstellen"), self._restore, parent=self.details)
        self.remove = button(self.tr("Löschen"), self._remove, "danger", self.details)
        self.bar = QWidget(self)
        self.before, self.after = QComboBox(self.bar), QComboBox(self.bar)
        self.comparison = CompareView(self)
        self.empty = wrapped("", "secondary", self)
        self.right = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.show_versions(())

    def show_versions(self, versions: "Sequence[VersionInfo]", locked: bool = False) -> None:
        """The versions of the open programme, newest first; keeps what is chosen and compared where it is still there."""
        kept = self.chosen()
        self._locked = locked
        self.model.show(versions)
        self.new_name.setEnabled(not locked)
        self._fill_boxes(versions)
        self.list.setCurrentIndex(self.model.index(self.model.row_of(kept.id if kept else ""), 0))
        self._offer()
        self._adjust_save()
        self.bar.setVisible(bool(versions))
        self.right.setCurrentWidget(self.comparison if versions else self.empty)
        if not versions:
            self._compared = None

    def show_saving(self, done: int) -> None:
        """How many of 100 are done of saving a version; the button says so while it is not whole."""
        words = self.tr("Speichert … {done} %") if done < 100 else self.tr("Speichern")
        self.save.setText(words.format(done=done))

    def show_comparison(self, before: str, after: str, comparison: Comparison) -> None:
        """What differs between two states; an answer that nobody waits for any more is dropped."""
        if (before, after) == self._compared:
            self.comparison.show_comparison(comparison, self.model.name_of(before), self.model.name_of(after))
            self.right.setCurrentWidget(self.comparison)

    def chosen(self) -> "VersionInfo | None":
        """The version that is current in the list; None for today's state."""
        found: VersionInfo | None = self.list.currentIndex().data(VERSION_ROLE)
        return found

    def compare_again(self) -> None:
        """Asks for the comparison that is shown, after something changed; at first the newest version with today."""
        if self.model.versions:
            self._compare()

    # --------------------------------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([LEFT_WIDTH, 900])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def _left(self) -> QWidget:
        self.new_name.setPlaceholderText(self.tr("Name, etwa „Entwurf 2“"))
        self.new_name.setAccessibleName(self.tr("Name der neuen Version"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(VersionDelegate(self.list))
        self.list.setAccessibleName(self.tr("Versionen"))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QWidget(self)
        theme().watch(left, lambda: left.setMinimumWidth(px(LEFT_LEAST)))
        left.setMinimumWidth(px(LEFT_LEAST))
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        heading = label(self.tr("Jetzigen Stand als Version speichern"), bold=True, parent=left)
        heading.setWordWrap(True)
        column.addWidget(heading)
        saving = row(self.new_name, self.save)
        saving.setStretch(0, 1)
        column.addLayout(saving)
        column.addSpacing(SPACE_S)
        column.addWidget(line(left))
        column.addWidget(self.list, 1)
        column.addWidget(self.details)
        form = caption_form(self.details)
        form.setContentsMargins(0, SPACE_S, 0, 0)
        add_row(form, self.tr("Name"), self.name)
        add_row(form, self.tr("Notiz"), self.note)
        form.addRow(row(self.restore, None, self.remove))
        return left

    def _right(self) -> QWidget:
        self.before.setAccessibleName(self.tr("Früherer Stand"))
        self.after.setAccessibleName(self.tr("Späterer Stand"))
        self.empty.setText(
            self.tr(
                "Speichern Sie links einen Stand unter einem Namen, zum Beispiel vor einer Sitzung. "
                "Danach sehen Sie hier Wort für Wort, was sich seither geändert hat."
            )
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(SPACE_XL)
        for widget in (self.comparison, self.empty):
            self.right.addWidget(widget)
        made = QWidget(self)
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, 0)
        bar.setSpacing(SPACE_S)
        for words, box in ((self.tr("Von"), self.before), (self.tr("zu"), self.after)):
            bar.addWidget(label(words, "secondary", parent=self.bar))
            bar.addWidget(box)
            box.setMinimumWidth(180)
        bar.addStretch(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.right, 1)
        return made

    def _connect(self) -> None:
        self.new_name.textChanged.connect(lambda _words: self._adjust_save())
        self.new_name.returnPressed.connect(self._save)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.list.clicked.connect(self._compare_with_today)
        self.list.activated.connect(self._compare_with_today)
        for field in (self.name, self.note):
            field.editingFinished.connect(self._rename)
        for box in (self.before, self.after):
            box.activated.connect(lambda _row: self._compare())
        self.comparison.entry_wished.connect(self.entry_wished)

    def _fill_boxes(self, versions: "Sequence[VersionInfo]") -> None:
        known = {each.id for each in versions} | {TODAY}
        before, after = self._compared or (versions[0].id if versions else TODAY, TODAY)
        for box, chosen in ((self.before, before), (self.after, after)):
            box.clear()
            box.addItem(self.tr("Heute"), TODAY)
            for each in versions:
                box.addItem(each.name, each.id)
            box.setCurrentIndex(max(box.findData(chosen if chosen in known else TODAY), 0))
            box.setEnabled(bool(versions))

    # ------------------------------------------------------------------------------------------------------------ wishes

    def _offer(self) -> None:
        version = self.chosen()
        self.details.setVisible(version is not None)
        for widget in (self.name, self.note, self.restore, self.remove):
            widget.setEnabled(not self._locked)
        if version is not None:
            is_same = version.id == self._offered
            self._show_words(self.name, version.name, is_same)
            self._show_words(self.note, version.note, is_same)
        self._offered = version.id if version else ""

    def _show_words(self, field: QLineEdit, words: str, is_same: bool) -> None:
        """What is typed stays until the store has it: each change of the programme lists the versions anew."""
        if field.text() != words and not (is_same and field.isModified()):
            field.setText(words)
        if field.text() == words:
            field.setModified(False)

    def _adjust_save(self) -> None:
        self.save.setEnabled(bool(self.new_name.text().strip()) and not self._locked)

    def _save(self) -> None:
        name = self.new_name.text().strip()
        if name and self.save.isEnabled():
            self.new_name.clear()
            self.save_wished.emit(name)

    def _rename(self) -> None:
        version, name, note = self.chosen(), self.name.text().strip(), self.note.text().strip()
        if version is None:
            return
        if not name:
            self.name.setText(version.name)
        elif (name, note) != (version.name, version.note):
            self.rename_wished.emit(version.id, name, note)

    def _restore(self) -> None:
        version = self.chosen()
        if version is not None:
            self.restore_wished.emit(version.id)

    def _remove(self) -> None:
        version = self.chosen()
        if version is not None:
            self.remove_wished.emit(version.id)

    def _compare_with_today(self, index: QModelIndex) -> None:
        version = index.data(VERSION_ROLE)
        if version is not None:
            self.before.setCurrentIndex(self.before.findData(version.id))
            self.after.setCurrentIndex(self.after.findData(TODAY))
            self._compare()

    def _compare(self) -> None:
        wished = (str(self.before.currentData()), str(self.after.currentData()))
        if wished != self._compared:
            self.comparison.wait()
        self._compared = wished
        self.compare_wished.emit(*self._compared)
