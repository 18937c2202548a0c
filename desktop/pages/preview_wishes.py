"""What the pane "Vorschau" needs and wishes: the worker lays out, a moment after each change, what is looked at."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop import messages
from desktop.actions import Actions
from desktop.desk_view import DeskView
from desktop.document import ProgrammeDocument
from desktop.german_values import today
from desktop.jobs import Jobs
from desktop.language import tr
from desktop.pages.edition_names import COMPARED
from desktop.pages.preview_jobs import FOLLOW, Answer, Update, Wanted
from desktop.pages.preview_pane import PreviewPane
from desktop.settings import Settings
from desktop.snapshot import Snapshot
from desktop.store_thread import StoreThread
from desktop.tree.outline import Entry, topmost
from desktop.widgets.side_sheet import SideSheet
from desktop.worker import WorkerLost
from exporters.options import Edition, ExportOptions
from programme.errors import UserError
from programme.model import Node, Programme

if TYPE_CHECKING:
    from desktop.pages.export_versions import Versions
    from exporters.printed_lines import PrintedVersion

    AskVersions = Callable[[str, Callable[[Versions], None]], None]

FOLLOW_AFTER = 40
"""Milliseconds after a change."""
PREVIEW = "preview"
USUAL_DESIGN = "ratsvorlage"
MOST_LOST = 2
"""So often in a row the preview begins anew by itself where the worker ended under it."""
_stamps = count(1)


class PreviewWishes(QObject):
    """Works only while the pane is in sight."""

    def __init__(
        self,
        document: ProgrammeDocument,
        snapshot: Snapshot,
        jobs: Jobs,
        settings: Settings,
        pane: PreviewPane,
        chosen: Callable[[], Iterable[str]] = tuple,
        ask_versions: "AskVersions | None" = None,
    ) -> None:
        """`chosen` gives the ids of the chosen entries, for an excerpt; `ask_versions` the versions of a programme."""
        super().__init__(pane)
        self._chosen = chosen
        self._ask_versions = ask_versions
        self._versions: Versions | None = None
        self._earlier: PrintedVersion | None = None  # what a Vergleich compares with
        self._parts: tuple[str, ...] = ()
        self._document = document
        self._snapshot = snapshot
        self._jobs = jobs
        self._settings = settings
        self._pane = pane
        self._entry = ""
        self._sent: dict[str, Node] = {}
        self._stamp = 0  # of the state that the worker holds; 0 for none
        self._is_stale = True
        self._is_running = False
        self._is_finished = False
        self._lost = 0  # times in a row that the worker ended by itself
        self._goes_there = False
        self._delay = QTimer(self, singleShot=True, interval=FOLLOW_AFTER)
        self._delay.timeout.connect(self._go_on)
        self._connect()
        if pane.isVisible():  # put into a window that is shown already, it has come into sight before
            self.look()

    def look(self) -> None:
        """The pane came into sight."""
        self._offer_designs()
        self._offer_versions()
        self._go_on()

    def show_entry(self, entry_id: str) -> None:
        """The entry in the editor, whose page is shown; "" for the programme itself."""
        if entry_id != self._entry:
            self._entry, self._goes_there = entry_id, True
            self._pane.canvas.show_place(None)
            self._delay.start()

    def follow_choice(self) -> None:
        """Other entries are chosen: an excerpt shows them, but stays while they are parts of it."""
        outline, chosen = self._document.outline, tuple(self._chosen())
        if not self._parts or outline is None:
            return
        found = [entry for each in chosen if (entry := outline.find(each))]
        if not all(self._parts_hold(entry) for entry in found):
            self._parts = chosen
            self._changed()

    def _parts_hold(self, entry: Entry) -> bool:
        return any(each.id in self._parts for each in (entry, *entry.ancestors()))

    def _take_excerpt(self, wished: bool) -> None:
        self._parts = tuple(self._chosen()) if wished else ()
        self._changed()

    def _connect(self) -> None:
        document, pane = self._document, self._pane
        for signal in (document.opened, document.closed):
            signal.connect(self._begin_anew)
            signal.connect(self._forget)
        for signal in (document.entry_added, document.entry_removed, document.entry_moved, document.entries_changed):
            signal.connect(lambda _what: self._changed())
        document.head_changed.connect(self._changed)
        pane.seen.connect(self.look)
        pane.restart_wished.connect(self._restart)
        pane.design_chosen.connect(lambda key: self._use("preview/design", key))
        pane.edition_chosen.connect(self._use_edition)
        document.change_made.connect(lambda _change: self._offer_versions())
        pane.excerpt_wished.connect(self._take_excerpt)
        pane.canvas.pages_wished.connect(lambda _pages: self._go_on())

    def _begin_anew(self) -> None:
        """Another programme has other entries and versions."""
        self._earlier = self._versions = None
        self._pane.excerpt.setChecked(False)
        self._pane.offer_versions(())
        self._pane.edition.setCurrentIndex(max(self._pane.edition.findData(self._options().edition.value), 0))
        self._offer_versions()

    def _changed(self) -> None:
        self._is_stale = True
        if self._pane.isVisible():
            self._delay.start()

    def _forget(self) -> None:
        """Another programme, design, or none."""
        self._sent.clear()
        self._stamp = 0
        self._is_stale, self._is_finished = True, False
        self._pane.canvas.use_painter(None)
        self._pane.show_count(0, False)
        self._pane.say("" if self._document.outline else self.tr("Öffnen Sie ein Programm, um seine Seiten zu sehen."))
        self._delay.start()

    # ---------------------------------------------------------------------------------------------------------- asking

    def _go_on(self) -> None:
        """Asks the worker for what is missing, one question at a time."""
        if self._is_running or self._document.outline is None or not self._pane.isVisible():
            return
        self._is_running = True
        if self._is_stale:
            self._is_stale = False
            self._snapshot.take(self._send)
        else:
            self._ask(None)

    def _send(self, programme: Programme) -> None:
        """Hands over what changed since the last time."""
        changed = tuple(node for node in programme.nodes if self._sent.get(node.id) is not node)
        self._sent = {node.id: node for node in programme.nodes}
        stamp = next(_stamps)
        head, order = replace(programme, nodes=()), tuple(self._sent)
        earlier = self._earlier.state if self._earlier and not self._stamp else None
        update = Update(stamp, self._stamp, self._options(), head, order, changed, earlier)
        self._ask(update)
        if not self._stamp:
            with suppress(UserError):  # which the worker tells of, too
                self._fonts()  # what the first answer needs is loaded before that comes between keys

    def _ask(self, update: Update | None) -> None:
        programme = self._document.programme_id
        stamp = update.stamp if update else self._stamp
        wanted = Wanted(self._pane.canvas.wanted() or (0,), self._entry)
        self._jobs.run(
            FOLLOW,
            (stamp, update, wanted),
            lambda answer: self._take(programme, update, wanted, answer),
            lambda error: self._failed(programme, error),
        )

    def _options(self) -> ExportOptions:
        design, edition = self._settings.text("preview/design"), self._settings.text("preview/edition")
        known = Edition(edition) if edition in list(Edition) else Edition.PRINT
        options = ExportOptions(design=design or USUAL_DESIGN, edition=known, parts=self._parts, stand=today())
        if self._earlier is None:
            return options
        return replace(options, edition=Edition.COMPARISON, compare_name=self._earlier.name)

    # ------------------------------------------------------------------------------------------------------- answering

    def _take(self, programme: str, update: Update | None, wanted: Wanted, answer: Answer) -> None:
        self._is_running, self._lost = False, 0
        if programme != self._document.programme_id or (update is None and answer.stamp != self._stamp):
            self._delay.start()
            return
        if answer.lost:  # the worker was started anew
            self._sent.clear()
            self._stamp, self._is_stale = 0, True
            self._go_on()
            return
        self._stamp = answer.stamp
        self._show(wanted, answer, update is not None)
        scrolled_to = set(self._pane.canvas.missing()) - set(wanted.pages)
        if self._is_stale or not answer.finished or scrolled_to or self._entry != wanted.anchor:
            self._go_on()

    def _show(self, wanted: Wanted, answer: Answer, updated: bool) -> None:
        canvas = self._pane.canvas
        if answer.pictures is not None:
            self._use_painter(answer.pictures)
        if answer.renewed:
            canvas.renew()
        canvas.take(answer.pages)
        settled = answer.finished and not self._is_finished
        self._is_finished = answer.finished
        self._pane.show_count(answer.count, answer.finished)
        if answer.place is not None and wanted.anchor == self._entry:
            canvas.show_place(answer.place, follow=self._goes_there or updated or settled)
            self._goes_there = False

    def _use_painter(self, pictures: dict[str, bytes]) -> None:
        from desktop.pages.page_painter import PagePainter

        self._pane.canvas.use_painter(PagePainter(self._fonts(), pictures))

    def _fonts(self) -> dict[str, Path]:
        """Raises what `load_design` raises."""
        from exporters.composing.looks import font_paths
        from exporters.design import load_design

        return font_paths(load_design(self._options().design))

    def _failed(self, programme: str, error: UserError) -> None:
        """A design or picture that cannot be read, or the worker was ended: the next change asks again."""
        self._is_running = False
        self._sent.clear()
        self._stamp, self._is_stale = 0, True
        if programme != self._document.programme_id or error.kind == "job_cancelled":
            return
        self._lost += 1
        if error.kind == "worker_died" and self._lost <= MOST_LOST:
            self._delay.start()
        else:
            self._pane.say(messages.sentence(error), can_restart=isinstance(error, WorkerLost))

    def _restart(self) -> None:
        self._lost = 0
        self._jobs.revive()
        self._forget()
        self._pane.canvas.setFocus()

    # ---------------------------------------------------------------------------------------------------------- design

    def renew_designs(self) -> None:
        """Designs may have been changed, made or deleted."""
        self._offer_designs()
        self._forget()

    def _offer_designs(self) -> None:
        from desktop.pages.own_designs import offered_designs

        offered = offered_designs()
        if self._options().design not in dict(offered):
            self._settings.set_text("preview/design", "")
        options = self._options()
        self._pane.offer_designs(offered, options.design)
        if self._earlier is None:
            self._pane.edition.setCurrentIndex(max(self._pane.edition.findData(options.edition.value), 0))

    def _offer_versions(self) -> None:
        programme = self._document.programme_id
        if self._ask_versions is None or not programme or not self._pane.isVisible():
            return

        def take(versions: "Versions") -> None:
            if programme != self._document.programme_id:
                return
            if self._versions is None or self._versions.named != versions.named:
                self._pane.offer_versions(versions.named)
            self._versions = versions
            if self._earlier and not self._pane.edition.currentData().startswith(COMPARED):  # the version is gone
                self._earlier = None
                self._forget()

        self._ask_versions(programme, take)

    def _use_edition(self, value: str) -> None:
        if value.startswith(COMPARED) and self._versions is not None:
            programme = self._document.programme_id
            self._versions.read(
                value.removeprefix(COMPARED),
                lambda version: self._compare(programme, value, version),
                lambda error: self._failed(programme, error),
            )
        else:
            self._earlier = None
            self._use("preview/edition", value)

    def _compare(self, programme: str, value: str, version: "PrintedVersion") -> None:
        """Unless somebody has chosen another edition by then."""
        if programme == self._document.programme_id and self._pane.edition.currentData() == value:
            self._earlier = version
            self._forget()

    def _use(self, setting: str, value: str) -> None:
        """Another design or edition."""
        self._settings.set_text(setting, value)
        self._forget()


def preview_in(
    sheet: SideSheet,
    desk: DeskView,
    actions: Actions,
    document: ProgrammeDocument,
    snapshot: Snapshot,
    jobs: Jobs,
    settings: Settings,
    store: StoreThread,
) -> PreviewWishes:
    """Puts a preview into the side sheet, where it follows the editor; a click on a page leads to its entry."""
    pane = PreviewPane(sheet)
    sheet.add_pane(PREVIEW, tr("Vorschau"), "preview", pane)
    tree = desk.left.tree

    def chosen() -> list[str]:
        return [entry.id for entry in topmost(tree.chosen_entries())]

    wishes = PreviewWishes(document, snapshot, jobs, settings, pane, chosen, _versions_in(store, jobs))

    def follow() -> None:
        entry = desk.editor.shown_entry(document.outline) if document.outline else None
        wishes.show_entry(entry.id if entry else "")

    def show() -> None:
        sheet.show_pane(PREVIEW)
        sheet.focus_pane()

    actions.on("show_preview", show)
    desk.entry_shown.connect(follow)
    tree.selectionModel().selectionChanged.connect(lambda _now, _before: wishes.follow_choice())
    document.opened.connect(follow)
    pane.canvas.entry_wished.connect(lambda anchor: desk.show_entry(anchor) if _is_entry(document, anchor) else None)
    if document.outline is not None:
        follow()
    return wishes


def _versions_in(store: StoreThread, jobs: Jobs) -> "AskVersions":
    def ask(programme: str, then: "Callable[[Versions], None]") -> None:
        from desktop.pages.export_versions import with_versions

        with_versions(store, jobs, programme, "", then)

    return ask


def _is_entry(document: ProgrammeDocument, anchor: str) -> bool:
    """Other anchors are parts that are no entries ("vorwort", "impressum")."""
    return document.outline is not None and anchor in document.outline
