"""What the tree model keeps of each entry that it shows."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex

from desktop.tree.outline import Entry


@dataclass(slots=True, eq=False)
class Row:
    """An entry that is shown, with its place among the rows shown."""

    entry: Entry
    parent: "Row | None" = None
    place: int = 0
    children: "list[Row] | None" = None  # None: not made yet
    index: QModelIndex | None = None  # kept from when Qt asked, as it does for all open branches when rows come or go


def recount(rows: list[Row], first: int) -> None:
    """Gives the rows from the place `first` on their places anew."""
    for place in range(first, len(rows)):
        rows[place].place, rows[place].index = place, None
