"""Values through a pipe, piece by piece: the whole is never copied, and other threads get their turn between two pieces.

A programme of 50,000 entries is 45 MB and holds Python for a third of a second when it is sent at once.
"""

import copyreg
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from programme.model import Node, Programme

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


LetPass = Callable[[], None]
"""Called before each piece: may wait for somebody who needs Python more."""


def at_once() -> None:
    """Waits for nobody."""


def send(pipe: "Connection", value: object, let_pass: LetPass = at_once) -> None:
    """Raises OSError where nobody listens any more, and what pickle raises."""
    pickler = pickle.Pickler(_Writer(pipe, let_pass), pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {Programme: _taken_apart}
    pickler.dump(value)


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


AT_ONCE = 400
"""Entries of a programme in one piece. Pickle remembers all of a value: with 50,000 entries, growing and forgetting what it
remembers kept Python from the window for 32 ms each time, so each piece is a value of its own."""

_Flat = tuple[Node, int]
"""An entry without those below it, and how many stand right below; in reading order."""


class _Pieces:
    """A list for pickle, which makes each piece when it comes to it."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self._nodes = nodes

    def __reduce__(self) -> tuple[Any, ...]:
        return list, (), None, self._made()

    def _made(self) -> Iterator[bytes]:
        flat = _flat(self._nodes)
        while piece := list(islice(flat, AT_ONCE)):
            yield pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)


def _taken_apart(programme: Programme) -> tuple[Any, ...]:
    head = replace(programme, nodes=())
    fields = {name: getattr(head, name) for name in Programme.__dataclass_fields__}
    return _put_together, (fields, len(programme.nodes), _Pieces(programme.nodes))


def _put_together(fields: dict[str, Any], count: int, pieces: list[bytes]) -> Programme:
    flat = chain.from_iterable(map(pickle.loads, pieces))
    return Programme(**fields | {"nodes": _grown(flat, count)})


def _flat(nodes: Iterable[Node]) -> Iterator[_Flat]:
    for each in nodes:
        yield (replace(each, children=()) if each.children else each), len(each.children)
        yield from _flat(each.children)


def _grown(flat: Iterator[_Flat], count: int) -> tuple[Node, ...]:
    found = []
    for node, below in islice(flat, count):
        found.append(replace(node, children=_grown(flat, below)) if below else node)
    return tuple(found)
