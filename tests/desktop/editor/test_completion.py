"""Words that the programme names already, offered below a field: typed, chosen by keys, taken, refused, taken back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.editor.completion import Completion, matching, words_among
from desktop.editor.text_edit import RichTextEdit
from tests.desktop.conftest import Hand


def responsible(hand: Hand, title: str = "Mietberatung") -> tuple[RichTextEdit, Completion]:
    """The field that says who is responsible, with the keyboard in it."""
    hand.click_on(title)
    page = hand.window.editor.entry_page
    edit = next(each for each in page.fields.findChildren(RichTextEdit) if each.accessibleName() == "Verantwortlich")
    edit.setFocus()
    found = edit.findChild(Completion)
    assert found is not None
    return edit, found


def offered(completion: Completion) -> list[str]:
    model = completion.completer.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if completion.popup.isVisible() else []


def key(hand: Hand, completion: Completion, keys: str) -> None:
    """As Qt does: while the list is open, it gets the keys."""
    edit = completion.parent()
    assert isinstance(edit, RichTextEdit)
    hand.press(keys, completion.popup if completion.popup.isVisible() else edit)


def stored(hand: Hand, place: int = 1) -> str:
    hand.window.editor.commit()
    return hand.stored().nodes[0].children[0].children[0].children[place].fields.get("verantwortlich", "")


def test_a_word_is_offered_while_typing_and_taken_with_enter(hand: Hand) -> None:
    edit, completion = responsible(hand)
    hand.write("soz", edit)
    assert offered(completion) == ["Fachbereich Soziales"]  # inside the word, whatever its case
    assert not completion.popup.currentIndex().isValid()
    assert completion.popup.accessibleName() == "Schon verwendet: Verantwortlich"
    key(hand, completion, "Down")
    key(hand, completion, "Return")
    assert edit.toPlainText() == "Fachbereich Soziales" and not completion.popup.isVisible()
    assert edit.hasFocus() and edit.textCursor().atEnd()
    assert stored(hand) == "Fachbereich Soziales"


def test_a_word_is_taken_with_tab_and_by_the_mouse(hand: Hand) -> None:
    edit, completion = responsible(hand)
    hand.write("F", edit)
    key(hand, completion, "Down")
    key(hand, completion, "Tab")
    assert edit.toPlainText() == "Fachbereich Soziales" and edit.hasFocus()
    edit.selectAll()
    hand.write("Soz", edit)
    place = completion.popup.visualRect(completion.completer.completionModel().index(0, 0)).center()
    hand.qtbot.mouseClick(completion.popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert edit.toPlainText() == "Fachbereich Soziales"


def test_free_words_stay_whatever_is_offered(hand: Hand) -> None:
    edit, completion = responsible(hand)
    hand.write("Soz", edit)
    assert offered(completion)
    key(hand, completion, "Tab")
    assert not completion.popup.isVisible() and not edit.hasFocus()
    assert stored(hand) == "Soz"
    hand.window.activateWindow()  # the platform of the tests leaves it to the list
    edit.setFocus()
    hand.write("i", edit)
    key(hand, completion, "Escape")
    assert not completion.popup.isVisible() and edit.hasFocus() and edit.toPlainText() == "Sozi"
    hand.write("alamt", edit)
    assert not completion.popup.isVisible()
    assert stored(hand) == "Sozialamt"


def test_the_last_of_several_bodies_is_completed(hand: Hand) -> None:
    edit, completion = responsible(hand)
    hand.write("Verein Brücke; fach", edit)
    assert offered(completion) == ["Fachbereich Soziales"]
    key(hand, completion, "Down")
    key(hand, completion, "Return")
    assert stored(hand) == "Verein Brücke; Fachbereich Soziales"
    edit, completion = responsible(hand, "Radwege")
    hand.write("brücke", edit)
    assert offered(completion) == ["Verein Brücke", "Verein Brücke; Fachbereich Soziales"]


def test_what_was_taken_is_taken_back_as_one_step_and_done_again(hand: Hand) -> None:
    edit, completion = responsible(hand)
    hand.write("Amt; fach", edit)
    key(hand, completion, "Down")
    key(hand, completion, "Return")
    assert edit.toPlainText() == "Amt; Fachbereich Soziales"
    key(hand, completion, "Ctrl+Z")
    assert edit.toPlainText() == "Amt; fach"
    assert not completion.popup.isVisible()  # taking back asks for nothing
    key(hand, completion, "Ctrl+Y")
    assert stored(hand) == "Amt; Fachbereich Soziales"
    for _ in range(6):
        key(hand, completion, "Ctrl+Z")
    assert stored(hand) == ""


def test_all_words_are_shown_on_demand_and_none_where_the_field_says_it(hand: Hand) -> None:
    edit, completion = responsible(hand)
    hand.press("Alt+Down", edit)
    assert offered(completion) == ["Fachbereich Soziales"]
    completion.popup.hide()
    edit, completion = responsible(hand, "Das kleine")
    edit.selectAll()
    hand.write("Fachbereich Soziale", edit)
    assert offered(completion)
    hand.write("s", QApplication.focusWidget())
    assert not completion.popup.isVisible()


def test_a_field_that_can_only_be_read_offers_nothing(hand: Hand) -> None:
    edit, completion = responsible(hand)
    edit.set_read_only(True)
    hand.press("Alt+Down", edit)
    assert not completion.popup.isVisible()


def test_sentences_are_not_offered() -> None:
    long = "Der Bericht liegt vor. " * 10
    assert words_among(["Amt **A**; Verein B", "", long, "Amt A"]) == ["Amt A", "Amt A; Verein B", "Verein B"]


def test_what_begins_with_the_letters_comes_first() -> None:
    words = ["Bildungsschule", "Amt für Schule", "Schulamt", "Straßenamt"]
    assert matching(words, "schu") == ["Schulamt", "Amt für Schule", "Bildungsschule"]
    assert matching(words, "STRASSE") == ["Straßenamt"]
