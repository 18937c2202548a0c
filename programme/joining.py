"""Two nodes become one: the words of the second follow those of the first, none is lost."""

from collections.abc import Mapping
from dataclasses import replace

from programme import markup
from programme.markup import Block, Paragraph, Run
from programme.model import Node, Scheme


def joined(first: Node, second: Node, scheme: Scheme) -> Node:
    """`first`, behind whose text title, text and all else of `second` stand as paragraphs of their own. Children stay
    where they are, comments follow the first one's."""
    title = markup.parse_inline(second.title)
    own = (*markup.parse(first.text), *((Paragraph(title),) if title else ()), *markup.parse(second.text))
    text = markup.serialise((*own, *leftovers(first, second, scheme)))
    comments = (*first.comments, *second.comments)
    return replace(first, text=text, fields=joined_fields(first, second), comments=comments)


def joined_fields(first: Node, second: Node) -> Mapping[str, str]:
    """The fields of `first`, which on the same level take those of `second`; one that both have has both values, if they differ."""
    fields = dict(first.fields)
    if first.level is second.level:
        for key, value in second.fields.items():
            own = fields.get(key)
            fields[key] = _both(own, value) if own and own != value else value
    return fields


def _both(own: str, value: str) -> str:
    """Signs that mean themselves in each do so in both."""
    return markup.serialise_inline((*markup.parse_inline(own), Run("; "), *markup.parse_inline(value)))


def leftovers(first: Node, second: Node, scheme: Scheme) -> tuple[Block, ...]:
    """What of `second` is neither title, text nor a field of the joined node: paragraphs behind its text."""
    return (*short_title_blocks(second), *(() if first.level is second.level else field_blocks(second, scheme)))


def short_title_blocks(node: Node) -> tuple[Block, ...]:
    """The short title as text."""
    return (Paragraph((Run(node.short_title),)),) if node.short_title else ()


def field_blocks(node: Node, scheme: Scheme) -> tuple[Block, ...]:
    """The fields as text, each behind its bold label."""
    return tuple(
        Paragraph((Run(scheme.field_label(node.level, key) + ":", bold=True), Run(" "), *markup.parse_inline(value)))
        for key, value in node.fields.items()
        if value
    )
