"""Where one left off: what a second start on the same store and settings shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import SIGNAL, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs
from desktop.main_window import MainWindow
from desktop.measures.view import MeasuresView
from desktop.settings import Settings
from desktop.store_thread import StoreThread
from desktop.tree.filter import Facets, facets_from
from desktop.window_views import MEASURES
from programme.model import Level
from programme.schemes import AKTIONSPLAN
from tests.desktop.conftest import Hand
from tests.programme.builders import field, programme

Restart = Callable[[], Hand]


@pytest.fixture
def restart(hand: Hand, qtbot: QtBot, store: StoreThread, jobs: Jobs, settings: Settings) -> Restart:
    """Closes the window and opens one anew, with settings read from their file."""

    def again() -> Hand:
        hand.settle()
        path = settings._file.fileName()
        hand.window.close()
        settings._file.sync()
        window = MainWindow(store, jobs, Settings(Path(path)))
        qtbot.addWidget(window, before_close_func=lambda _window: store.flush())
        window.resize(1280, 800)  # wider than the screen of the tests, to which Qt brings a restored window back
        window.show()
        window.complete()
        window.store_opened()
        window.document.open(window.session.last_programme)
        made = Hand(qtbot, window)
        made.settle()
        return made

    return again


def shown(hand: Hand) -> list[str]:
    """The titles in the tree, as far as it is open."""
    tree, found = hand.window.left.tree, []
    index = hand.window.left.model.index(0, 0, QModelIndex())
    while index.isValid():
        found.append(str(index.data(Qt.ItemDataRole.DisplayRole)))
        index = tree.indexBelow(index)
    return found


def test_choice_and_open_branches(hand: Hand, restart: Restart) -> None:
    hand.window.left.tree.collapseAll()
    hand.window.left.tree.expand(hand.window.left.model.index_of(hand.entry("Verkehr").id))
    hand.click_on("Busse")
    before = shown(hand)
    again = restart()
    assert shown(again) == before
    entry = again.window.editor.shown_entry(again.outline)
    assert entry is not None and entry.plain_title == "Busse im Takt"


def test_words_and_facets_of_the_filter(hand: Hand, restart: Restart) -> None:
    hand.window.left.filter.setText("b")
    hand.window.left.facets.wish(Facets(levels=frozenset({Level.MASSNAHME}), incomplete=True))
    hand.settle()
    before = shown(hand)
    assert before != [] and len(before) < 10
    again = restart()
    assert again.window.left.filter.text() == "b"
    assert again.window.left.finder.facets == Facets(levels=frozenset({Level.MASSNAHME}), incomplete=True)
    assert shown(again) == before
    assert again.window.left.hits.isVisible()


def test_a_filter_belongs_to_its_programme(hand: Hand, restart: Restart) -> None:
    first = hand.outline.id
    hand.window.left.filter.setText("Bus")
    hand.settle()
    hand.window.library.create("Anderes", AKTIONSPLAN, hand.window._open_programme)
    hand.settle()
    assert hand.window.left.filter.text() == ""
    hand.window._open_programme(first)
    hand.settle()
    assert hand.window.left.filter.text() == "Bus"


def test_view_filter_and_order_of_the_measures(hand: Hand, restart: Restart) -> None:
    hand.window.actions_table["view_measures"].trigger()
    hand.settle()
    view = hand.window.views.view(MEASURES)
    assert isinstance(view, MeasuresView)
    view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    view.progress.setCurrentIndex(view.progress.findText("laufend"))
    view.progress.activated.emit(view.progress.currentIndex())
    view.words.setText("netz")
    hand.qtbot.waitUntil(lambda: not view._delay.isActive())
    before = [line.row.node.title for line in view.filter.shown()]
    again = restart()
    assert again.window.views.current == MEASURES
    second = again.window.views.view(MEASURES)
    assert isinstance(second, MeasuresView) and second is not view
    again.qtbot.waitUntil(lambda: second.words.text() == "netz")
    assert second.state() == view.state()
    assert [line.row.node.title for line in second.filter.shown()] == before == ["Das **kleine** Netzwerk ausbauen"]
    second.words.clear()
    second.progress.setCurrentIndex(0)
    second.progress.activated.emit(0)
    again.qtbot.waitUntil(lambda: second.filter.rowCount() == 4)
    titles = [second.filter.index(row, 1).data() for row in range(4)]
    assert titles == sorted(titles, reverse=True)


def test_side_sheet_and_its_pane(hand: Hand, restart: Restart) -> None:
    hand.window.sheet.show_pane("comments")
    again = restart()
    QApplication.processEvents()
    assert (again.window.sheet.current, again.window.sheet.folded) == ("comments", False)


def test_scroll_of_tree_and_page(hand: Hand, restart: Restart) -> None:
    hand.window.resize(1000, 520)
    hand.window.document.edit(hand.entry("Wohnen").id, "text", "\n\n".join(["Absatz"] * 80))
    hand.settle()
    hand.click_on("Wohnen")
    page = hand.window.editor.page()
    assert page is not None
    page.verticalScrollBar().setValue(300)
    again = restart()
    there = again.window.editor.page()
    assert there is not None
    again.qtbot.waitUntil(lambda: there.verticalScrollBar().value() == 300)


def test_another_programme_begins_at_its_beginning(hand: Hand) -> None:
    for title in ("Erstes", "Zweites"):
        many = programme(*(field(f"Kapitel {nr}") for nr in range(80)), title=title)
        made = hand.window.store.ask(lambda store, many=many: store.library.take_in(many).made)
        hand.window.document.open(made)
        hand.settle()
        bar = hand.window.left.tree.verticalScrollBar()
        assert bar.maximum() > 0 and bar.value() == 0
        bar.setValue(bar.maximum())


def test_a_branch_below_the_first_entry_comes_back_as_it_was(hand: Hand, restart: Restart) -> None:
    """The branch of the first entry, which is shown at opening, holds it and stayed."""
    chosen = hand.entry("Mietberatung").parent
    assert chosen is not None and chosen.parent is not None
    hand.click_on(chosen.plain_title)
    hand.press("Ctrl+Shift+J")
    again = restart()
    assert again.window.editor.branch_page.subject == chosen.id
    again.press("Ctrl+Shift+J")
    again.click_on(again.outline.entry(chosen.parent.id).plain_title)
    again.press("Ctrl+Shift+J")
    assert again.window.editor.branch_page.subject == chosen.parent.id
    again.press("Ctrl+Shift+J")
    again.click_on(chosen.plain_title)
    again.press("Ctrl+Shift+J")
    assert again.window.editor.branch_page.subject == chosen.id


def test_a_branch_as_continuous_text(hand: Hand, restart: Restart) -> None:
    hand.click_on("Verkehr")
    hand.press("Ctrl+Shift+J")
    again = restart()
    editor = again.window.editor
    assert editor.stack.currentWidget() is editor.branch_page
    assert editor.branch_page.section(again.entry("Radwege").id) is not None
    assert again.window.actions_table["branch"].isChecked()
    again.press("Ctrl+Shift+J")
    assert editor.stack.currentWidget() is editor.entry_page


@given(
    st.builds(
        Facets,
        st.frozensets(st.sampled_from(Level)),
        st.frozensets(st.text(max_size=4)),
        st.frozensets(st.text(max_size=4)),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    )
)
def test_facets_come_back_as_they_were(facets: Facets) -> None:
    import json

    assert facets_from(json.loads(json.dumps(facets.state()))) == facets
    assert facets_from({"levels": 7, "progress": [1], "incomplete": "ja"}) == Facets()


def test_states_are_kept_while_one_works(hand: Hand, qtbot: QtBot, settings: Settings) -> None:
    """A computer that stops does not close the window first."""
    path, chosen = Path(settings._file.fileName()), hand.entry("Busse").id
    hand.window.session._glances.setInterval(20)
    hand.window.left.tree.collapseAll()
    hand.click_on("Verkehr")
    hand.window.left.tree.expand(hand.window.left.model.index_of(hand.entry("Verkehr").id))
    hand.click_on("Busse")
    hand.window.sheet.show_pane("comments")

    def is_kept() -> bool:
        kept = Settings(path)
        state = kept.state(hand.outline.id)
        return (state.get("chosen"), kept.state("sheet").get("pane")) == (chosen, "comments")

    qtbot.waitUntil(is_kept)
    kept = Settings(path)
    assert kept.text("window/programme") == hand.outline.id
    assert kept.state(hand.outline.id)["expanded"] == [hand.entry("Verkehr").id]
    hand.window.left.filter.setText("radwege")
    qtbot.waitUntil(lambda: Settings(path).state(hand.outline.id).get("filter") == "radwege")


def test_what_focus_mode_hides_is_not_kept_as_hidden(hand: Hand, qtbot: QtBot, settings: Settings) -> None:
    path = Path(settings._file.fileName())
    hand.window.sheet.show_pane("comments")
    hand.window.session._glances.setInterval(20)
    qtbot.waitUntil(lambda: Settings(path).state("sheet").get("folded") is False)
    hand.window.actions_table["focus"].setChecked(True)
    hand.window.document.edit(hand.entry("Busse").id, "title", "Busse und Bahnen")
    qtbot.wait(150)
    assert Settings(path).state("sheet")["folded"] is False


def test_a_comment_that_was_begun_is_gone_on_with(hand: Hand, restart: Restart) -> None:
    hand.click_on("Busse")
    hand.window.late.panes.comments_of.add(hand.entry("Busse").id, "Zu vage", "", "", False)
    hand.rest()
    hand.window.actions_table["comment"].trigger()
    hand.rest()
    composer = hand.window.late.panes.comments.composer
    hand.write("Wer zahlt?", composer.field)
    composer.task.setChecked(True)
    comment = hand.entry("Busse").comments[0]
    composer.edit(comment)
    hand.write("Klarer", composer.field)
    again = restart()
    composer = again.window.late.panes.comments.composer
    assert composer.field.toPlainText() == "Klarer"
    composer.send.click()
    again.rest()
    assert [each.text for each in again.entry("Busse").comments] == ["Klarer"]
    assert composer.field.toPlainText() == "Wer zahlt?"
    again.click_on("Radwege")
    composer.send.click()
    again.rest()
    assert [(each.text, each.todo) for each in again.entry("Busse").comments] == [
        ("Klarer", False),
        ("Wer zahlt?", True),
    ]
    assert restart().window.late.panes.comments.composer.field.toPlainText() == ""


@pytest.mark.parametrize("kept", [{"begun": [{"words": "Wer zahlt?"}]}, {"begun": "Wer"}, {"begun": [1]}])
def test_comments_that_another_version_kept_hold_nothing_up(
    hand: Hand, restart: Restart, kept: dict[str, object]
) -> None:
    hand.window.settings.set_state("comments", kept)
    assert restart().window.late.panes.comments.composer.field.toPlainText() == ""


def test_a_place_that_is_not_there_any_more_is_not_waited_for_without_end(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.session._PATIENCE", 10)
    bar = hand.window.left.tree.verticalScrollBar()
    hand.window.session.save_programme()
    kept = hand.window.settings.state(hand.outline.id)
    hand.window.settings.set_state(hand.outline.id, kept | {"scroll": 100_000})
    before = bar.receivers(SIGNAL("rangeChanged(int,int)"))
    for _ in range(3):
        hand.window.session.restore_programme()
    assert bar.receivers(SIGNAL("rangeChanged(int,int)")) == before + 3
    hand.qtbot.waitUntil(lambda: not bar.findChildren(QTimer))
    assert bar.receivers(SIGNAL("rangeChanged(int,int)")) == before
    bar.setRange(0, 200_000)
    assert bar.value() != 100_000
