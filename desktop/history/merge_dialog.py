"""Another copy of a programme that is known here: what it changed, where both differ, and what becomes of it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.history.compare_rows import Comparison, What
from desktop.history.compare_view import CompareView
from desktop.history.conflicts_page import ConflictsPage
from desktop.history.merge_rows import ConflictRow
from desktop.look.parts import button, label, wrapped
from desktop.widgets.dialog import Dialog
from desktop.widgets.segments import Segments
from programme.merge_values import ConflictKey, Side

_CHANGES, _CONFLICTS = "changes", "conflicts"


class MergeDialog(Dialog):
    """Nothing is changed before `merge_wished`, which carries the choices; `copy_wished` takes the file in by itself."""

    merge_wished = Signal(object)
    copy_wished = Signal()

    def __init__(self, title: str, origin: str, parent: QWidget | None = None) -> None:
        words = self.tr("{origin}. Ihr Programm bleibt, wie es ist, bis Sie „Übernehmen“ wählen.")
        heading = self.tr("„{title}“ zusammenführen")
        super().__init__(heading.format(title=title), words.format(origin=origin), parent, 900)
        self.setMinimumHeight(560)
        self._is_shown = False
        choices = ((_CHANGES, self.tr("Änderungen der anderen Fassung")), (_CONFLICTS, self.tr("Widersprüche")))
        self.parts = Segments(self.tr("Was gezeigt wird"), choices, self)
        self.changes = CompareView(self)
        self.conflicts = ConflictsPage(self)
        self.state = wrapped(self.tr("Die Fassungen werden verglichen …"), "secondary", self)
        self.error = wrapped("", "danger", self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self.parts.chosen.connect(self._turn)
        self.conflicts.chosen.connect(self._say_open)
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self._wish)

    def show_merge(self, comparison: Comparison, conflicts: Sequence[ConflictRow]) -> None:
        """What the other copy changed since both were one, and what needs a choice."""
        self.changes.show_comparison(comparison, self.tr("Gemeinsamer Stand"), self.tr("Andere Fassung"))
        self.conflicts.show_rows(conflicts)
        count = sum(number for what, number in comparison.counts.items() if what is not What.SAME)
        self.parts.buttons[_CHANGES].setText(self.tr("Änderungen der anderen Fassung ({count})").format(count=count))
        self.parts.buttons[_CONFLICTS].setText(self.tr("Widersprüche ({count})").format(count=len(conflicts)))
        self.parts.buttons[_CONFLICTS].setEnabled(bool(conflicts))
        self._is_shown = True
        self.yes.setEnabled(True)
        self.parts.choose(_CONFLICTS if conflicts else _CHANGES)
        self._turn(_CONFLICTS if conflicts else _CHANGES)
        (self.conflicts.list if conflicts else self.changes.list).setFocus()
        self._say_open()

    def say_failed(self, words: str) -> None:
        """Why the copies could not be compared or merged; nothing has changed."""
        self.error.setText(words)
        self.error.show()
        self.state.setVisible(self._is_shown)
        self.yes.setEnabled(self._is_shown)  # what nobody has seen is not merged
        self.copy.setEnabled(True)

    @property
    def choices(self) -> Mapping[ConflictKey, Side]:
        """What a person chose."""
        return self.conflicts.choices

    def _lay_out(self) -> None:
        for page in (self.changes, self.conflicts):
            self.stack.addWidget(page)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.state)
        self.body.addWidget(self.error)
        self.error.hide()
        words = self.tr("Als eigenes Programm (Kopie) aufnehmen")
        self.copy = button(words, lambda: self._end(self.copy_wished.emit), parent=self)
        self.add_buttons(self.tr("Übernehmen"), self.tr("Abbrechen"), self.copy)
        self.yes.setEnabled(False)
        self.prefer_nothing()  # Return in the list goes to the next conflict

    def _turn(self, key: str) -> None:
        self.stack.setCurrentWidget(self.conflicts if key == _CONFLICTS else self.changes)

    def _say_open(self) -> None:
        count, undecided = len(self.conflicts.rows), self.conflicts.open_count
        if not count:
            words = self.tr("Keine Widersprüche. Was Sie selbst geändert haben, bleibt.")
        elif undecided:
            words = self.tr("{open} von {count} noch nicht entschieden; dort gilt, was in der Liste steht.")
        else:
            words = self.tr("Alle %Ln Widersprüche sind entschieden.", None, count)
        both = any(row.both for row in self.conflicts.rows)
        hint = self.tr(" Tasten: Alt+1 meine, Alt+2 die andere, Alt+3 beide.") if both else self.tr(" Tasten: Alt+1 meine, Alt+2 die andere.")  # fmt: skip
        hint = hint if count else ""
        self.state.setText(words.format(open=undecided, count=count) + hint)

    def _wish(self) -> None:
        self._end(lambda: self.merge_wished.emit(self.choices))

    def _end(self, wish: Callable[[], object]) -> None:
        """Only once, and only one of both: the dialog stands until the store has done it."""
        self.yes.setEnabled(False)
        self.copy.setEnabled(False)
        self.error.hide()
        wish()


class KnownDialog(Dialog):
    """The file's programme is known here, but cannot be merged: a copy, or nothing."""

    def __init__(self, title: str, origin: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("„{title}“ gibt es hier schon").format(title=title), why, parent)
        self.body.addWidget(label(origin, "secondary", parent=self))
        self.add_buttons(self.tr("Als eigenes Programm (Kopie) aufnehmen"), self.tr("Abbrechen"))
