"""The numbers of entries that come from elsewhere: those that count on from a given number stay with it. Knows no Qt."""

from dataclasses import replace

from programme.ids import new_id
from programme.model import Level, Node, Programme, walk
from programme.numbering import shown_numbers, unfix_computed

Nodes = tuple[Node, ...]


def counting_on(nodes: Nodes, source: Programme, programme: Programme, parent: str | None, index: int) -> Nodes:
    """`nodes` of `source` as they go to this place of `programme`: what counted on from a given number keeps the number that
    it showed ("3" and "4", not "3" and "2.4"), and only numbers that counting does not give there are given ones."""
    given = _given(nodes, shown_numbers(source))
    if given == nodes:
        return nodes
    trial = tuple(_with_new_ids(each) for each in given)  # a text that was exported from here has ids that are there
    counted = unfix_computed(replace(programme, nodes=_put(programme.nodes, trial, parent, index)))
    siblings = next((each.children for each in walk(counted.nodes) if each.id == parent), counted.nodes)
    return tuple(map(_numbered_as, given, siblings[index : index + len(nodes)]))


def _given(nodes: Nodes, shown: dict[str, str]) -> Nodes:
    begun: set[Level] = set()
    found = []
    for node in nodes:
        number = node.number
        if number:
            begun.add(node.level)
        elif number is None and node.level in begun:
            number = shown.get(node.id)
        found.append(replace(node, number=number, children=_given(node.children, shown)))
    return tuple(found)


def _put(nodes: Nodes, new: Nodes, parent: str | None, index: int) -> Nodes:
    if parent is None:
        return (*nodes[:index], *new, *nodes[index:])
    return tuple(
        replace(each, children=_put(each.children, new, None if each.id == parent else parent, index))
        if each.id == parent or each.children
        else each
        for each in nodes
    )


def _with_new_ids(node: Node) -> Node:
    return replace(node, id=new_id(), children=tuple(map(_with_new_ids, node.children)))


def _numbered_as(node: Node, other: Node) -> Node:
    return replace(node, number=other.number, children=tuple(map(_numbered_as, node.children, other.children)))
