"""The body of a Word file: each printed block as paragraphs and tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

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
    Text,
)
from exporters.composing.pictures import CoverPicture
from exporters.design import MeasureForm
from exporters.inline_cuts import flat
from exporters.kept_rows import kept_rows
from exporters.word.compared import ComparedWriter
from exporters.word.contents import set_contents
from exporters.word.flow import TAB, Flow
from exporters.word.front import LABEL_STYLE, set_cover, set_excerpt_note, set_imprint
from exporters.word.keeping import kept_with_next
from exporters.word.lines import LineWriter
from exporters.word.look import points, twips
from exporters.word.numbering import HEADING_STYLES, HeadingCounter, NumberUse
from exporters.word.rooms import SheetRoom
from exporters.word.runs import styled_run
from exporters.word.sheets import measure_table, sheet
from exporters.word.styles import continued_style
from exporters.word.tables import KEEP_NEXT, field_table
from programme.markup import paragraphs
from programme.word_marks import CLOSING

_QUIET_LABEL = '<w:rPr><w:rStyle w:val="Feldzeichen"/></w:rPr>'


@dataclass(frozen=True, slots=True)
class CoverSetting:
    """What a cover needs beside its texts: the w:sectPr that ends it, and its pictures by name."""

    section: str
    pictures: dict[str, CoverPicture]


def number_uses(blocks: Iterable[PrintBlock], counter: HeadingCounter) -> dict[str, NumberUse]:
    """How each heading, measure and numbered bullet gets its number, by anchor."""
    uses: dict[str, NumberUse] = {}
    for block in blocks:
        if isinstance(block, Heading):
            uses[block.anchor] = counter.use(block.depth - 1, block.label)
        elif isinstance(block, MeasureBlock):
            uses[block.anchor] = counter.use(3, block.label)
        elif isinstance(block, BulletMeasure):
            uses[block.anchor] = NumberUse(literal=block.label)
    return uses


def _texts_of_commented(blocks: Iterable[PrintBlock]) -> dict[str, list[str]]:
    """The flat texts below the title of each node that has comments, by anchor."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        if isinstance(block, Heading | MeasureBlock | BulletMeasure) and block.comments:
            found[block.anchor] = []
        texts = found.get(getattr(block, "anchor", None) or "")
        if texts is None:
            continue
        if isinstance(block, Text | MeasureBlock | BulletMeasure):
            texts += [flat(inlines) for inlines in paragraphs(block.blocks)]
        if isinstance(block, MeasureBlock):
            texts += [flat(value) for _, value in block.rows]
        if isinstance(block, FieldLine):
            texts.append(flat(block.inlines))
    return found


