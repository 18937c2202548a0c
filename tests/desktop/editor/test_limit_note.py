"""Where a scheme sets a limit, the editor says how many characters are left, and lets one write on."""

from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.editor.limit_note import LimitNote
from programme.model import Level, LevelDefinition, Scheme
from programme.schemes import AKTIONSPLAN
from tests.desktop.conftest import Hand


def limited(**measure_has: object) -> Scheme:
    *upper, lowest = AKTIONSPLAN.levels
    changed: LevelDefinition = replace(lowest, **measure_has)  # type: ignore[arg-type]
    return replace(AKTIONSPLAN, key="eigen", levels=(*upper, changed))


def use(hand: Hand, scheme: Scheme) -> None:
    hand.window.document.set_scheme(scheme)
    hand.settle()


def told(hand: Hand, note: LimitNote) -> str:
    hand.qtbot.waitUntil(lambda: not note._later.isActive())
    return note.text()


def test_the_title_counts_down_and_is_never_cut(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    page = hand.window.editor.entry_page
    assert page.title_note.isHidden()
    use(hand, limited(title_limit=14))
    assert told(hand, page.title_note) == "Noch 2 Zeichen"
    page.title.setFocus()
    page.title.moveCursor(QTextCursor.MoveOperation.End)
    hand.write("en!*+")
    assert told(hand, page.title_note) == "3 Zeichen zu viel (höchstens 14)"
    assert page.title_note.property("look") == "warning"
    assert hand.window.editor.commit() is None
    hand.settle()
    assert hand.entry("Mietberatungen!*+").plain_title == "Mietberatungen!*+"


def test_text_and_fields_have_their_own_and_another_entry_counts_anew(hand: Hand) -> None:
    measure = AKTIONSPLAN.definition(Level.MASSNAHME)
    fields = (replace(measure.fields[0], limit=5), *measure.fields[1:])
    use(hand, limited(text_limit=20, fields=fields))
    hand.click_on("Das kleine")
    page = hand.window.editor.entry_page
    assert told(hand, page.text_note) == "1 Zeichen zu viel (höchstens 20)"  # an absatz and two items, with line feeds
    assert [note.text() for note in page._notes] == ["15 Zeichen zu viel (höchstens 5)"]
    hand.click_on("Mietberatung")
    assert (page.text_note.text(), page._notes[0].text()) == ("Noch 20 Zeichen", "Noch 5 Zeichen")
    hand.click_on("Wohnen")
    assert page.text_note.isHidden()


def test_a_branch_shows_what_is_left_of_each_entry(hand: Hand) -> None:
    use(hand, limited(title_limit=20))
    hand.click_on("Verkehr")
    hand.window.actions_table["branch"].trigger()
    hand.settle()
    QApplication.processEvents()
    page = hand.window.editor.branch_page
    assert [note.text() for section in page._sections for note in section.notes] == [
        "4 Zeichen zu viel (höchstens 20)",
        "Noch 7 Zeichen",
    ]
