"""A source line on its way through the recognition, and the book of what was dropped and noticed on the way."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from importers.recognition.cleaning import cleaned, is_letter_spaced
from importers.recognition.text import Text, text_of
from importers.source import SourceDocument, SourceLine
from programme.findings import Finding, Severity

_WORD_SIGN = re.compile(r"\w")
_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A source line with its cleaned text. `index` is its place in `SourceDocument.lines`."""

    index: int
    text: Text
    source: SourceLine

    @property
    def plain(self) -> str:
        """The cleaned text without marks."""
        return self.text.plain

    @property
    def number(self) -> int:
        """What findings cite."""
        return self.source.number

    def with_text(self, text: Text) -> "Line":
        """The same line with other words."""
        return replace(self, text=text)


@dataclass(slots=True)
class Ledger:
    """Findings so far, and for each dropped line (by index) the kind of the finding that tells of it."""

    findings: list[Finding] = field(default_factory=list)
    dropped: dict[int, str] = field(default_factory=dict)

    def note(
        self,
        kind: str,
        severity: Severity = Severity.HINT,
        line: Line | None = None,
        node: str | None = None,
        **values: object,
    ) -> None:
        """Adds a finding that points at `line`."""
        place = line.source if line else None
        self.findings.append(
            Finding(kind, severity, values, place.number if place else None, place.page if place else None, node)
        )

    def drop(self, kind: str, lines: Iterable[Line], severity: Severity = Severity.HINT, **values: object) -> None:
        """One finding for all `lines`, which stand nowhere else from now on. Its values gain `text` (their words, cut),
        `count` and `last_line`."""
        gone = list(lines)
        if not gone:
            return
        self.dropped.update((line.index, kind) for line in gone)
        text = quoted(" / ".join(line.plain for line in gone if line.plain))
        known: Mapping[str, object] = {"text": text, "count": len(gone), "last_line": gone[-1].number, **values}
        place = gone[0].source
        self.findings.append(Finding(kind, severity, known, place.number, place.page))


def quoted(text: str) -> str:
    """`text` cut to what a sentence can hold."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"


def lines_of(document: SourceDocument) -> list[Line]:
    """The lines that hold words or signs worth keeping, cleaned. Empty cells stay, since they have a place."""
    result = []
    for index, source in enumerate(document.lines):
        text = cleaned(text_of(source.text, source.inlines))
        if (
            source.cell is not None
            or source.label
            or source.marker
            or _WORD_SIGN.search(text.plain)
            or _is_bullet(text)
        ):
            result.append(Line(index, text, _emphasised(source)))
    return result


def _emphasised(source: SourceLine) -> SourceLine:
    """Wide gaps between letters set a line apart as capitals do."""
    return replace(source, caps=True) if not source.caps and is_letter_spaced(source.text) else source


def _is_bullet(text: Text) -> bool:
    return 0 < len(text.plain) <= 2
