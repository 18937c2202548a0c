"""Identifiers of programmes, nodes and comments: UUIDs that are never used twice."""

import hashlib
import secrets
import threading
import time
import uuid

_guard = threading.Lock()
_last_tick = 0


def new_id() -> str:
    """A fresh UUIDv7 (RFC 9562, section 5.7), later in sort order than every id made before in this process."""
    tick = _next_tick()
    milliseconds, fraction = divmod(tick, 4096)
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))


def derived_id(*parts: str) -> str:
    """The same id for the same `parts`, in UUIDv8 form, so that it can never equal one that `new_id` made."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    value = int.from_bytes(digest[:16], "big")
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return str(uuid.UUID(int=value))


def _next_tick() -> int:
    """Time in 1/4096 ms; two calls in the same tick get neighbouring ticks, so that order is kept."""
    global _last_tick  # noqa: PLW0603 - one clock for the process is the point
    with _guard:
        _last_tick = max(_last_tick + 1, time.time_ns() * 4096 // 1_000_000)
        return _last_tick
