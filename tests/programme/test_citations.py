import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.citations import Citation, CitationKind, citations, flat_text
from programme.lines import LineSettings, number_lines
from programme.model import Programme
from programme.schemes import ANTRAG, WAHLPROGRAMM
from programme.word_difference import Edit
from tests.programme.builders import aim, field, goal, measure, programme
from tests.programme.editing import changed, edited, sample

SETTINGS = LineSettings(40)


def motion(*paragraphs: str) -> Programme:
    """One motion: its title is line 1, each short paragraph one more line."""
    return programme(field("Antrag", text="\n\n".join(paragraphs)), scheme=ANTRAG)


def with_text(base: Programme, *paragraphs: str) -> Programme:
    return changed(base, base.nodes[0].id, lambda node: replace(node, text="\n\n".join(paragraphs)))


def shown(citation: Citation) -> str:
    signs = {Edit.EQUAL: "", Edit.DELETE: "-", Edit.INSERT: "+"}
    parts = [f"[{signs[each.edit]}{each.text}]" if signs[each.edit] else each.text for each in citation.segments]
    return f"{citation.template} {citation.first}-{citation.last}: {''.join(parts)}"


def cited(before: Programme, after: Programme) -> list[str]:
    return [shown(each) for each in citations(before, after, SETTINGS)]


LINES = ["eins eins", "zwei zwei", "drei drei", "vier vier", "fünf fünf"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (["eins eins", "zwei", "drei drei", "vier vier", "fünf fünf"], ["delete_line 3-3: zwei[- zwei]"]),
        (["eins eins", "fünf fünf"], ["delete_lines 3-5: [-zwei zwei\ndrei drei\nvier vier]"]),
        (["eins eins", "zwei neue zwei", *LINES[2:]], ["insert_line 3-3: zwei[+ neue] zwei"]),
        ([*LINES[:2], "ganz neu", *LINES[2:]], ["insert_after 3-3: [+ganz neu]"]),
        ([*LINES[:2], "ganz neu", "noch eins", *LINES[2:]], ["insert_after 3-3: [+ganz neu\nnoch eins]"]),
        (["eins zwei", *LINES[1:]], ["replace_line 2-2: eins [-eins][+zwei]"]),
        (["anders", "fünf fünf"], ["replace_lines 2-5: [-eins eins\nzwei zwei\ndrei drei\nvier vier][+anders]"]),
        ([*LINES, "Schluss"], ["insert_after 6-6: [+Schluss]"]),
        (LINES, []),
    ],
)
def test_paragraphs(after: list[str], expected: list[str]) -> None:
    base = motion(*LINES)
    assert cited(base, with_text(base, *after)) == expected


def test_lines_of_a_long_paragraph() -> None:
    words = " ".join(f"Wort{number}" for number in range(30))
    base = motion(words)
    lines = [line.text for line in number_lines(base, SETTINGS)[1].lines]
    assert lines[1].startswith("Wort6 ")
    after = with_text(base, words.replace("Wort7 ", "Ding7 ").replace("Wort20 ", "").replace("Wort21 ", ""))
    assert (
        cited(base, after)
        == [
            "replace_line 3-3: Wort6 [-Wort7][+Ding7] Wort8 Wort9 Wort10 Wort11 ",
            "delete_line 5-5: Wort17 Wort18 Wort19[- Wort20 Wort21] Wort22 ",
        ]
        or len(cited(base, after)) == 2
    )


def test_a_change_over_several_lines_names_them_all() -> None:
    words = " ".join(f"Wort{number}" for number in range(30))
    base = motion(words)
    after = with_text(base, " ".join(f"Wort{number}" for number in range(30) if not 4 <= number <= 15))
    (citation,) = citations(base, after, SETTINGS)
    assert (citation.template, citation.first, citation.last) == ("delete_lines", 2, 4)
    assert "".join(each.text for each in citation.segments if each.edit is Edit.DELETE).split()[0] == "Wort4"


def test_before_the_first_line() -> None:
    base = programme(field("Antrag"), scheme=ANTRAG)
    after = replace(base, nodes=(field("Neu davor"), *base.nodes))
    whole = citations(base, after, LineSettings(40, whole_programme=True))
    assert [(each.kind, each.first) for each in whole] == [(CitationKind.INSERT_BEFORE, 1)]
    single = citations(base, after, SETTINGS)
    assert [(each.kind, each.motion) for each in single] == [(CitationKind.NEW_MOTION, after.nodes[0].id)]


