"""Word: the block sequence as a package of WordprocessingML parts, written as text.

python-docx is not used for writing: what we need of Word (real lists, fields, notes, content controls) lies below it,
and building its tree takes longer than the whole file does here.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from exporters import docx_parts as parts
from exporters.block_types import BulletMeasure, Heading, MeasureBlock, PrintBlock
from exporters.blocks import print_blocks
from exporters.design import load_design
from exporters.docx_body import BodyWriter, number_uses
from exporters.docx_comments import CommentBook
from exporters.docx_look import text_font, twips
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
_PACKAGE_RELATIONSHIPS = (
    Relationship("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
    Relationship("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    Relationship("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
    Relationship("rId4", f"{OFFICE}/custom-properties", "docProps/custom.xml"),
)


def write_docx(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> None:
    """Writes a Word file. Raises `UnwritableTarget`."""
    package = docx_parts(programme, options, print_blocks(programme, options))
    progress(0.6)
    with swap_in(target) as stream:
        write_package(stream, package, _PACKAGE_RELATIONSHIPS)
    progress(1.0)


def docx_parts(
    programme: Programme, options: ExportOptions, blocks: Sequence[PrintBlock], pages: Mapping[str, int] | None = None
) -> list[Part]:
    """The parts of the file. `pages` gives the page of each anchor in the contents."""
    design = load_design(options.design)
    levels, lists, comments = list_levels(programme.scheme), ListNumbers(), CommentBook()
    uses = number_uses(blocks, HeadingCounter(levels, lists))
    anchors = [each.anchor for each in blocks if isinstance(each, Heading | MeasureBlock | BulletMeasure)]
    literal = {anchor for anchor, use in uses.items() if use.literal}
    runs = RunWriter(shown_numbers(programme), frozenset(anchors), literal)
    cover_section = parts.section_xml(design.page, furniture=False)
    body = BodyWriter(design, runs, uses, lists, comments, cover_section, pages or {}).xml(blocks)
    document = f"{XML_HEAD}<w:document {ROOT}><w:body>{body}{parts.section_xml(design.page, furniture=True)}</w:body></w:document>"
    numbering = lists.xml(
        levels, text_font(design), (twips(design.number_width), twips(design.list_indent)), design.bullet
    )
    return [
        Part("word/document.xml", f"{WORD_TYPE}.document.main+xml", document, _relationships(runs, comments)),
        Part("word/styles.xml", f"{WORD_TYPE}.styles+xml", styles_xml(design, frozenset(levels))),
        Part(
            "word/numbering.xml",
            f"{WORD_TYPE}.numbering+xml",
            f"{XML_HEAD}<w:numbering {ROOT}>{numbering}</w:numbering>",
        ),
        Part("word/settings.xml", f"{WORD_TYPE}.settings+xml", parts.settings_xml(design)),
        Part("word/fontTable.xml", f"{WORD_TYPE}.fontTable+xml", parts.font_table_xml(design)),
        Part("word/theme.xml", f"{_OFFICE_TYPE}.theme+xml", theme_xml(design)),
        *_furniture(programme, options),
        Part(
            "word/footnotes.xml",
            f"{WORD_TYPE}.footnotes+xml",
            parts.footnotes_xml(runs.notes),
            runs.note_links.relationships(),
        ),
        *_comment_parts(comments),
        *_property_parts(programme, options),
    ]


def _relationships(runs: RunWriter, comments: CommentBook) -> tuple[Relationship, ...]:
    names = [
        ("Styles", "styles"),
        ("Numbering", "numbering"),
        ("Settings", "settings"),
        ("Fonts", "fontTable"),
        ("Theme", "theme"),
    ]
    names += [("Header", "header"), ("Footer", "footer"), ("Footnotes", "footnotes")]
    listed = [Relationship(f"rId{name}", f"{OFFICE}/{kind}", f"{kind}.xml") for name, kind in names]
    if comments:
        extended = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        listed.append(Relationship("rIdComments", f"{OFFICE}/comments", "comments.xml"))
        listed.append(Relationship("rIdCommentsExtended", extended, "commentsExtended.xml"))
    return (*listed, *runs.links.relationships())


def _furniture(programme: Programme, options: ExportOptions) -> list[Part]:
    right = f"Stand {options.stand}" if options.stand else options.version
    return [
        Part("word/header.xml", f"{WORD_TYPE}.header+xml", parts.header_xml(programme.title, right)),
        Part("word/footer.xml", f"{WORD_TYPE}.footer+xml", parts.footer_xml(programme.meta.get("Herausgeber", ""))),
    ]


def _comment_parts(comments: CommentBook) -> list[Part]:
    if not comments:
        return []
    return [
        Part("word/comments.xml", f"{WORD_TYPE}.comments+xml", comments.comments_xml()),
        Part("word/commentsExtended.xml", f"{WORD_TYPE}.commentsExtended+xml", comments.extended_xml()),
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
