"""Printing: the pages as they will come out, and the system's own print dialog."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QProgressDialog, QWidget
from typing_extensions import override

from desktop import messages
from desktop.german_values import today
from desktop.jobs import Jobs
from desktop.look.parts import icon_button, label, row, wrapped
from desktop.messages import numeral
from desktop.pages import print_jobs
from desktop.pages.edition_names import offer_editions
from desktop.pages.own_designs import offered_designs
from desktop.pages.page_painter import PagePainter
from desktop.pages.preview_canvas import STEP, PreviewCanvas
from desktop.pages.printing import chosen_pages, page_layout, print_pages
from desktop.widgets.dialog import Dialog
from desktop.worker import JobCancelled
from exporters.options import Edition, ExportOptions
from programme.errors import UserError
from programme.model import Programme

if TYPE_CHECKING:
    from exporters.typesetting.items import Page

_SHOWN_FIRST = 2
_SOON = 500
"""Milliseconds that printing may take without saying how far it is."""


class PrintDialog(Dialog):
    """Lays out in the worker; prints the very pages that it shows."""

    tall = 700

    def __init__(self, programme: Programme, options: ExportOptions, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Drucken"), parent=parent, width=760)
        self._programme = programme
        self._jobs = jobs
        self._running: list[int] = []
        self._question = 0
        self.pages: list[Page] = []
        self._painter: PagePainter | None = None
        self.edition = QComboBox(self)
        self.design = QComboBox(self)
        self.page = label(look="secondary", parent=self)
        self.smaller = icon_button("zoom-out", self.tr("Kleiner"), lambda: self._zoom(1 / STEP), self)
        self.larger = icon_button("zoom-in", self.tr("Größer"), lambda: self._zoom(STEP), self)
        self.fit = icon_button("fit-width", self.tr("Seitenbreite"), lambda: self.canvas.zoom(0), self)
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
        """Asks for the pages anew: the first ones at once, then all."""
        self._stop()
        self.yes.setEnabled(False)
        self.error.hide()
        self.counted.setText(self.tr("Die Seiten werden gesetzt …"))
        self._ask(print_jobs.FIRST, _SHOWN_FIRST)
        self._ask(print_jobs.LAY_OUT)

    def _ask(self, job: str, *more: int) -> None:
        question = self._question

        def show(found: "tuple[list[Page], dict[str, bytes]]") -> None:
            self._show(question, found, is_all=not more)

        def fail(error: UserError) -> None:
            self._failed(question, error)

        answers = self.while_there(show), self.while_there(fail)
        self._running.append(self._jobs.run(job, (self._programme, self.options, *more), *answers, at_once=True))

    @override
    def accept(self) -> None:
        """Asks where to print; closes when the pages are on their way."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._programme.title)
        printer.setPageLayout(page_layout(self.pages[0]))
        printer.setFromTo(1, len(self.pages))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self.pages))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
        if dialog.exec() and self.print_to(printer):
            super().accept()

    def print_to(self, printer: QPrinter) -> bool:
        """Prints what the printer is set to; says why where that fails."""
        pages = chosen_pages(printer, self.pages, self.canvas.middle)
        if not pages or self._painter is None:
            words = self.tr("In diesem Bereich liegt keine Seite. Wählen Sie Seiten von 1 bis {count}.")
            self._say(words.format(count=numeral(len(self.pages))))
            return False
        shown = self._progress(len(pages))

        def goes_on(printed: int) -> bool:
            shown.setValue(printed)
            return not shown.wasCanceled()

        taken = print_pages(printer, self._painter, pages, goes_on)
        cancelled = shown.wasCanceled()
        shown.deleteLater()
        if not taken and not cancelled:
            self._say(
                self.tr(
                    "Der Drucker hat die Seiten nicht angenommen. Prüfen Sie, ob er bereit ist oder ob die Datei an ihrem "
                    "Ort geschrieben werden darf, und drucken Sie noch einmal."
                )
            )
        return taken and not cancelled

    def _progress(self, count: int) -> QProgressDialog:
        shown = QProgressDialog(self.tr("Die Seiten gehen an den Drucker …"), self.tr("Abbrechen"), 0, count, self)
        shown.setWindowTitle(self.tr("Drucken"))
        shown.setWindowModality(Qt.WindowModality.WindowModal)
        shown.setMinimumDuration(_SOON)
        return shown

    @override
    def reject(self) -> None:
        self._stop()
        super().reject()

    def _stop(self) -> None:
        """Nothing that was asked before is shown any more."""
        for job in self._running:
            self._jobs.cancel(job)
        self._running.clear()
        self._question += 1

    def _show(self, question: int, found: "tuple[list[Page], dict[str, bytes]]", is_all: bool) -> None:
        from exporters.composing.looks import font_paths
        from exporters.design import load_design

        if question != self._question:
            return  # another choice is being laid out
        del self._running[:1]
        pages, pictures = found
        self._painter = PagePainter(font_paths(load_design(self.options.design)), pictures)
        place = self.canvas.verticalScrollBar().value()
        self.canvas.use_painter(self._painter)
        self.canvas.set_count(len(pages))
        self.canvas.take(dict(enumerate(pages)))
        if not is_all:
            return
        self.pages = pages
        self.canvas.verticalScrollBar().setValue(place)
        self.counted.setText("")  # the line below says it
        self._say_page()
        self.yes.setEnabled(bool(pages))

    def _failed(self, question: int, error: UserError) -> None:
        if question != self._question or isinstance(error, JobCancelled):
            return
        self._running.clear()
        self.counted.setText("")
        self._say(messages.sentence(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.show()

    def _say_page(self) -> None:
        """Which page is in sight, for eyes and for screen readers, which get its words, too."""
        page = self.canvas.middle + 1
        if not self.pages or page < 1:
            self.page.setText("")
            return
        self.page.setText(
            self.tr("Seite {page} von {count}").format(page=numeral(page), count=numeral(len(self.pages)))
        )
        name = self.tr("Vorschau der Seiten")
        self.canvas.setAccessibleName(f"{name}, {self.page.text()}")
        self.canvas.setAccessibleDescription(self.canvas.words_of(page - 1))

    def _zoom(self, factor: float) -> None:
        self.canvas.zoom(self.canvas.scale * factor)

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
        self.body.addLayout(row(self.page, None, self.smaller, self.larger, self.fit, spacing=2))
        self.canvas.page_changed.connect(lambda _index: self._say_page())
        self.body.addWidget(self.canvas, 1)
        self.body.addWidget(self.error)
        self.error.hide()
        for keys, does in (
            (QKeySequence.StandardKey.ZoomIn, self.larger.click),
            (QKeySequence.StandardKey.ZoomOut, self.smaller.click),
            (QKeySequence("Ctrl+0"), self.fit.click),
        ):
            QShortcut(keys, self, does)