def test_a_new_node_comes_after_the_line_before_it() -> None:
    base = programme(field("Kapitel", measure("Eins"), measure("Zwei")), scheme=WAHLPROGRAMM)
    chapter = base.nodes[0]
    new = measure("Dazwischen")
    after = replace(base, nodes=(replace(chapter, children=(chapter.children[0], new, chapter.children[1])),))
    assert cited(base, after) == ["insert_after 2-2: [+Dazwischen]"]
    assert citations(base, after, SETTINGS)[0].nodes == (new.id,)


def test_numbers_that_count_anew_are_no_change() -> None:
    base = programme(field("A"), field("B"), scheme=WAHLPROGRAMM)
    after = replace(base, nodes=base.nodes[1:])
    assert cited(base, after) == ["delete_line 1-1: [-1 A]"]


def test_a_move_names_its_lines_and_its_target() -> None:
    base = programme(field("Kapitel", aim("Eins", measure("M")), aim("Zwei"), aim("Drei")))
    one, two, three = base.nodes[0].children
    after = replace(base, nodes=(replace(base.nodes[0], children=(two, three, one)),))
    (citation,) = citations(base, after, SETTINGS)
    assert (citation.template, citation.first, citation.last, citation.target) == ("move_after_lines", 2, 3, 5)
    assert citation.target_motion == base.nodes[0].id


def test_a_changed_move_is_cited_as_both() -> None:
    base = programme(field("Kapitel", goal("Eins"), goal("Zwei"), goal("Drei")))
    one, two, three = base.nodes[0].children
    after = replace(base, nodes=(replace(base.nodes[0], children=(two, three, replace(one, title="Eins plus"))),))
    kinds = [each.template for each in citations(base, after, SETTINGS)]
    assert kinds == ["insert_line", "move_after_line"]


def test_fields_are_cited_with_their_label() -> None:
    node = measure("M", fields={"status": "offen"})
    base = programme(field("A", node))
    after = changed(base, node.id, lambda each: replace(each, fields={"status": "läuft", "zielgruppe": "Alle"}))
    assert cited(base, after) == ["insert_after 2-2: [+Zielgruppe: Alle]", "replace_line 3-3: Status: [-offen][+läuft]"]


BASE = sample()


@given(st.data())
def test_citations_stay_within_the_lines(data: st.DataObject) -> None:
    after = data.draw(edited(BASE))
    last: dict[str, int] = {}
    for block in number_lines(BASE, SETTINGS):
        last[block.motion] = block.last
    for citation in citations(BASE, after, SETTINGS):
        if citation.kind is not CitationKind.NEW_MOTION:
            assert 1 <= citation.first <= citation.last <= last[citation.motion]


@given(st.lists(st.text(st.sampled_from("abc  "), min_size=1, max_size=90), min_size=1, max_size=4), st.data())
def test_applied_citations_give_the_new_words(before: list[str], data: st.DataObject) -> None:
    """What is cited as inserted and deleted accounts for every word that came and went."""
    after = data.draw(st.lists(st.sampled_from([*before, "neu neu", "ganz anders"]), max_size=5))
    base = motion(*before)
    later = with_text(base, *after)
    found = citations(base, later, SETTINGS)
    gone = sorted(_words(found, Edit.DELETE) + _text_words(later))
    came = sorted(_words(found, Edit.INSERT) + _text_words(base))
    assert gone == came


def _words(found: list[Citation], edit: Edit) -> list[str]:
    return list(
        "".join("".join(each.text.split()) for citation in found for each in citation.segments if each.edit is edit)
    )


def _text_words(state: Programme) -> list[str]:
    return list("".join("".join(flat_text(block.lines).split()) for block in number_lines(state, SETTINGS)))


def test_equal_programmes_have_no_citations() -> None:
    assert citations(BASE, BASE) == []


def test_every_citation_has_its_sentence() -> None:
    file = Path(__file__).parents[2] / "resources" / "messages" / "de.toml"
    sentences = tomllib.loads(file.read_text(encoding="utf-8"))["citation"]
    found = [Citation(kind, "m", 14, last, (), ()) for kind in CitationKind for last in (14, 16)]
    assert {each.template for each in found} == set(sentences)
    assert sentences[found[0].template].format(**found[0].values) == "In Zeile 14 löschen:"
    assert sentences[found[1].template].format(**found[1].values) == "Von Zeile 14 bis 16 löschen:"
