"""Findings as a user works through them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop import messages
from desktop.checks.finding_groups import FindingRow, WaivedFor, finding_rows, group_title, grouped
from desktop.checks.model import ChecksModel
from desktop.checks.pane import ChecksPane
from desktop.widgets.rows_model import ROW_ROLE
from programme.checks import run_checks, waiver_key
from programme.findings import Finding, Severity
from tests.programme.builders import aim, field, goal, measure, programme

LONELY = measure("Kurse „anbieten")
TREE = programme(field("Wohnen", goal("Alle", aim("Karte", LONELY))), field("Leer"))
FOUND = run_checks(TREE)
PLACES = {LONELY.id: "Maßnahme 1: Kurse"}


def rows(waived: str = "") -> list[FindingRow]:
    """The findings of a small programme; the one of the kind `waived` does not count."""
    reasons = {waiver_key(each): WaivedFor("So gewollt", "Anna", "2026-03-14T12:00:00Z") for each in FOUND if each.kind == waived}  # fmt: skip
    return finding_rows([(waiver_key(each), each) for each in FOUND], PLACES, reasons)


@pytest.fixture
def pane(qtbot: QtBot) -> ChecksPane:
    pane = ChecksPane()
    qtbot.addWidget(pane)
    pane.resize(360, 600)
    pane.show_findings(rows())
    pane.show()
    return pane


def point_of(pane: ChecksPane, kind: str) -> QPoint:
    """Where the first finding of a kind stands in the list."""
    group = next(place for place, each in enumerate(pane.model.groups) if each.kind == kind)
    index = pane.model.index(0, 0, pane.model.index(group, 0))
    pane.list.scrollTo(index)
    return pane.list.visualRect(index).center()


def click(pane: ChecksPane, qtbot: QtBot, kind: str) -> None:
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=point_of(pane, kind))


@pytest.mark.parametrize("key", [Qt.Key.Key_Asterisk, Qt.Key.Key_Plus, Qt.Key.Key_Minus])
def test_keys_unfold_kinds_and_leave_findings_alone(pane: ChecksPane, qtbot: QtBot, key: Qt.Key) -> None:
    click(pane, qtbot, "visdp_missing")
    chosen = pane.chosen()
    qtbot.keyClick(pane.list, key)
    qtbot.keyClick(pane.list, Qt.Key.Key_Asterisk)
    assert chosen is not None and pane.chosen() == chosen
    pane.list.setCurrentIndex(pane.model.index(0, 0))
    qtbot.keyClick(pane.list, Qt.Key.Key_Minus)
    pane.show_findings(rows())
    assert not pane.list.isExpanded(pane.model.index(0, 0))


def test_the_worst_stands_first_and_the_sum_above(pane: ChecksPane) -> None:
    assert pane.model.groups[0].kind == "visdp_missing"
    assert [each.severity.rank for each in pane.model.groups] == sorted(
        each.severity.rank for each in pane.model.groups
    )
    assert pane.summary.text().startswith("1 Fehler, ")
    pane.grab()


def test_a_click_leads_to_the_place(pane: ChecksPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.place_wished) as wish:
        click(pane, qtbot, "quotes_unbalanced")
    assert wish.args[0].node == LONELY.id


def test_a_finding_is_put_aside_only_with_a_reason(pane: ChecksPane, qtbot: QtBot) -> None:
    assert pane.footer.isHidden()
    click(pane, qtbot, "quotes_unbalanced")
    assert not pane.waive.isEnabled()
    qtbot.keyClicks(pane.reason, "Zitat geht weiter")
    with qtbot.waitSignal(pane.waive_wished) as wish:
        qtbot.keyClick(pane.reason, Qt.Key.Key_Return)
    finding = next(each for each in FOUND if each.kind == "quotes_unbalanced")
    assert wish.args == [waiver_key(finding), "quotes_unbalanced", "Zitat geht weiter"]
    pane.show_findings(rows(waived="quotes_unbalanced"))
    assert pane.list.hasFocus()  # what is typed next must not go into a field of the entry
    pane.show_findings([])
    assert pane.scope.buttons[pane.scope.current].hasFocus()


def test_what_was_put_aside_shows_on_wish_and_comes_back(pane: ChecksPane, qtbot: QtBot) -> None:
    pane.show_findings(rows(waived="quotes_unbalanced"))
    assert "quotes_unbalanced" not in [each.kind for each in pane.model.groups]
    assert pane.with_waived.text() == "Ausgeblendete (1)"
    pane.with_waived.click()
    click(pane, qtbot, "quotes_unbalanced")
    moment = messages.day_and_clock("2026-03-14T12:00:00Z")  # the local one, wherever the tests run
    assert pane.why.text().startswith(f"So gewollt\nAnna, {moment}")
    pane.grab()
    with qtbot.waitSignal(pane.unwaive_wished):
        qtbot.mouseClick(pane.unwaive, Qt.MouseButton.LeftButton)


def test_only_the_findings_of_the_entry_in_the_editor(pane: ChecksPane, qtbot: QtBot) -> None:
    pane.show_entry(frozenset({LONELY.id}))
    pane.scope.buttons["entry"].click()
    shown = [each.finding.node for group in pane.model.groups for each in group.rows]
    assert shown and set(shown) == {LONELY.id}
    pane.show_entry(frozenset({TREE.nodes[0].id}))
    assert pane.empty.text() == "Keine Hinweise zu diesem Eintrag."


def test_states_without_findings_say_which(pane: ChecksPane) -> None:
    pane.show_findings(None)
    assert pane.empty.text() == "Hier stehen gleich die Hinweise zum Programm."
    pane.show_findings([])
    assert pane.empty.isVisible() and pane.empty.text().startswith("Keine Hinweise.")


def test_kinds_fold_and_stay_folded(pane: ChecksPane, qtbot: QtBot) -> None:
    heading = pane.model.index(0, 0)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=pane.list.visualRect(heading).center())
    assert not pane.list.isExpanded(heading)
    pane.show_findings(rows())
    assert not pane.list.isExpanded(pane.model.index(0, 0))
    assert pane.list.isExpanded(pane.model.index(1, 0))


def test_the_chosen_finding_stays_chosen_when_the_check_runs_again(pane: ChecksPane, qtbot: QtBot) -> None:
    click(pane, qtbot, "quotes_unbalanced")
    pane.show_findings(rows())
    chosen = pane.chosen()
    assert chosen is not None and chosen.finding.kind == "quotes_unbalanced"


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = ChecksModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(grouped(rows()))
    model.show(())
    assert model.index(0, 0).data(ROW_ROLE) is None


def test_a_screen_reader_hears_severity_sentence_and_place() -> None:
    model = ChecksModel()
    model.show(grouped(rows()))
    group = next(place for place, each in enumerate(model.groups) if each.kind == "quotes_unbalanced")
    said = model.index(0, 0, model.index(group, 0)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Warnung. Ein Anführungszeichen") and said.endswith("Maßnahme 1: Kurse")


def test_every_kind_of_finding_has_a_sentence_and_a_heading() -> None:
    kinds = messages.known_kinds("finding_group")
    assert kinds <= messages.known_kinds("finding")
    assert {each.kind for each in FOUND} <= kinds
    assert group_title("sentence_long") == "Lange Sätze"
    assert grouped(finding_rows([("a", Finding("sentence_long", Severity.HINT))], {}))[0].title == "Lange Sätze"


def test_the_menu_of_a_word_teaches_it_leads_there_or_asks_why(pane: ChecksPane, qtbot: QtBot) -> None:
    found = Finding("word_unknown", Severity.HINT, {"word": "Wuppdika"}, node=LONELY.id)
    pane.show_findings(finding_rows([("w", found)], PLACES, {}))
    click(pane, qtbot, "word_unknown")
    chosen = pane.chosen()
    assert chosen is not None
    menu = pane.menu_of(chosen)
    there, right, waive = [each for each in menu.actions() if not each.isSeparator()]
    assert [each.text() for each in (there, right, waive)] == ["Zur Stelle", "„Wuppdika“ ist richtig", "Ausblenden …"]
    with qtbot.waitSignal(pane.learn_wished) as wish:
        right.trigger()
    assert wish.args == ["Wuppdika"]
    with qtbot.waitSignal(pane.place_wished):
        there.trigger()
    waive.trigger()
    assert pane.focusWidget() is pane.reason
    pane.list.setFocus()
    with qtbot.waitSignal(pane.list.menu_wished) as opened:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(pane.list.viewport(), event)
    row = pane.list.visualRect(pane.list.currentIndex())
    assert opened.args == [pane.list.viewport().mapToGlobal(row.bottomLeft())]
    pane.findChildren(QMenu)[-1].close()
