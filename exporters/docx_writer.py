"""Word: the block sequence as a package of WordprocessingML parts, written as text.

python-docx is not used for writing: what we need of Word (real lists, fields, notes, content controls) lies below it,
and building its tree takes longer than the whole file does here.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from exporters import docx_parts as parts
from exporters.block_types import BulletMeasure, Heading, MeasureBlock, PrintBlock
from exporters.blocks import print_blocks
from exporters.composing.document import DocumentSetter, furniture, line_setter
from exporters.design import Design, load_design
from exporters.docx_body import BodyWriter, number_uses
from exporters.docx_comments import CommentBook
from exporters.docx_flow import Flow
from exporters.docx_look import list_look
from exporters.docx_numbering import HeadingCounter, ListNumbers, list_levels
from exporters.docx_package import OFFICE, PACKAGE, WORD_TYPE, Part, Relationship, write_package
from exporters.docx_runs import RunWriter
from exporters.docx_styles import styles_xml
from exporters.docx_theme import theme_xml
from exporters.docx_xml import ROOT, XML_HEAD
from exporters.files import swap_in
from exporters.options import ExportOptions
from exporters.registry import Progress
from programme.model import Programme
from programme.numbering import shown_numbers

_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_COMMENTS_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_PACKAGE_RELATIONSHIPS = (
    Relationship("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
    Relationship("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    Relationship("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
    Relationship("rId4", f"{OFFICE}/custom-properties", "docProps/custom.xml"),
)


def write_docx(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> None:
    """Writes a Word file. Raises `UnwritableTarget`."""
    design = load_design(options.design)
    blocks = print_blocks(programme, options)
    layout = DocumentSetter(design, line_setter(design)).layout(blocks, furniture(programme, options))
    progress(0.6)
    package = docx_parts(programme, options, design, blocks, layout.page_of())
    progress(0.8)
    with swap_in(target) as stream:
        write_package(stream, package, _PACKAGE_RELATIONSHIPS)
    progress(1.0)


def docx_parts(
    programme: Programme,
    options: ExportOptions,
    design: Design,
    blocks: Sequence[PrintBlock],
    pages: Mapping[str, int],
) -> list[Part]:
    """The parts of the file. `pages` gives the page (from 0) of each anchor, for the contents."""
    levels, lists, comments = list_levels(programme.scheme), ListNumbers(), CommentBook()
    uses = number_uses(blocks, HeadingCounter(levels, lists))
    anchored = [each for each in blocks if isinstance(each, Heading | MeasureBlock | BulletMeasure)]
    runs = RunWriter(
        shown_numbers(programme),
        frozenset(each.anchor for each in anchored),
        frozenset(anchor for anchor, use in uses.items() if use.literal),
        frozenset(each.anchor for each in anchored if " " in each.label),
    )
    cover_section = parts.section_xml(design.page, furniture=False)
    body = BodyWriter(Flow(design, runs, lists, comments), uses, cover_section, pages).xml(blocks)
    document = f"{XML_HEAD}<w:document {ROOT}><w:body>{body}{parts.section_xml(design.page, furniture=True)}</w:body></w:document>"
    attached = [
        _attached("styles", styles_xml(design, frozenset(levels))),
        _attached("numbering", f"{XML_HEAD}<w:numbering {ROOT}>{lists.xml(levels, list_look(design))}</w:numbering>"),
        _attached("settings", parts.settings_xml(design)),
        _attached("fontTable", parts.font_table_xml(design)),
        Part("word/theme.xml", f"{_OFFICE_TYPE}.theme+xml", theme_xml(design), kind=f"{OFFICE}/theme"),
        *_furniture(programme, options),
        _attached("footnotes", parts.footnotes_xml(runs.notes), runs.note_links.relationships()),
        *_comment_parts(comments),
    ]
    known = tuple(Relationship(part_id(each), each.kind, PurePosixPath(each.name).name) for each in attached)
    main = Part("word/document.xml", f"{WORD_TYPE}.document.main+xml", document, (*known, *runs.links.relationships()))
    return [main, *attached, *_property_parts(programme, options)]


def part_id(part: Part) -> str:
    """The id of the relationship by which the document knows a part, such as "rIdheader"."""
    return f"rId{PurePosixPath(part.name).stem}"


def _attached(kind: str, content: str, relationships: tuple[Relationship, ...] = ()) -> Part:
    return Part(f"word/{kind}.xml", f"{WORD_TYPE}.{kind}+xml", content, relationships, f"{OFFICE}/{kind}")


def _furniture(programme: Programme, options: ExportOptions) -> list[Part]:
    texts = furniture(programme, options)
    return [
        _attached("header", parts.header_xml(texts.head_left, texts.head_right)),
        _attached("footer", parts.footer_xml(texts.foot_left)),
    ]


def _comment_parts(comments: CommentBook) -> list[Part]:
    if not comments:
        return []
    extended = f"{WORD_TYPE}.commentsExtended+xml"
    return [
        _attached("comments", comments.comments_xml()),
        Part("word/commentsExtended.xml", extended, comments.extended_xml(), kind=_COMMENTS_EXTENDED),
    ]


def _property_parts(programme: Programme, options: ExportOptions) -> list[Part]:
    properties = parts.Properties(
        programme.title, programme.subtitle, programme.meta.get("Herausgeber", ""), options.created, programme.id
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return [
        Part("docProps/core.xml", core, parts.core_xml(properties)),
        Part("docProps/app.xml", f"{_OFFICE_TYPE}.extended-properties+xml", parts.application_xml()),
        Part("docProps/custom.xml", f"{_OFFICE_TYPE}.custom-properties+xml", parts.custom_xml(properties)),
    ]
