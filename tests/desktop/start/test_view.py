"""The view "Start": programmes as cards in folders, ways to begin, documents dropped on it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.start.samples import bundled_samples
from desktop.start.shelves import Shelves, shelves_from
from desktop.start.view import StartView
from desktop.window_views import START
from programme.model import walk
from programme.schemes import WAHLPROGRAMM
from tests.desktop.conftest import Hand
from tests.desktop.widgets.test_file_drop import document, drag_over


def start(hand: Hand) -> StartView:
    hand.press("Ctrl+1")
    view = hand.window.views.view(START)
    assert isinstance(view, StartView) and view.isVisible()
    return view


def titles(view: StartView) -> list[str]:
    return [card.accessibleName() for card in view.cards()]


def headings(view: StartView) -> list[str]:
    return [
        each.text() for each in view.widget().findChildren(QLabel) if each.font().bold() or each.font().weight() >= 600
    ]  # type: ignore[union-attr]


def test_programmes_are_cards_and_a_click_opens(hand: Hand) -> None:
    first = hand.outline.id
    hand.window.library.create("Wahlprogramm Musterstadt", WAHLPROGRAMM, hand.window.document.open)
    hand.settle()
    view = start(hand)
    assert titles(view) == ["Wahlprogramm Musterstadt", "Aktionsplan Musterstadt"]
    hand.qtbot.mouseClick(view.cards()[1], Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.outline.id == first and hand.window.desk.isVisible()


def test_enter_opens_a_card_and_leads_into_the_tree(hand: Hand) -> None:
    hand.window.left.programmes.heading.setFocus()  # as after a first start, when nobody was in the tree yet
    view = start(hand)
    view.cards()[0].setFocus()
    hand.press("Return")
    assert hand.window.desk.isVisible() and hand.window.left.tree.hasFocus()
    hand.press("Ctrl+1")
    view.findChild(QPushButton, "way_new_programme").setFocus()
    asked = []
    hand.window.actions_table._handlers["new_programme"].clear()
    hand.window.actions_table.on("new_programme", lambda: asked.append(True))
    hand.press("Enter")
    assert asked == [True]


def test_a_card_tells_how_far_the_measures_are(hand: Hand) -> None:
    view = start(hand)
    hand.qtbot.waitUntil(lambda: "1 erledigt" in view.cards()[0].progress.toolTip())
    assert view.cards()[0].progress.toolTip() == "1 laufend, 1 erledigt, 2 ohne Angabe"


def test_progress_is_read_anew_when_the_view_comes_to_the_front(hand: Hand) -> None:
    view = start(hand)
    hand.qtbot.waitUntil(lambda: "1 erledigt" in view.cards()[0].progress.toolTip())
    hand.press("Ctrl+2")
    hand.window.document.edit(hand.entry("Busse").id, "fields.umsetzung", "erledigt")
    hand.settle()
    hand.press("Ctrl+1")
    hand.qtbot.waitUntil(lambda: "2 erledigt" in view.cards()[0].progress.toolTip())


def test_the_card_tells_what_was_written_since_and_the_keyboard_stays(hand: Hand) -> None:
    before = start(hand).cards()[0].accessibleDescription()
    hand.press("Ctrl+2")
    hand.click_on("Busse")
    hand.press("Return")
    hand.settle()
    view = start(hand)
    view.findChild(QPushButton, "way_samples").setFocus()
    hand.qtbot.waitUntil(lambda: view.cards()[0].accessibleDescription() != before)
    assert view.findChild(QPushButton, "way_samples").hasFocus()
    view.cards()[0].setFocus()
    hand.window.document.edit_head(hand.outline.id, "title", "Neuer Name")
    hand.settle()
    hand.qtbot.waitUntil(lambda: titles(view) == ["Neuer Name"])
    assert view.cards()[0].hasFocus()


def test_folders_and_archive(hand: Hand) -> None:
    first = hand.outline.id
    hand.window.library.create("Zweites", WAHLPROGRAMM, hand.window.document.open)
    hand.settle()
    second = hand.outline.id
    library = hand.window.library
    library.change_shelves(
        lambda shelves: shelves.with_folder(first, "Kommunalwahl").with_archived(second, True), lambda: None
    )
    hand.settle()
    view = start(hand)
    assert titles(view) == ["Aktionsplan Musterstadt", "Zweites"]
    assert [each for each in headings(view) if each in ("Kommunalwahl", "Archiv", "Weiterschreiben")] == [
        "Kommunalwahl",
        "Archiv",
    ]
    assert hand.window.left.programmes.list.count() == 1
    library.refresh()
    hand.settle()
    assert library.shelves == Shelves({first: "Kommunalwahl"}, frozenset({second}))


def test_shelves_survive_nonsense() -> None:
    assert shelves_from(None) == shelves_from([]) == shelves_from({"folders": 1, "archived": "x"}) == Shelves()
    kept = Shelves().with_folder("a", " Rat ").with_folder("b", "Rat").with_folder("b", "")
    assert shelves_from(kept.data()) == kept == Shelves({"a": "Rat"})


def test_samples_come_once(hand: Hand) -> None:
    view = start(hand)
    for _ in range(2):
        hand.press("Ctrl+1")
        tile = view.findChild(QPushButton, "way_samples")
        assert isinstance(tile, QPushButton)
        hand.qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        hand.settle()
    assert hand.outline.head.title == "Gemeinsam in Musterstadt"
    assert len(hand.window.library.programmes) == 5


def test_samples_have_ids_of_their_own_on_every_machine() -> None:
    """A colleague's sample could not be opened where the own sample was: it had the same ids and no common state."""
    one, other = ({each.id for each in bundled_samples()} for _ in range(2))
    assert len(one) == 4 and one.isdisjoint(other)
    nodes = [{node.id for each in bundled_samples() for node in walk(each.nodes)} for _ in range(2)]
    assert nodes[0].isdisjoint(nodes[1])


def test_a_dropped_document_is_read(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "Klimaplan.txt"
    path.write_text("Klimaplan\n\n1 Wohnen\n\n- Häuser bauen\n", "utf-8")
    assert drag_over(hand, start(hand).viewport(), document(path)) == (True, True)
    board = hand.window.review.view.board
    hand.qtbot.waitUntil(lambda: board.review is not None, timeout=30_000)


def test_without_a_programme_start_is_shown(hand: Hand) -> None:
    hand.press("Ctrl+Shift+Del")
    assert hand.window.views.current == START
    hand.press("Ctrl+3")
    assert hand.window.views.current == START
