"""What of a review goes into the store: the whole, a part, or entries for a programme that is there. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.review.edits import Edit, fitted
from desktop.review.forest import Nodes, node_at, path_of
from desktop.review.parts import cut_text
from desktop.review.state import Review
from desktop.review.words import list_into_nodes
from programme import markup
from programme import tree as rules
from programme.errors import TreeError
from programme.findings import Finding, Severity
from programme.ids import new_id
from programme.model import Level, Node, Programme, Scheme, walk
from programme.schemes import with_field
from programme.tree import ProgrammeTree


def whole(review: Review) -> Programme:
    """The programme with the findings that are still open."""
    state = review.state
    left = tuple(each for index, each in enumerate(review.findings) if index not in state.decided)
    known = tuple(each if each.node in state.nodes else replace(each, node=review.node_of(each) or None) for each in left)  # fmt: skip
    return replace(state.programme, findings=known)


def part(review: Review, ids: Iterable[str]) -> Programme:
    """Only these entries with all below them, under the same title; preface and metadata stay behind."""
    programme = whole(review)
    nodes = chosen(programme, ids)
    inside = {node.id for node in walk(nodes)}
    findings = tuple(each for each in programme.findings if each.node in inside)
    return replace(programme, nodes=nodes, preface="", closing="", findings=findings)


def chosen(programme: Programme, ids: Iterable[str]) -> Nodes:
    """The outermost of these entries, in reading order."""
    tops = rules.tops(ProgrammeTree(programme), ids)
    return tuple(node_at(programme.nodes, path_of(programme.nodes, each)) for each in tops)


def as_entries(programme: Programme, is_passage: bool, level: Level | None = None, name: str = "") -> Nodes:
    """Everything that a programme says as entries for another one: its preface becomes one, before the others.

    Of a passage that has no title but its `name`, the points of a list become entries, and else its first paragraph the
    title; a heading above all others holds them. `level` is that of the entry made of a preface; None for that of the others.
    """
    if is_passage:
        programme = replace(programme, nodes=_measures_counted(programme.nodes))
    text = "\n\n".join(
        filter(None, (*(_words_beside(programme) if is_passage else ()), programme.preface, programme.closing))
    )
    if is_passage and programme.title not in ("", name, *(node.title for node in programme.nodes)):
        return _under_title(programme, text)
    if not text:
        return programme.nodes
    if level is None:
        level = programme.nodes[0].level if programme.nodes else rules.level_below(programme.scheme, None)
    if not is_passage:
        return (Node(new_id(), level, programme.title, text), *programme.nodes)
    edit = _list_resolved(replace(programme, preface=text))
    cut = cut_text(edit.programme.preface, 1)
    if cut is None:
        return edit.programme.nodes
    first = Node(new_id(), level, markup.serialise_inline(cut.title), markup.serialise(cut.after))
    if first.title.endswith(":") and not first.text and edit.programme.nodes:  # what announces a list heads it
        try:
            below = fitted(edit.programme.nodes, programme.scheme, level)
        except TreeError:
            return (first, *edit.programme.nodes)
        return (replace(first, title=first.title.removesuffix(":"), children=below),)
    return (first, *edit.programme.nodes)


def _measures_counted(nodes: Nodes) -> Nodes:
    """Points without a number beside numbered ones: where they go, measures count as that programme's scheme says."""
    return tuple(
        replace(
            node,
            number=None if node.level is Level.MASSNAHME and not node.number else node.number,
            children=_measures_counted(node.children),
        )
        for node in nodes
    )


def _words_beside(programme: Programme) -> tuple[str, ...]:
    """What a passage said in lines that name a programme's subtitle and details: in another programme they are text."""
    return (programme.subtitle, *(markup.escape(f"{name}: {value}") for name, value in programme.meta.items()))


def _under_title(programme: Programme, text: str) -> Nodes:
    """The title as an entry above all others; before them where they use all levels."""
    title = Node(new_id(), rules.level_below(programme.scheme, None), programme.title, text)
    try:
        return (replace(title, children=fitted(programme.nodes, programme.scheme, title.level)),)
    except TreeError:
        return (title, *programme.nodes)


def _list_resolved(programme: Programme) -> Edit:
    try:
        return list_into_nodes(programme, "")
    except TreeError:
        return Edit(programme)


def level_below(scheme: Scheme, level: Level | None) -> Level:
    """The level of what is pasted below an entry; a Maßnahme gets a neighbour."""
    return Level.MASSNAHME if level is Level.MASSNAHME else rules.level_below(scheme, level)


def findings_of(programme: Programme, nodes: Nodes) -> tuple[Finding, ...]:
    """What is open about `nodes`, which go into another programme; what is about the whole goes with the first."""
    inside = {node.id for node in walk(nodes)}
    first = nodes[0].id if nodes else None
    found = (each if each.node else replace(each, node=first) for each in programme.findings)
    return tuple(each for each in found if each.node in inside)


def with_fields_of(scheme: Scheme, source: Scheme, nodes: Sequence[Node]) -> Scheme:
    """`scheme` with the fields that `nodes` carry and only `source` knows, each at the level where it is carried."""
    for node in walk(nodes):
        definition = source.definition(node.level)
        for key, value in node.fields.items():
            known = definition.field_by_key(key)
            if value and known is not None:
                scheme = with_field(scheme, node.level, known)
    return scheme


def is_sure(review: Review) -> bool:
    """Whether nothing but hints was found, and no word was left out."""
    return review.coverage().share == 1.0 and all(each.severity is Severity.HINT for each in review.findings)
