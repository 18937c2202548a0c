"""Findings, comments, history and replacing beside the editor, in the window and on the store."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from database.backend import OnStep
from database.library import Library
from desktop.side_panes import CHECKS, COMMENTS, HISTORY
from desktop.window_views import MEASURES, VERSIONS
from programme.model import Programme
from tests.desktop.conftest import Hand
from tests.programme.builders import field, programme

WAIT = 30_000  # milliseconds: the worker's first start on a busy machine


def test_a_comment_is_written_answered_and_marked_in_the_tree(hand: Hand) -> None:
    hand.click_on("Busse")
    hand.press("Ctrl+Shift+M", hand.window.editor.entry_page.title)
    pane = hand.window.late.panes.comments
    field = pane.composer.field
    assert hand.window.sheet.is_seen(COMMENTS)
    hand.write("Wie oft?", field)
    hand.press("Ctrl+Return", field)
    entry = hand.entry("Busse")
    assert [(each.text, each.author) for each in entry.comments] == [("Wie oft?", "Anna Beispiel")]
    assert hand.window.sheet.tabs.pane(COMMENTS).count == 1
    hand.window.late.panes.comments_of.set_done(entry.comments[0].id, True)
    hand.settle()
    assert hand.window.sheet.tabs.pane(COMMENTS).count is None
    hand.window.left.tree.setFocus()
    hand.press("Ctrl+Z")
    hand.press("Ctrl+Z")
    assert hand.entry("Busse").comments == ()


def test_the_words_for_an_entry_deleted_meanwhile_come_back(hand: Hand) -> None:
    told: list[str] = []
    hand.window.document.failed.disconnect()  # else a dialog waits
    hand.window.document.failed.connect(lambda error: told.append(error.kind))
    entry = hand.entry("Busse").id
    hand.click_on("Busse")
    hand.press("Ctrl+Shift+M", hand.window.editor.entry_page.title)
    composer = hand.window.late.panes.comments.composer
    hand.write("Wie oft?", composer.field)
    hand.window.document.remove([entry])
    hand.settle()
    hand.click_on("Bildung")
    hand.settle()
    hand.press("Ctrl+Return", composer.field)
    hand.settle()
    assert len(told) == 1 and composer.field.toPlainText() == "Wie oft?"
    entry = hand.entry("Bildung").id
    hand.qtbot.waitUntil(lambda: composer._target == entry)  # the pane follows the tree when it rests
    assert composer.purpose.text().startswith("Zu „")
    hand.press("Ctrl+Return", composer.field)
    assert [each.text for each in hand.entry("Bildung").comments] == ["Wie oft?"]


def test_a_half_written_comment_goes_to_its_entry_in_the_programme_left_behind(hand: Hand) -> None:
    first, entry = hand.outline.id, hand.entry("Busse").id
    hand.click_on("Busse")
    hand.press("Ctrl+Shift+M", hand.window.editor.entry_page.title)
    composer = hand.window.late.panes.comments.composer
    hand.write("Wie oft?", composer.field)
    second = hand.window.store.ask(lambda store: store.library.take_in(programme(field("Kultur"))).made)
    hand.window.document.open(second)
    hand.settle()
    assert hand.outline.id == second
    hand.click_on("Kultur")
    hand.settle()
    assert composer.field.toPlainText() == "Wie oft?" and composer.purpose.isVisible()
    hand.press("Ctrl+Return", composer.field)
    hand.settle()
    assert composer.field.toPlainText() == "" and composer.purpose.isHidden()
    assert hand.entry("Kultur").comments == () and hand.titles() == ["Kultur"]
    hand.qtbot.waitUntil(composer.field.isEnabled)  # the pane follows the tree when it rests
    hand.write("Hier auch", composer.field)
    hand.press("Ctrl+Return", composer.field)
    assert [each.text for each in hand.entry("Kultur").comments] == ["Hier auch"]
    hand.window.document.open(first)
    hand.settle()
    assert hand.outline.id == first
    assert [each.text for each in hand.outline.entry(entry).comments] == ["Wie oft?"]


def test_findings_are_counted_marked_and_waived(hand: Hand) -> None:
    panes = hand.window.late.panes
    hand.window.sheet.show_pane(CHECKS)
    hand.qtbot.waitUntil(lambda: bool(hand.window.sheet.tabs.pane(CHECKS).count), timeout=WAIT)
    before = hand.window.sheet.tabs.pane(CHECKS).count
    assert before is not None
    rows = panes.checks._rows
    assert rows is not None and any(row.finding.kind == "visdp_missing" for row in rows), [
        row.finding.kind for row in rows
    ]
    row = next(row for row in rows if row.finding.kind == "visdp_missing")
    panes.checking.waive(row.key, row.finding.kind, "kein Druckwerk")
    hand.settle()
    assert hand.window.sheet.tabs.pane(CHECKS).count == (before - 1 or None)
    panes.checking.unwaive(row.key)
    hand.settle()
    assert hand.window.sheet.tabs.pane(CHECKS).count == before
    marked = {row.finding.node for row in rows if row.finding.node}
    assert hand.window.left.tree.marks_delegate.marks.findings == marked


def test_a_finding_leads_to_its_place(hand: Hand) -> None:
    entry = hand.entry("Radwege")
    hand.window.desk.show_place(entry.id, {"part": "title", "start": 0, "end": 7})
    title = hand.window.editor.entry_page.title
    assert title.textCursor().selectedText() == "Radwege"


def test_a_place_within_a_branch_is_marked_where_it_stands(hand: Hand) -> None:
    """In a branch shown as one text the finding's entry came, but not its words."""
    hand.click_on("Wohnen")
    hand.window.actions_table["branch"].trigger()
    hand.settle()
    entry = hand.entry("Mietberatung")
    hand.window.desk.show_place(entry.id, {"part": "title", "start": 0, "end": 7})
    hand.settle()
    section = hand.window.editor.branch_page.section(entry.id)
    assert section is not None
    assert section.title.textCursor().selectedText() == entry.plain_title[:7]
    assert hand.window.editor.focused_text() is section.title


