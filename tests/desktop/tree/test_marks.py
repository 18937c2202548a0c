"""The signs at the end of a line of the tree."""

from desktop.tree.filter import Facets
from desktop.tree.marks import Mark, Marks
from tests.desktop.conftest import Hand
from tests.desktop.tree.test_more import visible


def test_a_conversation_that_is_done_is_no_longer_marked_for_its_answers(hand: Hand) -> None:
    hand.click_on("Busse")
    busse, comments = hand.entry("Busse").id, hand.window.late.panes.comments_of
    comments.add(busse, "Wie oft?", "", "", False)
    hand.settle()
    first = hand.outline.entry(busse).comments[0].id
    comments.add(busse, "Alle zehn Minuten.", "", first, False)
    hand.settle()
    marks = Marks()
    assert marks.of(hand.outline.entry(busse)) == [Mark.COMMENT]
    comments.set_done(first, True)
    hand.settle()
    assert marks.of(hand.outline.entry(busse)) == []
    hand.window.left.facets.wish(Facets(with_comments=True))
    assert visible(hand) == set()
