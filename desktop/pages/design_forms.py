"""The forms of the design editor: page and type, cover, kinds of paragraphs. Each changes its part of a design."""

import base64
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.look.colours import SPACE_M
from desktop.look.parts import button, label, tab_order, wrapped
from desktop.pages.look_editor import LookEditor, number
from desktop.widgets.colour_button import ColourButton
from desktop.widgets.form import add_row, caption_form
from exporters.design import Cover, Design, Family, Look, MeasureForm, PageDesign
from programme.errors import UnreadableFile

_MARGINS = ("inner", "outer", "top", "bottom")
_SIZES = {"A4": (210.0, 297.0), "A5": (148.0, 210.0)}
_FAMILIES = {
    "Source Serif": Family("SourceSerif4-Regular", "SourceSerif4-Bold", "SourceSerif4-It", "SourceSerif4-BoldIt"),
    "Source Sans": Family("SourceSans3-Regular", "SourceSans3-Bold", "SourceSans3-It", "SourceSans3-BoldIt"),
}


class Form(QWidget):
    """A page of the editor."""

    changed = Signal()
    failed = Signal(object)
    """A `UserError`, of a file that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False

    def show_design(self, design: Design) -> None:
        """Fills the form, without a word."""
        self._filling = True
        self.fill(design)
        self._filling = False

    def fill(self, design: Design) -> None:
        """What a subclass shows."""
        raise NotImplementedError

    def applied(self, design: Design) -> Design:
        """`design` with what this form says."""
        raise NotImplementedError

    def tell(self, *_: object) -> None:
        """A change by hand."""
        if not self._filling:
            self.changed.emit()

    def lay_out(self, rows: Sequence[tuple[str, QWidget]]) -> None:
        """Captions and widgets below each other; listens to all."""
        form = caption_form(self)
        form.setContentsMargins(0, SPACE_M, 0, 0)
        for words, widget in rows:
            widget.setAccessibleName(words)
            add_row(form, "" if isinstance(widget, QCheckBox) else words, widget)
        tab_order(*(widget for _words, widget in rows))


class PageForm(Form):
    """Size, margins, families, colours, how measures are set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.size_box, self.text, self.head, self.measures = (QComboBox(self) for _ in range(4))
        self.margins = {name: number(8.0, 60.0, 1.0, "mm", self) for name in _MARGINS}
        self.two_sided = QCheckBox(self.tr("Ränder spiegeln (beidseitiger Druck)"), self)
        self.accent, self.rule, self.shade = (ColourButton(self.tr("Farbe"), self) for _ in range(3))
        for name in _SIZES:
            self.size_box.addItem(name, name)
        for box in (self.text, self.head):
            for name in _FAMILIES:
                box.addItem(name, name)
        for form, words in (
            (MeasureForm.TABLE, self.tr("als Tabelle")),
            (MeasureForm.QUIET, self.tr("als ruhige Zeilen")),
            (MeasureForm.STACKED, self.tr("Bezeichnung über dem Wert")),
        ):
            self.measures.addItem(words, form.value)
        self.lay_out(self._rows())
        for combo in (self.size_box, self.text, self.head, self.measures):
            combo.currentIndexChanged.connect(self.tell)
        for margin in self.margins.values():
            margin.valueChanged.connect(self.tell)
        self.two_sided.toggled.connect(self.tell)
        for colour in (self.accent, self.rule, self.shade):
            colour.changed.connect(self.tell)

    def _rows(self) -> list[tuple[str, QWidget]]:
        return [
            (self.tr("Papier"), self.size_box),
            (self.tr("Rand innen"), self.margins["inner"]),
            (self.tr("Rand außen"), self.margins["outer"]),
            (self.tr("Rand oben"), self.margins["top"]),
            (self.tr("Rand unten"), self.margins["bottom"]),
            (self.tr("Ränder spiegeln"), self.two_sided),
            (self.tr("Textschrift"), self.text),
            (self.tr("Titelschrift"), self.head),
            (self.tr("Schmuckfarbe"), self.accent),
            (self.tr("Linien"), self.rule),
            (self.tr("Felder hinterlegen"), self.shade),
            (self.tr("Felder einer Maßnahme"), self.measures),
        ]

    def fill(self, design: Design) -> None:
        """As `Form.fill`."""
        page = design.page
        self.size_box.setCurrentIndex(self.size_box.findData(_named_size(page)))
        for name, box in self.margins.items():
            box.setValue(getattr(page, name))
        self.two_sided.setChecked(page.two_sided)
        for combo, family in ((self.text, design.text_family), (self.head, design.head_family)):
            combo.setCurrentIndex(combo.findData(_named_family(family)))
        self.accent.colour, self.rule.colour, self.shade.colour = design.accent, design.rule, design.shade
        self.measures.setCurrentIndex(max(0, self.measures.findData(design.measure_form.value)))

    def applied(self, design: Design) -> Design:
        """As `Form.applied`; what had the old accent colour gets the new one. Paper and letters of a design from elsewhere,
        which the boxes cannot show, stay until somebody chooses others."""
        page, size = design.page, self.size_box.currentData()
        width, height = (page.width, page.height) if size == _named_size(page) else _SIZES[size]
        families = [
            family if box.currentData() == _named_family(family) else _FAMILIES[box.currentData()]
            for box, family in ((self.text, design.text_family), (self.head, design.head_family))
        ]
        margins = {name: box.value() for name, box in self.margins.items()}
        recoloured = _recoloured(design, design.accent, self.accent.colour)
        return replace(
            recoloured,
            page=PageDesign(width, height, **margins, two_sided=self.two_sided.isChecked()),
            text_family=families[0],
            head_family=families[1],
            accent=self.accent.colour,
            rule=self.rule.colour,
            shade=self.shade.colour,
            measure_form=MeasureForm(self.measures.currentData()),
        )


