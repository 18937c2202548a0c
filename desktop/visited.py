"""The entries that were shown one after the other, so that undoing what led to the last one leads back. Knows no Qt."""

from collections.abc import Callable, Iterable

MOST = 100


class Visited:
    """Ids of entries; "" is the programme itself."""

    def __init__(self) -> None:
        self._ids = [""]
        self._left: set[str] = set()
        self._before: list[str] = []

    def note(self, entry_id: str) -> None:
        """It is shown now."""
        if entry_id != self._ids[-1]:
            self._ids = [*self._ids[-MOST:], entry_id]

    def leave(self, gone: Iterable[str]) -> None:
        """These go; where the one shown is among them, its neighbour will be shown next."""
        ids = set(gone)
        if self._ids[-1] in ids:
            self._left, self._before = ids, self._ids[:-1]

    def back(self, removed: Iterable[str], is_there: Callable[[str], bool]) -> str | None:
        """What was shown before the entry that an undo removed; None where it removed another one, or nothing is left."""
        is_same = not self._left.isdisjoint(removed)
        before, self._left, self._before = self._before, set(), []
        return next((each for each in reversed(before) if is_there(each)), None) if is_same else None
