"""What else than words the filter of the tree asks for."""

from PySide6.QtWidgets import QMenu

from desktop.menu_letters import bare
from desktop.tree.filter import Facets
from tests.desktop.conftest import Hand
from tests.programme.builders import measure


def test_a_body_is_found_where_it_is_responsible_with_others(hand: Hand) -> None:
    values = "Amt A, Amt B", "Amt A", "Fachbereich Kultur, Sport und Freizeit", "*Amt* B; Verein C"
    nodes = [measure(f"M{place}", fields={"verantwortlich": each}) for place, each in enumerate(values)]
    hand.window.document.paste(nodes, hand.entry("Verkehr").id, 0, lambda _made: None)
    hand.settle()
    button, model = hand.window.left.facets, hand.window.left.model
    button.facet_menu.aboutToShow.emit()
    sub = next(each.menu() for each in button.facet_menu.actions() if bare(each.text()) == "Verantwortlich")
    assert isinstance(sub, QMenu)
    one_by_one = ["Amt A", "Amt B", "Fachbereich Kultur, Sport und Freizeit", "Fachbereich Soziales", "Verein C"]
    assert [each.text() for each in sub.actions()] == one_by_one
    for place, measures in enumerate(({"M0", "M1"}, {"M0", "M3"}, {"M2"})):
        button.wish(Facets(responsible=frozenset({one_by_one[place]})))
        assert {each.plain_title for each in hand.outline.walk() if model.index_of(each.id).isValid()} == {
            "Verkehr",
            *measures,
        }


def test_the_keyboard_goes_to_the_words_where_nothing_is_left_to_walk_through(hand: Hand) -> None:
    pane = hand.window.left
    pane.tree.setFocus()
    pane.facets.wish(Facets(with_comments=True))
    hand.settle()
    assert pane.empty.isVisible() and pane.filter.hasFocus()
