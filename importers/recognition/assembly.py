"""Pieces with roles and levels become a tree of drafts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from importers.recognition.blocks import Block, ends_sentence, starts_small
from importers.recognition.closing import closing_start
from importers.recognition.drafts import Draft, Part, add_item, same_wording, similar_wording
from importers.recognition.evidence import MATTER, WORD
from importers.recognition.labels import holds_few_words, role_of
from importers.recognition.lines import Ledger, Line, quoted
from importers.recognition.marks import MarkKind
from importers.recognition.pieces import Piece, Role
from importers.recognition.starts import BLANK, is_prose_apart
from importers.recognition.text import Text
from importers.source import LineEnd
from programme.findings import Severity
from programme.markup import Run
from programme.model import Level
from programme.word_marks import CLOSING

_ANNOUNCING = re.compile(
    r"(?:(?:unsere|die|konkrete|folgende|vorgeschlagene)\s+)?(?:lösung(?:en|sansätze|svorschläge)?|maßnahmen|forderungen|vorhaben"
    r"|projekte|schritte|vorschläge)(?:\s+im\s+einzelnen)?\s*:$",
    re.IGNORECASE,
)
_HANGING = 3.0  # points or blanks by which a paragraph stands further right than its item's mark
_PUNCTUATED = 0.6  # share of items that end as sentences, from which on one that does not is torn


@dataclass(slots=True)
class Tree:
    """What was assembled. `preface` holds what stands before the first heading, `closing` what does no longer belong to
    the programme (how to join, where to give)."""

    roots: list[Draft] = field(default_factory=list)
    preface: list[Part] = field(default_factory=list)
    preface_lines: list[Line] = field(default_factory=list)
    closing: list[Part] = field(default_factory=list)
    closing_lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Slot:
    """A title or field that was announced and waits for its words. `label` is "" for the title."""

    draft: Draft
    label: str = ""
    in_table: bool = False
    inside: int | None = None
    """Level of the list whose item the field is a further paragraph of."""


class Assembly:
    """Puts one piece after the other where it belongs."""

    def __init__(self, pieces: Sequence[Piece], ledger: Ledger) -> None:
        self._pieces = pieces
        self._ledger = ledger
        self._tree = Tree()
        self._path: list[Draft] = []
        self._item: Draft | None = None
        self._waiting: list[_Slot] = []
        self._open: _Slot | None = None
        self._announcements: list[Line] = []
        items = [piece.block.plain for piece in pieces if piece.role is Role.ITEM]
        self._moved: dict[int, tuple[Draft, list[Block]]] = {}
        self._place = 0
        levels = [piece.level for piece in pieces if piece.level is not None]
        self._outermost = min(levels, key=lambda level: level.depth, default=None)
        self._hanging = any(map(_hangs, pieces))
        self._marked = {_form(piece) for piece in pieces if piece.block.source.node not in ("", CLOSING)}
        self._punctuated = sum(map(ends_sentence, items)) > _PUNCTUATED * len(items)

    def tree(self) -> Tree:
        """The finished tree."""
        steps = {
            Role.HEADING: self._heading,
            Role.ITEM: self._take_item,
            Role.FIELD: self._field,
            Role.PARAGRAPH: self._paragraph,
            Role.LEAD_IN: self._lead_in,
            Role.BOLD: self._bold,
        }
        end = closing_start(self._pieces)
        for place, piece in enumerate(self._pieces[:end]):
            self._place = place
            steps[piece.role](piece)
        self._close_with(self._pieces[end:])
        self._ledger.drop("announcement", self._announcements)
        for draft, blocks in self._moved.values():
            self._tell_moved(draft, blocks)
        return self._tree

    def _tell_moved(self, draft: Draft, blocks: Sequence[Block]) -> None:
        """Text below a list now stands above it, since a node's text comes before what is below it."""
        text, title = quoted(blocks[0].plain), quoted(draft.title().plain)
        self._ledger.note("text_after_list", Severity.HINT, blocks[0].first, text=text, title=title, count=len(blocks))

    def _close_with(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            block = piece.block
            if piece.role is Role.ITEM:
                add_item(self._tree.closing, block.text, piece.depth, None)
            elif block.text or block.start.label:
                named = Text(f"{block.start.label}: ").joined(block.text, "") if block.start.label else block.text
                self._tree.closing.append(named.paragraph())
            self._tree.closing_lines += [*block.lines, *(block.motion.lines if block.motion else ())]

    # ------------------------------------------------------------------------------------------------------- headings

    def _heading(self, piece: Piece) -> None:
        if piece.level is None and piece.sign is not None and piece.sign.family in ("face", "plain"):
            self._paragraph(piece)
            return
        if piece.level is None:
            self._ledger.note("heading_too_deep", Severity.HINT, piece.block.first, text=piece.block.plain)
            self._bold(piece)
            return
        if not self._tree.roots and piece.level is not self._outermost:
            self._bold(piece)
            return
        if piece.sign is not None and piece.sign.family == "plain" and self._waiting and not self._waiting[0].label:
            self._fill(piece)
            return
        self._close()
        while self._path and self._path[-1].level.depth >= piece.level.depth:
            self._path.pop()
        draft, block = self._known(piece) or self._new(piece), piece.block
        self._path.append(draft)
        if block.text:
            draft.add_wording(_title_of(piece), block.lines)
        else:
            draft.lines += block.lines
            self._waiting = [_Slot(draft)]

    def _close(self) -> None:
        self._item, self._open, self._waiting = None, None, []

    def _new(self, piece: Piece) -> Draft:
        assert piece.level is not None
        draft = Draft(piece.level, _number(piece), motion=piece.block.motion)
        draft.word = piece.block.start.word.key if piece.block.start.word else ""
        self._siblings().append(draft)
        return draft

    def _siblings(self) -> list[Draft]:
        return self._path[-1].children if self._path else self._tree.roots

    def _known(self, piece: Piece) -> Draft | None:
        """The goal that a page repeats at its head: same level word and number below the same parent, alike in words."""
        if piece.sign is None or piece.sign.family != WORD or piece.level is Level.MASSNAHME or piece.block.motion:
            return None
        title = self._title_ahead(piece)
        for draft in reversed(self._siblings()):
            same = draft.level is piece.level and draft.word and draft.number == _number(piece)
            alike = similar_wording if draft.number else same_wording
            if same and draft.wordings and alike(draft.wordings[0].text.plain, title):
                return draft
        return None

    def _title_ahead(self, piece: Piece) -> str:
        """The words of a heading, also where they stand in the next paragraph."""
        if piece.block.text:
            return piece.block.plain
        following = self._pieces[self._place + 1 : self._place + 2]
        return following[0].block.plain if following and following[0].role is Role.PARAGRAPH else ""

    def _bold(self, piece: Piece) -> None:
        """A heading that heads nothing in the tree (too deep, or before the first chapter) stays as a bold paragraph."""
        block = piece.block
        plain = f"{_number(piece)} {block.plain}" if _number(piece) else block.plain
        bold = Text(plain, (Run(plain, bold=True),))
        if self._marked and self._item is not None:
            self._item.add_paragraph(bold, block.lines)
            return
        self._item, self._open = None, None
        if self._path:
            self._path[-1].add_paragraph(bold, block.lines)
        else:
            self._to_preface(bold, block.lines)

    # ---------------------------------------------------------------------------------------------------------- items

    def _take_item(self, piece: Piece) -> None:
        block = piece.block
        mark = block.mark
        number = int(mark.number) if mark and mark.number.isdecimal() else None
        if self._marked and block.source.node and self._path:  # our own file says that this is an entry
            self._close()
            self._path = [draft for draft in self._path if draft.level is not Level.MASSNAHME] or self._path
            self._new_measure(piece)
        elif self._in_field(block):
            assert self._open is not None
            self._open.draft.add_to_field(self._open.label, _with_mark(piece), block.lines, as_line=True)
        elif not self._path:
            add_item(self._tree.preface, block.text, piece.depth, number)
            self._tree.preface_lines += block.lines
        elif self._path[-1].level is Level.MASSNAHME:
            self._path[-1].add_item(block.text, block.lines, piece.depth, number)
        elif self._is_text(piece):
            (self._item or self._path[-1]).add_item(block.text, block.lines, piece.depth, number)
        elif piece.depth and self._item is not None:
            self._item.add_item(block.text, block.lines, piece.depth - 1, number)
        else:
            self._new_measure(piece)

    def _is_text(self, piece: Piece) -> bool:
        """Whether our own file says that a block is no entry: not marked, nor, but in print, in the form of those that are."""
        source = piece.block.source
        added = source.top is None and _form(piece) in self._marked
        return bool(self._marked) and not source.node and not added

    def _in_field(self, block: Block) -> bool:
        """Whether a list belongs to a field: in a measure's sheet, or where the field's name announced it. The next item
        of the list that a field stands in does not."""
        if self._waiting and self._waiting[-1].label:
            self._open = self._waiting.pop()
        slot = self._open
        if slot is None or not slot.label or slot.draft.level is not Level.MASSNAHME:
            return False
        return slot.inside is None or (block.source.list_level or 0) > slot.inside

    def _new_measure(self, piece: Piece) -> None:
        draft = Draft(Level.MASSNAHME, _number(piece) or None, from_list=True)
        draft.add_wording(piece.block.text, piece.block.lines)
        self._path[-1].children.append(draft)
        self._item, self._open, self._waiting = draft, None, []

    # --------------------------------------------------------------------------------------------------------- fields

    def _field(self, piece: Piece) -> None:
        block = piece.block
        draft = self._field_target(block)
        if draft is None:
            self._to_preface(Text(f"{block.start.label}: {block.plain}"), block.lines)
            return
        draft.lines += block.lines
        inside = block.source.list_level if block.source.goes_on else None
        slot = _Slot(draft, block.start.label, block.source.cell is not None, inside)
        if block.text:
            new_line = slot.label in draft.fields and not starts_small(block.plain)
            draft.add_to_field(slot.label, block.text, [], as_line=new_line)
            self._waiting = [each for each in self._waiting if not each.label]
            self._open = slot
        else:
            self._waiting.append(slot)
            self._open = None

    def _field_target(self, block: Block) -> Draft | None:
        """The open measure for what only measures have (who, until when), for what follows on that or stands in the same
        item, and for all where it is numbered as measures are ("M 2"), else the open heading."""
        item = self._item
        if item is None:
            return self._path[-1] if self._path else None
        inside = self._marked or block.source.goes_on or (self._open is not None and self._open.draft is item)
        if inside or role_of(block.start.label) is not None or (item.number or "")[:1].isalpha():
            return item
        return self._path[-1] if self._path else None

    # ----------------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, piece: Piece) -> None:
        block = piece.block
        if self._waiting:
            self._fill(piece)
        elif self._goes_on_with_field(piece):
            assert self._open is not None
            self._open.draft.add_to_field(self._open.label, block.text, block.lines)
        elif not self._path:
            self._to_preface(block.text, block.lines)
        elif self._item is not None:
            self._after_item(piece)
        else:
            self._path[-1].add_paragraph(block.text, block.lines)

    def _fill(self, piece: Piece) -> None:
        """The first of the announced slots gets the words; the last one stays open for more."""
        slot = self._waiting.pop(0)
        block = piece.block
        if slot.label:
            slot.draft.add_to_field(slot.label, block.text, block.lines)
            self._open = slot if not self._waiting else None
        else:
            slot.draft.add_wording(
                block.text if slot.draft.level is Level.MASSNAHME else block.text.unmarked(), block.lines
            )

    def _goes_on_with_field(self, piece: Piece) -> bool:
        slot = self._open
        if slot is None or not slot.label or (slot.in_table and piece.block.source.cell is None):
            return False
        if slot.draft.level is Level.MASSNAHME and not slot.draft.from_list:
            return not (holds_few_words(slot.label) and is_prose_apart(piece.block))
        return starts_small(piece.block.plain) and not ends_sentence(slot.draft.fields[slot.label].plain)

    def _after_item(self, piece: Piece) -> None:
        """A paragraph below a list: the rest of a torn item, or the section's own text."""
        item, block = self._item, piece.block
        assert item is not None
        title = item.wordings[-1].text.plain
        wrapped = block.source.end is LineEnd.WRAP
        torn = not ends_sentence(title) and (starts_small(block.plain) or (self._punctuated and wrapped))
        between = self._punctuated and self._next_role() is Role.ITEM and not self._stands_out(piece)
        if self._marked:  # our own files set the text of an entry above what is below it
            item.add_paragraph(block.text, block.lines)
        elif not item.parts and (torn or (between and wrapped)):
            item.extend_title(block.text, block.lines)
        elif block.source.goes_on or between or self._hangs(piece):
            item.add_paragraph(block.text, block.lines)
        else:
            self._path[-1].add_paragraph(block.text, block.lines)
            self._moved.setdefault(id(self._path[-1]), (self._path[-1], []))[1].append(block)

    def _hangs(self, piece: Piece) -> bool:
        """Whether a paragraph is indented like the words of the item above it."""
        item = self._item.lines[0].source if self._item is not None else None
        own = piece.block.source
        if item is None or item.left is None or own.left is None or item.page != own.page:
            return False
        return own.left > item.left + _HANGING

    def _stands_out(self, piece: Piece) -> bool:
        """Whether a paragraph begins as far left as the item's mark or further, on the same page: one that stands apart,
        or any where the words of items hang behind their marks."""
        item = self._item.lines[-1].source if self._item is not None else None
        own = piece.block.source
        if item is None or self._item is None or None in (own.left, own.size, item.left) or item.page != own.page:
            return False
        mark = self._item.lines[0].source.left
        if mark is None or own.left is None or own.left > mark + 1:
            return False
        return own.space_above >= BLANK or self._hanging

    def _next_role(self) -> Role | None:
        following = self._pieces[self._place + 1 : self._place + 2]
        return following[0].role if following else None

    def _lead_in(self, piece: Piece) -> None:
        """What announces a list; between two lists it stays between them, as text of the item above."""
        block = piece.block
        if _ANNOUNCING.match(block.plain) and self._path:
            self._announcements += block.lines
            self._open, self._waiting = None, []
        elif self._waiting or self._goes_on_with_field(piece) or not self._path:
            self._paragraph(piece)
        elif self._item is not None:
            self._item.add_paragraph(block.text, block.lines)
        else:
            self._open = None
            self._path[-1].add_paragraph(block.text, block.lines, lead_in=True)

    def _to_preface(self, text: Text, lines: Sequence[Line]) -> None:
        self._tree.preface.append(text.paragraph())
        self._tree.preface_lines += lines


def _form(piece: Piece) -> tuple[str, int | None, float | None]:
    """What the entries of one kind have in common in our own files."""
    source = piece.block.source
    return source.style, source.list_level, source.left


def _hangs(piece: Piece) -> bool:
    """Whether the further lines of an item stand right of its mark."""
    first, second = (
        (piece.block.lines[0].source, piece.block.lines[1].source) if len(piece.block.lines) > 1 else (None,) * 2
    )
    if piece.role is not Role.ITEM or first is None or second is None or first.left is None or second.left is None:
        return False
    return first.page == second.page and second.left > first.left + _HANGING


def _number(piece: Piece) -> str | None:
    """The number that a heading or item bears, without closing dot; None where it bears none."""
    start = piece.block.start
    if start.word is not None:
        return start.word.number.strip(" .") or None
    if start.mark is not None and start.mark.kind is not MarkKind.BULLET:
        return start.mark.number
    return None


def _title_of(piece: Piece) -> Text:
    """A heading's words; a foreword's name ("Einleitung:") without its colon."""
    text = piece.block.text.unmarked()
    named = piece.sign is not None and piece.sign.family == MATTER
    return text.cut(0, len(text.plain) - 1) if named and text.plain.endswith(":") else text


def _with_mark(piece: Piece) -> Text:
    """An item's words behind a dash or its number, for values that know no lists."""
    mark = piece.block.mark
    sign = f"{mark.number}." if mark and mark.number else "–"
    return Text(f"{sign} ").joined(piece.block.text, "") if piece.block.text else Text(sign)
