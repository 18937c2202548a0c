"""Markdown: the block sequence in CommonMark with footnotes, readable as it stands."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from exporters.block_types import (
    BulletMeasure,
    ComparedText,
    Contents,
    Cover,
    ExcerptNote,
    FieldLine,
    Heading,
    Imprint,
    LineRole,
    Mark,
    MarkedRuns,
    MeasureBlock,
    MeasureTable,
    NumberedLines,
    PageBreak,
    PathNote,
    PrintBlock,
    Remark,
    Sheet,
    TableGroup,
    Text,
)
from exporters.blocks import print_blocks
from exporters.files import swap_in
from exporters.list_texts import flat_items
from exporters.markdown_inline import MarkdownInline, escape
from exporters.options import ExportOptions
from exporters.registry import Progress
from exporters.table_shape import numbers
from programme.lines import Line
from programme.markup import Block, ListBlock, Paragraph
from programme.model import Programme
from programme.word_marks import CLOSING

_DEEPEST_HEADING = 6
_INDENT = "\u2003"
_MARKS = {Mark.KEPT: "", Mark.ADDED: "ins", Mark.REMOVED: "del"}


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
            Text: self._matter,
            FieldLine: lambda line: self._parts.append(self._field(line.label, self._inline.line(line.inlines))),
            BulletMeasure: self._bullet_measure,
            MeasureBlock: self._measure_block,
            PathNote: self._path,
            PageBreak: lambda _: None,
            Imprint: self._imprint,
            ExcerptNote: lambda note: self._parts.append(f"**{escape(', '.join(note.parts))}**"),
            Remark: lambda remark: self._parts.append(f"*{escape(remark.text)}*"),
            NumberedLines: self._numbered_lines,
            MeasureTable: self._table,
            Sheet: self._sheet,
            ComparedText: self._compared,
        }

    def whole(self) -> str:
        last: type | None = None
        for block in self._blocks:
            if last is BulletMeasure and not isinstance(block, BulletMeasure | Heading):
                self._parts.append("<!-- -->")  # else a paragraph would go on with the list
            self._setters[type(block)](block)
            last = type(block)
        return self._inline.with_places("\n\n".join([*self._parts, *self._inline.notes()]) + "\n")

    def _cover(self, cover: Cover) -> None:
        self._parts.append(f"# {escape(cover.title)}")
        stand = f"Stand: {cover.stand}" if cover.stand else ""
        self._parts += [escape(each) for each in (cover.subtitle, cover.publisher, stand, cover.edition) if each]

    def _heading(self, heading: Heading) -> None:
        self._rank = heading.rank
        title = self._inline.place(heading.anchor) + self._inline.line(heading.inlines)
        self._parts.append(self._title(heading.rank, heading.label, title))

    def _measure_block(self, block: MeasureBlock) -> None:
        title = self._inline.place(block.anchor) + self._inline.line(block.inlines)
        self._parts.append(self._title(self._rank + 1, block.label, title))
        self._text(block.blocks)
        rows = [self._field(label, self._inline.line(value) or "–") for label, value in block.rows]
        if rows:
            self._parts.append("\n".join(f"- {row}" for row in rows))

    def _bullet_measure(self, block: BulletMeasure) -> None:
        label = self._inline.place(block.anchor) + (f"{escape(block.label)} " if block.label else "")
        self._parts.append(self._item([Paragraph(block.inlines), *block.blocks], "- ", label))

    def _numbered_lines(self, block: NumberedLines) -> None:
        heading = block.role is LineRole.HEADING
        lines = [self._numbered_line(block, place, line) for place, line in enumerate(block.lines)]
        before = "#" * min(block.rank + 1, _DEEPEST_HEADING) + " " if heading else ""
        self._parts.append(before + (" " if heading else "\\\n").join(lines))

    def _numbered_line(self, block: NumberedLines, place: int, line: Line) -> str:
        marker = f"{escape(block.marker)} " if block.marker and not place else ""
        marker += self._inline.place(block.anchor) if block.anchor and not place else ""
        hyphen = "-" if line.hyphenated else ""
        indent = _INDENT * block.lists
        return f"`{block.first + place}` {indent}{marker}{self._inline.line(line.inlines)}{hyphen}".rstrip()

    def _table(self, table: MeasureTable) -> None:
        lines = [self._row(map(escape, table.columns)), self._row("---" for _ in table.columns)]
        for row in table.rows:
            if isinstance(row, TableGroup):
                title = f"**{escape(row.label)} {self._inline.line(row.inlines)}**".replace("** ", "**")
                lines.append(
                    self._row([""] * table.numbered + [title] + [""] * (len(table.columns) - 1 - table.numbered))
                )
            else:
                texts = [row.inlines, *(item.inlines for item in flat_items(row.blocks))]
                statement = " ".join(self._inline.line(inlines) for inlines in texts)
                cells = [escape(number) for number in numbers(table, row)]
                cells += [statement, *map(self._inline.line, row.cells)]
                cells[0] = self._inline.place(row.anchor) + cells[0]
                lines.append(self._row(cells))
        self._parts.append("\n".join(lines))

    @staticmethod
    def _row(cells: Iterable[str]) -> str:
        return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"

    def _sheet(self, sheet: Sheet) -> None:
        self._parts.append("---")
        self._parts += [self._field(label, self._inline.line(inlines)) for label, inlines in sheet.path]
        self._rank = 1
        self._measure_block(MeasureBlock(sheet.anchor, sheet.label, sheet.inlines, sheet.blocks, sheet.rows))

    def _compared(self, block: ComparedText) -> None:
        text = "".join(self._marked(piece) for piece in block.pieces)
        label = f"**{escape(block.label)}{'' if block.anchor else ':'}** " if block.label else ""
        note = f"*{escape(block.remark)}* " if block.remark else ""
        before = f"{escape(block.marker)} " if block.marker else ""
        if block.role is LineRole.HEADING:
            before = "#" * min(block.rank + 1, _DEEPEST_HEADING) + " "
        place = self._inline.place(block.anchor) if block.anchor else ""
        self._parts.append(before + place + note + label + text)

    def _marked(self, piece: MarkedRuns) -> str:
        text = self._inline.line(piece.inlines)
        name = _MARKS[piece.mark]
        return f"<{name}>{text}</{name}>" if name else text

    def _path(self, path: PathNote) -> None:
        steps = " › ".join(" ".join(part for part in step if part) for step in path.steps)
        self._parts.append(f"*{escape(steps)}*")

    def _imprint(self, imprint: Imprint) -> None:
        self._parts.append("## Impressum")
        self._parts += [self._field(label, escape(value)) for label, value in imprint.lines]

    def _matter(self, text: Text) -> None:
        start = len(self._parts)
        self._text(text.blocks)
        if (
            text.anchor == CLOSING and len(self._parts) > start
        ):  # so that reading the file knows where the last entry ends
            self._parts[start] = f'<a id="{CLOSING}"></a>{self._parts[start]}'

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
