"""A contents list: found, taken as evidence for headings, dropped."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from importers.recognition.blocks import breaks_off, starts_small
from importers.recognition.lines import Ledger, Line
from importers.recognition.marks import bullet_mark, number_mark
from importers.recognition.starts import BLANK
from importers.recognition.text import Text
from importers.recognition.words import is_back_or_front
from importers.source import LineEnd, LineRole

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
_MOSTLY = 0.8
_GAP = 2  # lines without page number and without a heading later that an entry may be followed by
_FOLD = re.compile(r"[\W_]+")
_ROMAN_PARTS = re.compile(r"[IVX]{1,5}(?:\.\d{1,2}){0,20}\.?\s+(?=\S)", re.IGNORECASE)
_MOST_LINES = 4  # of one title
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

    def depth(self, plain: str) -> int | None:
        """Depth of the entry with these words; None where there is none."""
        return self.depths.get(folded(plain)) if self.depths else None


def folded(plain: str) -> str:
    """Letters and digits of a title without its bullet and number, for comparing a contents list with the headings."""
    plain = _unmarked(plain)
    mark = number_mark(plain) or _ROMAN_PARTS.match(plain)
    end = mark.end() if isinstance(mark, re.Match) else mark.end if mark else 0
    return _FOLD.sub("", plain[end:]).casefold()


def _unmarked(plain: str) -> str:
    """Without the bullet that programs put before the entries of a page's contents list."""
    bullet = bullet_mark(plain)
    return plain[bullet.end :] if bullet else plain


def without_contents(lines: Sequence[Line], ledger: Ledger) -> tuple[list[Line], Contents]:
    """Drops contents lists and keeps what they say."""
    marked = [line for line in lines if line.source.role is LineRole.CONTENTS]
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
    depths, below = _depths(entries), _below_numbered(_whole(entries))
    beside = frozenset(title for title in below[1] if depths.get(title) == 0)
    contents = Contents(depths, min(gone), beside)
    return _with_titles_whole([line for line in lines if line.index not in gone], contents), contents


def _with_titles_whole(lines: Sequence[Line], contents: Contents) -> list[Line]:
    """Lines that together are what an entry says go on in each other, whatever stands between them."""
    result = list(lines)
    beginnings = {title[:end] for title in contents.depths for end in range(1, len(title))}
    place = 0
    while place < len(result):
        last = _last_of_title(result, place, contents, beginnings)
        for each in range(place, last):
            one, other = result[each], result[each + 1]
            result[each] = replace(one, source=replace(one.source, end=LineEnd.GOES_ON))
            result[each + 1] = replace(other, source=replace(other.source, space_above=0.0))
        place = last + 1
    return result


def _last_of_title(lines: Sequence[Line], place: int, contents: Contents, beginnings: Container[str]) -> int:
    """Place of the last of the lines from `place` on that make an entry together; `place` where they make none."""
    words = folded(lines[place].plain) if len(lines[place].plain) <= _LONGEST_ENTRY else ""
    if lines[place].source.outline is not None or words in contents.depths:
        return place
    for last in range(place + 1, min(place + _MOST_LINES, len(lines))):
        source = lines[last].source
        if words not in beginnings or source.cell is not None or source.marker or source.outline is not None:
            return place
        words += _FOLD.sub("", lines[last].plain).casefold()
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
        if end - place > _FEWEST_ENTRIES:
            return _paged_above(lines, place), end
        if (first := _entries_start(lines, place, last)) is not None:
            return first, place
    return max(_leader_run(lines), _paged_run(lines), key=lambda span: span[1] - span[0])


