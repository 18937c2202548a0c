"""The number and the words that a heading or an item gives to the tree."""

from importers.recognition.headings.pieces import Piece
from importers.recognition.headings.signs import MATTER, REASON
from importers.recognition.marks import MarkKind
from importers.recognition.text import Text


def number_of(piece: Piece) -> str | None:
    """The number that a heading or item bears, without closing dot; None where it bears none."""
    start = piece.block.start
    if start.word is not None:
        return start.word.number.strip(" .") or None
    if start.mark is not None and start.mark.kind is not MarkKind.BULLET:
        return start.mark.number
    return None


def title_of(piece: Piece) -> Text:
    """A heading's words; the name of a foreword or a reason ("Begründung:") without its colon."""
    text = piece.block.text.unmarked()
    named = piece.sign is not None and piece.sign.family in (MATTER, REASON)
    return text.cut(0, len(text.plain) - 1) if named and text.plain.endswith(":") else text


def with_mark(piece: Piece) -> Text:
    """An item's words behind a dash or its number, for values that know no lists."""
    mark = piece.block.mark
    sign = f"{mark.number}." if mark and mark.number else "–"
    return Text(f"{sign} ").joined(piece.block.text, "") if piece.block.text else Text(sign)
