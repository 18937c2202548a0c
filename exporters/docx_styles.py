"""The style sheet of Word files: real, named styles, so that the printer's shop can map them to its own.

Word's own names where Word has a style for the purpose (heading 1, List Bullet, toc 1 …), German names for ours.
"""

from dataclasses import replace

from exporters.design import Alignment, Design, Look, MeasureForm
from exporters.docx_look import colour, paragraph_xml, points, run_xml, size_xml, text_width, twips
from exporters.docx_numbering import BULLETS, HEADING_LIST, STYLED_DEPTH, list_style
from exporters.docx_xml import ROOT, XML_HEAD, tag, val

CONTENTS_DEPTH = 3
_BOLD = "<w:b/><w:bCs/>"
_KEPT = "<w:keepNext/><w:keepLines/>"
_CELL_SPACE = 3.2
_BUILT_IN_IDS = ("Normal", "BodyText", "Heading", "TOC", "Title", "Subtitle", "List", "Header", "Footer", "Footnote", "Comment", "Strong", "Emphasis", "Hyperlink")  # fmt: skip


def styles_xml(design: Design, numbered_levels: frozenset[int]) -> str:
    """The styles part. `numbered_levels` are the list levels (0 to 3) whose style is bound to the headings' list."""
    styles = [
        _style("paragraph", "Normal", "Normal", default=True),
        _paragraph(design, "BodyText", "Body Text", design.text),
        _paragraph(design, "Leittext", "Leittext", design.lead),
        *_headings(design, numbered_levels),
        *_front(design),
        *_contents(design),
        *_lists(design),
        *_measures(design, 3 in numbered_levels),
        *_page_furniture(design),
        *_characters(design),
        *_tables(design),
    ]
    return f"{XML_HEAD}<w:styles {ROOT}>{_defaults(design)}{''.join(styles)}</w:styles>"


def continued_style(place: int) -> str:
    """Id of the style of further paragraphs in a list item at list level `place` (from 0)."""
    return "ListContinue" + ("" if not place else str(min(place + 1, STYLED_DEPTH)))


def _defaults(design: Design) -> str:
    language = tag("lang", val="de-DE", eastAsia="de-DE", bidi="ar-SA")
    run = tag("rPrDefault", tag("rPr", run_xml(design, design.text, with_colour=False) + language))
    spacing = tag("spacing", line=points(design.text.leading), lineRule="exact")
    return tag("docDefaults", run + tag("pPrDefault", tag("pPr", "<w:widowControl/>" + spacing)))


def _headings(design: Design, numbered_levels: frozenset[int]) -> list[str]:
    styles = []
    for place, look in enumerate(design.headings[:3]):
        number = _number(HEADING_LIST, place) if place in numbered_levels else ""
        style_id, name = f"Heading{place + 1}", f"heading {place + 1}"
        level = val("outlineLvl", place)
        styles.append(_paragraph(design, style_id, name, look, _KEPT + number, end=level, follows="BodyText"))
    title = design.contents_title
    new_page = _KEPT + "<w:pageBreakBefore/>"
    styles.append(_paragraph(design, "TOCHeading", "TOC Heading", title, new_page, follows="BodyText"))
    styles.append(
        _paragraph(design, "ImpressumTitel", "Impressum Titel", design.headings[1], new_page, follows="Impressum")
    )
    return styles


def _front(design: Design) -> list[str]:
    cover = design.cover
    title = replace(cover.title, before=max(0.0, (cover.top - design.page.top) * 72 / 25.4))
    imprint = replace(design.text, after=3.0, align=Alignment.LEFT)
    return [
        _paragraph(design, "Title", "Title", title, "<w:keepLines/>"),
        _paragraph(design, "Subtitle", "Subtitle", cover.subtitle),
        _paragraph(design, "Umschlag", "Umschlag", cover.line),
        _paragraph(design, "Impressum", "Impressum", imprint),
        _paragraph(design, "Pfad", "Pfad", design.path, "<w:keepNext/>"),
    ]


def _contents(design: Design) -> list[str]:
    styles = []
    right = tag("tab", val="right", leader="dot", pos=text_width(design))
    step = twips(max(design.number_width, design.list_indent))
    for place, look in enumerate(design.contents[:CONTENTS_DEPTH]):
        left = step * (place + 1)
        tabs = tag("tabs", tag("tab", val="left", pos=left) + right)
        indent = tag("ind", left=left, hanging=step)
        styles.append(_paragraph(design, f"TOC{place + 1}", f"toc {place + 1}", look, tabs, indent=indent))
    return styles


def _lists(design: Design) -> list[str]:
    styles = []
    look = replace(design.text, after=design.text.after * 0.4)
    for place in range(STYLED_DEPTH):
        suffix = f" {place + 1}" if place else ""
        indent = tag("ind", left=twips(design.list_indent) * (place + 1))
        number = _number(BULLETS, place)
        styles.append(_paragraph(design, list_style(False, place), f"List Bullet{suffix}", look, number))
        styles.append(_paragraph(design, list_style(True, place), f"List Number{suffix}", look))
        styles.append(_paragraph(design, continued_style(place), f"List Continue{suffix}", look, indent=indent))
    return styles


