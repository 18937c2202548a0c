"""Word: the block sequence as a package of WordprocessingML parts, written as text.

python-docx is not used for writing: what we need of Word (real lists, fields, notes, content controls) lies below it,
and building its tree takes longer than the whole file does here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from exporters import office_properties as properties
from exporters.block_types import Contents, PrintBlock
from exporters.blocks import print_blocks
from exporters.composing.document import DocumentSetter, furniture, lay_out
from exporters.design import Design, load_design
from exporters.files import swap_in
from exporters.office_theme import THEME_TYPE, theme_xml
from exporters.opc_package import OFFICE, WORD_TYPE, Part, Relationship, write_package
from exporters.options import Edition, ExportOptions
from exporters.registry import Progress
from exporters.word import parts
from exporters.word.comments import CommentBook
from exporters.word.document import build_document
from exporters.word.fonts import font_parts
from exporters.word.rooms import without_comments, word_setter
from exporters.word.shapes import picture_parts
from exporters.word.styles import styles_xml
from programme.bulk import collector_paused
from programme.model import Programme

_COMMENTS_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_PACKAGE_RELATIONSHIPS = (
    Relationship("rIdDocument", f"{OFFICE}/officeDocument", "word/document.xml"),
    *properties.RELATIONSHIPS,
)


def write_docx(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> None:
    """Writes a Word file. Raises `UnwritableTarget`, `NotFound` for an unknown design."""
    design = load_design(options.design)
    with collector_paused():
        blocks = print_blocks(programme, options, _pages_of_whole(programme, options, design))
        progress(0.1)
        pages = _pages_of_contents(programme, options, design, blocks)
        progress(0.6)
        package = docx_parts(programme, options, design, blocks, pages)
    progress(0.8)
    with swap_in(target) as stream:
        write_parts(package, stream)
    progress(1.0)


def write_parts(package: list[Part], stream: BinaryIO) -> None:
    """Writes the parts of a Word file as a zip."""
    write_package(stream, package, _PACKAGE_RELATIONSHIPS)


def docx_parts(
    programme: Programme,
    options: ExportOptions,
    design: Design,
    blocks: Sequence[PrintBlock],
    pages: Mapping[str, int],
) -> list[Part]:
    """The parts of the file. `pages` gives the page (from 0) of each anchor, for the contents."""
    built = build_document(programme, options, design, blocks, pages)
    design, runs = built.design, built.runs
    fonts = font_parts(design, options.embed_fonts, 'w:val="Emphasis"' in built.xml)
    attached = [
        _attached("styles", styles_xml(design, frozenset(built.levels), options.edition)),
        _attached("numbering", built.numbering_xml()),
        _attached("settings", parts.settings_xml(design, options.edition is Edition.TABLE, options.embed_fonts)),
        fonts[0],
        Part("word/theme.xml", THEME_TYPE, theme_xml(design), kind=f"{OFFICE}/theme"),
        *_furniture(programme, options, design),
        _attached("footnotes", parts.footnotes_xml(runs.notes), runs.note_links.relationships()),
        *_comment_parts(built.comments),
        *picture_parts(built.pictures),
    ]
    known = tuple(Relationship(part_id(each), each.kind, PurePosixPath(each.name).name) for each in attached)
    relationships = (*known, *runs.links.relationships())
    main = Part("word/document.xml", f"{WORD_TYPE}.document.main+xml", built.xml, relationships)
    return [main, *attached, *fonts[1:], *properties.parts(programme, options)]


def _pages_of_whole(programme: Programme, options: ExportOptions, design: Design) -> dict[str, int] | None:
    """For an excerpt the page of each anchor where the whole programme is printed."""
    return lay_out(programme, replace(options, parts=()), design).page_of() if options.parts else None


def _pages_of_contents(
    programme: Programme, options: ExportOptions, design: Design, blocks: list[PrintBlock]
) -> dict[str, int]:
    """The page of each anchor where lines are broken as Word breaks them, nearly."""
    if not any(isinstance(block, Contents) for block in blocks):
        return {}
    document = DocumentSetter(design, word_setter(design), options, run_in=True)
    return document.layout(without_comments(blocks), furniture(programme, options, design)).page_of()


def part_id(part: Part) -> str:
    """The id of the relationship by which the document knows a part, such as "rIdheader"."""
    return f"rId{PurePosixPath(part.name).stem}"


def _attached(kind: str, content: str, relationships: tuple[Relationship, ...] = ()) -> Part:
    return Part(f"word/{kind}.xml", f"{WORD_TYPE}.{kind}+xml", content, relationships, f"{OFFICE}/{kind}")


def _furniture(programme: Programme, options: ExportOptions, design: Design) -> list[Part]:
    texts = furniture(programme, options, design)
    return [
        _attached("header", parts.header_xml(texts.head_left, texts.head_right)),
        _attached("footer", parts.footer_xml(texts.foot_left, texts.foot_right)),
    ]


def _comment_parts(comments: CommentBook) -> list[Part]:
    if not comments:
        return []
    extended = f"{WORD_TYPE}.commentsExtended+xml"
    return [
        _attached("comments", comments.comments_xml()),
        Part("word/commentsExtended.xml", extended, comments.extended_xml(), kind=_COMMENTS_EXTENDED),
    ]
