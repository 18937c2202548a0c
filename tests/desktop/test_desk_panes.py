"""How wide tree and side sheet are beside the text."""

from tests.desktop.conftest import Hand


def wide(hand: Hand, width: int) -> list[int]:
    """The widths of tree, text and sheet in a window of this width."""
    hand.window.resize(width, 900)
    hand.settle()
    return hand.window.desk.sizes()


def test_tree_and_sheet_grow_with_the_window_until_somebody_draws_them(hand: Hand) -> None:
    hand.window.sheet.show_pane("comments")
    small = wide(hand, 1280)
    large = wide(hand, 2560)
    assert large[0] > small[0] + 100 and large[2] > small[2] + 300
    assert hand.window.sheet.stack.width() == large[2]  # no stripe without anything beside it
    assert large[1] > large[0] + large[2]  # the text has the most
    assert wide(hand, 1280) == small

    desk = hand.window.desk
    desk.setSizes([300, 500, 480])  # as a hand at the border does
    drawn = desk.sizes()
    grown = wide(hand, 2000)
    assert (grown[0], grown[2]) == (drawn[0], drawn[2])


def test_a_folded_sheet_stays_folded(hand: Hand) -> None:
    wide(hand, 1280)
    hand.window.sheet.hide()
    large = wide(hand, 2560)
    assert large[2] == 0 and large[0] > 400


def test_without_a_programme_the_sheet_says_what_comes_there(hand: Hand) -> None:
    sheet = hand.window.sheet
    sheet.show_pane("history")
    assert sheet.stack.isVisible() and not sheet.closed.isVisible()
    hand.window.document.close()
    hand.settle()
    assert sheet.body.currentWidget() is sheet.closed and not sheet.tabs.isEnabled()
    hand.window.document.open(hand.window.library.programmes[0].id)
    hand.settle()
    assert sheet.stack.isVisible() and sheet.current == "history" and sheet.tabs.isEnabled()
