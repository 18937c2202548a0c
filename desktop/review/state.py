"""One review in the making: immutable states, undo and redo, and where each line of the source stands now.

Knows no Qt.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from desktop.review.edits import Edit
from desktop.review.reading import Reading, SourceRow
from programme import markup
from programme.findings import Finding
from programme.model import Node, Programme, walk

_LEAST_LETTERS = 3
_START = 24
_LONGEST_LEAD = 40
_LEAD_LINES = 3

Lines = Mapping[str, tuple[int, ...]]
"""Indexes of source lines by the id of a node."""


class Standing(StrEnum):
    """Where a line of the source stands."""

    TREE = "tree"
    HEAD = "head"
    """In title, preface or metadata."""
    LEFT_OUT = "left_out"
    """Left out while reading; a finding says why."""
    DROPPED = "dropped"
    """Dropped by a person."""
    PART = "part"
    """It has a place, but some of its words stand nowhere."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a finding: "done", "taken_back", or "accepted" with the word chosen."""

    kind: str
    word: str = ""


@dataclass(frozen=True)
class ReviewState:
    """A programme in review. `places` as in `Reading`; `decided` counts findings from 0. `label` says, for the undo
    button, what led here."""

    programme: Programme
    places: Mapping[str, tuple[int, ...]]
    decided: Mapping[int, Decision] = field(default_factory=dict)
    label: str = ""

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """All nodes by id."""
        return {node.id: node for node in walk(self.programme.nodes)}

    @cached_property
    def nodes_of_lines(self) -> Mapping[int, str]:
        """The node in which a line stands ("" for the head of the programme)."""
        found: dict[int, str] = {}
        for node_id, indexes in self.places.items():
            if not node_id or node_id in self.nodes:
                for index in indexes:
                    found.setdefault(index, node_id)
        return found


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words of the source: all, those that stand in the programme, and those that were left out on purpose while
    reading: headers and footers, contents list, line numbers, repeated heads of tables."""

    words: int
    kept: int
    left_out: int = 0

    @property
    def missing(self) -> int:
        """Words that should stand in the programme and do not."""
        return self.words - self.kept - self.left_out

    @property
    def share(self) -> float:
        """Of the words that were not left out on purpose; 1.0 for a source without words."""
        wanted = self.words - self.left_out
        return self.kept / wanted if wanted else 1.0


class Review:
    """The states of one review. Everything that changes goes through `apply` or `decide`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.findings: tuple[Finding, ...] = reading.programme.findings
        self._states = [ReviewState(reading.programme, dict(reading.places or {}))]
        self._at = 0
        self._numbers = [row.number for row in reading.rows]

    @property
    def state(self) -> ReviewState:
        """The present one."""
        return self._states[self._at]

    @property
    def is_changed(self) -> bool:
        """Whether a person has changed anything."""
        return self._at > 0

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back; None for nothing."""
        return self.state.label if self._at else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again; None for nothing."""
        return self._states[self._at + 1].label if self._at + 1 < len(self._states) else None

    def apply(self, label: str, edit: Callable[[Programme], Edit], lines: Lines | None = None) -> Edit:  # fmt: skip
        """Takes an edit over as one step. `lines` are lines that a node gains; "made" stands for the node made.

        Raises what `edit` raises; then nothing has changed.
        """
        before = self.state
        made = edit(before.programme)
        if made.programme is not before.programme:
            places = self._places_after(before, made, lines or {})
            for node_id, more in (lines or {}).items():
                key = made.made if node_id == "made" else node_id
                places[key] = tuple(sorted({*places.get(key, ()), *more}))
            self.push(replace(before, programme=made.programme, places=places, label=label))
        return made

    def push(self, state: ReviewState) -> None:
        """A new present; what was undone is gone."""
        del self._states[self._at + 1 :]
        self._states.append(state)
        self._at += 1

    def undo(self) -> None:
        """One step back, where there is one."""
        self._at -= self._at > 0

    def redo(self) -> None:
        """One step forth again, where there is one."""
        self._at += self._at + 1 < len(self._states)

    # ------------------------------------------------------------------------------------------------------- the source

    def standing(self, index: int) -> Standing:
        """Where a line stands now."""
        row = self.reading.rows[index]
        node = self.state.nodes_of_lines.get(index)
        if node is not None:
            return Standing.PART if row.lost else Standing.TREE if node else Standing.HEAD
        if not row.words:
            return Standing.BLANK
        return Standing.LEFT_OUT if row.left_out else Standing.DROPPED

    def coverage(self) -> Coverage:
        """How much of the source stands in the programme."""
        words = kept = left_out = 0
        lines = self.state.nodes_of_lines
        for index, row in enumerate(self.reading.rows):
            words += row.words
            kept += row.words - row.lost if index in lines else 0
            left_out += row.words if row.left_out and index not in lines else 0
        return Coverage(words, kept, left_out)

    def line_of(self, finding: Finding) -> int | None:
        """The line that a finding points at, or the first of its node; None where it points at neither."""
        if finding.line is not None and self._numbers:
            return min(bisect_left(self._numbers, finding.line), len(self._numbers) - 1)
        lines = self.state.places.get(finding.node or "-", ())
        return lines[0] if lines else None

    def node_of(self, finding: Finding) -> str | None:
        """The node that a finding is about, where it still stands."""
        if finding.node in self.state.nodes:
            return finding.node
        line = self.line_of(finding)
        return self.state.nodes_of_lines.get(line) if line is not None else None

    def lead(self, node_id: str) -> str:
        """What the source has before a node's title: a number, a label; "" for a mere bullet."""
        title = markup.plain_inline(self.state.nodes[node_id].title)
        before = ""
        for index in self.state.places.get(node_id, ())[:_LEAD_LINES]:
            text = self.reading.rows[index].text.replace("\u00a0", " ")
            at = next((at for start in _starts(title) if (at := text.find(start)) >= 0), None)
            before = f"{before} {text if at is None else text[:at]}".strip()
            if at is not None:
                return before if any(map(str.isalnum, before)) and len(before) <= _LONGEST_LEAD else ""
        return ""

    def _places_after(self, before: ReviewState, edit: Edit, lines: Lines) -> dict[str, tuple[int, ...]]:
        places = dict(before.places)
        for gone, heir in edit.heirs.items():
            places[heir] = tuple(sorted({*places.get(heir, ()), *places.pop(gone, ())}))
        if edit.made and "made" not in lines:
            self._share(places, before, edit)
        return places

    def _share(self, places: dict[str, tuple[int, ...]], before: ReviewState, edit: Edit) -> None:
        """New nodes take over the lines from the one on in which their words begin."""
        source, made = _divided(before, edit)
        lines = places.get(source, ())
        starts: list[tuple[int, str]] = []
        for node in made:
            first = starts[-1][0] + 1 if starts else 0
            rows = (self.reading.rows[index] for index in lines[first:])
            found = next((at for at, row in enumerate(rows, first) if begins(row, node.title)), None)
            if found is not None:
                starts.append((found, node.id))
        if not starts:  # words that a person wrote
            return
        ends = [at for at, _node in starts[1:]] + [len(lines)]
        for (at, node_id), end in zip(starts, ends, strict=True):
            places[node_id] = lines[at:end]
        places[source] = lines[: starts[0][0]]


def _starts(title: str) -> list[str]:
    """What may be found of a title's start where some of its words were repaired."""
    words = title.split()
    return [each for each in (title[:_START].strip(), " ".join(words[:2]), *words[:1]) if len(each) >= _LEAST_LETTERS]


def begins(row: SourceRow, title: str) -> bool:
    """Whether the words of a title begin in a line."""
    wanted, line = letters(markup.plain_inline(title))[:_START], letters(row.text)
    if len(line) < _LEAST_LETTERS:
        return False
    return (
        wanted in line or wanted.startswith(line) or any(line.endswith(wanted[:end]) for end in range(8, len(wanted)))
    )


def letters(text: str) -> str:
    """Only letters and digits, small."""
    return "".join(filter(str.isalnum, text.casefold()))


def _divided(before: ReviewState, edit: Edit) -> tuple[str, list[Node]]:
    """The new nodes, and the one whose words they have: the last changed before them, or the preface ("")."""
    giver, made = "", []
    for node in walk(edit.programme.nodes):
        if node.id not in before.nodes:
            made.append(node)
        elif not made and before.nodes[node.id] is not node:
            giver = node.id
    return giver, made


__all__ = ["Coverage", "Decision", "Review", "ReviewState", "Standing", "begins", "letters"]
