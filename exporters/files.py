"""Files are written beside their target and swapped in whole: a failed export leaves the old file as it was."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from programme.errors import UnreadableFile, UnwritableTarget

_KEEPS_OPEN_FILES = os.name == "nt"
"""Windows refuses to replace a file that Word holds open."""
_KINDS = {
    errno.ENOENT: "target_folder_missing",
    errno.ENOTDIR: "target_folder_missing",
    errno.EACCES: "target_not_writable",
    errno.EPERM: "target_not_writable",
    errno.EROFS: "target_not_writable",
    errno.EISDIR: "target_is_folder",
    errno.ENOSPC: "target_disk_full",
    errno.EDQUOT: "target_disk_full",
    errno.ENAMETOOLONG: "target_name_too_long",
}


@contextmanager
def swap_in(target: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes `target` when the block ends well, and nothing when it doesn't.

    Raises `UnwritableTarget`.
    """
    with _explained(target):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        place = target.resolve() if target.is_symlink() else target  # a link stays, what it leads to is replaced
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
    part = Path(name)
    try:
        with _explained_writing(target), os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _explained(target, replacing=True):
            part.chmod(_mode(place))
            part.replace(place)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def needed_files_named() -> Iterator[None]:
    """For work that reads files besides what it is given (fonts, patterns): one that cannot be read becomes an
    `UnreadableFile` that names it."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise
        reason = error.strerror or ""
        raise UnreadableFile("needed_file_unreadable", path=str(error.filename), reason=reason) from error


@contextmanager
def _explained_writing(target: Path) -> Iterator[None]:
    """What fails at writing into the stream of `target`. Errors that name a file are about another one, and those without
    a number do not come from the system."""
    try:
        yield
    except OSError as error:
        if error.filename is not None or error.errno is None:
            raise
        raise _unwritable(target, error) from error


@contextmanager
def _explained(target: Path, replacing: bool = False) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        held = replacing and isinstance(error, PermissionError) and _KEEPS_OPEN_FILES
        raise _unwritable(target, error, held) from error


def _unwritable(target: Path, error: OSError, held: bool = False) -> UnwritableTarget:
    kind = "target_open_elsewhere" if held else _KINDS.get(error.errno or 0, "target_unwritable")
    return UnwritableTarget(kind, path=str(target), reason=error.strerror or "")


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those that the system gives new files."""
    if target.exists():
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
