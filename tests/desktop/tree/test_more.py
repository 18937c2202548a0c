"""The tree's filter by facets, the clipboard for branches, the lock, levels."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from desktop.actions import shown_keys
from desktop.menu_letters import bare
from desktop.tree.facet_menu import MOST_VALUES
from desktop.tree.filter import Facets, OutlineFilter
from programme.model import Level
from programme.schemes import KOALITIONSVERTRAG, WAHLPROGRAMM
from tests.desktop.conftest import Hand
from tests.programme.builders import measure


def visible(hand: Hand) -> set[str]:
    model = hand.window.left.model
    return {entry.plain_title for entry in hand.outline.walk() if model.index_of(entry.id).isValid()}


def wish(hand: Hand, **changes: object) -> None:
    pane = hand.window.left
    pane.facets.wish(replace(pane.finder.facets, **changes))  # type: ignore[arg-type]


def test_filter_by_level_responsible_and_progress(hand: Hand) -> None:
    wish(hand, levels=frozenset({Level.LEITZIEL}))
    assert visible(hand) == {"Wohnen", "Alle Akteure arbeiten zusammen"}
    hand.window.left.facets.wish(Facets(responsible=frozenset({"Fachbereich Soziales"})))
    assert "Das kleine Netzwerk ausbauen" in visible(hand) and "Mietberatung" not in visible(hand)
    hand.window.left.facets.wish(Facets(progress=frozenset({"erledigt"})))
    assert "Mietberatung" in visible(hand) and "Das kleine Netzwerk ausbauen" not in visible(hand)
    hand.window.left.facets.wish(Facets())
    assert len(visible(hand)) == hand.outline.size


def test_filter_for_what_is_incomplete_or_commented(hand: Hand) -> None:
    wish(hand, incomplete=True)
    shown = visible(hand)
    assert {"Bildung", "Mietberatung", "Radwege für Bürger*innen"} <= shown
    assert "Das kleine Netzwerk ausbauen" not in shown
    hand.window.left.facets.wish(Facets(with_comments=True))
    assert visible(hand) == set() and hand.window.left.empty.text() == "Kein Eintrag passt zum Filter."
    hand.window.left.facets.wish(Facets())
    hand.click_on("Busse")
    hand.window.late.panes.comments_of.add(hand.entry("Busse").id, "Wie oft?", "", "", False)
    hand.settle()
    wish(hand, with_comments=True)
    assert visible(hand) == {"Verkehr", "Busse im Takt"}


def test_the_facet_menu_offers_the_values_that_there_are(hand: Hand) -> None:
    button = hand.window.left.facets
    button.facet_menu.aboutToShow.emit()
    menus = {bare(action.text()): action.menu() for action in button.facet_menu.actions() if action.menu()}
    responsible = menus["Verantwortlich"]
    assert responsible is not None
    assert [action.text() for action in responsible.actions()] == ["Fachbereich Soziales"]  # type: ignore[attr-defined]
    responsible.actions()[0].trigger()  # type: ignore[attr-defined]
    assert "Das kleine Netzwerk ausbauen" in visible(hand) and "Busse im Takt" not in visible(hand)


def test_the_facet_menu_says_that_it_shows_only_the_most_frequent_values(hand: Hand) -> None:
    below, document = hand.entry("Verkehr").id, hand.window.document
    names = [f"Amt {number:02}" for number in range(MOST_VALUES + 5)]
    nodes = [
        measure(name, fields={"verantwortlich": name}) for name in names for _twice in range(1 + (name < "Amt 10"))
    ]
    document.paste(nodes, below, 0, lambda _made: None)
    hand.settle()
    button = hand.window.left.facets
    button.wish(Facets(responsible=frozenset({"Amt 44", "Fachbereich Soziales"})))
    button.facet_menu.aboutToShow.emit()
    sub = next(each.menu() for each in button.facet_menu.actions() if bare(each.text()).startswith("Verantwortlich"))
    assert isinstance(sub, QMenu)
    words = [each.text() for each in sub.actions()]
    assert words[-1].startswith("Das sind die häufigsten") and not sub.actions()[-1].isEnabled()
    assert set(names[:10]) <= set(words) and {"Amt 44", "Fachbereich Soziales"} <= set(words)


def test_the_facet_menu_tells_what_is_chosen_in_each_part(hand: Hand) -> None:
    button = hand.window.left.facets
    button.wish(Facets(levels=frozenset({Level.MASSNAHME}), progress=frozenset({"offen", "laufend"})))
    button.facet_menu.aboutToShow.emit()
    words = [bare(each.text()) for each in button.facet_menu.actions() if each.menu()]
    assert words == ["Ebene: Maßnahmen", "Verantwortlich", "Umsetzung: laufend, offen"]


def test_an_entry_that_the_filter_hides_is_shown_when_it_is_sought(hand: Hand) -> None:
    wish(hand, levels=frozenset({Level.LEITZIEL}))
    hand.window.desk.show_entry(hand.entry("Busse").id)
    current = hand.window.left.tree.current_entry()
    assert current is not None and current.plain_title == "Busse im Takt"
    assert not hand.window.left.finder.facets


def test_copy_and_paste_make_new_ids(hand: Hand) -> None:
    hand.click_on("Wohnen")
    hand.press("Ctrl+C")
    assert QApplication.clipboard().text().splitlines()[:3] == [
        "Wohnen",
        "  A Alle Akteure arbeiten zusammen",
        "    A1 Sozialräume stärken",
    ]
    hand.click_on("Verkehr")
    hand.press("Ctrl+V")
    assert hand.titles() == ["Wohnen", "Verkehr", "Wohnen", "Bildung"]
    first, copy = hand.stored().nodes[0], hand.stored().nodes[2]
    assert copy.children[0].children[0].children[0].title == first.children[0].children[0].children[0].title
    assert copy.id != first.id and copy.text == first.text


def test_cut_and_paste_keep_ids(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    node = hand.entry("Mietberatung").id
    hand.press("Ctrl+X")
    assert "Mietberatung" in hand.titles("Sozialräume")
    hand.click_on("Busse")
    hand.press("Ctrl+V")
    assert hand.titles("Verkehr") == ["Radwege für Bürger*innen", "Busse im Takt", "Mietberatung"]
    assert hand.entry("Mietberatung").id == node
    hand.press("Ctrl+V")
    assert len(hand.titles("Verkehr")) == 3


def test_what_stands_deeper_goes_below(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Ctrl+C")
    hand.click_on("Bildung")
    hand.press("Ctrl+V")
    assert hand.titles("Bildung") == ["Busse im Takt"]


def test_a_branch_moves_into_another_programme(hand: Hand) -> None:
    hand.click_on("Verkehr")
    node = hand.entry("Verkehr").id
    source = hand.outline.id
    hand.press("Ctrl+X")
    hand.window.library.create("Wahlprogramm", WAHLPROGRAMM, hand.window.document.open)
    hand.settle()
    hand.window.left.tree.setFocus()
    hand.window.actions_table["paste"].trigger()
    hand.settle()
    assert hand.titles() == ["Verkehr"] and hand.entry("Verkehr").id == node
    assert [child.title for child in hand.stored().nodes[0].children] == ["Radwege für Bürger*innen", "Busse im Takt"]
    left = hand.window.store.ask(lambda store: store.library.programme(source))
    assert [each.title for each in left.nodes] == ["Wohnen", "Bildung"]


def test_a_copy_keeps_the_names_of_its_fields_in_another_programme_and_finds_them_at_home(hand: Hand) -> None:
    first = hand.outline.id
    hand.click_on("Das kleine")
    hand.press("Ctrl+C")
    hand.window.library.create("Vertrag", KOALITIONSVERTRAG, hand.window.document.open)
    hand.settle()
    hand.window.actions_table["paste"].trigger()  # from the menu: an empty programme shows no tree
    (made,) = hand.stored().nodes
    assert made.fields == {"Verantwortlich": "Fachbereich Soziales", "Umsetzung": "laufend"}  # not the keys
    hand.click_on("Das kleine")
    hand.press("Ctrl+C")
    hand.window.document.open(first)
    hand.settle()
    hand.click_on("Radwege")
    hand.press("Ctrl+V")
    back = hand.stored().nodes[1].children[1]
    assert back.title.startswith("Das **kleine**")
    assert back.fields == {"verantwortlich": "Fachbereich Soziales", "umsetzung": "laufend"}


def test_what_was_cut_keeps_the_names_of_its_fields_in_another_programme(hand: Hand) -> None:
    hand.click_on("Das kleine")
    hand.press("Ctrl+X")
    hand.window.library.create("Vertrag", KOALITIONSVERTRAG, hand.window.document.open)
    hand.settle()
    hand.window.actions_table["paste"].trigger()
    (moved,) = hand.stored().nodes
    assert moved.fields == {"Verantwortlich": "Fachbereich Soziales", "Umsetzung": "laufend"}


def test_an_empty_programme_is_filled_from_the_clipboard_by_its_key(hand: Hand) -> None:
    left = hand.window.left
    hand.click_on("Verkehr")
    hand.press("Ctrl+C")
    hand.window.library.create("Neu", WAHLPROGRAMM, hand.window.document.open)
    hand.settle()
    assert hand.window.focusWidget() is left.first and "Strg+V" in left.empty.text()
    hand.window.editor.setFocus()
    hand.qtbot.mouseClick(left, Qt.MouseButton.LeftButton, pos=left.empty.geometry().center())
    assert hand.window.focusWidget() is left.first
    hand.press("Ctrl+V")
    assert hand.titles() == ["Verkehr"]
    assert hand.window.focusWidget() is left.tree
    hand.press("Del")
    assert hand.titles() == []
    assert hand.window.focusWidget() is left.first


def test_menus_name_keys_as_the_handbook_does(hand: Hand) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    shown = {key: hand.window.actions_table[key].shortcut().toString(native) for key in hand.window.actions_table}
    assert (shown["add_sibling"], shown["add_child"]) == ("Eingabe", "Umschalt+Eingabe")
    assert [shown[f"move_{way}"] for way in ("up", "down", "out", "in")] == ["Alt+↑", "Alt+↓", "Alt+←", "Alt+→"]
    assert (shown["delete"], shown["review_take"]) == ("Entf", "Einfg")
    rows = hand.window.actions_table.rows
    assert [key for key in rows if shown[key] != shown_keys(rows[key])] == []  # tips and menus agree


def test_lines_of_other_programs_become_entries(hand: Hand) -> None:
    data = QMimeData()
    data.setText("Leihräder\n\nFähren für *alle\n")
    QApplication.clipboard().setMimeData(data)
    hand.click_on("Busse")
    hand.press("Ctrl+V")
    assert hand.titles("Verkehr") == ["Radwege für Bürger*innen", "Busse im Takt", "Leihräder", "Fähren für *alle"]


def test_points_of_a_list_lose_their_signs_in_the_tree(hand: Hand) -> None:
    data = QMimeData()
    data.setText("·\u00a0\u00a0 Leihräder\n- Fähren\n\n* \n")
    QApplication.clipboard().setMimeData(data)
    hand.click_on("Busse")
    hand.press("Ctrl+V")
    assert hand.titles("Verkehr")[2:] == ["Leihräder", "Fähren"]


def test_the_lock_keeps_the_structure_and_frees_the_words(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Ctrl+Shift+L")
    actions = hand.window.actions_table
    assert actions["lock"].isChecked()
    assert not any(actions[key].isEnabled() for key in ("add_sibling", "delete", "move_up", "cut", "paste"))
    hand.press("Del")
    assert len(hand.titles("Verkehr")) == 2
    edit = hand.window.editor.entry_page.text
    edit.setFocus()
    hand.write("Alle zehn Minuten.", edit)
    hand.window.editor.commit()
    assert hand.stored().nodes[1].children[1].text == "Alle zehn Minuten."
    hand.press("Ctrl+Shift+L")
    assert actions["delete"].isEnabled()


def test_the_tree_opens_to_a_level(hand: Hand) -> None:
    tree, model = hand.window.left.tree, hand.window.left.model
    hand.press("Alt+2")
    assert tree.isExpanded(model.index_of(hand.entry("Wohnen").id))
    assert not tree.isExpanded(model.index_of(hand.entry("Alle Akteure").id))
    hand.press("Alt+1")
    assert not tree.isExpanded(model.index_of(hand.entry("Wohnen").id))


def test_a_filter_over_many_entries_is_ready_before_it_is_asked(hand: Hand) -> None:
    finder = OutlineFilter()
    finder.use(hand.outline)
    assert len(list(finder.prepare())) == hand.outline.size
    assert finder._index.keys() == {entry.id for entry in hand.outline.walk()}
    assert finder.find("mietberat") == {hand.entry("Mietberatung").id}
    assert finder.find("RADWEGE burger") == {hand.entry("Radwege").id}


def test_hits_appear_while_more_are_looked_for_and_the_next_key_ends_that(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("spare_time.SLICE", "left_pane.SHOW_FIRST", "left_pane.SHOW_EVERY"):
        monkeypatch.setattr(f"desktop.{name}", -1)
    monkeypatch.setattr("desktop.tree.filter._UNREAD_AT_ONCE", 1)
    left, counts = hand.window.left, list[str]()
    left.told.connect(counts.append)
    hand.click_on("Radwege")
    left.finder.use(hand.outline)
    left.filter.setText("e")
    left.apply_filter()
    assert not left.model.is_filtered, "a key waits for one step only"
    hand.qtbot.waitUntil(lambda: len(counts) > 2)
    left.filter.setText("radweg")
    hand.qtbot.waitUntil(lambda: visible(hand) == {"Verkehr", "Radwege für Bürger*innen"} and not left.is_looking)
    assert counts[:3] == ["1 Treffer", "2 Treffer", "3 Treffer"] and counts[-1] == "1 Treffer"
    current = left.tree.current_entry()
    assert current is hand.entry("Radwege"), "also where the first hits did not hold it"


def open_titles(hand: Hand) -> set[str]:
    tree, model = hand.window.left.tree, hand.window.left.model
    return {each.plain_title for each in hand.outline.walk() if tree.isExpanded(model.index_of(each.id))}


def test_a_key_while_branches_open_again_keeps_what_was_open(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where many are, the filter goes in steps, and a key may come between two of them."""
    left = hand.window.left
    left.tree.expandAll()
    before = open_titles(hand)
    left.filter.setText("radwege")
    hand.qtbot.waitUntil(lambda: visible(hand) == {"Verkehr", "Radwege für Bürger*innen"} and not left.is_looking)
    for name in ("spare_time.SLICE", "left_pane.SHOWN_ALONG"):
        monkeypatch.setattr(f"desktop.{name}", -1)
    monkeypatch.setattr("desktop.left_pane.OPENED_AT_ONCE", 1)
    seen: list[bool] = []

    def type_on() -> None:
        seen.append(left.tree.updatesEnabled())
        left.filter.setText("busse")

    left.tree.expanded.connect(lambda _index: QTimer.singleShot(0, type_on), Qt.ConnectionType.SingleShotConnection)
    left.filter.setText("")
    hand.qtbot.waitUntil(lambda: visible(hand) == {"Verkehr", "Busse im Takt"} and not left.is_looking)
    assert seen == [False], "one picture at the end"
    assert left.tree.updatesEnabled()
    left.show_all()
    hand.qtbot.waitUntil(lambda: not left.is_looking and not left.model.is_filtered)
    assert open_titles(hand) == before
    assert left.tree.updatesEnabled()


