"""What a reader was unsure of shows under "Hinweise" until somebody waives it."""

from dataclasses import replace
from pathlib import Path

from desktop.checks.finding_groups import READING, FindingRow
from programme.findings import Finding, Severity
from tests.desktop.conftest import Hand, sample
from tests.desktop.review.hand import read

MEASURES = """Klimaplan

1 Wohnen

Maßnahme 1: Häuser bauen
Zuständig: Bauamt

Maßnahme 1: Mieten bremsen
Zuständig: Sozialamt
"""


def reading_rows(hand: Hand) -> list[FindingRow]:
    """The group "Vom Einlesen" as the pane shows it; empty where it shows none."""
    hand.window.late.checking._tell()
    groups = hand.window.late.panes.checks.model.groups
    return [row for group in groups if group.kind == READING for row in group.rows]


def test_findings_of_the_reading_show_and_can_be_waived(hand: Hand) -> None:
    programme = sample()
    left = (Finding("page_unreadable", Severity.WARNING, page=3, node=programme.nodes[0].id),)
    made = hand.window.store.ask(lambda store: store.library.take_in(replace(programme, findings=left)).made)
    hand.window._open_programme(made)
    hand.settle()
    checking = hand.window.late.checking
    told: list[list[FindingRow]] = []
    checking.checked.connect(told.append)
    checking._tell()
    (row,) = [each for each in told[-1] if each.finding.kind == "page_unreadable"]
    assert row.place.endswith("Wohnen") and row.waived is None
    checking.waive(row.key, "page_unreadable", "Nur ein Bild")
    hand.settle()
    (row,) = [each for each in told[-1] if each.finding.kind == "page_unreadable"]
    assert row.waived is not None and row.waived.reason == "Nur ein Bild"


def test_what_reading_left_open_is_ticked_off_in_its_own_group(hand: Hand) -> None:
    programme = sample()
    left = (Finding("page_unreadable", Severity.WARNING, page=3, node=programme.nodes[1].id),)
    made = hand.window.store.ask(lambda store: store.library.take_in(replace(programme, findings=left)).made)
    hand.window._open_programme(made)
    hand.settle()
    pane = hand.window.late.panes.checks
    (row,) = reading_rows(hand)
    assert pane.model.groups[-1].kind == READING and pane.model.groups[-1].title == "Vom Einlesen"
    pane.list.setCurrentIndex(pane.model.index_of(row.key))
    assert pane.waive.isEnabled() and pane.waive.text() == "Erledigt" and pane.reason.isHidden()
    pane.waive.click()
    hand.settle()
    assert reading_rows(hand) == []
    hand.window.document.open(made)  # as after a new start: the store keeps it
    hand.settle()
    assert reading_rows(hand) == []
    pane.with_waived.setChecked(True)
    (ticked,) = reading_rows(hand)
    pane.list.setCurrentIndex(pane.model.index_of(ticked.key))
    pane.unwaive.click()
    hand.settle()
    pane.with_waived.setChecked(False)
    assert [each.finding.page for each in reading_rows(hand)] == [3]


def test_findings_come_along_below_an_entry_and_go_with_it(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "Klimaplan.txt"
    path.write_text(MEASURES, "utf-8")
    assert reading_rows(hand) == []
    board = read(hand, path)
    assert board.review is not None and any(each.kind == "number_twice" for each in board.review.findings)
    hand.window.review._set_target(hand.window.review._target_here())
    board.footer.accept_wished.emit(False)
    hand.settle()
    rows = reading_rows(hand)
    assert rows and all(row.finding.node in hand.outline for row in rows if row.finding.node)
    assert hand.stored().findings != ()
    hand.window.document.undo()
    hand.settle()
    assert reading_rows(hand) == [] and hand.stored().findings == ()
