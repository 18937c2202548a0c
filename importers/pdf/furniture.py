"""What is printed on every page of a PDF: running heads and feet, page numbers, line numbers in the margin."""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, pairwise, zip_longest
from operator import attrgetter
from statistics import median
from typing import TypeVar

from importers.page_numbers import PAGE_NUMBER
from importers.pdf.drawing import Ruling
from importers.pdf.pages import Page
from importers.pdf.rows import Row, close_gaps, rows_as_set, rows_of, turned_rows
from importers.pdf.words import Word
from importers.recognition.labels import tab_label
from importers.recognition.words import level_word

_T = TypeVar("_T")
_SIZE = attrgetter("size")
_EDGE = 0.14
"""Share of a page's height, above and below, in which heads and feet may stand."""
_DEEPEST = 5
_FEWEST_PAGES = 3
_SHARE = 0.3
_SAME_HEIGHT = 6.0
_MOST = 0.5
_PITCH = 1.6
"""Font sizes between the lines of one head at most."""
_SMALLER, _LARGER = 0.97, 1.25
"""Times the size of the text."""
_PAGE_IN_ROW = re.compile(
    r"(^|\t|\bSeite |\bS\. |\bPage |[|–•/-] ?)\d{1,4}(?=\t|$|\s?[|–•/-]| (?:von|of) \d)", re.IGNORECASE
)
_SAME_MARGIN = 6.0
_FEWEST_LINE_NUMBERS, _FEWEST_ON_SEVERAL_PAGES = 4, 2
_SURE_LINE_NUMBERS = 12
_ALIGNED = 2.5
_NOTE_SIZE = 0.93
_FEWEST_ABOVE_NOTES = 0.2
"""Words above notes for each word of them at least."""
_FILLED = 0.7
_FURTHEST = 6.0
_RULED = 0.5
"""Rulings between the numbers of a table's rows for each of them at least."""
_LEADER = re.compile(r"(?:[.…·_]\s?){3,}$")


@dataclass(slots=True)
class Furniture:
    """Rows at the edges of a page that are furniture; `ids` are those of their words."""

    heads: list[Row] = field(default_factory=list)
    feet: list[Row] = field(default_factory=list)
    ids: set[int] = field(default_factory=set)


def furniture_of(pages: Sequence[tuple[Page, list[Word]]]) -> list[Furniture]:
    """Heads and feet of each page among its words outside of tables, and what runs up or down in its margin."""
    upright = [(page, [word for word in words if not word.turn]) for page, words in pages]
    edges = [(_edge(page, words, foot=False), _edge(page, words, foot=True)) for page, words in upright]
    found = [Furniture() for _ in pages]
    usual = _usual_size(words for _, words in upright)
    for side in (0, 1):
        known = _Repeated([each[side] for each in edges], usual, is_foot=side == 1)
        for place, rows in enumerate(each[side] for each in edges):
            for row, below in zip_longest(rows, rows[1:]):
                if not known.is_furniture(place, row) and not known.goes_on(place, row, below):
                    break
                (found[place].feet if side else found[place].heads).append(row)
                found[place].ids |= {id(word) for word in row.words}
                close_gaps(row)
    turned = _turned_in_margins(pages)
    for each, ids in zip(found, turned, strict=True):
        each.feet.reverse()
        each.ids |= ids
    return found


def _turned_in_margins(pages: Sequence[tuple[Page, list[Word]]]) -> list[set[int]]:
    """Words of each page that run up or down beside its text, where most that stand so in one margin do again on another
    page: the title or the names of chapters."""
    rows = [
        (place, _from_nearer_edge(page, row), row)
        for place, (page, words) in enumerate(pages)
        for row in turned_rows(words)
        if _is_beside(row, words)
    ]
    counts = Counter(row.text() for _, _, row in rows)
    found: list[set[int]] = [set() for _ in pages]
    for margin in _grouped(sorted(rows, key=lambda each: each[1]), lambda each: each[1], _SAME_MARGIN):
        again = sum(counts[row.text()] > 1 for _, _, row in margin)
        if len({place for place, _, _ in margin}) >= _FEWEST_PAGES and 2 * again > len(margin):
            for place, _, row in margin:
                found[place] |= {id(word) for word in row.words}
    return found


