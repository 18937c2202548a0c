"""What the programme names already is offered while one types into a field: bodies, target groups, states.

The field stays free: nothing is chosen until an arrow key or the mouse chooses it, and the keys that leave a field leave
it all the same.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QCompleter, QListView
from typing_extensions import override

from desktop.editor.text_edit import RichTextEdit
from desktop.look.theme import px
from programme.language.folding import fold
from programme.markup import plain_inline
from programme.measures import bodies

LONGEST = 120
"""Signs of a word worth offering: whoever writes sentences into a field is left alone."""
ROWS = 8
NARROWEST = 240
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


def words_among(values: Iterable[str]) -> list[str]:
    """What the values (markup) name, each once, sorted; of "Amt A; Verein B" both, and the row as it stands."""
    found: set[str] = set()
    for value in set(values):
        plain = plain_inline(value).strip()
        found.update((plain, *bodies(plain)))
    return sorted((each for each in found if 0 < len(each) <= LONGEST), key=fold)


def matching(words: Iterable[str], typed: str) -> list[str]:
    """Those that hold `typed`, whatever its case; first what begins so, then what has a word that does."""
    wanted = fold(typed)
    ranked = []
    for each in words:
        place = fold(each).find(wanted)
        if place >= 0:
            begins_word = place > 0 and not fold(each)[place - 1].isalnum()
            ranked.append((0 if place == 0 else 1 if begins_word else 2, each))
    return [each for _rank, each in sorted(ranked, key=lambda one: one[0])]


class Completion(QObject):
    """Offers words below one field. `known` is asked when the keyboard comes to the field, not at every key."""

    def __init__(self, edit: RichTextEdit, known: Callable[[], list[str]]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._known = known
        self._fresh = False
        self._typed = False
        self._seen = ""
        self._all: list[str] = []
        self._words = QStringListModel(self)
        self.popup = QListView()
        self.completer = QCompleter(self._words, self)
        self.completer.setWidget(edit)
        self.completer.setMaxVisibleItems(ROWS)
        self.completer.setPopup(self.popup)
        self.popup.setUniformItemSizes(True)
        self.popup.setAccessibleName(self.tr("Schon verwendet: {name}").format(name=edit.accessibleName()))
        self.completer.activated.connect(self._take)
        edit.installEventFilter(self)
        self.popup.installEventFilter(self)  # after the completer's own: asked before it
        edit.edited.connect(self._edited)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and _is_arriving(event):
            self._fresh, self._seen = False, self._edit.toPlainText()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._typed = _is_typing(event)
            if watched is self.popup:
                return self._leave_with(event)
            if event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self.offer(everything=True)
                return True
        return super().eventFilter(watched, event)

    def offer(self, everything: bool = False) -> None:
        """Shows what goes with the words before the cursor, or all there is; nothing where the field says it already."""
        if self._edit.isReadOnly():
            return
        if not self._fresh:
            self._all = self._known()
            self._fresh = True
        typed = "" if everything else self._part().selectedText().strip()
        found = matching(self._all, typed) if typed or everything else []
        if found and found != [typed]:
            self._words.setStringList(found)
            self._show()
        else:
            self.popup.hide()

    def _show(self) -> None:
        self.popup.setCurrentIndex(self.completer.completionModel().index(-1, 0))
        around = self._edit.rect()
        wanted = self.popup.sizeHintForColumn(0) + px(32)
        around.setWidth(max(px(NARROWEST), min(wanted, around.width())))
        self.completer.complete(around)

    def _edited(self) -> None:
        """Only a key that was typed asks: undo, pasting and the store write into the field too. Marks of spelling change
        the document, but no word."""
        if self._edit.toPlainText() == self._seen:
            return
        self._seen = self._edit.toPlainText()
        if not self._typed or not self._edit.hasFocus() or not self._edit.textCursor().atEnd():
            self.popup.hide()
            return
        self._typed = False
        self.offer()

    def _leave_with(self, event: QKeyEvent) -> bool:
        """A word that was chosen is taken; with none the key does what it does without the list."""
        if event.key() not in _LEAVING:
            return False
        chosen = self.popup.currentIndex()
        self.popup.hide()
        if chosen.isValid():
            self._take(str(chosen.data()))
        else:
            QApplication.sendEvent(self._edit, event)
        return True

    def _take(self, words: str) -> None:
        self._typed = False
        cursor = self._part()
        cursor.insertText(words)
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()

    def _part(self) -> QTextCursor:
        """The words that are being typed: the whole field, or what follows the last semicolon in it."""
        cursor = self._edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        end = cursor.position()
        sign = self._edit.document().find(";", cursor, QTextDocument.FindFlag.FindBackward)
        cursor.setPosition(0 if sign.isNull() else sign.selectionEnd())
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        blanks = len(cursor.selectedText()) - len(cursor.selectedText().lstrip())
        cursor.setPosition(cursor.anchor() + blanks)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _is_arriving(event: QEvent) -> bool:
    """The keyboard comes to the field, not only back from the list below it."""
    return isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() != Qt.FocusReason.PopupFocusReason


def _is_typing(event: QKeyEvent) -> bool:
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    altgr = held == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    is_rubout = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    return bool(event.text()) and (not held or altgr) and (event.text().isprintable() or is_rubout)
