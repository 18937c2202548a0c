"""What a paragraph is made of: styled spans, and the words ("tokens") that a line can end after."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from exporters.typesetting.fonts import FontSet
from exporters.typesetting.words import Clinging, WordRecord, cling

_BLANKS = re.compile("[ \u00a0]")


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How characters look. `font` is a key of the font set, `colour` "#rrggbb", sizes and `rise` are points.

    `decoration` is "", "underline" or "strike".
    """

    font: str
    size: float
    colour: str = "#000000"
    rise: float = 0.0
    decoration: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style. A line feed in `text` forces a line break."""

    text: str
    style: RunStyle


@dataclass(slots=True)
class Tokens:
    """A paragraph cut where lines may end: lists of one length, lengths in points.

    `text[i]` is drawn in `styles[piece[i]]` and comes from span `origins[piece[i]]`; it is `width[i]` wide and
    followed by a blank of `space[i]` (0: none). `begins[i]` and `ends[i]` are where it would lie on one endless
    line. A line may end after token i where `breaks[i]`, and must where `i` is in `forced`.
    """

    styles: list[RunStyle] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    piece: list[int] = field(default_factory=list)
    width: list[float] = field(default_factory=list)
    space: list[float] = field(default_factory=list)
    breaks: list[bool] = field(default_factory=list)
    forced: set[int] = field(default_factory=set)
    begins: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    def append(self, text: str, width: float, space: float) -> None:
        """Adds a token of the latest piece, after which a line may end."""
        self.text.append(text)
        self.piece.append(len(self.styles) - 1)
        self.width.append(width)
        self.space.append(space)
        self.breaks.append(True)

    def glue(self) -> None:
        """No line ends after the last token."""
        if self.breaks:
            self.breaks[-1] = False

    def force(self) -> None:
        """A line ends after the last token; an empty line gets an empty token."""
        if not self.text or len(self.text) - 1 in self.forced:
            self.append("", 0.0, 0.0)
        self.breaks[-1] = True
        self.space[-1] = 0.0
        self.forced.add(len(self.text) - 1)

    def blank(self, width: float) -> None:
        """A blank after the last token, where there is none and the line goes on."""
        if self.text and len(self.text) - 1 not in self.forced:
            self.space[-1] = self.space[-1] or width
            self.breaks[-1] = True

    def measure(self) -> None:
        """Fills `begins` and `ends`; a paragraph ends without a blank."""
        if self.space:
            self.space[-1] = 0.0
            self.breaks[-1] = True
        steps = list(accumulate(map(float.__add__, self.width, self.space), initial=0.0))
        del steps[-1]
        self.begins = steps
        self.ends = list(map(float.__add__, steps, self.width))


def tokenise(spans: Sequence[Span], fonts: FontSet) -> Tokens:
    """The tokens of a paragraph. Runs of blanks count as one; blanks at its ends are dropped."""
    tokens = Tokens()
    for origin, span in enumerate(spans):
        for number, line in enumerate(span.text.split("\n")):
            tokens.styles.append(span.style)
            tokens.origins.append(origin)
            if number:
                tokens.force()
            if not line:
                continue
            if fonts.covers(span.style.font, line):
                _add(tokens, line, span.style, fonts)
            else:
                _add_substituted(tokens, line, span.style, fonts)
    tokens.measure()
    return tokens


def _add_substituted(tokens: Tokens, line: str, style: RunStyle, fonts: FontSet) -> None:
    origin = tokens.origins[-1]
    for font, text in fonts.substitute(style.font, line):
        tokens.styles.append(replace(style, font=font))
        tokens.origins.append(origin)
        _add(tokens, text, tokens.styles[-1], fonts)


def _add(tokens: Tokens, text: str, style: RunStyle, fonts: FontSet) -> None:
    records = fonts.records(style.font)
    scale = style.size / 1000
    blank = fonts[style.font].widths[" "] * scale
    words = text.split(" ")
    if not words[0]:
        tokens.blank(blank)
    before, word_before = Clinging.FREE, ""
    for word in words:
        if not word:
            continue
        if "\u00a0" in word:
            _add_kept(tokens, word, records, scale, blank)
            before = Clinging.FREE
            continue
        width, clinging, parts = record = records[word]
        if (clinging or before) and cling(before, word_before, clinging, word):
            tokens.glue()
        if parts:
            _add_parts(tokens, record, scale)
            tokens.space[-1] = blank
        else:
            tokens.append(word, width * scale, blank)
        before, word_before = clinging, word
    if words[-1]:
        tokens.space[-1] = 0.0
        tokens.glue()


def _add_parts(tokens: Tokens, record: WordRecord, scale: float) -> None:
    for part, width in record[2]:
        tokens.append(part, width * scale, 0.0)


def _add_kept(tokens: Tokens, word: str, records: dict[str, WordRecord], scale: float, blank: float) -> None:
    """Words that the author joined by no-break spaces: tokens with blanks, but no line ends between them."""
    for part in word.split("\u00a0"):
        if part:
            tokens.append(part, records[part][0] * scale, blank)
        else:
            tokens.blank(blank)
        tokens.glue()
    if tokens.breaks:
        tokens.breaks[-1] = True
