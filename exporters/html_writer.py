"""HTML: the block sequence as one page without outside resources, built for screen readers and keyboards."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from exporters.block_types import (
    EMPTY_FIELD,
    BulletMeasure,
    ComparedText,
    Contents,
    Cover,
    ExcerptNote,
    FieldLine,
    Heading,
    Imprint,
    MeasureBlock,
    MeasureTable,
    NumberedLines,
    PageBreak,
    PathNote,
    PrintBlock,
    Remark,
    Sheet,
    TableRow,
    Text,
)
from exporters.blocks import print_blocks
from exporters.composing.pictures import cover_pictures
from exporters.design import load_design
from exporters.files import swap_in
from exporters.html import editions
from exporters.html.inline import HtmlInline
from exporters.html.pictures import pictures
from exporters.html.style import style_sheet
from exporters.options import ExportOptions
from exporters.registry import Progress
from programme.markup import Block, Inline, ListBlock, Paragraph
from programme.model import Programme
from programme.word_marks import CLOSING


def write_html(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> None:
    """Writes a page in UTF-8. Raises `UnwritableTarget`."""
    design = load_design(options.design)
    blocks = print_blocks(programme, options)
    covered = any(isinstance(block, Cover) for block in blocks)
    art = pictures(cover_pictures(programme, design), programme) if covered else ""
    page = html_page(programme, blocks, style_sheet(design), art)
    progress(0.8)
    with swap_in(target) as stream:
        stream.write(page.encode("utf-8", "replace"))
    progress(1.0)


def html_page(programme: Programme, blocks: Sequence[PrintBlock], style: str, art: str = "") -> str:
    """The whole page; `art` stands above the title."""
    body = _Body(blocks, art)
    content = body.content()
    title, author = escape(programme.title), escape(programme.meta.get("Herausgeber", ""))
    return (
        '<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<meta name="generator" content="Programmwerk">\n<meta name="author" content="{author}">\n<style>\n{style}</style>\n</head>\n<body>\n'
        f'<a class="skip" href="#inhalt-text">Zum Text springen</a>\n{body.front}'
        f'<main id="inhalt-text">\n{content}</main>\n{body.end}</body>\n</html>\n'
    )


def _anchors(blocks: Iterable[PrintBlock]) -> Iterator[str]:
    """The ids that a reference may lead to."""
    for block in blocks:
        if isinstance(block, Heading | MeasureBlock | BulletMeasure | NumberedLines | Sheet | ComparedText):
            yield block.anchor
        elif isinstance(block, MeasureTable):
            yield from (row.anchor for row in block.rows if isinstance(row, TableRow))


class _Body:
    def __init__(self, blocks: Sequence[PrintBlock], art: str) -> None:
        self._blocks = blocks
        self._art = art
        self._inline = HtmlInline(frozenset(_anchors(blocks)))
        self._out: list[str] = []
        self._rank = 0
        self.front = self.end = ""
        self._setters: dict[type, Callable[..., None]] = {
            Cover: self._cover,
            Contents: self._contents,
            Heading: self._heading,
            Text: self._words,
            FieldLine: self._field_line,
            BulletMeasure: self._bullet_measure,
            MeasureBlock: self._measure_block,
            PathNote: self._path,
            PageBreak: lambda _: None,
            Imprint: self._imprint,
            ExcerptNote: lambda note: self._note(", ".join(note.parts), "excerpt"),
            Remark: lambda remark: self._note(remark.text, "path"),
            NumberedLines: lambda block: self._out.append(editions.numbered_lines(self._inline, block)),
            MeasureTable: lambda table: self._out.append(editions.measure_table(self._inline, table)),
            Sheet: self._sheet,
            ComparedText: lambda block: self._out.append(editions.compared(self._inline, block)),
        }

    def content(self) -> str:
        """What stands in the main part; fills `front` and `end`."""
        listed = False
        for block in self._blocks:
            bullet = isinstance(block, BulletMeasure)
            if bullet != listed:
                self._out.append("<ul>\n" if bullet else "</ul>\n")
                listed = bullet
            self._setters[type(block)](block)
        if listed:
            self._out.append("</ul>\n")
        return "".join(self._out) + self._inline.notes()

    def _cover(self, cover: Cover) -> None:
        stand = f"Stand: {cover.stand}" if cover.stand else ""
        named = (
            ("subtitle", cover.subtitle),
            ("edition", cover.edition),
            ("publisher", cover.publisher),
            ("edition", stand),
        )
        lines = "".join(f'<p class="{name}">{escape(each)}</p>\n' for name, each in named if each)
        title = f'<h1 class="title">{escape(cover.title)}</h1>'
        self.front += f'<header class="programme-cover">\n{self._art}{title}\n{lines}</header>\n'

    def _contents(self, contents: Contents) -> None:
        out, rank = ["<ol>"], 1
        for place, entry in enumerate(contents.entries):
            deeper = entry.rank - rank
            if deeper > 0:
                out.append("<ol>" * deeper)
            elif place:
                out.append("</li>" + "</ol></li>" * -deeper)
            label = f"{escape(entry.label)} " if entry.label else ""
            out.append(f'\n<li><a href="#{escape(entry.anchor)}">{label}{escape(entry.title)}</a>')
            rank = entry.rank
        out.append("</li>" + "</ol></li>" * (rank - 1) + "</ol>")
        self.front += f'<nav aria-labelledby="inhalt">\n<h2 id="inhalt">Inhalt</h2>\n{"".join(out)}\n</nav>\n'

    def _heading(self, heading: Heading) -> None:
        self._rank = heading.rank
        self._title(heading.rank, heading.anchor, heading.label, heading.inlines)

    def _measure_block(self, block: MeasureBlock) -> None:
        self._title(self._rank + 1, block.anchor, block.label, block.inlines)
        self._out.append(self._text(block.blocks))
        if block.rows:
            caption = f"Angaben zu {block.label}" if block.label else "Angaben"
            self._out.append(editions.field_table(self._inline, caption, block.rows))

    def _field_line(self, field: FieldLine) -> None:
        value = self._inline.text(field.inlines) or EMPTY_FIELD
        self._out.append(f'<p class="field"><strong>{escape(field.label)}:</strong> {value}</p>\n')

    def _bullet_measure(self, block: BulletMeasure) -> None:
        label = f"{escape(block.label)} " if block.label else ""
        inner = self._inline.text(block.inlines) + self._text(block.blocks)
        self._out.append(f'<li id="{escape(block.anchor)}">{label}{inner}</li>\n')

    def _note(self, text: str, name: str) -> None:
        self._out.append(f'<p class="{name}">{escape(text)}</p>\n')

    def _sheet(self, sheet: Sheet) -> None:
        steps = "".join(f"<dt>{escape(label)}</dt><dd>{self._inline.text(runs)}</dd>\n" for label, runs in sheet.path)
        self._out.append(f"<dl>\n{steps}</dl>\n" if steps else "")
        self._rank = 1
        self._measure_block(MeasureBlock(sheet.anchor, sheet.label, sheet.inlines, sheet.blocks, sheet.rows))

    def _path(self, path: PathNote) -> None:
        steps = " › ".join(" ".join(part for part in step if part) for step in path.steps)
        self._out.append(f'<p class="path">{escape(steps)}</p>\n')

    def _imprint(self, imprint: Imprint) -> None:
        lines = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>\n" for label, value in imprint.lines)
        self.end += f'<footer class="programme-imprint">\n<h2>Impressum</h2>\n<dl>\n{lines}</dl>\n</footer>\n'

    def _title(self, rank: int, anchor: str, label: str, inlines: tuple[Inline, ...]) -> None:
        name = f"h{min(rank + 1, editions.DEEPEST)}"
        number = ""
        if label:
            number = f'<span class="label">{escape(label)}</span> ' if " " in label else f"{escape(label)} "
        self._out.append(f'<{name} id="{escape(anchor)}">{number}{self._inline.text(inlines)}</{name}>\n')

    def _words(self, text: Text) -> None:
        words = self._text(text.blocks)
        marked = text.anchor == CLOSING  # so that reading the page again knows where the last entry ends
        self._out.append(f'<section id="{CLOSING}">\n{words}</section>\n' if marked else words)

    def _text(self, blocks: Iterable[Block]) -> str:
        return "".join([self._block(each) for each in blocks])

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{self._inline.text(block.inlines)}</p>\n"
        name = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        return f"<{name}{start}>\n{''.join(self._items(block))}</{name}>\n"

    def _items(self, block: ListBlock) -> Iterable[str]:
        for item in block.items:
            first, rest = item.blocks[0], item.blocks[1:]
            opening = self._inline.text(first.inlines) if isinstance(first, Paragraph) else self._block(first)
            yield f"<li>{opening}{self._text(rest)}</li>\n"
