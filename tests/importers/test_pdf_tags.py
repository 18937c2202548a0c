"""Tagged PDF files, made by hand: what their tags call a heading is one, unless they call everything so."""

import pytest

from importers.pdf_reader import read_source
from importers.source import LineEnd, SourceDocument


def tagged_pdf(*blocks: tuple[str, str, int], roles: str = "") -> bytes:
    """A page whose lines have a tag, words and the number of sections that they lie in; `roles` is a role map."""
    stream = "".join(
        f"/{tag} <</MCID {mark}>> BDC BT /F1 11 Tf 70 {780 - 16 * mark} Td ({text}) Tj ET EMC\n"
        for mark, (tag, text, _) in enumerate(blocks)
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    leaves, nested = [], 7
    for mark, (tag, _, depth) in enumerate(blocks):
        leaves.append((nested, f"<</S/{tag}/Type/StructElem/P {{parent}} 0 R/Pg 3 0 R/K {mark}>>", depth))
        nested += 1 + depth
    kids, ends, rest = [], [], []
    for number, leaf, depth in leaves:
        chain = [number + step for step in range(depth + 1)]
        kids.append(f"{chain[0]} 0 R")
        ends.append(f"{chain[-1]} 0 R")
        parents = [6, *chain[:-1]]
        for place, parent in zip(chain[:-1], parents, strict=False):
            rest.append(f"<</S/Sect/Type/StructElem/P {parent} 0 R/K {place + 1} 0 R>>")
        rest.append(leaf.format(parent=parents[-1]))
    root = f"<</Type/StructTreeRoot/K[{' '.join(kids)}]/ParentTree<</Nums[0 [{' '.join(ends)}]]>>/RoleMap<<{roles}>>>>"
    return _file([*objects, root, *rest])


def _file(objects: list[str]) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    return content + trailer.encode("latin-1")


def outlines(document: SourceDocument) -> list[tuple[str, int | None]]:
    return [(line.text, line.outline) for line in document.lines]


def test_headings_without_a_level_stand_as_deep_as_their_sections() -> None:
    content = tagged_pdf(("H", "Verkehr", 1), ("H", "Radwege", 2), ("P", "Wir bauen neue Wege.", 2))
    assert outlines(read_source(content, "x")) == [("Verkehr", 1), ("Radwege", 2), ("Wir bauen neue Wege.", None)]


def test_names_of_a_program_are_what_the_role_map_says() -> None:
    content = tagged_pdf(("Ueberschrift", "Radwege", 0), ("P", "Wir bauen neue Wege.", 0), roles="/Ueberschrift/H2")
    assert outlines(read_source(content, "x"))[0] == ("Radwege", 2)


def test_tags_that_call_everything_a_heading_say_nothing() -> None:
    content = tagged_pdf(*(("H1", f"Wir bauen neue Wege in den Stadtteil {number}.", 0) for number in range(12)))
    assert {outline for _, outline in outlines(read_source(content, "x"))} == {None}


@pytest.mark.parametrize("tag", ["Div", "NonStruct"])
def test_groups_that_are_no_paragraphs_do_not_join_items(tag: str) -> None:
    wishes = [
        "einen Radweg am Kanal und die",
        "alte Linie ans Rathaus",
        "mehr Bäume am Markt und ein",
        "paar neue Bänke",
    ]
    lines = [f"- {line}" if place % 2 == 0 else line for place, line in enumerate(wishes * 4)]
    ends = [line if place % 2 == 0 else f"{line}," for place, line in enumerate(lines)]
    text = [(tag, line.replace("ä", "\\344"), 0) for line in ("Wir bauen im ganzen Ort:", *ends)]
    assert all(line.end is LineEnd.WRAP for line in read_source(tagged_pdf(*text), "x").lines[:-1])
