"""The smaller parts of a Word file: settings, head and foot, notes, properties."""

from dataclasses import dataclass

from exporters.design import Design, PageDesign
from exporters.docx_look import head_font, text_font, twips
from exporters.docx_runs import number_field, styled_run
from exporters.docx_xml import ROOT, XML_HEAD, escape, tag, val

_TAB = "<w:r><w:tab/></w:r>"
_VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself. `created` is ISO 8601 in UTC."""

    title: str
    subject: str
    author: str
    created: str
    programme_id: str


def header_xml(left: str, right: str) -> str:
    """The running head."""
    content = styled_run(left, "") + _TAB + styled_run(right, "")
    return f"{XML_HEAD}<w:hdr {ROOT}><w:p>{_style('Header')}{content}</w:p></w:hdr>"


def footer_xml(left: str) -> str:
    """The running foot with "Seite x von y"."""
    page = styled_run("Seite ", "") + number_field("PAGE", styled_run("1", ""))
    pages = styled_run(" von ", "") + number_field("NUMPAGES", styled_run("1", ""))
    return f"{XML_HEAD}<w:ftr {ROOT}><w:p>{_style('Footer')}{styled_run(left, '')}{_TAB}{page}{pages}</w:p></w:ftr>"


def section_xml(page: PageDesign, furniture: bool) -> str:
    """A section on its own pages, with running head and foot or without any."""
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
    return tag("sectPr", (references if furniture else "") + val("type", "nextPage") + size + margins)


def settings_xml(design: Design) -> str:
    """Language, hyphenation, and the present Word's own way of setting, so that it doesn't open in a compatibility mode."""
    compatibility = tag("compat", tag("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=15))
    hyphens = (
        "<w:autoHyphenation/>" + val("consecutiveHyphenLimit", 2) + val("hyphenationZone", 284)
        if design.text.hyphenated
        else ""
    )
    notes = tag("footnotePr", '<w:footnote w:id="-1"/><w:footnote w:id="0"/>')
    return (
        f"{XML_HEAD}<w:settings {ROOT}>{tag('zoom', percent=100)}{'<w:mirrorMargins/>' if design.page.two_sided else ''}"
        f"{val('defaultTabStop', 709)}{hyphens}{val('characterSpacingControl', 'doNotCompress')}{notes}{compatibility}"
        f"{val('themeFontLang', 'de-DE')}{val('decimalSymbol', ',')}{val('listSeparator', ';')}</w:settings>"
    )


def footnotes_xml(notes: list[str]) -> str:
    """The footnotes part: Word's two separators, then `notes`."""
    separators = "".join(
        f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        f"</w:pPr><w:r><w:{name}/></w:r></w:p></w:footnote>"
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"{XML_HEAD}<w:footnotes {ROOT}>{separators}{''.join(notes)}</w:footnotes>"


def font_table_xml(design: Design) -> str:
    """Names and families of the fonts, so that a machine without them takes a similar one."""
    fonts = "".join(
        tag("font", val("charset", "00") + val("family", family) + val("pitch", "variable"), name=name)
        for name, family in sorted(({text_font(design): "roman"} | {head_font(design): "swiss"}).items())
    )
    return f"{XML_HEAD}<w:fonts {ROOT}>{fonts}</w:fonts>"


def core_xml(properties: Properties) -> str:
    """Title, author, language and dates."""
    when = f'xsi:type="dcterms:W3CDTF">{escape(properties.created)}'
    return (
        f"{XML_HEAD}<cp:coreProperties {_CORE}><dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:subject>{escape(properties.subject)}</dc:subject><dc:creator>{escape(properties.author)}</dc:creator>"
        f"<dcterms:created {when}</dcterms:created><dcterms:modified {when}</dcterms:modified>"
        "<dc:language>de-DE</dc:language></cp:coreProperties>"
    )


def application_xml() -> str:
    """Who wrote the file."""
    return f'{XML_HEAD}<Properties xmlns="{_EXTENDED}"><Application>Programmwerk</Application></Properties>'


def custom_xml(properties: Properties) -> str:
    """The programme's id, by which re-reading knows the programme."""
    return (
        f'{XML_HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT_TYPES}">'
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="2" name="Programmwerk.Programm">'
        f"<vt:lpwstr>{escape(properties.programme_id)}</vt:lpwstr></property></Properties>"
    )


def _style(name: str) -> str:
    return tag("pPr", val("pStyle", name))
