"""Saved web pages, Antragsgrün's pages among them, and what Word and browsers put on the clipboard."""

import re
from typing import TYPE_CHECKING

from importers.layout_tables import without_layout_tables
from importers.pieces import told
from importers.properties import useful_properties
from importers.source import LineEnd, LineRole, SourceDocument, SourceLine
from importers.web.blocks import Blocks
from importers.web.content import Surroundings
from importers.web.inner_lists import put_inside
from importers.web.page import parsed_page
from importers.web.placed import placed_pages, read_placed
from importers.web.styles import css_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SITE_NAME = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$|\s+\([^()]{2,80}\)$")
_META = {"author": "author", "description": "subtitle", "dcterms.created": "created", "date": "created"}


def read_source(content: bytes, name: str) -> SourceDocument:
    """The text of a web page; what hangs around it is marked as page heads and feet. Raises `UnreadableFile`, `UnsafeFile`."""
    root = parsed_page(content, name)
    return document_of(root, name)


def document_of(root: "HtmlElement", name: str) -> SourceDocument:
    """As `read_source`, for a page that is parsed already."""
    body = root.find("body")
    body = root if body is None else body
    put_inside(
        body, next((each.get("content") or "" for each in root.iter("meta") if each.get("name") == "generator"), "")
    )
    surroundings = Surroundings(body)
    css = css_of(element.text or "" for element in root.iter("style"))
    blocks = Blocks(css, surroundings)
    if pages := placed_pages(body):
        read_placed(blocks, css, pages)
    else:
        blocks.read_page(body)
    title = " ".join((root.findtext("head/title") or "").split())
    lines = without_layout_tables(blocks.lines, blocks.cells.inside)
    if useful_properties([("title", title)]) and not any(
        line.outline == 1 or line.role is LineRole.TITLE for line in lines
    ):
        shown = _SITE_NAME.sub("", title)
        lines = [SourceLine(shown, 1, LineEnd.PARAGRAPH, role=LineRole.TITLE), *lines]
    return SourceDocument(tuple(lines), name, _meta(root, title), tuple(told(0, blocks.changed, blocks.struck)))


def _meta(root: "HtmlElement", title: str) -> dict[str, str]:
    found: list[tuple[str, str | None]] = [("title", title)]
    for element in root.iter("meta"):
        key = _META.get((element.get("name") or "").casefold())
        if key:
            found.append((key, element.get("content")))
    return useful_properties(found)
