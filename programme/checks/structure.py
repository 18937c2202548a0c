"""Checks of the tree: what is empty, numbered twice or not at all, unassigned, or refers to nothing."""

import re
from collections.abc import Iterator

from programme.checks.context import Context
from programme.findings import Finding, Severity
from programme.model import Counter, FieldRole, Level, Visit
from programme.numbering import counted, duplicate_numbers

_VISDP = "V.i.S.d.P."
_ADDRESS = re.compile(r"\d{4,5}|\d+\s*[a-z]?\s*(?:,|$)|@")
_GENERIC_WORDS = ("Kapitel", "Abschnitt")
_FOREIGN = re.compile(r"\s*(?:,?\s*(?:Abs\.|Satz|der|des|im|SGB|BauGB|GG)\b|\s*(?:SGB|GG|BauGB|GO)\b)")


def visdp(context: Context) -> Iterator[Finding]:
    """Press law wants name and address of who answers for printed matter."""
    value = context.programme.meta.get(_VISDP, "").strip()
    if not value:
        yield Finding("visdp_missing", Severity.ERROR)
    elif not _ADDRESS.search(value):
        yield Finding("visdp_without_address", Severity.WARNING, {"visdp": value})


def empty_entries(context: Context) -> Iterator[Finding]:
    """Entries without a title, and headings with nothing below them."""
    for visit in context.visits:
        node = visit.node
        if not context.titles[node.id].strip():
            yield Finding("title_missing", Severity.WARNING, {"level": context.level_name(node.level)}, node=node.id)
        says_nothing = not (node.children or node.text.strip() or any(map(str.strip, node.fields.values())))
        if says_nothing and node.level is not Level.MASSNAHME and _expects_more(context, node.level):
            yield Finding("entry_empty", Severity.WARNING, {"title": context.shown(node)}, node=node.id)


def numbers_twice(context: Context) -> Iterator[Finding]:
    """One finding for each repetition of a number."""
    nodes = {visit.node.id: visit.node for visit in context.visits}
    for number, ids in duplicate_numbers(context.programme):
        for repeated in ids[1:]:
            values = {"number": number, "title": context.titles[repeated], "other_title": context.titles[ids[0]]}
            yield Finding("number_twice", Severity.WARNING, {**values, "other": nodes[ids[0]].id}, node=repeated)


def numbers_missing(context: Context) -> Iterator[Finding]:
    """Entries whose number was taken away though their level counts, and leaps in the count (13.4, 13.6)."""
    last: dict[tuple[Level, str], tuple[int, str]] = {}
    for visit in context.visits:
        node = visit.node
        numbering = context.programme.scheme.definition(node.level).numbering
        number = context.numbers.get(node.id, "")
        if numbering.counter is Counter.NONE:
            continue
        if not number:
            yield Finding("number_missing", Severity.HINT, {"title": context.shown(node)}, node=node.id)
            continue
        count = counted(numbering.counter, number)
        place = (node.level, _counted_within(visit, context))
        if count is not None:
            before, shown_before = last.get(place, (count, ""))
            if count > before + 1:
                values = {"number": number, "before": shown_before, "title": context.titles[node.id]}
                yield Finding("number_skipped", Severity.HINT, values, node=node.id)
            last[place] = (count, number)


def responsible_missing(context: Context) -> Iterator[Finding]:
    """Measures that nobody answers for, in schemes that have a field for it."""
    for visit in context.visits:
        node = visit.node
        definition = context.programme.scheme.definition(node.level).field_by_role(FieldRole.RESPONSIBLE)
        if definition is not None and not node.fields.get(definition.key, "").strip():
            values = {"title": context.shown(node), "label": definition.label}
            yield Finding("responsible_missing", Severity.WARNING, values, node=node.id)


def dead_references(context: Context) -> Iterator[Finding]:
    """References to nodes that are gone."""
    ids = {visit.node.id for visit in context.visits}
    for reference in context.references:
        if reference.target not in ids:
            values = {"text": reference.text, "part": reference.part}
            yield Finding("reference_dead", Severity.ERROR, values, node=reference.node)


def unknown_numbers(context: Context) -> Iterator[Finding]:
    """References in words ("siehe Abschnitt 13.7") to a number that the programme does not have."""
    known = set(context.numbers.values())
    if not known:
        return
    words = {context.level_name(level) for level in Level} | set(_GENERIC_WORDS)
    pattern = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\s+(\d+(?:\.\d+)*|[A-Z]\d*(?:\.\d+)*)(?![\w*])"
    )
    for passage in context.passages:
        for match in pattern.finditer(passage.text):
            if match[1] not in known and not _FOREIGN.match(passage.text, match.end()):
                values = {"text": match[0], **passage.place(match.start(), match.end())}
                yield Finding("reference_unknown", Severity.HINT, values, node=passage.node)


def _expects_more(context: Context, level: Level) -> bool:
    return bool(context.programme.scheme.levels_below(level)) or level is Level.HANDLUNGSFELD


def _counted_within(visit: Visit, context: Context) -> str:
    numbering = context.programme.scheme.definition(visit.node.level).numbering
    if numbering.whole_programme:
        return ""
    anchored = [each.id for each in visit.ancestors if each.id in context.numbers]
    return anchored[-1] if anchored else (visit.ancestors[0].id if visit.ancestors else "")
