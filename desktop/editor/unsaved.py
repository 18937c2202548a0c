"""Words that the disk refused: they stay where they were typed, or here when their field is gone, and are offered again by
themselves until they are saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop import messages
from desktop.document import ProgrammeDocument
from desktop.editor.pane import EditorPane
from desktop.store_thread import StoreThread
from desktop.widgets.notices import Notices
from programme.errors import NotFound, UserError

RETRY_EVERY = 3_000  # milliseconds
STRIP = "unsaved"
WITHOUT_ENTRY = NotFound("words_without_entry")
Save = Callable[[str, str, str], None]
"""Takes words for an item of an entry or of a programme to the store."""
Place = tuple[str, str]
"""Entry or programme, and its item."""


class Unsaved(QObject):
    """Hears what is handed to the store (`handed`) and what of it failed."""

    refused = Signal(object)
    """The `UserError`; once until all is saved."""
    settled = Signal(str)
    """Everything is saved; the moment of the last change, "" where none was needed."""

    def __init__(self, editor: EditorPane, document: ProgrammeDocument, store: StoreThread, notices: Notices) -> None:
        super().__init__(editor)
        self._editor, self._document, self._store, self._notices = editor, document, store, notices
        self._handed: dict[Place, tuple[Save, str]] = {}
        self._away: dict[Place, tuple[Save, str]] = {}
        self._timer = QTimer(self, interval=RETRY_EVERY)
        self._timer.timeout.connect(self.retry)
        for wished, save in ((editor.entry_edit_wished, document.edit), (editor.head_edit_wished, document.edit_head)):
            wished.connect(partial(self._hand_over, save))
        document.edit_failed.connect(self._failed)
        for page in editor.pages():
            page.is_awaited = document.awaited.holds
        editor.filled.connect(self._give_back)
        self._moment = ""
        self._is_saving = False
        document.saving.connect(self._begin)
        document.saved.connect(self._saved)
        store.idle.connect(self._settle)  # reading may be on its way still when the last change is told

    @property
    def is_open(self) -> bool:
        """Whether there are words that the disk refused."""
        return bool(self._away) or any(page.has_refused for page in self._editor.pages())

    def hand_words(self, entry: str, item: str, words: str) -> None:
        """Words of an entry that were written elsewhere, in the tree or in a table, are on their way."""
        self._hand_over(self._document.edit, entry, item, words)

    def _hand_over(self, save: Save, owner: str, item: str, words: str, _sitting: str = "") -> None:
        self._handed[owner, item] = save, words
        self._away.pop((owner, item), None)

    def retry(self) -> None:
        """Offers all of them again."""
        self._editor.commit()
        away, self._away = self._away, {}
        for (owner, item), (save, words) in away.items():
            self._handed[owner, item] = save, words
            save(owner, item, words)

    def _failed(self, owner: str, item: str, error: UserError) -> None:
        place, page = (owner, item), self._editor.page()
        known = self._handed.get(place)
        if known is not None and not (page is not None and page.keep(owner, item, known[1])):
            self._away[place] = known
            self._give_back()  # a title that was written in the tree
        if isinstance(error, NotFound):  # no waiting brings it back
            self._show_homeless()
            self.refused.emit(WITHOUT_ENTRY)
            return
        if not self._timer.isActive():
            self._show(error)
        self._timer.start()
        self.refused.emit(error)

    def _give_back(self) -> None:
        """Words whose field is there again go on from it: nobody writes over them unseen."""
        page = self._editor.page()
        for (owner, item), (_save, words) in self._handed.items():
            slot = page.slot_of(owner, item) if page is not None else None
            if slot is not None and slot.known != words and self._document.awaited.holds(owner, item):
                slot.known = words
                slot.editor.load(words)
        for (owner, item), (_save, words) in list(self._away.items()):
            slot = page.slot_of(owner, item) if page is not None else None
            if page is not None and slot is not None:
                slot.known = words
                slot.editor.load(words)
                page.keep(owner, item, words)
                del self._away[owner, item]

    def _show(self, error: UserError) -> None:
        stays = self.tr("Was Sie geschrieben haben, bleibt stehen und wird immer wieder angeboten.")
        offers: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Noch einmal"), self.retry),
            (self.tr("Worte kopieren"), self._copy),
        )
        self._notices.show_notice(STRIP, f"{messages.sentence(error)} {stays}", *offers)

    def _show_homeless(self) -> None:
        stays = self.tr("Ihre Worte sind noch hier: Holen Sie den Eintrag zurück, oder kopieren Sie sie.")
        self._notices.show_notice(
            STRIP,
            f"{messages.sentence(WITHOUT_ENTRY)} {stays}",
            (self.tr("Noch einmal"), self.retry),
            (self.tr("Worte kopieren"), self._copy),
            (self.tr("Verwerfen"), self._let_go),
        )

    def _let_go(self) -> None:
        """Words that nobody wants any more."""
        self._away.clear()
        self._settle()

    def _begin(self) -> None:
        self._is_saving = True

    def _saved(self, moment: str) -> None:
        self._moment = moment
        self._settle()

    def _settle(self) -> None:
        """Once nothing is on its way any more, changes that changed nothing and those that were refused among it."""
        if self._store.pending or not self._is_saving:
            return
        self._handed.clear()
        if not self.is_open:
            self._is_saving = False
            self._timer.stop()
            self._notices.drop(STRIP)
            self.settled.emit(self._moment)

    def _copy(self) -> None:
        """What is nowhere but here, for another program."""
        self._editor.commit()  # what stands in a field goes with what was offered a moment ago and has no answer yet
        unsaved = {**self._handed, **self._away}
        QGuiApplication.clipboard().setText("\n\n".join(words for _save, words in unsaved.values()))
