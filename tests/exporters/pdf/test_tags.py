"""The structure tree apart from any file: order, content over several pages, inline elements, notes."""

import re

from exporters.pdf.tags import Tagger
from exporters.typesetting.structure import ARTIFACT, PAGE_FOOT, PAGE_HEAD, Structure

FIRST, PAGES = 100, [7, 8, 9]
ELEMENTS = FIRST + 3


def objects(tagger: Tagger) -> dict[int, str]:
    return {number: body.decode("latin-1") for number, body in tagger.objects(FIRST, PAGES)}


def kids(body: str) -> str:
    return body.partition("/K[")[2].rpartition("]")[0]


def test_content_is_numbered_per_page_and_belongs_to_its_element() -> None:
    structure = Structure()
    document = structure.add("Document")
    one, two = structure.add("P", document), structure.add("P", document)
    tagger = Tagger(structure)
    tagger.begin_page()
    assert tagger.begin(one) == "/P<</MCID 0>>BDC"
    assert tagger.begin(two) == "/P<</MCID 1>>BDC"
    tagger.begin_page()
    assert tagger.begin(two) == "/P<</MCID 0>>BDC"
    found = objects(tagger)
    assert kids(found[ELEMENTS + document]) == f"{ELEMENTS + one} 0 R {ELEMENTS + two} 0 R"
    assert kids(found[ELEMENTS + two]) == "1 <</Type/MCR/Pg 8 0 R/MCID 0>>"
    assert "/Pg 7 0 R" in found[ELEMENTS + two]
    assert f"0[{ELEMENTS + one} 0 R {ELEMENTS + two} 0 R]\n1[{ELEMENTS + two} 0 R]" in found[FIRST + 1]


def test_artifacts_are_no_content() -> None:
    tagger = Tagger(Structure())
    tagger.begin_page()
    assert tagger.begin(ARTIFACT) == "/Artifact BMC"
    assert "Header" in tagger.begin(PAGE_HEAD)
    assert "Footer" in tagger.begin(PAGE_FOOT)
    assert "0[]" in objects(tagger)[FIRST + 1]


def test_inline_elements_stand_where_they_are_drawn() -> None:
    structure = Structure()
    paragraph = structure.add("P")
    late, early = structure.add("Link", paragraph, inline=True), structure.add("Reference", paragraph, inline=True)
    tagger = Tagger(structure)
    tagger.begin_page()
    for mark in (paragraph, early, paragraph, late, paragraph):
        tagger.begin(mark)
    found = kids(objects(tagger)[ELEMENTS + paragraph])
    assert found == f"0 {ELEMENTS + early} 0 R 2 {ELEMENTS + late} 0 R 4"


def test_empty_elements_are_left_out_but_cells_stay() -> None:
    structure = Structure()
    document = structure.add("Document")
    structure.add("Sect", document)
    row = structure.add("TR", structure.add("Table", document))
    head, cell = structure.add("TH", row), structure.add("TD", row)
    tagger = Tagger(structure)
    tagger.begin_page()
    tagger.begin(head)
    found = objects(tagger)
    assert not any("/S/Sect" in body for body in found.values())
    assert kids(found[ELEMENTS + row]) == f"{ELEMENTS + head} 0 R {ELEMENTS + cell} 0 R"


def test_annotations_are_kids_and_keys_of_the_parent_tree() -> None:
    structure = Structure()
    paragraph = structure.add("P")
    link = structure.add("Link", paragraph, inline=True)
    tagger = Tagger(structure)
    tagger.begin_page()
    tagger.begin(paragraph)
    tagger.begin(link)
    tagger.annotate(link, 55)
    assert tagger.annotation_keys() == {55: 1}
    found = objects(tagger)
    assert "<</Type/OBJR/Obj 55 0 R/Pg 7 0 R>>" in found[ELEMENTS + link]
    assert f"1 {ELEMENTS + link} 0 R" in found[FIRST + 1]
    assert "/ParentTreeNextKey 2" in found[FIRST]


def test_attributes_are_written() -> None:
    structure = Structure()
    head, figure, note, items = (structure.add(role) for role in ("TH", "Figure", "Note", "L"))
    structure.scopes[head], structure.spans[head] = "Column", 2
    structure.alternatives[figure] = "Das Wappen"
    structure.identifiers[note] = "fussnote-1"
    structure.numberings[items] = "Decimal"
    tagger = Tagger(structure)
    tagger.begin_page()
    for mark in (head, figure, note, items):
        tagger.begin(mark)
    found = objects(tagger)
    assert "/A<</O/Table/Scope/Column/ColSpan 2>>" in found[ELEMENTS + head]
    assert "/Alt(Das Wappen)" in found[ELEMENTS + figure]
    assert "/ID(fussnote-1)" in found[ELEMENTS + note]
    assert re.search(rf"/Names\[\(fussnote-1\) {ELEMENTS + note} 0 R\]", found[FIRST + 2])
    assert "/ListNumbering/Decimal" in found[ELEMENTS + items]
