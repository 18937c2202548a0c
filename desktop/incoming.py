"""Documents that come into the window, by the dialog, a drop or the system: each needs a person's eyes, so they wait."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.read_only import ReadOnly
from desktop.widgets.file_drop import Dropped, FileDrop
from desktop.widgets.notices import Notices, Offer
from desktop.widgets.toast import Toast

ARCHIVE_ENDING = ".programm"
KEY = "waiting_files"
_TOLD = 3  # names in the strip; more would push the page down


class Incoming(QObject):
    """Reads one file at a time; others wait in a strip until somebody takes the next or sends them away.

    `open_archive` takes one of our own files, `read_document` any other; the latter tells whether it begins, since a
    person may want to finish the review at hand first."""

    def __init__(
        self,
        window: QWidget,
        notices: Notices,
        toast: Toast,
        read_only: ReadOnly,
        open_archive: Callable[[Path], object],
        read_document: Callable[[Path], bool],
    ) -> None:
        super().__init__(window)
        self._notices = notices
        self._toast = toast
        self._read_only = read_only
        self._open_archive = open_archive
        self._read_document = read_document
        self._waiting: list[Path] = []
        self._is_free = True
        FileDrop(window).dropped.connect(self.take)

    def _read(self, path: Path) -> bool:
        """Reads a file, or says why not; whether that has begun."""
        if self._read_only.on:
            self._toast.say(self.tr("Der Datenbestand kann nur gelesen werden; nichts kommt hinein."))
            return False
        if path.suffix.casefold() != ARCHIVE_ENDING:
            return self._read_document(path)
        self._open_archive(path)
        return True

    def take(self, dropped: Dropped) -> None:
        """Reads the documents and names what is none."""
        if dropped.others:
            names = _joined([f"„{each.name}“" for each in dropped.others], self.tr("und {count} weitere"))
            self._toast.say(self.tr("Nicht eingelesen, weil es keine Dokumente sind: {names}.").format(names=names))
        self.read_all(dropped.documents)

    def read_all(self, paths: Sequence[Path]) -> None:
        """Reads the first of several where nothing is read or reviewed at the time; all else waits. One that comes alone
        is read at once, since a person asks for just this. A dialog is answered first: what the system brings meanwhile
        would change the desk behind it, or open another one before it."""
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QDialog):
            asking.finished.connect(lambda _code: QTimer.singleShot(0, self, lambda: self.read_all(paths)))
            return
        if self._read_only.on or len(paths) == 1:
            self._read(paths[0])
            return
        self._waiting += [each for each in paths if each not in self._waiting]
        if self._is_free:
            self._read_next()
        else:
            self._show()

    def set_free(self, on: bool) -> None:
        """Whether the next may be read: no other is being read or reviewed, which it would push away."""
        self._is_free = on
        self._show()

    def _read_next(self) -> None:
        """What does not begin, because a review that was left unfinished comes first, goes on waiting."""
        path = self._waiting[0]
        if self._read(path):
            self._waiting.remove(path)
        self._show()

    def _send_away(self) -> None:
        self._waiting.clear()
        self._show()

    def _show(self) -> None:
        if not self._waiting:
            self._notices.drop(KEY)
            return
        names = _joined([f"„{each.name}“" for each in self._waiting], self.tr("und {count} weitere"))
        away: Offer = (self.tr("Nicht einlesen"), self._send_away)
        if self._is_free:
            words = self.tr("Noch %Ln Dokumente warten: {names}.", None, len(self._waiting))
            offers = [(self.tr("Nächstes einlesen"), self._read_next), away]
        else:
            words = self.tr("Nach dieser Prüfung warten noch %Ln Dokumente: {names}.", None, len(self._waiting))
            offers = [away]
        self._notices.show_notice(KEY, words.format(names=names), *offers, sign="import")


def _joined(names: Sequence[str], more: str) -> str:
    """The first few names, and how many there are besides."""
    told = ", ".join(names[:_TOLD])
    return told if len(names) <= _TOLD else f"{told} {more.format(count=len(names) - _TOLD)}"
