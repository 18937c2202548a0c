"""How much of a source stands in what was made of it, word by word.

Lines may be torn, joined, hyphenated or moved on the way, so words are looked for anywhere in the programme, each as
often as it stands there. What the programme says in another way (numbers, words of levels, names of fields, repaired
words) counts as kept.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise
from typing import NamedTuple

from importers.recognition.cleaning import closed_up
from importers.recognition.motion_meta import name_key
from importers.recognition.result import Coverage
from importers.source import SourceDocument
from programme import markup
from programme.model import Programme, walk

_WORD = re.compile(r"[^\W_]+")
_SOFT_HYPHEN = "\u00ad"
_HYPHEN = re.compile(r"[-\u2010\u2011\u00ad¬]\s*$")
_NUMBER = re.compile(r"\d+|[ivxlc]+|\w|[^\W\d]{1,2}\d+")
_LONGEST_LABEL = 40
_NEAR = 30  # places in the list of words without a home within which the other half of a torn word is looked for

_OF_A_FORM = 3  # times that a line of a form is printed
_LEVEL_WORDS = frozenset(
    "handlungsfeld leitziel handlungsziel maßnahme kapitel abschnitt artikel block thema ziel nr teil punkt impressum".casefold().split()
)


class _Word(NamedTuple):
    line: int
    folded: str
    place: int
    """Among the words of its line, from 0."""
    torn: bool
    """Whether it ends its line with a hyphen."""


def coverage_of(
    document: SourceDocument,
    programme: Programme,
    places: Mapping[str, tuple[int, ...]],
    elsewhere: Mapping[int, str],
    left_out: Mapping[int, str],
) -> Coverage:
    """Counts the words of each line; `elsewhere` are lines in title, preface ("tree") and metadata."""
    in_tree = {index for indexes in places.values() for index in indexes}
    in_tree |= {index for index, where in elsewhere.items() if where == "tree"}
    counts, missing, homed = Counter({"words": 0}), [], []
    for index, line in enumerate(document.lines):
        words = len(_WORD.findall(line.text))
        counts["words"] += words
        if index in left_out:
            counts["left_out"] += words
        elif index in in_tree or index in elsewhere:
            counts["tree" if index in in_tree else "meta"] += words
            homed.append(index)
        elif words:
            missing.append(index)
    lost = _lost(document, homed, programme)
    gone = Counter({"tree": 0, "meta": 0})
    for index, count in lost.items():
        gone["tree" if index in in_tree else "meta"] += count
    kept = counts["tree"] - gone["tree"], counts["meta"] - gone["meta"]
    return Coverage(counts["words"], *kept, counts["left_out"], tuple(missing), lost)


def _lost(document: SourceDocument, homed: Sequence[int], programme: Programme) -> dict[int, int]:
    """How many words of each line stand nowhere in the programme.

    Lines that repeat come last, so that they take no words from others. What the programme says once is enough for what
    the source says twice, and what a form prints on every sheet is the name of a field.
    """
    respelled = {each.line for each in programme.findings if each.kind == "heading_respelled"}
    homed = [index for index in homed if document.lines[index].number not in respelled] if respelled else homed
    texts = list(_texts(programme))
    stock = Counter(chain.from_iterable(map(_folded, texts)))
    lines = {
        index: _words(found, index, document.lines[index].text)
        for index, found in _in_doubt(document, homed, _repairs(programme), stock)
    }
    keys = {index: _key(words) for index, words in lines.items()}
    first = set({key: index for index, key in reversed(keys.items())}.values())
    left = _left([words for index, words in lines.items() if index in first], document, stock)
    left += _left([words for index, words in lines.items() if index not in first], document, stock)
    if not left:
        return {}
    often = Counter(keys.values())
    names = {tuple(_folded(markup.plain_inline(node.title))) for node in walk(programme.nodes)}
    repeats = {
        index for index, key in keys.items() if index not in first and key in names
    }  # rows that name their parent
    repeats |= {  # also those that a sheet names, by their number
        index
        for index, words in lines.items()
        if document.lines[index].cell is not None and (lead := _lead(words)) and _key(words[lead:]) in names
    }
    single = [
        word
        for word in _without_halves(left, stock)
        if often[keys[word.line]] < _OF_A_FORM and word.line not in repeats
    ]
    pairs = _pairs(map(_folded, texts), {word.folded for word in single}) if single else set()
    return dict(Counter(word.line for word in single if not _is_said(word, lines[word.line], pairs)))


def _meant(text: str, repairs: Mapping[str, list[str]]) -> list[str]:
    """The words of a line, as they are meant."""
    words = _folded(closed_up(text))
    return [word for each in words for word in repairs.get(each, [each])] if repairs else words


def _in_doubt(
    document: SourceDocument, homed: Sequence[int], repairs: Mapping[str, list[str]], stock: Counter[str]
) -> list[tuple[int, list[str]]]:
    """Index and words of lines that have to be looked at word by word: those with a word that the programme says less
    often than the source, and both sides of a torn one. What all others say, nearly always the whole text, is taken off
    the stock. Words are found twice, since those of a long text would take more memory than time."""
    stock.subtract(chain.from_iterable(_meant(document.lines[index].text, repairs) for index in homed))
    scarce = {word for word, count in stock.items() if count < 0}
    doubtful: list[tuple[int, list[str]]] = []
    after = False
    for index in homed:
        text = document.lines[index].text
        words, torn = _meant(text, repairs), bool(_HYPHEN.search(text))
        if torn or after or not scarce.isdisjoint(words):
            doubtful.append((index, words))
        after = torn
    stock.update(chain.from_iterable(words for _, words in doubtful))
    return doubtful


def _pairs(said: Iterable[list[str]], wanted: Set[str]) -> set[tuple[str, str]]:
    """Neighbours in the programme of which one is wanted."""
    near = (words for words in said if not wanted.isdisjoint(words))
    return {pair for words in near for pair in pairwise(words) if not wanted.isdisjoint(pair)}


def _is_said(word: _Word, line: list[_Word], pairs: Set[tuple[str, str]]) -> bool:
    """Whether the programme has a word next to a neighbour of its: words of goals that the source says twice."""
    around = pairwise(each.folded for each in line[max(word.place - 1, 0) : word.place + 2])
    return any(pair in pairs for pair in around)


def _repairs(programme: Programme) -> dict[str, list[str]]:
    """What stands in the programme for words that were read wrongly."""
    found = (each.values for each in programme.findings if each.kind == "word_repaired")
    return {str(each["read"]).casefold(): _folded(str(each["meant"])) for each in found}


def _key(words: Sequence[_Word]) -> tuple[str, ...]:
    return tuple(word.folded for word in words)


def _left(lines: Sequence[list[_Word]], document: SourceDocument, stock: Counter[str]) -> list[_Word]:
    """The words that find no match, in reading order; halves at the ends of lines look for their other half first."""
    left: list[_Word] = []
    before: _Word | None = None
    for words in lines:
        if not words:
            continue
        if before and _take(stock, before.folded + words[0].folded):
            rest = words[1:]
        else:
            rest = words
            left += [before] if before and not _take(stock, before.folded) else []
        before = rest[-1] if rest and rest[-1].torn else None
        rest = rest[:-1] if before else rest
        left += _unfound(rest, document.lines[words[0].line].text, stock)
    return left + ([before] if before and not _take(stock, before.folded) else [])


def _words(found: Sequence[str], index: int, text: str) -> list[_Word]:
    torn = bool(_HYPHEN.search(text))
    return [_Word(index, word, place, torn and place == len(found) - 1) for place, word in enumerate(found)]


def _lead(words: Sequence[_Word]) -> int:
    """How many words at a line's beginning are its number and level."""
    return next((place for place, word in enumerate(words) if not _is_lead(word.folded)), len(words))


