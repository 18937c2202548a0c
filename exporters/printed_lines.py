"""Lines "wie in Version …": what a version printed for deliberation is printed again, with its breaks and numbers.

Numbers cite words. So they are given only to parts that still say what the version says; these are printed from the
version's state, where entries that were added or moved elsewhere since have not changed a single number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from exporters.options import Edition, ExportOptions
from exporters.printed_nodes import visible_nodes
from programme.errors import UserError
from programme.line_records import line_record
from programme.lines import LineSettings, number_lines
from programme.markup import plain_inline
from programme.model import Comment, Node, Programme, walk

_NAMED = 3


@dataclass(frozen=True, slots=True)
class PrintedVersion:
    """A version: its name, its state, and the record of its lines (None: they are counted in that state)."""

    name: str
    state: Programme
    record: Mapping[str, Any] | None = None


def as_printed(today: Programme, options: ExportOptions, version: PrintedVersion) -> tuple[Programme, ExportOptions]:
    """What to export so that lines are as in `version`: its entries under today's head, with today's comments.

    Leaves all other editions than the Beratungsfassung alone. Raises `UserError` where what is to be printed says
    something else than the version.
    """
    if options.edition is not Edition.DEBATE:
        return today, options
    changed = _changed(today, version.state, options)
    if changed:
        more = {"titles": ", ".join(f"„{title}“" for title in changed[:_NAMED]), "count": len(changed)}
        raise UserError("lines_changed_since", name=version.name, **more)
    comments = {node.id: node.comments for node in walk(today.nodes)}
    nodes = tuple(_with_comments(node, comments) for node in version.state.nodes)
    programme = replace(today, scheme=version.state.scheme, nodes=nodes)
    return programme, replace(options, line_record=version.record, version=version.name)


def counted_record(state: Programme, options: ExportOptions | None = None) -> dict[str, Any]:
    """The record of the lines that a Beratungsfassung of `state` has, counted by today's rule; to be kept with it."""
    options = options or ExportOptions()
    settings = LineSettings(options.line_width, options.number_whole_programme)
    return line_record(number_lines(state, settings), settings)


def _changed(today: Programme, printed: Programme, options: ExportOptions) -> list[str]:
    """Titles of the entries to be printed that differ, in reading order: today's, then those that are gone."""
    now = [visit.node for visit in visible_nodes(today, options)]
    then = [visit.node for visit in visible_nodes(printed, options)]
    known, left = {node.id: _said(node) for node in then}, {node.id for node in now}
    changed = [node for node in now if known.get(node.id) != _said(node)]
    changed += [node for node in then if node.id not in left]
    if not changed and [node.id for node in now] != [node.id for node in then]:
        changed = [one for one, other in zip(now, then, strict=True) if one.id != other.id]
    return [plain_inline(node.title) for node in changed]


def _said(node: Node) -> tuple[object, ...]:
    """What of an entry is printed, but for its number, which depends on others."""
    fields = {key: value for key, value in node.fields.items() if value}
    return node.level, node.title, node.text, node.number, fields


def _with_comments(node: Node, comments: Mapping[str, tuple[Comment, ...]]) -> Node:
    children = tuple(_with_comments(child, comments) for child in node.children)
    return replace(node, comments=comments.get(node.id, ()), children=children)
