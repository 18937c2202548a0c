"""Form fields of Rich Text: what was ticked or chosen stands in no text."""

from dataclasses import dataclass, field

_TICK = 1
_UNANSWERED = 25


@dataclass(slots=True)
class FormField:
    """A form field while it is read, by the numbers of the format: its kind, the usual answer, the one given."""

    kind: int = 0
    usual: int = 0
    chosen: int = _UNANSWERED
    entries: list[str] = field(default_factory=list)

    def answer(self) -> str:
        """A tick or the entry chosen; "" for fields of text."""
        place = self.usual if self.chosen == _UNANSWERED else self.chosen
        if self.kind == _TICK:
            return "☒" if place == 1 else "☐"
        return self.entries[place] if 0 <= place < len(self.entries) else ""
