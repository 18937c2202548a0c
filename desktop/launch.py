"""The one way in: words make a command, none (or one existing file) open the window."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_M_ARENA_MAX = -8
"""The name that `malloc.h` of glibc gives to -8."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 done, 2 the user was told what is wrong."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    file, store, is_window = _window_wish(words)
    if not is_window:
        from desktop import cli

        return cli.main(words)
    if not _has_screen():
        from desktop import messages

        print(messages.text("error", "no_screen"), file=sys.stderr)
        return 2
    gc.disable()  # half a second of imports makes no garbage, and looking for some takes a quarter of it; see `qt_repair`
    keep_one_heap()
    from desktop.qt_repair import import_plainly

    import_plainly()
    from desktop import app

    return app.run(file, store)


def keep_one_heap() -> None:
    """Lets all threads share one. By glibc each has its own, and what the store's thread read and let go of would be room
    that the window's cannot use (30 MB with 50,000 entries). To be called before there are threads.
    """
    if sys.platform == "linux":
        from ctypes import CDLL

        limit = getattr(CDLL(None), "mallopt", None)  # musl has none
        if limit is not None:
            limit(_M_ARENA_MAX, 1)


def _window_wish(words: list[str]) -> tuple[Path | None, Path | None, bool]:
    """The file and the store to open in the window, and whether a window is meant at all."""
    rest, store = list(words), None
    if "--store" in rest and rest.index("--store") + 1 < len(rest):
        place = rest.index("--store")
        store = Path(rest[place + 1])
        del rest[place : place + 2]
    if not rest:
        return None, store, True
    if len(rest) == 1 and not rest[0].startswith("-") and Path(rest[0]).is_file():
        return Path(rest[0]), store, True
    return None, store, False


def _has_screen() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
