"""Footnotes of a PDF: small raised numbers in the text, and the notes below it that begin with the same number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from statistics import median

from importers.pdf.flow import FlowLine, Item
from importers.pdf.pages import Word
from importers.pdf.rows import Row
from importers.recognition.joining import glue
from importers.source import LineRole
from programme.markup import Inline, Run, tidy

_SMALL = 0.82
_RAISED = 0.15
_NOTE_SIZE = 0.93
_NOTE = re.compile(r"(\d{1,3})\s*(?=\S)")
_LOWEST = 0.5
"""Share of a page's height below which notes stand."""


@dataclass(slots=True)
class Notes:
    """Notes by the identity of the word that marks them, and the lines that are told there already."""

    marks: dict[int, tuple[Inline, ...]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)


def tied_notes(items: Sequence[Item]) -> Notes:
    """Notes whose mark and text stand on the same page."""
    notes = Notes()
    for lines in _pages(items):
        marks = {word.text: word for line in lines for word in _raised(line.row)}
        if not marks:
            continue
        for number, note in _notes_at_foot(lines):
            mark = marks.get(number)
            if mark is not None:
                text = reduce(_joined, (line.row.text() for line in note))
                body = _NOTE.sub("", text, count=1).replace("\t", " ").strip()
                notes.marks[id(mark)] = tidy([Run(body)])
                notes.gone |= {id(line) for line in note}
    return notes


def _pages(items: Sequence[Item]) -> Iterator[list[FlowLine]]:
    pages: dict[int, list[FlowLine]] = {}
    for item in items:
        if isinstance(item, FlowLine) and item.role is LineRole.TEXT:
            pages.setdefault(item.page, []).append(item)
    yield from pages.values()


def _raised(row: Row) -> Iterator[Word]:
    """Small raised numbers behind a word."""
    for word in row.words[1:]:
        if (
            word.text.isdecimal()
            and len(word.text) < 4
            and word.size <= _SMALL * row.size
            and row.base - word.base >= _RAISED * row.size
        ):
            yield word


def _notes_at_foot(lines: Sequence[FlowLine]) -> Iterator[tuple[str, list[FlowLine]]]:
    """Number and lines of each note: small lines at the end of the page, from the first that begins with a number."""
    usual = median(line.row.size for line in lines)
    foot: list[FlowLine] = []
    for line in reversed(lines):
        if max(word.size for word in line.row.words) > _NOTE_SIZE * usual:
            break
        foot.insert(0, line)
    note: list[FlowLine] = []
    number = ""
    for line in foot:
        match = _NOTE.match(line.row.text())
        if match and _begins_note(line.row):
            if note:
                yield number, note
            number, note = match[1], [line]
        elif note:
            note.append(line)
    if note:
        yield number, note


def _joined(before: str, after: str) -> str:
    drop, between = glue(before, after)
    return before[: len(before) - drop] + between + after


def _begins_note(row: Row) -> bool:
    """Whether a row begins with a number that stands apart or is set small."""
    first = row.words[0]
    return first.text.isdecimal() and (first.size < row.size or len(row.words) > 1)
