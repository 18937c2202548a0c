"""The body of the Druckfassung."""

from collections.abc import Iterator

from exporters.block_types import BulletMeasure, FieldLine, Heading, MeasureBlock, PageBreak, PrintBlock, Text
from exporters.printed_nodes import NodeTexts, begins_part, visible_nodes
from programme.model import PrintForm, Visit


def print_body(texts: NodeTexts) -> Iterator[PrintBlock]:
    """What stands between contents and imprint, in reading order."""
    programme, options = texts.programme, texts.options
    excerpt = bool(options.parts)
    if programme.preface and not excerpt:
        yield Text(texts.references.text(programme.preface), "vorwort")
    for place, visit in enumerate(visible_nodes(programme, options)):
        if visit.ancestors and begins_part(visit, options):
            yield texts.path(visit)
        if place and not visit.ancestors and options.chapter_on_new_page:
            yield PageBreak()
        yield from node_blocks(visit, texts)
    if programme.closing and not excerpt:
        yield Text(texts.references.text(programme.closing), "schluss")


def node_blocks(visit: Visit, texts: NodeTexts) -> Iterator[PrintBlock]:
    """The blocks of one node without its children."""
    node = visit.node
    label, title, blocks, rows = texts.label(node), texts.title(node), texts.text(node), texts.rows(node)
    comments = texts.comments(node)
    if texts.form(node) is PrintForm.HEADING:
        yield Heading(node.id, texts.rank(visit), node.level.depth, label, title, texts.listed(node), comments)
        for field_label, value in rows:
            yield FieldLine(node.id, field_label, value)
        if blocks:
            yield Text(blocks, node.id)
    elif rows or texts.form(node) is PrintForm.BLOCK:
        yield MeasureBlock(node.id, label, title, blocks, rows, comments)
    else:
        yield BulletMeasure(node.id, label, title, blocks, comments)
