"""The store under fire: killed, starved, cut off from power, on a full disk and on a damaged one. Minutes, by design."""

import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from database.errors import StoreForeign, StoreUnwritable
from database.store import Store
from tests.database.damage import DAMAGES, filled_store, without_backups, words_of
from tests.programme.builders import field, programme
from tests.torture.faults import CALLS, FAULTS, NAME, Tally, Victim, can_trace, every_point, judge, prepared, victim
from tests.torture.power import cut_states, record

PLACES = {"local": "Programme", "synchronised": "Dropbox"}
POWER_CUTS = 1500
STRIDES = {"writes": 4, "syncs": 1, "files": 1}
"""A day has some 1,700 writes: each fault meets every fourth one, each another fourth, so that the run takes minutes."""
DAMAGED = 60

tracing = pytest.mark.skipif(not can_trace(), reason="strace is missing or may not trace here")


@pytest.fixture(scope="module")
def working() -> Iterator[Victim]:
    with victim() as started:
        yield started


def harmless(tally: Tally) -> bool:
    print(tally)
    return not (tally.corrupt or tally.lost or tally.halves or tally.remembered or tally.crashes)


@tracing
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("calls", CALLS)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_write_and_sync_may_fail(working: Victim, tmp_path: Path, place: str, calls: str, fault: str) -> None:
    source = prepared(tmp_path / PLACES[place] / "store")
    first = 1 + (FAULTS.index(fault) + list(PLACES).index(place)) % STRIDES[calls]
    tally = every_point(working, source, CALLS[calls], fault, STRIDES[calls], first)
    assert tally.points > 5
    assert harmless(tally), tally


@tracing
@pytest.mark.parametrize("place", PLACES)
def test_power_may_fail_at_any_moment(working: Victim, tmp_path: Path, place: str) -> None:
    source = prepared(tmp_path / PLACES[place] / "store")
    before = tmp_path / "before"
    shutil.copytree(source, before)
    recorded = record(working, source, tmp_path / "strace.log")
    shutil.rmtree(source)
    shutil.copytree(before, source)
    tally = Tally()
    for folder, said in cut_states(recorded, source, tmp_path / PLACES[place] / "cut", POWER_CUTS // len(PLACES), 7):
        tally.points += 1
        judge(folder / NAME, said, tally, f"state {tally.points} after {said[-1:]}")
    assert harmless(tally), tally


@tracing
def test_the_power_cuts_would_find_a_store_that_does_not_sync(working: Victim, tmp_path: Path) -> None:
    source = prepared(tmp_path / "store")
    before = tmp_path / "before"
    shutil.copytree(source, before)
    recorded = [step for step in record(working, source, tmp_path / "strace.log") if step.kind != "sync"]
    shutil.rmtree(source)
    shutil.copytree(before, source)
    tally = Tally()
    for folder, said in cut_states(recorded, source, tmp_path / "cut", 15, 7):
        judge(folder / NAME, said, tally, "")
    assert tally.lost or tally.corrupt


@pytest.mark.parametrize("kind", DAMAGES)
@pytest.mark.parametrize("backups", [True, False], ids=["with backups", "without"])
@pytest.mark.parametrize("crash", [False, True], ids=["closed", "crashed"])
def test_damage_of_any_kind(tmp_path: Path, kind: str, backups: bool, crash: bool) -> None:
    source = tmp_path / "source"
    state = filled_store(source, crash=crash)
    outcome: Counter[str] = Counter()
    words = 0.0
    for round_ in range(DAMAGED):
        folder = tmp_path / "damaged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        DAMAGES[kind](folder / NAME, random.Random(round_))
        if not backups:
            without_backups(folder / NAME)
        try:
            store = Store.open(folder / NAME, thorough=True, create=False)
        except StoreForeign:
            outcome["unreadable"] += 1
            continue
        found = [word for info in store.library.overview() for word in words_of(store.library.programme(info.id))]
        wanted = Counter(words_of(state))
        share = sum((wanted & Counter(found)).values()) / wanted.total()
        words += share
        noticed = "noticed" if store.rescued else "harmless"
        outcome[f"{noticed}, {'all' if share == 1 else 'part'} of the words"] += 1
        store.close(backup=False)
    print(dict(outcome), f"{words / max(1, DAMAGED - outcome['unreadable']):.2%} of the words")
    if "log" not in kind or backups:
        assert outcome["harmless, part of the words"] == 0
    if backups:
        assert outcome["unreadable"] == outcome["noticed, part of the words"] == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_full_disk_loses_nothing_that_was_saved(small_disk: Path) -> None:
    path = small_disk / NAME
    plan = programme(field("F"))
    filler = small_disk / "fremde Datei"
    filler.write_bytes(bytes(1024 * 1024))
    with Store.open(path) as store:
        store.library.take_in(plan)
        saved = [store.entries.edit(plan.nodes[0].id, {"text": "0"})][0] and "0"
        with pytest.raises(StoreUnwritable) as error:
            for number in range(1, 100_000):
                store.entries.edit(plan.nodes[0].id, {"text": str(number) + " Wort" * 500})
                saved = str(number) + " Wort" * 500
        assert error.value.kind == "store_disk_full"
        assert store.entries.node(plan.nodes[0].id).text == saved
        filler.unlink()
        store.entries.edit(plan.nodes[0].id, {"text": "es geht weiter"})
    with Store.open(path) as store:
        assert store.rescued is None
        assert store.entries.node(plan.nodes[0].id).text == "es geht weiter"
        assert store.check() == []
