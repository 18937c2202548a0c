"""What a merge could not decide, as a person reads it: where, what both sides say, what can be chosen. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop import messages
from desktop.history.compare_rows import entry_labels
from programme.difference import Attribute
from programme.markup import plain, plain_inline
from programme.merge_values import Conflict, ConflictKey, Side
from programme.model import Level, Programme
from programme.word_difference import Segment, word_difference

_BLOCKS = (Attribute.TEXT, Attribute.PREFACE, Attribute.CLOSING)


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """`where` names the entry, `what` the part of it. `mine` and `theirs` are plain words, `segments` what differs
    from mine to theirs word by word. `both` says whether both can be kept, one below the other."""

    place: ConflictKey
    where: str
    what: str
    base: str
    mine: str
    theirs: str
    segments: tuple[Segment, ...]
    chosen: Side
    both: bool


def conflict_rows(conflicts: tuple[Conflict, ...], *states: Programme) -> list[ConflictRow]:
    """Rows in the order of the conflicts; entries are named as the first of `states` names them that has them."""
    names: dict[str, str] = {}
    for state in states:
        names = {**entry_labels(state), **names}
    return [_row(conflict, names, states) for conflict in conflicts]


def _row(conflict: Conflict, names: Mapping[str, str], states: tuple[Programme, ...]) -> ConflictRow:
    base, mine, theirs = (_shown(conflict, each, names) for each in (conflict.base, conflict.mine, conflict.theirs))
    return ConflictRow(
        place=conflict.place,
        where=names.get(conflict.node or "", states[0].title),
        what=_what(conflict, states),
        base=base,
        mine=mine,
        theirs=theirs,
        segments=word_difference(mine, theirs),
        chosen=conflict.chosen,
        both=conflict.attribute in _BLOCKS,
    )


def _what(conflict: Conflict, states: tuple[Programme, ...]) -> str:
    if conflict.attribute is Attribute.META:
        return conflict.key
    if conflict.attribute is Attribute.FIELD:
        levels = (states[0].scheme.definition(level) for level in Level)
        found = (each for definition in levels for each in definition.fields if each.key == conflict.key)
        return next((each.label for each in found), conflict.key)
    return messages.text("conflict", conflict.attribute.value)


def _shown(conflict: Conflict, value: str, names: Mapping[str, str]) -> str:
    attribute, nothing = conflict.attribute, messages.text("conflict", "nothing")
    if attribute is Attribute.REMOVAL:
        return plain_inline(value) or messages.text("conflict", "removed")
    if attribute is Attribute.PLACE:
        return names.get(value, value) if value else messages.text("conflict", "top")
    if attribute is Attribute.ORDER:
        return "\n".join(names.get(each, each) for each in value.split())
    if attribute is Attribute.LEVEL:
        return messages.text("level", value) if value else nothing
    if attribute in _BLOCKS:
        return plain(value) or nothing
    return plain_inline(value) or nothing
