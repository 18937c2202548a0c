"""Words of a PDF page that stand on one height -> rows."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from importers.pdf.words import TABLE_SIGN, Word
from importers.pieces import Look

_SAME_BASE = 0.25
"""Share of the font size by which letters of one line may stand higher or lower."""
_RAISED = 0.6
_SMALL = 0.82
_PART = 0.9
"""Gap in font sizes from which on two parts of a line may belong to two columns."""
_FEWEST_GAPS = 3
_EVEN = 0.05
"""Font sizes by which the gaps of a stretched line may differ."""
_HANGING = 2.5
"""Font sizes from the number of a note to its text at most."""
_TAB = 2.0
_FEWEST_SPACED = 5
_SPACED = 0.8
_SPACING = 1.5
_UNLIKE = 1.2
"""Times the font size from which on parts of a row that stand far apart are of two columns."""

_LOOK, _LEFT, _BASE_AND_LEFT = attrgetter("look"), attrgetter("left"), attrgetter("base", "left")


@dataclass(slots=True)
class Row:
    """Words on one height, from left to right."""

    words: list[Word]
    base: float
    size: float
    goes_on: bool = False
    """Whether the next row is of the same heading or note in a margin."""
    ends: bool = False
    """Whether a paragraph ends with it."""

    @property
    def left(self) -> float:
        """Left edge of the first word."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Right edge of the last word."""
        return max([word.right for word in self.words])

    @property
    def top(self) -> float:
        """Upper edge."""
        return min([word.top for word in self.words])

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max([word.bottom for word in self.words])

    @property
    def letters(self) -> int:
        """How many letters it has."""
        return sum([len(word.text) for word in self.words])

    def look(self) -> Look:
        """The look of most of its letters."""
        first = self.words[0].look
        if all(word.look is first for word in self.words):
            return first
        return usual_look(self.words)

    def text(self) -> str:
        """Words with blanks between them; a wide gap is a tab."""
        parts = [self.words[0].text]
        for one, other in pairwise(self.words):
            parts.append(separator(one, other, self.size) + other.text)
        return "".join(parts)


def separator(one: Word, other: Word, size: float) -> str:
    """What stands between two words of a row."""
    if other.glued:
        return ""
    return "\t" if other.left - one.right > _TAB * size else " "


