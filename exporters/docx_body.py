"""The body of a Word file: each printed block as paragraphs and tables."""

from collections.abc import Callable, Iterable, Mapping

from exporters.block_types import (
    BulletMeasure,
    Contents,
    ContentsEntry,
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
from exporters.design import Design, MeasureForm
from exporters.docx_comments import CommentBook
from exporters.docx_look import twips
from exporters.docx_numbering import (
    BULLETS,
    HEADING_STYLES,
    LIST_DEPTH,
    STYLED_DEPTH,
    HeadingCounter,
    ListNumbers,
    NumberUse,
    list_style,
)
from exporters.docx_runs import RunWriter, bookmark, number_bookmark, number_field, styled_run
from exporters.docx_styles import continued_style
from exporters.docx_tables import field_table
from exporters.docx_xml import escape
from programme.markup import Block, ListBlock, Paragraph
from programme.model import Comment

_TAB = "<w:r><w:tab/></w:r>"
_BREAK = "<w:pageBreakBefore/>"
_LABEL_STYLE = '<w:rPr><w:rStyle w:val="Feldtitel"/></w:rPr>'
_QUIET_LABEL = '<w:rPr><w:rStyle w:val="Feldzeichen"/></w:rPr>'
_LEVEL_STYLE = '<w:rPr><w:rStyle w:val="Stufenname"/></w:rPr>'
_FIELD_END = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


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


class BodyWriter:
    """Writes blocks in their order; `pages` gives the page of each contents entry by anchor, where it is known."""

    def __init__(
        self,
        design: Design,
        runs: RunWriter,
        uses: Mapping[str, NumberUse],
        lists: ListNumbers,
        comments: CommentBook,
        cover_section: str,
        pages: Mapping[str, int],
    ) -> None:
        self._design = design
        self._runs = runs
        self._uses = uses
        self._lists = lists
        self._comments = comments
        self._cover_section = cover_section
        self._pages = pages
        self._marks = 0
        self._break = ""
        self._out: list[str] = []
        self._setters: dict[type, Callable[..., None]] = {
            Cover: self._cover,
            Contents: self._contents,
            Heading: self._heading,
            Text: self._text,
            FieldLine: self._field_line,
            BulletMeasure: self._bullet_measure,
            MeasureBlock: self._measure_block,
            PathNote: self._path,
            PageBreak: self._page_break,
            Imprint: self._imprint,
        }

    def xml(self, blocks: Iterable[PrintBlock]) -> str:
        """The content of w:body without its last section."""
        for block in blocks:
            self._setters[type(block)](block)
        return "".join(self._out)

    def _cover(self, cover: Cover) -> None:
        lines = [("Title", cover.title), ("Subtitle", cover.subtitle), ("Umschlag", cover.publisher)]
        lines += [("Umschlag", f"Stand: {cover.stand}" if cover.stand else ""), ("Umschlag", cover.edition)]
        shown = [(style, text) for style, text in lines if text] or [("Title", "")]
        for place, (style, text) in enumerate(shown):
            last = place == len(shown) - 1
            self._paragraph(style, styled_run(text, ""), end=self._cover_section if last else "")

    def _contents(self, contents: Contents) -> None:
        depth = max(each.rank for each in contents.entries)
        self._out.append(
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent>"
        )
        self._paragraph("TOCHeading", styled_run("Inhalt", ""))
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for entry in contents.entries:
            self._paragraph(f"TOC{min(entry.rank, 3)}", begin + self._entry(entry))
            begin = ""
        self._out.append(_FIELD_END + "</w:sdtContent></w:sdt>")
        self._break = _BREAK

    def _entry(self, entry: ContentsEntry) -> str:
        name = bookmark(entry.anchor)
        label = ""
        if entry.label:
            between = styled_run(" ", "") if " " in entry.label else _TAB
            label = styled_run(entry.label, "") + between
        page = number_field(f"PAGEREF {name} \\h", styled_run(str(self._pages.get(entry.anchor, "…")), ""))
        inner = label + styled_run(entry.title, "") + _TAB + page
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{inner}</w:hyperlink>'

    def _heading(self, heading: Heading) -> None:
        outline = "" if heading.rank == heading.depth else f'<w:outlineLvl w:val="{heading.rank - 1}"/>'
        self._titled(HEADING_STYLES[heading.depth - 1], heading, outline)

    def _measure_block(self, block: MeasureBlock) -> None:
        self._titled(HEADING_STYLES[3], block, keep="<w:keepNext/>" if block.blocks or block.rows else "")
        self._text_blocks(block.blocks, 0, "BodyText")
        if block.rows:
            self._fields(block)

    def _fields(self, block: MeasureBlock) -> None:
        form = self._design.measure_form
        if form is MeasureForm.TABLE:
            self._out.append(field_table(block, self._runs, self._design))
            return
        for label, value in block.rows:
            content = self._runs.runs(value) or styled_run("–", "")
            if form is MeasureForm.STACKED:
                self._paragraph("FeldnameOben", styled_run(label, ""))
                self._paragraph("Feldzeile", content)
            else:
                self._paragraph("Feldzeile", styled_run(f"{label}: ", _QUIET_LABEL) + content)

    def _bullet_measure(self, block: BulletMeasure) -> None:
        content = self._anchored(block.anchor, self._runs.runs(block.inlines), block.comments)
        if block.label:
            content = self._literal(block.anchor, block.label) + styled_run(" ", "") + content
        self._paragraph("MassnahmePunkt", content)
        self._text_blocks(block.blocks, 1, continued_style(0))

    def _text(self, text: Text) -> None:
        self._text_blocks(text.blocks, 0, "BodyText")

    def _field_line(self, field: FieldLine) -> None:
        label = styled_run(f"{field.label}: ", _LABEL_STYLE)
        self._paragraph("Feld", label + (self._runs.runs(field.inlines) or styled_run("–", "")))

    def _path(self, path: PathNote) -> None:
        steps = " › ".join(" ".join(part for part in step if part) for step in path.steps)
        self._paragraph("Pfad", styled_run(steps, ""))

    def _page_break(self, _: PageBreak) -> None:
        self._break = _BREAK

    def _imprint(self, imprint: Imprint) -> None:
        self._paragraph("ImpressumTitel", styled_run("Impressum", ""))
        for label, value in imprint.lines:
            self._paragraph("Impressum", styled_run(label, _LABEL_STYLE) + _TAB + styled_run(value, ""))

    def _titled(self, style: str, block: Heading | MeasureBlock, outline: str = "", keep: str = "") -> None:
        use = self._uses[block.anchor]
        content = self._anchored(block.anchor, self._runs.runs(block.inlines), block.comments)
        number = indent = ""
        if use.list_id is not None:
            level = HEADING_STYLES.index(style)
            number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use.list_id}"/></w:numPr>'
        if use.literal:
            content, indent = self._numbered(block.anchor, use.literal, content)
        self._paragraph(style, content, keep, number, indent + outline)

    def _numbered(self, anchor: str, label: str, content: str) -> tuple[str, str]:
        """The title with its literal number before it, and the indentation that lets the number hang."""
        literal = self._literal(anchor, label)
        hanging = twips(self._design.number_width)
        if " " in label or not hanging:
            return literal + styled_run(" ", "") + content, ""
        return literal + _TAB + content, f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>'

    def _literal(self, anchor: str, label: str) -> str:
        number = self._runs.numbers.get(anchor, label)
        name = label.removesuffix(number)
        self._marks += 1
        return (
            (styled_run(name, _LEVEL_STYLE) if name else "")
            + f'<w:bookmarkStart w:id="{self._marks}" w:name="{number_bookmark(anchor)}"/>'
            + styled_run(number, _LEVEL_STYLE if name else "")
            + f'<w:bookmarkEnd w:id="{self._marks}"/>'
        )

    def _anchored(self, anchor: str, content: str, comments: tuple[Comment, ...]) -> str:
        """`content` in a bookmark and a content control that both carry the node's id."""
        self._marks += 1
        marked = self._comments.around(content or "<w:r/>", comments) if comments else content or "<w:r/>"
        return (
            f'<w:bookmarkStart w:id="{self._marks}" w:name="{bookmark(anchor)}"/>'
            f'<w:sdt><w:sdtPr><w:tag w:val="{escape(anchor)}"/><w:id w:val="{self._marks}"/>'
            f'<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>{marked}</w:sdtContent></w:sdt>'
            f'<w:bookmarkEnd w:id="{self._marks}"/>'
        )

    def _text_blocks(self, blocks: Iterable[Block], depth: int, style: str) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(style, self._runs.runs(block.inlines))
            else:
                self._list(block, depth)

    def _list(self, block: ListBlock, depth: int) -> None:
        style = list_style(block.ordered, depth)
        number = ""
        if block.ordered or depth >= STYLED_DEPTH:
            list_id = self._lists.ordered(depth, block.start) if block.ordered else BULLETS
            number = f'<w:numPr><w:ilvl w:val="{min(depth, LIST_DEPTH - 1)}"/><w:numId w:val="{list_id}"/></w:numPr>'
        for item in block.items:
            rest = item.blocks
            if isinstance(rest[0], Paragraph):
                self._paragraph(style, self._runs.runs(rest[0].inlines), number=number)
                rest = rest[1:]
            self._text_blocks(rest, depth + 1, continued_style(depth))

    def _paragraph(
        self, style: str, content: str, keep: str = "", number: str = "", rest: str = "", end: str = ""
    ) -> None:
        self._out.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{self._break}{number}{rest}{end}</w:pPr>{content}</w:p>'
        )
        self._break = ""
