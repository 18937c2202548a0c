"""Progress on a terminal for anything that takes longer than a second."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 1.0  # seconds before anything is shown
_STEP = 0.2


@contextmanager
def shown_progress(what: str, stream: TextIO | None = None) -> Iterator[Callable[[float], None]]:
    """Gives a function that takes the share done (0 to 1). Without a terminal nothing is ever shown."""
    out = stream or sys.stderr
    if not out.isatty():
        yield lambda _share: None
        return
    share = 0.0
    done = threading.Event()

    def tell(value: float) -> None:
        nonlocal share
        share = value

    def show() -> None:
        begin = time.monotonic()
        while not done.wait(_STEP):
            seconds = time.monotonic() - begin
            if seconds >= PATIENCE:
                part = f"{share:.0%}".replace("%", " %") if share else f"{seconds:.0f} s"
                out.write(f"\r\x1b[K{what} … {part}")
                out.flush()

    watcher = threading.Thread(target=show, daemon=True)
    watcher.start()
    try:
        yield tell
    finally:
        done.set()
        watcher.join()
        out.write("\r\x1b[K")
        out.flush()
