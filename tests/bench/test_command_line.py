"""Whole calls, as users and scripts make them: a real coalition agreement read and written."""

from pathlib import Path

import pytest

from tests.bench.figures import Figures

LAUNCHER = Path(__file__).resolve().parents[2] / "programmwerk"


@pytest.fixture
def agreement(shared: Path) -> Path:
    return shared / "seeds" / "hamm_koalitionsvertrag.txt"


def test_outline(figures: Figures, agreement: Path) -> None:
    figures.run(f"outline {agreement.name}", [LAUNCHER, "outline", agreement, "--json"])


@pytest.mark.parametrize("ending", ["docx", "pdf", "md", "json"])
def test_export(figures: Figures, agreement: Path, ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"out.{ending}"
    figures.run(f"export {agreement.name} --to .{ending}", [LAUNCHER, "export", agreement, "--to", target])
    assert target.stat().st_size > 10_000
