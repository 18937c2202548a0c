"""The tree of a review follows every edit, and Qt's own tester finds no fault with it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.review import edits, words
from desktop.review.edits import Edit
from desktop.review.follow import follow
from desktop.review.source import next_out
from desktop.review.state import Standing
from desktop.review.tree import ReviewTree
from desktop.tree.model import OutlineModel
from desktop.tree.outline import Outline
from programme.errors import TreeError
from programme.model import Level, Programme
from tests.desktop.review.test_edits import by_title, choices, small

EDITS = (
    edits.moved_in,
    edits.moved_out,
    edits.dropped,
    words.into_text,
    lambda whole, chosen: words.joined(whole, chosen[0]),
    lambda whole, chosen: words.split(whole, chosen[0], 1),
    lambda whole, chosen: words.list_into_nodes(whole, chosen[0]),
    lambda whole, chosen: edits.with_level(whole, chosen, Level.LEITZIEL),
)


@given(choices(), st.lists(st.sampled_from(range(len(EDITS))), min_size=1, max_size=4))
def test_the_outline_is_always_what_the_programme_is(choice: tuple[Programme, list[str]], numbers: list[int]) -> None:
    whole, chosen = choice
    outline = Outline(whole)
    for number in numbers:
        try:
            after: Edit = EDITS[number](whole, [each for each in chosen if each in outline])
        except (TreeError, IndexError):  # nothing is left to be edited
            continue
        list(follow(outline, whole, after.programme))
        assert outline.programme().nodes == after.programme.nodes
        list(follow(outline, after.programme, whole))  # undo
        assert outline.programme().nodes == whole.nodes
        list(follow(outline, whole, after.programme))
        whole = after.programme


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(choice=choices(), numbers=st.lists(st.sampled_from(range(len(EDITS))), min_size=1, max_size=3))
def test_the_model_keeps_qts_rules(qtbot: QtBot, choice: tuple[Programme, list[str]], numbers: list[int]) -> None:
    whole, chosen = choice
    tree = ReviewTree()
    qtbot.addWidget(tree)
    tester = QAbstractItemModelTester(tree.outline_model, QAbstractItemModelTester.FailureReportingMode.Warning)
    tree.show_programme(whole)
    for number in numbers:
        try:
            after = EDITS[number](whole, [each for each in chosen if each in tree.outline]).programme
        except (TreeError, IndexError):
            continue
        tree.follow(after)
        tree.follow(whole)
        tree.follow(after)
        whole = after
        assert shown(tree.outline_model) == [each.id for each in tree.outline.walk()]
    del tester


def shown(model: OutlineModel) -> list[str]:
    """The ids of all rows, in reading order."""
    found: list[str] = []

    def walk(row: int, parent: object) -> None:
        index = model.index(row, 0, parent)  # type: ignore[arg-type]
        entry = model.entry_at(index)
        assert entry is not None
        found.append(entry.id)
        for child in range(model.rowCount(index)):
            walk(child, index)

    for row in range(model.rowCount()):
        walk(row, model.index_of(None))
    return found


def test_untouched_branches_stay_folded_as_they_were(qtbot: QtBot) -> None:
    tree = ReviewTree()
    qtbot.addWidget(tree)
    whole = small()
    tree.show_programme(whole)
    closed = tree.outline_model.index_of(by_title(whole, "Bauen"))
    tree.collapse(closed)
    tree.follow(edits.moved_in(whole, [by_title(whole, "Verkehr")]).programme)
    assert not tree.isExpanded(tree.outline_model.index_of(by_title(whole, "Bauen")))
    assert tree.isExpanded(tree.outline_model.index_of(by_title(whole, "Wohnen")))


def test_stretches_that_stand_nowhere_are_walked_round() -> None:
    tree, out, gone = Standing.TREE, Standing.LEFT_OUT, Standing.DROPPED
    standings = [out, tree, out, gone, tree, out]
    assert [next_out(standings, at) for at in (0, 1, 2, 5)] == [2, 2, 5, 0]
    assert next_out([tree, tree], 0) is None
