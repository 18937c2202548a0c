"""Another programme comes, or the open one goes, while one types: each word goes where it was typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from desktop.start import file_wishes
from desktop.window_views import START, WRITE
from programme.model import Programme, walk
from programme.schemes import AKTIONSPLAN
from tests.desktop.conftest import Hand


@pytest.fixture
def other(hand: Hand) -> str:
    """A second programme."""
    made = hand.window.store.ask(
        lambda store: store.library.take_in(Programme("x", "Andere Stadt", AKTIONSPLAN, preface="Altes Vorwort")).made
    )
    hand.window.library.refresh()
    hand.settle()
    return made


def programme(hand: Hand, programme_id: str) -> Programme:
    hand.settle()
    return hand.window.store.ask(lambda store: store.library.programme(programme_id))


def write_preface(hand: Hand, words: str) -> None:
    """Without a pause behind it: nothing of it is handed over yet."""
    hand.window.desk.show_entry("")
    preface = hand.window.editor.programme_page.preface
    preface.setFocus()
    preface.selectAll()
    hand.write(words, preface)


def test_words_of_the_programme_go_into_it_when_another_comes(hand: Hand, other: str) -> None:
    first = hand.outline.id
    hand.window.document.open(other)  # is being read
    write_preface(hand, "Neues Vorwort")
    hand.settle()
    assert hand.outline.id == other
    assert programme(hand, first).preface == "Neues Vorwort"
    assert programme(hand, other).preface == "Altes Vorwort"


def test_words_of_an_entry_are_kept_when_another_programme_comes(hand: Hand, other: str) -> None:
    first = hand.outline.id
    hand.click_on("Mietberatung")
    hand.window.document.open(other)
    text = hand.window.editor.entry_page.text
    text.setFocus()
    hand.write("Zuletzt ", text)
    hand.settle()
    assert hand.outline.id == other
    assert any("Zuletzt" in node.text for node in walk(programme(hand, first).nodes))


def test_what_is_typed_while_the_same_programme_is_read_anew_is_kept(hand: Hand) -> None:
    hand.window.document.open(hand.outline.id)
    write_preface(hand, "Neues Vorwort")
    hand.window.editor.commit()
    hand.settle()
    assert hand.stored().preface == "Neues Vorwort"
    assert hand.window.editor.programme_page.preface.toPlainText() == "Neues Vorwort"


@pytest.mark.parametrize("of_programme", [True, False])
def test_the_last_words_go_to_the_bin_with_their_programme(hand: Hand, of_programme: bool) -> None:
    first = hand.outline.id
    if of_programme:
        write_preface(hand, "Letztes Wort")
    else:
        hand.click_on("Mietberatung")
        hand.window.editor.entry_page.text.setFocus()
        hand.write("Letztes Wort", hand.window.editor.entry_page.text)
    hand.window.actions_table["delete_programme"].trigger()
    hand.settle()
    assert hand.window.document.outline is None
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    restored = programme(hand, first)
    assert "Letztes Wort" in restored.preface + "".join(node.text for node in walk(restored.nodes))


def test_a_copy_has_the_words_typed_last(hand: Hand) -> None:
    write_preface(hand, "Letztes Wort")
    hand.window.actions_table["as_template"].trigger()
    hand.settle()
    assert hand.outline.head.title.startswith("Neu: ")
    assert hand.stored().preface == "Letztes Wort"


def test_where_one_was_is_kept_when_a_new_programme_comes(hand: Hand) -> None:
    first = hand.outline.id
    hand.click_on("Mietberatung")
    hand.window.actions_table["as_template"].trigger()
    hand.settle()
    assert hand.outline.id != first
    hand.window.document.open(first)
    hand.settle()
    shown = hand.window.editor.shown_entry(hand.outline)
    assert shown is not None and shown.plain_title == "Mietberatung"


def test_opening_by_the_menu_of_a_tile_leads_to_it(hand: Hand, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_wishes, "show_once", lambda menu, _place: menu.actions()[0].trigger())
    hand.window.views.show(START)
    hand.window.file_wishes.programme_menu(other, QPoint())
    hand.settle()
    assert hand.outline.id == other and hand.window.views.current == WRITE


def test_undo_speaks_of_the_programme_that_is_open(hand: Hand, other: str) -> None:
    hand.click_on("Mietberatung")
    text = hand.window.editor.entry_page.text
    with hand.slow_disk():
        hand.window.go_to(other, "")
        text.setFocus()
        hand.write("Dienstags.", text)
    hand.settle()
    assert hand.outline.id == other
    undo = hand.window.actions_table["undo"]
    assert not undo.isEnabled() and undo.text() == "Rückgängig"


def test_a_title_being_written_in_the_tree_is_kept_when_another_programme_comes(hand: Hand, other: str) -> None:
    first = hand.outline.id
    hand.click_on("Busse")
    with hand.slow_disk():
        hand.window.go_to(other, "")
        hand.qtbot.keySequence(hand.window.left.tree, "F2")
        hand.write("Bahnen")
    hand.settle()
    assert "Bahnen" in {each.title for each in walk(programme(hand, first).nodes)}


def test_a_title_being_written_in_the_tree_is_kept_when_the_window_closes(hand: Hand) -> None:
    first = hand.outline.id
    hand.click_on("Busse")
    hand.qtbot.keySequence(hand.window.left.tree, "F2")
    hand.write("Bahnen")
    hand.window.close()
    assert "Bahnen" in {each.title for each in walk(programme(hand, first).nodes)}


def test_words_on_their_way_to_the_store_are_not_written_over(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    editor = hand.window.editor
    text = editor.entry_page.text
    text.setFocus()
    with hand.slow_disk():
        hand.write("Eins.", text)
        editor.commit()
        editor.refresh(hand.outline)  # as anything does that changes meanwhile
        editor.show_entry(hand.outline, hand.entry("Mietberatung"))
        assert text.toPlainText() == "Eins."
        hand.write(" Zwei.", text)
    hand.settle()
    editor.commit()
    hand.settle()
    assert hand.entry("Mietberatung").text == "Eins. Zwei."


def test_who_comes_back_to_an_entry_finds_the_words_on_their_way(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    text = hand.window.editor.entry_page.text
    text.setFocus()
    with hand.slow_disk():
        hand.write("Eins.", text)
        hand.window.desk.show_entry(hand.entry("Radwege").id)
        hand.window.desk.show_entry(hand.entry("Mietberatung").id)
        assert text.toPlainText() == "Eins."
        text.setFocus()
        text.moveCursor(QTextCursor.MoveOperation.End)
        hand.write(" Zwei.", text)
    hand.settle()
    hand.window.editor.commit()
    hand.settle()
    assert hand.entry("Mietberatung").text == "Eins. Zwei."
