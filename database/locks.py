"""Locks on files that the system frees when their process ends, on whatever system."""

import errno
import sys

HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
"""Numbers of the errors of `lock` that say that another has it; any other says that the disk knows no locks."""

if sys.platform == "win32":
    import msvcrt

    def lock(handle: int) -> None:
        """Takes the lock of an open file at once. Raises `OSError`."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock(handle: int) -> None:
        """Takes the lock of an open file at once. Raises `OSError`."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
