"""Spelling while one writes. The dictionary lives in the worker process: no key waits for it.

What was asked once is remembered by its text, so that a page that is opened again is marked at once.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import worker_jobs
from desktop.jobs import Jobs
from desktop.store_thread import StoreThread
from programme.errors import UserError
from programme.language.folding import Span

if TYPE_CHECKING:
    from database.store import Store

SETTING = worker_jobs.OWN_WORDS
MOST_TEXTS = 4_000
MOST_FAILURES = 5
"""So often in a row everybody asks again; then only what is written newly tries whether the worker is back."""
ASK_AFTER = 40  # milliseconds: several paragraphs go together


class Spelling(QObject):
    """One for the window. `checked` names the texts that are known now."""

    checked = Signal(set)
    words_changed = Signal()
    """Somebody taught a word: everything is to be asked anew."""
    learned = Signal(str)
    """A word that counts as right now."""

    def __init__(self, jobs: Jobs, store: StoreThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._store = store
        self._known: OrderedDict[str, Sequence[Span]] = OrderedDict()
        self._asked: dict[str, None] = {}
        self._running = False
        self._failures = 0  # in a row
        self.own_words: tuple[str, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=ASK_AFTER)
        self._later.timeout.connect(self._ask)

    def read_own_words(self) -> None:
        """The store is open."""
        self._store.call(lambda store: store.settings.value(SETTING), self._take_own_words)

    def spans(self, text: str) -> Sequence[Span] | None:
        """Where words may be wrong; None while that is not known yet (it is asked)."""
        if not text.strip():
            return ()
        found = self._known.get(text)
        if found is None:
            self._asked[text] = None
            if not self._later.isActive():  # who asks without a pause (a held key) must not put the answer off for ever
                self._later.start()
        return found

    def suggest(self, word: str, then: Callable[[list[str]], None]) -> None:
        """Words that may be meant."""
        self._jobs.run(worker_jobs.SUGGEST, (word, self.own_words), then, lambda _error: then([]))

    def learn(self, word: str) -> None:
        """The word is right from now on, in every programme of this store."""
        self._keep(lambda known: {*known, word}, lambda: self.learned.emit(word))

    def learn_all(self, words: Iterable[str]) -> None:
        """As `learn`, for a list that somebody has looked at."""
        self._keep(lambda known: {*known, *words})

    def forget(self, word: str) -> None:
        """The word was taught by mistake."""
        self.forget_all((word,))

    def forget_all(self, words: Iterable[str]) -> None:
        """As `forget`."""
        self._keep(lambda known: known.difference(words))

    def _keep(self, change: Callable[[set[str]], set[str]], then: Callable[[], object] = lambda: None) -> None:
        """Read and written in the store at once: words that are taught quickly one after the other all stay."""

        def work(store: "Store") -> tuple[str, ...]:
            words = sorted(change(set(_own(store.settings.value(SETTING)))), key=lambda word: (word.casefold(), word))
            store.settings.set(SETTING, words)
            return tuple(words)

        def use(words: tuple[str, ...]) -> None:
            self._use(words)
            then()

        self._store.call(work, use)

    def _take_own_words(self, value: Any) -> None:
        words = _own(value)
        if words != self.own_words:
            self._use(words)

    def _use(self, words: tuple[str, ...]) -> None:
        self.own_words = words
        self._known.clear()
        self.words_changed.emit()

    def _ask(self) -> None:
        if self._running or not self._asked:
            return
        texts = tuple(self._asked)
        self._asked.clear()
        self._running = True
        take = partial(self._take, texts, self.own_words)
        self._jobs.run(worker_jobs.SPELL, (texts, self.own_words), take, self._failed)

    def _take(self, texts: tuple[str, ...], words: tuple[str, ...], found: list[list[Span]]) -> None:
        was_given_up = self._failures > MOST_FAILURES
        self._running, self._failures = False, 0
        if words == self.own_words:
            self._known.update(zip(texts, found, strict=True))
            while len(self._known) > MOST_TEXTS:
                self._known.popitem(last=False)
            self.checked.emit(set(texts))
        if was_given_up:
            self.words_changed.emit()
        self._ask()

    def _failed(self, _error: UserError) -> None:
        """The worker was ended (an export was cancelled): whoever still needs an answer asks again, but not for ever."""
        self._running = False
        self._failures += 1
        if self._failures <= MOST_FAILURES:
            self.words_changed.emit()


def _own(value: Any) -> tuple[str, ...]:
    """The words in the store's setting."""
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
