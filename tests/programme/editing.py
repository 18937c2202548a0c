"""Random edits of a programme, for laws about differences and merging."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from programme.errors import TreeError
from programme.ids import new_id
from programme.model import Comment, Level, Node, Programme, walk
from programme.schemes import AKTIONSPLAN
from programme.tree import fitted
from tests.programme.builders import aim, field, goal, measure

WORDS = st.sampled_from(["Radwege bauen", "Schulen öffnen", "Mehr Grün", "", "Busse im Takt", "Bürger*innen fragen"])
LINES = st.lists(st.sampled_from(["Erster Absatz.", "Zweiter.", "- Punkt", "", "Dritter Absatz."]), max_size=5).map(
    "\n".join
)


def sample() -> Programme:
    """Two fields with goals, aims and measures: fourteen nodes."""

    def part(name: str) -> Node:
        aims = [aim(f"{name} {n}", measure(f"Maßnahme {name}{n}1"), measure(f"Maßnahme {name}{n}2")) for n in "ab"]
        return field(name, goal(f"Ziel {name}", *aims, text="Zeile eins\nZeile zwei\nZeile drei\nZeile vier"))

    return Programme(new_id(), "Programm", AKTIONSPLAN, nodes=(part("Verkehr"), part("Umwelt")))


@st.composite
def edited(draw: st.DrawFn, programme: Programme, most: int = 5) -> Programme:
    """`programme` after a few edits."""
    for _ in range(draw(st.integers(0, most))):
        programme = draw(st.sampled_from(_EDITS))(draw, programme)
    return programme


def changed(programme: Programme, node: str, change: Callable[[Node], Node | None]) -> Programme:
    """`programme` with one node replaced, or taken out where `change` gives None."""
    return replace(programme, nodes=_changed(programme.nodes, node, change))


def with_child(programme: Programme, parent: str | None, child: Node, place: int) -> Programme:
    """`programme` with one more node below `parent`, at a fitting level. Raises `TreeError`."""
    if parent is None:
        nodes = programme.nodes
        return replace(programme, nodes=(*nodes[:place], fitted(child, programme.scheme, None), *nodes[place:]))

    def put(node: Node) -> Node:
        inner = fitted(child, programme.scheme, node.level)
        return replace(node, children=(*node.children[:place], inner, *node.children[place:]))

    return changed(programme, parent, put)


def find(programme: Programme, node: str) -> Node:
    return next(each for each in walk(programme.nodes) if each.id == node)


def _changed(nodes: tuple[Node, ...], wanted: str, change: Callable[[Node], Node | None]) -> tuple[Node, ...]:
    result: list[Node] = []
    for node in nodes:
        if node.id == wanted:
            new = change(node)
            result += [new] if new else []
        else:
            result.append(replace(node, children=_changed(node.children, wanted, change)))
    return tuple(result)


def _any_node(draw: st.DrawFn, programme: Programme) -> Node | None:
    nodes = list(walk(programme.nodes))
    return draw(st.sampled_from(nodes)) if nodes else None


def _edit_words(draw: st.DrawFn, programme: Programme) -> Programme:
    node = _any_node(draw, programme)
    if node is None:
        return replace(programme, title=draw(WORDS))
    changes = draw(
        st.sampled_from(
            [
                {"title": draw(WORDS)},
                {"text": draw(LINES)},
                {"fields": {"verantwortlich": draw(WORDS.filter(bool))}},
                {"short_title": draw(WORDS)},
                {"number": draw(st.sampled_from([None, "7", "B2"]))},
                {"comments": (*node.comments, Comment(new_id(), "Muster", "2026-03-14T12:00:00Z", draw(WORDS)))},
            ]
        )
    )
    return changed(programme, node.id, lambda each: replace(each, **changes))


def _edit_programme(draw: st.DrawFn, programme: Programme) -> Programme:
    return draw(
        st.sampled_from(
            [
                replace(programme, title=draw(WORDS)),
                replace(programme, preface=draw(LINES)),
                replace(programme, meta={**programme.meta, "Herausgeber": draw(WORDS.filter(bool))}),
            ]
        )
    )


def _remove(draw: st.DrawFn, programme: Programme) -> Programme:
    node = _any_node(draw, programme)
    return changed(programme, node.id, lambda _: None) if node else programme


def _add(draw: st.DrawFn, programme: Programme) -> Programme:
    parent = draw(st.none() | st.just(_any_node(draw, programme)))
    child = Node(new_id(), draw(st.sampled_from(list(Level))), draw(WORDS))
    try:
        return with_child(programme, parent.id if parent else None, child, draw(st.integers(0, 3)))
    except TreeError:
        return programme


def _move(draw: st.DrawFn, programme: Programme) -> Programme:
    node = _any_node(draw, programme)
    if node is None:
        return programme
    rest = changed(programme, node.id, lambda _: None)
    parent = draw(st.none() | st.just(_any_node(draw, rest)))
    try:
        return with_child(rest, parent.id if parent else None, node, draw(st.integers(0, 3)))
    except TreeError:
        return programme


_EDITS = (_edit_words, _edit_words, _edit_programme, _remove, _add, _move, _move)
