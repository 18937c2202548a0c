"""The style sheet of Word files: real, named styles, so that the printer's shop can map them to its own.

Word's own names where Word has a style for the purpose (heading 1, List Bullet, toc 1 …), German names for ours.
"""

from dataclasses import replace

from exporters.design import Alignment, Design, MeasureForm
from exporters.options import Edition
from exporters.word.edition_styles import NUMBERED, edition_styles
from exporters.word.look import colour, points, run_xml, size_xml, text_width, twips
from exporters.word.numbering import BULLETS, HEADING_LIST, STYLED_DEPTH, list_style
from exporters.word.style_xml import character_style, number_xml, paragraph_style, style_xml
from exporters.xml_text import ROOT, XML_HEAD, tag, val
from programme.word_marks import NUMBER_STYLE

CONTENTS_DEPTH = 3
_BOLD = "<w:b/><w:bCs/>"
_KEPT = "<w:keepNext/><w:keepLines/>"
_CELL_SPACE = 3.2
_LEAST_STEP = 8.0


def styles_xml(design: Design, numbered_levels: frozenset[int], edition: Edition = Edition.PRINT) -> str:
    """The styles part. `numbered_levels` are the list levels (0 to 3) whose style is bound to the headings' list."""
    lined = edition is Edition.DEBATE
    styles = [
        style_xml("paragraph", "Normal", "Normal", default=True),
        paragraph_style(design, "BodyText", "Body Text", design.text),
        paragraph_style(design, "Leittext", "Leittext", design.lead),
        paragraph_style(design, "Abschnittsende", "Abschnittsende", replace(design.text, size=1, leading=1, after=0)),
        *_headings(design, numbered_levels, NUMBERED if lined else ""),
        *_front(design),
        *_contents(design),
        *_lists(design),
        *_measures(design, 3 in numbered_levels),
        *_page_furniture(design),
        *_characters(design),
        *_tables(design),
        *edition_styles(design, edition),
    ]
    return f"{XML_HEAD}<w:styles {ROOT}>{_defaults(design, lined)}{''.join(styles)}</w:styles>"


def continued_style(place: int) -> str:
    """Id of the style of further paragraphs in a list item at list level `place` (from 0)."""
    return "ListContinue" + ("" if not place else str(min(place + 1, STYLED_DEPTH)))


def _defaults(design: Design, lined: bool) -> str:
    language = tag("lang", val="de-DE", eastAsia="de-DE", bidi="ar-SA")
    run = tag("rPrDefault", tag("rPr", run_xml(design, design.text, with_colour=False) + language))
    spacing = tag("spacing", line=points(design.text.leading), lineRule="exact")
    unnumbered = "<w:widowControl/>" + ("<w:suppressLineNumbers/>" if lined else "")
    return tag("docDefaults", run + tag("pPrDefault", tag("pPr", unnumbered + spacing)))


def _headings(design: Design, numbered_levels: frozenset[int], lines: str) -> list[str]:
    styles = []
    for place, look in enumerate(design.headings[:3]):
        number = number_xml(HEADING_LIST, place) if place in numbered_levels else ""
        style_id, name = f"Heading{place + 1}", f"heading {place + 1}"
        level = val("outlineLvl", place)
        styles.append(
            paragraph_style(design, style_id, name, look, _KEPT + number + lines, end=level, follows="BodyText")
        )
    title = design.contents_title
    styles.append(paragraph_style(design, "TOCHeading", "TOC Heading", title, _KEPT, follows="BodyText"))
    styles.append(
        paragraph_style(design, "ImpressumTitel", "Impressum Titel", design.headings[1], _KEPT, follows="Impressum")
    )
    return styles


def _front(design: Design) -> list[str]:
    cover = design.cover
    title = replace(cover.title, before=cover.top * 72 / 25.4)
    imprint = replace(design.text, after=3.0, align=Alignment.LEFT)
    return [
        paragraph_style(design, "Title", "Title", title, "<w:keepLines/>"),
        paragraph_style(design, "Subtitle", "Subtitle", cover.subtitle),
        paragraph_style(design, "Umschlag", "Umschlag", cover.line),
        paragraph_style(design, "Impressum", "Impressum", imprint),
        paragraph_style(design, "Pfad", "Pfad", replace(design.path, before=design.path.leading), "<w:keepNext/>"),
        paragraph_style(design, "Auszug", "Auszug", replace(design.lead, after=14.0), _box(design)),
        paragraph_style(design, "Hinweis", "Hinweis", replace(design.path, after=12.0)),
    ]


def _box(design: Design) -> str:
    """Rules above and below."""
    line = {"val": "single", "sz": 6, "space": 6, "color": colour(design.accent)}
    return tag("pBdr", tag("top", "", line) + tag("bottom", "", line))


