"""What the actions on print do: export, export again, print. The last export of a programme is one key away."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from desktop import messages, worker_jobs
from desktop.german_values import now_utc, today
from desktop.pages.export_profiles import Profile, Profiles, ProfileShelf
from desktop.places import documents_folder
from desktop.tree.outline import topmost
from desktop.widgets.dialog import is_asking
from exporters.options import Edition, ExportOptions
from programme.errors import UserError
from programme.findings import Finding
from programme.measures import MeasureQuery
from programme.model import Programme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.actions import Actions
    from desktop.desk_view import DeskView
    from desktop.document import ProgrammeDocument
    from desktop.jobs import Jobs
    from desktop.pages.export_versions import Versions
    from desktop.settings import Settings
    from desktop.store_thread import StoreThread
    from desktop.tree.outline import Outline
    from desktop.widgets.toast import Toast

NEEDS_PROGRAMME = ("export_again", "print", "print_preview")


class ExportWishes(QObject):
    """Dialogs open on the window; what they write is said in the toast."""

    designs_edited = Signal()
    """Their editor was closed."""

    def __init__(
        self,
        window: "QWidget",
        actions: "Actions",
        document: "ProgrammeDocument",
        desk: "DeskView",
        store: "StoreThread",
        jobs: "Jobs",
        settings: "Settings",
        toast: "Toast",
        filtered_measures: "Callable[[], MeasureQuery | None]" = lambda: None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._document = document
        self._tree = desk.left.tree
        self._commit = desk.editor.commit
        self._jobs, self._settings = jobs, settings
        self._toast = toast
        self._filtered_measures = filtered_measures
        self._store = store
        self._shelf = ProfileShelf(store, self)
        self._profiles: tuple[str, Profiles] = ("", Profiles())
        self._writing: list[str] = []  # names of the files that are being written again
        self._is_leaving = False  # when they stand
        window.installEventFilter(self)
        self._connect()

    def _connect(self) -> None:
        actions, document = self._actions, self._document
        handlers: dict[str, Callable[[], object]] = {
            "export": self.export,
            "export_part": lambda: self.export(part=True),
            "export_again": self.export_again,
            "print": self.print,
            "print_preview": lambda: self.print(preview=True),
            "designs": self.edit_designs,
        }
        for key, handler in handlers.items():
            actions.on(key, handler)
        document.opened.connect(lambda: actions.enable(NEEDS_PROGRAMME, True))
        document.opened.connect(lambda: self._with_profiles(lambda _found: None))
        document.closed.connect(lambda: actions.enable(NEEDS_PROGRAMME, False))
        actions.enable(NEEDS_PROGRAMME, document.outline is not None)
        if document.outline is not None:
            self._with_profiles(lambda _found: None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes when all files are written; who closes it a second time does not wait."""
        if event.type() is not QEvent.Type.Close or not self._writing or self._is_leaving:
            return super().eventFilter(watched, event)
        self._is_leaving = True
        words = self.tr("„{name}“ wird noch geschrieben; dann schließt sich das Fenster.")
        self._toast.say(words.format(name=self._writing[-1]))
        event.ignore()
        return True

    def export(self, part: bool = False) -> None:
        """Opens the export dialog; `part` begins with the chosen entries."""
        chosen = [entry.id for entry in topmost(self._tree.chosen_entries())] if part else []
        self._settled(lambda: self._with_profiles(lambda profiles: self._ask(chosen, profiles)))

    def export_measures(self, query: MeasureQuery | None) -> None:
        """Opens the export dialog for a table of the measures that `query` wants; None wants all."""
        options = ExportOptions(edition=Edition.TABLE, measure_filter=query)
        preset = Profile("", ".xlsx", options)
        self._with_profiles(lambda profiles: self._ask([], profiles, preset))

    def export_again(self) -> None:
        """Writes what was written last, over the same file; asks where nothing was written before."""
        outline = self._document.outline
        if outline is None:
            return
        wish = outline.head.title  # the file's name is not known yet
        self._writing.append(wish)

        def write(profiles: Profiles) -> None:
            self._writing.remove(wish)
            self._write_last(profiles)

        self._settled(lambda: self._with_profiles(write, partial(self._writing.remove, wish)))

    def print(self, preview: bool = False) -> None:
        """Shows the pages, and the system's print dialog when asked for; with a `preview` the keyboard is in the pages."""
        self._settled(lambda: self._print(preview))

    def _print(self, preview: bool) -> None:
        from desktop.pages.print_dialog import PrintDialog

        outline = self._document.outline
        if outline is not None and not is_asking():
            edition = Edition.TABLE if self._actions["view_measures"].isChecked() else Edition.PRINT
            options = ExportOptions(edition=edition, measure_filter=self._filtered_measures())
            dialog = PrintDialog(outline.programme(), options, self._jobs, self._window)
            if preview:
                dialog.setWindowTitle(self.tr("Druckvorschau"))
                dialog.heading.setText(dialog.windowTitle())
                dialog.canvas.setFocus()
            dialog.exec()

    def edit_designs(self) -> None:
        """Opens the editor of designs, with pages of the open programme."""
        from desktop.pages.design_dialog import DesignDialog

        outline = self._document.outline
        DesignDialog(outline.programme() if outline else None, self._jobs, self._window).exec()
        self.designs_edited.emit()

    def _settled(self, then: Callable[[], None]) -> None:
        """Goes on when the last words typed are in the programme, too: the answers of the store keep their order. A dialog
        opens behind them, or they would be told as saved only when it is closed."""
        self._commit()
        self._store.call(lambda _store: None, lambda _nothing: QTimer.singleShot(0, self, then))

    def _with_profiles(self, then: Callable[[Profiles], None], gone: Callable[[], None] = lambda: None) -> None:
        """The profiles of the open programme, read when it was opened; `gone` for one that was closed meanwhile."""
        programme = self._document.programme_id
        if self._document.outline is None:
            gone()
            return
        if self._profiles[0] == programme:
            then(self._profiles[1])
            return

        def found(profiles: Profiles) -> None:
            if programme == self._document.programme_id:
                self._profiles = (programme, profiles)
                then(profiles)
            else:
                gone()

        self._shelf.read(programme, found)

    def _keep(self, programme: str, profiles: Profiles) -> None:
        self._profiles = (programme, profiles)
        self._shelf.keep(programme, profiles)

    def _ask(self, chosen: list[str], profiles: Profiles, preset: Profile | None = None) -> None:
        from desktop.pages.export_versions import with_versions

        programme = self._document.programme_id
        identity = self._settings.identity

        def ask(versions: "Versions") -> None:
            if programme == self._document.programme_id:
                self._open_dialog(chosen, profiles, preset, versions)

        with_versions(self._store, self._jobs, programme, identity.author if identity else "", ask)

    def _open_dialog(self, chosen: list[str], profiles: Profiles, preset: Profile | None, versions: "Versions") -> None:
        from desktop.pages.export_dialog import ExportDialog

        outline = self._document.outline
        if outline is None or is_asking():
            return
        programme = self._document.programme_id
        dialog = ExportDialog(outline, chosen, self._folder(), self._jobs, self._window, profiles, versions)
        if preset is not None:
            dialog.show_profile(preset)
        dialog.written.connect(self._written)
        dialog.profiles_changed.connect(partial(self._keep, programme))
        dialog.details_wished.connect(self._actions["programme_details"].trigger)
        dialog.exec()

    def _write_last(self, profiles: Profiles) -> None:
        from desktop.pages.export_versions import with_versions

        outline, last = self._document.outline, profiles.last
        if outline is None:
            return
        if last is None or not _can_repeat(last, outline):
            self._is_leaving = False
            self._ask([], profiles, last)
            return
        options = replace(last.options, stand=today(), created=now_utc())
        programme = outline.programme()
        target = Path(last.target)
        self._toast.say(self.tr("„{name}“ wird geschrieben …").format(name=target.name))

        self._writing.append(target.name)

        def failed(error: UserError) -> None:
            self._writing.remove(target.name)
            self._is_leaving = False  # what went wrong has to be read
            self._failed(error, last)

        def written(answer: tuple[Path, tuple[Finding, ...]]) -> None:
            known = self._profiles[1] if self._profiles[0] == programme.id else profiles
            self._keep(programme.id, known.exported(last))
            self._written_again(answer)

        def write(prepared: Programme, wanted: ExportOptions) -> None:
            self._jobs.run(worker_jobs.WRITE, (prepared, wanted, target), written, failed, at_once=True)

        with_versions(
            self._store,
            self._jobs,
            programme.id,
            "",
            lambda versions: versions.prepare(programme, options, write, failed),
        )

    def _written_again(self, answer: tuple[Path, tuple[Finding, ...]]) -> None:
        """Says that the file stands; what is wrong with it stays until it is read."""
        target, findings = answer
        self._writing.remove(target.name)
        self._written(target)
        if findings:
            from desktop.widgets.message_dialog import MessageDialog

            words = self.tr("„{name}“ ist geschrieben.").format(name=target.name)
            lines = tuple(map(messages.finding_sentence, findings))
            title, close = self.tr("Noch einmal exportieren"), self.tr("Schließen")
            MessageDialog(title, words, close, self._window, lines).exec()
        if self._is_leaving and not self._writing:
            self._is_leaving = False  # it may be kept open by something else
            self._window.close()

    def _failed(self, error: UserError, last: Profile) -> None:
        from desktop.exception_hook import show_error

        self._toast.hide()
        show_error(error, self._window)
        self._settings.set_text("folder/export", str(Path(last.target).parent))

    def _written(self, target: Path) -> None:
        from desktop.start.file_wishes import open_file, show_in_folder

        self._settings.set_text("folder/export", str(target.parent))
        words = self.tr("„{name}“ ist geschrieben.").format(name=target.name)
        folder = self.tr("Im Ordner zeigen"), lambda: show_in_folder(target)
        self._toast.say(words, self.tr("Öffnen"), lambda: open_file(target), folder)

    def _folder(self) -> Path:
        known = Path(self._settings.text("folder/export"))
        return known if known.is_dir() and str(known) != "." else documents_folder()


def _can_repeat(last: Profile, outline: "Outline") -> bool:
    """Unless it has to be said anew with what to compare, what of it is wanted now that entries are gone, or whether a file
    that somebody has changed since may go."""
    is_whole = all(each in outline for each in last.options.parts)
    is_ours = bool(last.target) and not last.is_changed
    return is_ours and last.options.edition is not Edition.COMPARISON and is_whole
