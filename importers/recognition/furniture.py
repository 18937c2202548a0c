"""Page furniture: running heads and feet, page numbers, line numbers in the margin, and what web pages hang on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from importers.page_numbers import PAGE_NUMBER
from importers.recognition.blocks import ends_sentence, starts_small
from importers.recognition.labels import is_known, known_label, names_beside_values, tab_label
from importers.recognition.lines import Ledger, Line
from importers.recognition.living_heads import (
    glued_heads,
    numbered_heads_of_pages,
    numbered_heads_of_text,
    titles_of_sections,
)
from importers.recognition.marks import MarkKind, bullet_mark, number_mark, roman_value
from importers.recognition.words import level_word
from importers.source import LineRole

_EDGE = 4  # lines at either end of a page that may be furniture
_FEWEST_PAGES = 3
_SHARE_OF_PAGES = 0.3  # left and right pages may differ
_SHARE_LIKE_HEADINGS = 0.6  # for large lines that look as headings do: many chapters may begin with "Auf einen Blick"
_FEWEST_HEADINGS = 4  # different large lines that look the same
_FEWEST_NUMBERS = 3
_FIRST_YEAR = 1900  # what no page is numbered by where pages are unknown
_LONGEST_HEAD = 120
_LARGER = 1.2  # times the size of the text, above which a number counts things and not pages
_ROMAN_NUMBER = re.compile(r"[\W_]*([ivxl]{1,6}|[IVXL]{1,6})[\W_]*$")
_PAGE_OF_ALL = re.compile(r"\bSeite\s+(\d{1,4})\s+von\s+(\d{1,4})\b", re.IGNORECASE)
_FIELD_CODE = re.compile(r"(?:PAGE|NUMPAGES)\s*\\+\*")  # what Word leaves of its page numbers in a web page
_DIGITS = re.compile(r"\d+")
_HEAD_WITH_NUMBER = re.compile(r"(?:(?P<before>\d{1,4})\s+)?(?P<words>\D.{8,118}?\D)\s*(?P<after>\d{1,4})?$")
_COUNTED_THING = re.compile(
    r"(?:Antr[aä]g|Anlage|Abbildung|Tabelle|Phase|Schritt|Termin|Frage|Beschluss)\w*\b", re.IGNORECASE
)
_MOST_SKIPPED = 3  # pages for each numbered one: covers and pictures have no heads
_FEWEST_BETWEEN = 6  # lines of a page, on average
_UPRIGHT = 3  # letters of a line of a word that is set upright in the margin
_FEWEST_UPRIGHT = 3  # lines of such a word
_OWN_NOTE = re.compile(r"Zeilennummern nach Zeichen, \d+ je Zeile\b")
_OWN_COVER = re.compile(r"Entwurf(?: – .+)?$")
_COVER = 12  # lines at the start among which a cover is sought
_FURNITURE_ROLES = (LineRole.PAGE_HEAD, LineRole.PAGE_FOOT)

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,80}$|.{0,60}\balle rechte vorbehalten\b", re.IGNORECASE)
_WEB = re.compile(
    r"cookie|drittanbieter|datenschutz(?:erklärung|einstellung|hinweis)|tracking|zustimm\w* (?:zum|zur)|einwillig"
    r"|newsletter|javascript|nach oben|zum seitenanfang|seite (?:drucken|teilen|empfehlen)|diese seite|anmelden|einloggen"
    r"|^(?:teilen|drucken|kontakt|impressum|suche|menü|startseite|weiterlesen|kommentare?|zurück|sitemap|facebook|twitter"
    r"|instagram|whatsapp|e-mail|pdf)(?:\s*[^\w\s].*)?$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:\d+\s+)?Kommentare?(?:\s*\(\d+\))?$|Unterstützer(?:\*|:|_|/-?)?innen$", re.IGNORECASE)
_WEB_HEAD = re.compile(
    r"(?:menü|menu|suchen?|startseite|home|navigation(?: (?:überspringen|umschalten))?|(?:direkt )?zum (?:haupt)?inhalt(?: springen)?"
    r"|skip to (?:main )?content|close this search box\.|toggle navigation|transcri(?:pt|ption)|transkript|inhalt überspringen"
    r"|(?:wechseln )?zu[r:]? (?:navigation|suche)(?: springen|, suche)?|aus (?:\w*wiki|wikipedia)\b.{0,40})$",
    re.IGNORECASE,
)
_HEAD = 6  # lines at a document's start where words of a menu are sought
_TAIL = 25  # lines at a document's end where web furniture is sought


def without_page_furniture(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Without heads, feet and page numbers; one finding for each kind of repeated line."""
    gone = {line.index for line in lines if line.source.role in _FURNITURE_ROLES or _FIELD_CODE.match(line.plain)}
    gone |= _own_notes(lines) | _upright_words(lines)
    pages = _pages(lines)
    if len(pages) > 1:
        largest = _LARGER * _usual_size(pages)

        def may_head(line: Line) -> bool:
            return (line.source.size or 0.0) <= largest and _may_head(line)

        gone |= numbered_heads_of_pages(pages, _EDGE, may_head)
        gone |= _repeated_at_edges(pages, gone) - _lone_title(pages[0])
        gone |= _numbers_at_edges(pages, gone)
        gone |= titles_of_sections(_loose(pages, gone), may_head)
        gone |= _numbers_at_edges(pages, gone)
    else:
        numbers = _lone_page_numbers(lines) | _numbered_heads(lines) | _pages_of_all(lines)
        numbers |= numbered_heads_of_text([line for line in lines if line.index not in numbers], _may_head)
        between = _pages_between(lines, numbers)
        gone |= numbers | _repeated_at_edges(between, numbers | gone)
        gone |= titles_of_sections(_loose(between, gone), _may_head)
    gone |= glued_heads([line for line in lines if line.index not in gone], _may_head)
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.index in gone:
            groups[_pattern(line)].append(line)
    for group in groups.values():
        ledger.drop("page_furniture", group)
    return _closed_up([line for line in lines if line.index not in gone], gone)


