"""Pages of a PDF as pictures."""

from pathlib import Path

import pypdfium2
import pytest

from importers.pdf.pictures import page_pictures
from importers.source import SourcePage
from programme.errors import UnreadableFile


def blank(path: Path, width: float, height: float) -> Path:
    made = pypdfium2.PdfDocument.new()
    made.new_page(width, height)
    made.save(path)
    return path


def test_pages_set_upright_come_upright(tmp_path: Path) -> None:
    width, height = 595.0, 842.0
    path = blank(tmp_path / "Plan.pdf", width, height)
    upright, turned = page_pictures(path, [SourcePage(1, width, height), SourcePage(1, height, width, 90)], 1.0)
    assert (upright.width, upright.height) == (turned.height, turned.width)
    assert page_pictures(path, [SourcePage(999, width, height)], 1.0) == []


def test_a_huge_page_is_drawn_coarser(tmp_path: Path) -> None:
    path = blank(tmp_path / "Karte.pdf", 14_000, 14_000)
    (found,) = page_pictures(path, [SourcePage(1, 14_000, 14_000)], 2.0)
    assert found.width * found.height <= 16_100_000


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Plan.pdf").write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(UnreadableFile):
        page_pictures(tmp_path / "Plan.pdf", [SourcePage(1, 10, 10)], 1.0)