def _from_nearer_edge(page: Page, row: Row) -> float:
    """How far a turned row is from the page's left edge, or, as a negative number, from the right one."""
    return row.left if row.left < page.width / 2 else row.left - page.width


def _is_beside(row: Row, words: Sequence[Word]) -> bool:
    """Whether all upright words of a page stand on one side of a turned row."""
    upright = [word for word in words if not word.turn]
    return all(word.right <= row.left for word in upright) or all(word.left >= row.right for word in upright)


def _edge(page: Page, words: Sequence[Word], foot: bool) -> list[Row]:
    """The rows nearest to an edge, outermost first. What is tagged is text."""
    limit = page.height * _EDGE
    near = [word for word in words if (word.base > page.height - limit if foot else word.base < limit)]
    rows = rows_as_set(word for word in near if word.mark not in page.tags)  # which are known by their identity
    return (rows[::-1] if foot else rows)[:_DEEPEST]


def _usual_size(pages: Iterable[Sequence[Word]]) -> float:
    """The size of most letters; 0 where there are none."""
    letters: Counter[float] = Counter()
    for size, group in groupby(chain.from_iterable(pages), key=_SIZE):
        letters[size] += sum([len(word.text) for word in group])
    return letters.most_common(1)[0][0] if letters else 0.0


class _Repeated:
    """Which rows stand on several pages at one height with the same words, digits aside, or count the pages. Where what
    is smaller than the text has one height on most pages, or bears the page's number, its words may be others each time."""

    def __init__(self, edges: Sequence[Sequence[Row]], usual: float, is_foot: bool) -> None:
        self._places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._pages: dict[tuple[str, float], set[int]] = {}
        self._offsets: Counter[int] = Counter()
        self._needed = max(_FEWEST_PAGES, _SHARE * len(edges))
        for place, rows in enumerate(edges):
            for row in rows:
                self._places[_pattern(row)].append((place, row.base))
            self._offsets.update({number - place for row in rows if (number := _page_number(row)) is not None})
        self._usual, self._largest = usual, _SMALLER * usual
        outermost = [(place, rows[0]) for place, rows in enumerate(edges) if rows and rows[0].size <= self._largest]
        self._numbered = Counter(offset for place, row in outermost for offset in _offsets(place, row))
        self._parted = Counter(
            offset for place, rows in enumerate(edges) for row in rows for offset in _parted_offsets(place, row)
        )
        self._heights = [] if is_foot else sorted(row.base for _, row in outermost)  # notes end at one height, too
        self._most = max(_FEWEST_PAGES, _MOST * len(edges))

    def is_furniture(self, place: int, row: Row) -> bool:
        """Whether `row` on the page at `place` is."""
        number = _page_number(row)
        if number is not None:
            return self._offsets[number - place] > (self._most if self._is_large(row) else 1)
        if self._is_large(row):
            return len(self._same(row)) > self._most
        if level_word(row.text()) is not None or tab_label(row.text()):  # a sheet for each measure repeats its goals
            return False
        if len(self._same(row)) >= self._needed or self._is_head_of_part(place, row):
            return True
        if self._has_parted_number(place, row):
            return True
        return row.size <= self._largest and (self._counts_pages(place, row) or self._has_usual_height(row))

    def goes_on(self, place: int, row: Row, below: Row | None) -> bool:
        """Whether `row` is the first line of a head that bears the page's number in its second one."""
        near = below is not None and 0 < below.base - row.base <= _PITCH * row.size and below.size == row.size
        return below is not None and near and self._has_parted_number(place, below)

    def _has_parted_number(self, place: int, row: Row) -> bool:
        """Whether a row of the text's size ends, or in a book of two sides begins, with the page's number apart from its
        words, as those of many pages do."""
        offsets = _parted_offsets(place, row)
        return any(self._parted[offset, True] >= self._needed for offset, _ in offsets) and not self._is_large(row)

    def _is_large(self, row: Row) -> bool:
        """Whether a row is set as headings are, so that only what stands on most pages is furniture."""
        return row.size >= _LARGER * self._usual

    def _counts_pages(self, place: int, row: Row) -> bool:
        return any(self._numbered[offset] >= _FEWEST_PAGES for offset in _offsets(place, row))

    def _has_usual_height(self, row: Row) -> bool:
        reach = _SAME_HEIGHT / 2
        return bisect(self._heights, row.base + reach) - bisect(self._heights, row.base - reach) >= self._most

    def _same(self, row: Row) -> set[int]:
        """The pages with these words at this height; asked once for all that stand at the very same one, as those of a long
        document do."""
        pattern = _pattern(row)
        if (pattern, row.base) not in self._pages:
            near = (place for place, base in self._places[pattern] if abs(base - row.base) <= _SAME_HEIGHT)
            self._pages[pattern, row.base] = set(near)
        return self._pages[pattern, row.base]

    def _is_head_of_part(self, place: int, row: Row) -> bool:
        """A running head that names the chapter: the same words on the next page of that side, at the same height."""
        same = self._same(row)
        neighbours = {place - 2, place - 1, place + 1, place + 2}
        return len(same) > 1 and bool(same & neighbours) and row.size <= 9.5