def _contents(design: Design) -> list[str]:
    styles = []
    begin = "<w:keepLines/>" + tag("tabs", tag("tab", val="right", leader="dot", pos=text_width(design)))
    for place, look in enumerate(design.contents[:CONTENTS_DEPTH]):
        indent = tag("ind", left=contents_step(design) * (place + 1), hanging=contents_step(design))
        styles.append(paragraph_style(design, f"TOC{place + 1}", f"toc {place + 1}", look, begin, indent=indent))
    return styles


def contents_step(design: Design) -> int:
    """How far each rank of the contents is indented, and how far a number hangs before its title, in twips."""
    return twips(max(design.number_width, design.list_indent, _LEAST_STEP))


def _lists(design: Design) -> list[str]:
    styles = []
    look = replace(design.text, after=design.text.after * 0.4)
    for place in range(STYLED_DEPTH):
        suffix = f" {place + 1}" if place else ""
        indent = tag("ind", left=twips(design.list_indent) * (place + 1))
        number = number_xml(BULLETS, place)
        styles.append(paragraph_style(design, list_style(False, place), f"List Bullet{suffix}", look, number))
        styles.append(paragraph_style(design, list_style(True, place), f"List Number{suffix}", look))
        styles.append(paragraph_style(design, continued_style(place), f"List Continue{suffix}", look, indent=indent))
    return styles


def _measures(design: Design, numbered: bool) -> list[str]:
    number = number_xml(HEADING_LIST, 3) if numbered else ""
    label, value = design.field_label, design.field_value
    indented = design.measure_form is MeasureForm.QUIET
    quiet = tag("ind", left=twips(design.list_indent)) if indented else ""
    bullet = replace(design.text, after=design.text.after / 2)
    return [
        paragraph_style(design, "Massnahme", "Maßnahme", design.measure, "<w:keepLines/>" + number, follows="BodyText"),
        paragraph_style(design, "MassnahmePunkt", "Maßnahme Punkt", bullet, number_xml(BULLETS, 0)),
        paragraph_style(design, "Feld", "Feld", design.text),
        paragraph_style(design, "Feldname", "Feldname", label, extra_space=_CELL_SPACE),
        paragraph_style(design, "Feldwert", "Feldwert", value, extra_space=_CELL_SPACE),
        paragraph_style(design, "Feldzeile", "Feldzeile", value, indent=quiet),
        paragraph_style(design, "FeldnameOben", "Feldname oben", label, "<w:keepNext/>", follows="Feldzeile"),
    ]


def _page_furniture(design: Design) -> list[str]:
    tab = tag("tabs", tag("tab", val="right", pos=text_width(design)))
    rule = tag("pBdr", tag("bottom", val="single", sz=3, space=4, color=colour(design.rule)))
    hung = tag("ind", left=170, hanging=170)
    comment = tag("pPr", tag("spacing", line=240, lineRule="auto")) + tag("rPr", size_xml(10))
    return [
        paragraph_style(design, "Header", "header", design.running, rule + tab),
        paragraph_style(design, "Footer", "footer", design.running, tab),
        paragraph_style(design, "FootnoteText", "footnote text", design.note, indent=hung),
        style_xml("paragraph", "CommentText", "annotation text", "Normal", rest=comment),
    ]


def _characters(design: Design) -> list[str]:
    return [
        style_xml("character", "DefaultParagraphFont", "Default Paragraph Font", default=True),
        character_style("Strong", "Strong", _BOLD),
        character_style("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
        character_style("Hyperlink", "Hyperlink", val("color", colour(design.accent)) + val("u", "single")),
        character_style("Feldtitel", "Feldtitel", _BOLD),
        character_style(NUMBER_STYLE, NUMBER_STYLE, ""),
        character_style("Feldzeichen", "Feldzeichen", run_xml(design, design.field_label)),
        character_style("FootnoteReference", "footnote reference", val("vertAlign", "superscript")),
        character_style("CommentReference", "annotation reference", size_xml(8)),
        style_xml("numbering", "NoList", "No List", default=True),
    ]


def _tables(design: Design) -> list[str]:
    line = {"val": "single", "sz": 4, "space": 0, "color": colour(design.rule)}
    borders = tag("tblBorders", "".join(tag(side, "", line) for side in ("top", "bottom", "insideH")))
    plain = tag("tblPr", tag("tblInd", w=0, type_="dxa") + _cell_margins(108, 108))
    own = tag("tblPr", borders + _cell_margins(0, 113))
    return [
        style_xml("table", "TableNormal", "Normal Table", rest=plain, default=True),
        style_xml("table", "Angaben", "Angaben", "TableNormal", rest=own),
    ]


def _cell_margins(left: int, right: int) -> str:
    sides = (("top", 0), ("left", left), ("bottom", 0), ("right", right))
    return tag("tblCellMar", "".join(tag(name, w=width, type_="dxa") for name, width in sides))
