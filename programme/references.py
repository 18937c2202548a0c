"""Node text as it is printed: markup parsed, and references that say nothing themselves given their target's number."""

from collections.abc import Mapping
from dataclasses import replace

from programme.markup import Block, Footnote, Inline, ListBlock, ListItem, Paragraph, Run, parse, parse_inline, plain_of
from programme.model import Programme, shown_short_title, walk

WITHOUT_TARGET = "(Verweis ohne Ziel)"


class References:
    """Reads markup; "[](#id)" gets the number of its target, else the target's short title in quotes."""

    def __init__(self, programme: Programme, numbers: Mapping[str, str]) -> None:
        self._programme = programme
        self._numbers = numbers
        self._titles: dict[str, str] | None = None

    def text(self, markup: str) -> tuple[Block, ...]:
        """The blocks of a node's text."""
        blocks = parse(markup) if markup else ()
        return self._blocks(blocks) if "](#" in markup else blocks

    def line(self, markup: str) -> tuple[Inline, ...]:
        """The runs of a title or a field."""
        inlines = parse_inline(markup) if markup else ()
        return self._inlines(inlines) if "](#" in markup else inlines

    def plain_line(self, markup: str) -> str:
        """The words of a title or a field on one line, without marks."""
        return plain_of(self.line(markup))

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(each) for each in blocks)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(self._inlines(block.inlines))
        return ListBlock(tuple(ListItem(self._blocks(each.blocks)) for each in block.items), block.ordered, block.start)

    def _inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(self._inline(each) for each in inlines)

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Footnote):
            return Footnote(self._inlines(inline.inlines))
        if isinstance(inline, Run) and inline.link and inline.link.startswith("#") and not inline.text:
            return replace(inline, text=self._shown(inline.link[1:]))
        return inline

    def _shown(self, node_id: str) -> str:
        return self._numbers.get(node_id) or self._title(node_id)

    def _title(self, node_id: str) -> str:
        if self._titles is None:
            self._titles = {
                node.id: shown_short_title(node, plain_of(parse_inline(node.title)))
                for node in walk(self._programme.nodes)
            }
        title = self._titles.get(node_id)
        return f"„{title}“" if title else WITHOUT_TARGET
