"""How long it takes from the call until the window is painted, and until the programmes of the store are listed."""

import subprocess
import sys
import time
from pathlib import Path

from tests.bench.figures import Figures
from tests.bench.test_desk import as_installed

ROOT = Path(__file__).resolve().parents[2]


def test_start_to_window(figures: Figures, tmp_path: Path) -> None:
    environment = as_installed(tmp_path)
    found: dict[str, list[float]] = {"window": [], "ready": []}
    for turn in range(6):
        command = [sys.executable, "-m", "tests.bench.window_child", str(time.time()), str(tmp_path / "store.sqlite")]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        for line in done.stdout.splitlines():
            name, seconds = line.split()
            if turn:  # the first one writes bytecode
                found[name].append(float(seconds))
    figures.put("start to the painted window", found["window"])
    figures.put("start to the listed programmes", found["ready"])
    assert len(found["window"]) == 5
