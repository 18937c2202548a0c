"""Words that the disk refused: they stay where they were typed, or here when their field is gone, and are offered again by
themselves until they are saved."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop import messages
from desktop.document import ProgrammeDocument
from desktop.editor.pane import EditorPane
from desktop.store_thread import StoreThread
from desktop.widgets.notices import Notices
from programme.errors import UserError

RETRY_EVERY = 3_000  # milliseconds
STRIP = "unsaved"
Place = tuple[str, str, str]
"""Programme, entry ("" for the programme itself), item."""


class Unsaved(QObject):
    """Hears what is handed to the store (`handed`) and what of it failed."""

    refused = Signal(object)
    """The `UserError`; once until all is saved."""
    settled = Signal(str)
    """Everything is saved; the moment of the last change, "" where none was needed."""

    def __init__(self, editor: EditorPane, document: ProgrammeDocument, store: StoreThread, notices: Notices) -> None:
        super().__init__(editor)
        self._editor, self._document, self._store, self._notices = editor, document, store, notices
        self._handed: dict[Place, str] = {}
        self._away: dict[Place, str] = {}
        self._timer = QTimer(self, interval=RETRY_EVERY)
        self._timer.timeout.connect(self.retry)
        editor.entry_edit_wished.connect(lambda entry, item, words, _sitting: self.handed(entry, item, words))
        editor.head_edit_wished.connect(lambda item, words, _sitting: self.handed("", item, words))
        document.edit_failed.connect(self._failed)
        self._moment = ""
        self._is_saving = False
        document.saving.connect(self._begin)
        document.saved.connect(self._saved)
        store.idle.connect(self._settle)  # reading may be on its way still when the last change is told

    @property
    def is_open(self) -> bool:
        """Whether there are words that the disk refused."""
        return bool(self._away) or any(page.has_refused for page in self._editor.pages())

    def handed(self, entry: str, item: str, words: str) -> None:
        """Words are on their way."""
        self._handed[self._document.programme_id, entry, item] = words
        self._away.pop((self._document.programme_id, entry, item), None)

    def retry(self) -> None:
        """Offers all of them again."""
        self._editor.commit()
        for place, words in list(self._away.items()):
            programme, entry, item = place
            if programme != self._document.programme_id:
                continue  # its turn comes when the programme is open again
            del self._away[place]
            self._handed[place] = words
            if entry:
                self._document.edit(entry, item, words)
            else:
                self._document.edit_head(item, words)

    def _failed(self, entry: str, item: str, error: UserError) -> None:
        place = (self._document.programme_id, entry, item)
        editor = self._editor
        pages = (editor.entry_page, editor.branch_page) if entry else (editor.programme_page,)
        if not any(page.keep(entry, item) for page in pages) and place in self._handed:
            self._away[place] = self._handed[place]
        if not self._timer.isActive():
            self._show(error)
        self._timer.start()
        self.refused.emit(error)

    def _show(self, error: UserError) -> None:
        stays = self.tr("Was Sie geschrieben haben, bleibt stehen und wird immer wieder angeboten.")
        offers: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Noch einmal"), self.retry),
            (self.tr("Worte kopieren"), self._copy),
        )
        self._notices.show_notice(STRIP, f"{messages.sentence(error)} {stays}", *offers)

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
        QGuiApplication.clipboard().setText("\n\n".join({**self._handed, **self._away}.values()))
