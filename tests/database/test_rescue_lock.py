"""A damaged store is rescued by one process; others neither rescue nor open it meanwhile."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from database import opening
from database.errors import StoreHeld, StoreUnwritable
from database.folders import damaged_folder
from database.rescue_lock import alone
from database.store import Store
from tests.database.damage import NAME, filled_store

RESCUER = """
import sys
from pathlib import Path
from database.errors import StoreHeld
from database.store import Store
print("ready", flush=True)
sys.stdin.readline()
try:
    store = Store.open(Path(sys.argv[1]))
except StoreHeld:
    print("held", flush=True)
else:
    print("rescued" if store.rescued else "open", flush=True)
    sys.stdin.readline()
    store.close(backup=False)
"""


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    filled_store(tmp_path / "store", crash=False)
    path = tmp_path / "store" / NAME
    path.write_bytes(b"zerstoert " * 5000)
    return path


@pytest.mark.parametrize("what", ["damaged", "missing", "sound"])
def test_nobody_opens_a_store_that_is_being_rescued(damaged: Path, what: str) -> None:
    if what == "sound":
        Store.open(damaged).close()
    if what == "missing":
        damaged.unlink()
    before = sorted(damaged.parent.rglob("*"))
    content = damaged.read_bytes() if damaged.exists() else b""
    with alone(damaged), pytest.raises(StoreHeld):
        Store.open(damaged)
    after = [each for each in sorted(damaged.parent.rglob("*")) if each.parent != damaged_folder(damaged)]
    assert [each for each in after if each != damaged_folder(damaged)] == [
        each for each in before if damaged_folder(damaged) not in (each, each.parent)
    ]
    assert what == "missing" or damaged.read_bytes() == content
    with Store.open(damaged) as store:
        assert (store.rescued is None) == (what == "sound")


@pytest.mark.parametrize("is_missing", [False, True])
def test_what_someone_else_rescued_a_moment_before_is_not_rescued_again(
    damaged: Path, is_missing: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_missing:
        damaged.unlink()
    others: list[Store] = []

    def first(path: Path) -> object:
        monkeypatch.setattr(opening, "alone", alone)
        with Store.open(path) as other:
            others.append(other)
        return alone(path)

    monkeypatch.setattr(opening, "alone", first)
    if is_missing:
        with Store.open(damaged) as store:
            assert store.rescued is None
    else:
        with pytest.raises(StoreHeld):
            Store.open(damaged)
    assert others[0].rescued is not None
    assert len([each for each in damaged_folder(damaged).iterdir() if each.is_dir()]) == 1


def test_of_processes_that_start_together_one_rescues(damaged: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", RESCUER, str(damaged)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for each in started:
        assert each.stdout is not None and each.stdout.readline() == "ready\n"
    for each in started:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    said = sorted(each.stdout.readline().strip() for each in started if each.stdout is not None)
    assert said == ["held", "held", "rescued"]
    for each in started:
        each.communicate("\n")
    with Store.open(damaged, thorough=True) as store:
        assert store.rescued is None
        assert store.library.overview()


def test_without_a_place_for_the_lock_nothing_is_touched(damaged: Path) -> None:
    content = damaged.read_bytes()
    shutil.rmtree(damaged_folder(damaged), ignore_errors=True)
    damaged_folder(damaged).write_bytes(b"")
    with pytest.raises(StoreUnwritable, match="aside_impossible"):
        Store.open(damaged)
    assert damaged.read_bytes() == content
