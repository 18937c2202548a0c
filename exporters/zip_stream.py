"""A zip written straight to a stream, without dates. Large parts that are the same in every file (fonts) are packed once
in the life of the process, which `zipfile` cannot do.
"""

import struct
import zlib
from functools import lru_cache
from typing import BinaryIO

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION, _UTF8_NAME, _DEFLATED = 20, 0x800, 8
_FIRST_DAY = 0x21  # 1 January 1980, the first that a zip can say
_READ_WRITE = 0o600 << 16
_LEVEL = 6


class ZipStream:
    """Adds members in order; `close` writes the directory. Members and file stay below 4 GB."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._place = 0
        self._directory: list[bytes] = []

    def add(self, name: str, content: bytes, lasting: bool = False) -> None:
        """A member; `lasting` content is packed once and remembered."""
        packed, checksum = _packed_once(content) if lasting else _packed(content)
        encoded = name.encode("utf-8")
        common = struct.pack(
            "<HHHHHIIIHH",
            _VERSION,
            _UTF8_NAME,
            _DEFLATED,
            0,
            _FIRST_DAY,
            checksum,
            len(packed),
            len(content),
            len(encoded),
            0,
        )
        place = struct.pack("<HHHII", 0, 0, 0, _READ_WRITE, self._place)
        self._directory.append(_CENTRAL + struct.pack("<H", _VERSION) + common + place + encoded)
        self._write(_LOCAL + common + encoded)
        self._write(packed)

    def close(self) -> None:
        """Ends the zip; the stream stays open."""
        start, count = self._place, len(self._directory)
        directory = b"".join(self._directory)
        self._write(directory)
        self._write(_END + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), start, 0))

    def _write(self, content: bytes) -> None:
        self._stream.write(content)
        self._place += len(content)


def _packed(content: bytes) -> tuple[bytes, int]:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(), zlib.crc32(content)


_packed_once = lru_cache(maxsize=32)(_packed)
