"""Pages on paper, or into a file of the system's print dialog: drawn as lines and letters, never as a picture."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

if TYPE_CHECKING:
    from desktop.pages.page_painter import PagePainter
    from exporters.typesetting.items import Page

_POINTS = 72.0  # in an inch


def chosen_pages(printer: QPrinter, pages: "Sequence[Page]", current: int = 0) -> "list[Page]":
    """The pages that the system's dialog asks for, `current` being the index of the one in sight; as often and in the
    order in which they come out of a printer that cannot copy by itself."""
    wanted = list(pages)
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        wanted = wanted[current : current + 1]
    elif printer.printRange() is QPrinter.PrintRange.PageRange and not printer.pageRanges().isEmpty():
        ranges = printer.pageRanges()
        wanted = [page for number, page in enumerate(pages, 1) if ranges.contains(number)]
    is_file = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
    if is_file and printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:  # printers turn the order by themselves
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return wanted * copies
    return [page for page in wanted for _ in range(copies)]


def print_pages(
    printer: QPrinter,
    painter: "PagePainter",
    pages: "Sequence[Page]",
    goes_on: Callable[[int], bool] = lambda _printed: True,
) -> bool:
    """Draws each page on paper of its size, turned where it is wide. `goes_on` is told how many are printed; where it
    says no, the rest is not. Returns whether the printer took them."""
    device = QPainter()
    for number, page in enumerate(pages):
        printer.setFullPage(True)
        printer.setPageLayout(page_layout(page))
        if not (printer.newPage() if number else device.begin(printer)):
            break
        device.save()
        scale = printer.resolution() / _POINTS
        device.scale(scale, scale)
        painter.draw(device, page)
        device.restore()
        if not goes_on(number + 1):
            printer.abort()
            break
    return device.isActive() and device.end()  # a printer must not go while it is painted on


def page_layout(page: "Page") -> QPageLayout:
    """The sheet of a page without margins: those are in the page already. Sizes of paper are upright ones."""
    turned = page.width > page.height
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
