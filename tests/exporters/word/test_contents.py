"""The entries of the contents in Word: their lines, and what would move their page numbers."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from exporters.options import Edition, ExportOptions
from exporters.registry import export
from programme.word_marks import node_bookmark
from tests.exporters.small_programme import action_plan


def entry_of(title: str, folder: Path) -> str:
    """What stands in the contents before the page number of a chapter called `title`."""
    plan, target = action_plan(), folder / "x.docx"
    node = replace(plan.nodes[0], title=title, short_title="")
    export(replace(plan, nodes=(node, *plan.nodes[1:])), ExportOptions(), target)
    with zipfile.ZipFile(target) as archive:
        xml = archive.read("word/document.xml").decode()
    return xml[: xml.index(f"PAGEREF {node_bookmark(node.id)} ")].rpartition("<w:p>")[2]


def test_long_titles_end_their_lines_clear_of_the_page_numbers(tmp_path: Path) -> None:
    """LibreOffice gives a number that has no room beside its title a line of its own."""
    title = "Die Stadt arbeitet mit ihren Vereinen zusammen und hört auf ihre Einwohnerinnen und Einwohner"
    runs = re.sub(r"<w:instrText.*?</w:instrText>", "", entry_of(title, tmp_path))
    lines = [re.sub("<[^>]*>", "", part) for part in runs.split("<w:br/>")]
    assert len(lines) > 1
    assert " ".join(lines).strip() == title
    assert max(map(len, lines)) < 1.5 * min(map(len, lines))


def test_short_titles_have_no_hanging_indent(tmp_path: Path) -> None:
    """Word takes it for a tab stop, at which the page number would stand."""
    assert '<w:ind w:left="0" w:firstLine="0"/>' in entry_of("Rat", tmp_path)


def breaks_before_contents(document: WordDocument) -> bool:
    """Whether the heading of the contents itself begins a page."""
    [listing] = document.element.body.findall(qn("w:sdt"))
    heading = Paragraph(listing.find(f".//{qn('w:p')}"), document._body)
    assert heading.text == "Inhalt" and heading.style is not None
    return bool(heading.paragraph_format.page_break_before or heading.style.paragraph_format.page_break_before)


def test_the_contents_of_an_excerpt_stand_on_its_first_page(tmp_path: Path) -> None:
    """As in PDF, whose pages the contents count."""
    plan, target = action_plan(), tmp_path / "x.docx"
    parts = tuple(replace(plan.nodes[0], id=f"n{place}", children=()) for place in range(10))
    export(replace(plan, nodes=parts), ExportOptions(parts=tuple(each.id for each in parts)), target)
    assert not breaks_before_contents(Document(str(target)))


@pytest.mark.parametrize("edition", [Edition.PRINT, Edition.DEBATE])
def test_the_contents_stand_behind_the_page_of_the_cover(tmp_path: Path, edition: Edition) -> None:
    target = tmp_path / "x.docx"
    export(action_plan(), ExportOptions(edition=edition), target)
    document = Document(str(target))
    listing = document.element.body.find(qn("w:sdt"))
    assert listing.getprevious().find(f".//{qn('w:sectPr')}") is not None
    assert breaks_before_contents(document) or document.sections[1].start_type == WD_SECTION.NEW_PAGE