def _offsets(place: int, row: Row) -> set[tuple[int, int]]:
    """How far the numbers at both ends of a row of words are from the page's place, with the row's height in steps."""
    ends = {word.text for word in (row.words[0], row.words[-1])} if len(row.words) > 1 else set()
    return {(int(end) - place, round(row.base / _SAME_HEIGHT)) for end in ends if len(end) < 4 and end.isdecimal()}


def _parted_offsets(place: int, row: Row) -> set[tuple[int, bool]]:
    """How far the numbers that a wide gap parts from the words of a row are from the page's place, and whether they come
    last."""
    first, tab, rest = row.text().partition("\t")
    last = rest.rpartition("\t")[2]
    numbers = ((first, False), (last, True)) if tab else ()
    return {(int(each) - place, ends) for each, ends in numbers if len(each) < 4 and each.isdecimal()}


def _pattern(row: Row) -> str:
    """The letters of a row with # for what looks like the page's number; blanks are not sure in scans."""
    return "".join(_PAGE_IN_ROW.sub(r"\1#", row.text()).casefold().split())


def _page_number(row: Row) -> int | None:
    match = PAGE_NUMBER.match(row.text())
    return int(match[1]) if match else None


@dataclass(frozen=True, slots=True)
class NumberEdge:
    """Where line numbers stand: the place of their left or right edges."""

    is_right: bool
    place: float

    def of(self, word: Word) -> float:
        """The edge of `word` that is aligned."""
        return word.right if self.is_right else word.left


def number_edges(pages: Sequence[tuple[Sequence[Word], Sequence[Ruling]]]) -> list[NumberEdge | None]:
    """From the upright words of each page and the rulings across it, the place of the line numbers on each page; None where
    it has none, or too few to tell. Where no page has enough of them, as each motion begins anew on its own, those at one
    place on several pages are."""
    found = [_number_edge(words, across, _FEWEST_LINE_NUMBERS) for words, across in pages]
    if any(found):
        return found
    few = [_number_edge(words, across, _FEWEST_ON_SEVERAL_PAGES) for words, across in pages]
    counts = Counter((edge.is_right, round(edge.place)) for edge in few if edge)
    return [edge if edge and counts[edge.is_right, round(edge.place)] >= _FEWEST_PAGES else None for edge in few]


def _number_edge(words: Sequence[Word], across: Sequence[Ruling], fewest: int) -> NumberEdge | None:
    numbers = _numbers(words)
    found: list[tuple[int, NumberEdge]] = []
    for is_right in (True, False):
        edge = NumberEdge(is_right, 0.0)
        for group in _grouped(sorted(numbers, key=edge.of), edge.of, _ALIGNED):
            if len(group) >= fewest and _counts_lines(group, words) and not _number_rows(group, across):
                found.append((len(group), NumberEdge(is_right, edge.of(group[0]))))
    return max(found, key=lambda each: each[0])[1] if found else None  # numbers of one figure share both edges


def margin_numbers(
    words: Sequence[Word], across: Sequence[Ruling], edges: Sequence[NumberEdge]
) -> tuple[dict[float, int], list[Word]]:
    """Line numbers beside the text by the height of their line, and the words without them. `edges` are the places where
    this page and others have them: a page with two lines has two numbers."""
    numbers = _numbers(words) if edges else []
    for edge in edges:
        group = sorted(
            (word for word in numbers if abs(edge.of(word) - edge.place) <= _ALIGNED), key=lambda each: each.base
        )
        if not group or _number_rows(group, across):
            continue
        if _is_outside(group, words) and (len(edges) == 1 or _rises(group)):
            gone = {id(word) for word in group}
            return {word.base: int(word.text) for word in group}, [word for word in words if id(word) not in gone]
    return {}, list(words)


