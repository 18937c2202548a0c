"""The entries of a contents list: their words without page and number, and their depths."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from importers.recognition.blocks import breaks_off, starts_small
from importers.recognition.lines import Line
from importers.recognition.marks import bullet_mark, number_mark
from importers.recognition.starts import BLANK
from importers.recognition.text import Text
from importers.recognition.words import is_back_or_front

PAGE_AT_END = re.compile(
    r"(?:[\s.…·_]*\s|[.…·_]{2,}\s*|(?<=[^\d\sA-ZÄÖÜ]))(?:Seite\s*|S\.\s*)?(\d{1,3})(?:\s*-\s*\d{1,3})?$"
)
LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
ROMAN_PARTS = re.compile(r"[IVX]{1,5}(?:\.\d{1,2}){0,20}\.?\s+(?=\S)", re.IGNORECASE)
"""A Roman number, also one whose capitals were lost."""
LONGEST_LEADERS = 600
"""Letters of an entry with its dots."""
FOLD = re.compile(r"[\W_]+")
_LONGEST_PAGE = 3
FEWEST_ENTRIES = 3
FEWEST_GROUPS = 2
_MOSTLY = 0.8


def folded(plain: str) -> str:
    """Letters and digits of a title without its bullet and number, for comparing a contents list with the headings."""
    plain = _unmarked(plain)
    mark = number_mark(plain) or ROMAN_PARTS.match(plain)
    end = mark.end() if isinstance(mark, re.Match) else mark.end if mark else 0
    return FOLD.sub("", plain[end:]).casefold()


def _unmarked(plain: str) -> str:
    """Without the bullet that programs put before the entries of a page's contents list."""
    bullet = bullet_mark(plain)
    return plain[bullet.end :] if bullet else plain


def page_at_end(plain: str) -> re.Match[str] | None:
    """The page number that ends a line, as the first group; cheap for lines that end otherwise."""
    return PAGE_AT_END.search(plain) if plain[-1:].isdecimal() else None


def without_page(plain: str) -> str:
    """An entry without dots and page number."""
    return PAGE_AT_END.sub("", plain) if len(plain) <= LONGEST_LEADERS else plain


def is_lone_page(line: Line) -> bool:
    """Whether a line is nothing but a number that may be an entry's page."""
    return line.plain.isdecimal() and len(line.plain) <= _LONGEST_PAGE and line.source.cell is None


def depths_of(entries: Sequence[Line]) -> dict[str, int]:
    """Depth by number where the entries have them, else by indentation, else by what only some entries have: chapters that
    gather sections do without page numbers, dots, or numbers that begin anew in each."""
    entries = whole_entries(entries)
    own = _indents(entries)
    indents = sorted(set(own.values()))
    titles = [_unmarked(without_page(line.plain)) for line in entries]
    other = _below_unpaged(entries) | _behind_dots(entries) | below_numbered(entries)[0] | _below_lone(entries)
    inner = _below_capitals(entries) or other
    counted = _counting_anew(titles)
    depths: dict[str, int] = {}
    for line, plain in zip(entries, titles, strict=True):
        mark = number_mark(plain)
        title = folded(plain)
        if not title:
            continue
        if mark is not None and mark.depth > 1:
            depths[title] = mark.depth - 1 + counted
        elif mark is not None and counted:
            depths[title] = 1
        elif mark is not None or len(indents) < 2:
            depths[title] = int(line.index in inner)
        else:
            depths[title] = min(indents.index(own.get(line.index, indents[0])), 3)
    return depths


def _indents(entries: Sequence[Line]) -> dict[int, int]:
    """How far right entries begin, by their index, counted from the edge of their page's column: that is as far left of its
    page numbers as elsewhere, though all entries there may be inner ones."""
    columns: dict[tuple[int | None, int | None], list[Line]] = defaultdict(list)
    for line in entries:
        if line.source.left is not None:
            columns[line.source.page, line.source.column].append(line)
    lefts = {place: min(line.source.left or 0.0 for line in own) for place, own in columns.items()}
    rights = {place: max(line.source.right or 0.0 for line in own) for place, own in columns.items()}
    width = max((rights[place] - lefts[place] for place in columns), default=0.0)
    aligned = all(_is_aligned(own, rights[place]) for place, own in columns.items())
    return {
        line.index: round((line.source.left or 0.0) - (rights[place] - width if aligned else 0.0))
        for place, own in columns.items()
        for line in own
    }


def _is_aligned(lines: Sequence[Line], right: float) -> bool:
    """Whether page numbers end at one place, on a page with places."""
    ends = sum(right - (line.source.right or 0.0) <= 1 for line in lines)
    return lines[0].source.size is not None and 2 * ends > len(lines)


def _behind_dots(entries: Sequence[Line]) -> set[int]:
    """Indexes of entries with dots before their page number, where others have a page number without dots."""
    dotted = {line.index for line in entries if LEADERS.search(line.plain)}
    bare = [line for line in entries if line.index not in dotted and without_page(line.plain) != line.plain]
    return dotted if min(len(dotted), len(bare)) >= FEWEST_GROUPS else set()


