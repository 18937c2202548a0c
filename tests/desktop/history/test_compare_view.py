"""Two states side by side: what came, went, moved and changed, each named as what it is."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.history.compare_rows import Comparison, What, compare
from desktop.history.compare_view import CompareView, row_html
from desktop.look.colours import DARK, LIGHT, Colours
from tests.programme.builders import aim, field, goal, measure, programme

KEPT, GONE, MOVED, NEW = measure("Monitoring fortführen"), measure("Kurse"), measure("Rat <b>"), measure("Radwege")
AIMS = aim("Karte", KEPT, GONE, MOVED), aim("Plan")
BEFORE = programme(field("Wohnen", goal("Alle", *AIMS)))
CHANGED = replace(KEPT, title="Monitoring ausbauen", fields={"verantwortlich": "Amt A"})
AFTER = replace(
    BEFORE,
    nodes=(
        replace(
            BEFORE.nodes[0],
            children=(
                replace(
                    BEFORE.nodes[0].children[0],
                    children=(replace(AIMS[0], children=(CHANGED,)), replace(AIMS[1], children=(MOVED, NEW))),
                ),
            ),
        ),
    ),
    preface="Neu",
)


@pytest.fixture
def comparison() -> Comparison:
    return compare(BEFORE, AFTER)


def test_each_change_is_named_as_what_it_is(comparison: Comparison) -> None:
    what = {row.node: row.what for row in comparison.rows}
    assert what[KEPT.id] is What.CHANGED
    assert what[GONE.id] is What.REMOVED
    assert what[MOVED.id] is What.MOVED
    assert what[NEW.id] is What.ADDED
    assert what[None] is What.CHANGED
    assert comparison.counts[What.SAME] == 4


def test_removed_entries_stand_where_they_were(comparison: Comparison) -> None:
    order = [row.node for row in comparison.rows]
    assert order.index(KEPT.id) < order.index(GONE.id) < order.index(MOVED.id)


def test_a_move_names_both_places(comparison: Comparison) -> None:
    (row,) = [row for row in comparison.rows if row.node == MOVED.id]
    assert (row.place_before, row.place_after) == ("Handlungsziel A1: Karte", "Handlungsziel A2: Plan")


def test_a_changed_text_stands_below_its_title() -> None:
    """There are many a "Maßnahme 1": without its title nobody knows which one has the new sentence."""
    after = replace(BEFORE, nodes=(replace(BEFORE.nodes[0], text="Ein neuer Satz."),))
    (row,) = [row for row in compare(BEFORE, after).rows if row.what is What.CHANGED]
    for side in (0, 1):
        assert row_html(row, side, LIGHT).count("Wohnen") == 1
    assert "neuer Satz" in row_html(row, 1, LIGHT) and "neuer Satz" not in row_html(row, 0, LIGHT)


@pytest.mark.parametrize("colour", [LIGHT, DARK])
def test_words_are_marked_and_safe(comparison: Comparison, colour: Colours) -> None:
    rows = {row.node: row for row in comparison.rows}
    assert "line-through" in row_html(rows[KEPT.id], 0, colour)
    assert "ausbauen" not in row_html(rows[KEPT.id], 0, colour)
    assert "Verantwortlich: " in row_html(rows[KEPT.id], 1, colour)
    assert "Rat &lt;b&gt;" in row_html(rows[MOVED.id], 1, colour)


def test_the_view_shows_differences_first_and_all_on_wish(comparison: Comparison, qtbot: QtBot) -> None:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show_comparison(comparison, "Entwurf 1", "Heute")
    view.show()
    assert len(view.model.rows) == 5
    view.everything.click()
    assert len(view.model.rows) == 9
    view.grab()
    row = next(number for number, row in enumerate(view.model.rows) if row.node == NEW.id)
    with qtbot.waitSignal(view.entry_wished) as wish:
        view.list.activated.emit(view.model.index(row))
    assert wish.args == [NEW.id]


def test_equal_states_say_so_and_not_before_they_are_compared(qtbot: QtBot) -> None:
    view = CompareView()
    qtbot.addWidget(view)
    assert "werden verglichen" in view.empty.text()
    view.show_comparison(compare(BEFORE, BEFORE), "A", "B")
    view.show()
    assert view.empty.isVisible() and "sind gleich" in view.empty.text()
    view.wait()
    assert "werden verglichen" in view.empty.text()


def test_a_scheme_that_kept_its_name_tells_what_became_other() -> None:
    scheme = BEFORE.scheme
    last = scheme.levels[-1]
    limited = replace(scheme, levels=(*scheme.levels[:-1], replace(last, title_limit=80)))
    (row,) = [row for row in compare(BEFORE, replace(BEFORE, scheme=limited)).rows if row.what is What.CHANGED]
    sides = [row_html(row, side, LIGHT) for side in (0, 1)]
    assert all(scheme.name in each and last.plural in each for each in sides)
    assert "ohne" in sides[0] and "80" in sides[1]