def _closed_up(lines: Sequence[Line], gone: set[int]) -> list[Line]:
    """Where pages are unknown, a sentence that the foot of a page tore has no gap any more."""
    result = list(lines)
    for place, (one, other) in enumerate(pairwise(lines), 1):
        unknown = one.source.page is None and other.source.cell is None and not other.source.marker
        if unknown and _is_torn(one.plain, other.plain) and not gone.isdisjoint(range(one.index + 1, other.index)):
            result[place] = Line(other.index, other.text, replace(other.source, space_above=0.0))
    return result


def _is_torn(one: str, other: str) -> bool:
    return starts_small(other) and not ends_sentence(one) and not bullet_mark(other)


def _own_notes(lines: Sequence[Line]) -> set[int]:
    """What our own deliberation copies say of themselves: how lines are counted, and on the cover that they are a draft."""
    notes = {line.index for line in lines if _OWN_NOTE.match(line.plain)}
    cover = lines[:_COVER] if notes else ()
    return notes | {line.index for line in cover if len(line.plain) < _LONGEST_HEAD and _OWN_COVER.match(line.plain)}


def without_web_furniture(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """Without what a web page hangs on: words of its menu before, comments, copyright line and consent notices behind."""
    below = int(bool(lines) and not _is_web_head(lines[0]))  # a page of a wiki has its title above
    head = below + len(list(takewhile(_is_web_head, lines[below:_HEAD])))
    start = _web_tail(lines)
    ledger.drop("web_furniture", [*lines[below:head], *lines[start:]])
    return [*lines[:below], *lines[head:start]]


def _is_web_head(line: Line) -> bool:
    """What a program that takes the words off a page leaves of its menu."""
    return line.source.outline is None and _alone(line) and _WEB_HEAD.match(line.plain) is not None


def _web_tail(lines: Sequence[Line]) -> int:
    """Place from which on only furniture follows."""
    first = max(1, len(lines) - _TAIL)
    for place in range(first, len(lines)):
        line = lines[place]
        if line.source.cell is not None or line.source.marker or bullet_mark(line.plain):
            continue
        if _COMMENTS.match(line.plain) and not line.source.list_level:
            return place
        if (_COPYRIGHT.match(line.plain) or _WEB.search(line.plain)) and _only_web(lines[place:]):
            return place
    return len(lines)


def _only_web(lines: Sequence[Line]) -> bool:
    """Whether most words of `lines` belong to furniture."""
    webby = sum(len(line.plain) for line in lines if _COPYRIGHT.match(line.plain) or _WEB.search(line.plain))
    return webby >= 0.6 * sum(len(line.plain) for line in lines)


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.source.page is not None and line.source.cell is None:
            pages[line.source.page].append(line)
    return [pages[page] for page in sorted(pages)]


def _pages_between(lines: Sequence[Line], numbers: set[int]) -> list[list[Line]]:
    """Pages by the numbers at their feet."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.source.cell is None:
            pages[-1].append(line)
        if line.index in numbers:
            pages.append([])
    return [page for page in pages if page]


def _lone_title(cover: Sequence[Line]) -> set[int]:
    """The only line of a first page: the title, though it heads the others, too."""
    return {cover[0].index} if len(cover) == 1 else set()


def _loose(pages: Sequence[Sequence[Line]], known: set[int]) -> list[list[Line]]:
    """Pages without the lines that are known to be furniture."""
    return [[line for line in page if line.index not in known] for page in pages]


def _edges(page: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines at the top, outermost first, then those at the foot, outermost first."""
    yield list(page[:_EDGE])
    yield list(page[-_EDGE:])[::-1]


def _pattern(line: Line) -> str:
    """What lines are grouped by in findings."""
    return _DIGITS.sub("#", line.plain.casefold())


def _repeated_at_edges(pages: Sequence[Sequence[Line]], known: set[int]) -> set[int]:
    """Lines at the edges whose words stand there on many pages, the page's own number aside."""
    counts: Counter[tuple[int, str]] = Counter()
    loose = _loose(pages, known)  # heads that are known prove nothing
    usual = _usual_size(pages)
    largest = _LARGER * usual
    for place, page in enumerate(loose):
        for side, edge in enumerate(_edges(page)):
            counts.update(
                {(side, key) for line in edge if _may_be_furniture(line) for key in _keys(line, place, largest)}
            )
    needed = [max(_FEWEST_PAGES, share * len(pages)) for share in (_SHARE_OF_PAGES, _SHARE_LIKE_HEADINGS)]
    headings = _looks_of_headings(loose, largest)
    gone: set[int] = set()
    for place, page in enumerate(loose):
        for side, edge in enumerate(_edges(page)):
            for line in edge:
                if PAGE_NUMBER.match(line.plain):
                    continue
                if (
                    not _may_be_furniture(line)
                    or _is_sentence(line, usual)
                    or max(counts[side, key] for key in _keys(line, place, largest)) < needed[_look(line) in headings]
                ):
                    break
                gone.add(line.index)
    return gone


def _looks_of_headings(pages: Sequence[Sequence[Line]], largest: float) -> set[tuple[str, float, float]]:
    """The looks of lines that are larger than the text, where several of different words share one."""
    words: dict[tuple[str, float, float], set[str]] = defaultdict(set)
    for page in pages:
        for line in page:
            if (line.source.size or 0.0) > largest:
                words[_look(line)].add(_pattern(line))
    return {look for look, known in words.items() if len(known) >= _FEWEST_HEADINGS}


def _look(line: Line) -> tuple[str, float, float]:
    return line.source.font, line.source.size or 0.0, line.source.bold


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most lines; 0 where sizes are unknown."""
    sizes = Counter(line.source.size or 0.0 for page in pages for line in page)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _keys(line: Line, place: int, largest: float) -> tuple[str, ...]:
    """What two lines of different pages must have in common: size and all words, or all but a number that rises with
    the pages, unless they are set larger than the text ("Baustelle 3")."""
    plain, size = line.plain.casefold(), "" if line.source.size is None else f" {line.source.size:.0f}"
    numbers = list(_DIGITS.finditer(plain))
    if not numbers or (line.source.size or 0.0) > largest:
        return (plain + size,)
    last = numbers[-1]
    return plain + size, f"{plain[: last.start()]}#{int(last[0]) - place}{plain[last.end() :]}{size}"


def _is_sentence(line: Line, usual: float) -> bool:
    """Whether a line is a sentence set like the text: easy language says some again and again."""
    return usual > 0 and line.source.size == usual and line.plain.endswith(".") and line.plain.count(" ") > 2


def _may_be_furniture(line: Line) -> bool:
    """Whether a line may be furniture by its words: chapters are text."""
    mark = number_mark(line.plain)
    chapter = mark is not None and mark.kind is not MarkKind.LETTER and not PAGE_NUMBER.match(line.plain)
    return not chapter and _may_head(line)


def _may_head(line: Line) -> bool:
    """Goals and names of fields that sheets repeat are structure; items and ends of sentences are text."""
    plain = line.plain
    if not plain or len(plain) > _LONGEST_HEAD or level_word(plain) or bullet_mark(plain) or is_known(plain):
        return False
    raw = line.source.text
    label = known_label(plain) is not None or tab_label(raw) or names_beside_values(raw)
    return not label and not (starts_small(plain) and plain.endswith("."))


def _numbers_at_edges(pages: Sequence[Sequence[Line]], known: set[int]) -> set[int]:
    """Numbers alone at a page's edge, where they follow the pages on more than one of them."""
    found: list[tuple[int, Line]] = []
    for page in pages:
        for edge in _edges(page):
            for line in edge:
                if line.index in known:
                    continue
                number = _number_of_page(line.plain)
                if number is None:
                    break
                found.append((number - (line.source.page or 0), line))
    offsets = Counter(offset for offset, _ in found)
    return {line.index for offset, line in found if offsets[offset] > 1}


def _number_of_page(plain: str) -> int | None:
    """What a line that is a page's number counts; those of a foreword are Roman."""
    if match := PAGE_NUMBER.match(plain):
        return int(match[1])
    return roman_value(match[1].upper()) if (match := _ROMAN_NUMBER.match(plain)) else None


def _lone_page_numbers(lines: Sequence[Line]) -> set[int]:
    """Where pages are unknown: numbers alone on a line that rise through the document; "3." counts what stands below."""
    bare = [line for line in lines if _alone(line) and not line.plain.endswith((".", ")"))]
    found = [(int(match[1]), line) for line in bare if (match := PAGE_NUMBER.match(line.plain))]
    found = [(number, line) for number, line in found if number < _FIRST_YEAR]
    rising = _rising(found)
    return {line.index for line in rising} if len(rising) >= _FEWEST_NUMBERS else set()


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """Where pages are unknown: the same words again and again with a number that rises as pages do ("Wahlprogramm 7")."""
    found: dict[str, list[tuple[int, int, Line]]] = defaultdict(list)
    for place, line in enumerate(lines):
        match = _HEAD_WITH_NUMBER.match(line.plain) if _alone(line) else None
        number = match["after"] or match["before"] if match else None
        if match and number and _may_be_furniture(_of_words(line, match)) and not _COUNTED_THING.match(match["words"]):
            found[match["words"].casefold()].append((int(number), place, line))
    return {line.index for group in found.values() if _count_pages(group) for _, _, line in group}


def _pages_of_all(lines: Sequence[Line]) -> set[int]:
    """Where pages are unknown: lines that name a page and how many there are ("Seite 3 von 12"), with what stands beside."""
    found: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for line in lines:
        match = _PAGE_OF_ALL.search(line.plain) if _alone(line) and len(line.plain) <= _LONGEST_HEAD else None
        if match is not None:
            found[match[2]].append((int(match[1]), line))
    groups = (group for group in found.values() if all(one[0] < other[0] for one, other in pairwise(group)))
    return {line.index for group in groups if len(group) > 1 for _, line in group}


def _of_words(line: Line, match: re.Match[str]) -> Line:
    """A head without its number."""
    return line.with_text(line.text.cut(match.start("words"), match.end("words")))


def _count_pages(found: Sequence[tuple[int, int, Line]]) -> bool:
    if len(found) < _FEWEST_PAGES or any(other[0] <= one[0] for one, other in pairwise(found)):
        return False
    (first, top, _), (last, foot, _) = found[0], found[-1]
    return last - first <= _MOST_SKIPPED * len(found) and foot - top >= _FEWEST_BETWEEN * (len(found) - 1)


def _upright_words(lines: Sequence[Line]) -> set[int]:
    """Where pages are unknown: letters below each other that give the same word on many pages, set upright in the margin."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if _alone(line) and len(line.plain.replace(" ", "")) <= _UPRIGHT and line.plain.replace(" ", "").isalpha():
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    words = Counter(_spelled(run) for run in runs)
    found = [run for run in runs if len(run) >= _FEWEST_UPRIGHT and words[_spelled(run)] >= _FEWEST_PAGES]
    return {line.index for run in found for line in run}


def _spelled(run: Sequence[Line]) -> str:
    return "".join(line.plain for line in run).replace(" ", "")


def _alone(line: Line) -> bool:
    return line.source.cell is None and not line.source.marker and line.source.list_level is None


def _rising(found: Sequence[tuple[int, Line]]) -> list[Line]:
    """The numbers that go up by one or two each time."""
    rising = [one[1] for one, other in pairwise(found) if 0 < other[0] - one[0] <= 2]
    last = [other[1] for one, other in pairwise(found) if 0 < other[0] - one[0] <= 2][-1:]
    return [*rising, *last]