def _below_lone(entries: Sequence[Line]) -> set[int]:
    """Indexes of entries in groups that follow one which stands alone between blank lines, where several such are found."""
    groups: list[list[int]] = []
    for line in entries:
        if not groups or line.source.space_above >= BLANK:
            groups.append([])
        groups[-1].append(line.index)
    inner = [other for one, other in pairwise(groups) if len(one) == 1 < len(other)]
    found = {index for group in inner for index in group}
    lone = sum(len(group) == 1 for group in groups)
    return found if len(inner) >= FEWEST_GROUPS and len(found) >= lone else set()


def _below_capitals(entries: Sequence[Line]) -> set[int]:
    """Indexes of entries below others in capitals, where the first has them and most do not."""
    inner = {line.index for line in entries if not without_page(line.plain).isupper()}
    outer = len(entries) - len(inner)
    return inner if FEWEST_GROUPS <= outer < len(inner) and entries[0].index not in inner else set()


def _counting_anew(titles: Sequence[str]) -> bool:
    """Whether numbers begin with 1 again and again below titles without one."""
    firsts = 0
    for above, plain in pairwise(titles):
        mark = number_mark(plain)
        firsts += mark is not None and mark.parts == (1,) and number_mark(above) is None
    return firsts >= FEWEST_GROUPS


def whole_entries(entries: Sequence[Line]) -> list[Line]:
    """One line for each entry; a line without page that breaks off, where others have pages, goes on in the next one."""
    bare = [without_page(line.plain) for line in entries]
    paged = [title != line.plain for title, line in zip(bare, entries, strict=True)]
    apart = _stand_apart(entries, paged)
    rest_of_numbered = _follow_numbered(entries, paged)
    result = list(entries[-1:])
    for place in range(len(entries) - 2, -1, -1):
        line, below = entries[place], entries[place + 1]
        close = apart and below.source.space_above < BLANK
        torn = (
            close
            or breaks_off(bare[place])
            or bare[place].endswith(("–", "-", "\u00ad", ",", ":"))
            or starts_small(below.plain)
        )
        near = below.source.space_above < BLANK or (below.source.left or 0.0) > (line.source.left or 0.0)
        torn = torn or (rest_of_numbered and number_mark(line.plain) is not None and near)
        other_case = bare[place].isupper() and not below.plain.isupper()
        if not paged[place] and torn and number_mark(below.plain) is None and not other_case:
            result[-1] = line.with_text(Text(f"{line.plain} {result[-1].plain}"))
        else:
            result.append(line)
    return result[::-1]


def _stand_apart(entries: Sequence[Line], paged: Sequence[bool]) -> bool:
    """Whether a blank line follows each entry, so that lines without one between them are one entry."""
    gaps = [below.source.space_above >= BLANK for below, ends in zip(entries[1:], paged, strict=False) if ends]
    return len(gaps) >= FEWEST_ENTRIES and sum(gaps) >= _MOSTLY * len(gaps)


def _follow_numbered(entries: Sequence[Line], paged: Sequence[bool]) -> bool:
    """Whether lines with a page but no number mostly follow on numbered ones without a page, as the rest of their titles."""
    above = [
        one for one, below in pairwise(range(len(entries))) if paged[below] and not number_mark(entries[below].plain)
    ]
    rests = sum(not paged[place] and number_mark(entries[place].plain) is not None for place in above)
    return rests >= FEWEST_GROUPS and 2 * rests > len(above)


def below_numbered(entries: Sequence[Line]) -> tuple[set[int], set[str]]:
    """Indexes of entries without a number below numbered chapters that go on counting, where several have such, and the
    folded titles of the others without one; empty where numbers count anew or have parts."""
    marks = [number_mark(without_page(line.plain)) for line in entries]
    parts = [mark.parts for mark in marks if mark is not None]
    heads = sum(one is not None and other is None for one, other in pairwise(marks))
    if heads < FEWEST_GROUPS or any(len(each) > 1 for each in parts) or len(set(parts)) < len(parts):
        return set(), set()
    first = next(place for place, mark in enumerate(marks) if mark is not None)
    plain = [place for place, mark in enumerate(marks) if mark is None]
    inner = {
        entries[place].index
        for place in plain
        if place > first and not is_back_or_front(without_page(entries[place].plain))
    }
    return inner, {folded(without_page(entries[place].plain)) for place in plain} if inner else set()


def _below_unpaged(entries: Sequence[Line]) -> set[int]:
    """Indexes of entries with a page number that follow one without, where several such groups are found."""
    paged = [without_page(line.plain) != line.plain for line in entries]
    heads = [place for place in range(len(entries) - 1) if not paged[place] and paged[place + 1]]
    if len(heads) < FEWEST_GROUPS:
        return set()
    return {line.index for place, line in enumerate(entries) if paged[place] and place > heads[0]}
