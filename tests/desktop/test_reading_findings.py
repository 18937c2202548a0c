"""What a reader was unsure of shows under "Hinweise" until somebody waives it."""

from dataclasses import replace

from desktop.finding_groups import FindingRow
from programme.findings import Finding, Severity
from tests.desktop.conftest import Hand, sample


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
