"""A contents list: found, taken as evidence for headings, dropped."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from importers.recognition.lines import Ledger, Line
from importers.recognition.marks import number_mark
from importers.source import LineRole

_TITLE = re.compile(
    r"(?:Inhalt|Inhalte|Inhaltsverzeichnis|Inhaltsübersicht|Übersicht|Gliederung|Contents)\s*:?$", re.IGNORECASE
)
_PAGE_AT_END = re.compile(
    r"(?:[\s.…·_]*\s|[.…·_]{2,}\s*|(?<=[^\d\sA-ZÄÖÜ]))(?:Seite\s*|S\.\s*)?(\d{1,3})(?:\s*-\s*\d{1,3})?$"
)
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_LONGEST_ENTRY = 200
_LONGEST_LEADERS = 600  # letters of an entry with its dots
_FEWEST_ENTRIES = 3
_FEWEST_GROUPS = 2
_GAP = 2  # lines without page number and without a heading later that an entry may be followed by
_FOLD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a contents list says: folded titles with their depth, from 0, and the index of its first line. Empty where a
    document has none."""

    depths: dict[str, int]
    start: int | None = None

    @property
    def is_flat(self) -> bool:
        """Whether it tells no entries from others by their depth."""
        return len(set(self.depths.values())) < 2

    def depth(self, plain: str) -> int | None:
        """Depth of the entry with these words; None where there is none."""
        return self.depths.get(folded(plain)) if self.depths else None


def folded(plain: str) -> str:
    """Letters and digits of a title without its number, for comparing a contents list with the headings."""
    mark = number_mark(plain)
    return _FOLD.sub("", plain[mark.end :] if mark else plain).casefold()


def without_contents(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], Contents]:
    """Drops contents lists and keeps what they say."""
    marked = [line for line in lines if line.source.role is LineRole.CONTENTS]
    start, end = _span(lines)
    entries = marked or list(lines[start:end])
    if not entries:
        return list(lines), Contents({})
    gone = {line.index for line in entries}
    if not marked:
        gone |= {lines[start - 1].index} if start and _TITLE.match(lines[start - 1].plain) else set()
    else:
        first = next(place for place, line in enumerate(lines) if line.index == marked[0].index)
        gone |= {lines[first - 1].index} if first and _TITLE.match(lines[first - 1].plain) else set()
    ledger.drop("contents_list", [line for line in lines if line.index in gone])
    return [line for line in lines if line.index not in gone], Contents(_depths(entries), min(gone))


def _span(lines: Sequence[Line]) -> tuple[int, int]:
    """First and last place of the entries below a contents title, or of a run with dot leaders; (0, 0) for none."""
    titles = [place for place, line in enumerate(lines) if _TITLE.match(line.plain) and line.source.cell is None]
    later = Counter(map(_folded_entry, lines)) if titles else Counter[str]()
    start = 0
    for place in titles:
        later.subtract(map(_folded_entry, lines[start : place + 1]))
        start = place + 1
        end = _entries_end(lines, start, later)
        if end - place > _FEWEST_ENTRIES:
            return start, end
    return _leader_run(lines)


def _folded_entry(line: Line) -> str:
    """Words of a line that may be an entry or its heading; "" for long ones."""
    return folded(line.plain) if len(line.plain) <= _LONGEST_ENTRY else ""


def _entries_end(lines: Sequence[Line], start: int, later: Counter[str]) -> int:
    """Place after the last entry: a line that ends with a page number, or whose words come again as a heading. `later`
    counts the folded lines from `start` on."""
    end, misses, page, seen = start, 0, 0, set[str]()
    for place in range(start, len(lines)):
        plain = lines[place].plain
        title = folded(_without_page(plain))
        match = _PAGE_AT_END.search(plain) if len(plain) <= _LONGEST_ENTRY else None
        with_page = match is not None and int(match[1]) >= page
        page = int(match[1]) if match is not None and with_page else page
        repeated = later[title] > (folded(plain) == title) and title not in seen
        if title in seen and not with_page:
            break
        if with_page or repeated:
            end, misses = place + 1, 0
        else:
            misses += 1
            if misses > _GAP or len(plain) > _LONGEST_ENTRY:
                break
        seen.add(title)
    return end


def _leader_run(lines: Sequence[Line]) -> tuple[int, int]:
    places = [
        place
        for place, line in enumerate(lines)
        if len(line.plain) <= _LONGEST_LEADERS and _LEADERS.search(line.plain) and _PAGE_AT_END.search(line.plain)
    ]
    if len(places) < _FEWEST_ENTRIES or places[-1] - places[0] > 2 * len(places):
        return 0, 0
    return places[0], places[-1] + 1


def _without_page(plain: str) -> str:
    return _PAGE_AT_END.sub("", plain) if len(plain) <= _LONGEST_LEADERS else plain


def _depths(entries: Sequence[Line]) -> dict[str, int]:
    """Depth by number where the entries have them, else by indentation, else by page numbers, which chapters that only
    gather sections do without."""
    indents = sorted({round(line.source.left) for line in entries if line.source.left is not None})
    below_unpaged = _below_unpaged(entries)
    depths: dict[str, int] = {}
    for line in entries:
        plain = _without_page(line.plain)
        mark = number_mark(plain)
        title = folded(plain)
        if not title:
            continue
        if mark is not None and mark.depth > 1:
            depths[title] = mark.depth - 1
        elif mark is not None or len(indents) < 2:
            depths[title] = int(line.index in below_unpaged)
        else:
            indent = round(line.source.left) if line.source.left is not None else 0
            depths[title] = min(indents.index(indent), 3)
    return depths


def _below_unpaged(entries: Sequence[Line]) -> set[int]:
    """Indexes of entries with a page number that follow one without, where several such groups are found."""
    paged = [_without_page(line.plain) != line.plain for line in entries]
    heads = [place for place in range(len(entries) - 1) if not paged[place] and paged[place + 1]]
    if len(heads) < _FEWEST_GROUPS:
        return set()
    return {line.index for place, line in enumerate(entries) if paged[place] and place > heads[0]}
