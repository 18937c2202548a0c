"""Killing the window loses nothing that was typed more than half a second before; SIGTERM loses nothing at all."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from database.store import Store
from programme.model import walk

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0
HALF_A_SECOND = 0.5


def typing_window(tmp_path: Path) -> "subprocess.Popen[str]":
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    command = [sys.executable, "-m", "tests.desktop.typing_child", str(tmp_path / "programme.sqlite")]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def typed_until(child: "subprocess.Popen[str]", words: int) -> list[tuple[float, int]]:
    """Reads until so many words were typed; moment and number of each."""
    assert child.stdout is not None
    typed: list[tuple[float, int]] = []
    patience = threading.Timer(PATIENCE, child.kill)  # a window that says nothing must not hold up all tests
    patience.start()
    try:
        for line in child.stdout:
            moment, number = line.split()
            typed.append((float(moment), int(number)))
            if len(typed) >= words:
                return typed
    finally:
        patience.cancel()
    raise AssertionError("the window ended by itself, or said nothing")


def last_stored(store: Path) -> int:
    with Store.open(store) as opened:
        programme = opened.library.programme(opened.library.overview()[0].id)
    text = next(node.text for node in walk(programme.nodes) if node.title == "Mietberatung")
    return max((int(number) for number in re.findall(r"w(\d+)", text)), default=0)


def is_kept(folder: Path, words: int) -> bool:
    """Whether a kill after so many words leaves what was typed more than half a second before."""
    folder.mkdir()
    child = typing_window(folder)
    typed = typed_until(child, words)
    child.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    child.wait()
    due = max((number for moment, number in typed if moment < killed - HALF_A_SECOND), default=0)
    assert due > 10
    return last_stored(folder / "programme.sqlite") >= due


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("words", [60, 97])
def test_kill_9_loses_at_most_half_a_second(tmp_path: Path, words: int) -> None:
    assert any(is_kept(tmp_path / str(each), words) for each in range(6)), "others may hold up the disk, not each time"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_sigterm_loses_nothing(tmp_path: Path) -> None:
    child = typing_window(tmp_path)
    typed = typed_until(child, 40)
    child.send_signal(signal.SIGTERM)
    assert child.stdout is not None
    rest = [int(line.split()[1]) for line in child.stdout]
    assert child.wait(PATIENCE) == 0
    assert last_stored(tmp_path / "programme.sqlite") == max([typed[-1][1], *rest])
