"""The editor of a scheme: levels and their fields, beside what the change does to the programme."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.look.colours import SPACE_M, SPACE_XL
from desktop.look.parts import label, line, row, tab_order, wrapped
from desktop.look.theme import px
from desktop.schemes import draft
from desktop.schemes.fields_form import FieldsForm
from desktop.schemes.level_form import LevelForm
from desktop.widgets.dialog import Dialog
from programme.model import Level, Programme, Scheme
from programme.numbering import first_numbers
from programme.schemes import BUILT_IN

_REST = 120  # milliseconds after a change before its effect is counted


class SchemeDialog(Dialog):
    """`scheme` is what was made, `is_template` whether new programmes should be offered it. `own` are templates."""

    tall = 820

    def __init__(self, programme: Programme, own: Sequence[Scheme] = (), parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Gliederung und Felder"), parent=parent, width=900)
        self._programme = programme
        self._draft = programme.scheme
        self.name = QLineEdit(self)
        self.templates = QComboBox(self)
        self.tabs = QTabBar(self)
        self.level, self.fields = LevelForm(self), FieldsForm(self)
        self.effect = wrapped("", "secondary", self)
        self.refusal = wrapped("", "danger", self)
        self.template = QCheckBox(self.tr("Für neue Programme anbieten"), self)
        self._schemes = (*BUILT_IN, *own)
        self._was_asked = False  # whether changes may be lost
        self._later = QTimer(self, singleShot=True, interval=_REST)
        self._later.timeout.connect(self.show_effect)
        self._lay_out()
        self.add_buttons(self.tr("Übernehmen"), self.tr("Abbrechen"), self.template)
        tab_order(self.fields.limit, self.told, self.template, self.no, self.yes)
        self._connect()
        self.template.setChecked(programme.scheme.key in {each.key for each in own})
        self._show_scheme(programme.scheme)

    @property
    def scheme(self) -> Scheme:
        """What stands in the dialog; a changed built-in scheme has a key of its own."""
        made = draft.settled(self._said)
        return made if made in BUILT_IN else draft.own(made)

    @property
    def is_template(self) -> bool:
        """Whether new programmes should be offered this scheme."""
        return self.template.isChecked()

    @override
    def accept(self) -> None:
        """Not what is refused: its effect is counted only a moment after the last key."""
        if self._later.isActive():
            self.show_effect()
        if self.yes.isEnabled():
            super().accept()

    @override
    def reject(self) -> None:
        """Asks first where changes would be lost."""
        if self._was_asked or self._said == self._programme.scheme:
            super().reject()
            return
        self.show_effect()
        self._was_asked = True
        self.refusal.setText(self.tr("Die Änderungen sind nicht übernommen. Noch einmal „Abbrechen“ verwirft sie."))
        self.refusal.show()

    @property
    def _said(self) -> Scheme:
        return replace(self._draft, name=self.name.text().strip())

    def show_effect(self) -> None:
        """Counts what the change does, and says whether it can be taken."""
        self._later.stop()
        self._was_asked = False
        wanted = self._said
        found = draft.effect(self._programme, wanted)
        self.yes.setEnabled(not found.refused)
        self.refusal.setText("\n".join(found.refused))
        self.refusal.setVisible(bool(found.refused))
        lines = list(found.notes)
        if found.changed:
            shown = "; ".join(self._moved(*each) for each in found.numbers)
            more = "" if found.changed <= len(found.numbers) else " …"
            words = self.tr("%Ln Nummern ändern sich: {examples}", None, found.changed)
            lines.append(words.format(examples=shown + more))
        unchanged = wanted == self._programme.scheme
        self.effect.setText("\n".join(lines) or (self.tr("Noch nichts geändert.") if unchanged else self.tr("Titel, Text und Nummern bleiben, wie sie sind.")))  # fmt: skip

    def _moved(self, title: str, before: str, after: str) -> str:
        nothing = self.tr("ohne")
        short = title if len(title) <= 32 else f"{title[:30].rstrip()} …"
        return self.tr("„{title}“ {before} → {after}").format(
            title=short, before=before or nothing, after=after or nothing
        )

    # -------------------------------------------------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        self.name.setAccessibleName(self.tr("Name der Gliederung"))
        self.templates.setAccessibleName(self.tr("Vorlage"))
        self.templates.addItem(self.tr("Vorlage laden …"))
        for each in self._schemes:
            self.templates.addItem(each.name)
        for level in Level:
            self.tabs.addTab(str(level.depth))
        self.tabs.setAccessibleName(self.tr("Ebenen"))
        self.tabs.setExpanding(False)
        caption = label(self.tr("Name"), "secondary", parent=self)
        caption.setBuddy(self.name)
        head = row(caption, self.name, self.templates)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._page(), 1)
        self.body.addWidget(line(self))
        self.told = self._told()
        self.body.addWidget(self.told)

    def _told(self) -> QWidget:
        """The sentences on what happens: scrolled where letters are large and the window is small."""
        inner = QWidget(self)
        inner.setProperty("look", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.refusal)
        column.addWidget(self.effect)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFixedHeight(px(44))  # two lines
        area.setAccessibleName(self.tr("Was sich ändert"))
        return area

    def _page(self) -> QWidget:
        page = QWidget(self)
        page.setProperty("look", "page")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, SPACE_M, SPACE_M, SPACE_M)
        columns.setSpacing(SPACE_XL)
        left = QVBoxLayout()
        left.addWidget(self.level)
        left.addStretch(1)
        columns.addLayout(left, 1)
        columns.addWidget(self.fields, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setMinimumHeight(180)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda _text: self._later.start())
        self.templates.activated.connect(self._load)
        self.tabs.currentChanged.connect(lambda _place: self._show_level())
        self.level.changed.connect(self._level_changed)
        self.fields.changed.connect(self._fields_changed)

    # ------------------------------------------------------------------------------------------------------- drawing

    def _show_scheme(self, scheme: Scheme) -> None:
        self._draft = scheme
        self.name.setText(scheme.name)
        self._name_tabs()
        self._show_level()
        self.show_effect()

    def _load(self, place: int) -> None:
        """Another scheme to begin from; the programme keeps its own until the blue button is pressed."""
        self.templates.setCurrentIndex(0)
        if place:
            self._show_scheme(self._schemes[place - 1])

    def _chosen(self) -> Level:
        return list(Level)[max(0, self.tabs.currentIndex())]

    def _show_level(self) -> None:
        level = self._chosen()
        definition, used = self._draft.definition(level), self._draft.uses(level)
        self.level.show_level(definition, used)
        self.fields.show_fields(definition, used)

    def _level_changed(self) -> None:
        level = self._chosen()
        if self.level.used.isChecked():
            said = replace(self.level.definition, fields=self.fields.definition.fields)
            self._draft = draft.with_level(self._draft, said)
        else:
            self._draft = draft.without_level(self._draft, level)
            if self._draft.uses(level):  # the last one stays
                self._show_level()
        self.fields.setEnabled(self._draft.uses(level))
        self._after()

    def _fields_changed(self) -> None:
        definition = replace(self.level.definition, fields=self.fields.definition.fields)
        self.level.show_level(definition, used=True)
        self._draft = draft.with_level(self._draft, definition)
        self._after()

    def _after(self) -> None:
        self._name_tabs()
        self._later.start()

    def _name_tabs(self) -> None:
        numbers = first_numbers(self._draft)
        for place, level in enumerate(Level):
            name = self._draft.definition(level).singular
            words = f"{name} {numbers.get(level, '')}".strip() if self._draft.uses(level) else self.tr("{name} (nicht verwendet)").format(name=name)  # fmt: skip
            self.tabs.setTabText(place, words)
