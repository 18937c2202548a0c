"""A file of the user's that is written beside its target and swapped in: a failure never leaves half a file."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from database.folders import sync_folder
from programme.errors import UnwritableTarget
from programme.ids import new_id


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """An empty file beside the target, gone after it unless it was put in its place. Its name is short: that of the
    target may be as long as names can be. Raises `UnwritableTarget`."""
    with explained(target):
        unfinished = _place(target).with_name(f".{new_id()}.part")
        unfinished.touch(exist_ok=False)
    try:
        yield unfinished
    finally:
        with suppress(OSError):  # a disk that is gone by now: what was the matter is said already
            unfinished.unlink(missing_ok=True)


def put_in_place(unfinished: Path, target: Path) -> None:
    """Swapped in, for good. Who might read the old one may read the new one. Raises `UnwritableTarget`."""
    place = _place(target)
    with explained(target):
        if place.exists():
            shutil.copymode(place, unfinished)
        unfinished.replace(place)
        sync_folder(place.parent)


def _place(target: Path) -> Path:
    """A link stays; what it leads to is replaced. Raises `OSError`."""
    if not target.is_symlink():
        return target
    place = Path(os.path.realpath(target))
    if place.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return place


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Around writing: raises `UnwritableTarget` for what the disk says."""
    try:
        yield
    except OSError as error:
        raise UnwritableTarget("target_unwritable", path=str(target), reason=error.strerror or "") from error
