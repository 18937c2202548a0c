"""The open programme as the window holds it: one mutable entry per node, quick to find, to walk and to count.

A mirror of the store, changed only by `desktop.document` after the store has said what happened. Knows no Qt.
"""

import re
from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from operator import attrgetter
from typing import cast

from programme import markup
from programme.control_signs import without_controls
from programme.errors import NotFound
from programme.model import Comment, Level, Node, Programme, Scheme, shown_short_title
from programme.numbering import numbers_of

_keys = count(1)
_COMMENTS = attrgetter("comments")
_MARK = re.compile(r"[*_\[\\\n^]")
_FEW = 20
"""Sorting pays where one entry in so many is looked for."""


@dataclass(slots=True, eq=False)
class Entry:
    """One node with its place. `key` is a small number for Qt's indexes; `shown` is the title as one plain line.

    `fields` are the node's own and never changed: an edit puts others in their place (50,000 copies are 13 MB).
    """

    id: str
    level: Level
    title: str
    text: str = ""
    short_title: str = ""
    number: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    parent: "Entry | None" = None
    children: list["Entry"] = field(default_factory=list)
    shown: str = ""
    shown_number: str = ""
    key: int = field(default_factory=lambda: next(_keys))

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Computes `shown` anew; to be called when the title changed."""
        self.shown = self.short_title or self.plain_title

    @property
    def plain_title(self) -> str:
        """The whole title without marks, on one line."""
        return plain_line(self.title)

    def short(self) -> str:
        """The title for narrow places, cut at a word."""
        return shown_short_title(cast(Node, self), self.plain_title)

    def ancestors(self) -> list["Entry"]:
        """Outermost first, without this entry."""
        found: list[Entry] = []
        parent = self.parent
        while parent is not None:
            found.append(parent)
            parent = parent.parent
        return found[::-1]

    def walk(self) -> Iterator["Entry"]:
        """The entry itself and all below, in reading order."""
        stack = [self]
        while stack:
            entry = stack.pop()
            yield entry
            stack.extend(reversed(entry.children))


@dataclass(slots=True)
class _Head:
    """An outermost entry for counting, without what is below."""

    id: str
    level: Level
    number: str | None
    children: tuple[Entry, ...] = ()


class Outline:
    """The tree of entries of one programme."""

    def __init__(self, programme: Programme) -> None:
        self.id = programme.id
        self.head = replace(programme, nodes=(), findings=())
        self.top: list[Entry] = []
        self._entries: dict[str, Entry] = {}
        self._uncounted: set[Entry] = set()
        self._changed: set[Entry] = set()
        self._counted: Scheme | None = None
        for node in programme.nodes:
            self.insert(node, None, len(self.top))
        self.count_numbers()

    @property
    def scheme(self) -> Scheme:
        """The programme's scheme."""
        return self.head.scheme

    @property
    def size(self) -> int:
        """How many entries there are. (No `__len__`: an empty programme must not be false.)"""
        return len(self._entries)

    def ids(self) -> KeysView[str]:
        """Of all entries, in no order."""
        return self._entries.keys()

    def entries(self) -> Collection[Entry]:
        """All of them, in no order: quicker than a walk."""
        return self._entries.values()

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._entries

    def entry(self, entry_id: str) -> Entry:
        """Raises KeyError for an id that the programme does not hold."""
        return self._entries[entry_id]

    def find(self, entry_id: str | None) -> Entry | None:
        """None for an id that the programme does not hold."""
        return self._entries.get(entry_id) if entry_id else None

    def walk(self) -> Iterator[Entry]:
        """All entries in reading order."""
        for entry in self.top:
            yield from entry.walk()

    def values(self, key: str) -> set[str]:
        """What the field of this key holds anywhere, as markup; asked for while one types."""
        return {each.fields[key] for each in self._entries.values() if key in each.fields}

    def commented(self) -> list[Entry]:
        """The entries with comments in reading order; quick among 50,000, since it is asked after every change."""
        found = list(filter(_COMMENTS, self._entries.values()))
        if len(found) * _FEW > len(self._entries):
            return [each for each in self.walk() if each.comments]
        return self.in_order(found)

    def in_order(self, entries: Iterable[Entry]) -> list[Entry]:
        """In reading order. Siblings are counted once for all: thousands may be asked for that stand side by side."""
        lines = {entry: [*entry.ancestors(), entry] for entry in entries}
        above = {each.parent for line in lines.values() for each in line}
        places = {each: place for parent in above for place, each in enumerate(self.siblings(parent))}
        return sorted(lines, key=lambda entry: [places[each] for each in lines[entry]])

    def siblings(self, parent: Entry | None) -> list[Entry]:
        """The entries below `parent`, or the outermost ones."""
        return self.top if parent is None else parent.children

    def place(self, entry: Entry) -> int:
        """The place of `entry` among its siblings, from 0."""
        return self.siblings(entry.parent).index(entry)

    # As a `programme.tree.Tree`, so that the window follows a move by the same rules as the store.

    def level(self, node: str) -> Level:
        """Raises `NotFound`."""
        return self._known(node).level

    def parent(self, node: str) -> str | None:
        """None at the top. Raises `NotFound`."""
        above = self._known(node).parent
        return above.id if above else None

    def children(self, node: str | None) -> Sequence[str]:
        """In reading order."""
        return [each.id for each in (self.top if node is None else self._known(node).children)]

    def _known(self, node: str) -> Entry:
        if node not in self._entries:
            raise NotFound("node_unknown", id=node)
        return self._entries[node]

    def label(self, entry: Entry) -> str:
        """What stands above or before the title: "Maßnahme 1", "Kapitel 8.1", "Handlungsfeld"."""
        singular = self.scheme.definition(entry.level).singular
        return f"{singular} {entry.shown_number}" if entry.shown_number else singular

    def insert(self, node: Node, parent: Entry | None, place: int) -> Entry:
        """Takes over `node` with all below it; numbers are counted by `count_numbers`."""
        entry = entry_of(node)
        self.insert_run([entry], parent, place)
        for child in node.children:
            self.insert(child, entry, len(entry.children))
        return entry

    def insert_run(self, entries: Sequence[Entry], parent: Entry | None, place: int) -> None:
        """As `insert` for several that stand behind each other, without what is below them."""
        self.siblings(parent)[place:place] = entries
        for entry in entries:
            entry.parent = parent
            self._entries[entry.id] = entry
            self._touch(entry if parent is None else _chapter(parent))

    def remove(self, entry: Entry) -> None:
        """Takes `entry` and all below it out."""
        self.siblings(entry.parent).remove(entry)
        if entry.parent is not None:
            self._touch(_chapter(entry.parent))
        for each in entry.walk():
            del self._entries[each.id]

    def remove_run(self, first: Entry, count: int) -> list[Entry]:
        """As `remove`: `first` and so many in all that stand behind it; gives them."""
        siblings, place = self.siblings(first.parent), self.place(first)
        gone = siblings[place : place + count]
        del siblings[place : place + count]
        self.recount(first)
        for each in (below for entry in gone for below in entry.walk()):
            del self._entries[each.id]
        return gone

    def move_together(self, entries: Sequence[Entry], parent: Entry | None, index: int) -> bool:
        """Puts `entries` behind each other below `parent`; `index` counts without them. Whether any has another place."""
        moving = set(entries)
        before = {above: self.siblings(above) for above in dict.fromkeys([parent, *(each.parent for each in entries)])}
        after = {above: [each for each in siblings if each not in moving] for above, siblings in before.items()}
        after[parent][index:index] = entries
        if after == before:
            return False
        for above, siblings in after.items():
            before[above][:] = siblings
        for each in entries:
            self.recount(each)
            each.parent = parent
            self.recount(each)
        return True

    def move(self, entry: Entry, parent: Entry | None, place: int) -> None:
        """Puts `entry` below `parent`; `place` counts without the entry itself. Levels stay."""
        self.recount(entry)
        self.siblings(entry.parent).remove(entry)
        self.siblings(parent).insert(place, entry)
        entry.parent = parent
        self.recount(entry)

    def count_numbers(self) -> list[str]:
        """Counts anew and gives the ids of the entries whose number changed.

        A chapter that did not change, and whose own number did not, keeps its numbers: among 50,000 entries only one
        chapter is counted after most changes.
        """
        chapters = {entry for entry in self._uncounted if self._entries.get(entry.id) is entry}
        if self._counted is not self.scheme or any(each.numbering.whole_programme for each in self.scheme.levels):
            chapters = set(self.top)
        else:
            heads = self._numbers(set())
            chapters |= {entry for entry in self.top if heads.get(entry.id, "") != entry.shown_number}
        self._uncounted.clear()
        self._counted = self.scheme
        numbers = self._numbers(chapters)
        changed = []
        for entry in (each for chapter in self.top if chapter in chapters for each in chapter.walk()):
            number = numbers.get(entry.id, "")
            if number != entry.shown_number:
                entry.shown_number = number
                changed.append(entry.id)
        return changed

    def recount(self, entry: Entry) -> None:
        """The numbers of the chapter that `entry` stands in are counted when next asked."""
        self._touch(_chapter(entry))

    def take_changed(self) -> "set[Entry]":
        """The outermost entries in which anything came, went or moved since last asked; some may be gone or have others above."""
        found, self._changed = self._changed, set()
        return found

    def _touch(self, chapter: Entry) -> None:
        self._uncounted.add(chapter)
        self._changed.add(chapter)

    def _numbers(self, chapters: "set[Entry]") -> dict[str, str]:
        """The numbers of all outermost entries, and of all in `chapters`."""
        # An entry has all that counting asks of a node: id, level, number, children.
        nodes = [each if each in chapters else _Head(each.id, each.level, each.number) for each in self.top]
        return numbers_of(cast(Iterable[Node], nodes), self.scheme)

    def dissolve(self) -> None:
        """To be called when nobody needs it any more: entries that know each other would wait for the garbage collector."""
        for entry in self._entries.values():
            entry.parent = None

    def programme(self) -> Programme:
        """The whole as a value, for export and layout."""
        return replace(self.head, nodes=tuple(as_node(entry) for entry in self.top))


