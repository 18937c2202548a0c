"""Folders for copies of a store: gone when they are left, and cleared away where a killed process left one."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from database.scratch import Scratch, clear_scratch
from database.store import Store
from programme.schemes import AKTIONSPLAN

HOUR = 60 * 60
ROOT = Path(__file__).parents[2]


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's place for what is temporary."""
    folder = tmp_path / "system"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def left_behind(room: Path | None, hours: float) -> Path:
    with Scratch(room) as name:
        path = Path(name)
    path.mkdir()
    (path / "bestand.db").write_bytes(b"Worte")
    then = time.time() - hours * HOUR
    os.utime(path, (then, then))
    return path


def test_what_a_killed_process_left_goes(tmp_path: Path, system: Path) -> None:
    ours, old, running, foreign = (
        left_behind(tmp_path, 0),
        left_behind(None, 25),
        left_behind(None, 23),
        system / "unfertig-a",
    )
    foreign.mkdir()
    assert {old.parent, running.parent} == {system}
    clear_scratch(tmp_path)
    assert not ours.exists() and not old.exists()
    assert running.exists() and foreign.exists()


def test_what_is_in_use_stays_however_old_it_is(tmp_path: Path, system: Path) -> None:
    for room in (tmp_path, None):
        with Scratch(room) as name:
            os.utime(name, (0, 0))
            clear_scratch(tmp_path)
            assert Path(name).exists()
        assert not Path(name).exists()


KILLED = """
import os, signal, sys, tempfile
from pathlib import Path
from database.store import Store
tempfile.tempdir = sys.argv[2]
store = Store.open(Path(sys.argv[1]))
print(store.read_only, store.library.overview()[0].title, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_the_copy_of_a_read_only_store_does_not_outlive_the_next_start(path: Path, system: Path) -> None:
    origin = path.with_name("quelle.db")
    with Store.open(origin) as store:
        store.library.create("Geheim", AKTIONSPLAN)
        for each in ("", "-wal"):
            copied = path.with_name(path.name + each)
            copied.write_bytes(origin.with_name(origin.name + each).read_bytes())
            copied.chmod(0o444)
    assert path.with_name(f"{path.name}-wal").stat().st_size
    for _ in range(2):
        found = subprocess.run(
            [sys.executable, "-c", KILLED, str(path), str(system)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert found.stdout.startswith("True "), found.stderr
        assert len(list(system.iterdir())) == 1
    with Store.open(path) as store:
        assert store.read_only
        assert len(list(system.iterdir())) == 1
    assert list(system.iterdir()) == []
