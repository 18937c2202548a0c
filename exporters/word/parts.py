"""The smaller parts of a Word file: settings, head and foot, notes, properties."""

import re

from exporters.design import Alignment, Design, PageDesign
from exporters.typesetting.breaking import RAGGED_ZONE, WORD_ZONE
from exporters.word.look import points, text_width, twips
from exporters.word.runs import number_field, styled_run
from exporters.xml_text import ROOT, XML_HEAD, tag, val

_FIELDS = {"{seite}": "PAGE", "{seiten}": "NUMPAGES"}
_NUMBERS = re.compile(r"({seite}|{seiten})")
_TAB = "<w:r><w:tab/></w:r>"
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def header_xml(left: str, right: str) -> str:
    """The running head."""
    content = _runs(left) + _TAB + _runs(right)
    return f"{XML_HEAD}<w:hdr {ROOT}><w:p>{_style('Header')}{content}</w:p></w:hdr>"


def footer_xml(left: str, right: str) -> str:
    """The running foot."""
    return f"{XML_HEAD}<w:ftr {ROOT}><w:p>{_style('Footer')}{_runs(left)}{_TAB}{_runs(right)}</w:p></w:ftr>"


def _runs(text: str) -> str:
    """A text of head or foot; {seite} and {seiten} become Word's own fields."""
    parts = _NUMBERS.split(text)
    return "".join(
        number_field(_FIELDS[part], styled_run("1", "")) if part in _FIELDS else styled_run(part, "")
        for part in parts
        if part or len(parts) == 1
    )


def section_xml(page: PageDesign, furniture: bool, continuous: bool = False, lines: str = "") -> str:
    """A section with running head and foot or without any, on its own pages or `continuous`. `lines` numbers them."""
    references = (
        '<w:headerReference w:type="default" r:id="rIdheader"/><w:footerReference w:type="default" r:id="rIdfooter"/>'
    )
    size = tag("pgSz", w=twips(page.width), h=twips(page.height))
    if page.width > page.height:
        size = size.replace("/>", ' w:orient="landscape"/>')
    margins = tag(
        "pgMar",
        top=twips(page.top),
        right=twips(page.outer),
        bottom=twips(page.bottom),
        left=twips(page.inner),
        header=twips(page.top / 2),
        footer=twips(page.bottom / 2),
        gutter=0,
    )
    return tag(
        "sectPr",
        (references if furniture else "")
        + val("type", "continuous" if continuous else "nextPage")
        + size
        + margins
        + lines,
    )


def settings_xml(design: Design, narrow_columns: bool, embedded: bool) -> str:
    """Language, hyphenation, and the present Word's own way of setting, so that it doesn't open in a compatibility mode."""
    compatibility = tag("compat", tag("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=15))
    hyphens = (
        "<w:autoHyphenation/>"
        + val("consecutiveHyphenLimit", 2)
        + val("hyphenationZone", _hyphenation_zone(design, narrow_columns))
        if design.text.hyphenated or narrow_columns
        else ""
    )
    notes = tag("footnotePr", '<w:footnote w:id="-1"/><w:footnote w:id="0"/>')
    return (
        f"{XML_HEAD}<w:settings {ROOT}>{tag('zoom', percent=100)}{'<w:embedTrueTypeFonts/>' if embedded else ''}{'<w:mirrorMargins/>' if design.page.two_sided else ''}"
        f"{val('defaultTabStop', 709)}{hyphens}{val('characterSpacingControl', 'doNotCompress')}{notes}{compatibility}"
        f"{val('themeFontLang', 'de-DE')}{val('decimalSymbol', ',')}{val('listSeparator', ';')}</w:settings>"
    )


def _hyphenation_zone(design: Design, narrow_columns: bool) -> int:
    """How much of a line stays empty before a word is divided, in twips: in ragged text as much as in the PDF."""
    if narrow_columns or design.text.align is Alignment.JUSTIFIED:
        return points(WORD_ZONE)
    return round(text_width(design) * RAGGED_ZONE)


def footnotes_xml(notes: list[str]) -> str:
    """The footnotes part: Word's two separators, then `notes`."""
    separators = "".join(
        f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        f"</w:pPr><w:r><w:{name}/></w:r></w:p></w:footnote>"
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"{XML_HEAD}<w:footnotes {ROOT}>{separators}{''.join(notes)}</w:footnotes>"


def _style(name: str) -> str:
    return tag("pPr", val("pStyle", name))
