"""What the view "Vergleichen" needs and wishes. The only caller of the store's versions."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.document import ProgrammeDocument
from desktop.history.compare_rows import Comparison
from desktop.history.pane_jobs import COMPARE
from desktop.history.versions_list import TODAY
from desktop.history.versions_view import VersionsView
from desktop.jobs import Jobs
from desktop.pages.export_versions import keep_lines
from desktop.snapshot import Snapshot
from desktop.store_thread import StoreThread
from desktop.widgets.toast import Toast
from programme.model import Programme

if TYPE_CHECKING:
    from database.records import VersionInfo


class VersionsWishes(QObject):
    """Follows the document while the view is seen (`begin` and later changes)."""

    def __init__(
        self,
        document: ProgrammeDocument,
        snapshot: Snapshot,
        store: StoreThread,
        jobs: Jobs,
        view: VersionsView,
        toast: Toast,
    ) -> None:
        super().__init__(view)
        self._document = document
        self._snapshot = snapshot
        self._store = store
        self._jobs = jobs
        self._view = view
        self._toast = toast
        self.is_locked = False
        document.opened.connect(self.begin)
        document.closed.connect(lambda: view.show_versions(()))
        document.change_made.connect(lambda change: self.begin() if change is None or change else None)
        view.compare_wished.connect(self._compare)
        view.save_wished.connect(self.save)
        view.rename_wished.connect(self._rename)
        view.restore_wished.connect(self._restore)
        view.remove_wished.connect(self._ask_remove)

    def begin(self) -> None:
        """Reads the versions and compares anew, if the view is seen."""
        programme = self._document.programme_id
        if not programme or not self._view.isVisible():
            return

        def take(versions: "list[VersionInfo]") -> None:
            if programme == self._document.programme_id:
                self._view.show_versions(versions, self.is_locked)
                self._view.compare_again()

        self._store.call(lambda store: store.versions.of_programme(programme), take, self._document.failed.emit)

    def save(self, name: str) -> None:
        """Keeps the present state under a name."""
        programme = self._document.programme_id
        on_step = self._store.between(self._store.steps(self._view.show_saving))

        def saved(version: str) -> None:
            self._toast.say(self.tr("Version „{name}“ ist gespeichert.").format(name=name))
            self._keep_lines(version)

        self._document.change(
            lambda store: store.versions.save(programme, name, on_step=on_step),
            then=saved,
            done=lambda: self._view.show_saving(100),
        )

    def _keep_lines(self, version: str) -> None:
        """Counted beside the work: what is deliberated on keeps its line numbers, whatever rule comes later."""
        on_step = self._store.between(lambda _left, _total: None)
        self._store.call(
            lambda store: store.versions.programme(version, on_step),
            lambda state: keep_lines(self._store, self._jobs, version, state),
            lambda _error: None,
        )

    def _compare(self, before: str, after: str) -> None:
        """States are read from the store or taken from the window, compared by the worker."""

        def with_both(states: dict[str, Programme]) -> None:
            self._jobs.run(
                COMPARE,
                (states[before], states[after]),
                lambda comparison: self._show(before, after, comparison),
                lambda _error: None,  # cancelled with the worker: the next change asks again
            )

        def with_versions(states: dict[str, Programme]) -> None:
            if TODAY in (before, after):
                self._snapshot.take(lambda today: with_both({**states, TODAY: today}))
            else:
                with_both(states)

        wanted = {each for each in (before, after) if each != TODAY}
        on_step = self._store.between(lambda _left, _total: None)
        self._store.call(
            lambda store: {each: store.versions.programme(each, on_step) for each in wanted},
            with_versions,
            self._document.failed.emit,
        )

    def _show(self, before: str, after: str, comparison: Comparison) -> None:
        self._view.show_comparison(before, after, comparison)

    def _rename(self, version: str, name: str, note: str) -> None:
        self._document.change(lambda store: store.versions.edit(version, name=name, note=note))

    def _restore(self, version: str) -> None:
        name = self._view.model.name_of(version)
        words = self.tr("Das Programm ist wieder auf dem Stand „{name}“.").format(name=name)
        offer = partial(self._toast.offer_here, words, self.tr("Rückgängig"), self._document.undo)
        on_step = self._store.patient()
        self._document.change(lambda store: store.versions.restore(version, on_step), done=offer)

    def _ask_remove(self, version: str) -> None:
        """A version is gone for good, so this is asked."""
        from desktop.widgets.message_dialog import QuestionDialog

        name = self._view.model.name_of(version)
        words = self.tr("Die Version „{name}“ endgültig löschen?").format(name=name)
        more = self.tr("Das Programm selbst bleibt, wie es ist. Diese Version kommt nicht wieder.")
        title, go, stay = self.tr("Version löschen"), self.tr("Löschen"), self.tr("Behalten")
        if QuestionDialog(title, words, more, go, stay, self._view.window()).exec():
            self._document.change(lambda store: store.versions.remove(version))
