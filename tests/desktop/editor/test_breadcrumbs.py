"""Which crumbs keep their room: the entry right above first, the programme last, the middle folds."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.editor.breadcrumbs import LEAST, Breadcrumbs, shares
from desktop.menu_letters import bare
from tests.desktop.conftest import Hand

FRAME, FOLD = 16, 30
"""Pixels beside the words of a crumb, and of the folded one."""


def test_all_stand_in_full_where_there_is_room() -> None:
    assert shares([100, 200, 300], 1000, FRAME, FOLD) == ([100, 200, 300], 0)


def test_the_programme_shrinks_before_its_branches() -> None:
    assert shares([300, 200, 200], 600 + 3 * FRAME, FRAME, FOLD) == ([200, 200, 200], 0)


def test_the_middle_folds_before_the_entry_above_shrinks() -> None:
    rooms, folded = shares([300, 300, 300, 300], 300 + LEAST + 2 * FRAME + FOLD, FRAME, FOLD)
    assert (rooms, folded) == ([LEAST, 0, 0, 300], 2)


@given(st.lists(st.integers(10, 900), min_size=1, max_size=7), st.integers(400, 2000))
def test_what_is_shown_fits_and_the_entry_above_loses_last(wanted: list[int], room: int) -> None:
    rooms, folded = shares(wanted, room, FRAME, FOLD)
    shown = [each for each in rooms if each]
    assert len(shown) == len(wanted) - folded
    assert sum(shown) + FRAME * len(shown) + FOLD * bool(folded) <= room
    if rooms[-1] < wanted[-1]:
        assert folded == max(len(wanted) - 2, 0)
        assert all(each <= LEAST for each in rooms[:-1])


def test_a_narrow_path_folds_and_its_menu_leads_to_the_folded(hand: Hand) -> None:
    pane = QWidget()
    hand.qtbot.addWidget(pane)
    pane.resize(1300, 60)
    crumbs = Breadcrumbs(pane)
    chosen: list[str] = []
    crumbs.chosen.connect(chosen.append)
    crumbs.resize(1200, 32)
    crumbs.show_path(hand.outline, hand.entry("Mietberatung"))
    pane.show()
    assert crumbs._fold is not None and crumbs._fold.isHidden()
    crumbs.resize(LEAST + crumbs.fontMetrics().horizontalAdvance("A1 Sozialräume stärken") + 4 * FRAME + 8, 32)
    assert crumbs._buttons[-1].text() == "A1 Sozialräume stärken"
    assert not crumbs._fold.isHidden() and crumbs._buttons[1].isHidden() and crumbs._buttons[2].isHidden()
    path = "Aktionsplan Musterstadt › Wohnen › A Alle Akteure arbeiten zusammen › A1 Sozialräume stärken"
    assert crumbs._fold.toolTip() == path
    hand.qtbot.mouseClick(crumbs._fold, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [bare(each.text()) for each in menu.actions()] == ["Wohnen", "A Alle Akteure arbeiten zusammen"]
    menu.actions()[0].trigger()
    menu.close()
    assert crumbs.minimumSizeHint().width() == LEAST
    assert chosen == [hand.entry("Wohnen").id]


def test_a_path_is_shortened_only_where_room_is_missing(hand: Hand) -> None:
    pane = QWidget()
    hand.qtbot.addWidget(pane)
    pane.resize(1300, 60)
    crumbs = Breadcrumbs(pane)
    crumbs.show_path(hand.outline, hand.entry("Mietberatung"))
    pane.show()
    full = [each.property("words") for each in crumbs._buttons]
    crumbs.resize(1200, 32)
    hand.qtbot.waitUntil(lambda: [each.text() for each in crumbs._buttons] == full)
    needed = crumbs._buttons[-1].geometry().right() + 1
    for width in range(needed + 16, needed - 60, -4):
        crumbs.resize(width, 32)
        QApplication.processEvents()
        shown = [each for each in crumbs._buttons if not each.isHidden()]
        assert shown[-1].geometry().right() <= width
        is_full = [each.text() for each in shown] == full
        assert is_full or width < needed + 16
        if not is_full:
            assert width - shown[-1].geometry().right() < 40  # a letter and what an ellipsis takes
