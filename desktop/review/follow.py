"""Brings the outline that the review's tree shows from one programme to the next, touching only what differs.

States of a review share every node that an edit left alone, so most of a large tree is passed over at once.
"""

from collections.abc import Iterator
from dataclasses import replace

from desktop.review.forest import Nodes
from desktop.tree.follow import Added, Edited, Moved, Removed, Step
from desktop.tree.outline import Entry, Outline
from programme.model import Node, Programme, walk


def follow(outline: Outline, before: Programme, after: Programme) -> Iterator[Step]:
    """Each step is yielded right after it was made. `outline` shows `before`."""
    outline.head = replace(after, nodes=(), findings=())
    if before.nodes is after.nodes:
        return
    same = {id(node) for node in walk(before.nodes)}
    wanted = {node.id for node in walk(after.nodes)}
    lost = [entry for entry in outline.walk() if entry.id not in wanted]
    for entry in lost:  # what stays below something that goes is taken out first
        for child in [each for each in entry.children if each.id in wanted]:
            outline.move(child, None, len(outline.top))
            yield Moved(child.id)
    for entry in lost:
        if entry.id in outline:
            outline.remove(entry)
            yield Removed(entry)
    yield from _level(outline, after.nodes, None, same)


def _level(outline: Outline, nodes: Nodes, parent: Entry | None, same: set[int]) -> Iterator[Step]:
    for index, node in enumerate(nodes):
        entry = outline.find(node.id)
        if entry is None:
            entry = outline.insert(replace(node, children=()), parent, index)
            yield Added(node.id)
        elif not _stands(outline, entry, parent, index):
            outline.move(entry, parent, index)
            yield Moved(node.id)
        if id(node) in same:
            continue
        if _take(entry, node):
            yield Edited(node.id)
        yield from _level(outline, node.children, entry, same)


def _stands(outline: Outline, entry: Entry, parent: Entry | None, index: int) -> bool:
    siblings = outline.siblings(parent)
    return entry.parent is parent and index < len(siblings) and siblings[index] is entry


def _take(entry: Entry, node: Node) -> bool:
    """Whether anything was other."""
    now = (node.level, node.title, node.text, node.short_title, node.number, dict(node.fields), node.comments)
    was = (entry.level, entry.title, entry.text, entry.short_title, entry.number, entry.fields, entry.comments)
    if now == was:
        return False
    entry.level, entry.title, entry.text, entry.short_title, entry.number, entry.fields, entry.comments = now
    entry.refresh()
    return True
