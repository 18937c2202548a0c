"""What a person changes in a scheme, step by step, and what it would do to a programme. No Qt; schemes stay values."""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop import messages
from desktop.german_values import tidied
from programme.ids import new_id
from programme.markup import plain_inline
from programme.model import FieldDefinition, FieldKind, Level, LevelDefinition, Programme, Scheme, walk
from programme.numbering import shown_numbers
from programme.schemes import BUILT_IN, field_key

EXAMPLES = 6
"""So many entries with another number are named."""
_FRESH = "+"


@dataclass(frozen=True, slots=True)
class Effect:
    """What another scheme would do. `refused` says why it cannot be taken; `notes` what a person should know;
    `numbers` are title, number before and after, of the first entries that change; `changed` counts them all."""

    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str, str], ...] = ()
    changed: int = 0


def own(scheme: Scheme) -> Scheme:
    """`scheme` under a key of its own where it is a built-in one, which stays as it is."""
    return replace(scheme, key=f"eigen-{new_id()}") if scheme.key in {each.key for each in BUILT_IN} else scheme


def with_level(scheme: Scheme, definition: LevelDefinition) -> Scheme:
    """The level is as `definition` says; one that was not used is used now."""
    others = [each for each in scheme.levels if each.level is not definition.level]
    return replace(scheme, levels=tuple(sorted([*others, definition], key=lambda each: each.level.depth)))


def without_level(scheme: Scheme, level: Level) -> Scheme:
    """The level is not offered any more. The last one stays."""
    others = tuple(each for each in scheme.levels if each.level is not level)
    return replace(scheme, levels=others) if others else scheme


def with_new_field(definition: LevelDefinition, label: str) -> LevelDefinition:
    """One more field at the end. Its key is a stand-in until `settled`: a key follows from the name that it gets."""
    taken = {each.key for each in definition.fields}
    key = next(f"{_FRESH}{count}" for count in range(len(taken) + 1) if f"{_FRESH}{count}" not in taken)
    return replace(definition, fields=(*definition.fields, FieldDefinition(key, label)))


def settled(scheme: Scheme) -> Scheme:
    """`scheme` with keys for its new fields, made from their names."""
    return replace(scheme, levels=tuple(map(_settled_level, scheme.levels)))


def _settled_level(definition: LevelDefinition) -> LevelDefinition:
    taken = {each.key for each in definition.fields}
    fields = []
    for each in definition.fields:
        key, count = each.key, 1
        if key.startswith(_FRESH):
            key = base = field_key(each.label)
            while key in taken:
                count += 1
                key = f"{base}_{count}"
            taken.add(key)
        fields.append(replace(each, key=key))
    return replace(definition, fields=tuple(fields))


def with_field(definition: LevelDefinition, place: int, wanted: FieldDefinition) -> LevelDefinition:
    """Another definition at `place`; the key stays, for it is where the content lies."""
    fields = list(definition.fields)
    fields[place] = replace(wanted, key=fields[place].key)
    return replace(definition, fields=tuple(fields))


def without_field(definition: LevelDefinition, place: int) -> LevelDefinition:
    """One field less."""
    return replace(definition, fields=definition.fields[:place] + definition.fields[place + 1 :])


def with_field_moved(definition: LevelDefinition, place: int, step: int) -> LevelDefinition:
    """A field `step` places on; unchanged at either end."""
    fields, target = list(definition.fields), place + step
    if not 0 <= target < len(fields):
        return definition
    fields.insert(target, fields.pop(place))
    return replace(definition, fields=tuple(fields))


def effect(programme: Programme, wanted: Scheme) -> Effect:
    """What `wanted` instead of its own scheme would do to `programme`."""
    before, after = shown_numbers(programme), shown_numbers(replace(programme, scheme=wanted))
    nodes = list(walk(programme.nodes))
    changed = [each for each in nodes if before.get(each.id, "") != after.get(each.id, "")]
    examples = tuple(
        (plain_inline(each.title), before.get(each.id, ""), after.get(each.id, "")) for each in changed[:EXAMPLES]
    )
    return Effect(
        _refused(programme, wanted), (*_renamed(programme, wanted), *_notes(programme, wanted)), examples, len(changed)
    )


def _refused(programme: Programme, wanted: Scheme) -> tuple[str, ...]:
    counts = Tally(each.level for each in walk(programme.nodes))
    found = [
        _said("level_in_use", level=programme.scheme.definition(level).plural, count=counts[level])
        for level in Level
        if counts[level] and programme.scheme.uses(level) and not wanted.uses(level)
    ]
    if not wanted.name.strip():
        found.append(_said("without_name"))
    for each in wanted.levels:
        if not each.singular.strip() or not each.plural.strip():
            found.append(_said("level_without_name"))
        labels = Tally(field.label.strip().casefold() for field in each.fields)
        if "" in labels:
            found.append(_said("field_without_name", level=each.singular))
        twice = next((field.label for field in each.fields if labels[field.label.strip().casefold()] > 1), "")
        if twice:
            found.append(_said("field_twice", level=each.singular, label=twice))
    return tuple(dict.fromkeys(found))


def _renamed(programme: Programme, wanted: Scheme) -> Sequence[str]:
    """What is printed under another name, of the levels that have entries."""
    found = []
    for level in sorted({each.level for each in walk(programme.nodes)}, key=lambda each: each.depth):
        was, now = programme.scheme.definition(level), wanted.definition(level)
        if not wanted.uses(level):
            continue
        if (was.singular, was.plural) != (now.singular, now.plural):
            kind = "level_renamed" if now.labelled else "level_renamed_in_tables"
            found.append(_said(kind, level=was.singular, singular=now.singular, plural=now.plural))
        if was.labelled is not now.labelled:
            found.append(_said("level_labelled" if now.labelled else "level_bare", level=now.singular))
        fields = ((each, now.field_by_key(each.key)) for each in was.fields)
        found += [
            _said("field_renamed", label=old.label, name=new.label)
            for old, new in fields
            if new is not None and old.label != new.label
        ]
    return found


def _notes(programme: Programme, wanted: Scheme) -> Sequence[str]:
    values: dict[tuple[Level, str], list[str]] = {}
    for node in walk(programme.nodes):
        for key, value in node.fields.items():
            if value.strip():
                values.setdefault((node.level, key), []).append(plain_inline(value))
    found = []
    for (level, key), held in values.items():
        was = programme.scheme.definition(level).field_by_key(key)
        now = wanted.definition(level).field_by_key(key)
        if was is not None and now is None:
            found.append(_said("field_kept", label=was.label, count=len(held)))
        elif was is not None and now is not None and was != now:
            found += _misfits(now, held)
    return found


def _misfits(now: FieldDefinition, held: Sequence[str]) -> list[str]:
    if now.kind is FieldKind.CHOICE:
        strange = sum(each not in now.choices for each in held)
        return [_said("choice_kept", label=now.label, count=strange)] if strange else []
    strange = sum(tidied(now.kind, each) is None for each in held)
    return [_said("kind_kept", label=now.label, count=strange)] if strange else []


def _said(kind: str, **values: object) -> str:
    return messages.text("scheme_effect", kind, values)