def _paged_run(lines: Sequence[Line]) -> tuple[int, int]:
    """The longest run of short lines that end with page numbers which never fall, where later lines have their words."""
    best, start, page = (0, 0), 0, 0
    for place, line in enumerate(lines):
        short = len(line.plain) <= _LONGEST_ENTRY and line.source.cell is None
        match = _page_at_end(line.plain) if short else None
        if match is None or int(match[1]) < page:
            start = place + (match is None)
        page = int(match[1]) if match else 0
        best = max(best, (start, place + 1), key=lambda span: span[1] - span[0])
    titles = {folded(_without_page(line.plain)) for line in lines[best[0] : best[1]]}
    later = {_folded_entry(line) for line in lines[best[1] :]} - {""}
    return best if len(titles) >= _FEWEST_PAGED and len(titles & later) >= _FEWEST_HEADED else (0, 0)


def _page_at_end(plain: str) -> re.Match[str] | None:
    return _PAGE_AT_END.search(plain) if plain[-1:].isdecimal() else None


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


def _paged_above(lines: Sequence[Line], title: int) -> int:
    """Place of the first of the entries with page numbers that a program put above the title of their list, as it does
    where that stands at the foot of its first page; right below the title where there are too few."""
    first = _first_page(lines[title + 1 : title + 1 + _MOST_LINES])
    start, found, bare = title, 0, 0
    for place in range(title - 1, -1, -1):
        line = lines[place]
        match = _PAGE_AT_END.search(line.plain) if len(line.plain) <= _LONGEST_LEADERS else None
        if match is not None and int(match[1]) <= first:
            start, first, found, bare = place, int(match[1]), found + 1, 0
        else:
            bare += 1
            if bare == _MOST_LINES or match is not None or line.source.cell is not None:
                break
    return start if found >= _FEWEST_PAGED else title + 1


def _first_page(lines: Sequence[Line]) -> int:
    """The page of the first entry; 0 where it has none."""
    pages = (match for line in lines if (match := _PAGE_AT_END.search(line.plain)))
    return next((int(match[1]) for match in pages), 0)


def _entries_start(lines: Sequence[Line], title: int, last: Mapping[str, int]) -> int | None:
    """Place of the first of the marked or paged short lines right above a contents title that a program put below its
    list, where several of them head something later (`last` is where folded words stand last); None for none."""
    above = takewhile(lambda place: _may_be_entry(lines[place]), range(title - 1, -1, -1))
    entries = list(above)
    headed = sum(last.get(folded(_without_page(lines[place].plain)) or " ", 0) > title for place in entries)
    return entries[-1] if headed >= _FEWEST_HEADED else None


def _may_be_entry(line: Line) -> bool:
    plain = line.plain
    if len(plain) > _LONGEST_ENTRY or line.source.cell is not None or line.source.outline is not None:
        return False
    return number_mark(plain) is not None or not plain[:1].isalnum() or _PAGE_AT_END.search(plain) is not None


def _listed_end(lines: Sequence[Line], start: int, later: Counter[str]) -> int:
    """Place after the items of one list, two of which head something later, where other lines follow; else `start`."""
    items = list(takewhile(lambda line: bool(line.source.marker) and line.source.outline is None, lines[start:]))
    heads = sum(later[title] > 1 for line in items if (title := _folded_entry(line)))
    return start + len(items) if heads >= _FEWEST_GROUPS else start


def _leader_run(lines: Sequence[Line]) -> tuple[int, int]:
    places = [
        place
        for place, line in enumerate(lines)
        if len(line.plain) <= _LONGEST_LEADERS and _page_at_end(line.plain) and _LEADERS.search(line.plain)
    ]
    if len(places) < _FEWEST_ENTRIES or places[-1] - places[0] > 2 * len(places):
        return 0, 0
    return places[0], places[-1] + 1


def _without_page(plain: str) -> str:
    return _PAGE_AT_END.sub("", plain) if len(plain) <= _LONGEST_LEADERS else plain


def _depths(entries: Sequence[Line]) -> dict[str, int]:
    """Depth by number where the entries have them, else by indentation, else by what only some entries have: chapters that
    gather sections do without page numbers, dots, or numbers that begin anew in each."""
    entries = _whole(entries)
    indents = sorted({round(line.source.left) for line in entries if line.source.left is not None})
    titles = [_unmarked(_without_page(line.plain)) for line in entries]
    inner = _below_unpaged(entries) | _behind_dots(entries) | _below_numbered(entries)[0]
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
            indent = round(line.source.left) if line.source.left is not None else 0
            depths[title] = min(indents.index(indent), 3)
    return depths


