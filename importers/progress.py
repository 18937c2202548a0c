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


class Steps:
    """Work of so many steps, told of at each hundredth."""

    def __init__(self, whole: int) -> None:
        self._whole, self._done = whole, 0
        self._between = max(1, whole // 100)

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._done % self._between == 0:
            tell(self._done, self._whole)


@contextmanager
def part(start: float, end: float) -> Iterator[None]:
    """What is told inside is from `start` to `end` of the whole."""
    heard = _heard.get()
    if heard is None:
        yield
        return
    with hearing(lambda share: heard(start + share * (end - start))):
        yield
