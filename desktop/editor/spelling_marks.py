"""Marks words that may be wrong in one text field, and offers others in its context menu."""

import re

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid
from typing_extensions import override

from desktop.editor.rich_text import LINE_SEPARATOR
from desktop.editor.spelling import Spelling
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.typing_page import TypingPage
from desktop.editor.units import signs_before, units_before
from desktop.look.theme import colours, theme
from desktop.menu_letters import give_letters
from programme.language.folding import Span

_WORD = re.compile(r"[^\W_]+(?:[-*:_·’'][^\W_]+)*")


class SpellingMarks(QSyntaxHighlighter):
    """The word that is being typed is left alone until the next one begins."""

    def __init__(self, edit: RichTextEdit, spelling: Spelling) -> None:
        super().__init__(edit.document())
        self._edit = edit
        self._spelling = spelling
        self._seen_wrong: set[str] = set()
        spelling.checked.connect(self._checked)
        spelling.words_changed.connect(self.rehighlight)
        edit.left.connect(self._left)
        edit.menu_made.connect(self._extend_menu)
        theme().watch(self, self.rehighlight)

    @override
    def highlightBlock(self, text: str) -> None:
        look = _look()
        for start, end in self._wrong(self.currentBlock()):
            first = units_before(text, start)
            self.setFormat(first, units_before(text, end) - first, look)

    def _wrong(self, block: QTextBlock) -> list[Span]:
        """What is to be marked in a block."""
        text = block.text()
        spans = self._spelling.spans(text)
        if spans is None:  # until the answer comes, words that were wrong a moment ago stay marked
            spans = [match.span() for match in _WORD.finditer(text) if match[0] in self._seen_wrong]
        else:
            self._seen_wrong = {text[start:end] for start, end in spans} | set(list(self._seen_wrong)[:200])
        typed = self._typed_at(block)
        return [(start, end) for start, end in spans if end != typed]

    def word_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """The marked word at a cursor, selected; None where none is marked."""
        block = cursor.block()
        text, place = block.text(), _place_in(cursor)
        for start, end in self._spelling.spans(text) or ():
            if start <= place <= end:
                found = QTextCursor(block)
                found.setPosition(block.position() + units_before(text, start))
                found.setPosition(block.position() + units_before(text, end), QTextCursor.MoveMode.KeepAnchor)
                return found
        return None

    def _typed_at(self, block: QTextBlock) -> int:
        """The place in a block right behind which somebody types; -1 elsewhere."""
        cursor = self._edit.textCursor()
        if not self._edit.hasFocus() or cursor.block() != block or cursor.hasSelection():
            return -1
        return _place_in(cursor)

    def _checked(self, texts: set[str]) -> None:
        """Mostly what is marked by what was wrong a moment ago is right: then nothing is laid out anew."""
        block = self._document().begin()
        while block.isValid():
            if block.text() in texts and self._wrong(block) != _marked(block):
                self.rehighlightBlock(block)
            block = block.next()

    def _left(self) -> None:
        self.rehighlightBlock(self._edit.textCursor().block())

    def _document(self) -> QTextDocument:
        return self._edit.document()

    def _extend_menu(self, menu: QMenu, place: QPoint) -> None:
        word = self.word_at(self._edit.cursorForPosition(place))
        if word is None:
            return
        first = menu.actions()[0] if menu.actions() else None
        waiting = menu.addAction(self.tr("Vorschläge werden gesucht …"))
        waiting.setEnabled(False)
        learn = menu.addAction(self.tr("„{word}“ ist richtig").format(word=word.selectedText()))
        learn.triggered.connect(lambda: self._spelling.learn(word.selectedText()))
        line = menu.addSeparator()
        if first is not None:
            menu.insertActions(first, [waiting, learn, line])

        def offer(found: list[str]) -> None:
            if not isValid(menu):  # closed before the answer came
                return
            waiting.setText(self.tr("Keine Vorschläge"))
            waiting.setVisible(not found)
            for each in found:
                action = menu.addAction(each)
                action.triggered.connect(lambda _checked=False, chosen=each: self._replace(word, chosen))
                menu.insertAction(waiting, action)
            give_letters(menu)

        self._spelling.suggest(word.selectedText(), offer)

    def _replace(self, word: QTextCursor, other: str) -> None:
        form = word.charFormat()
        word.insertText(other, form)


def marked_words(edit: RichTextEdit) -> list[str]:
    """The words that are marked as wrong in a field, in reading order."""
    found = []
    block = edit.document().begin()
    while block.isValid():
        found += [block.text()[start:end].replace(LINE_SEPARATOR, " ") for start, end in _marked(block)]
        block = block.next()
    return found


def _marked(block: QTextBlock) -> list[Span]:
    text, looks = block.text(), block.layout().formats()
    return [(signs_before(text, each.start), signs_before(text, each.start + each.length)) for each in looks]


def _place_in(cursor: QTextCursor) -> int:
    """In its block, in signs."""
    return signs_before(cursor.block().text(), cursor.positionInBlock())


def _look() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    form.setUnderlineColor(QColor(colours().danger))
    return form


def mark_page(page: TypingPage, spelling: Spelling) -> None:
    """Marks every text of a page, also those that come later."""

    def mark(edit: RichTextEdit) -> None:
        edit.companions.append(SpellingMarks(edit, spelling))

    for edit in page.texts():
        mark(edit)
    page.text_added.connect(mark)
