"""Pieces with roles and levels become a tree of drafts."""

import re
from collections.abc import Sequence

from importers.recognition.blocks import Block, ends_sentence, starts_small
from importers.recognition.closing import close_with, closing_start
from importers.recognition.drafts import Draft, add_item, same_wording, similar_wording
from importers.recognition.habits import habits_of, hangs
from importers.recognition.headings.pieces import Piece, Role, is_plain
from importers.recognition.headings.signs import ROW, SHEET_NAME, WORD
from importers.recognition.labels import role_of
from importers.recognition.lines import Ledger, Line, quoted
from importers.recognition.run_in import item_lead
from importers.recognition.slots import Slot, Slots
from importers.recognition.starts import is_prose
from importers.recognition.text import Text
from importers.recognition.tree import Tree
from importers.recognition.wordings import number_of, title_of
from importers.source import LineEnd
from programme.findings import Severity
from programme.markup import Run
from programme.model import Level

_ANNOUNCING = re.compile(
    r"(?:(?:unsere|die|konkrete|folgende|vorgeschlagene)\s+)?(?:lösung(?:en|sansätze|svorschläge)?|maßnahmen|forderungen|vorhaben"
    r"|projekte|schritte|vorschläge)(?:\s+im\s+einzelnen)?\s*:$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 160


class Assembly:
    """Puts one piece after the other where it belongs."""

    def __init__(self, pieces: Sequence[Piece], ledger: Ledger) -> None:
        self._pieces = pieces
        self._ledger = ledger
        self._tree = Tree()
        self._path: list[Draft] = []
        self._item: Draft | None = None
        self._slots = Slots()
        self._announcements: list[Line] = []
        self._moved: dict[int, tuple[Draft, list[Block]]] = {}
        self._sheets: list[Block] = []
        self._place = 0
        levels = [piece.level for piece in pieces if piece.level is not None]
        self._outermost = min(levels, key=lambda level: level.depth, default=None)
        self._habits = habits_of(pieces)

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
        close_with(self._pieces[end:], self._tree)
        self._ledger.drop("announcement", self._announcements)
        for draft, blocks in self._moved.values():
            self._tell_moved(draft, blocks)
        return self._tree

    def _tell_moved(self, draft: Draft, blocks: Sequence[Block]) -> None:
        """Text below a list now stands above it, since a node's text comes before what is below it."""
        text, title = quoted(blocks[0].plain), quoted(draft.title().plain)
        self._ledger.note("text_after_list", Severity.HINT, blocks[0].first, text=text, title=title, count=len(blocks))

    # ------------------------------------------------------------------------------------------------------- headings

    def _heading(self, piece: Piece) -> None:
        if piece.level is None and piece.sign is not None and piece.sign.family in ("face", "plain"):
            self._paragraph(piece)
            return
        if piece.level is None and piece.sign == SHEET_NAME:
            self._ledger.note("sheet_name_as_text", Severity.HINT, piece.block.first, text=piece.block.plain)
            self._sheets.append(piece.block)
            return
        if piece.level is None:
            self._ledger.note("heading_too_deep", Severity.HINT, piece.block.first, text=piece.block.plain)
            self._bold(piece)
            return
        if not self._tree.roots and piece.level is not self._outermost:
            self._bold(piece)
            return
        if is_plain(piece) and self._slots.awaits_title():
            self._slots.fill(piece.block)
            return
        self._close()
        if self._names_its_sheet(piece):
            return
        while self._path and self._path[-1].level.depth >= piece.level.depth:
            self._path.pop()
        draft, block = self._known(piece) or self._new(piece), piece.block
        self._path.append(draft)
        for sheet in self._sheets:
            draft.add_paragraph(sheet.whole, sheet.lines)
        self._sheets = []
        if block.text:
            draft.add_wording(title_of(piece), block.lines)
        elif self._is_all_of_its_title(block):
            draft.number = None
            draft.add_wording(block.whole.unmarked(), block.lines)
        else:
            draft.lines += block.lines
            self._slots.announce(draft)

    def _names_its_sheet(self, piece: Piece) -> bool:
        """Whether a column of a workbook says once more what the sheet is called that it stands on."""
        sheet = self._path[0] if self._path and self._path[0].is_sheet else None
        if sheet is None or piece.sign is None or piece.sign.family != WORD or piece.level is Level.MASSNAHME:
            return False
        if not same_wording(sheet.title().plain, piece.block.plain):
            return False
        self._path = [sheet]
        sheet.number = sheet.number or number_of(piece) or None
        sheet.lines += piece.block.lines
        return True

    def _close(self) -> None:
        self._item = None
        self._slots.close()

    def _new(self, piece: Piece) -> Draft:
        assert piece.level is not None
        draft = Draft(piece.level, number_of(piece), motion=piece.block.motion, is_sheet=piece.sign == SHEET_NAME)
        draft.word = piece.block.start.word.key if piece.block.start.word else ""
        self._siblings().append(draft)
        return draft

    def _siblings(self) -> list[Draft]:
        return self._path[-1].children if self._path else self._tree.roots

    def _known(self, piece: Piece) -> Draft | None:
        """The goal that a page repeats at its head: same level word and number below the same parent, alike in words."""
        if (
            piece.sign is None
            or not (piece.sign.family == WORD or piece.sign == ROW)
            or piece.level is Level.MASSNAHME
            or piece.block.motion
        ):
            return None
        title = self._title_ahead(piece)
        for draft in reversed(self._siblings()):
            same = draft.level is piece.level and draft.word and draft.number == number_of(piece)
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

    def _is_all_of_its_title(self, block: Block) -> bool:
        """Whether "Kapitel 1" stands alone, right above its list or table or its text: the next paragraph is too long for a
        title, or sentences set smaller."""
        if block.start.word is None or block.start.word.level is not None:
            return False
        if self._next_role() is Role.ITEM or self._measure_is_next():
            return True
        following = self._pieces[self._place + 1].block if self._next_role() is Role.PARAGRAPH else None
        if following is None:
            return False
        smaller = (following.source.size or 0.0) < (block.source.size or 0.0)
        return is_prose(following) and (smaller or len(following.plain) > _LONGEST_TITLE)

    def _bold(self, piece: Piece) -> None:
        """A heading that heads nothing in the tree (too deep, or before the first chapter) stays as a bold paragraph."""
        block = piece.block
        plain = f"{number_of(piece)} {block.plain}" if number_of(piece) else block.plain
        bold = Text(plain, (Run(plain, bold=True),))
        if self._habits.marked and self._item is not None:
            self._item.add_paragraph(bold, block.lines)
            return
        self._item, self._slots.open = None, None
        if self._path:
            self._path[-1].add_paragraph(bold, block.lines)
        else:
            self._to_preface(bold, block.lines)

    # ---------------------------------------------------------------------------------------------------------- items

    def _take_item(self, piece: Piece) -> None:
        block = piece.block
        mark = block.mark
        number = int(mark.number) if mark and mark.number.isdecimal() else None
        if self._habits.marked and block.source.node and self._path:  # our own file says that this is an entry
            self._close()
            self._path = [draft for draft in self._path if draft.level is not Level.MASSNAHME] or self._path
            self._new_measure(piece)
        elif self._slots.takes_item(piece):
            return
        elif not self._path:
            add_item(self._tree.preface, block.text, piece.depth, number)
            self._tree.preface_lines += block.lines
        elif self._path[-1].level is Level.MASSNAHME:
            self._path[-1].add_item(block.text, block.lines, piece.depth, number)
        elif self._habits.is_text(piece):
            (self._item or self._path[-1]).add_item(block.text, block.lines, piece.depth, number)
        elif piece.depth and self._item is not None:
            self._item.add_item(block.text, block.lines, piece.depth - 1, number)
        else:
            self._new_measure(piece)

    def _new_measure(self, piece: Piece) -> None:
        draft = Draft(Level.MASSNAHME, number_of(piece) or None, from_list=True)
        end, start = item_lead(piece.block.text) if self._habits.named else (0, 0)
        draft.add_wording(piece.block.text.cut(0, end).unmarked() if end else piece.block.text, piece.block.lines)
        if end:
            draft.add_paragraph(piece.block.text.cut(start), [])
        self._path[-1].children.append(draft)
        self._slots.close()
        self._item = draft

    # --------------------------------------------------------------------------------------------------------- fields

    def _field(self, piece: Piece) -> None:
        block = piece.block
        draft = self._field_target(block)
        if draft is None:
            self._to_preface(Text(f"{block.start.label}: {block.plain}"), block.lines)
            return
        draft.lines += block.lines
        inside = block.source.list_level if block.source.goes_on else None
        self._slots.add_field(Slot(draft, block.start.label, block.source.cell is not None, inside), block)

    def _field_target(self, block: Block) -> Draft | None:
        """The open measure for what only measures have (who, until when), for what follows on that or stands in the same
        item, and for all where it is numbered as measures are ("M 2"), else the open heading."""
        item = self._item
        if item is None:
            return self._path[-1] if self._path else None
        inside = (
            self._habits.marked
            or block.source.goes_on
            or (self._slots.open is not None and self._slots.open.draft is item)
        )
        if inside or role_of(block.start.label) is not None or (item.number or "")[:1].isalpha():
            return item
        return self._path[-1] if self._path else None

    # ----------------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, piece: Piece) -> None:
        block = piece.block
        if self._slots.takes_paragraph(block):
            return
        if not self._path:
            self._to_preface(block.text, block.lines)
        elif self._item is not None:
            self._after_item(piece)
        elif self._leaves_table(block):
            self._close()
            self._path.pop()
            self._path[-1].add_paragraph(block.text, block.lines)
            self._moved.setdefault(id(self._path[-1]), (self._path[-1], []))[1].append(block)
        else:
            self._path[-1].add_paragraph(block.text, block.lines)

    def _leaves_table(self, block: Block) -> bool:
        """Whether a paragraph stands below a table with a measure in each row: it is about all of them."""
        if block.source.cell is not None or len(self._path) < 2 or self._path[-1].level is not Level.MASSNAHME:
            return False
        cells = [each.lines[0].source.cell if each.lines else None for each in self._path[-2].children[-2:]]
        return len({cell.table if cell else None for cell in cells}) == 1 < len(cells) and cells[0] is not None

    def _after_item(self, piece: Piece) -> None:
        """A paragraph below a list: the rest of a torn item, or the section's own text."""
        item, block = self._item, piece.block
        assert item is not None
        title = item.wordings[-1].text.plain
        wrapped = block.source.end is LineEnd.WRAP
        torn = not ends_sentence(title) and (starts_small(block.plain) or (self._habits.punctuated and wrapped))
        between = (
            self._habits.punctuated and self._next_role() is Role.ITEM and not self._habits.stands_out(piece, item)
        )
        if self._habits.marked:  # our own files set the text of an entry above what is below it
            item.add_paragraph(block.text, block.lines)
        elif not item.parts and (torn or (between and wrapped)):
            item.extend_title(block.text, block.lines)
        elif block.source.goes_on or between or hangs(piece, item, self._habits.margin):
            item.add_paragraph(block.text, block.lines)
        else:
            self._path[-1].add_paragraph(block.text, block.lines)
            self._moved.setdefault(id(self._path[-1]), (self._path[-1], []))[1].append(block)

    def _next_role(self) -> Role | None:
        following = self._pieces[self._place + 1 : self._place + 2]
        return following[0].role if following else None

    def _measure_is_next(self) -> bool:
        following = self._pieces[self._place + 1 : self._place + 2]
        return bool(following) and following[0].level is Level.MASSNAHME and not is_plain(following[0])

    def _lead_in(self, piece: Piece) -> None:
        """What announces a list; between two lists it stays between them, as text of the item above."""
        block = piece.block
        if _ANNOUNCING.match(block.plain) and self._path:
            self._announcements += block.lines
            self._slots.close()
        elif self._slots.awaits(block) or not self._path:
            self._paragraph(piece)
        elif self._item is not None:
            self._item.add_paragraph(block.text, block.lines)
        else:
            self._slots.open = None
            self._path[-1].add_paragraph(block.text, block.lines, lead_in=True)

    def _to_preface(self, text: Text, lines: Sequence[Line]) -> None:
        self._tree.preface.append(text.paragraph())
        self._tree.preface_lines += lines
