"""The written PDF as its readers see it: machine-checked accessibility, structure, bookmarks, links, text, fonts."""

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest

from exporters.composing.document import lay_out
from exporters.design import design_names, load_design
from exporters.options import ExportOptions
from exporters.pdf.metadata import Properties
from exporters.pdf_writer import draw_pdf, write_pdf
from programme.errors import NotFound
from programme.model import Programme
from programme.schemes import WAHLPROGRAMM
from tests.programme.builders import aim, field, goal, measure, programme

CREATED = "2026-11-22T10:00:00Z"
GREEK_AND_CYRILLIC = "".join(map(chr, [*range(0x391, 0x3A2), *range(0x3B1, 0x3CA), *range(0x410, 0x450)]))
LATIN = "".join(map(chr, [*range(0xC0, 0x180)]))


def everything() -> Programme:
    """All that a text can hold, in all depths."""
    text = (
        "Ein Absatz mit **fetten**, *schrägen* und ***fett-schrägen*** Wörtern, mit der Bürger*innenbeteiligung, einer "
        "Fußnote^[Die Note nennt **§ 3** und eine [Adresse](https://rat.musterstadt.de/vorlage?nr=3).] und einem "
        "[Verweis](#ziel).\n\n- erster Punkt\n- zweiter Punkt\n  - innen eins\n  - innen zwei\n\n3. drei\n4. vier"
    )
    fields = {"verantwortlich": "Amt für *Vielfalt*", "zielgruppe": "alle^[Auch Gäste.]", "status": "läuft " * 60}
    return programme(
        field(
            "Wohnen",
            goal(
                "Alle finden eine Wohnung",
                aim(
                    "Genug Wohnungen",
                    measure("**Bauen.** Häuser entstehen", text=text, fields=fields),
                    measure("Noch eine"),
                ),
                text=text,
            ),
            text=f"{GREEK_AND_CYRILLIC} {LATIN} ☐ ✓ → ẞ",
        ),
        field("Übersprungene Ebene", measure("Gleich eine Maßnahme", fields={"status": "offen"})),
        field("Leer"),
        title="Programm „für alle“",
        subtitle="Ein Entwurf",
        preface=text,
        meta={"Herausgeber": "Bündnis Musterstadt", "V.i.S.d.P.": "Erika Muster, Markt 1, Musterstadt"},
    )


def written(target: Path, value: Programme, **options: Any) -> Path:
    write_pdf(value, ExportOptions(created=CREATED, stand="22.11.2026", **options), target, lambda _: None)
    return target


