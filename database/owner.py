"""The owner file beside an open store: who holds it. It is for the sentence only; the guard is the database's lock."""

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Owner:
    """A process that holds a store. `since` is UTC in ISO 8601."""

    pid: int
    host: str
    user: str
    since: str


def owner_path(store: Path) -> Path:
    """Where the owner file of a store lies."""
    return store.with_name(store.name + ".owner")


def write_owner(store: Path, since: str) -> None:
    """Names this process as the owner. A full disk is no reason to refuse the store."""
    owner = Owner(os.getpid(), platform.node(), _user(), since)
    try:
        owner_path(store).write_text(json.dumps(asdict(owner), ensure_ascii=False), encoding="utf-8")
    except OSError:
        _delete(store)


def read_owner(store: Path) -> Owner | None:
    """None where there is no owner file, or none that says anything."""
    try:
        data = json.loads(owner_path(store).read_text(encoding="utf-8"))
        return Owner(int(data["pid"]), str(data["host"]), str(data["user"]), str(data["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_owner(store: Path) -> None:
    """Takes the file away, if it is ours."""
    owner = read_owner(store)
    if owner is not None and owner.pid == os.getpid() and owner.host == platform.node():
        _delete(store)


def _delete(store: Path) -> None:
    with suppress(OSError):
        owner_path(store).unlink(missing_ok=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
