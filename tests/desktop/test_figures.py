"""What the status bar says while one writes."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from desktop.figures import word_count, words_of
from desktop.messages import numeral
from programme import markup
from tests.desktop.conftest import Hand


def test_counts_follow_what_is_written(hand: Hand) -> None:
    counts = hand.window.counts
    hand.click_on("Mietberatung")
    hand.qtbot.waitUntil(lambda: "hier 1" in counts.text() and "Wörter" in counts.text())
    entries, words, _here = counts.text().split("  ·  ")
    assert entries == "9 Einträge"
    edit = hand.window.editor.entry_page.text
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    hand.write("Jeden Dienstag im Rathaus.", edit)
    hand.qtbot.waitUntil(lambda: "hier 5" in counts.text())
    hand.window.editor.commit()
    hand.settle()
    more = f"{int(words.split()[0]) + 4} Wörter"
    hand.qtbot.waitUntil(lambda: more in counts.text())


def test_the_words_of_the_programme_are_the_sum_of_all_entries_whatever_comes_and_goes(hand: Hand) -> None:
    def is_right() -> bool:
        outline = hand.window.document.outline
        total = sum(map(word_count, outline.walk())) if outline else 0
        return f"  {numeral(total)} Wörter" in hand.window.counts.text()

    hand.click_on("Verkehr")
    hand.qtbot.waitUntil(is_right)
    before = hand.window.counts.text().split("  ·  ")[1]
    hand.press("Del")
    hand.settle()
    hand.qtbot.waitUntil(lambda: is_right() and before not in hand.window.counts.text())
    hand.press("Ctrl+Z")
    hand.settle()
    hand.qtbot.waitUntil(lambda: is_right() and before in hand.window.counts.text())


def test_a_branch_counts_all_its_words_from_the_beginning(hand: Hand) -> None:
    told: list[str] = []
    hand.window.desk.counted.connect(told.append)
    hand.click_on("Verkehr")
    hand.press("Ctrl+Shift+J")
    hand.qtbot.waitUntil(lambda: "in diesem Zweig 7" in hand.window.counts.text())
    hand.press("Ctrl+Shift+J")
    hand.qtbot.waitUntil(lambda: "hier 1" in hand.window.counts.text())  # the entry alone again
    hand.press("Ctrl+Shift+J")
    hand.window.late.figures.tell()
    assert not any("hier 0" in each for each in told)


def test_counts_of_the_open_programme_go_where_it_is_not_shown(hand: Hand) -> None:
    for key, shown in (("view_start", False), ("view_measures", True), ("view_review", False), ("view_write", True)):
        hand.window.actions_table[key].trigger()
        hand.settle()
        assert hand.window.counts.isVisible() == shown, key


def test_the_search_keeps_its_place_when_something_is_saved(hand: Hand) -> None:
    top = hand.window.top
    top.show_saved("")
    hand.settle()
    place = top.search.geometry()
    for words in (top.show_saving, lambda: top.show_saved("14:03")):
        words()
        hand.settle()
        assert top.search.geometry() == place


def test_long_texts_get_an_index(hand: Hand) -> None:
    hand.click_on("Mietberatung")
    edit = hand.window.editor.entry_page.text
    edit.setFocus()
    hand.write(
        "Wir bauen gute Wege. Sie sind breit und hell. Kinder gehen dort gern zur Schule. Das ist gut für alle. ", edit
    )
    hand.qtbot.waitUntil(lambda: "(leicht)" in hand.window.counts.text())


@given(st.text(st.sampled_from("ab *_[]()\\^-+1.\n\t<&äß­"), max_size=40))
def test_words_are_counted_as_if_all_marks_were_read(text: str) -> None:
    assert words_of(text) == len(markup.plain(text).split())
