"""Three-way merging of single values: a changed value beats an unchanged one, two different changes are a conflict."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from programme.difference import Attribute, digest
from programme.model import Attachment, Comment, Level, LevelDefinition, Scheme
from programme.word_difference import increasing, matches

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
ConflictKey = tuple[str | None, Attribute, str]
"""Node id (None for the programme itself), attribute, and the field's, meta entry's, attachment's or comment's key."""

_LINEWISE = (Attribute.TEXT, Attribute.PREFACE, Attribute.CLOSING)


class Side(StrEnum):
    """Whose value a person takes. `BOTH` puts texts one below the other and is `MINE` for everything else."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both sides changed differently. The merged programme holds `chosen`.

    Values are as in `programme.difference.Change`. For `PLACE` they are ids of parents ("" for the top), for `ORDER`
    ids of the children of `node` divided by blanks, for `REMOVAL` "" on the side that removed the node and its title
    on the other; the node was kept unless a person chose the side that removed it.
    """

    node: str | None
    attribute: Attribute
    key: str
    base: str
    mine: str
    theirs: str
    chosen: Side = Side.MINE

    @property
    def place(self) -> ConflictKey:
        """What `choices` of `programme.merging.merge` are keyed by."""
        return self.node, self.attribute, self.key


class Judge:
    """Decides between the sides and keeps the conflicts. `choices` are what a person decided."""

    def __init__(self, choices: Mapping[ConflictKey, Side]) -> None:
        self._choices = choices
        self.conflicts: list[Conflict] = []

    def stays(self, node: str, title: str, is_mine: bool) -> bool:
        """Whether a node that one side removed and the other (`is_mine`: my own) still edits is kept: so it is unless
        a person chose the side that removed it."""
        place = (node, Attribute.REMOVAL, "")
        keeper = Side.MINE if is_mine else Side.THEIRS
        side = self._choices.get(place, keeper)
        shown = (title, title, "") if is_mine else (title, "", title)
        self.conflicts.append(Conflict(*place, *shown, side))
        return side in (keeper, Side.BOTH)

    def text(self, place: ConflictKey, base: str, mine: str, theirs: str) -> str:
        """The merged value. Texts of several lines are merged line by line where the changes lie apart."""
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        merged = merged_lines(base, mine, theirs) if place[1] in _LINEWISE else None
        if merged is not None:
            return merged
        side = self.side(place, base, mine, theirs)
        if side is Side.BOTH and place[1] in _LINEWISE:
            return f"{mine}\n\n{theirs}"
        return theirs if side is Side.THEIRS else mine

    def value(self, place: ConflictKey, sides: tuple[Value, Value, Value], shown: tuple[str, str, str]) -> Value:
        """As `text` for values that are taken whole; `sides` and how a conflict shows them are base, mine, theirs."""
        base, mine, theirs = sides
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        return theirs if self.side(place, *shown) is Side.THEIRS else mine

    def side(self, place: ConflictKey, base: str, mine: str, theirs: str) -> Side:
        """Notes a conflict and says which side was chosen."""
        side = self._choices.get(place, Side.MINE)
        self.conflicts.append(Conflict(*place, base, mine, theirs, side))
        return side

    def note(self, place: ConflictKey, base: str, mine: str, theirs: str) -> None:
        """Notes something that fits together on neither side and was settled without a choice."""
        self.conflicts.append(Conflict(*place, base, mine, theirs))

    def values(
        self,
        node: str | None,
        base: Mapping[tuple[Attribute, str], str],
        mine: Mapping[tuple[Attribute, str], str],
        theirs: Mapping[tuple[Attribute, str], str],
    ) -> dict[tuple[Attribute, str], str]:
        """The merged values of a node or programme; empty ones are missing, the order is mine, then theirs."""
        merged = {
            place: self.text((node, *place), base.get(place, ""), mine.get(place, ""), theirs.get(place, ""))
            for place in dict.fromkeys([*mine, *theirs])
        }
        return {place: value for place, value in merged.items() if value}

    def scheme(self, base: Scheme, mine: Scheme, theirs: Scheme) -> Scheme:
        """The merged scheme; fields that both sides added stand side by side."""
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        levels = [self._definition(level, base, mine, theirs) for level in Level]
        used = tuple(each for each in levels if mine.uses(each.level) or theirs.uses(each.level))
        names = ((base.key, base.name), (mine.key, mine.name), (theirs.key, theirs.name))
        key, name = self.value((None, Attribute.SCHEME, ""), names, (base.name, mine.name, theirs.name))
        return Scheme(key, name, used)

    def _definition(self, level: Level, base: Scheme, mine: Scheme, theirs: Scheme) -> LevelDefinition:
        old, own, other = base.definition(level), mine.definition(level), theirs.definition(level)
        bare = (replace(old, fields=()), replace(own, fields=()), replace(other, fields=()))
        place = (None, Attribute.SCHEME, level.value)
        chosen = self.value(place, bare, (old.singular, own.singular, other.singular))
        fields_of = [{each.key: each for each in definition.fields} for definition in (old, own, other)]
        merged = self._by_name(Attribute.SCHEME, f"{level.value} ", fields_of, lambda definition: definition.label)
        return replace(chosen, fields=tuple(merged))

    def attachments(
        self, base: Iterable[Attachment], mine: Iterable[Attachment], theirs: Iterable[Attachment]
    ) -> tuple[Attachment, ...]:
        """Merged by name, each taken whole."""
        files_of = [{each.name: each for each in side} for side in (base, mine, theirs)]
        return tuple(self._by_name(Attribute.ATTACHMENT, "", files_of, digest))

    def _by_name(
        self, attribute: Attribute, prefix: str, sides: Sequence[dict[str, Value]], shown: Callable[[Value], str]
    ) -> Iterator[Value]:
        """Things with names, merged one by one, in the merged order."""
        base, mine, theirs = sides
        for name in merged_order(list(base), list(mine), list(theirs), dict.fromkeys([*mine, *theirs])):
            three = (base.get(name), mine.get(name), theirs.get(name))
            words = ["" if each is None else shown(each) for each in three]
            chosen = self.value((None, attribute, prefix + name), three, (words[0], words[1], words[2]))
            if chosen is not None:
                yield chosen

    def comments(
        self, node: str, base: Iterable[Comment], mine: Iterable[Comment], theirs: Iterable[Comment]
    ) -> tuple[Comment, ...]:
        """All comments of both sides but those that one side removed and the other left alone."""
        old, own, other = ({each.id: each for each in side} for side in (base, mine, theirs))
        merged: list[Comment] = []
        for key in merged_order(list(old), list(own), list(other), dict.fromkeys([*own, *other])):
            first, second, origin = own.get(key), other.get(key), old.get(key)
            if first and second:
                merged.append(self._comment(node, origin or second, first, second))
            elif origin is None or (first or second) != origin:
                merged.extend(each for each in (first, second) if each)
        return tuple(merged)

    def _comment(self, node: str, base: Comment, mine: Comment, theirs: Comment) -> Comment:
        changes = {}
        for each in fields(Comment):
            values = [getattr(side, each.name) for side in (base, mine, theirs)]
            if values[1] != values[2]:
                place = (node, Attribute.COMMENT, f"{mine.id} {each.name}")
                shown = (str(values[0]), str(values[1]), str(values[2]))
                changes[each.name] = self.value(place, (values[0], values[1], values[2]), shown)
        return replace(mine, **changes)


def merged_order(base: Sequence[Key], mine: Sequence[Key], theirs: Sequence[Key], kept: Collection[Key]) -> list[Key]:
    """`kept` in my order; what only they have, or they alone moved, follows what it follows on their side."""
    foreign = (set(theirs) - set(mine)) | (moved(base, theirs) - moved(base, mine))
    own = dict.fromkeys(each for each in mine if each in kept and each not in foreign)
    followers: dict[Key | None, list[Key]] = {}
    before: Key | None = None
    for each in theirs:
        if each in own:
            before = each
        elif each in kept:
            followers.setdefault(before, []).append(each)
    order = [*followers.get(None, ()), *(key for each in own for key in (each, *followers.get(each, ())))]
    present = set(order)
    return order + [each for each in kept if each not in present]


def moved(before: Sequence[Key], after: Sequence[Key]) -> set[Key]:
    """The fewest members of both lists whose move explains their order."""
    places = {each: place for place, each in enumerate(before)}
    common = [each for each in after if each in places]
    settled = increasing([places[each] for each in common])
    return set(common) - {common[index] for index in settled}


def merged_lines(base: str, mine: str, theirs: str) -> str | None:
    """Both sides' changes to the lines of a text; None where they touch."""
    old = base.split("\n")
    changes = sorted({*_line_changes(old, mine.split("\n")), *_line_changes(old, theirs.split("\n"))})
    for (_, end, _), (start, _, _) in pairwise(changes):
        if start <= end:
            return None
    result: list[str] = []
    place = 0
    for start, end, lines in changes:
        result += [*old[place:start], *lines]
        place = end
    return "\n".join([*result, *old[place:]])


def _line_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start and end in `old`, and the lines that come in place."""
    at = to = 0
    for place, target, length in [*matches(old, new), (len(old), len(new), 0)]:
        if (at, to) != (place, target):
            yield at, place, tuple(new[to:target])
        at, to = place + length, target + length
