"""Starting: a second start raises the first window; samples on a usual store; words about rescued stores."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from database.records import PlaceKind, RescueCause, RescueReport
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


def test_a_rescue_says_what_is_there(tmp_path: Path) -> None:
    whole = RescueReport(tmp_path / "alt", ("x",), 10, "", True, 0)
    assert "vollständig" in rescue_words(whole)
    part = RescueReport(tmp_path / "alt", ("x",), 1200, "2026-11-22T13:03:00.000Z", False, 3)
    words = rescue_words(part)
    older = rescue_words(replace(whole, cause=RescueCause.BEHIND))
    assert "Änderungsjournal" in older and "beschädigt" not in older and str(whole.kept_aside) in older
    other = rescue_words(replace(whole, cause=RescueCause.BRANCHED))
    assert "anderen Stand" in other and "beschädigt" not in other and str(whole.kept_aside) in other
    assert "1.200 Datensätze" in words and "3 Datensätze waren nicht zu retten" in words and "22.11.2026" in words


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
