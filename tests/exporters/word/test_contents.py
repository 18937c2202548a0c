"""The entries of the contents in Word: their lines, and what would move their page numbers."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

from exporters.options import ExportOptions
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
