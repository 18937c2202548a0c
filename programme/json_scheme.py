"""Scheme <-> plain data, for the outline JSON and the store."""

from typing import Any

from programme.errors import FormatError
from programme.model import (
    Counter,
    FieldDefinition,
    FieldKind,
    FieldRole,
    Gender,
    Level,
    LevelDefinition,
    Numbering,
    PrintForm,
    Scheme,
)


def to_json(scheme: Scheme) -> dict[str, Any]:
    """`scheme` as plain data; what is as usual is left out."""
    return {"key": scheme.key, "name": scheme.name, "levels": [_level_to_json(each) for each in scheme.levels]}


def from_json(data: Any) -> Scheme:
    """The scheme that `data` describes, its levels outermost first. Raises `FormatError`."""
    try:
        levels = tuple(_level_from_json(each) for each in data["levels"])
        scheme = Scheme(str(data["key"]), str(data["name"]), tuple(sorted(levels, key=lambda each: each.level.depth)))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatError("json_scheme_broken", detail=str(error)) from error
    if len({each.level for each in levels}) != len(levels):
        raise FormatError("json_scheme_broken", detail="level twice")
    return scheme


def _level_to_json(definition: LevelDefinition) -> dict[str, Any]:
    numbering = definition.numbering
    data: dict[str, Any] = {
        "level": definition.level.value,
        "singular": definition.singular,
        "plural": definition.plural,
        "gender": definition.gender.value,
        "form": definition.form.value,
        "labelled": definition.labelled,
        "fields": [_field_to_json(each) for each in definition.fields],
        "required": not definition.skippable,
        "title_limit": definition.title_limit,
        "text_limit": definition.text_limit,
    }
    if numbering != Numbering():
        data["numbering"] = {
            "counter": numbering.counter.value,
            "prefixed": numbering.prefixed,
            "separator": numbering.separator,
            "whole_programme": numbering.whole_programme,
        }
    return {key: value for key, value in data.items() if value not in (False, [], None)}


def _level_from_json(data: Any) -> LevelDefinition:
    numbering = data.get("numbering") or {}
    return LevelDefinition(
        Level(data["level"]),
        str(data["singular"]),
        str(data["plural"]),
        Gender(data.get("gender", Gender.NEUTER.value)),
        Numbering(
            Counter(numbering.get("counter", Counter.NONE.value)),
            bool(numbering.get("prefixed", False)),
            str(numbering.get("separator", ".")),
            bool(numbering.get("whole_programme", False)),
        ),
        PrintForm(data.get("form", PrintForm.HEADING.value)),
        bool(data.get("labelled", False)),
        tuple(_field_from_json(each) for each in data.get("fields", ())),
        not data.get("required", False),
        _limit(data.get("title_limit")),
        _limit(data.get("text_limit")),
    )


def _field_to_json(definition: FieldDefinition) -> dict[str, Any]:
    data = {
        "key": definition.key,
        "label": definition.label,
        "kind": definition.kind.value,
        "role": definition.role.value if definition.role else None,
        "choices": list(definition.choices),
        "required": definition.required,
        "limit": definition.limit,
    }
    return {key: value for key, value in data.items() if value}


def _field_from_json(data: Any) -> FieldDefinition:
    return FieldDefinition(
        str(data["key"]),
        str(data["label"]),
        FieldKind(data.get("kind", FieldKind.TEXT.value)),
        FieldRole(data["role"]) if data.get("role") else None,
        tuple(str(each) for each in data.get("choices", ())),
        bool(data.get("required", False)),
        _limit(data.get("limit")),
    )


def _limit(value: Any) -> int | None:
    """A number of characters; None for any length. Raises ValueError or TypeError for anything else."""
    return None if value is None else max(1, int(value))
