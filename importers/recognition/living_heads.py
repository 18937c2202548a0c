"""Running heads and feet that change with the pages: a number beside the words, the title of the chapter or of the
sections that a page holds."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from importers.recognition.blocks import starts_small
from importers.recognition.lines import Line

_FEWEST = 3  # pages with such heads
_FEWEST_BETWEEN = 6  # lines of a page, on average
_LONGEST_STEP = 3  # pages from one head to the next: those that chapters begin on have none
_NEIGHBOURS = 2  # lines from one entry of a contents list to the next
_MOST_SKIPPED = 20  # pages between two entries
_WORDS = (
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}\.)\s+)?(?P<words>[^\W\d].{2,118}?)"  # with a chapter's number
)
_NUMBER_FIRST = re.compile(rf"(?:\d{{1,4}}\s+)?(?P<number>\d{{1,4}})(?:[\s|·•–-]+|(?=[A-ZÄÖÜ])){_WORDS}$")
_NUMBER_LAST = re.compile(rf"{_WORDS}[\s|·•–-]+(?P<number>\d{{1,4}})$")
_CHAPTER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,20}[.)]?|[A-Z][.)]|[IVX]{1,5}\.)\s+(?=\D)")
_BETWEEN_TITLES = re.compile(r"\s+[•·|/]\s+")
_PAGE = (" seite", " page")
_END_SIGNS = " .:!?–-"
_LONGEST = 250  # letters of the titles of a page's sections
_SHARE = 0.1  # of the pages that must name what they hold
_MOST_HEADINGS = 2  # lines inside of pages that say what heads say: the heading and its entry in a contents list
_GAP = 0.4  # sizes between a head and the text
SEAM = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
"""Where two sides of a head were put together without a blank."""
_LONGEST_HEAD = 120
_PARTS = 0.5  # of the titles in a head that must stand elsewhere


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may head a page, its words in small letters, its number and whether that comes first, and the line's
    place among all."""

    line: Line
    words: str
    number: int
    leads: bool
    place: int


def numbered_heads_of_pages(pages: Sequence[Sequence[Line]], reach: int, may_head: Callable[[Line], bool]) -> set[int]:
    """Where pages are known: the outer `reach` lines of a page that bear its number beside words which stand elsewhere,
    too ("4 Programm für Musterstadt", "Verkehr 5"), or a part of which other heads share ("Programm 2030 | Verkehr 5")."""
    lines = [line for page in pages for line in page]
    edges = {line.index for page in pages for line in (*page[:reach], *page[-reach:])}
    heads = _heads([line for line in lines if line.index in edges], may_head)
    found: dict[int, list[_Head]] = defaultdict(list)
    for head in heads:
        found[head.number - (head.line.source.page or 0)].append(head)
    bare = _words_of(lines) if heads else Counter[str]()
    sure = _sure(heads, bare)
    surely = {head.words for head in heads if sure(head)}
    return {
        head.line.index
        for group in found.values()
        if len({each.line.source.page for each in group if sure(each)}) >= _FEWEST
        for head in group
        if head.words in surely or bare[head.words] > (head.words in _spellings(head.line.plain))  # other lines say it
    } | {head.line.index for group in found.values() for head in _with_shared_parts(group)}


def _with_shared_parts(heads: Sequence[_Head]) -> list[_Head]:
    """Those with a part that as many different heads have."""
    parts = {head.words: set(_BETWEEN_TITLES.split(head.words)) for head in heads}
    often = Counter(part for each in parts.values() for part in each)
    return [head for head in heads if len(parts[head.words]) > 1 and _most(often, parts[head.words]) >= _FEWEST]


def _most(often: Counter[str], parts: Set[str]) -> int:
    return max(often[part] for part in parts)