def test_history_shows_an_entry_and_restores_it(hand: Hand) -> None:
    hand.click_on("Busse")
    entry = hand.entry("Busse").id
    hand.window.document.edit(entry, "title", "Busse alle zehn Minuten")
    hand.press("Ctrl+Shift+3")
    pane = hand.window.late.panes.history
    assert hand.window.sheet.is_seen(HISTORY)
    hand.qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    oldest = hand.window.store.ask(lambda store: store.history.of_node(entry))[-1].seq
    pane.restore_wished.emit(entry, oldest, "")
    hand.settle()
    assert hand.outline.entry(entry).plain_title == "Busse im Takt"


def test_replacing_is_one_step(hand: Hand) -> None:
    hand.press("Ctrl+H")
    pane = hand.window.late.replacing.pane
    hand.write("Netzwerk", pane.words)
    hand.write("Bündnis", pane.replacement)
    hand.qtbot.waitUntil(lambda: len(pane.model.found) == 1)
    hand.qtbot.mouseClick(pane.button, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.entry("Das kleine").plain_title == "Das kleine Bündnis ausbauen"
    assert hand.window.toast.words == "1 Stelle ersetzt."
    hand.qtbot.mouseClick(hand.window.toast.offer, Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.entry("Das kleine").title == "Das **kleine** Netzwerk ausbauen"
    assert hand.window.toast.words == "Rückgängig: In einem Eintrag ersetzt"


def test_what_is_typed_right_before_replacing_stays(hand: Hand) -> None:
    hand.click_on("Das kleine")
    hand.press("Ctrl+H")
    pane = hand.window.late.replacing.pane
    hand.write("eins", pane.words)
    hand.write("Punkt", pane.replacement)
    hand.qtbot.waitUntil(lambda: len(pane.model.found) == 1 and pane.model.is_whole)
    text = hand.window.editor.entry_page.text
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    hand.write(" und drei", text)
    hand.qtbot.mouseClick(pane.button, Qt.MouseButton.LeftButton)  # before the pane has seen the words
    hand.settle()
    assert hand.entry("Das kleine").text.endswith("- eins\n- zwei und drei")
    hand.qtbot.waitUntil(lambda: "und drei" in hand.stored().nodes[0].children[0].children[0].children[0].text)
    hand.qtbot.waitUntil(
        lambda: (
            bool(pane.model.found)
            and "drei" in pane.model.found[0].programme.nodes[0].children[0].children[0].children[0].text
        )
    )
    hand.qtbot.mouseClick(pane.button, Qt.MouseButton.LeftButton)
    hand.settle()
    hand.qtbot.waitUntil(lambda: hand.entry("Das kleine").text.endswith("- Punkt\n- zwei und drei"))


def test_a_late_answer_for_all_programmes_does_not_widen_the_search(hand: Hand) -> None:
    hand.window.store.ask(lambda store: store.library.take_in(programme(field("Netzwerk"), title="Anderes")))
    hand.press("Ctrl+H")
    pane = hand.window.late.replacing.pane
    hand.write("Netzwerk", pane.words)
    hand.qtbot.waitUntil(lambda: len(pane.model.found) == 1)
    pane.everywhere.click()
    pane.everywhere.click()  # before the store has answered
    hand.settle()
    hand.qtbot.waitUntil(lambda: pane.model.is_whole)
    assert {found.programme.id for found in pane.model.found} == {hand.outline.id}
    pane.everywhere.click()
    hand.qtbot.waitUntil(lambda: len(pane.model.found) == 2)


def test_a_search_in_all_programmes_reads_only_what_changed(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    other = hand.window.store.ask(
        lambda store: store.library.take_in(programme(field("Netzwerk"), title="Anderes")).made
    )
    hand.press("Ctrl+H")
    hand.click_on("Busse")
    pane, read = hand.window.late.replacing.pane, list[str]()
    whole = Library.programme

    def read_one(self: Library, each: str, on_step: OnStep | None = None) -> Programme:
        read.append(each)
        return whole(self, each, on_step)

    monkeypatch.setattr(Library, "programme", read_one)
    pane.everywhere.click()
    hand.settle()
    assert not read, "nothing is searched yet"
    hand.write("Netzwerk", pane.words)
    hand.qtbot.waitUntil(lambda: len(pane.model.found) == 2)
    assert sorted(read) == sorted([hand.outline.id, other])
    read.clear()
    hand.window.document.edit(hand.entry("Busse").id, "text", "Ein Netzwerk für alle.")
    hand.qtbot.waitUntil(lambda: len(pane.model.found) == 3)
    assert read == [hand.outline.id]


def test_the_hits_go_when_the_keyboard_does_and_come_back_with_it(hand: Hand) -> None:
    field, hits = hand.window.top.search, hand.window.hits
    hand.press("Ctrl+Shift+H")
    hand.write("Netzwerk", field)
    hand.qtbot.waitUntil(lambda: not hits.isHidden())
    field.setFocus()
    hand.press("Down", field)
    assert hits.list.hasFocus() and not hits.isHidden()
    hand.window.left.tree.setFocus()
    assert hits.isHidden()
    field.setFocus()
    hand.qtbot.waitUntil(lambda: not hits.isHidden())
    hand.write(" aus", field)
    hand.window.left.tree.setFocus()  # before the answer
    hand.settle()
    hand.qtbot.wait(300)
    assert hits.isHidden()


def test_the_sheet_folds_and_the_views_change(hand: Hand) -> None:
    assert not hand.window.sheet.folded
    hand.press("F9")
    assert hand.window.sheet.folded and not hand.window.actions_table["side_sheet"].isChecked()
    hand.press("F9")
    assert not hand.window.sheet.folded
    hand.press("Ctrl+3")
    assert hand.window.views.current == MEASURES
    hand.press("Ctrl+4")
    assert hand.window.views.current == VERSIONS
    hand.press("Ctrl+2")
    assert hand.window.desk.isVisible()


def test_a_measure_is_edited_in_the_table(hand: Hand) -> None:
    hand.press("Ctrl+3")
    view = hand.window.views.view(MEASURES)
    entry = hand.entry("Mietberatung").id
    view.edit_wished.emit(entry, "fields.verantwortlich", "Wohnungsamt")  # type: ignore[attr-defined]
    hand.settle()
    assert dict(hand.stored().nodes[0].children[0].children[0].children[1].fields)["verantwortlich"] == "Wohnungsamt"
    bulk = {hand.entry(title).id: {"fields.umsetzung": "offen"} for title in ("Radwege", "Busse")}
    view.bulk_wished.emit(bulk)  # type: ignore[attr-defined]
    hand.settle()
    assert [dict(each.fields) for each in hand.stored().nodes[1].children] == [{"umsetzung": "offen"}] * 2
    assert hand.window.actions_table["undo"].text() == "Rückgängig: 2 Einträge geändert"


def test_the_palette_leads_to_an_entry(hand: Hand) -> None:
    hand.press("Ctrl+K")
    palette = hand.window.late.palette.palette
    assert palette.isVisible()
    hand.write("mietb")
    hand.press("Return")
    current = hand.window.left.tree.current_entry()
    assert current is not None and current.plain_title == "Mietberatung"


def test_a_narrow_window_folds_the_sheet_first(hand: Hand) -> None:
    assert not hand.window.sheet.folded
    hand.window.resize(1024, 640)
    hand.settle()
    assert hand.window.sheet.folded
    hand.window.resize(1280, 800)
    hand.settle()
    assert not hand.window.sheet.folded
    hand.press("F9")
    hand.window.resize(1024, 640)
    hand.window.resize(1280, 800)
    hand.settle()
    assert hand.window.sheet.folded


@pytest.mark.parametrize("are_others_left", [False, True])
def test_the_keyboard_stays_when_a_finding_goes_while_its_reason_is_written(hand: Hand, are_others_left: bool) -> None:
    panes = hand.window.late.panes
    checks = panes.checks
    with hand.qtbot.waitSignal(panes.checking.checked) as found:
        hand.window.actions_table["show_checks"].trigger()
    assert found.args is not None
    checks.list.setExpanded(checks.model.index(0, 0), True)
    checks.list.setCurrentIndex(checks.model.index(0, 0, checks.model.index(0, 0)))
    gone = checks.chosen()
    assert gone is not None
    checks.reason.setFocus()
    hand.write("Weil ", checks.reason)
    left = [each for each in found.args[0] if each != gone] if are_others_left else []
    checks.show_findings(left)
    assert checks.footer.isHidden() and checks.isAncestorOf(hand.window.focusWidget())
    text = hand.window.editor.programme_page.title
    text.setFocus()
    checks.show_findings([])
    assert hand.window.focusWidget() is text  # and nobody takes it from where one writes
