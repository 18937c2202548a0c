"""What a call costs before it does anything."""

import sys
from pathlib import Path

from tests.bench.figures import Figures

ROOT = Path(__file__).resolve().parents[2]


def test_python_alone(figures: Figures) -> None:
    figures.run("Python that does nothing", [sys.executable, "-c", ""])


def test_importing_the_command_line(figures: Figures) -> None:
    seconds, _ = figures.run("start of the command line (--help)", [ROOT / "programmwerk", "--help"])
    assert seconds < 1
