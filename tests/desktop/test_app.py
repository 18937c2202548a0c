"""Starting: a second start raises the first window; samples on a usual store; words about rescued stores."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from database.records import PlaceKind, RescueCause, RescueReport
from desktop import messages, single_instance
from desktop.shutdown import Shutdown
from desktop.single_instance import SingleInstance
from desktop.upkeep import place_words, rescue_words
from tests.desktop.conftest import Hand


def test_a_second_start_tells_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "a.sqlite"), SingleInstance(tmp_path / "a.sqlite")
    assert not second.call_first(None)
    first.listen()
    with qtbot.waitSignal(first.raised) as heard:
        assert second.call_first(tmp_path / "Plan.docx")
    assert heard.args == [str(tmp_path / "Plan.docx")]
    other = SingleInstance(tmp_path / "b.sqlite")
    assert not other.call_first(None)
    first.close()
    assert not second.call_first(None)


def caller(store: Path) -> QLocalSocket:
    """Somebody who found the name of the first window."""
    socket = QLocalSocket()
    socket.connectToServer(single_instance._name(store))
    assert socket.waitForConnected(60_000)
    return socket


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[SingleInstance]:
    first = SingleInstance(tmp_path / "a.sqlite")
    first.listen()
    yield first
    first.close()


@pytest.mark.parametrize("said", [b"", b"/daten/anna/Pl", b"x" * 200_000, b"\xff\xfe" * 20_000])
def test_who_says_no_whole_sentence_is_not_heard_and_holds_nobody_up(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(single_instance, "_TIME_TO_SPEAK", 50)
    heard: list[str] = []
    first.raised.connect(heard.append)
    silent = caller(tmp_path / "a.sqlite")
    silent.write(said)
    silent.flush()
    begin = time.monotonic()
    QApplication.processEvents()
    assert time.monotonic() - begin < 20  # Qt's own waiting for more takes thirty
    qtbot.waitUntil(lambda: silent.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    with qtbot.waitSignal(first.raised):
        assert SingleInstance(tmp_path / "a.sqlite").call_first(None)
    assert heard == [""]
    qtbot.waitUntil(lambda: not first._server.findChildren(QLocalSocket))


def test_a_sentence_in_pieces_is_heard_once(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    heard: list[str] = []
    first.raised.connect(heard.append)
    slow = caller(tmp_path / "a.sqlite")
    for piece in (b"/daten/anna", b"/Plan.docx", b"\0more\0"):
        slow.write(piece)
        slow.flush()
        QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["/daten/anna/Plan.docx"]


def test_more_callers_than_there_can_be_are_sent_away(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    crowd = [caller(tmp_path / "a.sqlite") for _ in range(40)]
    qtbot.waitUntil(lambda: sum(each.state() != QLocalSocket.LocalSocketState.ConnectedState for each in crowd) >= 20)
    for each in crowd:
        each.abort()
    qtbot.waitUntil(lambda: not first._server.findChildren(QLocalSocket))
    with qtbot.waitSignal(first.raised):
        assert SingleInstance(tmp_path / "a.sqlite").call_first(None)


@pytest.mark.parametrize("name", ["Plan für Köln.docx", " Zeile\nZeile ", os.fsdecode(b"alt\xe4.docx")])
def test_any_name_of_a_file_arrives(first: SingleInstance, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(first.raised) as heard:
        assert SingleInstance(tmp_path / "a.sqlite").call_first(tmp_path / name)
    assert heard.args == [str(tmp_path / name)]


def test_a_rescue_says_what_is_there(tmp_path: Path) -> None:
    whole = RescueReport(tmp_path / "alt", ("x",), 10, "", True, 0)
    assert "vollständig" in rescue_words(whole)
    part = RescueReport(tmp_path / "alt", ("x",), 1200, "2026-11-22T13:03:00.000Z", False, 3)
    words = rescue_words(part)
    older = rescue_words(replace(whole, cause=RescueCause.BEHIND))
    assert "Änderungsjournal" in older and "beschädigt" not in older and str(whole.kept_aside) in older
    other = rescue_words(replace(whole, cause=RescueCause.BRANCHED))
    assert "anderen Stand" in other and "beschädigt" not in other and str(whole.kept_aside) in other
    assert "1.200 Datensätze" in words and "3 Datensätze waren nicht zu retten" in words
    assert messages.day_and_clock(part.from_backup) in words  # the local one, wherever the tests run


def test_places_that_need_a_warning() -> None:
    assert place_words(PlaceKind.LOCAL) == ""
    assert all(place_words(each) for each in PlaceKind if each is not PlaceKind.LOCAL)


def test_the_end_of_the_desktop_session_saves_what_is_typed(hand: Hand) -> None:
    ends = Shutdown(hand.window.flush, hand.window.close, hand.window)
    hand.click_on("Mietberatung")
    text = hand.window.editor.entry_page.text
    text.setFocus()
    hand.write("Kurz vor Schluss", text)
    ends._commit(None)  # type: ignore[arg-type] # what Qt calls when the session asks; the manager is not used
    plan = hand.window.store.ask(lambda store: store.library.programme(hand.outline.id))
    assert plan.nodes[0].children[0].children[0].children[1].text == "Kurz vor Schluss"
