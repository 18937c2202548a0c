"""Every number that the programme shows is the one that Word counts, in each scheme and for any tree."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.options import ExportOptions
from exporters.registry import export
from programme.model import Counter, Level, LevelDefinition, Node, Numbering, PrintForm, Programme, Scheme, walk
from programme.numbering import full_label, shown_numbers
from programme.schemes import BUILT_IN
from programme.word_marks import node_bookmark
from tests.exporters.small_programme import node_id
from tests.exporters.word_counting import WordCounting

OWN = Scheme(
    "eigen",
    "Eigene Gliederung",
    (
        LevelDefinition(Level.HANDLUNGSFELD, "Teil", "Teile", numbering=Numbering(Counter.UPPER_ROMAN), labelled=True),
        LevelDefinition(Level.LEITZIEL, "Block", "Blöcke"),
        LevelDefinition(Level.HANDLUNGSZIEL, "Ziel", "Ziele", numbering=Numbering(Counter.DECIMAL, True, "-")),
        LevelDefinition(
            Level.MASSNAHME,
            "Auftrag",
            "Aufträge",
            numbering=Numbering(Counter.DECIMAL, whole_programme=True),
            form=PrintForm.BLOCK,
        ),
    ),
)
LEVELS = tuple(Level)
SIMPLEST = ExportOptions(embed_fonts=False, cover=False, contents=False, imprint=False)


@st.composite
def nodes(draw: st.DrawFn, scheme: Scheme, above: int = -1) -> Node:
    """A node of any deeper level of the scheme, so that levels are skipped; now and then with a number of its own."""
    offered = [level for level in LEVELS[above + 1 :] if any(each.level is level for each in scheme.levels)]
    level = draw(st.sampled_from(offered))
    deeper = any(LEVELS.index(each.level) > LEVELS.index(level) for each in scheme.levels)
    children = draw(st.lists(nodes(scheme, LEVELS.index(level)), max_size=3)) if deeper else []
    number = draw(st.sampled_from([None, None, None, "2", "7", "A", "C", "2.5", "A2", "12a", "Z", "IV"]))
    return Node("", level, "Titel", number=number, children=tuple(children))


def named(node: Node, path: str) -> Node:
    """The node and what is below it with ids of their own."""
    children = tuple(named(child, f"{path}.{place}") for place, child in enumerate(node.children))
    return Node(node_id(path), node.level, f"Titel {path}", number=node.number, children=children)


@pytest.mark.parametrize("scheme", [*BUILT_IN, OWN], ids=lambda scheme: scheme.key)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_word_counts_what_the_programme_shows(
    scheme: Scheme, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    trees = data.draw(st.lists(nodes(scheme), min_size=1, max_size=4))
    roots = tuple(named(tree, str(place)) for place, tree in enumerate(trees))
    programme = Programme(node_id("programme"), "Nummern", scheme, nodes=roots)
    assert word_numbers(programme, tmp_path_factory.mktemp("word") / "a.docx") == shown(programme)


def word_numbers(programme: Programme, path: Path) -> dict[str, str]:
    export(programme, SIMPLEST, path)
    return {key: value.removeprefix("•") for key, value in WordCounting(path).numbers().items()}


def shown(programme: Programme) -> dict[str, str]:
    numbers = shown_numbers(programme)
    return {
        node_bookmark(node.id): full_label(programme.scheme.definition(node.level), numbers.get(node.id, ""))
        for node in walk(programme.nodes)
    }


def test_letters_behind_aa_are_ours_not_those_of_word(tmp_path: Path) -> None:
    goals = tuple(
        Node(
            node_id(f"g{place}"),
            Level.LEITZIEL,
            "Ziel",
            children=(Node(node_id(f"a{place}"), Level.HANDLUNGSZIEL, "x"),),
        )
        for place in range(30)
    )
    field = Node(node_id("f"), Level.HANDLUNGSFELD, "Feld", children=goals)
    programme = Programme(node_id("programme"), "Nummern", BUILT_IN[0], nodes=(field,))
    numbers = word_numbers(programme, tmp_path / "a.docx")
    assert numbers == shown(programme)
    assert [numbers[node_bookmark(node_id(f"g{place}"))] for place in (25, 26, 27)] == [
        "Leitziel Z",
        "Leitziel AA",
        "Leitziel AB",
    ]
