"""Head and foot as a design words them, the same in PDF and Word."""

import zipfile
from dataclasses import replace
from pathlib import Path

from exporters.completeness import written_text
from exporters.design import load_design, save_design
from exporters.options import ExportOptions
from exporters.registry import export
from tests.exporters.seed_programmes import load


def test_a_design_words_head_and_foot(tmp_path: Path) -> None:
    design = replace(
        load_design("ratsvorlage"), key="x", head_left="Unsere Stadt", foot_left="{seite}/{seiten}", foot_right=""
    )
    save_design(design, tmp_path / "x.json")
    options = ExportOptions(design=str(tmp_path / "x.json"), stand="22.11.2026")
    value = load("aktionsplan_musterstadt")
    export(value, options, tmp_path / "x.pdf")
    text = written_text(tmp_path / "x.pdf")
    assert "Unsere Stadt" in text
    assert "3/12" in text
    assert "Seite 3 von" not in text
    export(value, options, tmp_path / "x.docx")
    with zipfile.ZipFile(tmp_path / "x.docx") as archive:
        foot, head = (archive.read(f"word/{name}.xml").decode() for name in ("footer", "header"))
    assert foot.index("PAGE") < foot.index(">/<") < foot.index("NUMPAGES")
    assert "Seite" not in foot
    assert "Unsere Stadt" in head
