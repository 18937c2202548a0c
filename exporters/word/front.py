"""Cover, contents and imprint of a Word file."""

from collections.abc import Iterable, Mapping

from exporters.block_types import Contents, ContentsEntry, Cover, ExcerptNote, Imprint
from exporters.composing.cover import PICTURE_SHARE, TITLE_BELOW_PICTURE
from exporters.composing.looks import POINTS
from exporters.composing.pictures import PICTURE, CoverPicture
from exporters.design import Design
from exporters.word.flow import TAB, Flow
from exporters.word.look import points, text_width
from exporters.word.runs import number_field, styled_run
from exporters.word.shapes import cover_art
from exporters.word.styles import CONTENTS_DEPTH, contents_step
from exporters.xml_text import tag
from programme.word_marks import node_bookmark

CONTENTS_TITLE = "Inhalt"
IMPRINT_TITLE = "Impressum"
LABEL_STYLE = '<w:rPr><w:rStyle w:val="Feldtitel"/></w:rPr>'
_DIGIT = 0.54
"""The width of a digit, in em."""
_UNKNOWN_PAGE = "…"
_CONTENTS_BEGIN = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    "</w:docPartObj></w:sdtPr><w:sdtContent>"
)
_FIELD_END = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


def set_cover(flow: Flow, cover: Cover, section: str, pictures: dict[str, CoverPicture]) -> None:
    """Title and subtitle at the height that the design says, the other lines at the page's foot; ends its section."""
    art = cover_art(flow.design, cover.publisher, pictures)
    lower = _title_below_picture(flow.design) if PICTURE in pictures else ""
    flow.paragraph("Title", art + styled_run(cover.title, ""), rest=lower)
    if cover.subtitle:
        flow.paragraph("Subtitle", styled_run(cover.subtitle, ""))
    for line in (cover.edition, cover.publisher, f"Stand: {cover.stand}" if cover.stand else ""):
        if line:
            flow.paragraph("Umschlag", styled_run(line, ""), keep=_page_foot(flow.design))
    flow.paragraph("Normal", "", end=section)


def set_contents(flow: Flow, contents: Contents, pages: Mapping[str, int]) -> None:
    """A contents field with its entries filled in; `pages` count from 0."""
    depth = max(each.rank for each in contents.entries)
    flow.out.append(_CONTENTS_BEGIN)
    flow.paragraph("TOCHeading", styled_run(CONTENTS_TITLE, ""))
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    columns = _number_columns(flow.design, contents.entries)
    for entry in contents.entries:
        page = pages.get(entry.anchor)
        hanging = _hanging(flow.design, entry, columns[entry.rank])
        flow.paragraph(f"TOC{min(entry.rank, 3)}", begin + _entry(entry, page), number=hanging)
        begin = ""
    flow.out.append(_FIELD_END + "</w:sdtContent></w:sdt>")
    flow.new_page()


def set_excerpt_note(flow: Flow, note: ExcerptNote) -> None:
    """Where an excerpt comes from, in a box at the top of its first page."""
    first, *rest = note.parts
    flow.paragraph("Auszug", styled_run(first, LABEL_STYLE) + styled_run("".join(f", {part}" for part in rest), ""))


def set_imprint(flow: Flow, imprint: Imprint, own_page: bool) -> None:
    """At the foot of a page of its own, or right behind an excerpt, where a frame would push the text away."""
    frame = ""
    if own_page:
        flow.new_page()
        flow.paragraph("Abschnittsende", "")
        frame = _page_foot(flow.design)
    last = len(imprint.lines) - 1
    flow.paragraph("ImpressumTitel", styled_run(IMPRINT_TITLE, ""), keep=frame)
    for place, (label, value) in enumerate(imprint.lines):
        kept = frame or ("<w:keepNext/>" if place < last else "")
        flow.paragraph("Impressum", styled_run(f"{label}: ", LABEL_STYLE) + styled_run(value, ""), keep=kept)
    if own_page:
        flow.paragraph("Abschnittsende", "")


def _number_columns(design: Design, entries: Iterable[ContentsEntry]) -> dict[int, int]:
    """For each rank the width that its longest number needs, in twips."""
    columns: dict[int, int] = {}
    for entry in entries:
        look = design.contents[min(entry.rank, len(design.contents)) - 1]
        needed = points(look.size * (_DIGIT * len(entry.label) + 0.6)) if " " not in entry.label else 0
        columns[entry.rank] = max(columns.get(entry.rank, contents_step(design)), needed)
    return columns


def _hanging(design: Design, entry: ContentsEntry, column: int) -> str:
    """A number hangs in its own column, as Word sets it when it updates a contents; "" for other entries."""
    if not entry.label or " " in entry.label:
        return ""
    left = contents_step(design) * (min(entry.rank, CONTENTS_DEPTH) - 1) + column
    return tag("tabs", tag("tab", val="left", pos=left)) + tag("ind", left=left, hanging=column)


def _title_below_picture(design: Design) -> str:
    page = design.page
    room = (page.height * PICTURE_SHARE - page.top) * POINTS + TITLE_BELOW_PICTURE
    return tag("spacing", before=points(max(room, 0)))


def _page_foot(design: Design) -> str:
    """A frame at the lower margin; neighbours with the same frame share it."""
    return tag(
        "framePr",
        w=text_width(design),
        wrap="around",
        vAnchor="margin",
        hAnchor="margin",
        xAlign="left",
        yAlign="bottom",
    )


def _entry(entry: ContentsEntry, page: int | None) -> str:
    name = node_bookmark(entry.anchor)
    label = ""
    if entry.label:
        label = styled_run(entry.label, "") + (styled_run(" ", "") if " " in entry.label else TAB)
    shown = _UNKNOWN_PAGE if page is None else str(page + 1)
    number = number_field(f"PAGEREF {name} \\h", styled_run(shown, ""))
    inner = label + styled_run(entry.title, "") + TAB + number
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{inner}</w:hyperlink>'
