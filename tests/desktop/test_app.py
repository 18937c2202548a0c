"""Starting: a second start raises the first window; samples on a usual store; words about rescued stores."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from database.records import PlaceKind, RescueReport
from desktop.single_instance import SingleInstance
from desktop.upkeep import place_words, rescue_words


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
    assert "1.200 Datensätze" in words and "3 Datensätze waren nicht zu retten" in words and "22.11.2026" in words


def test_places_that_need_a_warning() -> None:
    assert place_words(PlaceKind.LOCAL) == ""
    assert all(place_words(each) for each in PlaceKind if each is not PlaceKind.LOCAL)
