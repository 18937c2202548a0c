"""The versions that a Vergleich can be made with, or whose lines are printed again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.worker_jobs import COUNT_LINES
from exporters.options import Edition, ExportOptions
from exporters.printed_lines import PrintedVersion, as_printed
from programme.errors import UserError
from programme.model import Programme

if TYPE_CHECKING:
    from database.records import VersionInfo
    from database.store import Store
    from desktop.jobs import Jobs
    from desktop.store_thread import StoreThread

Taken = Callable[[PrintedVersion], None]
Failed = Callable[[UserError], None]
Keep = Callable[[str, Programme, ExportOptions], None]
Then = Callable[[Programme, ExportOptions], None]


def _read_nothing(version: str, _taken: Taken, _failed: Failed) -> None:
    raise LookupError(version)


def _keep_nothing(_version: str, _state: Programme, _options: ExportOptions) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Versions:
    """`named` are id and name of each, the newest first; `read` gives one with its lines, `keep` makes lines stay that
    are printed for the first time. `author` is who compares."""

    named: tuple[tuple[str, str], ...] = ()
    read: Callable[[str, Taken, Failed], None] = _read_nothing
    author: str = ""
    keep: Keep = _keep_nothing

    def prepare(
        self, programme: Programme, options: ExportOptions, then: Then, failed: Failed, compared: str = ""
    ) -> None:
        """`then` gets what is to be written: with the state of `compared` for a Vergleich, with lines as they were printed
        for a Beratungsfassung that asks for them."""

        def as_it_was(version: PrintedVersion) -> None:
            try:
                prepared = as_printed(programme, options, version)
            except UserError as error:
                failed(error)
            else:
                then(*prepared)
                if version.record is None:
                    self.keep(options.lines_of, version.state, options)

        if options.edition is Edition.COMPARISON:
            self.read(compared, lambda found: then(programme, replace(options, compare_with=found.state)), failed)
        elif options.edition is Edition.DEBATE and options.lines_of:
            self.read(options.lines_of, as_it_was, failed)
        else:
            then(programme, options)


def with_versions(
    store: "StoreThread", jobs: "Jobs", programme: str, author: str, then: Callable[[Versions], None]
) -> None:
    """Asks the store for the versions of a programme."""

    def keep(version: str, state: Programme, options: ExportOptions) -> None:
        keep_lines(store, jobs, version, state, options)

    def taking(found: "list[VersionInfo]") -> None:
        named = {each.id: each.name for each in found}

        def read(version: str, taken: Taken, failed: Failed) -> None:
            name = named.get(version, "")
            store.call(lambda opened: _printed(opened, version, name), taken, failed)

        then(Versions(tuple(named.items()), read, author, keep))

    store.call(lambda opened: opened.versions.of_programme(programme), taking)


def keep_lines(
    store: "StoreThread", jobs: "Jobs", version: str, state: Programme, options: ExportOptions | None = None
) -> None:
    """Has the lines of a version counted by the worker and kept with it, if it has none yet.

    What fails is left: a store that may only be read, or a version that went meanwhile. The next print keeps them.
    """

    def counted(record: dict[str, Any]) -> None:
        store.call(lambda opened: opened.versions.keep_lines(version, record), failed=lambda _error: None)

    jobs.run(COUNT_LINES, (state, options or ExportOptions()), counted, lambda _error: None)


def _printed(store: "Store", version: str, name: str) -> PrintedVersion:
    return PrintedVersion(name, store.versions.programme(version), store.versions.lines(version))
