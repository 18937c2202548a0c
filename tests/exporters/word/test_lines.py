"""The Beratungsfassung in Word: its native line numbers are the computed ones, and re-reading finds the plain text."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from exporters.block_types import NumberedLines
from exporters.blocks import print_blocks
from exporters.composing.looks import font_set
from exporters.debate_look import available, condensing, debate_look
from exporters.design import load_design
from exporters.options import Edition, ExportOptions
from exporters.registry import export
from programme.model import Programme
from programme.word_marks import node_bookmark
from tests.exporters.seed_programmes import load, sample_names, seed_names
from tests.exporters.small_programme import action_plan, node_id

OPTIONS = ExportOptions(edition=Edition.DEBATE, stand="22.11.2026")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = [*sample_names(), *seed_names()]


def body_of(programme: Programme, tmp_path: Path, **options: object) -> etree._Element:
    target = tmp_path / "beratung.docx"
    export(programme, replace(OPTIONS, **options), target)
    with zipfile.ZipFile(target) as archive:
        return etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")


def native_numbers(body: etree._Element) -> dict[str, int]:
    """Per bookmark the number that Word prints at the first line of its paragraph."""
    numbers: dict[str, int] = {}
    waiting: list[tuple[str | None, int]] = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val") if style is not None else ""
        if name in ("Zeilen", "Zeilenpunkt") or name.startswith("Heading"):
            marks = [each.get(f"{W}name") for each in paragraph.iter(f"{W}bookmarkStart")]
            waiting.append((marks[0] if marks else None, 1 + len(list(paragraph.iter(f"{W}br")))))
        section = paragraph.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            numbers |= numbered(waiting, section)
            waiting = []
    return numbers | numbered(waiting, body.find(f"{W}sectPr"))


def numbered(waiting: list[tuple[str | None, int]], section: etree._Element) -> dict[str, int]:
    numbering = section.find(f"{W}lnNumType")
    if numbering is None:
        assert not waiting
        return {}
    assert numbering.get(f"{W}restart") == "newSection"
    number = int(numbering.get(f"{W}start")) + 1
    found = {}
    for mark, lines in waiting:
        if mark:
            found[mark] = number
        number += lines
    return found


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_words_own_numbers_are_the_computed_ones(name: str, whole: bool, tmp_path: Path) -> None:
    programme = load(name)
    options = replace(OPTIONS, number_whole_programme=whole)
    counted = [each for each in print_blocks(programme, options) if isinstance(each, NumberedLines)]
    expected = {node_bookmark(each.anchor): each.first for each in counted if each.anchor}
    assert native_numbers(body_of(programme, tmp_path, number_whole_programme=whole)) == expected


def test_an_excerpt_keeps_its_line_numbers(tmp_path: Path) -> None:
    parts = (node_id("lanes"), node_id("rest"))
    whole = native_numbers(body_of(action_plan(), tmp_path))
    excerpt = native_numbers(body_of(action_plan(), tmp_path, parts=parts))
    assert set(excerpt) == {node_bookmark(node_id(name)) for name in ("lanes", "rest", "shade", "bench")}
    assert excerpt == {mark: whole[mark] for mark in excerpt}


def test_computed_breaks_are_marked_and_forced_ones_are_not(tmp_path: Path) -> None:
    xml = etree.tostring(body_of(action_plan(), tmp_path), encoding="unicode")
    marked = xml.count('<w:rStyle w:val="Zeilenumbruch"/></w:rPr><w:br/>')
    assert marked == 5
    body = xml[xml.rindex("PAGEREF") :]
    assert body.count("<w:br/>") == marked + 1  # "Zeile eins\\ Zeile zwei"
    without = re.sub(r'<w:r><w:rPr><w:rStyle w:val="Zeilenumbruch"/></w:rPr>.*?</w:r>', "", xml)
    text = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", without))
    assert "Donaudampfschifffahrts" * 10 + " Ende" in text
    assert "sicher und zügig " * 6 + "an." in text


@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize("design", ["ratsvorlage", "wahlprogramm", "grossdruck"])
@pytest.mark.parametrize("name", NAMES)
def test_every_line_fits(name: str, design: str, notes: bool) -> None:
    options = replace(OPTIONS, design=design)
    blocks = print_blocks(load(name), options)
    used = load_design(design)
    fonts = font_set(used)
    look = debate_look(blocks, used, fonts, notes)
    assert look.text >= 9.5
    for block in blocks:
        if isinstance(block, NumberedLines):
            assert available(block, look.text_width) > 80
            assert all(condensing(line, block, look, fonts) > 0.7 for line in block.lines)


def test_large_print_lies_across(tmp_path: Path) -> None:
    sizes = [
        int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
        for size in body_of(action_plan(), tmp_path, design="grossdruck").iter(f"{W}pgSz")
    ]
    assert sizes == [True] * len(sizes)
