"""The record of an entry or a programme as steps that people read. No Qt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import messages
from desktop.history.compare_rows import Passage
from desktop.tree.outline import Outline
from programme.markup import plain, plain_inline
from programme.model import LevelDefinition
from programme.word_difference import Edit, Segment, word_difference

if TYPE_CHECKING:
    from database.records import HistoryEntry

KEPT_BESIDE = 60
"""Characters of what stayed the same that are shown on each side of a change."""
_NAMED = ("text", "short_title", "number", "subtitle", "preface", "closing")
_BLOCKS = ("text", "preface", "closing")
_ROLES = ("undo", "redo")


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One change. `seq` is its newest row (what `History.restore` takes), `node` its entry or ""; of a programme's own
    words the programme.

    `passages` are the words that changed, `place` names the entry in lists of a whole programme. `is_current` marks
    the state that the entry has now; `others` are the items that it has otherwise now, each with its name ("" for the
    title).
    """

    seq: int
    moment: str
    author: str
    sentence: str
    node: str
    place: str = ""
    passages: tuple[Passage, ...] = ()
    is_current: bool = False
    others: tuple[tuple[str, str], ...] = ()


Name = Callable[[str], str | None]
"""What the words of an item are called, "" for the title; None for items that are no words."""


def node_steps(entries: "Sequence[HistoryEntry]", definition: LevelDefinition) -> list[HistoryStep]:
    """The changes of one entry, newest first, with word-level differences."""
    return _own_steps(entries, entries[0].node if entries else "", lambda item: _name(item, definition))


def head_steps(entries: "Sequence[HistoryEntry]", programme: str) -> list[HistoryStep]:
    """The changes of a programme's own words, newest first, with word-level differences."""
    return _own_steps(entries, programme, lambda item: _name(item, None))


def _own_steps(entries: "Sequence[HistoryEntry]", owner: str, name: Name) -> list[HistoryStep]:
    steps: list[HistoryStep] = []
    now: dict[str, str | None] = {}
    then: dict[str, str | None] = {}
    for group in _groups(entries):
        others = tuple((item, name(item) or "") for item in now if (then[item] or "") != (now[item] or ""))
        steps.append(
            HistoryStep(
                seq=group[0].seq,
                moment=group[0].moment,
                author=group[0].author,
                sentence=_sentence(group[0]),
                node=owner,
                passages=tuple(_passages(group, name)),
                is_current=not steps,
                others=others,
            )
        )
        for entry in group:
            if entry.item and name(entry.item) is not None:
                now.setdefault(entry.item, entry.after)
                then[entry.item] = entry.before
    return steps


def programme_steps(entries: "Sequence[HistoryEntry]", outline: Outline | None) -> list[HistoryStep]:
    """The changes of a programme, newest first, each with the entry that it touched if there was one only."""
    return [_programme_step(group, outline) for group in _groups(entries)]


def shortened(segments: Sequence[Segment], beside: int = KEPT_BESIDE) -> tuple[Segment, ...]:
    """What stayed the same is cut down to `beside` characters next to each change."""
    last = len(segments) - 1
    return tuple(
        segment
        if segment.edit is not Edit.EQUAL
        else Segment(Edit.EQUAL, _cut(segment.text, place == 0, place == last, beside))
        for place, segment in enumerate(segments)
    )


def _groups(entries: "Iterable[HistoryEntry]") -> "Iterator[list[HistoryEntry]]":
    """Rows of one change together; both orders are newest first."""
    groups: dict[int, list[HistoryEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    yield from groups.values()


def _programme_step(group: "list[HistoryEntry]", outline: Outline | None) -> HistoryStep:
    newest = group[0]
    nodes = {each.node for each in group if each.node}
    node = nodes.pop() if len(nodes) == 1 else ""
    entry = outline.find(node) if outline else None
    place = f"{outline.label(entry)}: {entry.short()}" if outline and entry else ""
    return HistoryStep(newest.seq, newest.moment, newest.author, _sentence(newest), node if entry else "", place)


def _sentence(entry: "HistoryEntry") -> str:
    words = messages.text("history", entry.label.kind, entry.label.values)
    return messages.text("role", entry.role, {"words": words}) if entry.role in _ROLES else words


def _passages(group: "Iterable[HistoryEntry]", name: Name) -> Iterator[Passage]:
    for entry in reversed(list(group)):
        named = name(entry.item)
        if named is not None:
            show = plain if entry.item in _BLOCKS else plain_inline
            segments = word_difference(show(entry.before or ""), show(entry.after or ""))
            if any(each.edit is not Edit.EQUAL for each in segments):
                yield Passage(named, shortened(segments))


def _name(item: str, definition: LevelDefinition | None) -> str | None:
    """As `Name`; without a definition for items of a programme."""
    kind, _dot, key = item.partition(".")
    if kind in ("fields", "meta"):
        field = definition.field_by_key(key) if definition else None
        return field.label if field else key
    if item in _NAMED:
        return messages.text("attribute", item)
    return "" if item in ("", "title") else None


def _cut(words: str, is_first: bool, is_last: bool, beside: int) -> str:
    """The parts of `words` that stand next to a change."""
    head = "" if is_first else words[:beside]
    tail = "" if is_last else words[-beside:]
    if (is_first and is_last) or len(words) <= len(head) + len(tail) + 3:
        return words
    return (
        f"{head.rpartition(' ')[0] or head}{' ' if head else ''}…{' ' if tail else ''}{tail.partition(' ')[2] or tail}"
    )
