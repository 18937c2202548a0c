"""What the status bar says of the text: words of the entry and of the programme, how easily the entry is read.

Counted when the hand rests; the words of a long programme in slices, so that no key waits for them.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.messages import numeral
from desktop.spare_time import SpareTime
from desktop.tree.outline import Entry
from programme import markup

REST = 300  # milliseconds
_MARKED = re.compile(r"[*_\[\]\\^]|^\s*(?:[-+]|\d+\.)", re.MULTILINE)
"""What may be a mark; without any of it markup is plain text."""
EASY, HARD = 60.0, 30.0
"""Amstad's index: 60 and more reads easily, below 30 is for specialists."""


class Figures(QObject):
    """Emits the words for the status bar."""

    told = Signal(str)

    def __init__(self, document: ProgrammeDocument, desk: DeskView) -> None:
        super().__init__(desk)
        self._document = document
        self._desk = desk
        self._words: dict[str, int] = {}
        self._total = 0
        """Kept, since adding 50,000 up would come after each pause of the hand."""
        self._uncounted: dict[str, None] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.tell)
        self._spare_time = SpareTime(self)
        document.opened.connect(self._opened)
        document.closed.connect(self._closed)
        document.entries_changed.connect(self._changed)
        document.entry_added.connect(self._added)
        document.entry_removed.connect(self._removed)
        desk.entry_shown.connect(self._rest.start)
        desk.editor.cursor_moved.connect(self._rest.start)
        if document.outline is not None:
            self._opened()

    def tell(self) -> None:
        """Emits `told` with what is known now."""
        outline = self._document.outline
        if outline is None:
            self.told.emit("")
            return
        parts = [self.tr("%Ln Einträge", None, outline.size)]
        if not self._uncounted:
            parts.append(self.tr("%Ln Wörter", None, self._total))
        entry = self._desk.editor.shown_entry(outline)
        if entry is not None and self._desk.editor.is_branch_shown:
            parts += self._of_branch(entry)
        elif entry is not None:
            parts.append(self._of_entry())
        self.told.emit("  ·  ".join(parts))

    def _of_branch(self, entry: Entry) -> list[str]:
        """The words of the entry and of all below it, once these are counted."""
        if self._uncounted:
            return []
        count = sum(self._words.get(each.id, 0) for each in entry.walk())
        return [self.tr("in diesem Zweig {count}").format(count=numeral(count))]

    def _of_entry(self) -> str:
        from programme.language.readability import readability

        page = self._desk.editor.entry_page
        text = f"{page.title.toPlainText()}\n{page.text.toPlainText()}"
        found = readability(text)
        words = self.tr("hier {count}").format(count=numeral(found.words))
        if found.words < 20:  # too short for an index that says anything
            return words
        ease = (
            self.tr("leicht")
            if found.amstad >= EASY
            else self.tr("mittel")
            if found.amstad >= HARD
            else self.tr("schwer")
        )
        return self.tr("{words}, Lesbarkeit {index} ({ease})").format(words=words, index=round(found.amstad), ease=ease)

    def _opened(self) -> None:
        self._words.clear()
        self._total = 0
        outline = self._document.outline
        self._uncounted = dict.fromkeys(each.id for each in outline.walk()) if outline else {}
        self._spare_time.use(self._count())
        self._rest.start()

    def _closed(self) -> None:
        self._spare_time.stop()
        self._uncounted.clear()
        self.tell()

    def _changed(self, ids: list[str]) -> None:
        """Numbers follow a change of many entries at once: their words are counted when there is time."""
        self._uncounted.update(dict.fromkeys(ids))
        self._spare_time.use(self._count())
        self._rest.start()

    def _added(self, entry_id: str) -> None:
        outline = self._document.outline
        entry = outline.find(entry_id) if outline else None
        self._changed([each.id for each in entry.walk()] if entry else [])

    def _removed(self, entry: Entry) -> None:
        for each in entry.walk():
            self._total -= self._words.pop(each.id, 0)
        self._rest.start()

    def _count(self) -> Iterator[None]:
        """What is not counted, an entry a step."""
        outline = self._document.outline
        while self._uncounted:
            entry_id, _ = self._uncounted.popitem()
            entry = outline.find(entry_id) if outline else None
            if entry is not None:
                count = word_count(entry)
                self._total += count - self._words.get(entry_id, 0)
                self._words[entry_id] = count
            yield
        self._rest.start()


def word_count(entry: Entry) -> int:
    """Words of title, text and fields."""
    lines = (entry.title, *entry.fields.values())
    return words_of(entry.text) + sum(
        len((markup.plain_inline(each) if _MARKED.search(each) else each).split()) for each in lines
    )


def words_of(text: str) -> int:
    """Words of block markup. Most texts have no marks, and reading marks takes fifty times as long as counting."""
    return len((markup.plain(text) if _MARKED.search(text) else text).split())