def _behind_dots(entries: Sequence[Line]) -> set[int]:
    """Indexes of entries with dots before their page number, where others have a page number without dots."""
    dotted = {line.index for line in entries if _LEADERS.search(line.plain)}
    bare = [line for line in entries if line.index not in dotted and _without_page(line.plain) != line.plain]
    return dotted if min(len(dotted), len(bare)) >= _FEWEST_GROUPS else set()


def _counting_anew(titles: Sequence[str]) -> bool:
    """Whether numbers begin with 1 again and again below titles without one."""
    firsts = 0
    for above, plain in pairwise(titles):
        mark = number_mark(plain)
        firsts += mark is not None and mark.parts == (1,) and number_mark(above) is None
    return firsts >= _FEWEST_GROUPS


def _whole(entries: Sequence[Line]) -> list[Line]:
    """One line for each entry; a line without page that breaks off, where others have pages, goes on in the next one."""
    bare = [_without_page(line.plain) for line in entries]
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
        torn = torn or (rest_of_numbered and number_mark(line.plain) is not None and below.source.space_above < BLANK)
        if not paged[place] and torn and number_mark(below.plain) is None:
            result[-1] = line.with_text(Text(f"{line.plain} {result[-1].plain}"))
        else:
            result.append(line)
    return result[::-1]


def _stand_apart(entries: Sequence[Line], paged: Sequence[bool]) -> bool:
    """Whether a blank line follows each entry, so that lines without one between them are one entry."""
    gaps = [below.source.space_above >= BLANK for below, ends in zip(entries[1:], paged, strict=False) if ends]
    return len(gaps) >= _FEWEST_ENTRIES and sum(gaps) >= _MOSTLY * len(gaps)


def _follow_numbered(entries: Sequence[Line], paged: Sequence[bool]) -> bool:
    """Whether lines with a page but no number mostly follow on numbered ones without a page, as the rest of their titles."""
    above = [
        one for one, below in pairwise(range(len(entries))) if paged[below] and not number_mark(entries[below].plain)
    ]
    rests = sum(not paged[place] and number_mark(entries[place].plain) is not None for place in above)
    return rests >= _FEWEST_GROUPS and 2 * rests > len(above)


def _below_numbered(entries: Sequence[Line]) -> tuple[set[int], set[str]]:
    """Indexes of entries without a number below numbered chapters that go on counting, where several have such, and the
    folded titles of the others without one; empty where numbers count anew or have parts."""
    marks = [number_mark(_without_page(line.plain)) for line in entries]
    parts = [mark.parts for mark in marks if mark is not None]
    heads = sum(one is not None and other is None for one, other in pairwise(marks))
    if heads < _FEWEST_GROUPS or any(len(each) > 1 for each in parts) or len(set(parts)) < len(parts):
        return set(), set()
    first = next(place for place, mark in enumerate(marks) if mark is not None)
    plain = [place for place, mark in enumerate(marks) if mark is None]
    inner = {
        entries[place].index
        for place in plain
        if place > first and not is_back_or_front(_without_page(entries[place].plain))
    }
    return inner, {folded(_without_page(entries[place].plain)) for place in plain} if inner else set()


def _below_unpaged(entries: Sequence[Line]) -> set[int]:
    """Indexes of entries with a page number that follow one without, where several such groups are found."""
    paged = [_without_page(line.plain) != line.plain for line in entries]
    heads = [place for place in range(len(entries) - 1) if not paged[place] and paged[place + 1]]
    if len(heads) < _FEWEST_GROUPS:
        return set()
    return {line.index for place, line in enumerate(entries) if paged[place] and place > heads[0]}
