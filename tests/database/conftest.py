"""A store in a temporary folder, with a clock that tests turn."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from database.store import Store
from programme.model import Programme
from tests.programme.builders import field, measure, programme


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> None:
        self.now += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bestand.db"


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(path, "Anna Beispiel", clock=clock) as opened:
        yield opened


@pytest.fixture
def plan(store: Store) -> Programme:
    """A small programme that the store holds."""
    wanted = programme(field("F", measure("a"), measure("b")))
    store.library.take_in(wanted)
    return wanted
