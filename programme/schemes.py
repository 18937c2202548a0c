"""The four built-in schemes, as the domain page's table gives them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from programme.errors import NotFound
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

PROGRESS_CHOICES = ("offen", "laufend", "erledigt", "zurückgestellt")

AKTIONSPLAN = Scheme(
    "aktionsplan",
    "Integrationskonzept / Aktionsplan",
    (
        LevelDefinition(Level.HANDLUNGSFELD, "Handlungsfeld", "Handlungsfelder"),
        LevelDefinition(
            Level.LEITZIEL, "Leitziel", "Leitziele", numbering=Numbering(Counter.UPPER_LETTER), labelled=True
        ),
        LevelDefinition(
            Level.HANDLUNGSZIEL,
            "Handlungsziel",
            "Handlungsziele",
            numbering=Numbering(Counter.DECIMAL, prefixed=True, separator=""),
            labelled=True,
        ),
        LevelDefinition(
            Level.MASSNAHME,
            "Maßnahme",
            "Maßnahmen",
            Gender.FEMININE,
            Numbering(Counter.DECIMAL),
            PrintForm.BLOCK,
            labelled=True,
            fields=(
                FieldDefinition("verantwortlich", "Verantwortlich", role=FieldRole.RESPONSIBLE),
                FieldDefinition("zielgruppe", "Zielgruppe", role=FieldRole.TARGET_GROUP),
                FieldDefinition("status", "Status"),
                FieldDefinition("bemerkungen", "Bemerkungen"),
                FieldDefinition(
                    "umsetzung", "Umsetzung", FieldKind.CHOICE, FieldRole.PROGRESS, choices=PROGRESS_CHOICES
                ),
            ),
        ),
    ),
)

WAHLPROGRAMM = Scheme(
    "wahlprogramm",
    "Wahlprogramm",
    (
        LevelDefinition(
            Level.HANDLUNGSFELD,
            "Kapitel",
            "Kapitel",
            numbering=Numbering(Counter.DECIMAL),
            fields=(
                FieldDefinition("warum_wichtig", "Warum wichtig"),
                FieldDefinition("schwerpunkt", "Schwerpunkt"),
            ),
        ),
        LevelDefinition(Level.LEITZIEL, "Themenblock", "Themenblöcke", Gender.MASCULINE),
        LevelDefinition(
            Level.HANDLUNGSZIEL,
            "Abschnitt",
            "Abschnitte",
            Gender.MASCULINE,
            Numbering(Counter.DECIMAL, prefixed=True),
            fields=(FieldDefinition("ziel", "Ziel"),),
        ),
        LevelDefinition(Level.MASSNAHME, "Lösung", "Lösungen", Gender.FEMININE, form=PrintForm.BULLET),
    ),
)

KOALITIONSVERTRAG = Scheme(
    "koalitionsvertrag",
    "Koalitionsvertrag",
    (
        LevelDefinition(Level.HANDLUNGSFELD, "Kapitel", "Kapitel"),
        LevelDefinition(Level.LEITZIEL, "Abschnitt", "Abschnitte", Gender.MASCULINE),
        LevelDefinition(Level.MASSNAHME, "Vorhaben", "Vorhaben", form=PrintForm.BULLET),
    ),
)

ANTRAG = Scheme(
    "antrag",
    "Antrag / Prosaprogramm",
    (
        LevelDefinition(Level.HANDLUNGSFELD, "Kapitel", "Kapitel", numbering=Numbering(Counter.DECIMAL)),
        LevelDefinition(Level.LEITZIEL, "Unterkapitel", "Unterkapitel"),
    ),
)

BUILT_IN = (AKTIONSPLAN, WAHLPROGRAMM, KOALITIONSVERTRAG, ANTRAG)


def built_in(key: str) -> Scheme:
    """The built-in scheme with that key. Raises `NotFound`."""
    for scheme in BUILT_IN:
        if scheme.key == key:
            return scheme
    raise NotFound("scheme_unknown", name=key)


def field_key(label: str) -> str:
    """A stable key for a new field with this label: "CO₂-Minderung" becomes "co2_minderung"."""
    folded = label.casefold()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("₂", "2")):
        folded = folded.replace(sign, letters)
    return re.sub(r"[^a-z0-9]+", "_", folded).strip("_") or "feld"


def with_field(scheme: Scheme, level: Level, definition: FieldDefinition) -> Scheme:
    """`scheme` with one more field at `level`; unchanged where the level has a field with that key."""
    existing = scheme.definition(level)
    if existing.field_by_key(definition.key):
        return scheme
    extended = replace(existing, fields=(*existing.fields, definition))
    levels = [each for each in scheme.levels if each.level is not level]
    return replace(scheme, levels=tuple(sorted([*levels, extended], key=lambda each: each.level.depth)))


def renamed_fields(fields: Mapping[str, str], source: LevelDefinition, target: LevelDefinition) -> dict[str, str]:
    """The fields of an entry for another scheme: each goes where `target` has one of its label, and keeps its label
    where there is none ("Weitere Felder" shows and prints keys)."""
    ours = {each.label: each.key for each in target.fields}
    named: dict[str, str] = {}
    for key, value in fields.items():
        known = source.field_by_key(key)
        label = known.label if known else key
        named[ours.get(label, label)] = value
    return named
