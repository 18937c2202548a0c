"""How far reading is: readers tell it from wherever they are, and whoever started them hears it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Heard = Callable[[float], None]

_heard: ContextVar[Heard | None] = ContextVar("heard", default=None)


@contextmanager
def hearing(heard: Heard) -> Iterator[None]:
    """While it is open, `heard` gets all that is told."""
    before = _heard.set(heard)
    try:
        yield
    finally:
        _heard.reset(before)


def tell(done: float, whole: float = 1.0) -> None:
    """So much of the work is done; into the wind where nobody listens."""
    heard = _heard.get()
    if heard is not None and whole > 0:
        heard(min(max(done / whole, 0.0), 1.0))
