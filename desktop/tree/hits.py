"""Which entries a filter lets through, kept while entries come and go: most hits stand in branches that nobody looks into."""

from collections.abc import Iterable

from desktop.tree.outline import Entry, Outline

_MANY = 6
"""A filter has many hits where it lets more than one entry in so many through."""


class Hits:
    """These entries pass, and those above them. Few bring those above along: looking for them from above would take every
    entry."""

    def __init__(self, ids: set[str], outline: Outline | None) -> None:
        self._ids = set(ids)
        self._above: dict[str, bool] = {}
        self._knows_above = bool(ids and outline and len(ids) * _MANY < outline.size)
        if outline is not None and self._knows_above:
            self._ids.update(above.id for each in ids for above in outline.entry(each).ancestors())

    def let_pass(self, entry: Entry) -> bool:
        """Whether the filter lets it or anything below through."""
        if entry.id in self._ids:
            return True
        if self._knows_above:
            return False
        known = self._above.get(entry.id)
        if known is None:
            known = self._above[entry.id] = any(map(self.let_pass, entry.children))
        return known

    def add(self, entry: Entry) -> None:
        """An entry with all below it came: it passes, since it was made just now."""
        self.keep(entry.ancestors())
        self._ids.update(each.id for each in entry.walk())

    def drop(self, entry: Entry) -> None:
        """An entry with all below it went."""
        self._ids.difference_update(each.id for each in entry.walk())
        self._ask_again(entry.ancestors())

    def move(self, entry: Entry) -> None:
        """An entry has another place; what stood above it is told by `keep`."""
        if self._knows_above and entry.id in self._ids:
            self.keep(entry.ancestors())
        self._ask_again(entry.ancestors())

    def keep(self, entries: Iterable[Entry]) -> None:
        """These pass whatever stands below them: what has a row keeps it."""
        self._ids.update(each.id for each in entries)

    def _ask_again(self, entries: Iterable[Entry]) -> None:
        for each in entries:
            self._above.pop(each.id, None)
