"""The two commands and the launcher: what runs where."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def planned(goal: str, **screen: str) -> str:
    """What make would run for this goal on a machine with these variables for a screen."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "MAKEFLAGS"}
    }
    command = ["make", "--dry-run", "--no-print-directory", goal]
    return subprocess.run(
        command, cwd=ROOT, env=environment | screen, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_run_without_a_screen_says_so_and_writes_a_sample() -> None:
    plan = planned("run")
    assert "Kein Bildschirm gefunden" in plan
    assert "export resources/samples/aktionsplan_musterstadt.json" in plan
    assert (ROOT / "resources/samples/aktionsplan_musterstadt.json").is_file()


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
@pytest.mark.parametrize("screen", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_run_with_a_screen_opens_the_window(screen: dict[str, str]) -> None:
    plan = planned("run", **screen)
    assert plan.rstrip().splitlines()[-1].strip() == "./programmwerk"


def test_the_launcher_works_from_anywhere_and_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "mit Leerzeichen"
    link.symlink_to(ROOT / "programmwerk")
    done = subprocess.run([link, "--help"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "export" in done.stdout


def test_ci_ends_with_the_tests() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert lines[-1].split("#")[0].strip() == "make test"
    assert "set -euo pipefail" in lines
