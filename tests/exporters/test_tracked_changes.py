"""The Vergleich as tracked changes: valid, and two versions in one file."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from exporters.completeness import missing_words
from exporters.options import Edition, ExportOptions
from exporters.registry import export
from importers.registry import read
from programme.model import Level, Node, Programme, walk
from tests.exporters.small_programme import action_plan, made, node_id
from tests.programme.builders import programmes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CAME, WENT = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
OPTIONS = ExportOptions(
    edition=Edition.COMPARISON,
    tracked_changes=True,
    author="E. Muster",
    created="2026-11-22T08:00:00Z",
    cover=False,
    contents=False,
    imprint=False,
    embed_fonts=False,
)


def written(folder: Path, before: Programme, after: Programme) -> Path:
    folder.mkdir(exist_ok=True)
    target = folder / "vergleich.docx"
    export(after, replace(OPTIONS, compare_with=before), target)
    return target


def body(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def paragraphs(path: Path, dropped: tuple[str, ...]) -> list[str]:
    """The paragraphs that stay when changes of the kinds `dropped` are undone."""
    found = []
    for paragraph in body(path).iter(f"{W}p"):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        gone = mark is not None and any(each.tag in dropped for each in mark)
        texts = [each for each in paragraph.iter(f"{W}t", f"{W}delText") if not inside(each, dropped)]
        text = "".join(each.text or "" for each in texts)
        assert not (gone and text)
        if not gone:
            found.append(text)
    return [each for each in found if each]


def inside(element: etree._Element, kinds: tuple[str, ...]) -> bool:
    return any(above.tag in kinds for above in element.iterancestors())


def swapped(programme: Programme) -> Programme:
    """The second Handlungsfeld first, a measure somewhere else, another gone, one new, words changed."""
    nodes = {node.id: node for node in walk(programme.nodes)}
    lamps = replace(nodes[node_id("lamps")], title="Laternen und Lichter")
    shade = nodes[node_id("shade")]
    shade = replace(shade, text="Ganz *neuer* Text.", children=(*shade.children[:-1], lamps))
    moved = tuple(rebuilt(node, {node_id("shade"): shade}, {node_id("lamps")}) for node in reversed(programme.nodes))
    return replace(programme, nodes=moved, preface="Eine andere Einleitung.")


def rebuilt(node: Node, changed: dict[str, Node], gone: set[str]) -> Node:
    if node.id in changed:
        return changed[node.id]
    return replace(node, children=tuple(rebuilt(each, changed, gone) for each in node.children if each.id not in gone))


def test_it_is_valid_and_says_who_changed_what_when(tmp_path: Path) -> None:
    path = written(tmp_path, action_plan(), swapped(action_plan()))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    assert [str(finding) for finding in check(str(path))] == []
    kinds = {each.tag for each in body(path).iter() if each.get(f"{W}author") == "E. Muster"}
    assert {*CAME, *WENT, f"{W}moveFromRangeStart", f"{W}moveToRangeStart"} == kinds
    assert {each.get(f"{W}date") for each in body(path).iter(*CAME, *WENT)} == {"2026-11-22T08:00:00Z"}


def test_each_move_has_its_two_places(tmp_path: Path) -> None:
    root = body(written(tmp_path, action_plan(), swapped(action_plan())))
    names = [
        sorted(each.get(f"{W}name") for each in root.iter(f"{W}{kind}RangeStart")) for kind in ("moveFrom", "moveTo")
    ]
    assert names[0] == names[1] != []
    for kind in ("moveFrom", "moveTo"):
        starts, ends = (
            {each.get(f"{W}id") for each in root.iter(f"{W}{kind}Range{side}")} for side in ("Start", "End")
        )
        assert starts == ends


@pytest.mark.parametrize("other", [swapped, lambda programme: replace(programme, nodes=programme.nodes[:1])])
def test_accepted_it_is_the_later_version_refused_the_earlier_one(other, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    before, after = action_plan(), other(action_plan())
    later = paragraphs(written(tmp_path, after, after), ())
    assert paragraphs(written(tmp_path, before, after), WENT) == later
    assert paragraphs(written(tmp_path, after, before), CAME) == later


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programmes(), programmes())
def test_any_two_versions_come_out_of_one_file(tmp_path: Path, before: Programme, after: Programme) -> None:
    path = written(tmp_path, before, after)
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert sorted(words(paragraphs(path, WENT))) == sorted(words(paragraphs(written(tmp_path, after, after), ())))


def words(texts: list[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def test_reading_it_gives_the_later_version(tmp_path: Path) -> None:
    before, after = action_plan(), replace(action_plan(), nodes=action_plan().nodes[::-1])
    found = read(written(tmp_path, before, after)).programme
    assert [node.title for node in found.nodes] == [node.title for node in after.nodes]


def test_footnotes_stay_footnotes_whichever_version_is_taken(tmp_path: Path) -> None:
    texts = (
        "Wir bauen^[Beschluss vom Mai.] neue Wege^[Siehe *Plan*.] und Plätze.",
        "Wir bauen^[Beschluss vom Mai.] gute Wege und Parks^[Im Süden.].",
    )
    before, after = (replace(action_plan(), nodes=(), preface=text) for text in texts)
    path = written(tmp_path, before, after)
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert check(str(path)) == []
    for gone, value in ((WENT, after), (CAME, before)):
        assert noted(path, gone) == noted(written(tmp_path / gone[0][-3:], value, value), ()) != []
    assert noted(path, WENT) == ["Beschluss vom Mai.", "Im Süden."]
    assert missing_words(after, replace(OPTIONS, compare_with=before), path) == {}


def test_a_number_that_is_counted_otherwise_now_is_a_change(tmp_path: Path) -> None:
    goals = [made(Level.LEITZIEL, name, name) for name in ("Wege", "Plätze", "Bäume")]
    before, after = (
        replace(action_plan(), nodes=(made(Level.HANDLUNGSFELD, "f", "Feld", *children),))
        for children in (goals, goals[1:])
    )
    path = written(tmp_path, before, after)
    earlier, later = paragraphs(path, CAME), paragraphs(path, WENT)
    assert [each for each in later if each.startswith("Leitziel")] == ["Leitziel A Plätze", "Leitziel B Bäume"]
    assert later == paragraphs(written(tmp_path, after, after), ())
    assert earlier == paragraphs(written(tmp_path, before, before), ())


def noted(path: Path, dropped: tuple[str, ...]) -> list[str]:
    """The footnotes whose marks stay when changes of the kinds `dropped` are undone."""
    with zipfile.ZipFile(path) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    texts = {
        each.get(f"{W}id"): "".join(text.text or "" for text in each.iter(f"{W}t")).strip()
        for each in notes.iter(f"{W}footnote")
    }
    marks = body(path).iter(f"{W}footnoteReference")
    return [texts[mark.get(f"{W}id")] for mark in marks if not inside(mark, dropped)]


def test_a_word_in_the_place_of_another_is_not_missed(tmp_path: Path) -> None:
    after = action_plan()
    first = after.nodes[0]
    before = replace(after, nodes=(replace(first, title="Mondhof"), *after.nodes[1:]))
    after = replace(after, nodes=(replace(first, title="Sonnenhof"), *after.nodes[1:]))
    options = replace(OPTIONS, compare_with=before)
    path = written(tmp_path, before, after)
    assert "MondhofSonnenhof" in "".join(body(path).itertext())
    assert missing_words(after, options, path) == {}
    left_out = replace(after, nodes=(*after.nodes, Node(node_id("z"), first.level, "Neumond")))
    assert list(missing_words(left_out, options, path)) == ["Neumond"]


def test_other_formats_show_the_marks_as_ever(tmp_path: Path) -> None:
    before, after = action_plan(), swapped(action_plan())
    options = replace(OPTIONS, compare_with=before)
    for number, tracked in enumerate((True, False)):
        export(after, replace(options, tracked_changes=tracked), tmp_path / f"{number}.html")
    assert (tmp_path / "0.html").read_bytes() == (tmp_path / "1.html").read_bytes()