def numbered_heads_of_text(lines: Sequence[Line], may_head: Callable[[Line], bool]) -> set[int]:
    """Where pages are unknown: lines of words which stand elsewhere, too, with numbers that rise as pages do."""
    numbered = _heads(lines, may_head)
    listed = {head.place for one, other in pairwise(numbered) if _are_listed(one, other) for head in (one, other)}
    sure = _sure(numbered, _words_of(lines) if numbered else Counter[str]())
    best: dict[int, list[_Head]] = {}
    for head in (each for each in numbered if each.place not in listed and sure(each)):
        before = (best.get(head.number - step, []) for step in range(1, _LONGEST_STEP + 1))
        chains = [chain for chain in before if chain and _is_a_page_apart(chain[-1], head)]
        longest = [*max(chains, key=len, default=[]), head]
        if len(longest) > len(best.get(head.number, [])):
            best[head.number] = longest
    chain = max(best.values(), key=len, default=[])
    return {head.line.index for head in chain} if len(chain) >= _FEWEST else set()


def titles_of_sections(pages: Sequence[Sequence[Line]], may_head: Callable[[Line], bool]) -> set[int]:
    """The outermost lines of pages that name what these hold: titles beside each other ("Wohnen • Verkehr") or the
    heading that was met last, where `may_head` allows it."""
    full = [page for page in pages if page]
    if 2 * len(full) < _FEWEST:  # upper and lower edges
        return set()
    titles = Counter(words for page in full for words in _titles(page))
    several = _names_of_several(full, titles)
    latest = _names_of_latest(full, titles, 0, may_head) | _names_of_latest(full, titles, -1, may_head)
    return several | latest if len(several | latest) >= max(_FEWEST, _SHARE * len(full)) else set()


def glued_heads(lines: Sequence[Line], may_head: Callable[[Line], bool]) -> set[int]:
    """Lines in which the two sides of a running head were put together without a blank ("WahlprogrammVerkehr"): the same
    words before titles that other lines have alone."""
    short = [line for line in lines if len(line.plain) <= _LONGEST_HEAD]
    found: dict[str, list[tuple[Line, str]]] = defaultdict(list)
    for line in short:
        seams = [seam.start() for seam in SEAM.finditer(line.plain)] if line.source.cell is None else []
        for seam in seams if seams and may_head(line) else ():
            found[line.plain[:seam]].append((line, line.plain[seam:]))
    titles = {_bare(line.plain) for line in short} if found else set[str]()
    return {
        line.index
        for group in found.values()
        if len({rest for _, rest in group if _names_titles(rest, titles)}) >= _FEWEST
        for line, _ in group
    }


def _names_titles(rest: str, titles: Container[str]) -> bool:
    return all(_bare(part) in titles for part in _BETWEEN_TITLES.split(rest.strip()))


def _names_of_several(pages: Sequence[Sequence[Line]], titles: Container[str]) -> set[int]:
    edges = [line for page in pages for line in (page[0], page[-1]) if len(line.plain) <= _LONGEST]
    return {line.index for line in edges if _lists_titles(line.plain, titles)}


def _names_of_latest(
    pages: Sequence[Sequence[Line]], titles: Counter[str], edge: int, may_head: Callable[[Line], bool]
) -> set[int]:
    """Outermost lines, at the top (`edge` 0) or the foot (-1), that say again the last title in the text among all
    those that stand there, or among those of left or of right pages: one side may name chapters, the other one sections."""
    found: set[int] = set()
    for sides in ((0, 1), (0,), (1,)):
        known = [(page, (page[0].source.page or place) % 2 in sides) for place, page in enumerate(pages)]
        edges = [page for page, own in known if own and may_head(page[edge]) and _stands_apart(page, edge)]
        outermost = Counter(_bare(page[edge].plain) for page in edges if not starts_small(page[edge].plain))
        heads = {
            words for words, there in outermost.items() if titles[words] > 1 and titles[words] - there <= _MOST_HEADINGS
        }
        found |= _saying_latest(known, heads, edge) if heads else set()
    return found


