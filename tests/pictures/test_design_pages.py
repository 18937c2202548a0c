"""Three pages of each design as pictures for the handbook, drawn as the PDF and the preview have them."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.pages.page_painter import PagePainter
from exporters.composing.document import lay_out
from exporters.composing.looks import font_paths
from exporters.design import load_design
from exporters.options import ExportOptions
from programme.json_format import from_json
from resources.paths import samples_dir
from tests.pictures.conftest import ROOT

TARGET = ROOT / "resources" / "handbook" / "bilder"
SHOWN = {
    "ratsvorlage": ("aktionsplan_musterstadt", (0, 1, 2)),
    "wahlprogramm": ("wahlprogramm_musterstadt", (0, 1, 2)),
    "grossdruck": ("aktionsplan_musterstadt", (0, 1, 4)),
}
SCALE, GAP = 0.55, 12


@pytest.mark.parametrize("name", SHOWN)
def test_three_pages_of_a_design(qtbot: QtBot, name: str) -> None:
    sample, shown = SHOWN[name]
    programme = from_json(json.loads((samples_dir() / f"{sample}.json").read_text("utf-8")))
    design = load_design(name)
    layout = lay_out(programme, ExportOptions(design=name, stand="22.11.2026"), design)
    drawn = PagePainter(font_paths(design), layout.pictures)
    pictures = [drawn.picture(layout.pages[index], SCALE, 2.0) for index in shown]
    width = sum(each.width() for each in pictures) + GAP * (len(pictures) + 1)
    sheet = QImage(width, pictures[0].height() + 2 * GAP, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#C9CED3"))
    painter = QPainter(sheet)
    left = GAP
    for picture in pictures:
        picture.setDevicePixelRatio(1.0)
        painter.drawPixmap(left, GAP, picture)
        left += picture.width() + GAP
    painter.end()
    target = TARGET / f"gestaltung_{name}.png"
    assert sheet.convertToFormat(QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.ThresholdDither).save(
        str(target)
    )
    assert QImage(str(target)).width() == width
