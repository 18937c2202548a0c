"""Edits that carry words from node to node: split, join, turn into text, take in a line. Knows no Qt.

As `desktop.review.edits`: values in, values out, no word lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.review.edits import Edit, changed
from desktop.review.forest import (
    Nodes,
    Path,
    attached,
    last_path,
    node_at,
    path_of,
    siblings_at,
    spliced,
    with_siblings,
)
from desktop.review.parts import Cut, cut_inlines, cut_text, glued, glued_text, items_of, title_of
from programme import markup
from programme import tree as rules
from programme.errors import TreeError
from programme.ids import new_id
from programme.joining import field_blocks, joined_fields, leftovers, short_title_blocks
from programme.markup import Block, ListBlock, ListItem, Paragraph, Run
from programme.model import Level, Node, PrintForm, Programme, Scheme
from programme.tree import ProgrammeTree

Leads = Mapping[str, str]
"""Words that the source has before the title of a node ("8.", "Maßnahme 1:"), by id; they come back with the title."""


def split(programme: Programme, node_id: str, part: int, offset: int = 0) -> Edit:
    """What stands from a part of a node on becomes a node of its own right behind it, the children with it. The fields go
    along where the title is cut, since they stand behind it; else they stay.

    `part` and `offset` as in `desktop.review.parts`; the id "" is the preface, whose rest heads the tree.
    """
    if not node_id:
        return _split_preface(programme, part, offset)
    path = path_of(programme.nodes, node_id)
    node = node_at(programme.nodes, path)
    if part:
        cut = cut_text(node.text, part, offset)
        title = node.title
    else:
        left, right = cut_inlines(markup.parse_inline(node.title), offset)
        cut = Cut((), right, markup.parse(node.text)) if left and right else None
        title = markup.serialise_inline(left)
    if cut is None:
        raise TreeError("nothing_to_split")
    new, first = _node_of(cut, node.level, node.children), replace(node, title=title, children=())
    if part:
        first = replace(first, text=markup.serialise(cut.before))
    else:
        first, new = replace(first, text="", fields={}), replace(new, fields=node.fields)
    return Edit(replace(programme, nodes=spliced(programme.nodes, path, (first, new))), made=new.id)


def _split_preface(programme: Programme, part: int, offset: int) -> Edit:
    cut = cut_text(programme.preface, part, offset)
    if cut is None:
        raise TreeError("nothing_to_split")
    new = _node_of(cut, rules.level_below(programme.scheme, None))
    preface = markup.serialise(cut.before)
    return Edit(replace(programme, preface=preface, nodes=(new, *programme.nodes)), made=new.id)


def _node_of(cut: Cut, level: Level, children: Nodes = ()) -> Node:
    return Node(new_id(), level, markup.serialise_inline(cut.title), markup.serialise(cut.after), children=children)


def joined(programme: Programme, node_id: str, leads: Leads | None = None) -> Edit:
    """The node's words go on where those of the node before it, in reading order, end."""
    path = path_of(programme.nodes, node_id)
    node, siblings, place = node_at(programme.nodes, path), siblings_at(programme.nodes, path), path[-1]
    node = _with_lead(node, leads)
    if place:
        before, heir = _glued_to_last(siblings[:place], node, programme.scheme)
        for child in node.children:
            before = attached(before, child)
        nodes = with_siblings(programme.nodes, path, (*before, *siblings[place + 1 :]))
    elif len(path) > 1:
        parent = node_at(programme.nodes, path[:-1])
        heir = parent.id
        whole = replace(_glued(parent, node, programme.scheme), children=(*node.children, *siblings[1:]))
        nodes = spliced(programme.nodes, path[:-1], (whole,))
    else:
        raise TreeError("nothing_to_join")
    return Edit(replace(programme, nodes=nodes), {node_id: heir})


def _glued_to_last(before: Nodes, node: Node, scheme: Scheme) -> tuple[Nodes, str]:
    path = last_path(before)
    last = node_at(before, path)
    return spliced(before, path, (_glued(last, node, scheme),)), last.id


def _glued(first: Node, second: Node, scheme: Scheme) -> Node:
    """`first` with the words of `second` going on where its own end; a field that both have has both values."""
    words = markup.parse_inline(second.title)
    if first.text:
        title, blocks = first.title, glued_text(first.text, words)
    else:
        title, blocks = markup.serialise_inline(glued(markup.parse_inline(first.title), words)), ()
    text = markup.serialise((*blocks, *markup.parse(second.text), *leftovers(first, second, scheme)))
    comments = (*first.comments, *second.comments)
    return replace(first, title=title, text=text, fields=joined_fields(first, second), comments=comments)


# ----------------------------------------------------------------------------------------------------------------- text


