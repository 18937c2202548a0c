"""Passages of other programs, pasted into the tree as a person does it: nothing is lost, headings stay above their points."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.review.passage import passage_of
from desktop.review.target import Target
from tests.desktop.conftest import Hand, sample
from tests.desktop.review.hand import WAIT

POINT = (
    "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>"
    "&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{words}<o:p></o:p></p>"
)
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=ProgId content=Word.Document></head><body lang=DE>'
    "<!--StartFragment--><h1>Bauen und Wohnen<o:p></o:p></h1><p class=MsoNormal>Wir wollen bezahlbaren Wohnraum schaffen, "
    "damit alle in der Stadt bleiben k&ouml;nnen.<o:p></o:p></p><h2>Neubau</h2>"
    + POINT.format(words="H&auml;user bauen")
    + POINT.format(words="Mieten bremsen")
    + "<h2>Bestand</h2>"
    + POINT.format(words="Sanieren")
    + "<!--EndFragment--></body></html>"
)
WRITER = (
    '<html><head><meta name="generator" content="LibreOffice"/></head><body lang="de-DE"><h1 class="western">Wege</h1>'
    "<ul><li><p>Radwege bauen</p></li><li><p>Busse öfter fahren lassen</p></li></ul></body></html>"
)
COUNTED = "<html><body><h2>3. Kultur</h2><p>Wir spielen.</p><h2>4. Sport</h2><p>Wir laufen.</p></body></html>"
MARKDOWN = "# Wege\n\n- Radwege bauen\n- Busse öfter fahren lassen\n"
COLOURED = '<div style="white-space:pre"><div><span># Wege</span></div><div><span>- Radwege bauen</span></div></div>'
RICH = rb"{\rtf1\ansi\ansicpg1252{\stylesheet{\s1\outlinelevel0 heading 1;}}\pard\s1\outlinelevel0\b Wege\par\pard\b0 Wir bauen.\par}"


def copied(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def paste(hand: Hand) -> None:
    hand.window.left.tree.setFocus()
    hand.press("Ctrl+V")
    hand.qtbot.waitUntil(lambda: "eingefügt" in hand.window.toast.words, timeout=WAIT)
    hand.settle()


def test_a_passage_of_word_keeps_its_title_above_its_sections(hand: Hand) -> None:
    hand.click_on("Bildung")
    copied("Bauen und Wohnen\n…", WORD)
    paste(hand)
    title = hand.entry("Bauen und Wohnen")
    assert hand.titles("Bildung") == ["Bauen und Wohnen"]
    assert [each.plain_title for each in title.children] == ["Neubau", "Bestand"]
    assert hand.titles("Neubau") == ["Häuser bauen", "Mieten bremsen"]
    stored = next(node for node in hand.stored().nodes if node.title == "Bildung").children[0]
    assert stored.text.startswith("Wir wollen bezahlbaren Wohnraum")


@pytest.mark.parametrize(("text", "html"), [("Wege", WRITER), (MARKDOWN, ""), (MARKDOWN, COLOURED)])
def test_headings_hold_their_points(hand: Hand, text: str, html: str) -> None:
    hand.click_on("Bildung")
    copied(text, html)
    paste(hand)
    assert hand.titles("Bildung") == ["Wege"]
    assert hand.titles("Wege") == ["Radwege bauen", "Busse öfter fahren lassen"]


def test_lines_without_a_heading_are_entries_at_once(hand: Hand) -> None:
    hand.click_on("Bildung")
    copied(
        "Radwege bauen\nBusse öfter fahren lassen\n",
        "<table><tr><td>Radwege bauen<tr><td>Busse öfter fahren lassen</table>",
    )
    hand.press("Ctrl+V")
    hand.settle()
    assert {"Radwege bauen", "Busse öfter fahren lassen"} <= set(hand.titles())


def test_rich_text_is_read_where_there_is_no_html() -> None:
    data = QMimeData()
    data.setText("Wege\nWir bauen.")
    data.setData("text/rtf", RICH)
    assert passage_of(data) == (RICH, "rtf")


def test_chapters_that_count_on_from_a_number_keep_it(hand: Hand) -> None:
    hand.click_on("Bildung")
    copied("3. Kultur\n…", COUNTED)
    paste(hand)
    assert [hand.entry(each).shown_number for each in ("Kultur", "Sport")] == ["3", "4"]
    hand.press("Ctrl+Z")
    hand.settle()
    assert "Kultur" not in hand.titles()


def test_plain_text_is_recognised_as_a_file_would_be(hand: Hand) -> None:
    hand.click_on("Bildung")
    copied("5. Sport\n- Halle sanieren\n- Bad öffnen\n6. Kultur\n- Theater bauen\n")
    paste(hand)
    assert hand.titles("Bildung")[-2:] == ["Sport", "Kultur"]
    assert [hand.entry(each).shown_number for each in ("Sport", "Kultur")] == ["5", "6"]
    assert hand.titles("Sport") == ["Halle sanieren", "Bad öffnen"]
    assert hand.titles("Kultur") == ["Theater bauen"]


def test_cells_of_a_spreadsheet_are_measures_with_fields(hand: Hand) -> None:
    hand.click_on("Bildung")
    copied("Maßnahme\tVerantwortlich\nHort bauen\tJugendamt\nKita öffnen\tTräger\n")
    paste(hand)
    made = [hand.entry("Hort bauen"), hand.entry("Kita öffnen")]
    assert [list(each.fields.values()) for each in made] == [["Jugendamt"], ["Träger"]]


def test_numbers_of_lines_are_not_doubled(hand: Hand) -> None:
    hand.click_on("Bildung")
    before = len(hand.titles())
    copied("1. Sport\n2. Kultur\n")
    hand.press("Ctrl+V")
    hand.settle()
    assert len(hand.titles()) == before + 2
    assert [hand.entry(each).plain_title for each in ("Sport", "Kultur")] == ["Sport", "Kultur"]


def test_no_line_of_a_passage_is_lost_as_subtitle_or_detail(hand: Hand) -> None:
    hand.click_on("Bildung")
    copied(
        "Kultur für alle\nProgramm der Stadt Musterstadt 2027\n\nHerausgeber: Kulturamt\n\n1. Bühne\n\n- Theater bauen\n"
    )
    hand.press("Ctrl+V")
    hand.qtbot.waitUntil(
        lambda: hand.window.review.review is not None or "eingefügt" in hand.window.toast.words, timeout=WAIT
    )
    if hand.window.review.review is not None:
        hand.window.review.view.board.footer.accept.click()
        hand.settle()
    words = " ".join(f"{each.title} {each.text}" for each in hand.outline.walk())
    assert all(
        each in words for each in ("Kultur für alle", "Programm der Stadt Musterstadt 2027", "Kulturamt", "Theater")
    )


def test_points_beside_numbered_ones_count_as_the_programme_does(hand: Hand) -> None:
    hand.click_on("Bildung")
    copied(
        "…",
        "<h2>Wege</h2><ul><li>Radwege<ul><li>am Ring</li></ul></li></ul><h2>Busse</h2><ol><li>Takt</li><li>Nacht</li></ol>",
    )
    paste(hand)
    assert [hand.entry(each).shown_number for each in ("Radwege", "Takt", "Nacht")] == ["1", "1", "2"]


def test_what_announces_a_list_stands_above_it(hand: Hand) -> None:
    hand.click_on("Bildung")
    copied("Wir fordern:\n- Halle sanieren\n- Bad öffnen\n")
    paste(hand)
    assert hand.titles("Bildung") == ["Wir fordern"]
    assert hand.titles("Wir fordern") == ["Halle sanieren", "Bad öffnen"]


@pytest.fixture
def held(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """Reading waits until it is called from here."""
    waiting: list[Callable[[], object]] = []
    reading = hand.window.review._reading
    run = reading.run

    def hold(*given: Any, **named: Any) -> None:
        waiting.append(lambda: run(*given, **named))

    monkeypatch.setattr(reading, "run", hold)
    return waiting


def test_what_is_read_slowly_goes_where_it_was_pasted(hand: Hand, held: list[Callable[[], object]]) -> None:
    hand.click_on("Bildung")
    copied("Wege", WRITER)
    hand.window.left.tree.setFocus()
    hand.press("Ctrl+V")
    hand.click_on("Verkehr")
    held[0]()
    hand.qtbot.waitUntil(lambda: "eingefügt" in hand.window.toast.words, timeout=WAIT)
    hand.settle()
    assert hand.titles("Bildung") == ["Wege"]


def test_what_was_pasted_into_a_programme_that_was_left_is_reviewed(
    hand: Hand, held: list[Callable[[], object]]
) -> None:
    other = hand.window.store.ask(lambda store: store.library.create("Kulturplan", sample().scheme).made)
    hand.click_on("Bildung")
    copied("Wege", WRITER)
    hand.window.left.tree.setFocus()
    hand.press("Ctrl+V")
    hand.window.document.open(other)
    hand.settle()
    held[0]()
    hand.qtbot.waitUntil(lambda: hand.window.review.review is not None, timeout=WAIT)
    assert hand.stored().title == "Kulturplan" and hand.stored().nodes == ()


def test_a_review_that_is_given_up_while_its_programme_opens_fails_nothing(
    hand: Hand, held: list[Callable[[], object]]
) -> None:
    other = hand.window.store.ask(lambda store: store.library.create("Kulturplan", sample().scheme).made)
    copied("Wege", WRITER)
    hand.window.review.read_clipboard()
    held[0]()
    hand.qtbot.waitUntil(lambda: hand.window.review.review is not None, timeout=WAIT)
    hand.window.review._set_target(Target(other, None, "In „Kulturplan“"))
    footer = hand.window.review.view.board.footer
    with hand.slow_disk():
        footer.accept_wished.emit(False)
        footer.discard_wished.emit()
    hand.settle()
    assert hand.window.review.review is None and hand.stored().nodes == ()
    assert not hand.window.review._taking