class CoverForm(Form):
    """The first page: ground, where the title stands, logo, picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logo = self._picture = ""
        self.top = number(10.0, 220.0, 5.0, "mm", self)
        self.ground = ColourButton(self.tr("Farbfläche"), self)
        self.share = number(0.0, 100.0, 5.0, "%", self)
        self.logo_width = number(5.0, 120.0, 5.0, "mm", self)
        self.logo_state, self.picture_state = label(parent=self), label(parent=self)
        self.lay_out(
            [
                (self.tr("Titel beginnt bei"), self.top),
                (self.tr("Farbfläche"), self.ground),
                (self.tr("Höhe der Farbfläche"), self.share),
                (self.tr("Logo"), self._chooser("_logo", self.logo_state)),
                (self.tr("Breite des Logos"), self.logo_width),
                (self.tr("Bild"), self._chooser("_picture", self.picture_state)),
            ]
        )
        for box in (self.top, self.share, self.logo_width):
            box.valueChanged.connect(self.tell)
        self.ground.changed.connect(self.tell)

    def fill(self, design: Design) -> None:
        """As `Form.fill`."""
        cover = design.cover
        self.top.setValue(cover.top)
        self.ground.colour = cover.ground
        self.share.setValue(cover.ground_height * 100)
        self.logo_width.setValue(cover.logo_width)
        self._logo, self._picture = cover.logo, cover.picture
        self._say()

    def applied(self, design: Design) -> Design:
        """As `Form.applied`."""
        cover: Cover = replace(
            design.cover,
            top=self.top.value(),
            ground=self.ground.colour if self.share.value() else "",
            ground_height=round(self.share.value() / 100, 3),
            logo=self._logo,
            logo_width=self.logo_width.value(),
            picture=self._picture,
        )
        return replace(design, cover=cover)

    def _chooser(self, name: str, state: QWidget) -> QWidget:
        box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        choose = button(self.tr("Wählen …"), lambda: self._choose(name), parent=box)
        drop = button(self.tr("Ohne"), lambda: self._set(name, ""), "link", box)
        for each in (choose, drop):
            each.setAutoDefault(False)
        for widget in (choose, drop, state):
            line.addWidget(widget)
        line.addStretch(1)
        return box

    def _choose(self, name: str) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Bild wählen"), "", self.tr("Bilder (*.png *.jpg *.jpeg)")
        )
        if path:
            kind = "png" if path.lower().endswith("png") else "jpeg"
            try:
                content = base64.b64encode(Path(path).read_bytes()).decode("ascii")
            except OSError as error:
                self.failed.emit(UnreadableFile("file_unreadable", path=path, reason=error.strerror or ""))
            else:
                self._set(name, f"data:image/{kind};base64,{content}")

    def _set(self, name: str, value: str) -> None:
        setattr(self, name, value)
        self._say()
        self.tell()

    def _say(self) -> None:
        for source, state in ((self._logo, self.logo_state), (self._picture, self.picture_state)):
            if source.startswith("data:"):
                state.setText(self.tr("in der Gestaltung"))
            else:
                state.setText(self.tr("Anhang „{name}“").format(name=source) if source else self.tr("keines"))


class FurnitureForm(Form):
    """Head and foot of every page but the cover."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {name: QLineEdit(self) for name in ("head_left", "head_right", "foot_left", "foot_right")}
        words = (self.tr("Kopf links"), self.tr("Kopf rechts"), self.tr("Fuß links"), self.tr("Fuß rechts"))
        hint = wrapped(
            self.tr("{titel}, {stand}, {herausgeber}, {seite} und {seiten} werden beim Drucken eingesetzt."),
            "secondary",
            self,
        )
        self.lay_out([*zip(words, self.lines.values(), strict=True), (self.tr("Platzhalter"), hint)])
        for line in self.lines.values():
            line.textChanged.connect(self.tell)

    def fill(self, design: Design) -> None:
        """As `Form.fill`."""
        for name, line in self.lines.items():
            line.setText(getattr(design, name))

    def applied(self, design: Design) -> Design:
        """As `Form.applied`."""
        changes: dict[str, Any] = {name: line.text().strip() for name, line in self.lines.items()}
        return replace(design, **changes)


