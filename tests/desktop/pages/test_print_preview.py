"""The print preview: the pages of an edition before anything is printed."""

from PySide6.QtWidgets import QDialog

from desktop.measures.view import MeasuresView
from desktop.pages.print_dialog import PrintDialog
from desktop.window_views import MEASURES
from exporters.typesetting.items import PlacedLine
from programme.measures import MeasureQuery
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_dialog
from tests.desktop.test_files_hand import WAIT


def test_the_preview_shows_the_pages_and_turns_them_by_keys(hand: Hand) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        hand.qtbot.waitUntil(lambda: bool(dialog.pages), timeout=WAIT)
        assert dialog.windowTitle() == dialog.heading.text() == "Druckvorschau"
        assert dialog.canvas.count == len(dialog.pages) > 1
        assert (
            dialog.focusWidget() is dialog.canvas
        )  # it has the keyboard once the window system brings the dialog to the front
        dialog.canvas.turn_to(1)
        assert dialog.canvas.middle == 1
        dialog.edition.setCurrentIndex(dialog.edition.findData("table"))
        dialog.lay_out()
        hand.qtbot.waitUntil(lambda: any(page.width > page.height for page in dialog.pages), timeout=WAIT)
        dialog.reject()

    faults = in_dialog(hand, PrintDialog, look)
    hand.press("Ctrl+Shift+D")
    hand.settle()
    assert faults == []


def test_words_typed_a_moment_ago_are_printed(hand: Hand) -> None:
    titles: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        titles.extend(node.title for node in dialog._programme.nodes)
        dialog.reject()

    hand.click_on("Bildung")
    title = hand.window.editor.entry_page.title
    title.setFocus()
    hand.qtbot.keyClicks(title, "sstaetten")
    faults = in_dialog(hand, PrintDialog, look)
    hand.qtbot.keySequence(title, "Ctrl+P")
    hand.qtbot.waitUntil(lambda: bool(titles), timeout=WAIT)
    hand.settle()
    assert faults == [] and any("sstaetten" in each for each in titles)


def test_printing_begins_with_the_table_where_the_table_is_open(hand: Hand) -> None:
    editions: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        editions.append(dialog.options.edition.value)
        dialog.reject()

    for view in ("view_measures", "view_write"):
        hand.window.actions_table[view].trigger()
        faults = in_dialog(hand, PrintDialog, look)
        hand.window.actions_table["print"].trigger()
        hand.qtbot.waitUntil(lambda: bool(editions), timeout=WAIT)
        hand.settle()
        assert faults == []
        assert editions.pop() == {"view_measures": "table", "view_write": "print"}[view]


def test_the_table_is_printed_with_the_filter_that_it_shows(hand: Hand) -> None:
    seen: list[tuple[MeasureQuery | None, str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        hand.qtbot.waitUntil(lambda: bool(dialog.pages), timeout=WAIT)
        lines = (item.line.text for page in dialog.pages for item in page.items if isinstance(item, PlacedLine))
        painted = " ".join(lines).replace("\u00ad", "")
        seen.append((dialog.options.measure_filter, painted))
        dialog.reject()

    hand.window.actions_table["view_measures"].trigger()
    hand.settle()
    view = hand.window.views.view(MEASURES)
    assert isinstance(view, MeasuresView)
    hand.qtbot.keyClicks(view.words, "Radwege")
    faults = in_dialog(hand, PrintDialog, look)
    hand.press("Ctrl+P")
    hand.qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    hand.settle()
    ((query, painted),) = seen
    assert faults == [] and query == MeasureQuery(words="Radwege")
    assert "Auswahl" in painted and "Radwege" in painted and "Mietberatung" not in painted
