"""Moments as the store writes them: UTC in ISO 8601 with milliseconds, sortable as text."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def moment_of(time: datetime) -> str:
    """As in "2026-03-14T12:00:00.000Z"."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def time_of(moment: str) -> datetime:
    """The way back from `moment_of`."""
    return datetime.fromisoformat(moment.replace("Z", "+00:00"))