def _number_rows(group: Sequence[Word], across: Sequence[Ruling]) -> bool:
    """Whether numbers, from top to bottom, stand in the rows of a table: rulings that run over their place part them."""
    middle, top, bottom = (group[0].left + group[0].right) / 2, group[0].base, group[-1].base
    between = sum(top < each.place <= bottom and each.start <= middle <= each.end for each in across)
    return between > _RULED * (len(group) - 1)


def _numbers(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if len(word.text) <= 5 and word.text.isdecimal() and not word.glued]


def _rises(group: Sequence[Word]) -> bool:
    return all(int(one.text) < int(other.text) for one, other in pairwise(group))


def _grouped(things: Sequence[_T], place: Callable[[_T], float], apart: float) -> list[list[_T]]:
    """Things sorted by their places in groups that are at most `apart` wide."""
    groups: list[list[_T]] = []
    for thing in things:
        if groups and place(thing) - place(groups[-1][0]) <= apart:
            groups[-1].append(thing)
        else:
            groups.append([thing])
    return groups


def _counts_lines(group: list[Word], words: Sequence[Word]) -> bool:
    """Whether numbers on one edge rise by one or five with the lines, outside of the text."""
    group.sort(key=lambda word: word.base)
    values = [int(word.text) for word in group]
    steps = Counter(other - one for one, other in pairwise(values))
    step, count = steps.most_common(1)[0]
    if step not in (1, 2, 5, 10) or count < 0.8 * (len(group) - 1) or (len(group) < _FEWEST_LINE_NUMBERS and step < 5):
        return False
    return _is_outside(group, words) and not _are_beside_notes(group, words) and _has_steps_of(group, words, step)


def _are_beside_text(group: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether most lines beside the numbers are filled with words that reach near to them: entries of a contents list
    are not."""
    members = {id(word) for word in group}
    top, bottom = group[0].top, group[-1].bottom
    rows = rows_of(word for word in words if id(word) not in members and top <= word.base <= bottom)
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    fills = [0.0 if _LEADER.search(row.text()) else (row.right - left) / (right - left) for row in rows]
    apart = max(min(word.left for word in group) - right, left - max(word.right for word in group))
    near = apart <= _FURTHEST * group[0].size
    return near and median(fills) >= _FILLED


def _are_beside_notes(group: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether what stands beside the numbers is smaller than what stands above them: notes at the foot of a page, below
    more than a title."""
    top, bottom = group[0].top, group[-1].bottom
    above = [word.size for word in words if word.base < top]
    beside = [word.size for word in words if top <= word.base <= bottom]
    if not beside or len(above) < _FEWEST_ABOVE_NOTES * len(beside):
        return False
    return bool(above) and median(beside) < _NOTE_SIZE * median(above)


def _is_outside(group: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether (nearly) all words beside the numbers stand on one side of them, with a gap."""
    members = {id(word) for word in group}
    left, right = min(word.left for word in group), max(word.right for word in group)
    top, bottom = group[0].top, group[-1].bottom
    beside = [word for word in words if id(word) not in members and top <= word.base <= bottom]
    gap = 0.3 * group[0].size
    after = sum(word.left >= right + gap for word in beside)
    before = sum(word.right <= left - gap for word in beside)
    return bool(beside) and max(after, before) >= 0.98 * len(beside)


def _has_steps_of(group: Sequence[Word], words: Sequence[Word], step: int) -> bool:
    """Whether as many lines lie between two numbers as they differ by. Few numbers must look unlike the text,
    and those that look like it stand beside filled lines."""
    members = {id(word) for word in group}
    bases = [row.base for row in rows_of(word for word in words if id(word) not in members)]
    lines = sum(group[0].base - 2 <= base <= group[-1].base + 2 for base in bases)
    spanned = step * (len(group) - 1) + 1
    if not 0.75 * spanned <= lines <= 1.6 * spanned + 2:
        return False
    looks = Counter(word.look for word in words if id(word) not in members)
    alike = bool(looks) and looks.most_common(1)[0][0] == group[0].look
    return not alike or ((len(group) >= _SURE_LINE_NUMBERS or step > 1) and _are_beside_text(group, words))
