"""The faces of a layout, and which of them draws a character."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from exporters.typesetting.metrics import SOFT_HYPHEN, FontMetrics
from exporters.typesetting.words import WordRecords

_BOX = "□"
_DRAWN_WITHOUT_GLYPH = frozenset(" \n\u00a0" + SOFT_HYPHEN)


class Substitute(NamedTuple):
    """Text in a face that has its characters; `instead_of` is what could not be drawn, "" for nothing."""

    font: str
    text: str
    instead_of: str = ""


class FontSet:
    """The faces of a layout by key ("serif", "serif-bold" …), loaded when first measured.

    `fallbacks` are keys that are asked in turn for a character that a face lacks. `missing` are the characters
    asked for so far that no face has.
    """

    def __init__(self, paths: Mapping[str, Path], fallbacks: Iterable[str] = ()) -> None:
        self.paths = dict(paths)
        self._fallbacks = tuple(fallbacks)
        self._faces: dict[str, FontMetrics] = {}
        self._records: dict[str, WordRecords] = {}
        self._complete: dict[str, set[str]] = {}
        self.missing: set[str] = set()

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

    def substitute(self, key: str, text: str) -> list[Substitute]:
        """`text` cut so that each part's face has its characters; what no face has is drawn as a box instead."""
        parts: list[Substitute] = []
        for character in text:
            chosen = next((each for each in (key, *self._fallbacks) if self.covers(each, character)), None)
            if chosen is None:
                self.missing.add(character)
            found = Substitute(chosen, character) if chosen else self._box(key, character)
            last = parts[-1] if parts else None
            if last and (last.font, bool(last.instead_of)) == (found.font, bool(found.instead_of)):
                found = Substitute(found.font, last.text + found.text, last.instead_of + found.instead_of)
                parts.pop()
            parts.append(found)
        return parts

    def _box(self, key: str, character: str) -> Substitute:
        for each in (key, *self._fallbacks):
            if self.covers(each, _BOX):
                return Substitute(each, _BOX, character)
        return Substitute(key, "?", character)
