"""The worker process ends with the window, also with one that was killed."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
JOB = f"{__name__}:work_on"
WINDOW = """import sys
from desktop.worker import Worker

if __name__ == "__main__":
    worker = Worker()
    worker.submit(*{job!r}, print, print)
    sys.stdin.read()
"""


def work_on(begun: str, put_away: str, _progress: object) -> None:
    """A job that would take far longer than anybody waits, and clears up behind itself."""
    Path(begun).write_text(str(psutil.Process().pid), "utf-8")
    try:
        while True:
            time.sleep(0.01)
    finally:
        Path(put_away).touch()


def test_a_killed_window_leaves_no_worker_and_its_job_clears_up(tmp_path: Path) -> None:
    begun, put_away, window = (tmp_path / name for name in ("begun", "put_away", "window.py"))
    window.write_text(WINDOW.format(job=(JOB, (str(begun), str(put_away)))), "utf-8")
    with subprocess.Popen(
        [sys.executable, str(window)], stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as process:
        worker = psutil.Process(int(_written(begun)))
        process.kill()
    assert psutil.wait_procs([worker], timeout=60) == ([worker], [])
    assert put_away.exists()


def _written(path: Path) -> str:
    end = time.monotonic() + 60
    while not (path.exists() and path.read_text("utf-8")):
        assert time.monotonic() < end
        time.sleep(0.01)
    return path.read_text("utf-8")