def usual_look(words: Iterable[Word]) -> Look:
    """The look of most letters."""
    letters: Counter[Look] = Counter()
    for look, group in groupby(words, key=_LOOK):
        letters[look] += sum([len(word.text) for word in group])
    return letters.most_common(1)[0][0]


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Rows from top to bottom. Raised and lowered small letters belong to the row that they touch; wide gaps between the
    letters of a word are closed, which makes words of their own of them."""
    rows = rows_as_set(words)
    for row in rows:
        close_gaps(row)
    return rows


def rows_as_set(words: Iterable[Word]) -> list[Row]:
    """The same of the very words that are given, gaps between letters left as they are."""
    return [part for row in _with_raised(_on_one_height(words)) for part in _parted_by_size(row)]


def close_gaps(row: Row) -> None:
    """Makes words of letters that are set with wide gaps between them ("V E R K E H R")."""
    if len(row.words) >= _FEWEST_SPACED:
        row.words = _without_letter_spacing(row.words)


def _on_one_height(words: Iterable[Word]) -> list[Row]:
    rows: list[Row] = []
    base, size = -math.inf, 0.0
    for word in sorted(words, key=_BASE_AND_LEFT):
        larger = word.size if word.size > size else size
        if word.base - base <= _SAME_BASE * larger:
            if word.size > size:
                rows[-1].base, rows[-1].size = base, size = word.base, word.size
            rows[-1].words.append(word)
        else:
            base, size = word.base, word.size
            rows.append(Row([word], base, size))
    return rows


def _parted_by_size(row: Row) -> list[Row]:
    """A heading and a line of text of the next column that stand at nearly the same height are two rows."""
    row.words.sort(key=_LEFT)
    sizes = {word.size for word in row.words}
    if len(sizes) == 1 or max(sizes) < _UNLIKE * min(sizes):
        return [row]
    parts = segments_of(row)
    for part in parts:
        part.size = max(word.size for word in part.words)
        part.base = next(word.base for word in part.words if word.size == part.size)
    larger = [part for part in parts if part.size == row.size]
    others = [part for part in parts if row.size >= _UNLIKE * part.size and abs(part.base - row.base) > 0.1]
    if len(larger) + len(others) < len(parts) or not others:
        return [row]
    found = [
        Row([word for part in group for word in part.words], group[0].base, group[0].size) for group in (larger, others)
    ]
    return sorted(found, key=lambda each: each.base)


def _with_raised(rows: list[Row]) -> list[Row]:
    """Rows of small letters that hang just above a larger row are part of it."""
    kept: list[Row] = []
    for place, row in enumerate(rows):
        below = rows[place + 1] if place + 1 < len(rows) else None
        if below and row.size <= _SMALL * below.size and below.base - row.base <= _RAISED * below.size:
            touching = [word for word in row.words if _touches(word, below)]
            if len(touching) == len(row.words) or _marks_note(row, below):
                below.words += row.words
                continue
        kept.append(row)
    return kept


def _without_letter_spacing(words: list[Word]) -> list[Word]:
    """Where nearly all words are single letters, those between the wider gaps as words; else unchanged."""
    single = len(words)
    for word in words:
        single -= len(word.text) != 1 or not word.text.isalpha()
        if single < _SPACED * len(words):
            return words
    gaps = [other.left - one.right for one, other in pairwise(words)]
    usual = median(gaps)
    result = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        last = result[-1]
        is_table = TABLE_SIGN in (last.text[0], word.text[0])
        if gap <= _SPACING * max(usual, 0.0) + 0.1 and not is_table:
            result[-1] = replace(last, text=last.text + word.text, right=word.right)
        else:
            result.append(word)
    return result


def _touches(word: Word, row: Row) -> bool:
    reach = 0.5 * row.size
    return any(other.left - reach <= word.right and word.left <= other.right + reach for other in row.words)


def _marks_note(row: Row, note: Row) -> bool:
    """Whether a row is the raised number of a note that hangs before the first line of its text."""
    mark = row.words[0]
    start = min(word.left for word in note.words)
    return len(row.words) == 1 and mark.text.isdecimal() and 0 <= start - mark.right <= _HANGING * note.size


def row_of(words: list[Word]) -> Row:
    """Words of one line as a row of its own, at the height of its largest word."""
    sizes = [word.size for word in words]
    size = max(sizes)
    return Row(words, words[sizes.index(size)].base, size)


def is_stretched(words: Sequence[Word], size: float) -> bool:
    """Whether all gaps between several words of a line are equal, as in one that is stretched to its column: then none of
    them parts anything, however wide it is."""
    if len(words) <= _FEWEST_GAPS:
        return False
    gaps = [other.left - one.right for one, other in pairwise(words)]
    return max(gaps) - min(gaps) <= _EVEN * size


def segments_of(row: Row) -> list[Row]:
    """A row cut at wide gaps."""
    widest = _PART * row.size
    if is_stretched(row.words, row.size):
        return [row]
    wide = [place for place, (one, other) in enumerate(pairwise(row.words), 1) if other.left - one.right > widest]
    return [Row(row.words[begin:end], row.base, row.size) for begin, end in pairwise([0, *wide, len(row.words)])]


def turned_rows(words: Iterable[Word]) -> list[Row]:
    """Words that run up or down the page, in the order of the file."""
    groups: list[list[Word]] = []
    for word in words:
        if not word.turn:
            continue
        if groups and groups[-1][-1].turn == word.turn and abs(groups[-1][-1].left - word.left) < word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Row(group, group[0].base, group[0].size) for group in groups]
