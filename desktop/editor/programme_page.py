"""The page of the programme itself: title, what stands in the imprint, preface and closing matter."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from typing_extensions import override

from desktop.editor.text_edit import PlainEdit, RichTextEdit
from desktop.editor.typing_page import TEXT_INSET, Slot, TypingPage, field_label, overline
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.fonts import use_letters, writing_font
from desktop.look.parts import tab_order
from programme.model import Programme

META = (
    "Herausgeber",
    "V.i.S.d.P.",
    "Zeitraum",
    "Veranstaltung",
    "Antragsteller*in",
    "Antrag",
    "Status",
    "Bildnachweis",
)
RESPONSIBLE = "V.i.S.d.P."


class ProgrammePage(TypingPage):
    """Items are those of the store: "title", "subtitle", "preface", "closing", "meta.KEY"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = overline(self)
        self.title = self._text("title", self.tr("Titel des Programms"), "title", one_line=True)
        self.subtitle = self._text("subtitle", self.tr("Untertitel"), "title", one_line=True)
        self.preface = self._text("preface", self.tr("Vorwort"), "body")
        self.closing = self._text("closing", self.tr("Schlussteil"), "body")
        self._meta: list[PlainEdit] = []
        self._lay_out()
        self.set_writing_size(writing_font().pointSizeF())

    def show_programme(self, programme: Programme) -> None:
        """Shows another programme, or the same one anew."""
        self.commit()
        fresh = self.subject != programme.id
        self.subject = programme.id
        self.refresh(programme, fresh)
        if fresh:
            self.verticalScrollBar().setValue(0)

    @override
    def place_of(self, slot: Slot) -> tuple[tuple[str, ...], frozenset[str]]:
        return (), frozenset({slot.item})

    def refresh(self, programme: Programme, force: bool = False) -> None:
        """What the programme says of itself is other."""
        self.kind.setText(programme.scheme.name)
        for item in list(self.slots):
            self.take(item, words_of(programme, item), force)

    def set_writing_size(self, size: float) -> None:
        """The size of the text being written, in points."""
        for editor in (self.preface, self.closing, self.subtitle):
            font = writing_font(size)
            editor.setFont(font)
            editor.document().setDefaultFont(font)
        large = writing_font(size * 1.6)
        large.setWeight(QFont.Weight.Bold)
        self.title.setFont(large)
        self.title.document().setDefaultFont(large)

    def _text(self, item: str, name: str, look: str, one_line: bool = False) -> RichTextEdit:
        editor = PlainEdit(self) if one_line else RichTextEdit(parent=self)
        editor.setProperty("look", look)
        editor.setAccessibleName(name)
        editor.setPlaceholderText(name + ("" if one_line else " …"))
        if not one_line:
            editor.set_least_lines(3)
        self.add_editor(item, editor)
        return editor

    def _lay_out(self) -> None:
        self.column.addWidget(self.kind)
        self.column.addWidget(self.title)
        self.column.addWidget(self.subtitle)
        self._heading(self.tr("Impressum und Angaben"))
        self.column.addLayout(self._meta_grid())
        self._heading(self.tr("Vorwort"))
        self.column.addWidget(self.preface)
        self._heading(self.tr("Schlussteil"))
        self.column.addWidget(self.closing)
        self.column.addStretch(1)
        tab_order(self.title, self.subtitle, *self._meta, self.preface, self.closing)

    def _heading(self, words: str) -> None:
        label = QLabel(words, self)
        use_letters(label, 1.08, QFont.Weight.DemiBold)
        label.setContentsMargins(TEXT_INSET, SPACE_L, 0, SPACE_S // 2)
        self.column.addWidget(label)

    def _meta_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(TEXT_INSET, 0, 0, 0)
        grid.setVerticalSpacing(SPACE_S)
        grid.setHorizontalSpacing(SPACE_M)
        for row, key in enumerate(META):
            editor = PlainEdit(self)
            editor.setProperty("look", "field")
            editor.setAccessibleName(key)
            if key == RESPONSIBLE:
                editor.setPlaceholderText(self.tr("Name und Anschrift, Pflicht auf Gedrucktem"))
            grid.addWidget(field_label(key, editor, self), row, 0)
            grid.addWidget(editor, row, 1)
            self._meta.append(editor)
            self.add_editor(f"meta.{key}", editor)
        grid.setColumnStretch(1, 1)
        return grid


def words_of(programme: Programme, item: str) -> str:
    """The words that an item of a programme holds; "" where there are none."""
    if item.startswith("meta."):
        return programme.meta.get(item.removeprefix("meta."), "")
    return str(getattr(programme, item))