def _measures(design: Design, numbered: bool) -> list[str]:
    number = _number(HEADING_LIST, 3) if numbered else ""
    label, value = design.field_label, design.field_value
    indented = design.measure_form is MeasureForm.QUIET
    quiet = tag("ind", left=twips(design.list_indent)) if indented else ""
    bullet = replace(design.text, after=design.text.after / 2)
    return [
        _paragraph(design, "Massnahme", "Maßnahme", design.measure, "<w:keepLines/>" + number, follows="BodyText"),
        _paragraph(design, "MassnahmePunkt", "Maßnahme Punkt", bullet, _number(BULLETS, 0)),
        _paragraph(design, "Feld", "Feld", design.text),
        _paragraph(design, "Feldname", "Feldname", label, extra_space=_CELL_SPACE),
        _paragraph(design, "Feldwert", "Feldwert", value, extra_space=_CELL_SPACE),
        _paragraph(design, "Feldzeile", "Feldzeile", value, indent=quiet),
        _paragraph(design, "FeldnameOben", "Feldname oben", label, "<w:keepNext/>", follows="Feldzeile"),
    ]


def _page_furniture(design: Design) -> list[str]:
    tab = tag("tabs", tag("tab", val="right", pos=text_width(design)))
    rule = tag("pBdr", tag("bottom", val="single", sz=3, space=4, color=colour(design.rule)))
    hung = tag("ind", left=170, hanging=170)
    comment = tag("pPr", tag("spacing", line=240, lineRule="auto")) + tag("rPr", size_xml(10))
    return [
        _paragraph(design, "Header", "header", design.running, rule + tab),
        _paragraph(design, "Footer", "footer", design.running, tab),
        _paragraph(design, "FootnoteText", "footnote text", design.note, indent=hung),
        _style("paragraph", "CommentText", "annotation text", "Normal", rest=comment),
    ]


def _characters(design: Design) -> list[str]:
    return [
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True),
        _character("Strong", "Strong", _BOLD),
        _character("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
        _character("Hyperlink", "Hyperlink", val("color", colour(design.accent)) + val("u", "single")),
        _character("Feldtitel", "Feldtitel", _BOLD),
        _character("Verweisnummer", "Verweisnummer", ""),
        _character("Feldzeichen", "Feldzeichen", run_xml(design, design.field_label)),
        _character("FootnoteReference", "footnote reference", val("vertAlign", "superscript")),
        _character("CommentReference", "annotation reference", size_xml(8)),
        _style("numbering", "NoList", "No List", default=True),
    ]


def _tables(design: Design) -> list[str]:
    line = {"val": "single", "sz": 4, "space": 0, "color": colour(design.rule)}
    borders = tag("tblBorders", "".join(tag(side, "", line) for side in ("top", "bottom", "insideH")))
    plain = tag("tblPr", tag("tblInd", w=0, type_="dxa") + _cell_margins(108, 108))
    own = tag("tblPr", borders + _cell_margins(0, 113))
    return [
        _style("table", "TableNormal", "Normal Table", rest=plain, default=True),
        _style("table", "Angaben", "Angaben", "TableNormal", rest=own),
    ]


def _cell_margins(left: int, right: int) -> str:
    sides = (("top", 0), ("left", left), ("bottom", 0), ("right", right))
    return tag("tblCellMar", "".join(tag(name, w=width, type_="dxa") for name, width in sides))


def _paragraph(
    design: Design,
    style_id: str,
    name: str,
    look: Look,
    begin: str = "",
    indent: str = "",
    end: str = "",
    follows: str = "",
    extra_space: float = 0.0,
) -> str:
    """`begin` are the properties that Word wants before hyphenation, `end` those after alignment."""
    rest = tag("pPr", begin + paragraph_xml(look, indent, extra_space) + end) + tag("rPr", run_xml(design, look))
    return _style("paragraph", style_id, name, "Normal", follows, rest)


def _character(style_id: str, name: str, run: str) -> str:
    return _style("character", style_id, name, "DefaultParagraphFont", "", tag("rPr", run) if run else "")


def _style(
    kind: str, style_id: str, name: str, based: str = "", follows: str = "", rest: str = "", default: bool = False
) -> str:
    own = {} if default or style_id.startswith(_BUILT_IN_IDS) else {"customStyle": 1}
    attributes = {"type_": kind} | ({"default": 1} if default else {}) | own | {"styleId": style_id}
    links = (val("basedOn", based) if based else "") + (val("next", follows) if follows else "")
    return tag("style", val("name", name) + links + "<w:qFormat/>" + rest, attributes)


def _number(list_id: int, place: int) -> str:
    return tag("numPr", (val("ilvl", place) if place else "") + val("numId", list_id))
