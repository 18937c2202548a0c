"""The short form of `make torture`: a few points of each kind of fault, a few power cuts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.faults import CALLS, FAULTS, NAME, Tally, Victim, can_trace, every_point, judge, prepared, victim
from tests.torture.power import cut_states, record

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is missing or may not trace here")


@pytest.fixture(scope="module")
def working() -> Iterator[Victim]:
    with victim() as started:
        yield started


@pytest.mark.parametrize(("calls", "step"), [("writes", 211), ("syncs", 17), ("files", 7)])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_call_costs_nothing_that_was_saved(
    working: Victim, tmp_path: Path, calls: str, step: int, fault: str
) -> None:
    tally = every_point(working, prepared(tmp_path / "store"), CALLS[calls], fault, step)
    assert tally.points > 1
    assert (tally.corrupt, tally.lost, tally.halves, tally.remembered, tally.crashes) == (0,) * 5, tally


def test_a_power_cut_costs_nothing_that_was_saved(working: Victim, tmp_path: Path) -> None:
    source = prepared(tmp_path / "store")
    shutil.copytree(source, tmp_path / "before")
    recorded = record(working, source, tmp_path / "strace.log")
    shutil.rmtree(source)
    shutil.copytree(tmp_path / "before", source)
    tally = Tally()
    for folder, said in cut_states(recorded, source, tmp_path / "cut", 15, 3):
        judge(folder / NAME, said, tally, str(said[-1:]))
    assert (tally.corrupt, tally.lost, tally.halves, tally.remembered) == (0,) * 4, tally