def _is_lead(word: str) -> bool:
    return word in _LEVEL_WORDS or _NUMBER.fullmatch(word) is not None


def _unfound(words: list[_Word], text: str, stock: Counter[str]) -> list[_Word]:
    """The words of a line that the programme does not say, without the line's own number and label. A number takes
    nothing: else it would use up the same number in the text of another line."""
    lead = _lead(words)
    label = len(_WORD.findall(text.partition(":")[0])) if 0 < text.find(":") <= _LONGEST_LABEL else 0
    label = len(words) if name_key(text.strip()) else label  # a cell of a motion's head
    left = [(place, word) for place, word in enumerate(words) if place >= lead and not _take(stock, word.folded)]
    return [word for place, word in left if place >= label]


def _without_halves(left: list[_Word], stock: Counter[str]) -> Iterator[_Word]:
    """Without halves of a word that the programme has whole, and words that it has in two."""
    gone: set[int] = set()
    for place, word in enumerate(left):
        near = range(place + 1, min(place + _NEAR, len(left)))
        half = next((at for at in near if at not in gone and stock[word.folded + left[at].folded] > 0), None)
        if place not in gone and half is not None and _take(stock, word.folded + left[half].folded):
            gone |= {place, half}
        elif place not in gone and not _take_two(stock, word.folded):
            yield word


def _take(stock: Counter[str], word: str) -> bool:
    if stock[word] <= 0:
        return False
    stock[word] -= 1
    return True


def _take_two(stock: Counter[str], word: str) -> bool:
    cuts = ((word[:at], word[at:]) for at in range(1, len(word)))
    found = next(((one, two) for one, two in cuts if stock[one] > 0 and stock[two] > (one == two)), None)
    return found is not None and _take(stock, found[0]) and _take(stock, found[1])


def _folded(text: str) -> list[str]:
    return _WORD.findall(text.replace(_SOFT_HYPHEN, "").casefold())


def _texts(programme: Programme) -> Iterator[str]:
    """All words that a programme says."""
    for text in (programme.title, programme.subtitle):
        yield markup.plain_inline(text)
    yield from map(markup.plain, (programme.preface, programme.closing))
    yield from (f"{name} {value}" for name, value in programme.meta.items())
    for node in walk(programme.nodes):
        yield from (markup.plain_inline(node.title), markup.plain(node.text))
        labels = (
            {each.key: each.label for each in programme.scheme.definition(node.level).fields} if node.fields else {}
        )
        for name, value in node.fields.items():
            yield f"{name} {labels.get(name, '')} {markup.plain_inline(value)}"
