"""Cover and imprint of a Word file."""

from exporters.block_types import Cover, ExcerptNote, Imprint
from exporters.composing.cover import PICTURE_SHARE, TITLE_BELOW_PICTURE
from exporters.composing.looks import POINTS
from exporters.composing.pictures import PICTURE, CoverPicture
from exporters.design import Design
from exporters.word.flow import Flow
from exporters.word.look import points, text_width
from exporters.word.runs import styled_run
from exporters.word.shapes import cover_art
from exporters.xml_text import tag

IMPRINT_TITLE = "Impressum"
LABEL_STYLE = '<w:rPr><w:rStyle w:val="Feldtitel"/></w:rPr>'


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
