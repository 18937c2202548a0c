"""What tesseract read of a page (hOCR 1.2), as words with places and sizes like those of a PDF: lines, columns, tables, heads
and feet of scans are then found as those of any other PDF."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from statistics import median
from typing import Any

from importers.pdf.pages import Page
from importers.pdf.words import Word
from importers.pieces import Look

_TITLE = re.compile(r"(bbox|baseline|x_size) ([-\d. ]+)")
_HIGH, _DEEP = re.compile(r"[A-ZÄÖÜäöübdfhijklt\dß]"), re.compile(r"[gjpqyQ]")
_LETTERS = re.compile(r"\w{2}")
_RULED, _SAID = 1.5, 1.2  # times the size that tesseract says of a line: too much to be true, and what it is mostly
_UP, _HIGHER, _DOWN = 0.5, 0.22, 0.21  # shares of a size: small letters, what others are higher, and what hangs below
_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
_ALIKE = 0.08  # by how much the sizes of a document's lines differ at most that are of one size
_ABOVE, _BELOW = 0.78, 0.22  # shares of a size above and below the line that letters stand on
_DOT = 0.5  # times the height of a line's letters that a bullet is high and wide at most
_LONGEST_DOT = 2


@dataclass(frozen=True, slots=True)
class _Box:
    """In pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its words; it stands at `base` at its left end and falls by `slope` with each pixel."""

    box: _Box
    base: float
    slope: float
    size: float
    words: tuple[tuple[str, _Box], ...]


def page_of(hocr: str, number: int, width: float, height: float, points: float) -> Page:
    """The page with this number, in points wide and high; a pixel of the picture that was read is `points` wide. The words
    are set straight where the page lay askew."""
    lines = list(_lines(hocr))
    slope = median(slopes) if (slopes := [line.slope for line in lines if len(line.words) > 1]) else 0.0
    words: list[Word] = []
    for line in lines:
        size = line.size * points
        heights = max(box.bottom - box.top for _, box in line.words)
        for place, (text, box) in enumerate(line.words):
            base = line.base + line.slope * ((box.left + box.right) / 2 - line.box.left)
            askew = slope * (base * points - height / 2)
            level = base * points - slope * ((box.left + box.right) / 2 * points - width / 2)
            word = "•" if place == 0 and len(line.words) > 1 and _is_dot(text, box, heights) else text
            left, right = box.left * points + askew, box.right * points + askew
            words.append(Word(word, left, right, level - _ABOVE * size, level + _BELOW * size, level, Look(size=size)))
    return Page(number, width, height, words, [], [], {})


def with_common_sizes(pages: Sequence[Page]) -> list[Page]:
    """The pages with sizes that differ only where those of a document do: what a scan says of one size varies."""
    letters: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            letters[word.size] += len(word.text)
    common: dict[float, Look] = {}
    for size, _ in letters.most_common():
        like = next((each for each in common.values() if each.size and abs(size / each.size - 1) <= _ALIKE), None)
        common[size] = like or Look(size=round(size, 1))
    return [replace(page, words=[replace(word, look=common[word.size]) for word in page.words]) for page in pages]


def _lines(hocr: str) -> Iterator[_Line]:
    from lxml import html

    if not hocr.strip():
        return
    for element in html.fromstring(hocr.encode(), parser=html.HTMLParser(encoding="utf-8")).iter("span"):
        if element.get("class") not in _LINES:
            continue
        words = tuple((text, _box(word)) for word in element.iter("span") if (text := _text_of(word)))
        values = _values(element)
        if words:
            box = _box(element)
            slope, below = (*values.get("baseline", []), 0.0, 0.0)[:2]
            yield _Line(box, box.bottom + below, slope, _size(words, *values.get("x_size", [])), words)


def _size(words: Sequence[tuple[str, _Box]], said: float = inf) -> float:
    """The size of a line by the heights of its words: what the letters of each need of it is known. Rulings make words of
    tables higher; then it is what tesseract said, which is coarse."""
    named = [each for each in words if _LETTERS.search(each[0])] or words
    found = median((box.bottom - box.top) / _share(text) for text, box in named)
    return found if found <= _RULED * said else _SAID * said


def _share(text: str) -> float:
    return _UP + _HIGHER * bool(_HIGH.search(text)) + _DOWN * bool(_DEEP.search(text))


def _text_of(element: Any) -> str:
    return "".join(element.itertext()).strip() if element.get("class") == "ocrx_word" else ""


def _values(element: Any) -> dict[str, list[float]]:
    return {name: [float(each) for each in found.split()] for name, found in _TITLE.findall(element.get("title", ""))}


def _box(element: Any) -> _Box:
    return _Box(*_values(element)["bbox"])


def _is_dot(text: str, box: _Box, height: float) -> bool:
    """Whether the first word of a line is a round bullet, which comes as "e", "«" or the like: a tiny sign before words."""
    is_sign = len(text) <= _LONGEST_DOT and text not in "-–—.,"
    return is_sign and 0 < box.bottom - box.top < _DOT * height and box.right - box.left < _DOT * height
