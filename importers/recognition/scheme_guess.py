"""Which "Gliederung" a recognised tree has: a built-in one, with the numbering, level words and fields of the source."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importers.recognition.drafts import Draft
from importers.recognition.labels import folded_label
from importers.recognition.tables.heads import role_in
from programme.model import Counter as Notation
from programme.model import FieldDefinition, Gender, Level, LevelDefinition, Numbering, PrintForm, Scheme
from programme.numbering import counted, formatted
from programme.schemes import AKTIONSPLAN, ANTRAG, KOALITIONSVERTRAG, WAHLPROGRAMM, field_key

_COALITION = re.compile(r"koalition|kooperationsvereinbarung", re.IGNORECASE)
_NUMBERED = 0.5  # share of a level's nodes with a number, from which on the level counts
_FITTING = 0.5  # share of its numbers that counting must give
_NOTATIONS = (
    (re.compile(r"\d+$"), Notation.DECIMAL),
    (re.compile(r"[IVXL]+$"), Notation.UPPER_ROMAN),
    (re.compile(r"[A-Z]$"), Notation.UPPER_LETTER),
    (re.compile(r"[a-z]$"), Notation.LOWER_LETTER),
)
_FURTHER_LEVELS = {
    Level.LEITZIEL: LevelDefinition(Level.LEITZIEL, "Abschnitt", "Abschnitte", Gender.MASCULINE),
    Level.HANDLUNGSZIEL: LevelDefinition(Level.HANDLUNGSZIEL, "Unterabschnitt", "Unterabschnitte", Gender.MASCULINE),
    Level.MASSNAHME: LevelDefinition(
        Level.MASSNAHME, "Forderung", "Forderungen", Gender.FEMININE, form=PrintForm.BULLET
    ),
}
_WORDS = {"handlungsfeld": Level.HANDLUNGSFELD, "leitziel": Level.LEITZIEL}
_SEPARATORS = (".", "", " ", "-")


@dataclass(frozen=True, slots=True)
class _Member:
    """Number of a node, and identity and number of the nearest ancestor that has one."""

    number: str
    anchor: int
    prefix: str


def scheme_of(roots: Sequence[Draft], names: str = "") -> Scheme:
    """The built-in scheme that fits best, adapted to what was found. `names` are titles and file name, which may say
    what kind of paper it is."""
    drafts = list(every(roots))
    scheme = _with_levels(_base(drafts, names), drafts)
    scheme = _with_fields(_with_names_kept(scheme, drafts), drafts)
    members = _members(roots)
    for level in Level:
        if level in members:
            scheme = _with_numbering(scheme, level, members[level])
    return scheme


def every(roots: Sequence[Draft]) -> Iterator[Draft]:
    """All drafts in reading order."""
    for draft in roots:
        yield draft
        yield from every(draft.children)


def _base(drafts: Sequence[Draft], names: str) -> Scheme:
    measures = [draft for draft in drafts if draft.level is Level.MASSNAHME]
    words = {draft.level for draft in drafts if draft.word}
    sheets = sum(bool(draft.fields) for draft in measures)
    moved = any(draft.motion is not None for draft in drafts)
    if moved and not sheets and Level.MASSNAHME not in words:
        return ANTRAG
    if words & {Level.LEITZIEL, Level.HANDLUNGSZIEL, Level.MASSNAHME} or (measures and 2 * sheets >= len(measures)):
        return AKTIONSPLAN
    if moved or not measures:
        return ANTRAG
    if _COALITION.search(names):
        return KOALITIONSVERTRAG
    numbered = [draft for draft in drafts if draft.level is Level.HANDLUNGSFELD and draft.number]
    return WAHLPROGRAMM if numbered else KOALITIONSVERTRAG


def _with_levels(scheme: Scheme, drafts: Sequence[Draft]) -> Scheme:
    """Names for levels that the source uses and the scheme leaves out."""
    for level in {draft.level for draft in drafts}:
        if not scheme.uses(level) and level in _FURTHER_LEVELS:
            scheme = _replaced(scheme, _FURTHER_LEVELS[level])
    return scheme


def _with_names_kept(scheme: Scheme, drafts: Sequence[Draft]) -> Scheme:
    """Entries that stand one level deeper than their word says, below the sheets of a workbook, keep its name."""
    for draft in drafts:
        named = _WORDS.get(draft.word)
        if named is not None and named.depth < draft.level.depth:
            outer = AKTIONSPLAN.definition(named)
            own = replace(
                scheme.definition(draft.level), singular=outer.singular, plural=outer.plural, gender=outer.gender
            )
            first = replace(
                scheme.definition(Level.HANDLUNGSFELD), singular="Bereich", plural="Bereiche", gender=Gender.MASCULINE
            )
            scheme = _replaced(_replaced(scheme, own), first)
    return scheme


def _with_fields(scheme: Scheme, drafts: Sequence[Draft]) -> Scheme:
    for level in Level:
        labels = list(dict.fromkeys(label for draft in drafts if draft.level is level for label in draft.fields))
        if labels:
            scheme = _replaced(scheme, _fields_named(scheme.definition(level), labels))
    return scheme


def _fields_named(definition: LevelDefinition, labels: Sequence[str]) -> LevelDefinition:
    """The level with a field for each label: its own where the label or the role is the same, else a new one."""
    known = {folded_label(each.label): each for each in definition.fields}
    fields = list(definition.fields)
    used = {folded_label(each) for each in labels}
    for label in labels:
        if folded_label(label) in known:
            continue
        role = role_in(label)
        twin = next(
            (each for each in fields if role and each.role is role and folded_label(each.label) not in used), None
        )
        if twin is not None:
            fields[fields.index(twin)] = replace(twin, label=label)
        else:
            fields.append(FieldDefinition(field_key(label), label, role=role))
    return replace(definition, fields=tuple(fields))


def _replaced(scheme: Scheme, definition: LevelDefinition) -> Scheme:
    levels = [each for each in scheme.levels if each.level is not definition.level]
    return replace(scheme, levels=tuple(sorted([*levels, definition], key=lambda each: each.level.depth)))


def _members(roots: Sequence[Draft]) -> dict[Level, list[_Member]]:
    """Nodes by level in reading order, each with the nearest ancestor that has a number."""
    members: dict[Level, list[_Member]] = defaultdict(list)
    stack: list[tuple[Draft, Draft | None]] = [(draft, None) for draft in reversed(roots)]
    while stack:
        draft, anchor = stack.pop()
        members[draft.level].append(_Member(draft.number or "", id(anchor), (anchor.number or "") if anchor else ""))
        below = draft if draft.number else anchor
        stack += [(child, below) for child in reversed(draft.children)]
    return members


def _with_numbering(scheme: Scheme, level: Level, members: Sequence[_Member]) -> Scheme:
    """The notation by which counting gives most of a level's numbers; none where few nodes are numbered."""
    definition = scheme.definition(level)
    numbered = [member for member in members if member.number]
    best, most = Numbering(), 0
    if len(numbered) >= _NUMBERED * len(members):
        for candidate in _candidates(definition.numbering, numbered):
            fitting = _fitting(candidate, numbered)
            if fitting > max(most, _FITTING * len(numbered) - 1):
                best, most = candidate, fitting
    if not numbered and not scheme.uses(level):
        return scheme
    labelled = definition.labelled and best.counter is not Notation.NONE
    return _replaced(scheme, replace(definition, numbering=best, labelled=labelled))


