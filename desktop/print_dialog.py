"""Printing: the pages as they will come out, and the system's own print dialog."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from desktop import messages, print_jobs
from desktop.dialog import Dialog
from desktop.edition_names import offer_editions
from desktop.german_values import today
from desktop.jobs import Jobs
from desktop.look.parts import label, row, wrapped
from desktop.own_designs import offered_designs
from desktop.page_painter import PagePainter
from desktop.preview_canvas import PreviewCanvas
from desktop.worker import JobCancelled
from exporters.options import Edition, ExportOptions
from programme.errors import UserError
from programme.model import Programme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.typesetting.items import Page

_POINTS = 72.0  # in an inch


class PrintDialog(Dialog):
    """Lays out in the worker; prints the very pages that it shows."""

    def __init__(self, programme: Programme, options: ExportOptions, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Drucken"), parent=parent, width=760)
        self._programme = programme
        self._jobs = jobs
        self._job = 0
        self.pages: list[Page] = []
        self._painter: PagePainter | None = None
        self.edition = QComboBox(self)
        self.design = QComboBox(self)
        self.counted = label(look="secondary", parent=self)
        self.error = wrapped("", "danger", self)
        self.canvas = PreviewCanvas(self)
        self._options = options
        self._fill()
        self._lay_out()
        self.add_buttons(self.tr("Drucken …"), self.tr("Schließen"))
        self.lay_out()

    @property
    def options(self) -> ExportOptions:
        """What is printed."""
        edition = Edition(self.edition.currentData())
        return replace(self._options, edition=edition, design=self.design.currentData(), stand=today())

    def lay_out(self) -> None:
        """Asks for the pages anew."""
        if self._job:
            self._jobs.cancel(self._job)
        self.yes.setEnabled(False)
        self.error.hide()
        self.counted.setText(self.tr("Die Seiten werden gesetzt …"))
        arguments = (self._programme, self.options)
        self._job = self._jobs.run(print_jobs.LAY_OUT, arguments, self._show, self._failed)

    @override
    def accept(self) -> None:
        """Asks where to print; closes when the pages are on their way."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._programme.title)
        printer.setFromTo(1, len(self.pages))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self.pages))
        if dialog.exec() and self._painter is not None:
            print_pages(printer, self._painter, chosen_pages(printer, self.pages))
            super().accept()

    @override
    def reject(self) -> None:
        if self._job:
            self._jobs.cancel(self._job)
        super().reject()

    def _show(self, found: "tuple[list[Page], dict[str, bytes]]") -> None:
        from exporters.composing.looks import font_paths
        from exporters.design import load_design

        self._job = 0
        self.pages, pictures = found
        self._painter = PagePainter(font_paths(load_design(self.options.design)), pictures)
        self.canvas.use_painter(self._painter)
        self.canvas.set_count(len(self.pages))
        self.canvas.take(dict(enumerate(self.pages)))
        self.counted.setText(self.tr("%Ln Seiten", None, len(self.pages)))
        self.yes.setEnabled(bool(self.pages))

    def _failed(self, error: UserError) -> None:
        if isinstance(error, JobCancelled):
            return  # another choice is being laid out
        self._job = 0
        self.error.setText(messages.sentence(error))
        self.error.show()
        self.counted.setText("")

    def _fill(self) -> None:
        offer_editions(self.edition)
        for reference, title in offered_designs():
            self.design.addItem(title, reference)
        self.edition.setCurrentIndex(max(0, self.edition.findData(self._options.edition.value)))
        self.design.setCurrentIndex(max(0, self.design.findData(self._options.design)))
        for box in (self.edition, self.design):
            box.activated.connect(lambda _row: self.lay_out())

    def _lay_out(self) -> None:
        self.edition.setAccessibleName(self.tr("Ausgabe"))
        self.design.setAccessibleName(self.tr("Gestaltung"))
        self.body.addLayout(row(self.edition, self.design, None, self.counted))
        self.canvas.setMinimumHeight(520)
        self.body.addWidget(self.canvas, 1)
        self.body.addWidget(self.error)
        self.error.hide()


def chosen_pages(printer: QPrinter, pages: "Sequence[Page]") -> "list[Page]":
    """The pages that the system's dialog asks for."""
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        return list(pages[printer.fromPage() - 1 : printer.toPage()])
    return list(pages)


def print_pages(printer: QPrinter, painter: PagePainter, pages: "Sequence[Page]") -> None:
    """Draws each page in its own size, as lines and letters, not as a picture."""
    device = QPainter()
    for number, page in enumerate(pages):
        size = QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Point, matchPolicy=_NEAR)
        turned = QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(size, turned, QMarginsF()))
        printer.setFullPage(True)
        if not number:
            device.begin(printer)
        else:
            printer.newPage()
        device.save()
        scale = printer.resolution() / _POINTS
        device.scale(scale, scale)
        painter.draw(device, page)
        device.restore()
    device.end()


_NEAR = QPageSize.SizeMatchPolicy.FuzzyOrientationMatch
