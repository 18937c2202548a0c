"""A printed design in Word's terms: twips (1/20 pt) for lengths, half points for type sizes, properties in Word's order."""

import re

from exporters.design import Alignment, Design, Look
from exporters.word.numbering import ListLook
from exporters.xml_text import tag, val

_TWIPS_PER_MM = 1440 / 25.4
_CUT = re.compile(r"-(?:Regular|Bold|It|BoldIt)$")
_WORD_STARTS = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|-")


def twips(millimetres: float) -> int:
    """Millimetres in twips."""
    return round(millimetres * _TWIPS_PER_MM)


def points(length: float) -> int:
    """Points in twips."""
    return round(length * 20)


def text_width(design: Design) -> int:
    """What lies between the margins, in twips."""
    return twips(design.page.width) - twips(design.page.inner) - twips(design.page.outer)


def colour(design_colour: str) -> str:
    """A design's colour as Word writes it, "00596B"."""
    return design_colour.lstrip("#").upper()


def family_name(cut: str) -> str:
    """The family as Word knows it: "Source Sans 3" for the cut SourceSans3-BoldIt."""
    return _WORD_STARTS.sub(" ", _CUT.sub("", cut))


def text_font(design: Design) -> str:
    """The family of running text."""
    return family_name(design.text_family.regular)


def head_font(design: Design) -> str:
    """The family of headings."""
    return family_name(design.head_family.regular)


def paragraph_xml(look: Look, indent: str = "", extra_space: float = 0.0) -> str:
    """Hyphenation, spacing, `indent` and alignment, in the order of w:pPr; `extra_space` in points above and below."""
    spacing = tag(
        "spacing",
        before=points(look.before + extra_space),
        after=points(look.after + extra_space),
        line=points(look.leading),
        lineRule="exact",
    )
    aligned = {Alignment.LEFT: "", Alignment.CENTRE: val("jc", "center"), Alignment.JUSTIFIED: val("jc", "both")}
    return ("" if look.hyphenated else "<w:suppressAutoHyphens/>") + spacing + indent + aligned[look.align]


def run_xml(design: Design, look: Look, with_colour: bool = True) -> str:
    """Font, weight, colour and size, in the order of w:rPr."""
    font = head_font(design) if look.family == "head" else text_font(design)
    italic = "<w:i/><w:iCs/>" if look.italic and design.italics else ""
    return (
        tag("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
        + ("<w:b/><w:bCs/>" if look.bold else "")
        + italic
        + (val("color", colour(look.colour)) if with_colour else "")
        + size_xml(look.size)
    )


def level_name_xml(design: Design) -> str:
    """The w:rPr of "Leitziel A" before a title: in the eyebrow's colour, and not bold."""
    return tag("rPr", '<w:b w:val="0"/><w:bCs w:val="0"/>' + val("color", colour(design.eyebrow.colour)))


def list_look(design: Design) -> ListLook:
    """How lists and numbers of headings look."""
    return ListLook(
        twips(design.number_width),
        twips(design.list_indent),
        design.sign,
        text_font(design),
        level_name_xml(design),
    )


def size_xml(size: float) -> str:
    """A type size in points, for Latin and complex scripts."""
    return val("sz", round(size * 2)) + val("szCs", round(size * 2))
