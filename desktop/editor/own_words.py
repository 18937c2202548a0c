"""The words that somebody taught: to look through, to add whole lists to, to remove what was taught by mistake."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QStackedWidget, QWidget

from desktop.editor.spelling import Spelling
from desktop.look.parts import button, clearable, label, row, wrapped
from desktop.widgets.dialog import Dialog
from programme.language.folding import fold

LEAST_HEIGHT = 280
_BETWEEN = re.compile(r"[\s,;]+")


class OwnWordsDialog(Dialog):
    """Emits wishes; `show_words` brings what is kept. What is typed narrows the list, Return adds it."""

    add_wished = Signal(list)
    remove_wished = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Eigene Wörter"),
            self.tr(
                "Namen, Abkürzungen und Fachwörter, die in allen Programmen als richtig geschrieben gelten. "
                "Eine ganze Liste lässt sich auf einmal einfügen."
            ),
            parent,
        )
        self._words: Sequence[str] = ()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Wort suchen oder neu eingeben …"))
        self.field.setAccessibleName(self.tr("Wort suchen oder neu eingeben"))
        clearable(self.field)
        self.add = button(self.tr("Hinzufügen"), self._add, parent=self)
        self.list = QListWidget(self)
        self.list.setProperty("look", "framed")
        self.list.setAccessibleName(self.tr("Eigene Wörter"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.empty = wrapped("", "secondary", self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.middle = QStackedWidget(self)  # of one height, whichever is in front
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.list)
        self.middle.setMinimumHeight(LEAST_HEIGHT)
        self.count = label(look="secondary", parent=self)
        self.remove = button(self.tr("Entfernen"), self._remove, parent=self)
        top = row(self.field, self.add)
        top.setStretch(0, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.middle, 1)
        self.body.addLayout(row(self.count, None, self.remove))
        self.add_buttons(self.tr("Schließen"), "")
        self.no.hide()
        self.prefer_nothing()  # Return in the field adds
        self._connect()
        self.show_words(())

    def show_words(self, words: Sequence[str]) -> None:
        """In the order of the alphabet."""
        self._words = words
        self._fill()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _words: self._fill())
        self.field.returnPressed.connect(self._add)
        self.list.itemSelectionChanged.connect(self._offer)
        gone = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self._remove)

    @property
    def _new(self) -> list[str]:
        """What is typed and not kept yet."""
        typed = dict.fromkeys(each for each in _BETWEEN.split(self.field.text()) if each)
        return [each for each in typed if each not in self._words]

    def _fill(self) -> None:
        terms = fold(self.field.text().replace(",", " ").replace(";", " ")).split()
        shown = [each for each in self._words if not terms or any(term in fold(each) for term in terms)]
        self.list.clear()
        self.list.addItems(shown)
        self.middle.setCurrentWidget(self.list if shown else self.empty)
        self.empty.setText(
            self.tr("%Ln Wörter sind noch nicht dabei. Mit der Eingabetaste kommen sie dazu.", None, len(self._new))
            if self._words or terms
            else self.tr(
                "Noch keine eigenen Wörter. Geben Sie oben eines ein, oder wählen Sie im Text „… ist richtig“."
            )
        )
        self.count.setText(self.tr("%Ln Wörter", None, len(self._words)) if self._words else "")
        self._offer()

    def _offer(self) -> None:
        self.add.setEnabled(bool(self._new))
        self.remove.setEnabled(bool(self.list.selectedItems()))

    def _add(self) -> None:
        new = self._new
        if new:
            self.field.clear()
            self.add_wished.emit(new)

    def _remove(self) -> None:
        chosen = [each.text() for each in self.list.selectedItems()]
        if chosen:
            self.field.setFocus()
            self.remove_wished.emit(chosen)


def look_through(spelling: Spelling, window: QWidget) -> None:
    """Opens the list over `window`, until it is closed."""
    dialog = OwnWordsDialog(window)

    def follow() -> None:
        dialog.show_words(spelling.own_words)

    follow()
    spelling.words_changed.connect(follow)
    spelling.read_own_words()  # on the start page nobody has read them yet
    dialog.add_wished.connect(spelling.learn_all)
    dialog.remove_wished.connect(spelling.forget_all)
    dialog.exec()
    spelling.words_changed.disconnect(follow)