class BodyWriter:
    """Writes blocks in their order; `pages` gives the page (from 0) of each contents entry by anchor, `rooms` what
    its page has for each sheet."""

    def __init__(
        self,
        flow: Flow,
        uses: Mapping[str, NumberUse],
        cover: CoverSetting,
        pages: Mapping[str, int],
        lines: LineWriter | None = None,
        compared: ComparedWriter | None = None,
        rooms: Mapping[str, SheetRoom] = MappingProxyType({}),
    ) -> None:
        compared = compared or ComparedWriter(flow)
        self._flow = flow
        self._uses = uses
        self._lines = lines
        self._texts: dict[str, list[str]] = {}
        self._opens_chapter = False
        self._keep = ""
        self._excerpt = False
        self._setters: dict[type, Callable[..., None]] = {
            Cover: lambda block: set_cover(flow, block, cover.section, cover.pictures),
            Contents: lambda contents: set_contents(flow, contents, pages),
            Heading: self._heading,
            Text: self._text,
            FieldLine: self._field_line,
            BulletMeasure: self._bullet_measure,
            MeasureBlock: self._measure_block,
            PathNote: self._path,
            PageBreak: lambda _: flow.new_page(),
            Imprint: lambda imprint: set_imprint(flow, imprint, own_page=not self._excerpt),
            ExcerptNote: lambda note: set_excerpt_note(flow, note),
            Remark: lambda remark: flow.paragraph("Hinweis", styled_run(remark.text, "")),
            NumberedLines: self._numbered_lines,
            MeasureTable: lambda table: measure_table(flow, table),
            Sheet: lambda block: sheet(flow, block, rooms.get(block.anchor, SheetRoom())),
            ComparedText: compared.add,
        }

    def xml(self, blocks: Sequence[PrintBlock]) -> str:
        """The content of w:body without its last section."""
        self._texts = _texts_of_commented(blocks)
        self._excerpt = any(isinstance(block, ExcerptNote) for block in blocks)
        kept = kept_with_next(blocks, self._flow.design)
        for place, block in enumerate(blocks):
            self._keep = "<w:keepNext/>" if place in kept else ""
            self._setters[type(block)](block)
            self._opens_chapter = isinstance(block, Heading) and block.depth == 1
        return "".join(self._flow.out)

    def _heading(self, heading: Heading) -> None:
        outline = "" if heading.rank == heading.depth else f'<w:outlineLvl w:val="{heading.rank - 1}"/>'
        self._titled(HEADING_STYLES[heading.depth - 1], heading, outline)

    def _text(self, text: Text) -> None:
        if text.anchor == CLOSING:
            self._flow.mark(CLOSING)
        self._flow.text(text.blocks, 0, "BodyText", "Leittext" if self._opens_chapter else "", self._keep)

    def _field_line(self, field: FieldLine) -> None:
        label = styled_run(f"{field.label}: ", LABEL_STYLE)
        content = self._flow.content(field.inlines) or styled_run(EMPTY_FIELD, "")
        self._flow.paragraph("Feld", label + content, self._keep)

    def _bullet_measure(self, block: BulletMeasure) -> None:
        content = self._title(block)
        if block.label:
            content = self._flow.literal_number(block.anchor, block.label) + styled_run(" ", "") + content
        self._flow.paragraph("MassnahmePunkt", content, self._keep, rest=self._flow.distance())
        self._flow.text(block.blocks, 1, continued_style(0))

    def _measure_block(self, block: MeasureBlock) -> None:
        keep = "<w:keepNext/>" if block.blocks or block.rows else ""
        self._titled(HEADING_STYLES[3], block, keep=keep)
        self._flow.text(block.blocks, 0, "BodyText")
        if block.rows:
            self._fields(block)

    def _fields(self, block: MeasureBlock) -> None:
        form = self._flow.design.measure_form
        if form is MeasureForm.TABLE:
            self._flow.table(field_table(block, self._flow.content, self._flow.design))
            return
        last, kept = len(block.rows) - 1, kept_rows(block.rows)
        for place, (label, value) in enumerate(block.rows):
            content = self._flow.content(value) or styled_run(EMPTY_FIELD, "")
            keep = KEEP_NEXT if place in kept else ""
            if form is MeasureForm.STACKED:
                self._flow.paragraph("FeldnameOben", styled_run(label, ""))
                self._flow.paragraph("Feldzeile", content, keep)
            else:
                rest = f'<w:spacing w:after="{points(6)}"/>' if place == last else ""
                self._flow.paragraph("Feldzeile", styled_run(f"{label}: ", _QUIET_LABEL) + content, keep, rest=rest)

    def _numbered_lines(self, block: NumberedLines) -> None:
        assert self._lines is not None, "the Beratungsfassung has its own set-up"
        self._lines.add(block)

    def _path(self, path: PathNote) -> None:
        steps = " › ".join(" ".join(part for part in step if part) for step in path.steps)
        self._flow.paragraph("Pfad", styled_run(steps, ""))

    def _titled(self, style: str, block: Heading | MeasureBlock, outline: str = "", keep: str = "") -> None:
        use = self._uses[block.anchor]
        content = self._title(block)
        number = indent = ""
        if use.list_id is not None:
            level = HEADING_STYLES.index(style)
            number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use.list_id}"/></w:numPr>'
        if use.literal:
            content, indent = self._numbered(block.anchor, use.literal, content)
        self._flow.paragraph(style, content, keep, number, indent + outline)

    def _title(self, block: Heading | MeasureBlock | BulletMeasure) -> str:
        """The title with the node's id, and with the comments that quote none of its words."""
        comments = self._flow.comments
        whole = comments.begin(block.comments, flat(block.inlines), self._texts.get(block.anchor, ()))
        return self._flow.anchored(block.anchor, comments.content(self._flow.runs, block.inlines), whole)

    def _numbered(self, anchor: str, label: str, content: str) -> tuple[str, str]:
        """The title with its literal number before it, and the indentation that lets the number hang."""
        literal = self._flow.literal_number(anchor, label)
        hanging = twips(self._flow.design.number_width)
        if " " in label or not hanging:
            return literal + styled_run(" ", "") + content, ""
        return literal + TAB + content, f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>'
