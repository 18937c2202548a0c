"""Values through a pipe, piece by piece: the whole is never copied, and other threads get their turn between two pieces.

A programme of 50,000 entries is 45 MB and holds Python for a third of a second when it is sent at once.
"""

import pickle
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


LetPass = Callable[[], None]
"""Called before each piece: may wait for somebody who needs Python more."""


def at_once() -> None:
    """Waits for nobody."""


def send(pipe: "Connection", value: object, let_pass: LetPass = at_once) -> None:
    """Raises OSError where nobody listens any more, and what pickle raises."""
    pickle.Pickler(_Writer(pipe, let_pass), pickle.HIGHEST_PROTOCOL).dump(value)


def receive(pipe: "Connection", let_pass: LetPass = at_once) -> Any:
    """The next value that `send` sent. Raises EOFError or OSError where none will come."""
    return pickle.Unpickler(_Reader(pipe, let_pass)).load()


class _Writer:
    """A file for pickle, which writes 64 KiB at a time."""

    def __init__(self, pipe: "Connection", let_pass: LetPass) -> None:
        self._pipe, self._let_pass = pipe, let_pass

    def write(self, data: bytes | memoryview) -> int:
        self._let_pass()
        self._pipe.send_bytes(data)
        return len(data)


class _Reader:
    """The other end."""

    def __init__(self, pipe: "Connection", let_pass: LetPass) -> None:
        self._pipe, self._let_pass = pipe, let_pass
        self._left = b""

    def read(self, size: int) -> bytes:
        while len(self._left) < size:
            self._left += self._pipe.recv_bytes()
            self._let_pass()
        found, self._left = self._left[:size], self._left[size:]
        return found

    def readline(self) -> bytes:
        while b"\n" not in self._left:
            self._left += self._pipe.recv_bytes()
        return self.read(self._left.index(b"\n") + 1)
