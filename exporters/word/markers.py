"""Bullets and numbers that are known only as signs, made real lists again: "3." after "2." goes on with its list."""

from exporters.word.numbering import BULLETS, LIST_DEPTH, ListNumbers


class MarkerLists:
    """Follows the markers of one body."""

    def __init__(self, lists: ListNumbers) -> None:
        self._lists = lists
        self._open: dict[int, tuple[int, int]] = {}

    def number(self, marker: str, level: int) -> str:
        """The w:numPr for an item with `marker` in `level` lists (from 1); "" where nothing hangs before it."""
        for deeper in [each for each in self._open if each > level]:
            del self._open[deeper]
        if not marker:
            return ""
        number = marker.rstrip(".")
        if not number.isdecimal():
            self._open.pop(level, None)
            return _number_xml(BULLETS, level)
        value = int(number)
        last = self._open.get(level)
        list_id = last[0] if last and last[1] + 1 == value else self._lists.ordered(level - 1, value)
        self._open[level] = (list_id, value)
        return _number_xml(list_id, level)

    def close(self) -> None:
        """A heading or paragraph of no list ends all of them."""
        self._open.clear()


def _number_xml(list_id: int, level: int) -> str:
    place = min(level, LIST_DEPTH) - 1
    return f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{list_id}"/></w:numPr>'
