"""What an Office file says about itself: title, author, language, date, and the programme's id."""

from dataclasses import dataclass

from exporters.opc_package import OFFICE, PACKAGE, Part, Relationship
from exporters.options import ExportOptions
from exporters.xml_text import XML_HEAD, escape
from programme.model import Programme
from programme.word_marks import PROGRAMME_PROPERTY

RELATIONSHIPS = (
    Relationship("rIdCore", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    Relationship("rIdApplication", f"{OFFICE}/extended-properties", "docProps/app.xml"),
    Relationship("rIdCustom", f"{OFFICE}/custom-properties", "docProps/custom.xml"),
)
"""Of the package to these parts."""
_VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class _Properties:
    """What the file says about itself. `created` is ISO 8601 in UTC."""

    title: str
    subject: str
    author: str
    created: str
    programme_id: str


def parts(programme: Programme, options: ExportOptions) -> list[Part]:
    """The three parts of properties."""
    properties = _Properties(
        programme.title, programme.subtitle, programme.meta.get("Herausgeber", ""), options.created, programme.id
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return [
        Part("docProps/core.xml", core, _core(properties)),
        Part("docProps/app.xml", f"{_OFFICE_TYPE}.extended-properties+xml", _application()),
        Part("docProps/custom.xml", f"{_OFFICE_TYPE}.custom-properties+xml", _custom(properties)),
    ]


def _core(properties: _Properties) -> str:
    when = f'xsi:type="dcterms:W3CDTF">{escape(properties.created)}'
    return (
        f"{XML_HEAD}<cp:coreProperties {_CORE}><dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:subject>{escape(properties.subject)}</dc:subject><dc:creator>{escape(properties.author)}</dc:creator>"
        f"<dcterms:created {when}</dcterms:created><dcterms:modified {when}</dcterms:modified>"
        "<dc:language>de-DE</dc:language></cp:coreProperties>"
    )


def _application() -> str:
    return f'{XML_HEAD}<Properties xmlns="{_EXTENDED}"><Application>Programmwerk</Application></Properties>'


def _custom(properties: _Properties) -> str:
    return (
        f'{XML_HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT_TYPES}">'
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="2" name="'
        f'{PROGRAMME_PROPERTY}">'
        f"<vt:lpwstr>{escape(properties.programme_id)}</vt:lpwstr></property></Properties>"
    )
