"""The store as the command line uses it."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.places import store_path
from desktop.worker_jobs import OWN_WORDS
from exporters.options import ExportOptions
from exporters.printed_lines import PrintedVersion, counted_record
from programme.errors import Ambiguous, StoreError, UserError
from programme.model import Programme

if TYPE_CHECKING:
    from database.store import Store

_SHORTEST_PREFIX = 6


@contextmanager
def opened_store(path: Path | None, read_only: bool = False) -> "Iterator[Store]":
    """The store at `path`, or the usual one, which is made where it is missing. Raises `StoreError`."""
    from database.store import Store

    wanted = path or store_path()
    if path is None:
        wanted.parent.mkdir(parents=True, exist_ok=True)
    missing = not wanted.exists()
    with Store.open(wanted, user_name(), read_only=read_only and not missing) as store:
        yield store


def programme_of(path: Path | None, words: str) -> Programme:
    """The programme with this id, or whose id begins so. Raises `UserError`."""
    with opened_store(path, read_only=True) as store:
        ids = [each.id for each in store.library.overview()]
        found = [each for each in ids if each == words]
        if not found and len(words) >= _SHORTEST_PREFIX:
            found = [each for each in ids if each.startswith(words)]
        if not found:
            raise UserError("source_unknown", source=words)
        if len(found) > 1:
            raise Ambiguous("programme_ambiguous", source=words, ids=", ".join(found))
        return store.library.programme(found[0])


def version_of(path: Path | None, programme: Programme, name: str) -> PrintedVersion:
    """The newest version of that name with its lines. Raises `UserError`."""
    with opened_store(path, read_only=True) as store:
        for each in store.versions.of_programme(programme.id):
            if each.name == name:
                return PrintedVersion(name, store.versions.programme(each.id), store.versions.lines(each.id))
    raise UserError("version_not_found", name=name, title=programme.title)


def keep_lines(path: Path | None, programme: Programme, name: str, options: ExportOptions) -> None:
    """Keeps the lines of the newest version of that name with it, once they were printed.

    Not where the store may only be read or is open elsewhere: then the next print keeps them.
    """
    with suppress(StoreError), opened_store(path) as store:
        for each in store.versions.of_programme(programme.id):
            if each.name == name:
                store.versions.keep_lines(each.id, counted_record(store.versions.programme(each.id), options))
                return


def remembered(path: Path | None, programme: Programme) -> tuple[tuple[str, ...], frozenset[str]]:
    """What checks must know beside the programme: words that the store's user taught, and the keys of waived findings.
    A store that is missing or cannot be read knows nothing: a file is checked all the same."""
    if not (path or store_path()).exists():
        return (), frozenset()
    try:
        with opened_store(path, read_only=True) as store:
            words = store.settings.value(OWN_WORDS)
            waived = frozenset(store.waivers.of_programme(programme.id))
    except StoreError:
        return (), frozenset()
    return tuple(map(str, words)) if isinstance(words, list) else (), waived


def user_name() -> str:
    """The system's name of the user, for the history; the window asks for a better one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
