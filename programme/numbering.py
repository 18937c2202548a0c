"""The shown number of every node, computed from the scheme unless a node's number is fixed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from programme.model import Counter, Level, LevelDefinition, Node, Programme, Scheme, Visit, visits

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LAST_PART = re.compile(r"(\d+|[A-Za-z]+)$")
_WHOLE_PROGRAMME = ""
_MOST_DIGITS, _MOST_LETTERS = 9, 3
"""Of one count; what is longer ("Einleitung" given as a number by hand) counts nothing."""


def shown_numbers(programme: Programme) -> dict[str, str]:
    """Node id to shown number ("A1", "13.5"; no level word, no closing dot). Nodes without a number are missing."""
    return numbers_of(programme.nodes, programme.scheme)


def numbers_of(nodes: Iterable[Node], scheme: Scheme) -> dict[str, str]:
    """As `shown_numbers`, for `nodes` that stand at the top of a programme."""
    definitions = {level.level: level for level in scheme.levels}
    numbers: dict[str, str] = {}
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for visit in visits(nodes):
        definition = definitions.get(visit.node.level) or scheme.definition(visit.node.level)
        anchor = _anchor(visit, numbers)
        number = _number(visit.node, definition, anchor, counts, numbers)
        if number:
            numbers[visit.node.id] = number
    return numbers


def first_numbers(scheme: Scheme) -> dict[Level, str]:
    """The number that a first entry of each used level would get ("A1"); "" where the level does not count."""
    found: dict[Level, str] = {}
    anchor = ""
    for each in scheme.levels:
        own_number = formatted(each.numbering.counter, 1) if each.numbering.counter is not Counter.NONE else ""
        prefixed = own_number and each.numbering.prefixed and anchor
        found[each.level] = f"{anchor}{each.numbering.separator}{own_number}" if prefixed else own_number
        anchor = found[each.level] or anchor
    return found


def full_label(definition: LevelDefinition, number: str) -> str:
    """What stands before the title in print: "Leitziel A", "8.1", or "" without a number."""
    if not number:
        return ""
    return f"{definition.singular} {number}" if definition.labelled else number


def formatted(counter: Counter, count: int) -> str:
    """`count` (from 1) in the counter's notation; "" for `Counter.NONE`."""
    if counter is Counter.DECIMAL:
        return str(count)
    if counter is Counter.UPPER_LETTER:
        return _letters(count)
    if counter is Counter.LOWER_LETTER:
        return _letters(count).lower()
    if counter is Counter.UPPER_ROMAN:
        return _roman(count)
    return ""


def counted(counter: Counter, number: str) -> int | None:
    """The count that the last part of `number` stands for; None where it does not fit the counter's notation."""
    match = _LAST_PART.search(number.strip(" ."))
    if match is None or counter is Counter.NONE:
        return None
    part = match[1]
    if counter is Counter.DECIMAL:
        return int(part) if part.isdecimal() and len(part) <= _MOST_DIGITS else None
    if part.isdecimal():
        return None
    if counter is Counter.UPPER_ROMAN:
        return _roman_value(part)
    return _letter_value(part) if len(part) <= _MOST_LETTERS else None


def unfix_computed(programme: Programme) -> Programme:
    """Frees each fixed number that counting gives just as well, since after import a number is fixed only where it
    differs from the computed one."""
    definitions = {level.level: level for level in programme.scheme.levels}
    numbers: dict[str, str] = {}
    counts: dict[tuple[str, str], int] = defaultdict(int)
    free: set[str] = set()
    for visit in visits(programme.nodes):
        node = visit.node
        definition = definitions.get(node.level) or programme.scheme.definition(node.level)
        anchor = _anchor(visit, numbers)
        if node.number and node.number == _computed(node, definition, anchor, counts, numbers):
            free.add(node.id)
        shown = _number(node, definition, anchor, counts, numbers)
        if shown:
            numbers[node.id] = shown
    return replace(programme, nodes=tuple(_freed(node, free) for node in programme.nodes)) if free else programme


def duplicate_numbers(programme: Programme) -> list[tuple[str, list[str]]]:
    """Numbers that several nodes of one level show where they should differ, each with its node ids in reading order.

    Numbers that start anew under each parent ("Maßnahme 1") may repeat under different parents.
    """
    numbers = shown_numbers(programme)
    places: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for visit in visits(programme.nodes):
        number = numbers.get(visit.node.id)
        if not number:
            continue
        scope = _unique_within(visit, programme.scheme, numbers)
        places[visit.node.level.value, scope, number].append(visit.node.id)
    return [(key[2], ids) for key, ids in places.items() if len(ids) > 1]


def _anchor(visit: Visit, numbers: Mapping[str, str]) -> str:
    """Within what a node counts: the nearest ancestor with a number, else the outermost one, else the programme."""
    for ancestor in reversed(visit.ancestors):
        if ancestor.id in numbers:
            return ancestor.id
    return visit.ancestors[0].id if visit.ancestors else _WHOLE_PROGRAMME


def _unique_within(visit: Visit, scheme: Scheme, numbers: Mapping[str, str]) -> str:
    """Id of the ancestor within which a number should differ; "" for the whole programme."""
    numbering = scheme.definition(visit.node.level).numbering
    if numbering.whole_programme or not visit.ancestors:
        return _WHOLE_PROGRAMME
    if not numbering.prefixed:
        return _anchor(visit, numbers)
    outermost = visit.ancestors[0].id
    return _WHOLE_PROGRAMME if outermost in numbers else outermost


def _number(
    node: Node,
    definition: LevelDefinition,
    anchor: str,
    counts: dict[tuple[str, str], int],
    numbers: dict[str, str],
) -> str:
    numbering = definition.numbering
    scope = _scope(node, definition, anchor)
    if node.number is not None:
        count = counted(numbering.counter, node.number)
        counts[scope] = counts[scope] if count is None else count
        return node.number
    if numbering.counter is Counter.NONE:
        return ""
    counts[scope] += 1
    own = formatted(numbering.counter, counts[scope])
    prefix = numbers.get(anchor, "")
    return f"{prefix}{numbering.separator}{own}" if numbering.prefixed and prefix else own


def _computed(
    node: Node,
    definition: LevelDefinition,
    anchor: str,
    counts: dict[tuple[str, str], int],
    numbers: dict[str, str],
) -> str:
    """The number that counting would give a node here; `counts` stay as they are."""
    scope = _scope(node, definition, anchor)
    return _number(replace(node, number=None, children=()), definition, anchor, {scope: counts[scope]}, numbers)


def _scope(node: Node, definition: LevelDefinition, anchor: str) -> tuple[str, str]:
    return node.level.value, _WHOLE_PROGRAMME if definition.numbering.whole_programme else anchor


def _freed(node: Node, free: set[str]) -> Node:
    number = None if node.id in free else node.number
    return replace(node, number=number, children=tuple(_freed(child, free) for child in node.children))


def _letters(count: int) -> str:
    letters = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _letter_value(letters: str) -> int:
    value = 0
    for letter in letters.upper():
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def _roman(count: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        parts.append(sign * times)
    return "".join(parts)


def _roman_value(sign: str) -> int | None:
    rest, value = sign.upper(), 0
    for amount, letters in _ROMAN:
        while rest.startswith(letters):
            value, rest = value + amount, rest[len(letters) :]
    return value if not rest and value and _roman(value) == sign.upper() else None
