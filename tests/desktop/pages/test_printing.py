"""Printing into a file, as the system's dialog does: the pages of the layout, on paper of their size, as letters."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog

from desktop.pages.page_painter import PagePainter
from desktop.pages.print_dialog import PrintDialog
from desktop.pages.printing import chosen_pages, print_pages
from exporters.composing.document import lay_out
from exporters.composing.looks import font_paths
from exporters.design import load_design
from exporters.options import Edition, ExportOptions
from exporters.typesetting.items import Layout
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_dialog
from tests.desktop.test_files_hand import WAIT
from tests.exporters.seed_programmes import load

SAMPLE = "aktionsplan_musterstadt"


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def laid_out(edition: Edition, design: str) -> Layout:
    return lay_out(load(SAMPLE), ExportOptions(edition=edition, design=design, stand="22.11.2026"), load_design(design))


def painter_of(layout: Layout, design: str) -> PagePainter:
    return PagePainter(font_paths(load_design(design)), layout.pictures)


@pytest.mark.parametrize(
    ("edition", "design"),
    [
        (Edition.PRINT, "wahlprogramm"),
        (Edition.DEBATE, "ratsvorlage"),
        (Edition.DEBATE, "grossdruck"),
        (Edition.TABLE, "ratsvorlage"),
    ],
)
def test_paper_has_the_size_of_each_page_and_all_its_words(
    qapp: QApplication, edition: Edition, design: str, tmp_path: Path
) -> None:
    layout = laid_out(edition, design)
    target = tmp_path / "gedruckt.pdf"
    assert print_pages(printer_to(target), painter_of(layout, design), layout.pages)
    document = pdfium.PdfDocument(target)
    assert len(document) == len(layout.pages)
    for sheet, page in zip(document, layout.pages, strict=True):
        assert sheet.get_size() == pytest.approx((page.width, page.height), abs=1)
        said = "".join(sheet.get_textpage().get_text_range().split())
        words = [word for item in page.items if hasattr(item, "line") for word in item.line.text.split()]
        assert words
        for word in words:
            assert word.strip("\u00ad\u200b") in said.replace("\ufffe", ""), word


def test_ranges_current_page_and_copies_are_followed(qapp: QApplication, tmp_path: Path) -> None:
    layout = laid_out(Edition.PRINT, "ratsvorlage")
    pages, printer = layout.pages, printer_to(tmp_path / "x.pdf")
    assert chosen_pages(printer, pages) == pages
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,7"))
    assert [pages.index(page) for page in chosen_pages(printer, pages)] == [1, 2, 6]
    printer.setCopyCount(2)  # a file cannot be copied by itself
    printer.setCollateCopies(True)
    assert [pages.index(page) for page in chosen_pages(printer, pages)] == [1, 2, 6, 1, 2, 6]
    printer.setCollateCopies(False)
    assert [pages.index(page) for page in chosen_pages(printer, pages)] == [1, 1, 2, 2, 6, 6]
    printer.setCopyCount(1)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert [pages.index(page) for page in chosen_pages(printer, pages)] == [6, 2, 1]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, pages, 4) == [pages[4]]


def test_printing_ends_when_it_is_told_to(qapp: QApplication, tmp_path: Path) -> None:
    layout = laid_out(Edition.PRINT, "ratsvorlage")
    printed: list[int] = []

    def two(number: int) -> bool:
        printed.append(number)
        return number < 2

    print_pages(printer_to(tmp_path / "x.pdf"), painter_of(layout, "ratsvorlage"), layout.pages, two)
    assert printed == [1, 2]


@pytest.mark.qt_log_ignore("QPainter::begin")  # how Qt says that a file cannot be written
def test_the_dialog_prints_what_it_shows_and_says_what_fails(hand: Hand, tmp_path: Path) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        hand.qtbot.waitUntil(dialog.yes.isEnabled, timeout=WAIT)
        assert dialog.page.text() == f"Seite 1 von {len(dialog.pages)}"
        assert dialog.canvas.accessibleName() == f"Vorschau der Seiten, {dialog.page.text()}"
        dialog.canvas.turn_to(2)
        assert dialog.page.text() == f"Seite 3 von {len(dialog.pages)}"
        assert "Seite 3 von" in dialog.canvas.accessibleDescription()
        was = dialog.canvas.scale
        dialog.larger.click()
        assert dialog.canvas.scale > was
        assert dialog.print_to(printer_to(tmp_path / "ganz.pdf"))
        assert len(pdfium.PdfDocument(tmp_path / "ganz.pdf")) == len(dialog.pages)
        nowhere = printer_to(tmp_path / "fehlt" / "x.pdf")
        assert not dialog.print_to(nowhere)
        assert "nicht angenommen" in dialog.error.text()
        outside = printer_to(tmp_path / "x.pdf")
        outside.setPrintRange(QPrinter.PrintRange.PageRange)
        outside.setPageRanges(QPageRanges.fromString("900-901"))
        assert not dialog.print_to(outside)
        assert "keine Seite" in dialog.error.text()
        dialog.reject()

    faults = in_dialog(hand, PrintDialog, look)
    hand.press("Ctrl+P")
    hand.settle()
    assert faults == []
