"""Deleting for good, as a person does it in the bin."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from database.records import BinEntry, BinKind
from desktop.history.compare_view import row_html
from desktop.history.versions_view import VersionsView
from desktop.look.colours import LIGHT
from desktop.start.bin_dialog import BinDialog, PurgeDialog
from programme.model import Level
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_dialog

SECRET = "Geheimwort"


def traces(hand: Hand, folder: Path) -> list[Path]:
    """Files that hold the secret as plain bytes."""
    hand.settle()
    return [each for each in folder.rglob("*") if each.is_file() and SECRET.encode() in each.read_bytes()]


def purge(hand: Hand, with_everything: bool, keep: bool = False, told: list[str] | None = None) -> list[str]:
    inner: list[list[str]] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PurgeDialog)
        assert dialog.focusWidget() is dialog.no and not dialog.versions.isChecked() and not dialog.backups.isChecked()
        dialog.versions.setChecked(with_everything)
        dialog.backups.setChecked(with_everything)
        hand.qtbot.mouseClick(dialog.no if keep else dialog.yes, Qt.MouseButton.LeftButton)

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, BinDialog)
        hand.settle()
        dialog.list.selectAll()
        inner.append(in_dialog(hand, PurgeDialog, answer))
        hand.qtbot.mouseClick(dialog.purge, Qt.MouseButton.LeftButton)
        hand.settle()
        left.append(dialog.list.count())
        if told is not None and not dialog.left.isHidden():
            told.append(dialog.left.text())
        dialog.reject()

    left: list[int] = []
    faults = in_dialog(hand, BinDialog, act)
    hand.press("Ctrl+Shift+B")
    hand.settle()
    assert left == [1 if keep else 0], (faults, inner)
    return [*faults, *inner[0]]


@pytest.fixture
def deleted(hand: Hand, tmp_path: Path) -> Hand:
    """An entry with a secret lies in the bin; version and backup know it."""
    entry, programme = hand.entry("Mietberatung").id, hand.outline.id
    hand.window.document.edit(entry, "text", SECRET)
    hand.settle()
    hand.window.store.ask(lambda store: store.versions.save(programme, "Entwurf"))
    hand.window.store.ask(lambda store: store.backups.make())
    hand.click_on("Mietberatung")
    hand.press("Del")
    return hand


def test_a_long_title_is_read_whole_before_it_goes_for_good(hand: Hand) -> None:
    title = "Die städtische Wohnungsgesellschaft vergibt Wohnungen nach einem offenen und nachvollziehbaren Verfahren"
    dialog = PurgeDialog([title], hand.window)
    hand.qtbot.addWidget(dialog)
    dialog.show()
    heading = dialog.heading
    assert title in heading.text() and dialog.width() < 700
    assert heading.height() >= heading.heightForWidth(heading.width()) > 1.5 * heading.fontMetrics().height()


def test_how_many_entries_go_along_is_not_said_within_the_title(hand: Hand) -> None:
    asked: list[str] = []

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, PurgeDialog)
        asked.append(dialog.heading.text())
        dialog.reject()

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, BinDialog)
        hand.settle()
        asked.extend(in_dialog(hand, PurgeDialog, keep))
        hand.qtbot.mouseClick(dialog.purge, Qt.MouseButton.LeftButton)
        dialog.reject()

    hand.click_on("Verkehr")
    hand.press("Del")
    assert in_dialog(hand, BinDialog, act) == []
    hand.press("Ctrl+Shift+B")
    hand.settle()
    assert asked == ["„Verkehr“ mit 3 Einträgen endgültig löschen?"]


def test_the_bin_is_of_one_height_and_says_where_a_long_title_was(hand: Hand) -> None:
    title = "Die städtische Wohnungsgesellschaft vergibt Wohnungen nach einem offenen und nachvollziehbaren Verfahren"
    entry = BinEntry(BinKind.NODE, "1", "p", title, Level.MASSNAHME, 3, "2026-03-14T12:00:00Z", "Anna")
    dialog = BinDialog(hand.window)
    hand.qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_entries((), {})
    height = dialog.height()
    assert dialog.empty.isVisible() and height < 600
    dialog.show_entries((entry,), {"p": "Aktionsplan"})
    assert dialog.list.isVisible() and dialog.height() == height
    first, second = dialog.list.item(0).text().split("\n")
    metrics, room = dialog.list.fontMetrics(), dialog.list.viewport().width() - dialog.list.iconSize().width()
    assert "… mit 3 Einträgen" in first and metrics.horizontalAdvance(first) < room
    assert second.startswith("Aktionsplan, ") and title in dialog.list.item(0).toolTip()


def test_what_is_deleted_for_good_is_gone_from_bin_and_history(deleted: Hand) -> None:
    programme = deleted.outline.id
    assert purge(deleted, with_everything=False) == []
    assert deleted.window.store.ask(lambda store: store.bin.contents()) == []
    history = deleted.window.store.ask(lambda store: store.history.of_programme(programme))
    assert not any(SECRET in (each.before or "") + (each.after or "") for each in history)
    assert not deleted.window.actions_table["undo"].isEnabled()  # what was before is out of reach
    assert deleted.titles("Sozialräume") == ["Das kleine Netzwerk ausbauen"]


def test_versions_and_backups_lose_it_on_wish(deleted: Hand, tmp_path: Path) -> None:
    assert purge(deleted, with_everything=True) == []
    programme = deleted.outline.id
    kept = deleted.window.store.ask(
        lambda store: [str(store.backups.programme(each, programme)) for each in store.backups.overview()]
    )
    assert kept and not any(SECRET in each for each in kept)
    version = deleted.window.store.ask(lambda store: store.versions.of_programme(deleted.outline.id)[0].id)
    text = deleted.window.store.ask(lambda store: str(store.versions.programme(version)))
    assert SECRET not in text
    assert [each for each in traces(deleted, tmp_path) if not each.name.endswith(("-wal", "-shm"))] == []


def test_keeping_is_the_answer_that_lies_nearest(deleted: Hand) -> None:
    assert purge(deleted, with_everything=False, keep=True) == []
    assert len(deleted.window.store.ask(lambda store: store.bin.contents())) == 1


def test_files_that_a_move_left_behind_are_named(deleted: Hand) -> None:
    path = deleted.window.store.ask(lambda store: store.path)
    left = path.with_name(path.name + ".umgezogen")
    left.write_bytes(b"")
    told: list[str] = []
    assert purge(deleted, with_everything=True, told=told) == []
    assert len(told) == 1 and told[0].endswith(f"\n{left}")


def test_without_such_files_nothing_is_said(deleted: Hand) -> None:
    told: list[str] = []
    assert purge(deleted, with_everything=True, told=told) == []
    assert told == []


def test_what_is_in_sight_of_comparison_and_history_loses_it_too(deleted: Hand) -> None:
    window = deleted.window
    window.actions_table["view_versions"].trigger()
    view = window.views.view("view_versions")
    assert isinstance(view, VersionsView)

    def is_seen() -> bool:
        deleted.settle()
        return any(SECRET in row_html(row, side, LIGHT) for row in view.comparison.model.rows for side in (0, 1))

    deleted.qtbot.waitUntil(is_seen, timeout=20_000)
    assert purge(deleted, with_everything=True) == []
    deleted.qtbot.waitUntil(lambda: not is_seen(), timeout=20_000)


def test_a_whole_programme_that_goes_for_good_does_not_stay_as_it_is(hand: Hand) -> None:
    for whole in (True, False):
        dialog = PurgeDialog(["Plan"], hand.window, whole=whole)
        hand.qtbot.addWidget(dialog)
        said = " ".join(each.text() for each in dialog.findChildren(QLabel))
        assert "kommen nicht wieder" in said
        assert ("Das Programm selbst bleibt" in said) is not whole