def _candidates(own: Numbering, members: Sequence[_Member]) -> Iterator[Numbering]:
    """The level's own numbering first, so that it wins where others fit as well."""
    if own.counter is not Notation.NONE:
        yield own
    notations = Counter(_notation(member.number) for member in members)
    for notation, _ in notations.most_common(2):
        if notation is None:
            continue
        yield Numbering(notation)
        yield Numbering(notation, whole_programme=True)
        for separator in _SEPARATORS:
            yield Numbering(notation, prefixed=True, separator=separator)


def _notation(number: str) -> Notation | None:
    """Notation of a number's last part."""
    last = re.split(r"[. -]|(?<=[A-ZÄÖÜ])(?=\d)", number)[-1]
    return next((notation for pattern, notation in _NOTATIONS if pattern.match(last)), None)


def _fitting(numbering: Numbering, members: Sequence[_Member]) -> int:
    """How many numbers counting gives, going on from each number that it does not give."""
    counts: dict[int, int] = defaultdict(int)
    fitting = 0
    for member in members:
        scope = 0 if numbering.whole_programme else member.anchor
        prefix = f"{member.prefix}{numbering.separator}" if numbering.prefixed and member.prefix else ""
        fitting += member.number == prefix + formatted(numbering.counter, counts[scope] + 1)
        count = counted(numbering.counter, member.number)
        counts[scope] = counts[scope] if count is None else count
    return fitting
