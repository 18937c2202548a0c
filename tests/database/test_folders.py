"""Folders for copies of a store: gone when they are left, and cleared away where a killed process left one."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from database.folders import clear_scratch, scratch

HOUR = 60 * 60


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's place for what is temporary."""
    folder = tmp_path / "system"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def left_behind(room: Path | None, hours: float) -> Path:
    with scratch(room) as name:
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
