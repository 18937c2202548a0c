"""Which entries hold the words of the tree's filter. Folded texts are kept, so that each key costs one pass."""

from desktop.outline import Entry, Outline
from programme.language.folding import fold


class OutlineFilter:
    """Knows no Qt. Entries that changed are folded again when next asked."""

    def __init__(self) -> None:
        self._outline: Outline | None = None
        self._folded: dict[str, str] = {}

    def use(self, outline: Outline | None) -> None:
        """Looks into another programme."""
        self._outline = outline
        self._folded.clear()

    def forget(self, ids: set[str] | None) -> None:
        """These entries have other words; None: all."""
        if ids is None:
            self._folded.clear()
        else:
            for each in ids:
                self._folded.pop(each, None)

    def find(self, words: str) -> set[str] | None:
        """The ids of the entries that hold each of the words; None for no words: everything."""
        terms = [fold(word) for word in words.split()]
        if not terms or self._outline is None:
            return None
        folded = self._folded
        return {
            entry.id
            for entry in self._outline.walk()
            if all(term in (folded.get(entry.id) or self._fold(entry)) for term in terms)
        }

    def _fold(self, entry: Entry) -> str:
        parts = (entry.shown_number, entry.title, entry.short_title, entry.text, *entry.fields.values())
        self._folded[entry.id] = folded = fold("\n".join(parts)) or "\n"
        return folded
