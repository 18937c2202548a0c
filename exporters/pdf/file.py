"""The outermost shell of a PDF: numbered objects, packed into object streams, and their cross-reference stream.

Object streams hold what is no stream itself: a tagged file is a third of its plain size, in one pass.
"""

import hashlib
import struct
import zlib
from typing import BinaryIO

_PACKED_TOGETHER = 400
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE, _PLAIN, _PACKED = 0, 1, 2


class ObjectFile:
    """Writes objects as they come; numbers are the caller's, each from 1 to the highest once."""

    def __init__(self, file: BinaryIO, compressed: bool = True) -> None:
        self._file = file
        self._compressed = compressed
        self._offset = 0
        self._digest = hashlib.md5(usedforsecurity=False)
        self._places: dict[int, tuple[int, int, int]] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._packed: list[tuple[list[int], bytes, int]] = []
        self._write(_HEADER)

    def put(self, number: int, body: bytes) -> None:
        """An object that is no stream: a dictionary, an array, a string."""
        if not self._compressed:
            self._place(number, body)
            return
        self._waiting.append((number, body))
        if len(self._waiting) == _PACKED_TOGETHER:
            self._pack()

    def put_stream(self, number: int, dictionary: bytes, content: bytes) -> None:
        """A stream; `dictionary` are its entries without brackets and Length."""
        # A carriage return at the end and a line feed after it would look like one end of line.
        end = b"\r\n" if content[-1:] == b"\r" else b"\n"
        head = b"<<%b/Length %d>>\nstream\n" % (dictionary, len(content))
        self._place(number, b"%b%b%bendstream" % (head, content, end))

    def finish(self, root: int, info: int) -> None:
        """Writes object streams, cross-references and trailer."""
        self._pack()
        number = max([*self._places, *(number for numbers, _, _ in self._packed for number in numbers)]) + 1
        for numbers, content, first in self._packed:
            entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(numbers), first)
            for index, inside in enumerate(numbers):
                self._places[inside] = (_PACKED, number, index)
            self.put_stream(number, entries, content)
            number += 1
        self._cross_references(number, root, info)

    def _cross_references(self, number: int, root: int, info: int) -> None:
        start = self._offset
        self._places[number] = (_PLAIN, start, 0)
        free = (_FREE, 0, 65535)
        table = b"".join(struct.pack(">BIH", *self._places.get(each, free)) for each in range(number + 1))
        identity = self._digest.hexdigest().encode("ascii")
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode" % (
            number + 1,
            root,
            info,
            identity,
            identity,
        )
        self.put_stream(number, entries, zlib.compress(table, 6))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _pack(self) -> None:
        if not self._waiting:
            return
        offsets, position = [], 0
        for number, body in self._waiting:
            offsets.append(b"%d %d" % (number, position))
            position += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        content = zlib.compress(head + b"\n".join(body for _, body in self._waiting), 6)
        self._packed.append(([number for number, _ in self._waiting], content, len(head)))
        self._waiting = []

    def _place(self, number: int, body: bytes) -> None:
        self._places[number] = (_PLAIN, self._offset, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._offset += len(data)


def literal(text: str) -> bytes:
    """A PDF text string: ASCII where that is enough, else UTF-16 with its mark; half a surrogate pair becomes "?"."""
    if text.isascii() and text.isprintable():
        raw = text.encode("ascii")
        return b"(%b)" % raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"<FEFF%b>" % text.encode("utf-16-be", "replace").hex().encode("ascii")
