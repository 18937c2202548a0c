"""What all writers' tests share."""

import time
from collections.abc import Callable, Iterator

import pytest

InZone = Callable[[str], None]


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[InZone]:
    """Puts the machine's clock into a zone such as "Europe/Berlin" until the test ends."""
    with monkeypatch.context() as elsewhere:

        def go(zone: str) -> None:
            elsewhere.setenv("TZ", zone)
            time.tzset()

        yield go
    time.tzset()