def test_under_a_filter_what_is_deleted_leaves_the_editor(hand: Hand) -> None:
    """Its siblings are hidden, so the entry above comes; nobody writes on in the bin."""
    hand.window.left.filter.setText("Radwege")
    hand.window.left.apply_filter()
    hand.click_on("Radwege")
    hand.press("Del")
    assert hand.window.editor.entry_page.subject == hand.entry("Verkehr").id
    current = hand.window.left.tree.current_entry()
    assert current is not None and current.plain_title == "Verkehr"
    hand.press("Del")
    shown = hand.window.editor.shown_entry(hand.outline)
    assert hand.titles() == [] or shown is None or shown.id in hand.outline
    assert not hand.window.editor.entry_page.isVisible()  # the programme's own page is shown


def test_another_programme_begins_without_hits(hand: Hand) -> None:
    wish(hand, levels=frozenset({Level.MASSNAHME}))
    assert hand.window.left.hits.isVisible()
    hand.window.library.create("Anderes", WAHLPROGRAMM, hand.window.document.open)
    hand.settle()
    assert not hand.window.left.hits.isVisible()


def test_branches_are_as_before_when_the_filter_goes(hand: Hand) -> None:
    left = hand.window.left
    left.tree.collapseAll()
    for title in ("Wohnen", "Alle Akteure"):
        left.tree.setExpanded(left.model.index_of(hand.entry(title).id), True)
    before = open_titles(hand)
    assert {title.split()[0] for title in before} == {"Wohnen", "Alle"}
    for words in ("netzwerk", "radwege"):  # one filter after another, without seeing all between them
        left.filter.setText(words)
        left.apply_filter()
    assert "Verkehr" in open_titles(hand)
    left.show_all()
    left.apply_filter()
    assert not left.model.is_filtered
    assert open_titles(hand) == before


