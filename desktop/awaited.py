"""Words that somebody typed and that are on their way to the store. No Qt."""


class Awaited:
    """Counts them for each item of an entry or of a programme, the owner."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, owner: str, item: str) -> None:
        """Words were handed over."""
        self._counts[owner, item] = self._counts.get((owner, item), 0) + 1

    def answered(self, owner: str, item: str) -> bool:
        """The store has taken or refused words; whether no later ones for the same item are on their way."""
        left = self._counts.pop((owner, item)) - 1
        if left:
            self._counts[owner, item] = left
        return not left

    def holds(self, owner: str, item: str) -> bool:
        """Whether any are on their way."""
        return (owner, item) in self._counts
