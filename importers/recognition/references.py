"""References that say nothing themselves are printed with their target's number; reading takes it away again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from programme import markup
from programme.markup import Block, Footnote, Inline, ListBlock, ListItem, Paragraph, Run
from programme.model import Node, Programme, walk
from programme.numbering import shown_numbers
from programme.references import References

_SIGN = "](#"


def with_bare_references(programme: Programme) -> Programme:
    """References to entries of the same programme whose words are what is printed for a reference without words lose
    them: then the number follows when entries move. Others' files know no such ids and stay as they are."""
    if not any(_SIGN in part for node in walk(programme.nodes) for part in _texts(node)):
        return programme
    ids = {node.id for node in walk(programme.nodes)}
    bare = _Bare(ids, References(programme, shown_numbers(programme)))
    return replace(programme, nodes=tuple(bare.node(node) for node in programme.nodes))


def _texts(node: Node) -> Iterable[str]:
    return (node.title, node.text, *node.fields.values())


@dataclass(frozen=True, slots=True)
class _Bare:
    ids: set[str]
    references: References

    def node(self, node: Node) -> Node:
        children = tuple(self.node(child) for child in node.children)
        if not any(_SIGN in part for part in _texts(node)):
            return node if children == node.children else replace(node, children=children)
        return replace(
            node,
            title=self._line(node.title),
            text=markup.serialise(map(self._block, markup.parse(node.text))) if _SIGN in node.text else node.text,
            fields=self._fields(node.fields),
            children=children,
        )

    def _fields(self, fields: Mapping[str, str]) -> dict[str, str]:
        return {key: self._line(value) for key, value in fields.items()}

    def _line(self, text: str) -> str:
        return markup.serialise_inline(self._inlines(markup.parse_inline(text))) if _SIGN in text else text

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(self._inlines(block.inlines))
        items = tuple(ListItem(tuple(map(self._block, item.blocks))) for item in block.items)
        return ListBlock(items, block.ordered, block.start)

    def _inlines(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        return tuple(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Footnote):
            return Footnote(self._inlines(inline.inlines))
        if not isinstance(inline, Run) or not inline.link or inline.link[1:] not in self.ids:
            return inline
        (shown,) = self.references.line(f"[]({inline.link})")
        said = isinstance(shown, Run) and inline.text == shown.text
        return replace(inline, text="") if said and inline.link[0] == "#" else inline
