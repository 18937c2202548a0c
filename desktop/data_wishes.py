"""Where the store lies: shown, moved with progress, and strips about a place that needs care, a rescue, and a store that
may only be read."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget
from typing_extensions import override

from desktop import messages
from desktop.language import tr
from desktop.places import remember_store
from desktop.upkeep import place_words, rescue_words
from desktop.widgets.dialog import Dialog

if TYPE_CHECKING:
    from database.store import Store
    from desktop.actions import Actions
    from desktop.settings import Settings
    from desktop.store_thread import StoreThread
    from desktop.widgets.notices import Notices
    from desktop.widgets.toast import Toast
    from programme.errors import UserError

PLACE, RESCUE, READ_ONLY = "place", "rescue", "read_only"
_RESCUED = "rescue/words"
_KEPT = "rescue/kept"
_WHOSE = "rescue/store"
_LOOK_EVERY = 100  # milliseconds


class MovingDialog(Dialog):
    """Says how far the move is; goes by itself."""

    def __init__(self, sources: Callable[[], int], target: Callable[[], int], parent: QWidget | None = None) -> None:
        words = self.tr("Erst wird alles kopiert, dann geht es am neuen Ort weiter. Am alten wird nichts gelöscht.")
        super().__init__(self.tr("Der Datenbestand zieht um"), words, parent)
        self._total, self._target = max(sources(), 1), target
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Fortschritt des Umzugs"))
        self.body.addWidget(self.bar)
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self.bar.setValue(min(99, 100 * self._target() // self._total))

    @override
    def reject(self) -> None:
        """Escape does not end what is half done."""


class DataWishes(QObject):
    """Follows the open store (`opened`)."""

    moved = Signal(object)
    """The `Path` where the store lies now."""

    def __init__(
        self,
        window: QWidget,
        actions: "Actions",
        store: "StoreThread",
        settings: "Settings",
        notices: "Notices",
        toast: "Toast",
        commit: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._store = window, actions, store
        self._settings, self._notices, self._toast, self._commit = settings, notices, toast, commit
        self._path = Path()
        self._usual = False
        self.dialog: MovingDialog | None = None
        actions.on("data_folder", self.show_folder)
        actions.on("move_data", self.ask_move)
        actions.enable(("data_folder", "move_data"), False)

    def opened(self, store: "Store", usual: bool) -> None:
        """Says what there is to say about the store; `usual` is the one that a start without words opens."""
        self._path, self._usual = store.path, usual
        self._settings.set_text("store/path", str(store.path))
        self._actions.enable(("data_folder", "move_data"), True)
        if store.rescued is not None:
            self._settings.set_text(_RESCUED, " ".join(rescue_words(store.rescued).split("\n\n")))
            self._settings.set_text(_KEPT, str(store.rescued.kept_aside))
            self._settings.set_text(_WHOSE, str(store.path))
            self._settings.save()
        self._show_rescue()
        self._show_place(place_words(store.place))
        if store.read_only:
            self._show_read_only()

    # --------------------------------------------------------------------------------------------------------- the folder

    def show_folder(self) -> None:
        """Opens the folder of the store in the file manager."""
        from desktop.start.file_wishes import show_in_folder

        show_in_folder(self._path)

    def ask_move(self) -> None:
        """Asks for a folder and moves the store there."""
        from desktop.widgets.message_dialog import QuestionDialog

        chosen = QFileDialog.getExistingDirectory(
            self._window, self.tr("Neuer Ordner für die Daten"), str(self._path.parent.parent)
        )
        if not chosen:
            return
        question = QuestionDialog(  # Qt's dialog may take the folder above, where somebody types a path fast
            self.tr("Daten verschieben"),
            self.tr("Sollen die Daten nach „{folder}“ umziehen?").format(folder=QDir.toNativeSeparators(chosen)),
            self.tr("Erst wird alles kopiert, dann geht es am neuen Ort weiter. Am alten wird nichts gelöscht."),
            self.tr("Verschieben"),
            self.tr("Abbrechen"),
            self._window,
        )
        if question.exec():
            self.move(Path(chosen) / self._path.name)

    def move(self, target: Path) -> None:
        """Moves the store to a file that is not there yet; the window goes on with it."""
        self._commit()
        source = self._path
        dialog = self.dialog = MovingDialog(lambda: _size(source), lambda: _size(target), self._window)
        dialog.set_modal_to_window()
        dialog.open()

        def done(store: "Store") -> None:
            self._close()
            if self._usual:
                remember_store(target)
            if self._settings.text(_WHOSE) == str(source):
                self._settings.set_text(_WHOSE, str(store.path))
            self.opened(store, self._usual)
            words = self.tr("Die Daten liegen jetzt in „{folder}“. Die alten Dateien heißen nun „….umgezogen“.")
            self._toast.say(words.format(folder=target.parent), self.tr("Alten Ordner öffnen"), lambda: _show(source))
            self.moved.emit(target)

        self._store.move(target, done, self._failed)

    def _failed(self, error: "UserError") -> None:
        self._close()
        self._notices.show_notice(
            "move",
            messages.sentence(error),
            (self.tr("Anderen Ordner wählen …"), self._again),
            (self.tr("Verstanden"), lambda: self._notices.drop("move")),
        )

    def _again(self) -> None:
        self._notices.drop("move")
        self.ask_move()

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()
            self.dialog = None

    # --------------------------------------------------------------------------------------------------------- the strips

    def _show_rescue(self) -> None:
        """Until somebody says that it was read, at the next start of the same store, too."""
        words, kept = self._settings.text(_RESCUED), Path(self._settings.text(_KEPT))
        if words and self._settings.text(_WHOSE) == str(self._path):
            folder = self.tr("Ordner öffnen"), lambda: _show(kept)
            self._notices.show_notice(RESCUE, words, folder, (self.tr("Verstanden"), self._rescue_read))

    def _rescue_read(self) -> None:
        self._settings.set_text(_RESCUED, "")
        self._settings.save()
        self._notices.drop(RESCUE)

    def _show_place(self, words: str) -> None:
        if not words:
            self._notices.drop(PLACE)
            return
        move = self.tr("Daten verschieben …"), self.ask_move
        self._notices.show_notice(PLACE, words, move, (self.tr("So lassen"), lambda: self._notices.drop(PLACE)))

    def _show_read_only(self) -> None:
        words = messages.text("place", "read_only", {"folder": str(self._path.parent)})
        copy = self.tr("Daten verschieben …"), self.ask_move
        self._notices.show_notice(READ_ONLY, words, copy, (self.tr("Ordner öffnen"), self.show_folder))


def ask_for_store(error: "UserError", name: str, window: QWidget) -> Path | None:
    """Where the store lies whose folder is not there any more (a disk that is not plugged in); None for nowhere."""
    dialog = Dialog(tr("Daten nicht gefunden"), messages.sentence(error), window)
    dialog.add_buttons(tr("Ordner wählen …"), tr("Beenden"))
    if not dialog.exec():
        return None
    chosen = QFileDialog.getExistingDirectory(window, tr("Ordner mit den Daten"))
    if not chosen:
        return None
    remember_store(Path(chosen) / name)
    return Path(chosen) / name


def _show(path: Path) -> None:
    from desktop.start.file_wishes import show_in_folder

    show_in_folder(path)


def _size(store: Path) -> int:
    """Bytes of a store with its backups and journals, as far as they are there."""
    from database.folders import backup_folder

    folder = backup_folder(store)
    size = 0
    with suppress(OSError):  # files come and go while they are copied: a bar is not worth an error
        for each in (store, *folder.rglob("*")):
            size += each.stat().st_size if each.is_file() else 0
    return size
