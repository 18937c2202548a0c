"""What the items of a source have in common, by which paragraphs between them are told from their words."""

from collections.abc import Sequence
from dataclasses import dataclass

from importers.recognition.blocks import ends_sentence
from importers.recognition.drafts import Draft
from importers.recognition.headings.pieces import Piece, Role
from importers.recognition.marks import bullet_mark
from importers.recognition.run_in import item_lead
from importers.recognition.starts import BLANK
from programme.word_marks import CLOSING

_HANGING = 3.0  # points or blanks by which a paragraph stands further right than its item's mark
_PUNCTUATED = 0.6  # share of items that end as sentences, from which on one that does not is torn
_FEWEST_NAMES = 3  # items with a bold name, from which on it is a habit
_NAMED = 0.6  # share of items

Form = tuple[str, int | None, float | None]
"""Style, level of the list and left edge."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the items of a source are set."""

    marked: frozenset[Form]
    """Forms of the entries that our own files mark; empty in files of others."""
    punctuated: bool
    """Whether items end as sentences do."""
    hanging: bool
    """Whether the further lines of items stand right of their marks."""
    named: bool
    """Whether items begin with a bold name, and say what they mean behind it."""
    margin: float = 0.0
    """Blanks in front of what is no item, in a text without looks."""

    def is_text(self, piece: Piece) -> bool:
        """Whether our own file says that a block is no entry: not marked, nor, but in print, in the form of those that
        are."""
        source = piece.block.source
        added = source.top is None and _form(piece) in self.marked
        return bool(self.marked) and not source.node and not added

    def stands_out(self, piece: Piece, item: Draft | None) -> bool:
        """Whether a paragraph begins as far left as the item's mark or further, on the same page: one that stands apart,
        or any where the words of items hang behind their marks."""
        own = piece.block.source
        last = item.lines[-1].source if item is not None else None
        if item is None or last is None or None in (own.left, own.size, last.left) or last.page != own.page:
            return False
        mark = item.lines[0].source.left
        if mark is None or own.left is None or own.left > mark + 1:
            return False
        return own.space_above >= BLANK or self.hanging


def habits_of(pieces: Sequence[Piece]) -> Habits:
    """The habits of all items among the pieces."""
    blocks = [piece.block for piece in pieces if piece.role is Role.ITEM and not piece.depth]
    items = [piece.block.plain for piece in pieces if piece.role is Role.ITEM]
    marked = frozenset(_form(piece) for piece in pieces if piece.block.source.node not in ("", CLOSING))
    punctuated = sum(map(ends_sentence, items)) > _PUNCTUATED * len(items)
    names = [item.text.plain[:end] for item in blocks if (end := item_lead(item.text)[0])]
    named = len(set(names)) == len(names) >= max(_FEWEST_NAMES, _NAMED * len(blocks))
    others = [piece.block.source.left or 0.0 for piece in pieces if piece.role is not Role.ITEM]
    hanging = any(map(_wraps_behind_mark, pieces))
    return Habits(marked, punctuated, hanging, named and not marked, min(others, default=0.0))


def hangs(piece: Piece, item: Draft | None, margin: float = 0.0) -> bool:
    """Whether a paragraph is indented like the words of the item above it: in a text without looks, which has few blanks
    for that, deeper than what is no item (`margin`)."""
    first = item.lines[0].source if item is not None else None
    own = piece.block.source
    if first is None or first.left is None or own.left is None or first.page != own.page:
        return False
    if own.size is None and own.left > margin and item is not None:
        bullet = bullet_mark(item.lines[0].plain)
        return bullet is not None and own.left >= first.left + bullet.end
    return own.left > first.left + _HANGING


def _form(piece: Piece) -> tuple[str, int | None, float | None]:
    """What the entries of one kind have in common in our own files."""
    source = piece.block.source
    return source.style, source.list_level, source.left


def _wraps_behind_mark(piece: Piece) -> bool:
    """Whether the further lines of an item stand right of its mark."""
    first, second = (
        (piece.block.lines[0].source, piece.block.lines[1].source) if len(piece.block.lines) > 1 else (None,) * 2
    )
    if piece.role is not Role.ITEM or first is None or second is None or first.left is None or second.left is None:
        return False
    return first.page == second.page and second.left > first.left + _HANGING
