"""Writing: titles, text, fields; what is saved when; undo by words."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.editor.field_editors import ChoiceEdit, DateEdit, LineEdit
from desktop.editor.link_dialog import LinkDialog
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.typing_page import COMMIT_AFTER
from programme.model import FieldDefinition, FieldKind, Level, LevelDefinition, Node, Scheme
from programme.schemes import AKTIONSPLAN
from tests.desktop.conftest import Hand


def measure(hand: Hand, place: int = 0) -> Node:
    return hand.stored().nodes[0].children[0].children[0].children[place]


def text(hand: Hand, title: str = "Mietberatung") -> RichTextEdit:
    """The text of an entry, with the keyboard in it, at its end."""
    hand.click_on(title)
    edit = hand.window.editor.entry_page.text
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    return edit


def field(hand: Hand, name: str) -> QWidget:
    return next(
        each for each in hand.window.editor.entry_page.fields.findChildren(QWidget) if each.accessibleName() == name
    )


def test_the_editor_shows_what_the_store_holds(hand: Hand) -> None:
    hand.click_on("Das kleine")
    page = hand.window.editor.entry_page
    assert page.kind.text() == "Maßnahme 1"
    assert page.title.toPlainText() == "Das kleine Netzwerk ausbauen"
    assert page.title.markup() == "Das **kleine** Netzwerk ausbauen"
    assert page.text.toPlainText() == "Ein Absatz.\neins\nzwei"


def test_typing_is_saved_within_half_a_second_without_leaving(hand: Hand) -> None:
    assert COMMIT_AFTER < 500
    hand.write("Jeden Dienstag.", text(hand))
    hand.qtbot.waitUntil(lambda: hand.outline.entry(hand.entry("Mietb").id).text == "Jeden Dienstag.")
    assert measure(hand, 1).text == "Jeden Dienstag."
    assert hand.window.top.state.text().startswith("Gespeichert ")


def test_it_says_saved_though_something_is_read_at_the_same_time(hand: Hand) -> None:
    """After replacing in all programmes it said "Speichert …" until the next change: hits were looked for again."""
    edit = text(hand)
    hand.write("Dienstags", edit)
    hand.window.editor.commit()
    assert hand.window.top.state.text() == "Speichert …"
    hand.window.store.call(lambda store: store.library.overview())
    hand.settle()
    assert hand.window.top.state.text().startswith("Gespeichert ")
    hand.window.document.edit(hand.entry("Mietb").id, "text", "Dienstags")  # nothing that has to be saved
    assert hand.window.top.state.text() == "Speichert …"
    hand.settle()
    assert hand.window.top.state.text().startswith("Gespeichert ")


def test_leaving_the_field_or_the_entry_saves_at_once(hand: Hand) -> None:
    edit = text(hand)
    hand.write("Dienstags", edit)
    hand.window.editor.entry_page.title.setFocus()
    assert measure(hand, 1).text == "Dienstags"
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    hand.write(" und freitags", edit)
    hand.click_on("Busse")
    assert measure(hand, 1).text == "Dienstags und freitags"


def test_a_title_is_shown_in_the_tree_while_it_is_written(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    title = hand.window.editor.entry_page.title
    title.setFocus()
    title.moveCursor(QTextCursor.MoveOperation.End)
    hand.write(" für alle", title)
    hand.window.editor.commit()
    assert measure(hand, 1).title == "Mietberatung für alle"
    assert "Mietberatung für alle" in hand.titles("Sozialräume")


def test_bold_italic_and_lists(hand: Hand) -> None:
    edit = text(hand)
    hand.press("Ctrl+B", edit)
    hand.write("Fett", edit)
    hand.press("Ctrl+B", edit)
    hand.write(" und ", edit)
    hand.press("Ctrl+I", edit)
    hand.write("schief", edit)
    hand.press("Ctrl+I", edit)
    hand.press("Return", edit)
    hand.write("- eins", edit)
    hand.press("Return", edit)
    hand.write("zwei", edit)
    hand.press("Alt+Right", edit)
    hand.press("Return", edit)
    hand.press("Return", edit)
    hand.press("Return", edit)
    hand.write("Ende", edit)
    hand.window.editor.commit()
    assert measure(hand, 1).text == "**Fett** und *schief*\n\n- eins\n  - zwei\n\nEnde"


def test_buttons_show_where_the_cursor_is(hand: Hand) -> None:
    edit = text(hand, "Das kleine")
    actions = hand.window.actions_table
    assert actions["bullets"].isChecked() and not actions["bold"].isChecked()
    hand.press("Ctrl+Shift+7", edit)
    assert actions["numbers"].isChecked() and not actions["bullets"].isChecked()
    hand.window.editor.commit()
    assert measure(hand).text == "Ein Absatz.\n\n1. eins\n2. zwei"
    hand.window.left.tree.setFocus()
    assert not actions["bold"].isEnabled()


def test_a_link(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = text(hand)

    def answer(dialog: object) -> int:
        dialog._words.setText("Netz")  # type: ignore[attr-defined]
        dialog._address.setText("example.org")  # type: ignore[attr-defined]
        return 1

    monkeypatch.setattr("desktop.editor.link_dialog.LinkDialog.exec", answer)
    hand.press("Ctrl+L", edit)
    hand.write(" geht weiter", edit)
    hand.window.editor.commit()
    assert measure(hand, 1).text == "[Netz](https://example.org) geht weiter"


def test_a_link_needs_words_or_an_address(qtbot: QtBot) -> None:
    dialog = LinkDialog("", "")
    qtbot.addWidget(dialog)
    assert not dialog.yes.isEnabled()
    qtbot.keyClicks(dialog._address, "example.org")
    assert dialog.yes.isEnabled()
    dialog._address.clear()
    assert not dialog.yes.isEnabled()
    qtbot.keyClicks(dialog._words, "Netz")
    assert dialog.yes.isEnabled()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('Er sagt "ja" und (auch) "nein".', "Er sagt „ja“ und (auch) „nein“."),
        ("von 8 - 12 Uhr", "von 8 – 12 Uhr"),
        ("Bürger*innen und Gründer*innen", "Bürger*innen und Gründer*innen"),
        ("so geht's ...", "so geht’s …"),
        ("8. März ist Feiertag", "8\\. März ist Feiertag"),
    ],
)
def test_german_signs_as_one_types(hand: Hand, typed: str, wanted: str) -> None:
    edit = text(hand)
    if typed.startswith("8. "):
        hand.write("Der ", edit)
        hand.write(typed, edit)
        for _ in range(4):
            edit.moveCursor(QTextCursor.MoveOperation.Start)
            hand.press("Del", edit)
    else:
        hand.write(typed, edit)
    hand.window.editor.commit()
    assert measure(hand, 1).text == wanted


def test_undo_takes_words_then_the_programme(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Alt+Up")
    edit = text(hand)
    hand.write("eins zwei drei", edit)
    hand.window.editor.commit()
    for left in ("eins zwei ", "eins ", ""):
        hand.press("Ctrl+Z", edit)
        assert edit.toPlainText() == left
    hand.window.editor.commit()
    assert measure(hand, 1).text == ""
    assert hand.titles("Verkehr")[0] == "Busse im Takt"
    hand.press("Ctrl+Z", edit)
    assert hand.titles("Verkehr")[0] == "Radwege für Bürger*innen"


def test_undo_in_the_tree_brings_earlier_words_into_the_editor(hand: Hand) -> None:
    edit = text(hand, "Das kleine")
    hand.write(" Mehr.", edit)
    hand.window.left.tree.setFocus()
    hand.settle()
    assert measure(hand).text.endswith("zwei Mehr.")
    hand.press("Ctrl+Z")
    assert edit.toPlainText().endswith("zwei")
    assert measure(hand).text.endswith("zwei")


def test_pasted_text_is_cleaned(hand: Hand) -> None:
    edit = text(hand)
    data = QMimeData()
    data.setHtml("<p style='font-size:40pt'>Ein <b>fetter</b> Satz</p><script>x</script><ul><li>Punkt</ul>")
    QApplication.clipboard().setMimeData(data)
    hand.press("Ctrl+V", edit)
    hand.window.editor.commit()
    assert measure(hand, 1).text == "Ein **fetter** Satz\n\n- Punkt"


def test_control_signs_of_a_pasted_slide_part_words_and_stay_out(hand: Hand) -> None:
    edit = text(hand)
    QApplication.clipboard().setText("Wohnen\vund Leben\n\nmit\x02 \x01Plan")
    hand.press("Ctrl+V", edit)
    title = hand.window.editor.entry_page.title
    title.setFocus()
    title.selectAll()
    QApplication.clipboard().setText("Bauen\vund Mieten\x07")
    hand.press("Ctrl+V", title)
    hand.window.editor.commit()
    assert (measure(hand, 1).title, measure(hand, 1).text) == ("Bauen und Mieten", "Wohnen und Leben\n\nmit Plan")


def test_tab_leaves_every_field(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    hand.window.editor.entry_page.title.setFocus()
    seen = []
    for _ in range(12):
        widget = QApplication.focusWidget()
        seen.append(widget)
        hand.press("Tab", widget)
        assert QApplication.focusWidget() is not widget
    assert len(set(map(id, seen))) >= 8


def test_fields_by_kind(hand: Hand) -> None:
    fields = (
        FieldDefinition("verantwortlich", "Verantwortlich"),
        FieldDefinition("umsetzung", "Umsetzung", FieldKind.CHOICE, choices=("offen", "laufend")),
        FieldDefinition("frist", "Frist", FieldKind.DATE),
        FieldDefinition("kosten", "Kosten", FieldKind.MONEY),
    )
    levels = tuple(
        LevelDefinition(each.level, each.singular, each.plural, fields=fields)
        if each.level is Level.MASSNAHME
        else each
        for each in AKTIONSPLAN.levels
    )
    hand.window.document.set_scheme(Scheme("eigene", "Eigene", levels))
    hand.settle()
    hand.click_on("Mietberatung")
    choice, date, money = field(hand, "Umsetzung"), field(hand, "Frist"), field(hand, "Kosten")
    assert isinstance(choice, ChoiceEdit) and isinstance(date, DateEdit) and isinstance(money, LineEdit)
    assert choice.currentText() == "erledigt"  # a word that the scheme no longer names stays
    choice.setFocus()
    hand.qtbot.keyClick(choice, Qt.Key.Key_Up)
    date.line.setFocus()
    hand.write("14.3.26", date.line)
    money.setFocus()
    hand.write("12500", money)
    hand.window.left.tree.setFocus()
    assert dict(measure(hand, 1).fields) == {
        "umsetzung": "laufend",
        "frist": "14.03.2026",
        "kosten": "12.500,00\u00a0€",
    }


def test_a_field_with_words_for_a_date_stays_and_is_marked(hand: Hand) -> None:
    line = LineEdit(FieldKind.DATE)
    hand.qtbot.addWidget(line)
    line.load("Ende 2027")
    assert line.property("invalid") is True and line.markup() == "Ende 2027"
    line.load("31.12.2027")
    assert line.property("invalid") is False


def test_who_passes_by_a_field_changes_nothing(hand: Hand) -> None:
    money = LineEdit(FieldKind.MONEY, hand.window)
    money.show()
    money.load("12500")
    edited: list[str] = []
    money.edited.connect(lambda: edited.append(money.text()))
    money.setFocus()
    hand.window.left.tree.setFocus()
    assert money.text() == "12500" and edited == []
    money.setFocus()
    money.setCursorPosition(5)
    hand.write("0", money)
    money.forget_steps()  # as with each change elsewhere
    hand.window.left.tree.setFocus()
    assert money.text() == "125.000,00\u00a0€" and len(edited) == 2


def test_short_title_and_fixed_number(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    page = hand.window.editor.entry_page
    hand.qtbot.mouseClick(page.more, Qt.MouseButton.LeftButton)
    assert page.number.isVisible() and page.number.placeholderText() == "2"
    page.number.setFocus()
    hand.write("7", page.number)
    page.short_title.setFocus()
    hand.write("Miete", page.short_title)
    hand.window.left.tree.setFocus()
    hand.settle()
    assert (measure(hand, 1).number, measure(hand, 1).short_title) == ("7", "Miete")
    assert hand.entry("Mietberatung").shown == "Miete"
    assert hand.window.left.model.index_of(hand.entry("Mietberatung").id).data() == "7  Miete"


def test_the_programme_has_a_page_of_its_own(hand: Hand) -> None:
    hand.press("Ctrl+Shift+P")
    page = hand.window.editor.programme_page
    assert page.title.toPlainText() == "Aktionsplan Musterstadt"
    responsible = page.slots["meta.V.i.S.d.P."].editor
    assert isinstance(responsible, RichTextEdit)
    responsible.setFocus()
    hand.write("Anna Beispiel, Musterweg 1 [Haus A]", responsible)
    page.title.setFocus()
    page.title.moveCursor(QTextCursor.MoveOperation.End)
    hand.write(" 2027", page.title)
    page.preface.setFocus()
    hand.settle()
    stored = hand.stored()
    assert stored.meta == {"V.i.S.d.P.": "Anna Beispiel, Musterweg 1 [Haus A]"}
    assert stored.title == "Aktionsplan Musterstadt 2027"
    assert hand.window.windowTitle() == "Aktionsplan Musterstadt 2027 – Programmwerk"


def test_breadcrumbs_lead_up(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    crumbs = hand.window.editor.crumbs
    names = [each.accessibleName() for each in crumbs._buttons]
    assert names == ["Aktionsplan Musterstadt", "Wohnen", "A Alle Akteure arbeiten zusammen", "A1 Sozialräume stärken"]
    hand.qtbot.mouseClick(crumbs._buttons[1], Qt.MouseButton.LeftButton)
    assert hand.window.editor.entry_page.kind.text() == "Handlungsfeld"


def test_the_menu_of_a_text_undoes_as_the_window_does(hand: Hand) -> None:
    """Qt's own knows the words of this field only, and calls redo otherwise."""
    hand.click_on("Mietberatung")
    hand.press("Alt+Up")
    edit = hand.window.editor.entry_page.text
    edit.setFocus()
    place = edit.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, edit.mapToGlobal(place))
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    undo, redo = menu.actions()[:2]
    assert (undo.text(), redo.text()) == ("&Rückgängig\tStrg+Z", "&Wiederholen\tStrg+Y")
    assert hand.titles("Sozialräume") == ["Mietberatung", "Das kleine Netzwerk ausbauen"]
    menu.close()
    undo.trigger()
    hand.settle()
    assert hand.titles("Sozialräume") == ["Das kleine Netzwerk ausbauen", "Mietberatung"]