def into_text(programme: Programme, ids: Iterable[str], leads: Leads | None = None) -> Edit:
    """Each node becomes text of the heading above it in reading order; before the first heading, of the preface.

    What stands below it stays, one place up. A bullet becomes a list item, anything else a paragraph.
    """
    heirs: dict[str, str] = {}
    for each in rules.tops(ProgrammeTree(programme), ids):
        edit = _into_text(programme, each, leads)
        programme = edit.programme
        heirs |= edit.heirs
    return Edit(programme, heirs)


def _into_text(programme: Programme, node_id: str, leads: Leads | None) -> Edit:
    path = path_of(programme.nodes, node_id)
    siblings, place = siblings_at(programme.nodes, path), path[-1]
    node = _with_lead(node_at(programme.nodes, path), leads)
    blocks = _as_text(node, programme.scheme)
    before, after = siblings[:place], siblings[place + 1 :]
    heading = _last_heading(before)
    for child in node.children:
        before = attached(before, child)
    nodes = with_siblings(programme.nodes, path, (*before, *after))
    result = replace(programme, nodes=nodes)
    if heading is None and len(path) == 1:
        preface = markup.serialise((*markup.parse(programme.preface), *blocks))
        return Edit(replace(result, preface=preface), {node_id: ""})
    home = heading or node_at(programme.nodes, path[:-1]).id
    return Edit(changed(result, home, lambda found: _with_text(found, blocks, node)), {node_id: home})


def _last_heading(before: Nodes) -> str | None:
    found = None
    while before and before[-1].level is not Level.MASSNAHME:
        found, before = before[-1].id, before[-1].children
    return found


def _with_text(node: Node, blocks: Iterable[Block], source: Node) -> Node:
    text = markup.serialise((*markup.parse(node.text), *blocks))
    return replace(node, text=text, comments=(*node.comments, *source.comments))


def _as_text(node: Node, scheme: Scheme) -> tuple[Block, ...]:
    title = markup.parse_inline(node.title)
    further = (*markup.parse(node.text), *short_title_blocks(node), *field_blocks(node, scheme))
    if scheme.definition(node.level).form is PrintForm.BULLET:
        return (ListBlock((ListItem((Paragraph(title), *further)),)),)
    heads = bool(further or node.children)
    return (Paragraph(tuple(_bold(each) if heads else each for each in title)), *further)


def _bold(inline: markup.Inline) -> markup.Inline:
    return replace(inline, bold=True) if isinstance(inline, Run) else inline


def _with_lead(node: Node, leads: Leads | None) -> Node:
    lead = (leads or {}).get(node.id, "")
    return replace(node, title=f"{markup.escape_inline(lead)} {node.title}") if lead else node


# ------------------------------------------------------------------------------------------------------ lists and lines


def list_into_nodes(programme: Programme, node_id: str) -> Edit:
    """The list items in a node's text (or in the preface, "") become nodes of their own, the first below it."""
    node = node_at(programme.nodes, path_of(programme.nodes, node_id)) if node_id else None
    rest, items = items_of(node.text if node else programme.preface)
    if not items:
        raise TreeError("no_list_in_text")
    level = _item_level(programme.scheme, node.level if node else None)
    made = tuple(_node_of(Cut((), *title_of(item)), level) for item in items)
    text = markup.serialise(rest)
    if node is None:
        return Edit(replace(programme, preface=text, nodes=(*made, *programme.nodes)), made=made[0].id)
    grown = replace(node, text=text, children=(*made, *node.children))
    return Edit(changed(programme, node_id, lambda _node: grown), made=made[0].id)


def _item_level(scheme: Scheme, above: Level | None) -> Level:
    return rules.level_below(scheme, above, Level.MASSNAHME if scheme.uses(Level.MASSNAHME) else None)


def text_added(programme: Programme, node_id: str, words: str) -> Edit:
    """A line of the source as one more paragraph of a node, or of the preface for ""."""
    block = (Paragraph((Run(words),)),)
    if not node_id:
        return Edit(replace(programme, preface=markup.serialise((*markup.parse(programme.preface), *block))))
    return Edit(
        changed(
            programme,
            node_id,
            lambda node: replace(node, text=markup.serialise((*markup.parse(node.text), *block))),
        )
    )


def node_added(programme: Programme, after: str, words: str) -> Edit:
    """A line of the source as a node of its own behind `after`, at its level; at the head of the tree for ""."""
    title = markup.escape_inline(words)
    if not after:
        made = Node(new_id(), rules.level_below(programme.scheme, None), title)
        return Edit(replace(programme, nodes=(made, *programme.nodes)), made=made.id)
    path: Path = path_of(programme.nodes, after)
    node = node_at(programme.nodes, path)
    made = Node(new_id(), node.level, title)
    children = node.children
    pair = (replace(node, children=()), replace(made, children=children)) if children else (node, made)
    return Edit(replace(programme, nodes=spliced(programme.nodes, path, pair)), made=made.id)
