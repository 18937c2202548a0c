"""Markdown: the block sequence in CommonMark with footnotes, readable as it stands."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from exporters.block_types import (
    BulletMeasure,
    Contents,
    Cover,
    FieldLine,
    Heading,
    Imprint,
    MeasureBlock,
    PageBreak,
    PathNote,
    PrintBlock,
    Text,
)
from exporters.blocks import print_blocks
from exporters.files import swap_in
from exporters.markdown_inline import MarkdownInline, escape
from exporters.options import ExportOptions
from exporters.registry import Progress
from programme.markup import Block, ListBlock, Paragraph
from programme.model import Programme

_DEEPEST_HEADING = 6


def write_markdown(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> None:
    """Writes a Markdown file in UTF-8. Raises `UnwritableTarget`."""
    text = markdown_text(print_blocks(programme, options))
    progress(0.8)
    with swap_in(target) as stream:
        stream.write(text.encode("utf-8", "replace"))
    progress(1.0)


def markdown_text(blocks: Sequence[PrintBlock]) -> str:
    """The whole file. A contents is left out: there are no pages to find."""
    return _Text(blocks).whole()


class _Text:
    def __init__(self, blocks: Sequence[PrintBlock]) -> None:
        self._blocks = blocks
        self._inline = MarkdownInline()
        self._parts: list[str] = []
        self._rank = 0
        self._measures = 0
        self._setters: dict[type, Callable[..., None]] = {
            Cover: self._cover,
            Contents: lambda _: None,
            Heading: self._heading,
            Text: lambda text: self._text(text.blocks),
            FieldLine: lambda line: self._parts.append(self._field(line.label, self._inline.line(line.inlines))),
            BulletMeasure: self._bullet_measure,
            MeasureBlock: self._measure_block,
            PathNote: self._path,
            PageBreak: lambda _: None,
            Imprint: self._imprint,
        }

    def whole(self) -> str:
        last: type | None = None
        for block in self._blocks:
            if last is BulletMeasure and not isinstance(block, BulletMeasure | Heading):
                self._parts.append("<!-- -->")  # else a paragraph would go on with the list
            self._setters[type(block)](block)
            last = type(block)
        return "\n\n".join([*self._parts, *self._inline.notes()]) + "\n"

    def _cover(self, cover: Cover) -> None:
        self._parts.append(f"# {escape(cover.title)}")
        stand = f"Stand: {cover.stand}" if cover.stand else ""
        self._parts += [escape(each) for each in (cover.subtitle, cover.publisher, stand, cover.edition) if each]

    def _heading(self, heading: Heading) -> None:
        self._rank = heading.rank
        self._parts.append(self._title(heading.rank, heading.label, self._inline.line(heading.inlines)))

    def _measure_block(self, block: MeasureBlock) -> None:
        self._parts.append(self._title(self._rank + 1, block.label, self._inline.line(block.inlines)))
        self._text(block.blocks)
        rows = [self._field(label, self._inline.line(value) or "–") for label, value in block.rows]
        if rows:
            self._parts.append("\n".join(f"- {row}" for row in rows))

    def _bullet_measure(self, block: BulletMeasure) -> None:
        label = f"{escape(block.label)} " if block.label else ""
        self._parts.append(self._item([Paragraph(block.inlines), *block.blocks], "- ", label))

    def _path(self, path: PathNote) -> None:
        steps = " › ".join(" ".join(part for part in step if part) for step in path.steps)
        self._parts.append(f"*{escape(steps)}*")

    def _imprint(self, imprint: Imprint) -> None:
        self._parts.append("## Impressum")
        self._parts += [self._field(label, escape(value)) for label, value in imprint.lines]

    def _text(self, blocks: Iterable[Block]) -> None:
        self._parts += [self._block(each) for each in blocks]

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return self._inline.text(block.inlines)
        return "\n".join(
            self._item(item.blocks, f"{number}. " if block.ordered else "- ")
            for number, item in enumerate(block.items, block.start)
        )

    def _item(self, blocks: Sequence[Block], marker: str, label: str = "") -> str:
        indent = " " * len(marker)
        inner = label
        for place, each in enumerate(blocks):
            between = "\n" if isinstance(each, ListBlock) else "\n\n"
            inner += (between if place else "") + self._block(each)
        return marker + "\n".join(indent + line if line else "" for line in inner.split("\n"))[len(marker) :]

    @staticmethod
    def _field(label: str, value: str) -> str:
        return f"**{escape(label)}:** {value}"

    @staticmethod
    def _title(rank: int, label: str, title: str) -> str:
        signs = "#" * min(rank + 1, _DEEPEST_HEADING)
        return " ".join(part for part in (signs, escape(label), title) if part)
