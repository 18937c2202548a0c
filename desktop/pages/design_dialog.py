"""The editor of designs: page, type, colours, cover and every kind of paragraph, beside pages as they would be printed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QSplitter, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import messages
from desktop.german_values import today
from desktop.jobs import Jobs
from desktop.look.colours import SPACE_L
from desktop.look.parts import button, label, row, wrapped
from desktop.look.theme import px, theme
from desktop.pages import print_jobs
from desktop.pages.design_forms import CoverForm, Form, FurnitureForm, PageForm, StylesForm
from desktop.pages.own_designs import (
    drop_design,
    file_stem,
    is_own,
    keep_design,
    offered_designs,
    own_file,
    take_design,
)
from desktop.pages.page_painter import PagePainter
from desktop.pages.preview_canvas import PreviewCanvas
from desktop.widgets.dialog import Dialog
from desktop.widgets.form import FormArea
from exporters.design import Design, check_design, load_design, save_design
from programme.errors import UserError
from programme.model import Programme

if TYPE_CHECKING:
    from exporters.typesetting.items import Page

_REST = 150  # milliseconds after a change before pages are asked for
_PAGES, _CHAPTERS = 6, 3
"""What is shown of a programme: enough to see every kind of paragraph, little enough to follow each change."""


class DesignDialog(Dialog):
    """Works on a copy; "Speichern" writes an own design, bundled ones stay as they are."""

    tall = 720

    def __init__(self, programme: Programme | None, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Gestaltungen"), parent=parent, width=980)
        shown = programme or _sample()
        self._programme = replace(shown, nodes=shown.nodes[:_CHAPTERS])
        self._jobs = jobs
        self._asked = self._row = 0
        self.design = self._kept = load_design("ratsvorlage")
        self._asked_of = ""  # the deed that somebody was asked about last
        self.choice = QComboBox(self)
        self.name = QLineEdit(self)
        self.page_form, self.cover_form, self.styles_form = PageForm(self), CoverForm(self), StylesForm(self)
        self.furniture_form = FurnitureForm(self)
        self.forms: tuple[Form, ...] = (self.page_form, self.cover_form, self.furniture_form, self.styles_form)
        self.canvas = PreviewCanvas(self)
        self.error = wrapped("", "danger", self)
        self._later = QTimer(self, singleShot=True, interval=_REST)
        self._later.timeout.connect(self._ask)
        self._lay_out()
        self.add_buttons(self.tr("Speichern"), self.tr("Schließen"), self._files())
        self._offer("ratsvorlage")
        self._chosen()

    def show_design(self, design: Design) -> None:
        """Another design to edit."""
        self.design = self._kept = design
        self._asked_of = ""
        self.name.setText(design.title)
        for form in self.forms:
            form.show_design(design)
        self._later.start()

    @override
    def accept(self) -> None:
        """Keeps the design under its name; the dialog stays open."""
        self._try(self._keep)

    @override
    def reject(self) -> None:
        """Asks first where changes would be lost."""
        if self._may_leave(self.tr("Die Änderungen sind nicht gespeichert. Noch einmal „Schließen“ verwirft sie.")):
            super().reject()

    def _may_leave(self, question: str) -> bool:
        """Whether nothing is lost, or somebody was asked already."""
        return self.design == self._kept or self._is_sure(question)

    def _is_sure(self, question: str) -> bool:
        """Whether the very deed was asked about just before; asks, else."""
        if self._asked_of == question:
            return True
        self._asked_of = question
        self._say(question)
        return False

    def _choose(self) -> None:
        """Another design in the box."""
        question = self.tr("Die Änderungen sind nicht gespeichert. Wählen Sie noch einmal, um sie zu verwerfen.")
        if self._may_leave(question):
            self._chosen()
        else:
            self.choice.setCurrentIndex(self._row)

    def _keep(self) -> None:
        title = self.name.text().strip() or self.tr("Eigene Gestaltung")
        path = own_file(title)
        words = self.tr("„{name}“ gibt es schon. Noch einmal „Speichern“ ersetzt diese Gestaltung.")
        is_another = str(path) != self.choice.currentData() and path.exists()
        if not is_another or self._is_sure(words.format(name=title)):
            self._offer(keep_design(self._titled(title)))
            self._chosen()

    def _titled(self, title: str) -> Design:
        return replace(self.design, title=title, key=file_stem(title))

    def _offer(self, chosen: str) -> None:
        self.choice.clear()
        for reference, title in offered_designs():
            self.choice.addItem(title, reference)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))

    def _chosen(self) -> None:
        self._row = self.choice.currentIndex()
        reference = self.choice.currentData()
        self._try(lambda: self.show_design(load_design(reference)))
        own = is_own(reference)
        self.drop.setVisible(own)
        if not own:
            self.name.setText(self.tr("{title} (eigene)").format(title=self.design.title))

    def _changed(self, form: Form) -> None:
        """One form may change what others show: a new accent colours headings and cover."""
        self.design = form.applied(self.design)
        self._asked_of = ""
        for other in self.forms:
            if other is not form:
                other.show_design(self.design)
        self._later.start()

    # --------------------------------------------------------------------------------------------------------- preview

    def _ask(self) -> None:
        """A question that is open stays to be read."""
        if not self._asked_of:
            self.error.hide()
        try:
            self._ask_for_pages()
        except UserError as error:
            self._failed(error)

    def _ask_for_pages(self) -> None:
        check_design(self.design, self.name.text())
        self._asked += 1
        mine = self._asked
        arguments = (self._programme, self.design, today(), _PAGES)
        self._jobs.run(
            print_jobs.SAMPLE,
            arguments,
            self.while_there(lambda found: self._show(found) if mine == self._asked else None),
            self.while_there(lambda error: self._failed(error) if mine == self._asked else None),
        )

    def _show(self, found: "tuple[list[Page], dict[str, bytes]]") -> None:
        from exporters.composing.looks import font_paths

        pages, pictures = found
        place = self.canvas.verticalScrollBar().value()
        self.canvas.use_painter(PagePainter(font_paths(self.design), pictures))
        self.canvas.set_count(len(pages))
        self.canvas.take(dict(enumerate(pages)))
        self.canvas.verticalScrollBar().setValue(place)

    def _failed(self, error: UserError) -> None:
        self._say(messages.sentence(error))

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.show()

    # ----------------------------------------------------------------------------------------------------------- files

    def _import(self) -> None:
        if not self._may_leave(
            self.tr("Die Änderungen sind nicht gespeichert. Noch einmal „Datei laden …“ verwirft sie.")
        ):
            return
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Gestaltung laden"), "", self.tr("Gestaltung (*.json)"))
        if path:
            self._try(lambda: self._take(Path(path)))

    def _take(self, path: Path) -> None:
        self._offer(take_design(load_design(str(path))))
        self._chosen()

    def _export(self) -> None:
        title = self.name.text().strip() or self.design.title
        usual = f"{file_stem(title)}.json"
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Gestaltung weitergeben"), usual, self.tr("Gestaltung (*.json)")
        )
        if path:
            target = Path(path if path.casefold().endswith(".json") else f"{path}.json")
            self._try(lambda: save_design(self._titled(title), target))

    def _drop(self) -> None:
        self._try(self._drop_chosen)

    def _drop_chosen(self) -> None:
        words = self.tr("Gelöschtes kommt nicht wieder. Noch einmal „Löschen“ nimmt „{name}“ weg.")
        if not self._is_sure(words.format(name=self.choice.currentText())):
            return
        drop_design(self.choice.currentData())
        self._offer("ratsvorlage")
        self._chosen()

    def _try(self, act: Callable[[], object]) -> None:
        self.error.hide()
        try:
            act()
        except UserError as error:
            self._failed(error)

    # ---------------------------------------------------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        self.choice.setAccessibleName(self.tr("Gestaltung"))
        self.name.setAccessibleName(self.tr("Name der eigenen Gestaltung"))
        theme().fit(self.choice, lambda: self.choice.setMinimumWidth(px(200)))
        theme().fit(self.name, lambda: self.name.setMinimumWidth(px(220)))
        self.choice.activated.connect(lambda _row: self._choose())
        self.drop = button(self.tr("Löschen"), self._drop, "link", self)
        self.drop.setAutoDefault(False)
        caption = label(self.tr("Speichern als"), "secondary", parent=self)
        caption.setBuddy(self.name)
        self.body.addLayout(row(self.choice, self.drop, None, caption, self.name))
        tabs = QTabWidget(self)
        titles = (
            self.tr("Seite und Schrift"),
            self.tr("Titelseite"),
            self.tr("Kopf und Fuß"),
            self.tr("Formatvorlagen"),
        )
        for form, words in zip(self.forms, titles, strict=True):
            tabs.addTab(FormArea(form, tabs), words)
            form.changed.connect(partial(self._changed, form))
            form.failed.connect(self._failed)
        split = QSplitter(self)
        split.setProperty("look", "gap")
        split.setHandleWidth(SPACE_L)
        split.addWidget(tabs)
        split.addWidget(self.canvas)
        split.setSizes([440, 500])
        self.body.addWidget(split, 1)
        self.body.addWidget(self.error)
        self.error.hide()

    def _files(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        load = button(self.tr("Datei laden …"), self._import, parent=box)
        pass_on = button(self.tr("Als Datei weitergeben …"), self._export, parent=box)
        for each in (load, pass_on):
            each.setAutoDefault(False)
        column.addLayout(row(load, pass_on))
        return box


def _sample() -> Programme:
    """The bundled action plan, where no programme is open."""
    import json

    from programme.json_format import from_json
    from resources.paths import samples_dir

    data = json.loads((samples_dir() / "aktionsplan_musterstadt.json").read_text(encoding="utf-8"))
    return from_json(data)
