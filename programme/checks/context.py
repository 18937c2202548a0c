"""What checks share: a programme's plain texts, numbers and titles, made once."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from programme.findings import Finding
from programme.language.gender import GenderForm, gender_forms
from programme.markup import Footnote, Inline, Run, paragraphs, plain_of
from programme.model import Level, Node, Programme, Visit, shown_short_title, visits
from programme.numbering import shown_numbers
from programme.references import References

_PLACES = ("start", "end")
"""Values that say only where a finding stands; they move with every edit before it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A plain text to be checked: a title, field or paragraph. `start` is its place in the text of its `part`, whose
    paragraphs are divided by line feeds."""

    node: str | None
    part: str
    text: str
    start: int = 0

    def place(self, start: int, end: int) -> dict[str, object]:
        """What a finding's values say of a stretch of this passage."""
        return {"part": self.part, "start": self.start + start, "end": self.start + end}


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to another node, as it is shown."""

    node: str | None
    part: str
    target: str
    text: str


class Context:
    """A programme under check."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.visits: tuple[Visit, ...] = tuple(visits(programme.nodes))
        self.numbers: Mapping[str, str] = shown_numbers(programme)
        self.titles: dict[str, str] = {}
        self.passages: tuple[Passage, ...]
        self.references: list[Reference] = []
        self.passages = tuple(self._passages())

    @cached_property
    def gender(self) -> list[tuple[Passage, list[GenderForm]]]:
        """The passages that hold gender forms, with these."""
        found = ((passage, gender_forms(passage.text)) for passage in self.passages)
        return [(passage, forms) for passage, forms in found if forms]

    def shown(self, node: Node) -> str:
        """How a finding names a node: number and short title, or its level where it has no title."""
        title = shown_short_title(node, self.titles[node.id]) or self.level_name(node.level)
        return " ".join(filter(None, (self.numbers.get(node.id), title)))

    def level_name(self, level: Level) -> str:
        """The scheme's word for a level."""
        return self.programme.scheme.definition(level).singular

    def _passages(self) -> Iterator[Passage]:
        reader = References(self.programme, self.numbers)
        yield from self._text(None, "preface", reader, self.programme.preface)
        for visit in self.visits:
            node = visit.node
            title = self._line(node.id, "title", reader.line(node.title))
            self.titles[node.id] = title
            if title:
                yield Passage(node.id, "title", title)
            yield from self._text(node.id, "text", reader, node.text)
            for key, value in node.fields.items():
                if value:
                    yield Passage(node.id, f"field:{key}", self._line(node.id, f"field:{key}", reader.line(value)))
        yield from self._text(None, "closing", reader, self.programme.closing)

    def _text(self, node: str | None, part: str, reader: References, markup: str) -> Iterator[Passage]:
        start = 0
        for inlines in paragraphs(reader.text(markup)):
            text = self._line(node, part, inlines)
            yield Passage(node, part, text, start)
            start += len(text) + 1

    def _line(self, node: str | None, part: str, inlines: tuple[Inline, ...]) -> str:
        for inline in inlines:
            if isinstance(inline, Footnote):
                self._line(node, part, inline.inlines)
            elif isinstance(inline, Run) and inline.link and inline.link.startswith("#"):
                self.references.append(Reference(node, part, inline.link[1:], inline.text))
        return plain_of(inlines)


def waiver_key(finding: Finding) -> str:
    """What a waiver is kept under: the same for the same finding after edits elsewhere, another one where the
    finding's own words change."""
    values = sorted((name, str(value)) for name, value in finding.values.items() if name not in _PLACES)
    return hashlib.sha256(repr((finding.kind, finding.node, values)).encode()).hexdigest()[:32]
