"""All branches open and close in slices: what is seen first, and whatever comes between two of them."""

import pytest
from PySide6.QtCore import QPoint

from desktop.tree.opening import Opening
from programme.model import Programme
from tests.desktop.conftest import Hand
from tests.programme.builders import aim, field, goal, measure, programme


def long_programme() -> Programme:
    """Six chapters with 24 branches and 36 measures each."""
    return programme(
        *(
            field(
                f"Feld {one}",
                *(
                    goal(
                        f"Ziel {one}.{two}",
                        *(aim(f"Teil {one}.{two}.{three}", measure("Eins"), measure("Zwei")) for three in range(3)),
                    )
                    for two in range(6)
                ),
            )
            for one in range(6)
        ),
        title="Langes Programm",
    )


@pytest.fixture
def long_hand(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """At a long programme with every branch closed; each slice opens one."""
    made = hand.window.store.ask(lambda store: store.library.take_in(long_programme()).made)
    hand.window.document.open(made)
    hand.rest()
    hand.window.left.tree.collapseAll()
    monkeypatch.setattr("desktop.spare_time.SLICE", -1)
    return hand


def opening(hand: Hand) -> Opening:
    return hand.window.left.opening


def done(hand: Hand) -> None:
    hand.qtbot.waitUntil(lambda: not opening(hand).depth)


def branches(hand: Hand) -> list[str]:
    return [each.id for each in hand.outline.walk() if each.children]


def test_all_branches_open_one_after_the_other_and_close_at_once(long_hand: Hand) -> None:
    tree, wishes = long_hand.window.left.tree, long_hand.window.actions_table
    wishes["expand_all"].trigger()
    assert len(tree.expanded_ids()) == 1 and opening(long_hand).depth
    done(long_hand)
    assert tree.expanded_ids() == branches(long_hand)
    wishes["collapse_all"].trigger()
    assert tree.expanded_ids() == [] and not opening(long_hand).depth
    wishes["expand_all"].trigger()
    wishes["collapse_all"].trigger()
    long_hand.settle()
    assert tree.expanded_ids() == [], "who closes all does not wait for what was to open"


def test_a_level_opens_in_slices_too(long_hand: Hand) -> None:
    tree = long_hand.window.left.tree
    for depth in (2, 1):
        long_hand.window.actions_table[f"level_{depth + 1}"].trigger()
        done(long_hand)
        shallow = [each for each in branches(long_hand) if len(long_hand.outline.entry(each).ancestors()) < depth]
        assert tree.expanded_ids() == shallow


def test_what_is_looked_at_opens_first_and_stays_in_its_place(long_hand: Hand) -> None:
    tree = long_hand.window.left.tree
    current = long_hand.entry("Feld 4")
    tree.choose(current.id)
    index = long_hand.window.left.model.index_of(current.id)
    place = tree.visualRect(index).top()
    tree.resize(tree.width(), tree.rowHeight(index) * 8)
    opening(long_hand).open_all()
    for _ in range(3):
        long_hand.qtbot.wait(1)
        assert tree.visualRect(index).top() == place
    done(long_hand)
    assert tree.visualRect(index).top() == place and tree.verticalScrollBar().value() > 0
    assert tree.expanded_ids() == branches(long_hand)


def test_the_first_row_that_is_seen_holds_where_the_current_one_is_far(long_hand: Hand) -> None:
    tree = long_hand.window.left.tree
    opening(long_hand).open_to(1)
    done(long_hand)
    tree.choose(long_hand.entry("Feld 0").id)
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum() // 2)
    first = tree.outline_model.entry_at(tree.indexAt(QPoint(0, 0)))
    assert first is not None and first.id != long_hand.entry("Feld 0").id
    opening(long_hand).open_all()
    assert tree.isExpanded(tree.indexAt(QPoint(0, 0))) or not first.children, "it is what opens first"
    done(long_hand)
    assert tree.outline_model.entry_at(tree.indexAt(QPoint(0, 0))) is first


def test_keys_between_two_slices_are_heard(long_hand: Hand) -> None:
    tree = long_hand.window.left.tree
    long_hand.click_on("Feld 0")
    opening(long_hand).open_all()
    assert opening(long_hand).depth
    long_hand.press("Down")
    current = tree.current_entry()
    assert current is long_hand.entry("Ziel 0.0")
    long_hand.press("Up")
    long_hand.press("Left")
    done(long_hand)
    assert tree.expanded_ids() == [each for each in branches(long_hand) if each != long_hand.entry("Feld 0").id]


def test_undo_and_other_changes_between_two_slices(long_hand: Hand) -> None:
    tree, document = long_hand.window.left.tree, long_hand.window.document
    gone, moved = long_hand.entry("Ziel 3.2"), long_hand.entry("Ziel 4.0")
    opening(long_hand).open_all()
    document.remove([gone.id, long_hand.entry("Feld 5").id])
    document.move([moved.id], long_hand.entry("Feld 0").id, 0)
    long_hand.settle()
    document.undo()
    document.undo()
    done(long_hand)
    long_hand.settle()
    back = {each.id for title in ("Ziel 3.2", "Feld 5") for each in long_hand.entry(title).walk()}
    assert set(branches(long_hand)) - back <= set(tree.expanded_ids())


def test_a_filter_between_two_slices_lets_them_go_on_when_it_goes(long_hand: Hand) -> None:
    left = long_hand.window.left
    opening(long_hand).open_all()
    left.filter.setText("Ziel 2.3")
    left.apply_filter()
    long_hand.qtbot.waitUntil(lambda: left.model.is_filtered and not left.is_looking)
    assert not opening(long_hand).depth
    left.show_all()
    long_hand.qtbot.waitUntil(lambda: not left.model.is_filtered and not left.is_looking)
    done(long_hand)
    assert left.tree.expanded_ids() == branches(long_hand)
    assert left.tree.updatesEnabled()


def test_all_that_a_filter_shows_can_be_opened(long_hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.left_pane.EXPANDED_AT_MOST", -1)
    left = long_hand.window.left
    left.filter.setText("Eins")
    left.apply_filter()
    long_hand.qtbot.waitUntil(lambda: left.model.is_filtered and not left.is_looking)
    opening(long_hand).open_all()
    done(long_hand)
    assert left.tree.expanded_ids() == branches(long_hand)


def test_another_programme_between_two_slices_keeps_its_branches(long_hand: Hand) -> None:
    opening(long_hand).open_all()
    assert opening(long_hand).depth
    window = long_hand.window
    window.library.create("Zweites", long_hand.outline.scheme, window.document.open)
    long_hand.qtbot.waitUntil(lambda: long_hand.outline.head.title == "Zweites")
    assert not opening(long_hand).depth
    opening(long_hand).open_all()
    assert not opening(long_hand).depth, "nothing to open"


def test_the_window_closes_between_two_slices(long_hand: Hand) -> None:
    opening(long_hand).open_all()
    assert opening(long_hand).depth
    long_hand.window.close()
    long_hand.settle()
    assert not long_hand.window.isVisible()
