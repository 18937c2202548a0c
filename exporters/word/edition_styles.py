"""The named styles that only one edition needs."""

from dataclasses import replace

from exporters.composing.debate import HEADING_LEADING, LEADING, SPACE_AFTER, SPACE_BEFORE_HEADINGS
from exporters.debate_look import NUMBER_COLOUR, NUMBER_SIZE
from exporters.design import Alignment, Design, Look
from exporters.options import Edition
from exporters.word.look import colour, run_xml, size_xml
from exporters.word.style_xml import character_style, paragraph_style, style_xml
from exporters.xml_text import tag, val
from programme.word_marks import BREAK_STYLE

NUMBERED = '<w:suppressLineNumbers w:val="0"/>'
_BOLD = "<w:b/><w:bCs/>"
_ADDED, _REMOVED = "#00602B", "#A3001B"


def edition_styles(design: Design, edition: Edition) -> list[str]:
    """Styles of an edition beside those of the Druckfassung."""
    if edition is Edition.DEBATE:
        return _lines(design)
    if edition is Edition.TABLE:
        return _table(design)
    if edition is Edition.SHEETS:
        return _sheets(design)
    return _comparison(design) if edition is Edition.COMPARISON else []


def _lines(design: Design) -> list[str]:
    number = size_xml(NUMBER_SIZE)
    return [
        paragraph_style(design, "Zeilen", "Zeilen", design.text, NUMBERED),
        paragraph_style(
            design, "Zeilenpunkt", "Zeilenpunkt", replace(design.text, after=design.text.after / 2), NUMBERED
        ),
        character_style(BREAK_STYLE, BREAK_STYLE, ""),
        character_style("LineNumber", "line number", val("color", colour(NUMBER_COLOUR)) + number),
    ]


def _table(design: Design) -> list[str]:
    cell = replace(design.field_value, before=2, after=2, hyphenated=True)
    head = replace(cell, bold=True, hyphenated=True)
    groups = [
        paragraph_style(
            design,
            f"Tabellengruppe{rank}",
            f"Tabellengruppe {rank}",
            replace(
                cell, bold=True, size=cell.size + size, leading=cell.leading + size, before=4, after=3, hyphenated=False
            ),
            "<w:keepNext/>",
        )
        for rank, size in ((1, 2.0), (2, 1.0), (3, 0.0))
    ]
    return [
        paragraph_style(design, "Tabellenkopf", "Tabellenkopf", head),
        paragraph_style(design, "Tabellenzelle", "Tabellenzelle", cell),
        *groups,
        _ruled("Tabelle", design),
    ]


def _sheets(design: Design) -> list[str]:
    title = replace(design.headings[1], before=6.0, after=8.0)
    return [
        paragraph_style(design, "Blattkopf", "Blattkopf", replace(design.path, before=0.0, after=3.0)),
        paragraph_style(design, "Blatttitel", "Blatttitel", title),
        # not kept with the next one: LibreOffice would keep the whole table with what follows it
        paragraph_style(design, "Blattfeld", "Blattfeld", design.field_label),
        paragraph_style(design, "Blattnotizen", "Blattnotizen", replace(design.field_label, before=16.0)),
        character_style("Blattzeichen", "Blattzeichen", run_xml(design, design.eyebrow)),
        style_xml("table", "Blatt", "Blatt", "TableNormal", rest=tag("tblPr", _margins(0, 0))),
    ]


def _comparison(design: Design) -> list[str]:
    point = replace(design.text, after=design.text.after / 2)
    return [
        paragraph_style(design, "Vergleichspunkt", "Vergleichspunkt", point),
        character_style("Vergleichszeichen", "Vergleichszeichen", run_xml(design, design.eyebrow)),
        character_style("Hinzugefuegt", "Hinzugefügt", val("color", colour(_ADDED)) + val("u", "single")),
        character_style("Entfernt", "Entfernt", "<w:strike/>" + val("color", colour(_REMOVED))),
        character_style("Vermerk", "Vermerk", _BOLD + val("color", colour(design.eyebrow.colour))),
    ]


def _ruled(name: str, design: Design) -> str:
    """A table with rules between its rows."""
    line = {"val": "single", "sz": 4, "space": 0, "color": colour(design.rule)}
    borders = tag("tblBorders", "".join(tag(side, "", line) for side in ("top", "bottom", "insideH")))
    head = tag("tblStylePr", tag("rPr", _BOLD), type_="firstRow")
    return style_xml("table", name, name, "TableNormal", rest=tag("tblPr", borders + _margins(28, 85)) + head)


def _margins(high: int, right: int) -> str:
    widths = (("top", high), ("left", 0), ("bottom", high), ("right", right))
    return tag("tblCellMar", "".join(tag(side, w=width, type_="dxa") for side, width in widths))


def debate_design(design: Design, text: float, headings: tuple[float, float, float]) -> Design:
    """The design with the sizes of the Beratungsfassung: ragged right, without hyphens, in the head's family."""
    body = Look(text, text * LEADING, "head", after=text * SPACE_AFTER)
    titles = tuple(
        replace(
            look,
            size=size,
            leading=size * HEADING_LEADING,
            before=size * before,
            after=size * 0.4,
            align=Alignment.LEFT,
        )
        for look, size, before in zip(design.headings, headings, SPACE_BEFORE_HEADINGS, strict=False)
    )
    return replace(design, text=body, lead=body, headings=titles)
