"""The tree that pieces are put together to."""

from dataclasses import dataclass, field

from importers.recognition.drafts import Draft, Part
from importers.recognition.lines import Line


@dataclass(slots=True)
class Tree:
    """What was assembled. `preface` holds what stands before the first heading, `closing` what does no longer belong to
    the programme (how to join, where to give)."""

    roots: list[Draft] = field(default_factory=list)
    preface: list[Part] = field(default_factory=list)
    preface_lines: list[Line] = field(default_factory=list)
    closing: list[Part] = field(default_factory=list)
    closing_lines: list[Line] = field(default_factory=list)
