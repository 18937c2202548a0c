"""Footnotes and end notes of a PDF: small raised numbers in the text, and the notes that begin with the same number."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import groupby, pairwise

from importers.pdf.flow import FlowLine, Item
from importers.pdf.rows import Row
from importers.pdf.words import Word
from importers.recognition.joining import glue
from importers.source import LineRole
from programme.markup import Inline, Run, tidy

_SMALL = 0.82
_RAISED = 0.15
_NOTE_SIZE = 0.93
_NOTE = re.compile(r"(\d{1,3}|\*{1,3}|†)[.)]?\s*(?=\S)")
_SIGN = re.compile(r"\d{1,3}$|\*{1,3}$|†$")
_UNIT = re.compile(r"(?:.*[\W\d])?(?:[kcdm]?m|CO|NO)$")
"""What a raised 2 or 3 behind it is of: metres, and gases whose figure some set too high."""
_CLOSED = re.compile(r"[.!?:)\]“\"]$")
_FEWEST_AT_END = 3
_MATCHED = 0.8
"""Share of the notes of a list that must have a mark before it."""
_APART = 2.5
"""Font sizes between two lines from which on the later one is no more of a note."""


@dataclass(slots=True)
class Notes:
    """Notes by the identity of the word that marks them, and the lines that are told there already."""

    marks: dict[int, tuple[Inline, ...]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    _marked: set[int] = field(default_factory=set)

    def tie(self, mark: "_Mark", note: "_Note") -> None:
        """Takes the note's lines away and remembers its words at the mark."""
        self.marks[id(mark.word)] = tidy([Run(note.text())])
        self.gone |= {id(line) for line in note.lines}
        self._marked.add(id(mark.line))

    def may_tie(self, mark: "_Mark", note: "_Note") -> bool:
        """Whether the line of the mark stays: one in a note that is taken away would take the words of this one along."""
        own = {id(line) for line in note.lines}
        return id(mark.line) not in self.gone and id(mark.line) not in own and self._marked.isdisjoint(own)


@dataclass(slots=True)
class _Note:
    number: str
    lines: list[FlowLine]

    def text(self) -> str:
        """Its words without its number."""
        text = reduce(_joined, (line.row.text() for line in self.lines))
        return _NOTE.sub("", text, count=1).replace("\t", " ").strip()


@dataclass(slots=True, eq=False)
class _Mark:
    number: str
    word: Word
    line: FlowLine


def tied_notes(items: Sequence[Item]) -> Notes:
    """Notes whose mark stands on the same page or the next one, or before a list of them."""
    lines = [item for item in items if isinstance(item, FlowLine) and item.role is LineRole.TEXT]
    notes = Notes()
    marks: dict[tuple[str, int], list[_Mark]] = defaultdict(list)
    for line in lines:
        for word in _raised(line.row):
            marks[word.text, line.page].append(_Mark(word.text, word, line))
    for note in _notes_at_feet(lines) if marks else ():
        page = note.lines[0].page
        for near in (marks[note.number, page], marks[note.number, page + 1]):
            mark = next((each for each in near if notes.may_tie(each, note)), None)
            if mark is not None:
                notes.tie(mark, note)
                near.remove(mark)
                break
    left = [mark for near in marks.values() for mark in near]
    _tie_lists(notes, [line for line in lines if id(line) not in notes.gone] if left else [], left)
    return notes


def _raised(row: Row) -> Iterator[Word]:
    """Small raised numbers and stars behind a word, powers of units aside ("m²")."""
    for before, word in pairwise(row.words):
        is_raised = word.size <= _SMALL * row.size and row.base - word.base >= _RAISED * row.size
        if is_raised and _SIGN.match(word.text) and not (word.text in "23" and _UNIT.match(before.text)):
            yield word


def _notes_at_feet(lines: Sequence[FlowLine]) -> list[_Note]:
    """The notes below the text of each page, or of each of its columns; one may go on at the foot of the next page."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.row.size] += line.row.letters
    largest = _NOTE_SIZE * letters.most_common(1)[0][0]
    notes: list[_Note] = []
    for _, column in groupby(lines, key=lambda line: (line.page, line.column)):
        for line in _foot(list(column), largest):
            match = _NOTE.match(line.row.text())
            if match and _begins_note(line.row):
                notes.append(_Note(match[1], [line]))
            elif notes and _goes_on(notes[-1].lines[-1], line):
                notes[-1].lines.append(line)
    return notes


def _foot(lines: Sequence[FlowLine], largest: float) -> list[FlowLine]:
    """The small lines at the end of a column."""
    foot: list[FlowLine] = []
    for line in reversed(lines):
        if max(word.size for word in line.row.words) > largest:
            break
        foot.insert(0, line)
    return foot


def _goes_on(last: FlowLine, line: FlowLine) -> bool:
    """Whether a small line without a number is of the note whose last line so far is `last`."""
    if (last.page, last.column) == (line.page, line.column):
        return line.row.base - last.row.base <= _APART * line.row.size
    return line.page - last.page <= 1 and not _CLOSED.search(last.row.text())


def _tie_lists(notes: Notes, lines: Sequence[FlowLine], marks: list[_Mark]) -> None:
    """Notes in lists at the end of a chapter or of the document: numbers that rise by one, of which most have a mark above."""
    place = 0
    while marks and place < len(lines):
        found = _list_at(lines, place)
        above = _marks_above(notes, found, marks) if len(found) >= _FEWEST_AT_END else {}
        if above and len(above) >= _MATCHED * len(found):
            for note in found:
                if note.number in above and notes.may_tie(above[note.number], note):
                    notes.tie(above[note.number], note)
                    marks.remove(above[note.number])
        place += max(1, sum(len(note.lines) for note in found))


def _marks_above(notes: Notes, found: Sequence[_Note], marks: Sequence[_Mark]) -> dict[str, _Mark]:
    """The last mark of each note of a list that stands on its page or before, and in none of its lines."""
    away = notes.gone | {id(line) for note in found for line in note.lines}
    numbers, page = {note.number for note in found}, found[0].lines[0].page
    above = (mark for mark in marks if mark.number in numbers and mark.line.page <= page)
    return {mark.number: mark for mark in above if id(mark.line) not in away}


def _list_at(lines: Sequence[FlowLine], start: int) -> list[_Note]:
    """The notes of a list that begins at a line; none where none does."""
    found: list[_Note] = []
    for place in range(start, len(lines)):
        line = lines[place]
        match = _NOTE.match(line.row.text()) if _begins_note(line.row) else None
        if match and (not found or match[1] == str(int(found[-1].number) + 1)) and match[1].isdecimal():
            found.append(_Note(match[1], [line]))
        elif found and line.row.size == found[-1].lines[-1].row.size and _is_near(found[-1].lines[-1], line):
            found[-1].lines.append(line)
        else:
            break
    return found


def _is_near(last: FlowLine, line: FlowLine) -> bool:
    if (last.page, last.column) == (line.page, line.column):
        return line.row.base - last.row.base <= 0.6 * _APART * line.row.size
    return not _CLOSED.search(last.row.text())


def _joined(before: str, after: str) -> str:
    drop, between = glue(before, after)
    return before[: len(before) - drop] + between + after


def _begins_note(row: Row) -> bool:
    """Whether a row begins with a number or star that stands apart or is set small."""
    first = row.words[0]
    return _NOTE.match(f"{first.text} x") is not None and (first.size < row.size or len(row.words) > 1)