def _saying_latest(pages: Sequence[tuple[Sequence[Line], bool]], heads: Set[str], edge: int) -> set[int]:
    """Outermost lines of the pages of one side that are the last title among `heads`. A heading which begins a page is new,
    and from there on the last one."""
    latest = ""
    found: set[int] = set()
    for page, own in pages:
        head = _bare(page[edge].plain)
        inside = [words for words in _titles(page[1:] if edge == 0 else page[:-1]) if words in heads]
        if own and head in heads and head in (latest, *(inside[:1] if edge == 0 else inside)):
            found.add(page[edge].index)
        elif edge == 0:
            latest = min(_spellings(page[edge].plain) & heads, key=len, default=latest)
        latest = inside[-1] if inside else latest
    return found


def _stands_apart(page: Sequence[Line], edge: int) -> bool:
    """Whether a page's outermost line is none of its text: no sentence ends with it, and where places are known, it has
    another size than its neighbour or a gap beside it."""
    line, neighbour = page[edge].source, page[1 if edge == 0 else -2].source if len(page) > 1 else None
    if neighbour is None or line.top is None or line.size != neighbour.size:
        return not page[edge].plain.endswith(".")
    upper, lower = (line, neighbour) if edge == 0 else (neighbour, line)
    gap = (lower.top or 0.0) - (upper.bottom or 0.0)
    return gap >= _GAP * (line.size or 0.0) and not page[edge].plain.endswith(".")


def _heads(lines: Sequence[Line], may_head: Callable[[Line], bool]) -> list[_Head]:
    """All lines of words and a number; one that begins and ends with numbers may be meant either way."""
    return [head for place, line in enumerate(lines) for head in _heads_of(line, place, may_head)]


def _heads_of(line: Line, place: int, may_head: Callable[[Line], bool]) -> Iterator[_Head]:
    source = line.source
    if source.outline is not None or source.cell is not None or source.marker or source.list_level is not None:
        return
    for leads, pattern in ((True, _NUMBER_FIRST), (False, _NUMBER_LAST)):
        if match := pattern.match(line.plain):
            words = _bare(match["words"])
            alone = line.with_text(line.text.cut(match.start("words"), match.end("words")))
            if words.endswith(_PAGE) or may_head(alone):
                yield _Head(line, words, int(match["number"]), leads, place)


def _words_of(lines: Sequence[Line]) -> Counter[str]:
    """How many lines say the same, with or without a number."""
    return Counter(words for line in lines for words in _spellings(line.plain))


def _sure(heads: Sequence[_Head], bare: Container[str]) -> Callable[[_Head], bool]:
    """Tells heads from numbered chapters and from things that are counted ("Baustelle 3"): a head says that it counts pages,
    or its words also stand without a number (`bare`), and where that comes first, with others."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for head in heads:
        if head.leads:
            numbers[head.words].add(head.number)
    return lambda head: len(numbers[head.words]) > 1 if head.leads else head.words in bare or head.words.endswith(_PAGE)


def _are_listed(one: _Head, other: _Head) -> bool:
    """Whether two lines are neighbours in a contents list."""
    return 0 < other.place - one.place <= _NEIGHBOURS and 0 <= other.number - one.number <= _MOST_SKIPPED


def _is_a_page_apart(one: _Head, other: _Head) -> bool:
    return other.place - one.place >= _FEWEST_BETWEEN * (other.number - one.number)


def _titles(page: Sequence[Line]) -> Iterator[str]:
    """What may be a title on a page: each line, and each with the next one."""
    for line in page:
        yield from _spellings(line.plain)
    for one, other in pairwise(page):
        yield from _spellings(f"{one.plain} {other.plain}")


def _lists_titles(plain: str, titles: Container[str]) -> bool:
    parts = [_bare(part) for part in _BETWEEN_TITLES.split(plain)]
    return len(parts) > 1 and sum(part in titles for part in parts) >= _PARTS * len(parts)


def _bare(plain: str) -> str:
    return plain.casefold().strip(_END_SIGNS)


def _spellings(plain: str) -> set[str]:
    """A title with and without its number."""
    return {_bare(plain), _bare(_CHAPTER.sub("", plain))}
