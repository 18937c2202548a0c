"""Checks of what a scheme asks for beyond its tree: characters at most, fields that must be filled, levels that must not
be skipped."""

from collections import defaultdict
from collections.abc import Iterator

from programme.checks.context import Context, Passage
from programme.findings import Finding, Severity
from programme.language.graphemes import width
from programme.model import FieldRole, LevelDefinition


def too_long(context: Context) -> Iterator[Finding]:
    """Titles, texts and fields with more characters than their scheme allows."""
    limits = {each.level: _limits(each) for each in context.programme.scheme.levels}
    if not any(limits.values()):
        return
    passages: dict[str | None, list[Passage]] = defaultdict(list)
    for passage in context.passages:
        passages[passage.node].append(passage)
    for visit in context.visits:
        for part, (limit, label) in limits.get(visit.node.level, {}).items():
            text = "\n".join(each.text for each in passages[visit.node.id] if each.part == part)
            length = width(text.replace("\n", " "))
            if length > limit:
                values = {
                    "title": context.shown(visit.node), "label": label, "limit": limit, "over": length - limit,
                    "part": part, "start": limit, "end": len(text),
                }  # fmt: skip
                yield Finding("too_long", Severity.WARNING, values, node=visit.node.id)


def _limits(definition: LevelDefinition) -> dict[str, tuple[int, str]]:
    """Part to its limit and what users call it."""
    found = {"title": (definition.title_limit, "Titel"), "text": (definition.text_limit, "Text")}
    found |= {f"field:{each.key}": (each.limit, each.label) for each in definition.fields}
    return {part: (limit, label) for part, (limit, label) in found.items() if limit is not None}


def required_missing(context: Context) -> Iterator[Finding]:
    """Empty fields that the scheme wants filled; for responsible bodies there is a check of its own."""
    for visit in context.visits:
        node = visit.node
        for each in context.programme.scheme.definition(node.level).fields:
            if each.required and each.role is not FieldRole.RESPONSIBLE and not node.fields.get(each.key, "").strip():
                values = {"title": context.shown(node), "label": each.label}
                yield Finding("field_missing", Severity.WARNING, values, node=node.id)


def levels_skipped(context: Context) -> Iterator[Finding]:
    """Entries that do not stand below a level that the scheme wants between."""
    wanted = [each for each in context.programme.scheme.levels if not each.skippable]
    for visit in context.visits:
        above = visit.ancestors[-1].level.depth if visit.ancestors else 0
        for each in wanted:
            if above < each.level.depth < visit.node.level.depth:
                values = {"title": context.shown(visit.node), "level": each.singular}
                yield Finding("level_skipped", Severity.WARNING, values, node=visit.node.id)
                break
