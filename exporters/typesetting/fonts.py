"""The faces of a layout, and which of them draws a character."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from exporters.typesetting.metrics import SOFT_HYPHEN, FontMetrics
from exporters.typesetting.words import WordRecords

_REPLACEMENT = "\ufffd"
_DRAWN_WITHOUT_GLYPH = frozenset(" \n\u00a0" + SOFT_HYPHEN)


class FontSet:
    """The faces of a layout by key ("serif", "serif-bold" …), loaded when first measured.

    `fallbacks` are keys that are asked in turn for a character that a face lacks. What no face has is collected in
    `missing` and set as a replacement sign.
    """

    def __init__(self, paths: Mapping[str, Path], fallbacks: Iterable[str] = ()) -> None:
        self.paths = dict(paths)
        self._fallbacks = tuple(fallbacks)
        self._faces: dict[str, FontMetrics] = {}
        self._records: dict[str, WordRecords] = {}
        self._complete: dict[str, set[str]] = {}
        self.missing: dict[str, int] = {}

    def __getitem__(self, key: str) -> FontMetrics:
        """The metrics of a face. Raises KeyError for a key without a path."""
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = FontMetrics(self.paths[key])
        return face

    def records(self, key: str) -> WordRecords:
        """What is known of words in a face."""
        records = self._records.get(key)
        if records is None:
            records = self._records[key] = WordRecords(self[key])
        return records

    def covers(self, key: str, text: str) -> bool:
        """Whether a face has every character of `text`."""
        known = self._complete.setdefault(key, set())
        fresh = set(text) - known
        if not fresh:
            return True
        face = self[key]
        covered = {character for character in fresh if character in _DRAWN_WITHOUT_GLYPH or face.has(character)}
        known |= covered
        return covered == fresh

    def substitute(self, key: str, text: str) -> list[tuple[str, str]]:
        """`text` cut into (key, text) so that each face has its characters; what none has becomes U+FFFD."""
        parts: list[tuple[str, str]] = []
        for character in text:
            chosen = next((each for each in (key, *self._fallbacks) if self.covers(each, character)), None)
            if chosen is None:
                self.missing[character] = self.missing.get(character, 0) + 1
                chosen = next((each for each in (key, *self._fallbacks) if self.covers(each, _REPLACEMENT)), key)
                character = _REPLACEMENT if self.covers(chosen, _REPLACEMENT) else "?"
            if parts and parts[-1][0] == chosen:
                parts[-1] = (chosen, parts[-1][1] + character)
            else:
                parts.append((chosen, character))
        return parts
