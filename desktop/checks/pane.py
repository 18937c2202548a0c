"""The pane "Hinweise": what the checks found, worst first; each leads to its place, or is put aside with a reason."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop import messages
from desktop.checks.finding_groups import FindingGroup, FindingRow, WaivedFor, grouped, summary
from desktop.checks.model import ChecksDelegate, ChecksModel
from desktop.checks.strip import CheckStrip
from desktop.german_values import day_and_clock
from desktop.look.colours import SPACE_M, SPACE_S, SPACE_XL
from desktop.look.parts import button, label, row, wrapped
from desktop.look.theme import theme
from desktop.menu_letters import new_menu
from desktop.messages import numeral
from desktop.widgets.rows_model import ROW_ROLE
from desktop.widgets.segments import Segments

OPEN_AT_MOST = 60
"""So many findings are all unfolded at once; of more only the kinds."""
HERE, EVERYWHERE = "entry", "programme"
WORD_UNKNOWN = "word_unknown"


class ChecksPane(QWidget):
    """Emits wishes; `show_findings` brings the facts."""

    place_wished = Signal(object)
    """A `Finding` to be shown where it stands."""
    waive_wished = Signal(str, str, str)
    """Waiver key, kind of finding, reason."""
    unwaive_wished = Signal(str)
    """Waiver key."""
    learn_wished = Signal(str)
    """A word that is right from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[FindingRow] | None = None
        self._is_stopped = False
        self._here: frozenset[str] = frozenset()
        self._folded: set[str] = set()
        choices = ((EVERYWHERE, self.tr("Ganzes Programm")), (HERE, self.tr("Dieser Eintrag")))
        self.scope = Segments(self.tr("Wovon die Hinweise gezeigt werden"), choices, self)
        self.summary = label(look="secondary", parent=self)
        self.with_waived = QCheckBox(self)
        self.model = ChecksModel(self)
        self.list = FindingTree(self.model, self)
        self.empty = wrapped("", "secondary", self)
        self.strip = CheckStrip(self)
        self.footer = QWidget(self)
        self.reason = QLineEdit(self.footer)
        self.why = wrapped("", "secondary", self.footer)
        self.waive = button(self.tr("Ausblenden"), self._waive, parent=self.footer)
        self.unwaive = button(self.tr("Wieder anzeigen"), self._unwaive, parent=self.footer)
        self.setFocusProxy(self.list)
        self._lay_out()
        self._connect()
        self._fill()

    def show_findings(self, rows: Sequence[FindingRow] | None) -> None:
        """Waived ones, too; None while the first check is still running."""
        self._rows = rows
        self._is_stopped = False
        self._fill()

    def show_share(self, share: float | None) -> None:
        """How far the check is that is under way; None while there is none."""
        if share is not None and self._is_stopped:
            self._is_stopped = False
            self._fill()
        self.strip.show_share(share)

    def show_stopped(self, why: str) -> None:
        """No check is under way, and none begins by itself; what was found before stays."""
        self._is_stopped = True
        self._fill()
        self.strip.show_stopped(why)

    def show_entry(self, ids: frozenset[str]) -> None:
        """The entry in the editor and all below it; none for the programme itself."""
        if ids != self._here:
            self._here = ids
            if self.scope.current == HERE:
                self._fill()

    def chosen(self) -> FindingRow | None:
        """The finding that is current in the list."""
        found = self.list.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, FindingRow) else None

    def _lay_out(self) -> None:
        self.reason.setPlaceholderText(self.tr("Warum ist das in Ordnung so?"))
        self.reason.setAccessibleName(self.tr("Begründung"))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(SPACE_XL)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        head.setSpacing(SPACE_S)
        head.addWidget(self.scope)
        head.addLayout(row(self.summary, None, self.with_waived))
        foot = QHBoxLayout(self.footer)
        foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.why, 1)
        foot.addWidget(self.waive)
        foot.addWidget(self.unwaive)
        self.footer.setProperty("look", "footer")
        self.footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.strip)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.scope.chosen.connect(lambda _key: self._fill())
        self.strip.left.connect(self._keep_focus)
        self.with_waived.toggled.connect(lambda _on: self._fill())
        self.list.activated.connect(self._go)
        self.list.menu_wished.connect(self._open_menu)
        self.list.clicked.connect(self._go)
        self.list.collapsed.connect(lambda index: self._remember(index, is_folded=True))
        self.list.expanded.connect(lambda index: self._remember(index, is_folded=False))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.reason.textChanged.connect(lambda _words: self._offer())
        self.reason.returnPressed.connect(self._waive)
        theme().watch(self.list, self.list.lay_out_again)

    # -------------------------------------------------------------------------------------------------------- filling

    def _fill(self) -> None:
        before = self.chosen()
        near = [each for each in self._rows or () if self._is_here(each)]
        counted = [each for each in near if each.waived is None]
        waived = len(near) - len(counted)
        self.with_waived.setText(self.tr("Ausgeblendete ({count})").format(count=numeral(waived)))
        self.with_waived.setVisible(bool(waived))
        self.summary.setText(summary(counted))
        shown = near if self.with_waived.isChecked() else counted
        groups = grouped(shown)
        self.model.show(groups)
        self._unfold(groups, len(shown))
        if self.list.hasFocus() and not shown:
            self.scope.buttons[self.scope.current].setFocus()
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.empty.setText(self._nothing())
        if before is not None:
            self.list.setCurrentIndex(self.model.index_of(before.key))
        self._offer()

    def _keep_focus(self) -> None:
        """What has the keyboard goes; Qt would put it into some field elsewhere, where one would write on unawares."""
        (self.scope.buttons[self.scope.current] if self.list.isHidden() else self.list).setFocus()

    def _is_here(self, each: FindingRow) -> bool:
        return self.scope.current == EVERYWHERE or (each.finding.node or "") in (self._here or {""})

    def _unfold(self, groups: Sequence[FindingGroup], count: int) -> None:
        self.list.blockSignals(True)  # folding by hand is remembered, this is not
        for place, group in enumerate(groups):
            is_open = group.kind not in self._folded and (count <= OPEN_AT_MOST or len(groups) == 1)
            self.list.setExpanded(self.model.index(place, 0), is_open)
        self.list.blockSignals(False)

    def _remember(self, index: QModelIndex, is_folded: bool) -> None:
        """What was folded by hand stays so. By "+" and "*" Qt unfolds findings, too, which have nothing below."""
        group = index.data(ROW_ROLE)
        if isinstance(group, FindingGroup):
            (self._folded.add if is_folded else self._folded.discard)(group.kind)

    def _nothing(self) -> str:
        if self._rows is None and self._is_stopped:
            return self.tr("Noch nicht geprüft.")
        if self._rows is None:
            return self.tr("Hier stehen gleich die Hinweise zum Programm.")
        if self.scope.current == HERE:
            return self.tr("Keine Hinweise zu diesem Eintrag.")
        return self.tr("Keine Hinweise. Geprüft werden Impressum, Nummern, Verweise, Zuständigkeiten und Sprache.")

    # --------------------------------------------------------------------------------------------------------- wishes

    def _offer(self) -> None:
        """What can be done about the finding that is current."""
        chosen = self.chosen()
        waived: WaivedFor | None = chosen.waived if chosen else None
        focus: QWidget | None = self.window().focusWidget()
        if chosen is None and focus is not None and self.footer.isAncestorOf(focus):
            self._keep_focus()
        self.footer.setVisible(chosen is not None)
        is_read = chosen is not None and chosen.is_read
        self.reason.setVisible(waived is None and not is_read)
        self.waive.setVisible(waived is None)
        self.waive.setText(self.tr("Erledigt") if is_read else self.tr("Ausblenden"))
        self.why.setVisible(waived is not None)
        self.unwaive.setVisible(waived is not None)
        self.waive.setEnabled(is_read or bool(self.reason.text().strip()))
        if waived is not None:
            who = ", ".join(filter(None, (waived.author, day_and_clock(waived.created))))
            self.why.setText(f"{waived.reason}\n{who}")

    def _go(self, index: QModelIndex) -> None:
        found = index.data(ROW_ROLE)
        if isinstance(found, FindingRow):
            self.place_wished.emit(found.finding)
        else:
            self.list.setExpanded(index, not self.list.isExpanded(index))

    def menu_of(self, chosen: FindingRow) -> QMenu:
        """What can be done about a finding."""
        menu = new_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Zur Stelle"), lambda: self.place_wished.emit(chosen.finding))
        if chosen.finding.kind == WORD_UNKNOWN:
            word = str(chosen.finding.values["word"])
            words = self.tr("„{word}“ ist richtig").format(word=word).replace("&", "&&")
            menu.addAction(words, lambda: self.learn_wished.emit(word))
        menu.addSeparator()
        if chosen.waived is not None:
            menu.addAction(self.unwaive.text(), self._unwaive)
        elif chosen.is_read:
            menu.addAction(self.waive.text(), self._waive)
        else:
            menu.addAction(self.tr("Ausblenden …"), self.reason.setFocus)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.menu_of(chosen).popup(place)

    def _waive(self) -> None:
        chosen, reason = self.chosen(), self.reason.text().strip()
        if chosen is not None and chosen.is_read:
            reason = messages.text("review", "done")
        if chosen is not None and chosen.waived is None and reason:
            self.reason.clear()
            self.list.setFocus()  # the line goes; Qt would put the keyboard into some field of the entry
            self.waive_wished.emit(chosen.key, chosen.finding.kind, reason)

    def _unwaive(self) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen.waived is not None:
            self.list.setFocus()
            self.unwaive_wished.emit(chosen.key)


class FindingTree(QTreeView):
    """Rows as high as their sentences; a click on a kind folds it."""

    menu_wished = Signal(QPoint)
    """Where the menu of the current row is to open, in global coordinates."""

    def __init__(self, model: ChecksModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ChecksDelegate(self))
        self.setAccessibleName(self.tr("Hinweise"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def lay_out_again(self) -> None:
        """After a change of width or letters."""
        self.scheduleDelayedItemsLayout()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wished.emit(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out_again()
