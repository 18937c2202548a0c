"""Brings the window's outline to what the store says, step by step, so that each view can follow each step."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, islice, takewhile, zip_longest
from typing import TYPE_CHECKING

from desktop.tree.outline import Entry, Outline, entry_of, topmost
from programme.model import Level, Node, Programme, walk
from programme.tree import Move

if TYPE_CHECKING:
    from database.backend import OnStep
    from database.records import Change, Place
    from database.store import Store

FEW = 3
"""Up to so many changed nodes are read one by one; for more the whole programme is read."""


@dataclass(frozen=True, slots=True)
class Added:
    """An entry with all below it is new."""

    id: str


@dataclass(frozen=True, slots=True)
class Removed:
    """An entry with all below it is gone; `entry` still holds what it was."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry has another place."""

    id: str


@dataclass(frozen=True, slots=True)
class Edited:
    """Words, level, number or comments of an entry are others; `counts` says that numbers may follow."""

    id: str
    counts: bool = False


@dataclass(frozen=True, slots=True)
class HeadEdited:
    """What the programme says of itself is other."""


StructuralStep = Added | Removed | Moved | HeadEdited
Step = StructuralStep | Edited


@dataclass(frozen=True, slots=True)
class News:
    """What the store holds now of what a change touched: single nodes with their places, or everything."""

    removed: tuple[str, ...] = ()
    nodes: tuple[tuple["Place", Node], ...] = ()
    whole: Programme | None = None


def read_news(store: "Store", change: "Change", programme: str, on_step: "OnStep | None" = None) -> News:
    """To be called in the store's thread, right after the change; `on_step` may use the store while much is read."""
    if programme not in change.programmes:
        return News()
    ids = dict.fromkeys((*change.added, *change.moved, *change.edited, *change.commented))
    ids = {each: None for each in ids if each not in change.removed}  # comments that went from there
    structural = len(change.added) + len(change.moved)
    if change.programme_items or structural > 1 or len(ids) > FEW:
        return News(whole=store.library.programme(programme, on_step))
    return News(change.removed, tuple((store.entries.place(each), store.entries.node(each)) for each in ids))


def follow(outline: Outline, news: News) -> Iterator[Step | None]:
    """Applies news; each step is yielded right after it was made, None where there was only something to look through."""
    if news.whole is not None:
        yield from reconcile(outline, news.whole)
        return
    yield from remove(outline, filter(None, map(outline.find, news.removed)))
    for place, node in news.nodes:
        yield from _settle(outline, node, outline.find(place.parent), place.index)


def reconcile(outline: Outline, programme: Programme) -> Iterator[Step | None]:
    """Makes the outline equal to `programme`; steps as in `follow`."""
    head = replace(programme, nodes=(), findings=())
    if head != outline.head:
        outline.head = head
        yield HeadEdited()
    wanted: set[str] = set()
    for top in programme.nodes:
        wanted.update(node.id for node in walk((top,)))
        yield None
    gone: list[Entry] = []
    for above in outline.top:
        gone += [entry for entry in above.walk() if entry.id not in wanted]
        yield None
    for entry in gone:  # what stays below something that goes is taken out first
        for child in [each for each in entry.children if each.id in wanted]:
            outline.move(child, None, len(outline.top))
            yield Moved(child.id)
    yield from remove(outline, gone)
    yield from _level(outline, programme.nodes, None)


def remove(outline: Outline, entries: Iterable[Entry]) -> Iterator[Removed]:
    """Takes entries out. Neighbours all go before the first is told, so that a view can let them go in one piece."""
    waiting = topmost(entries)
    first = 0
    while first < len(waiting):
        siblings = outline.siblings(waiting[first].parent)
        pairs = zip(islice(siblings, outline.place(waiting[first]), None), islice(waiting, first, None), strict=False)
        count = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        yield from map(Removed, outline.remove_run(waiting[first], count))
        first += count


def apply_move(outline: Outline, move: Move) -> Iterator[Step]:
    """As the store did it. All have their places before the first is told, so that a view can move neighbours in one piece."""
    if outline.move_together([outline.entry(each) for each in move.nodes], outline.find(move.parent), move.index):
        yield from map(Moved, move.nodes)
    for node_id, level in move.levels.items():
        outline.entry(node_id).level = level
        yield Edited(node_id, counts=True)


def apply_words(entry: Entry, items: Mapping[str, str | None]) -> None:
    """Sets words by the names that the store uses."""
    for item, value in items.items():
        if item.startswith("fields."):
            key = item.removeprefix("fields.")
            kept = {each: words for each, words in entry.fields.items() if value or each != key}
            entry.fields = {**kept, key: value} if value else kept
        elif item == "number":
            entry.number = value or None
        else:
            setattr(entry, item, value or "")
    entry.refresh()


def _level(outline: Outline, nodes: tuple[Node, ...], parent: Entry | None) -> Iterator[Step | None]:
    """Neighbours that are new or moved all stand in the outline before the first is told, so that a view can take them in one
    piece."""
    yield None
    for is_known, run in groupby(enumerate(nodes), lambda each: each[1].id in outline):
        placed = list(run)
        if is_known:
            yield from _place(outline, [outline.entry(node.id) for _, node in placed], parent, placed[0][0])
        else:
            made = []
            for _, node in placed:
                made.append(entry_of(node))
                yield None
            outline.insert_run(made, parent, placed[0][0])
            yield from (Added(node.id) for _, node in placed)
        for _, node in placed:
            if is_known:
                yield from _edit(outline.entry(node.id), node)
            yield from _level(outline, node.children, outline.entry(node.id))


def _place(outline: Outline, entries: list[Entry], parent: Entry | None, first: int) -> Iterator[Step]:
    """Gives entries their places from `first` on; all before have theirs."""
    siblings, done = outline.siblings(parent), 0
    while done < len(entries):
        if siblings[first + done : first + done + 1] == entries[done : done + 1]:
            done += 1
            continue
        pairs = zip_longest(entries[done:], siblings[first + done : first + len(entries)])
        astray = [entry for entry, _ in takewhile(lambda pair: pair[0] is not pair[1], pairs)]
        run = list(next(groupby(astray, lambda each: each.parent is parent))[1])  # from elsewhere, or from here
        outline.move_together(run, parent, first + done)
        yield from (Moved(entry.id) for entry in run)
        done += len(run)


def _settle(outline: Outline, node: Node, parent: Entry | None, index: int) -> Iterator[Step]:
    entry = outline.find(node.id)
    if entry is None:
        outline.insert(node, parent, index)
        yield Added(node.id)
        return
    siblings = outline.siblings(parent)
    if entry.parent is not parent or index >= len(siblings) or siblings[index] is not entry:
        outline.move(entry, parent, index)
        yield Moved(node.id)
    yield from _edit(entry, node)


def _edit(entry: Entry, node: Node) -> Iterator[Step]:
    counts = entry.level is not node.level or entry.number != node.number
    if _take_words(entry, node):
        yield Edited(node.id, counts)


def _take_words(entry: Entry, node: Node) -> bool:
    same = (
        entry.level is node.level
        and entry.title == node.title
        and entry.text == node.text
        and entry.short_title == node.short_title
        and entry.number == node.number
        and entry.fields == node.fields
        and entry.comments == node.comments
    )
    if not same:
        entry.level, entry.title, entry.text, entry.short_title = node.level, node.title, node.text, node.short_title
        entry.number, entry.fields, entry.comments = node.number, node.fields, node.comments
        entry.refresh()
    return not same


__all__ = ["Added", "Edited", "HeadEdited", "Level", "Moved", "News", "Removed", "Step", "follow", "read_news"]
