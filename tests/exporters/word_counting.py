"""Counts the numbers of a written Word file as Word does, from its parts alone: an own reading of the rules."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class _Level:
    kind: str
    text: str
    start: int
    restarts: bool


class WordCounting:
    """The numbering part, the style part, and the counts so far."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.body = etree.fromstring(archive.read("word/document.xml"))
            numbering = etree.fromstring(archive.read("word/numbering.xml"))
            styles = etree.fromstring(archive.read("word/styles.xml"))
        self._levels = {each.get(f"{W}abstractNumId"): _levels(each) for each in numbering.findall(f"{W}abstractNum")}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        for num in numbering.findall(f"{W}num"):
            number = num.get(f"{W}numId")
            self._abstract[number] = num.find(f"{W}abstractNumId").get(f"{W}val")
            for override in num.findall(f"{W}lvlOverride"):
                level = int(override.get(f"{W}ilvl"))
                self._starts[number, level] = int(override.find(f"{W}startOverride").get(f"{W}val"))
        self._of_style = {
            style.get(f"{W}styleId"): _number(style.find(f"{W}pPr")) for style in styles.findall(f"{W}style")
        }
        self._counts: dict[str, list[int | None]] = {key: [None] * 9 for key in self._levels}

    def numbers(self) -> dict[str, str]:
        """Per bookmark on a title, what Word shows before it: counted, or literal where it does not count or is a bullet."""
        shown: dict[str, str] = {}
        for paragraph in self.body.iter(f"{W}p"):
            counted = self._count(paragraph)
            names = [each.get(f"{W}name") for each in paragraph.iter(f"{W}bookmarkStart")]
            anchor = next((name for name in names if name.startswith("n_")), None)
            if anchor:
                shown[anchor] = counted.removeprefix("•") or _text_before_title(paragraph)
        return shown

    def _count(self, paragraph: etree._Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle").get(f"{W}val") if properties is not None else ""
        own = _number(properties)
        number, level = own or self._of_style.get(style) or ("0", 0)
        if number == "0":
            return ""
        levels, counts = self._levels[self._abstract[number]], self._counts[self._abstract[number]]
        override = self._starts.pop((number, level), None)
        current = counts[level]
        counts[level] = override if override is not None else levels[level].start if current is None else current + 1
        for deeper in range(level + 1, 9):
            if deeper not in levels or levels[deeper].restarts:
                counts[deeper] = None
        return re.sub(r"%(\d)", lambda match: self._formatted(levels, counts, int(match[1]) - 1), levels[level].text)

    @staticmethod
    def _formatted(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
        value = counts[level]
        assert value is not None, "Word would fill in a number that nobody gave"
        kind = levels[level].kind
        if kind in ("upperLetter", "lowerLetter"):
            letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if kind == "upperLetter" else letter.lower()
        if kind == "upperRoman":
            return _roman(value)
        return str(value) if kind == "decimal" else ""


def _roman(value: int) -> str:
    digits = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    shown = ""
    for worth, letters in digits:
        shown += letters * (value // worth)
        value %= worth
    return shown


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        int(each.get(f"{W}ilvl")): _Level(
            each.find(f"{W}numFmt").get(f"{W}val"),
            each.find(f"{W}lvlText").get(f"{W}val"),
            int(each.find(f"{W}start").get(f"{W}val")),
            each.find(f"{W}lvlRestart") is None,
        )
        for each in abstract.findall(f"{W}lvl")
    }


def _number(properties: etree._Element | None) -> tuple[str, int] | None:
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    level = number.find(f"{W}ilvl")
    return number.find(f"{W}numId").get(f"{W}val"), int(level.get(f"{W}val")) if level is not None else 0


def _text_before_title(paragraph: etree._Element) -> str:
    text = ""
    for each in paragraph.iter():
        if each.tag == f"{W}sdt":
            break
        if each.tag == f"{W}t":
            text += each.text or ""
    return text.strip()
