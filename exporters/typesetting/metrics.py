"""Advance widths and pair kerning of TrueType fonts, in 1/1000 em, cached per word."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from programme.errors import UnreadableFile

SOFT_HYPHEN = "\u00ad"
# Ligatures would put private-use code points into the text of a PDF; contextual forms would undo the pair table.
_FEATURES = {"kern": True, "liga": False, "dlig": False, "clig": False, "calt": False}


class FontMetrics:
    """One face. `widths` are per character, `word` per word including kerning."""

    def __init__(self, path: Path) -> None:
        """Raises `UnreadableFile` for a file that is no font, `OSError` for one that cannot be read."""
        import uharfbuzz

        self._shape = uharfbuzz.shape
        self._new_buffer = uharfbuzz.Buffer
        face = uharfbuzz.Face(path.read_bytes())
        if not face.glyph_count:
            raise UnreadableFile("font_damaged", path=str(path))
        self._font: Any = uharfbuzz.Font(face)
        self._scale = 1000 / self._font.face.upem
        self.widths = _Widths(self._font, self._scale)
        self.pairs = _Pairs(self)
        self._words: dict[str, float] = {}
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self._scale
        self.descent: float = -extents.descender * self._scale

    def word(self, word: str) -> float:
        """The width of a word set on its own: advances plus kerning."""
        width = self._words.get(word)
        if width is None:
            width = sum(map(self.widths.__getitem__, word)) + sum(map(self.pairs.__getitem__, pairwise(word)))
            self._words[word] = width
        return width

    def text(self, text: str) -> float:
        """The width of words with their blanks; blanks do not kern."""
        words = text.split(" ")
        return sum(map(self.word, words)) + (len(words) - 1) * self.widths[" "]

    def kerns(self, word: str) -> list[float]:
        """The kerning after each character of a word but its last one."""
        return list(map(self.pairs.__getitem__, pairwise(word)))

    def has(self, character: str) -> bool:
        """Whether the face can draw the character; it need not draw control characters."""
        return self._font.get_nominal_glyph(ord(character)) is not None

    def pair(self, first: str, second: str) -> float:
        """Kerning between two characters as the shaper sees it; 0 where one of them is missing or reordered."""
        buffer = self._new_buffer()
        buffer.add_str(first + second)
        buffer.guess_segment_properties()
        self._shape(self._font, buffer, _FEATURES)
        if len(buffer.glyph_positions) != 2:
            return 0.0
        advance = buffer.glyph_positions[0].x_advance * self._scale
        kerning: float = advance - self.widths[first]
        return kerning


class _Widths(dict[str, float]):
    """Advance per character; a character that the face lacks is as wide as its missing-glyph box."""

    def __init__(self, font: Any, scale: float) -> None:
        super().__init__()
        self._font = font
        self._scale = scale

    def __missing__(self, character: str) -> float:
        glyph = self._font.get_nominal_glyph(ord(character)) or 0
        if character == "\u00a0":
            # The PDF draws it as a blank; both must be stretched and measured alike.
            glyph = self._font.get_nominal_glyph(0x20) or 0
        width: float = self._font.get_glyph_h_advance(glyph) * self._scale
        self[character] = width
        return width


class _Pairs(dict[tuple[str, str], float]):
    """Kerning per pair. A soft hyphen is drawn as a hyphen, but the shaper would hide it."""

    def __init__(self, metrics: FontMetrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, pair: tuple[str, str]) -> float:
        first, second = (("-" if character == SOFT_HYPHEN else character) for character in pair)
        kerning = 0.0 if "\u00a0" in pair else self._metrics.pair(first, second)
        # A fifth of a hundredth of an em is nobody's gain, but costs a number in the file.
        kerning = kerning if abs(kerning) >= 2 else 0.0
        self[pair] = kerning
        return kerning
