"""The logical structure of a layout (headings, paragraphs, tables …): what PDF tags are made of."""

from dataclasses import dataclass, field

ARTIFACT = -1
"""Mark of what is decoration: rules, leaders, line numbers."""
PAGE_HEAD, PAGE_FOOT = -2, -3
"""Marks of running heads and feet: decoration too, but a reader may ask for it."""


@dataclass(slots=True)
class Structure:
    """A tree in columns: element i has `roles[i]` and the parent `parents[i]` (-1: the root).

    Roles are PDF's standard ones ("Document", "H1", "TD" …). Block elements stand in the order in which they were
    added; `inline` ones (links, footnote marks) where they are first drawn. `alternatives` are descriptions,
    `scopes` "Row" or "Column" of header cells, `spans` how many columns
    a cell is wide where more than one, `numberings` "Disc" or "Decimal" of lists, `identifiers` those of notes.
    """

    roles: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    inline: set[int] = field(default_factory=set)
    alternatives: dict[int, str] = field(default_factory=dict)
    scopes: dict[int, str] = field(default_factory=dict)
    spans: dict[int, int] = field(default_factory=dict)
    numberings: dict[int, str] = field(default_factory=dict)
    identifiers: dict[int, str] = field(default_factory=dict)

    def add(self, role: str, parent: int = -1, *, inline: bool = False, alternative: str = "") -> int:
        """A new element; returns its mark."""
        mark = len(self.roles)
        self.roles.append(role)
        self.parents.append(parent)
        if inline:
            self.inline.add(mark)
        if alternative:
            self.alternatives[mark] = alternative
        return mark
