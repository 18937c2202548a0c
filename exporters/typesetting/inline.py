"""What a paragraph is made of: styled spans, and the words ("tokens") that a line can end after."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from exporters.typesetting.fonts import FontSet
from exporters.typesetting.words import WordRecord, cling

# What fonts lack but need not have: blanks of other widths, and signs without width.
_LIKE_BLANKS = dict.fromkeys([*range(0x2000, 0x200B), 0x205F, 0x3000, 9, 11, 12, 13], " ") | dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)]
)


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How characters look. `font` is a key of the font set, `colour` "#rrggbb", sizes and `rise` are points.

    `decoration` is "", "underline" or "strike". `instead_of` is text that no font has, where boxes are drawn.
    """

    font: str
    size: float
    colour: str = "#000000"
    rise: float = 0.0
    decoration: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style. A line feed in `text` forces a line break."""

    text: str
    style: RunStyle


@dataclass(slots=True)
class Tokens:
    """A paragraph cut where lines may end: lists of one length, lengths in points.

    `text[i]` is drawn in `styles[piece[i]]` and comes from span `origins[piece[i]]`; it is `width[i]` wide and
    followed by a blank of `space[i]` (0: none); `chunks[i]` is text and blank. `begins[i]` and `ends[i]` are where it would lie on one endless
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
    chunks: list[str] = field(default_factory=list)
    begins: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    def extend(self, words: list[str], records: list[WordRecord], style: RunStyle, blank: float) -> None:
        """Adds words of the latest piece, each with a blank after it at which a line may end."""
        scale, count = style.size / 1000, len(words)
        self.text += words
        self.piece += [len(self.styles) - 1] * count
        self.width += [record[0] * scale for record in records]
        self.space += [blank] * count
        self.breaks += [True] * count

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
        """Fills `chunks`, `begins` and `ends`; a paragraph ends without a blank."""
        if self.space:
            self.space[-1] = 0.0
            self.breaks[-1] = True
        self.chunks = [text + " " if space else text for text, space in zip(self.text, self.space, strict=True)]
        for number in self.forced:
            self.chunks[number] = self.text[number] + " "
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
    line = line.translate(_LIKE_BLANKS)
    for part in fonts.substitute(style.font, line):
        tokens.styles.append(replace(style, font=part.font, instead_of=part.instead_of))
        tokens.origins.append(origin)
        _add(tokens, part.text, tokens.styles[-1], fonts)


def _add(tokens: Tokens, text: str, style: RunStyle, fonts: FontSet) -> None:
    blank = fonts[style.font].widths[" "] * style.size / 1000
    words = text.split(" ")
    if not words[0]:
        tokens.blank(blank)
    open_end = bool(words[-1])
    if "" in words:
        words = [word for word in words if word]
    if not words:
        return
    found = list(map(fonts.records(style.font).__getitem__, words))
    special = [number for number, record in enumerate(found) if record.special]
    if any(found[number].parts for number in special):
        _add_divided(tokens, words, found, style, blank)
    else:
        tokens.extend(words, found, style, blank)
        _cling(tokens, words, found, special)
    if open_end:
        tokens.space[-1] = 0.0
        tokens.glue()


def _cling(tokens: Tokens, words: list[str], found: list[WordRecord], special: list[int]) -> None:
    """Glues the last tokens where special words cling to their neighbours."""
    offset = len(tokens.text) - len(words)
    for number in special:
        for first in (number - 1, number):
            if 0 <= first < len(words) - 1 and cling(found[first], words[first], found[first + 1], words[first + 1]):
                tokens.breaks[offset + first] = False


def _add_divided(tokens: Tokens, words: list[str], found: list[WordRecord], style: RunStyle, blank: float) -> None:
    """Words of which some fall apart: at hyphens and slashes, or at the author's no-break spaces."""
    scale = style.size / 1000
    for number, (word, record) in enumerate(zip(words, found, strict=True)):
        if number and cling(found[number - 1], words[number - 1], record, word):
            tokens.glue()
        for part, width in record.parts or ((word, record.width),):
            tokens.append(part, width * scale, blank if record.joined else 0.0)
            if record.joined:
                tokens.glue()
        tokens.space[-1] = blank
        tokens.breaks[-1] = True
