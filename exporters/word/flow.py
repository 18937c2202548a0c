"""The stream of paragraphs that a Word body is: what is written so far, and how a paragraph, a list, a mark is added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exporters.design import Design
from exporters.word.comments import CommentBook
from exporters.word.look import level_name_xml, points
from exporters.word.numbering import BULLETS, LIST_DEPTH, STYLED_DEPTH, ListNumbers, list_style
from exporters.word.runs import RunWriter, styled_run
from exporters.word.styles import continued_style
from exporters.xml_text import escape
from programme.markup import Block, Inline, ListBlock, Paragraph
from programme.model import Comment
from programme.word_marks import node_bookmark, node_tag, number_bookmark

TAB = "<w:r><w:tab/></w:r>"
_BEHIND_TABLE = 200
_BREAK = "<w:pageBreakBefore/>"


@dataclass(slots=True)
class Flow:
    """The body while it is written."""

    design: Design
    runs: RunWriter
    lists: ListNumbers
    comments: CommentBook
    out: list[str] = field(default_factory=list)
    _marks: int = 0
    _break: str = ""
    _behind_table: str = ""
    _mark: str = ""

    def paragraph(
        self, style: str, content: str, keep: str = "", number: str = "", rest: str = "", end: str = ""
    ) -> None:
        """Adds one paragraph. In Word's order of properties: `keep` stands before the page break, then `number`, then
        `rest` (spacing, indentation, outline level), then `end` (a section's end)."""
        properties = f'<w:pStyle w:val="{style}"/>{keep}{self._break}{number}{rest}{end}'
        self.out.append(f"<w:p><w:pPr>{properties}</w:pPr>{self._mark}{content}</w:p>")
        self._break = self._behind_table = self._mark = ""

    def end_section(self, section: str) -> None:
        """Ends a section in a paragraph of its own: LibreOffice misreads one that ends in a list item with a link."""
        self.paragraph("Abschnittsende", "", end=section)

    def new_page(self) -> None:
        """What comes next begins a page."""
        self._break = _BREAK

    def table(self, xml: str) -> None:
        """Adds a table; a paragraph of text behind it keeps its distance. A table cannot begin a page by itself."""
        if self._break:
            self.paragraph("Abschnittsende", "")
        self.out.append(xml)
        self._behind_table = f'<w:spacing w:before="{_BEHIND_TABLE}"/>'

    def distance(self) -> str:
        """Space for a paragraph right behind a table, "" elsewhere."""
        return self._behind_table

    def content(self, inlines: Sequence[Inline]) -> str:
        """The runs of a text or field of the present node, with comments on their words."""
        return self.comments.content(self.runs, inlines)

    def text(self, blocks: Iterable[Block], depth: int, style: str, first_style: str = "", keep: str = "") -> None:
        """Paragraphs and lists; lists begin at list level `depth`. `first_style` is for a paragraph that opens, `keep`
        for all paragraphs."""
        opening = first_style or style
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(opening, self.content(block.inlines), keep, rest=self.distance())
            else:
                self._list(block, depth)
                if not depth:
                    self._loosen()
            opening = style

    def anchored(self, anchor: str, content: str, comments: Sequence[Comment]) -> str:
        """`content` in a bookmark and a content control that both carry the node's id."""
        self._marks += 1
        marked = self.comments.around(content or "<w:r/>", comments) if comments else content or "<w:r/>"
        return (
            f'<w:bookmarkStart w:id="{self._marks}" w:name="{node_bookmark(anchor)}"/>'
            f'<w:sdt><w:sdtPr><w:tag w:val="{escape(node_tag(anchor))}"/><w:id w:val="{self._marks}"/>'
            f'<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>{marked}</w:sdtContent></w:sdt>'
            f'<w:bookmarkEnd w:id="{self._marks}"/>'
        )

    def mark(self, anchor: str) -> None:
        """A bookmark at the start of the next paragraph, for reading back."""
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name="{node_bookmark(anchor)}"/>'
        self._mark = f'{start}<w:bookmarkEnd w:id="{self._marks}"/>'

    def mark_id(self) -> int:
        """A number that no other mark of the body has."""
        self._marks += 1
        return self._marks

    def literal_number(self, anchor: str, label: str) -> str:
        """A number as text, in a bookmark for references; the level's name looks as in a computed number."""
        number = self.runs.numbers.get(anchor, label)
        name = label.removesuffix(number)
        look = level_name_xml(self.design) if name else ""
        self._marks += 1
        return (
            (styled_run(name, look) if name else "")
            + f'<w:bookmarkStart w:id="{self._marks}" w:name="{number_bookmark(anchor)}"/>'
            + styled_run(number, look)
            + f'<w:bookmarkEnd w:id="{self._marks}"/>'
        )

    def _list(self, block: ListBlock, depth: int) -> None:
        style = list_style(block.ordered, depth)
        number = ""
        if block.ordered or depth >= STYLED_DEPTH:
            list_id = self.lists.ordered(depth, block.start) if block.ordered else BULLETS
            number = f'<w:numPr><w:ilvl w:val="{min(depth, LIST_DEPTH - 1)}"/><w:numId w:val="{list_id}"/></w:numPr>'
        for item in block.items:
            rest = item.blocks
            if isinstance(rest[0], Paragraph):
                self.paragraph(style, self.content(rest[0].inlines), number=number)
                rest = rest[1:]
            self.text(rest, depth + 1, continued_style(depth))

    def _loosen(self) -> None:
        """Gives the last paragraph of a list the space that stands below a paragraph."""
        space = f'<w:spacing w:after="{points(self.design.text.after)}"/></w:pPr>'
        self.out[-1] = self.out[-1].replace("</w:pPr>", space, 1)