def test_branches_open_again_where_one_was_deleted_under_the_filter(hand: Hand) -> None:
    left = hand.window.left
    left.tree.expandAll()
    gone = hand.entry("Sozialräume")
    before = open_titles(hand) - {each.plain_title for each in gone.walk()}
    left.filter.setText("radwege")
    left.apply_filter()
    hand.window.document.remove([gone.id])
    hand.settle()
    left.show_all()
    left.apply_filter()
    assert {title.split()[0] for title in before} >= {"Wohnen", "Alle", "Verkehr"}
    assert open_titles(hand) == before


def test_a_filter_goes_by_the_button_beside_its_hits(hand: Hand) -> None:
    left = hand.window.left
    left.facets.wish(Facets(progress=frozenset({"erledigt"})))
    hand.settle()
    assert left.hits.text() == "1 Treffer"
    left.reset.setFocus()
    hand.press("Space", left.reset)
    assert not left.finder.facets and not left.reset.isVisible()
    assert hand.titles() == ["Wohnen", "Verkehr", "Bildung"] and hand.window.focusWidget() is left.filter


def test_a_lock_shows_while_the_structure_is_locked_and_opens_it(hand: Hand) -> None:
    left = hand.window.left
    assert not left.lock.isVisible()
    hand.window.actions_table["lock"].trigger()
    assert left.lock.isVisible() and left.model.locked
    hand.qtbot.mouseClick(left.lock, Qt.MouseButton.LeftButton)
    assert not left.lock.isVisible() and not left.model.locked
