"""Find and replace in the words of a programme, never in its markup: a hit may span bold and plain text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from programme.markup import (
    Block,
    Footnote,
    Inline,
    ListItem,
    Paragraph,
    Run,
    parse,
    parse_inline,
    serialise,
    serialise_inline,
)
from programme.model import Programme, walk

CONTEXT = 40  # signs shown on each side of a hit
_BREAK = "\u2028"  # stands for whatever is no run, so that no hit spans it


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought. `whole_words` keeps "Rad" from being found in "Radweg"; blanks in `words` match any blanks."""

    words: str
    match_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str]:
        """A pattern for plain text; matches nothing where no word is given."""
        parts = [re.escape(part) for part in self.words.split()]
        if not parts:
            return re.compile(r"(?!)")
        core = r"[ \t\u00a0\u202f]+".join(parts)
        if self.whole_words:
            core = rf"(?<!\w){core}(?!\w)"
        return re.compile(core, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A text of a programme. `node` is None for the programme's own texts; `part` is "title", "text", "short_title",
    "preface", "closing", "subtitle" or "field:" and the field's key."""

    node: str | None
    part: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand; `ordinal` counts the hits within one `place` from 0."""

    place: Place
    ordinal: int
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text before and after; markup, as the model holds it."""

    place: Place
    before: str
    after: str
    count: int


def find(programme: Programme, query: Query) -> list[Hit]:
    """All hits in reading order."""
    return [hit for hits in look(programme, query) for hit in hits]


def look(programme: Programme, query: Query) -> Iterator[list[Hit]]:
    """The hits of one text after the other, in reading order; most lists are empty."""
    pattern = query.pattern()
    for place, text in texts(programme):
        yield list(_hits(place, _plain(place, text), pattern))


def replacements(
    programme: Programme, query: Query, words: str, chosen: frozenset[tuple[Place, int]] | None = None
) -> list[Replacement]:
    """What changes when the hits become `words`; only the `chosen` ones (place and ordinal) where given."""
    pattern = query.pattern()
    places = None if chosen is None else {place for place, _ordinal in chosen}
    changed = []
    for place, text in texts(programme):
        if places is not None and place not in places:
            continue
        after, count = _replaced(place, text, pattern, words, chosen)
        if count:
            changed.append(Replacement(place, text, after, count))
    return changed


def texts(programme: Programme) -> Iterator[tuple[Place, str]]:
    """Every text of the programme that people write, with its place, in reading order. Empty ones are left out."""
    own = [("title", programme.title), ("subtitle", programme.subtitle), ("preface", programme.preface)]
    yield from ((Place(None, part), text) for part, text in own if text)
    for node in walk(programme.nodes):
        parts = [("title", node.title), ("short_title", node.short_title)]
        parts += [(f"field:{key}", value) for key, value in node.fields.items()]
        yield from ((Place(node.id, part), text) for part, text in [*parts, ("text", node.text)] if text)
    if programme.closing:
        yield Place(None, "closing"), programme.closing


def _is_block(place: Place) -> bool:
    return place.part in ("text", "preface", "closing")


def _is_plain(place: Place) -> bool:
    return place.part == "short_title" or (place.node is None and place.part in ("title", "subtitle"))


def _plain(place: Place, text: str) -> str:
    if _is_plain(place):
        return text
    if _is_block(place):
        return _BREAK.join(_text_of(inlines) for inlines in _all_inlines(parse(text)))
    return _BREAK.join(_text_of(inlines) for inlines in _with_notes(parse_inline(text)))


def _all_inlines(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _with_notes(block.inlines)
        else:
            for item in block.items:
                yield from _all_inlines(item.blocks)


def _with_notes(inlines: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    yield inlines
    for inline in inlines:
        if isinstance(inline, Footnote):
            yield from _with_notes(inline.inlines)


def _text_of(inlines: Iterable[Inline]) -> str:
    return "".join(each.text if isinstance(each, Run) else _BREAK for each in inlines)


def _hits(place: Place, text: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for ordinal, match in enumerate(pattern.finditer(text)):
        before = text[max(0, match.start() - CONTEXT) : match.start()].rpartition(_BREAK)[2]
        after = text[match.end() : match.end() + CONTEXT].partition(_BREAK)[0]
        yield Hit(place, ordinal, before, match[0], after)


class _Replacer:
    """Replaces hits one text after the other, counting them as `find` does."""

    def __init__(self, place: Place, pattern: re.Pattern[str], words: str, chosen: frozenset[tuple[Place, int]] | None):
        self.place, self.pattern, self.words, self.chosen = place, pattern, words, chosen
        self.seen = self.count = 0

    def plain(self, text: str) -> str:
        return self.pattern.sub(lambda match: self.words if self._wanted() else match[0], text)

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The new words take the style of the first letter that they replace."""
        spans = [match.span() for match in self.pattern.finditer(_text_of(inlines)) if self._wanted()]
        result: list[Inline] = []
        at = 0
        for inline in inlines:
            if isinstance(inline, Run):
                result.append(replace(inline, text=self._run_text(inline.text, at, spans)))
                at += len(inline.text)
            else:
                result.append(inline)
                at += 1
        return tuple(Footnote(self.inlines(each.inlines)) if isinstance(each, Footnote) else each for each in result)

    def _wanted(self) -> bool:
        wanted = self.chosen is None or (self.place, self.seen) in self.chosen
        self.seen += 1
        self.count += wanted
        return wanted

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(self.inlines(block.inlines))
        return replace(block, items=tuple(ListItem(self.blocks(item.blocks)) for item in block.items))

    def _run_text(self, text: str, at: int, spans: list[tuple[int, int]]) -> str:
        parts, done = [], 0
        for start, end in spans:
            if end <= at or start >= at + len(text):
                continue
            parts.append(text[done : max(0, start - at)])
            if start >= at:
                parts.append(self.words)
            done = min(len(text), end - at)
        return "".join(parts) + text[done:]


def _replaced(
    place: Place, text: str, pattern: re.Pattern[str], words: str, chosen: frozenset[tuple[Place, int]] | None
) -> tuple[str, int]:
    replacer = _Replacer(place, pattern, words, chosen)
    if _is_plain(place):
        after = replacer.plain(text)
    elif _is_block(place):
        after = serialise(replacer.blocks(parse(text)))
    else:
        after = serialise_inline(replacer.inlines(parse_inline(text)))
    return (after, replacer.count) if replacer.count else (text, 0)
