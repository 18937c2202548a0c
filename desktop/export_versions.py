"""The versions that a Vergleich can be made with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programme.model import Programme

if TYPE_CHECKING:
    from desktop.store_thread import StoreThread

Then = Callable[[Programme], None]


def _read_nothing(version: str, _then: Then) -> None:
    raise LookupError(version)


@dataclass(frozen=True, slots=True)
class Versions:
    """`named` are id and name of each, the newest first; `read` gives the state of one. `author` is who compares."""

    named: tuple[tuple[str, str], ...] = ()
    read: Callable[[str, Then], None] = _read_nothing
    author: str = ""


def with_versions(store: "StoreThread", programme: str, author: str, then: Callable[[Versions], None]) -> None:
    """Asks the store for the versions of a programme."""

    def read(version: str, taken: Then) -> None:
        store.call(lambda opened: opened.versions.programme(version), taken)

    store.call(
        lambda opened: opened.versions.of_programme(programme),
        lambda found: then(Versions(tuple((each.id, each.name) for each in found), read, author)),
    )
