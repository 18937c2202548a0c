"""A contents list: found, taken as evidence for headings, dropped."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from importers.recognition.entries import (
    FEWEST_ENTRIES,
    FEWEST_GROUPS,
    FOLD,
    LEADERS,
    LONGEST_LEADERS,
    PAGE_AT_END,
    below_numbered,
    depths_of,
    folded,
    is_lone_page,
    page_at_end,
    whole_entries,
    without_page,
)
from importers.recognition.entry_spelling import respelled
from importers.recognition.leading_pages import with_pages_behind
from importers.recognition.lines import Ledger, Line
from importers.recognition.marks import number_mark
from importers.source import LineEnd, LineRole

_TITLE = re.compile(
    r"(?:Inhalt|Inhalte|Inhaltsverzeichnis|Inhaltsübersicht|Übersicht|Gliederung|Contents)\s*:?$", re.IGNORECASE
)
_LONGEST_ENTRY = 200
_MOST_ABOVE = 6  # short lines between the title of the list and its second entry
_GAP = 2  # lines without page number and without a heading later that an entry may be followed by
_TRUE = 0.25  # share of the entries that head something; a list with fewer names chapters otherwise than the text
_MOST_LINES = 4  # of one title
_SHORTEST_WORD = 3  # letters of a heading; fewer come again where a page's name stands upright at its edge
_FEWEST_PAGED = 6  # lines in a row that end with rising page numbers, from which on they need no title above them
_FEWEST_HEADED = 3  # of them that head something later


@dataclass(frozen=True, slots=True)
class Contents:
    """What a contents list says: folded titles with their depth, from 0, and the index of its first line. Empty where a
    document has none."""

    depths: dict[str, int]
    start: int | None = None
    beside: frozenset[str] = frozenset()
    """Folded titles without a number that stand beside numbered chapters, where others without one are their sections."""

    @property
    def is_flat(self) -> bool:
        """Whether it tells no entries from others by their depth."""
        return len(set(self.depths.values())) < 2

    def is_beside(self, plain: str) -> bool:
        """Whether a title without a number stands beside numbered chapters."""
        return bool(self.beside) and folded(plain) in self.beside

    def is_inner(self, plain: str) -> bool:
        """Whether the entry with these words stands below another one."""
        return bool(self.depth(plain)) and folded(plain) != next(iter(self.depths), "")

    def depth(self, plain: str) -> int | None:
        """Depth of the entry with these words; None where there is none."""
        return self.depths.get(folded(plain)) if self.depths else None


def without_contents(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], Contents]:
    """Drops contents lists and keeps what they say."""
    marked = [line for line in lines if line.source.role is LineRole.CONTENTS]
    lines = lines if marked else with_pages_behind(lines)
    start, end = _span(lines)
    entries = marked or list(lines[start:end])
    if not entries:
        return list(lines), Contents({})
    gone = {line.index for line in entries}
    if not marked:
        gone |= {
            line.index
            for line in (*lines[max(start - 1, 0) : start], *lines[end : end + 1])
            if _TITLE.match(line.plain)
        }
    else:
        first = next(place for place, line in enumerate(lines) if line.index == marked[0].index)
        gone |= {lines[first - 1].index} if first and _TITLE.match(lines[first - 1].plain) else set()
    ledger.drop("contents_list", [line for line in lines if line.index in gone])
    depths, below = depths_of(entries), below_numbered(whole_entries(entries))
    beside = frozenset(title for title in below[1] if depths.get(title) == 0)
    contents = Contents(depths, min(gone), beside)
    wordings = {folded(words): words for words in (without_page(line.plain) for line in whole_entries(entries))}
    rest, found = _with_titles_whole([line for line in lines if line.index not in gone], contents, wordings, ledger)
    return rest, contents if len(found) >= _TRUE * len(depths) else Contents({}, min(gone))


def _with_titles_whole(
    lines: Sequence[Line], contents: Contents, wordings: Mapping[str, str], ledger: Ledger
) -> tuple[list[Line], set[str]]:
    """Lines that together are what an entry says go on in each other, whatever stands between them, and are spelled as
    it is (`wordings`, by its folded words); with the entries that were found."""
    result, found = list(lines), set[str]()
    beginnings = {title[:end] for title in contents.depths for end in range(1, len(title))}
    place = 0
    while place < len(result):
        last = _last_of_title(result, place, contents, beginnings)
        title = result[place : last + 1]
        words = folded(" ".join(line.plain for line in title)) if len(lines[place].plain) <= _LONGEST_ENTRY else ""
        if (entry := wordings.get(words)) is not None:
            result[place : last + 1] = respelled(title, entry, ledger)
            found.add(words)
        for each in range(place, last):
            one, other = result[each], result[each + 1]
            result[each] = replace(one, source=replace(one.source, end=LineEnd.GOES_ON))
            result[each + 1] = replace(other, source=replace(other.source, space_above=0.0))
        place = last + 1
    return result, found


def _last_of_title(lines: Sequence[Line], place: int, contents: Contents, beginnings: Container[str]) -> int:
    """Place of the last of the lines from `place` on that make an entry together; `place` where they make none."""
    words = folded(lines[place].plain) if len(lines[place].plain) <= _LONGEST_ENTRY else ""
    if lines[place].source.outline is not None or words in contents.depths:
        return place
    for last in range(place + 1, min(place + _MOST_LINES, len(lines))):
        source = lines[last].source
        if words not in beginnings or source.cell is not None or source.marker or source.outline is not None:
            return place
        words += FOLD.sub("", lines[last].plain).casefold()
        if words in contents.depths:
            return last
    return place


def _span(lines: Sequence[Line]) -> tuple[int, int]:
    """First and last place of the entries below a contents title, or of a run with dot leaders; (0, 0) for none."""
    titles = [place for place, line in enumerate(lines) if _TITLE.match(line.plain) and line.source.cell is None]
    later = Counter(map(_folded_entry, lines)) if titles else Counter[str]()
    last = {_folded_entry(line): place for place, line in enumerate(lines)} if titles else {}
    start = 0
    for place in titles:
        later.subtract(map(_folded_entry, lines[start : place + 1]))
        start = place + 1
        end = max(_entries_end(lines, start, later), _listed_end(lines, start, later))
        if end - place > FEWEST_ENTRIES:
            return _paged_above(lines, place), end
        if (first := _entries_start(lines, place, last)) is not None:
            return first, place
    return max(_leader_run(lines), _paged_run(lines), key=lambda span: span[1] - span[0])


def _paged_run(lines: Sequence[Line]) -> tuple[int, int]:
    """The longest run of short lines that mostly end with page numbers which never fall, where later lines have their words."""
    best, start, end, page = (0, 0), 0, 0, 0
    for place, line in enumerate(lines):
        short = len(line.plain) <= _LONGEST_ENTRY and line.source.cell is None
        match = page_at_end(line.plain) if short else None
        if match is None:
            end = end if short else 0
            continue
        if end == 0 or place - end > _GAP or int(match[1]) < page:
            start = place
        page, end = int(match[1]), place + 1
        best = max(best, (start, end), key=lambda span: span[1] - span[0])
    entries = lines[best[0] : best[1]]
    titles = {folded(without_page(line.plain)) for line in entries if page_at_end(line.plain)}
    if len(titles) < _FEWEST_PAGED or 2 * len(titles) < len(entries):
        return 0, 0
    later = {_folded_entry(line) for line in lines[best[1] :]} - {""}
    return best if len(titles & later) >= _FEWEST_HEADED else (0, 0)


def _folded_entry(line: Line) -> str:
    """Words of a line that may be an entry or its heading; "" for long ones."""
    return folded(line.plain) if len(line.plain) <= _LONGEST_ENTRY else ""


def _entries_end(lines: Sequence[Line], start: int, later: Counter[str]) -> int:
    """Place after the last entry: a line that ends with a page number, or whose words come again as a heading. `later`
    counts the folded lines from `start` on."""
    end, found, misses, page, seen, waiting = start, 0, 0, 0, set[str](), 0
    for place in range(start, len(lines)):
        plain = lines[place].plain
        if waiting and is_lone_page(lines[place]):  # of an entry above
            end, waiting = place + 1, waiting - 1
            continue
        title = folded(without_page(plain))
        match = PAGE_AT_END.search(plain) if len(plain) <= _LONGEST_ENTRY else None
        with_page = match is not None and int(match[1]) >= page
        page = int(match[1]) if match is not None and with_page else page
        is_word = len(title) >= _SHORTEST_WORD
        repeated = is_word and later[title] > (folded(plain) == title) and title not in seen
        if title in seen and not with_page:
            break
        if with_page or repeated:
            end, found, misses, waiting = place + 1, found + 1, 0, waiting + (not with_page)
        else:
            misses += 1
            if misses > (_GAP if found > 1 else _MOST_ABOVE) or len(plain) > _LONGEST_ENTRY:
                break
        seen.add(title)
    return end


def _paged_above(lines: Sequence[Line], title: int) -> int:
    """Place of the first of the entries with page numbers that a program put above the title of their list, as it does
    where that stands at the foot of its first page; right below the title where there are too few."""
    first = _first_page(lines[title + 1 : title + 1 + _MOST_LINES])
    start, found, bare = title, 0, 0
    for place in range(title - 1, -1, -1):
        line = lines[place]
        match = PAGE_AT_END.search(line.plain) if len(line.plain) <= LONGEST_LEADERS else None
        if match is not None and int(match[1]) <= first:
            start, first, found, bare = place, int(match[1]), found + 1, 0
        else:
            bare += 1
            if bare == _MOST_LINES or match is not None or line.source.cell is not None:
                break
    return start if found >= _FEWEST_PAGED else title + 1


def _first_page(lines: Sequence[Line]) -> int:
    """The page of the first entry; 0 where it has none."""
    pages = (match for line in lines if (match := PAGE_AT_END.search(line.plain)))
    return next((int(match[1]) for match in pages), 0)


def _entries_start(lines: Sequence[Line], title: int, last: Mapping[str, int]) -> int | None:
    """Place of the first of the marked or paged short lines right above a contents title that a program put below its
    list, where several of them head something later (`last` is where folded words stand last); None for none."""
    above = takewhile(lambda place: _may_be_entry(lines[place]), range(title - 1, -1, -1))
    entries = list(above)
    headed = sum(last.get(folded(without_page(lines[place].plain)) or " ", 0) > title for place in entries)
    return entries[-1] if headed >= _FEWEST_HEADED else None


def _may_be_entry(line: Line) -> bool:
    plain = line.plain
    if len(plain) > _LONGEST_ENTRY or line.source.cell is not None or line.source.outline is not None:
        return False
    return number_mark(plain) is not None or not plain[:1].isalnum() or PAGE_AT_END.search(plain) is not None


def _listed_end(lines: Sequence[Line], start: int, later: Counter[str]) -> int:
    """Place after the items of one list, two of which head something later, where other lines follow; else `start`."""
    items = list(takewhile(lambda line: bool(line.source.marker) and line.source.outline is None, lines[start:]))
    heads = sum(later[title] > 1 for line in items if (title := _folded_entry(line)))
    return start + len(items) if heads >= FEWEST_GROUPS else start


def _leader_run(lines: Sequence[Line]) -> tuple[int, int]:
    places = [
        place
        for place, line in enumerate(lines)
        if len(line.plain) <= LONGEST_LEADERS and page_at_end(line.plain) and LEADERS.search(line.plain)
    ]
    if len(places) < FEWEST_ENTRIES or places[-1] - places[0] > 2 * len(places):
        return 0, 0
    return places[0], places[-1] + 1
