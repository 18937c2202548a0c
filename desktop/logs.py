"""The log: what happened, never what a programme says. Small files, the last three are kept."""

import logging
import platform
import traceback
from types import TracebackType

from desktop.places import log_path

_LARGEST = 1_000_000
log = logging.getLogger("programmwerk")


def start_log() -> None:
    """Once per process."""
    if log.handlers:
        return
    from logging.handlers import RotatingFileHandler  # 20 ms that no first window needs

    handler = RotatingFileHandler(log_path(), maxBytes=_LARGEST, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    log.info("start, Python %s, %s", platform.python_version(), platform.platform())


def places_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where an error was raised: files, lines and functions. Its message is left out, for it may quote a programme."""
    frames = traceback.extract_tb(trace)
    lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([kind.__name__, *lines])