def _chapter(entry: Entry) -> Entry:
    """The outermost entry above, or the entry itself."""
    while entry.parent is not None:
        entry = entry.parent
    return entry


def entry_of(node: Node) -> Entry:
    """`node` without what is below it, for `Outline.insert_run`."""
    return Entry(node.id, node.level, node.title, node.text, node.short_title, node.number, node.fields, node.comments)


def as_node(entry: Entry, children: tuple[Node, ...] | None = None) -> Node:
    """`entry` and all below it as a value, or with these nodes below it."""
    return Node(
        entry.id,
        entry.level,
        entry.title,
        entry.text,
        entry.short_title,
        entry.number,
        entry.fields,
        entry.comments,
        tuple(map(as_node, entry.children)) if children is None else children,
    )


def topmost(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that have no other of them above, each once, in the order given."""
    chosen = {entry.id: entry for entry in entries}
    return [each for each in chosen.values() if not any(above.id in chosen for above in each.ancestors())]


def field_value(fields: Mapping[str, str], key: str) -> str:
    """The plain words of a field; "" where it is missing."""
    return plain_line(fields.get(key, ""))


def plain_line(inline: str) -> str:
    """Inline markup without marks. Most has none, and reading it takes twenty times as long as looking for one."""
    return markup.plain_inline(inline) if _MARK.search(inline) else inline


def editable_title(title: str) -> str:
    """A title for a plain field: without marks where it has none that would be lost."""
    plain = markup.plain_inline(title)
    return plain if markup.escape_inline(plain) == title else title


def title_from_field(words: str, before: str) -> str:
    """The markup of a title that was edited in a plain field; `before` is the title as it was."""
    words = without_controls(words, " ").strip()
    return markup.escape_inline(words) if editable_title(before) == markup.plain_inline(before) else words
