"""Formatted pieces of text -> source lines: what the readers of Word, ODT, RTF and HTML share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from importers.source import LineEnd, SourceLine
from programme.findings import Finding, Severity
from programme.markup import Footnote, Inline, LineBreak, Run, plain_of, tidy


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece is set. `size` in points, `colour` as RRGGBB; None and "" where the format does not say."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    size: float | None = None
    font: str = ""
    colour: str = ""
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one look."""

    text: str
    look: Look = Look()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote whose mark stands here."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A forced line break."""


Part = Piece | Note | Break

_PLAIN = Look()
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SYMBOLS = {
    "\uf0a7": "▪", "\uf06e": "■", "\uf0a8": "◻", "\uf06f": "□", "\uf0fc": "✓", "\uf0fe": "☑", "\uf0d8": "➢",
    "\uf0e0": "→", "\uf0de": "⇒", "\uf0f0": "⇨", "\uf02d": "-", "\uf0be": "—", "\uf02b": "+", "\uf020": " ",
}  # fmt: skip
_UNSAFE_LINK = re.compile(r"^(?!https?://|mailto:|#)", re.IGNORECASE)


def lines_of(parts: Iterable[Part], frame: SourceLine) -> list[SourceLine]:
    """One line for each stretch between forced breaks; `frame` says what the whole paragraph has in common.

    A bullet, the indent of a first line and the space above belong to the first line only. Empty stretches become
    space above the next line. Empty where nothing is written at all.
    """
    lines: list[SourceLine] = []
    empty = 0.0
    stretches = list(_stretches(parts))
    last = max((place for place, stretch in enumerate(stretches) if has_text(stretch)), default=-1)
    for place, stretch in enumerate(stretches[: last + 1]):
        if not has_text(stretch):
            empty += 1.0
            continue
        here = line_look(stretch)
        here["space_above"] = empty + (0.0 if lines else frame.space_above)
        if lines:
            here |= {"marker": "", "node": ""}
        if place < last:
            here["end"] = LineEnd.BREAK
        lines.append(replace(frame, **here))
        empty = 0.0
    return lines


def has_text(stretch: Sequence[Piece | Note]) -> bool:
    """Whether anything is written there."""
    return any(isinstance(part, Note) or part.text.strip() for part in stretch)


def line_look(stretch: Sequence[Piece | Note]) -> dict[str, Any]:
    """Text and look of a line, by the names of `SourceLine`."""
    looks = _looks(stretch)
    total = sum(looks.values()) or 1
    main = max(looks, key=lambda look: looks[look]) if looks else _PLAIN
    return {
        "text": "".join(part.text for part in stretch if isinstance(part, Piece)),
        "inlines": _inlines(stretch),
        "bold": sum(count for look, count in looks.items() if look.bold) / total or 0.0,  # one zero for all lines
        "italic": sum(count for look, count in looks.items() if look.italic) / total or 0.0,
        "underlined": _underlined(stretch) / total or 0.0,
        "caps": main.caps,
        "size": main.size,
        "font": main.font,
        "colour": main.colour,
    }


def safe_link(target: str | None) -> str | None:
    """Web, mail and inner addresses; None for everything else (scripts, files, shares)."""
    if not target or _UNSAFE_LINK.match(target.strip()):
        return None
    return target.strip()


def readable(text: str) -> str:
    """`text` with the signs of symbol fonts, which stand in the private area, as letters that every font has."""
    return _PRIVATE.sub(lambda match: _SYMBOLS.get(match[0], "•"), text) if _PRIVATE.search(text) else text


def note_of(paragraphs: Iterable[Iterable[Part]]) -> Note | None:
    """A footnote from its paragraphs; None where it is empty."""
    inlines: list[Inline] = []
    for parts in paragraphs:
        if inlines:
            inlines.append(LineBreak())
        for part in parts:
            if isinstance(part, Piece):
                inlines.append(Run(_squeezed(part.text), link=part.link))
            elif isinstance(part, Break):
                inlines.append(LineBreak())
    tidied = tidy(inlines)
    return Note(tidied) if plain_of(tidied).strip() else None


def told(hidden: int, changes: int, struck: int) -> Iterator[Finding]:
    """Findings on what a word processor's file has beside its text: stretches that are hidden (left out), tracked changes
    (accepted), stretches struck through (kept)."""
    counts = {"hidden_text_left_out": hidden, "tracked_changes_accepted": changes, "struck_text_kept": struck}
    return (Finding(kind, Severity.HINT, {"count": count}) for kind, count in counts.items() if count)


def _stretches(parts: Iterable[Part]) -> Iterator[list[Piece | Note]]:
    stretch: list[Piece | Note] = []
    for part in parts:
        if isinstance(part, Break):
            yield stretch
            stretch = []
        else:
            stretch.append(part)
    yield stretch


def _looks(stretch: Sequence[Piece | Note]) -> Counter[Look]:
    """How many letters are set in each look."""
    looks: Counter[Look] = Counter()
    for part in stretch:
        if isinstance(part, Piece) and (letters := len(part.text) - part.text.count(" ")):
            looks[part.look] += letters
    return looks


def _underlined(stretch: Sequence[Piece | Note]) -> int:
    """How many letters are underlined, links aside, which always are."""
    pieces = (part for part in stretch if isinstance(part, Piece) and part.look.underlined and part.link is None)
    return sum(len(part.text) - part.text.count(" ") for part in pieces)


def _inlines(stretch: Sequence[Piece | Note]) -> tuple[Inline, ...]:
    marked = any(isinstance(part, Note) or part.look.bold or part.look.italic or part.link for part in stretch)
    if not marked:
        return ()
    return tidy(
        Run(part.text, part.look.bold, part.look.italic, part.link)
        if isinstance(part, Piece)
        else Footnote(part.inlines)
        for part in stretch
    )


def _squeezed(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text)
