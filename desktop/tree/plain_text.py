"""A programme as an indented outline, for the terminal and the clipboard."""

from programme.markup import plain_inline
from programme.model import Programme, shown_short_title, visits
from programme.numbering import full_label, shown_numbers


def outline(programme: Programme) -> str:
    """One line per node: indentation by ancestors, number, short title."""
    numbers = shown_numbers(programme)
    lines = [programme.title]
    for visit in visits(programme.nodes):
        definition = programme.scheme.definition(visit.node.level)
        label = full_label(definition, numbers.get(visit.node.id, "")) or "•"
        title = shown_short_title(visit.node, plain_inline(visit.node.title))
        lines.append(f"{'  ' * (len(visit.ancestors) + 1)}{label} {title}")
    return "\n".join(lines)