def elements(node: Any) -> Iterator[Any]:
    """All structure elements below a node, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def roles(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in elements(pdf.Root.StructTreeRoot)]


@pytest.mark.parametrize("design", design_names())
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_passes_the_checker(tmp_path: Path, design: str, profile: str) -> None:
    report = page.validate_pdf(written(tmp_path / "x.pdf", everything(), design=design), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_the_structure_reads_like_the_programme(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path / "x.pdf", everything())) as pdf:
        found = roles(pdf)
        levels = [int(role[1]) for role in found if role[0] == "H" and role[1:].isdigit()]
        assert levels[:5] == [1, 1, 2, 3, 1]  # contents, chapter, goals, the next chapter
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert {"TOC", "TOCI", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Note", "Link"} <= set(found)
        notes = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/Note"]
        assert len(notes) == len({str(note.ID) for note in notes}) == 4
        rows = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/TR"]
        assert all([str(cell.S) for cell in row.K] == ["/TH", "/TD"] for row in rows)


def test_nested_lists_are_nested(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path / "x.pdf", everything())) as pdf:
        bodies = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/LBody"]
        assert any("/L" in [str(inner.S) for inner in elements(body)] for body in bodies)


def test_an_excerpt_from_the_depth_skips_no_heading(tmp_path: Path) -> None:
    value = everything()
    inner = value.nodes[0].children[0].children[0]
    target = written(tmp_path / "x.pdf", value, parts=(inner.id,), contents=False, imprint=False, cover=False)
    with pikepdf.open(target) as pdf:
        assert [role for role in roles(pdf) if role.startswith("H")] == ["H1"]
        assert len(pdf.Root.Outlines.First.keys()) >= 3
    assert page.is_pdf_compliant(target, profile="ua1")


def test_bookmarks_are_a_tree_that_leads_to_the_pages(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path / "x.pdf", everything())) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        assert titles == ["Inhalt", "Wohnen", "Übersprungene Ebene", "Leer", "Impressum"]
        wohnen = outline.root[1]
        assert [entry.title for entry in wohnen.children] == ["Leitziel A Alle finden eine Wohnung"]
        pages = [entry.destination[0].objgen for entry in outline.root]
        numbers = {number.objgen: index for index, number in enumerate(each.obj for each in pdf.pages)}
        assert [numbers[each] for each in pages] == sorted(numbers[each] for each in pages)


def test_links_say_where_they_lead(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path / "x.pdf", everything())) as pdf:
        links = [link for each in pdf.pages for link in each.get("/Annots", [])]
        contents = {str(link.Contents) for link in links}
        assert "https://rat.musterstadt.de/vorlage?nr=3" in contents
        assert "Leitziel A Alle finden eine Wohnung" in contents
        for link in links:
            assert ("/Dest" in link) != ("/A" in link)
            assert link.F == 4
            left, bottom, right, top = map(float, link.Rect)
            assert left < right
            assert bottom < top


def test_contents_name_the_pages_on_which_headings_stand() -> None:
    value, options = everything(), ExportOptions(chapter_on_new_page=True)
    layout = lay_out(value, options, load_design("ratsvorlage"))
    places = layout.page_of()
    contents = next(each for each in layout.pages if any(name == "inhalt" for name, _ in each.anchors))
    printed = [item.line.text for item in contents.items if getattr(item, "line", None) and item.line.text.isdigit()]  # type: ignore[union-attr]
    anchors = [bookmark.anchor for bookmark in layout.bookmarks if bookmark.anchor not in ("inhalt", "impressum")]
    assert printed == [layout.pages[places[anchor]].label for anchor in anchors]


def test_all_characters_are_drawn_and_read_back(tmp_path: Path) -> None:
    target = written(tmp_path / "x.pdf", everything())
    document = pypdfium2.PdfDocument(target)
    text = "".join(each.get_textpage().get_text_range() for each in document)
    letters = {sign for sign in text if not sign.isspace()}
    assert letters >= set(GREEK_AND_CYRILLIC + LATIN + "☐✓→ẞ„“*")
    assert "Bürger*innenbeteiligung" in text.replace("\ufffe\r\n", "").replace("\ufffe\n", "").replace("\ufffe", "")


@pytest.mark.parametrize("word", ["Upcycling-Projekte", "Schülerinnen/Lehrerinnen", "Menschenrechte", "Bürger-/innen"])
def test_a_word_that_two_lines_share_is_copied_whole(tmp_path: Path, word: str) -> None:
    texts = [f"{'Und so ' * 11}{'i' * count} {word} sind da." for count in range(24)]
    path = written(tmp_path / "word.pdf", programme(field("Wörter", text="\n\n".join(texts))))
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert word == "Bürger-/innen" or "\x02" in text
    assert text.replace("\x02", "").count(word) == len(texts)


def test_fonts_of_more_than_255_characters_are_drawn_in_the_right_subset(tmp_path: Path) -> None:
    """Pixels, not codes: the same words in a text that needs two subsets look like those in a text that needs one."""
    few = programme(field("A", text="Жизнь Ωmega"), title="T")
    many = programme(field("A", text="Жизнь Ωmega"), field("B", text=GREEK_AND_CYRILLIC + LATIN), title="T")
    pictures = []
    for number, value in enumerate((few, many)):
        options = {"cover": False, "contents": False, "imprint": False}
        document = pypdfium2.PdfDocument(written(tmp_path / f"{number}.pdf", value, **options))
        picture = document[0].render(scale=2).to_pil().convert("L")
        pictures.append(picture.crop((0, 150, picture.width, 240)).tobytes())
    assert pictures[0] == pictures[1]


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path / "x.pdf", everything())) as pdf:
        assert str(pdf.docinfo.Title) == "Programm „für alle“"
        assert str(pdf.docinfo.CreationDate).startswith("D:20261122100000")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == "de-DE"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Programm „für alle“"
            assert metadata["dc:creator"] == ["Bündnis Musterstadt"]
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["xmp:CreateDate"].startswith("2026-11-22T10:00:00")


def test_the_same_layout_makes_the_same_bytes() -> None:
    design = load_design("wahlprogramm")
    layout = lay_out(everything(), ExportOptions(), design)
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        draw_pdf(layout, design, Properties("T", "A", CREATED), file)
    assert files[0].getvalue() == files[1].getvalue()


def test_characters_that_no_font_has_are_boxes_that_read_as_themselves(tmp_path: Path) -> None:
    value = programme(field("A", text="Ein 🌳 und 漢字 im Text"))
    layout = lay_out(value, ExportOptions(), load_design("ratsvorlage"))
    assert layout.replaced == {"🌳", "漢", "字"}
    assert lay_out(value, ExportOptions(), load_design("ratsvorlage")).replaced == layout.replaced
    assert lay_out(programme(field("A")), ExportOptions(), load_design("ratsvorlage")).replaced == frozenset()
    target = written(tmp_path / "x.pdf", value)
    code = b"".join(each.Contents.read_bytes() for each in pikepdf.open(target).pages)
    assert "漢字".encode("utf-16-be").hex().encode() in code.lower()
    assert page.is_pdf_compliant(target, profile="ua1")
    assert page.is_pdf_compliant(target, profile="2a")


def test_a_wish_for_an_unknown_design_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        written(tmp_path / "x.pdf", everything(), design="barock")
    assert not (tmp_path / "x.pdf").exists()


def test_a_programme_without_text_is_a_document_too(tmp_path: Path) -> None:
    target = written(tmp_path / "x.pdf", programme(scheme=WAHLPROGRAMM), contents=False, imprint=False)
    assert page.is_pdf_compliant(target, profile="ua1")


@pytest.mark.parametrize("part", ["cover", "contents", "imprint"])
def test_parts_can_be_left_out(tmp_path: Path, part: str) -> None:
    target = written(tmp_path / "x.pdf", everything(), **{part: False})
    assert page.is_pdf_compliant(target, profile="ua1")
    assert page.is_pdf_compliant(target, profile="2a")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://müller.example/straße", [b"https://m%C3%BCller.example/stra%C3%9Fe"]),
        ("https://example.org/\x01\ud800", [b"https://example.org/%01?"]),
        ("HTTPS://example.org/%zz", [b"HTTPS://example.org/%zz"]),
        ("mailto:rathaus@example.org", [b"mailto:rathaus@example.org"]),
        ("file:///etc/passwd", []),
        ("javascript:alert", []),
    ],
)
def test_links_lead_into_the_web_only_and_are_ascii(tmp_path: Path, address: str, found: list[bytes]) -> None:
    target = tmp_path / "x.pdf"
    write_pdf(programme(field("Wohnen", text=f"Siehe [dort]({address}).")), ExportOptions(), target, lambda _: None)
    with pikepdf.open(target) as document:
        annotations = [each for page in document.pages for each in page.get("/Annots", [])]
        assert [bytes(each.A.URI) for each in annotations if "/URI" in each.get("/A", {})] == found
