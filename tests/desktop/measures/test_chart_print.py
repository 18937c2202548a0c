"""The picture of the measures on paper."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.measures import chart_print
from desktop.measures.view import MeasuresView
from desktop.widgets.message_dialog import MessageDialog
from programme.model import Node
from tests.desktop.open_dialogs import in_open
from tests.programme.builders import field, measure, programme


def made(count: int) -> MeasuresView:
    def one(place: int) -> Node:
        fields = {"verantwortlich": f"Amt {place}", "umsetzung": ("offen", "erledigt")[place % 2]}
        return measure(f"M{place}", fields=fields)

    view = MeasuresView()
    fields = [field(f"Feld {place}", one(place)) for place in range(count)]
    view.show_programmes([programme(*fields)])
    return view


def printed(view: MeasuresView, target: Path) -> list[str]:
    """The letters of each page; blanks are guessed from places by whoever reads a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    assert chart_print.print_charts(printer, "Aktionsplan Musterstadt", view.chart.charts)
    with pypdfium2.PdfDocument(target) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def test_heads_legends_and_bars_stand_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    view = made(2)
    qtbot.addWidget(view)
    (page,) = printed(view, tmp_path / "bild.pdf")
    for words in ("AktionsplanMusterstadt", "Umsetzungje", "offen", "erledigt", "Feld01", "Feld11", "Amt01", "Amt11"):
        assert words in page, words


def test_many_bars_go_on_over_the_next_page_and_none_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    view = made(60)
    qtbot.addWidget(view)
    pages = printed(view, tmp_path / "bild.pdf")
    assert len(pages) > 1
    assert pages[0].startswith("AktionsplanMusterstadt")
    assert [place for place in range(60) if f"Feld{place}1" not in "".join(pages)] == []  # each with its count


@pytest.mark.qt_log_ignore("QPainter::begin")  # how Qt says that a file cannot be written
def test_the_button_asks_and_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = made(1)
    qtbot.addWidget(view)
    view.show()
    asked: list[str] = []

    def take(dialog: chart_print.QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "fehlt" / "bild.pdf"))
        asked.append(printer.docName())
        return 1

    monkeypatch.setattr(chart_print.QPrintDialog, "exec", take)
    told: list[str] = []

    def read(dialog: MessageDialog) -> None:
        told.append(dialog.words)
        dialog.accept()

    in_open(MessageDialog, read)
    view.print_picture.click()
    assert len(asked) == 1 and len(told) == 1


def test_there_is_nothing_to_print_without_measures(qtbot: QtBot) -> None:
    view = made(0)
    qtbot.addWidget(view)
    assert not view.print_picture.isEnabled()
