"""What became other in a scheme, as words that can be laid side by side. No Qt."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from desktop import messages
from programme.model import FieldDefinition, Level, LevelDefinition, Scheme

Feature = tuple[str, object]
"""What a feature is called in `resources/messages`, and its value."""


def scheme_words(before: Scheme, after: Scheme) -> list[str]:
    """Of each state its name and the levels that are other, with the features that are other; levels that only one has
    with their fields. Two schemes that share no level's name are told by their own."""
    shared = {each.plural for each in before.levels} & {each.plural for each in after.levels}
    if before.name != after.name and not shared:
        return [before.name, after.name]
    levels = [_level(before, after, each) for each in Level]
    one, other = (_joined(scheme.name, [pair[side] for pair in levels]) for side, scheme in enumerate((before, after)))
    return [one, other if other != one else f"{other} ({messages.text('comparison', 'changed')})"]


def _joined(name: str, told: Sequence[str]) -> str:
    words = " · ".join(filter(None, told))
    return f"{name}: {words}" if words else name


def _level(before: Scheme, after: Scheme, level: Level) -> tuple[str, str]:
    one, other = ((each.definition(level) if each.uses(level) else None) for each in (before, after))
    if one == other:
        return "", ""
    if one is None or other is None:
        return _whole_level(one), _whole_level(other)
    sides = [_different(_features(one), _features(other)), _different(_features(other), _features(one))]
    for pair in _fields(one, other):
        for side, words in zip(sides, pair, strict=True):
            side.append(words)
    first, second = (_behind(each.plural, side) for each, side in zip((one, other), sides, strict=True))
    return first, second


def _whole_level(definition: LevelDefinition | None) -> str:
    if definition is None:
        return ""
    return _behind(definition.plural, [each.label for each in definition.fields])


def _behind(name: str, told: Sequence[str]) -> str:
    words = ", ".join(filter(None, told))
    return f"{name} – {words}" if words else name


def _fields(one: LevelDefinition, other: LevelDefinition) -> Iterator[tuple[str, str]]:
    """Of each field that is other what each side says of it, and the order of all where only that is."""
    keys = dict.fromkeys(each.key for each in (*one.fields, *other.fields))
    for key in keys:
        first, second = one.field_by_key(key), other.field_by_key(key)
        if first != second:
            yield _field(first, second), _field(second, first)
    orders = [[each.key for each in definition.fields] for definition in (one, other)]
    if set(orders[0]) == set(orders[1]) and orders[0] != orders[1]:
        first_order, second_order = (", ".join(each.label for each in definition.fields) for definition in (one, other))
        yield first_order, second_order


def _field(told: FieldDefinition | None, rest: FieldDefinition | None) -> str:
    if told is None:
        return ""
    named = messages.text("scheme", "field", {"name": told.label})
    return " ".join((named, *_different(_field_features(told), _field_features(rest)))) if rest else named


def _different(told: Sequence[Feature], rest: Sequence[Feature]) -> list[str]:
    return [
        messages.text("scheme", name, {"value": _value(value)})
        for (name, value), (_name, foreign) in zip(told, rest, strict=True)
        if value != foreign
    ]


def _features(definition: LevelDefinition) -> tuple[Feature, ...]:
    numbering = definition.numbering
    return (
        ("singular", definition.singular),
        ("gender", definition.gender),
        ("number", numbering.counter),
        ("prefixed", numbering.prefixed),
        ("separator", numbering.separator),
        ("whole_programme", numbering.whole_programme),
        ("labelled", definition.labelled),
        ("form", definition.form),
        ("skippable", definition.skippable),
        ("title_limit", definition.title_limit),
        ("text_limit", definition.text_limit),
    )


def _field_features(definition: FieldDefinition) -> tuple[Feature, ...]:
    return (
        ("kind", definition.kind),
        ("role", definition.role),
        ("choices", ", ".join(definition.choices)),
        ("required", definition.required),
        ("limit", definition.limit),
    )


def _value(value: object) -> object:
    if isinstance(value, StrEnum):
        return messages.text("scheme_value", value.value)
    return messages.text("scheme_value", "none") if value in (None, "") else value
