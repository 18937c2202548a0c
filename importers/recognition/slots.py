"""Titles and fields that were announced, and wait for their words."""

from dataclasses import dataclass, field

from importers.recognition.blocks import Block, ends_sentence, starts_small
from importers.recognition.drafts import Draft
from importers.recognition.headings.pieces import Piece
from importers.recognition.labels import holds_few_words
from importers.recognition.starts import BLANK, is_prose, is_prose_apart
from importers.recognition.wordings import with_mark
from importers.source import LineEnd
from programme.model import Level


@dataclass(slots=True)
class Slot:
    """A title or field that was announced and waits for its words, or may get more. `label` is "" for the title."""

    draft: Draft
    label: str = ""
    in_table: bool = False
    inside: int | None = None
    """Level of the list whose item the field is a further paragraph of."""


@dataclass(slots=True)
class Slots:
    """What waits for words, in the order of its names; `open` is the field that may go on."""

    waiting: list[Slot] = field(default_factory=list)
    open: Slot | None = None

    def close(self) -> None:
        """Nothing waits any longer."""
        self.waiting, self.open = [], None

    def awaits_title(self) -> bool:
        """Whether a heading came without its words."""
        return bool(self.waiting) and not self.waiting[0].label

    def announce(self, draft: Draft) -> None:
        """The title of `draft` comes next."""
        self.waiting = [Slot(draft)]

    def add_field(self, slot: Slot, block: Block) -> None:
        """A field; one without words waits for them."""
        if not block.text:
            self.waiting.append(slot)
            self.open = None
            return
        new_line = slot.label in slot.draft.fields and not starts_small(block.plain)
        slot.draft.add_to_field(slot.label, block.text, [], as_line=new_line)
        self.waiting = [each for each in self.waiting if not each.label]
        self.open = slot

    def fill(self, block: Block) -> None:
        """The first of what waits gets the words; the last one stays open for more."""
        slot = self.waiting.pop(0)
        if slot.label:
            slot.draft.add_to_field(slot.label, block.text, block.lines)
            self.open = slot if not self.waiting else None
        else:
            is_measure = slot.draft.level is Level.MASSNAHME
            slot.draft.add_wording(block.text if is_measure else block.text.unmarked(), block.lines)

    def takes_item(self, piece: Piece) -> bool:
        """Whether an item was put into the open field: in a measure's sheet, or where the field's name announced a list.
        The next item of the list that a field stands in does not belong to it."""
        if self.waiting and self.waiting[-1].label:
            self.open = self.waiting.pop()
        slot, block = self.open, piece.block
        if slot is None or not slot.label or slot.draft.level is not Level.MASSNAHME:
            return False
        if slot.inside is not None and (block.source.list_level or 0) <= slot.inside:
            return False
        slot.draft.add_to_field(slot.label, with_mark(piece), block.lines, as_line=True)
        return True

    def takes_paragraph(self, block: Block) -> bool:
        """Whether a paragraph was put where words are awaited, or into the field that goes on."""
        if self.waiting:
            self.fill(block)
        elif self.open is not None and self._goes_on(self.open, block):
            self.open.draft.add_to_field(self.open.label, block.text, block.lines)
        else:
            return False
        return True

    def awaits(self, block: Block) -> bool:
        """Whether a paragraph would be put into a title or field."""
        return bool(self.waiting) or (self.open is not None and self._goes_on(self.open, block))

    def _goes_on(self, slot: Slot, block: Block) -> bool:
        if not slot.label or (slot.in_table and block.source.cell is None):
            return False
        if slot.draft.level is Level.MASSNAHME and not slot.draft.from_list:
            if _is_prose_below(slot.draft.fields[slot.label].plain, block):
                return False
            return not (holds_few_words(slot.label) and is_prose_apart(block))
        return starts_small(block.plain) and not ends_sentence(slot.draft.fields[slot.label].plain)


def _is_prose_below(value: str, block: Block) -> bool:
    """Whether sentences begin anew below a value that is none ("Kosten: 200.000 Euro"), apart from it."""
    own = block.source
    apart = own.cell is None and not own.goes_on and (own.end is LineEnd.PARAGRAPH or own.space_above >= BLANK)
    return apart and not ends_sentence(value) and is_prose(block)