class StylesForm(Form):
    """One kind of paragraph after the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: dict[str, Look] = {}
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Formatvorlage"))
        self.editor = LookEditor(self)
        for key, words in self._kinds():
            self.kind.addItem(words, key)
        column = QVBoxLayout(self)
        column.addWidget(self.kind)
        column.addWidget(self.editor)
        column.addStretch(1)
        self.kind.currentIndexChanged.connect(self._show)
        self.editor.changed.connect(self._take)

    def fill(self, design: Design) -> None:
        """As `Form.fill`."""
        self._looks = {
            self.kind.itemData(row): look_of(design, self.kind.itemData(row)) for row in range(self.kind.count())
        }
        self._show()

    def applied(self, design: Design) -> Design:
        """As `Form.applied`."""
        key = self.kind.currentData()
        return with_look(design, key, self._looks[key])

    def _show(self, *_: object) -> None:
        if self._looks:
            self.editor.show_look(self._looks[self.kind.currentData()])

    def _take(self) -> None:
        self._looks[self.kind.currentData()] = self.editor.look
        self.tell()

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("text", self.tr("Text")),
            ("lead", self.tr("Erster Absatz eines Kapitels")),
            ("headings/0", self.tr("Überschrift: Handlungsfeld, Kapitel")),
            ("headings/1", self.tr("Überschrift: Leitziel")),
            ("headings/2", self.tr("Überschrift: Handlungsziel, Abschnitt")),
            ("measure", self.tr("Maßnahme")),
            ("field_label", self.tr("Feld: Bezeichnung")),
            ("field_value", self.tr("Feld: Wert")),
            ("eyebrow", self.tr("Zeile über Überschriften")),
            ("contents_title", self.tr("Inhalt: Überschrift")),
            ("contents/0", self.tr("Inhalt: erste Stufe")),
            ("contents/1", self.tr("Inhalt: zweite Stufe")),
            ("contents/2", self.tr("Inhalt: dritte Stufe")),
            ("running", self.tr("Kopf und Fuß")),
            ("note", self.tr("Fußnote")),
            ("path", self.tr("Ort eines Auszugs")),
            ("cover/title", self.tr("Titelseite: Titel")),
            ("cover/subtitle", self.tr("Titelseite: Untertitel")),
            ("cover/line", self.tr("Titelseite: Angaben")),
        ]


def look_of(design: Design, key: str) -> Look:
    """The look that a key such as "text", "headings/1" or "cover/title" names."""
    name, _, part = key.partition("/")
    value = getattr(design, name)
    found = value[min(int(part), len(value) - 1)] if part.isdigit() else getattr(value, part) if part else value
    assert isinstance(found, Look)
    return found


def with_look(design: Design, key: str, look: Look) -> Design:
    """`design` with another look under a key as in `look_of`."""
    name, _, part = key.partition("/")
    value = getattr(design, name)
    if part.isdigit():
        place = min(int(part), len(value) - 1)
        changed: Any = (*value[:place], look, *value[place + 1 :])
    else:
        changed = replace(value, **{part: look}) if part else look
    changes: dict[str, Any] = {name: changed}
    return replace(design, **changes)


def _named_size(page: PageDesign) -> str:
    """What the box shows for a sheet; the first for one that it does not know."""
    return next((name for name, size in _SIZES.items() if size == (page.width, page.height)), next(iter(_SIZES)))


def _named_family(family: Family) -> str:
    return next((name for name, known in _FAMILIES.items() if known == family), next(iter(_FAMILIES)))


def _recoloured(design: Design, old: str, new: str) -> Design:
    """With everything that has the accent colour in the new one."""
    if old == new:
        return design
    for key in ("headings/0", "headings/1", "headings/2", "contents_title", "contents/0", "field_label", "cover/title"):
        look = look_of(design, key)
        if look.colour == old:
            design = with_look(design, key, replace(look, colour=new))
    return replace(design, cover=replace(design.cover, ground=new)) if design.cover.ground == old else design
