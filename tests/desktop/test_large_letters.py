"""Letters twice as large, in a window of 1280 pixels: nothing is cut, what has no room folds."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.editor.field_editors import DateEdit
from desktop.look.colours import SPACE_L, Mode
from desktop.look.theme import grown, icon_side, theme
from desktop.widgets.colour_button import ColourButton
from desktop.widgets.dialog import FRAME
from desktop.widgets.segments import Segments
from tests.desktop.access import cut
from tests.desktop.conftest import Hand


@pytest.fixture
def large(qapp: QApplication, hand: Hand) -> Iterator[Hand]:
    theme().apply(qapp, Mode.LIGHT, 2.0)
    hand.window.resize(1280, 720)
    hand.settle()
    yield hand
    theme().apply(qapp, Mode.LIGHT, 1.0)


def test_the_row_of_views_folds_into_a_menu(large: Hand) -> None:
    top = large.window.top
    assert not top.views.isVisible()
    assert top.chosen.isVisible()
    assert top.chosen.text().startswith("Schreiben")
    next(each for each in top.chosen.menu().actions() if each.text().startswith("Maßnahmen")).trigger()
    assert large.window.views.current == "view_measures"
    assert top.chosen.text().startswith("Maßnahmen")
    assert cut(top) == []
    large.window.resize(2560, 720)
    large.settle()
    assert top.views.isVisible()
    assert not top.chosen.isVisible()


def test_the_bar_above_is_never_cut(qapp: QApplication, large: Hand) -> None:
    large.window.top.show_saved("14:03")
    for zoom in (2.0, 1.5, 1.0):
        theme().apply(qapp, Mode.LIGHT, zoom)
        for width in (1000, 1280, 1600, 2560):
            large.window.resize(width, 720)
            large.settle()
            assert cut(large.window.top) == [], (zoom, width)
            assert large.window.width() == width


def test_no_word_of_a_view_is_cut(large: Hand) -> None:
    for key in ("view_start", "view_write", "view_measures", "view_versions", "view_review"):
        large.window.actions_table[key].trigger()
        large.rest()
        assert cut(large.window.views.view(key)) == [], key


def test_no_word_of_a_pane_is_cut(large: Hand) -> None:
    large.click_on("Das kleine")
    tabs = large.window.sheet.tabs
    for key in ("preview", "checks", "comments", "history", "replace"):
        large.window.sheet.show_pane(key)
        large.rest()
        assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width()
        front = tabs.tabRect(tabs.currentIndex())
        assert tabs.fontMetrics().horizontalAdvance(tabs.tabText(tabs.currentIndex())) < front.width()
        assert cut(large.window.sheet) == [], key
        page = large.window.editor.page()
        assert page is not None
        assert page.widget().width() <= page.viewport().width(), "a text that goes on beyond its page"


def test_the_side_sheet_goes_first_where_letters_grow(hand: Hand) -> None:
    hand.window.resize(1280, 720)
    hand.window.sheet.show_pane("comments")
    hand.window.settings.zoom = 1.9
    hand.window.actions_table["zoom_in"].trigger()
    assert hand.window.sheet.folded
    hand.window.actions_table["zoom_normal"].trigger()


def test_the_tree_grows_with_its_letters_and_back(qapp: QApplication, hand: Hand) -> None:
    desk = hand.window.desk
    hand.window.resize(1800, 800)
    for drawn in (340, 560):
        desk.setSizes([drawn, 1800 - drawn])
        theme().apply(qapp, Mode.LIGHT, 1.5)
        grown = desk.sizes()[0]
        assert drawn <= grown <= max(drawn, 450)
        theme().apply(qapp, Mode.LIGHT, 1.0)
        assert abs(desk.sizes()[0] - drawn) <= 2


def test_headings_and_captions_grow_with_the_letters(qapp: QApplication, hand: Hand) -> None:
    """A font set by hand kept its size until the next start."""
    window = hand.window
    hand.click_on("Das kleine")
    page = window.editor.entry_page
    captions = [each for each in page.fields.findChildren(QLabel) if each.text() == "Verantwortlich"]
    usual = {each: each.font().pointSizeF() for each in (window.left.title, page.kind)}
    widths = [each.width() for each in captions]
    theme().apply(qapp, Mode.LIGHT, 1.5)
    hand.settle()
    assert {each: round(each.font().pointSizeF() / size, 1) for each, size in usual.items()} == dict.fromkeys(
        usual, 1.5
    )
    assert window.left.title.font().bold() or window.left.title.font().weight() >= 600
    assert captions and all(each.width() > before for each, before in zip(captions, widths, strict=True))
    theme().apply(qapp, Mode.LIGHT, 1.0)
    assert {each: each.font().pointSizeF() for each in usual} == usual


@pytest.mark.parametrize(
    "key",
    ["designs", "scheme", "keys", "export", "about", "backups", "identity", "bin", "new_programme", "give_away",
     "print", "print_preview", "own_words", "link", "footnote"],
)  # fmt: skip
def test_a_dialog_has_its_buttons_on_the_screen(large: Hand, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    seen: list[QDialog] = []

    def look(dialog: QDialog) -> None:
        QApplication.processEvents()
        assert dialog.height() <= dialog.screen().availableGeometry().height() - FRAME
        assert cut(dialog) == []
        seen.append(dialog)
        dialog.close()

    def exec_(dialog: QDialog) -> int:
        dialog.show()
        look(dialog)
        return 0

    monkeypatch.setattr(QDialog, "exec", exec_)
    large.click_on("Das kleine")
    large.window.editor.entry_page.text.setFocus()  # links and footnotes need a place
    large.window.actions_table[key].trigger()
    for _ in range(4):
        large.settle()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            look(each)
    assert seen


def test_icons_grow_with_the_letters(large: Hand) -> None:
    assert icon_side() > 18
    tools = [each for each in large.window.top.findChildren(QToolButton) if not each.icon().isNull()]
    assert {each.iconSize().width() for each in tools if each.parent() is large.window.top} == {icon_side()}


def ink(sign: QToolButton) -> int:
    """How many pixels wide what is painted on a sign is."""
    picture = sign.grab().toImage()
    ground = picture.pixelColor(0, 0)
    shown = [
        across
        for across in range(picture.width())
        if any(picture.pixelColor(across, down) != ground for down in range(picture.height()))
    ]
    return max(shown) - min(shown) + 1 if shown else 0


def is_painted_large(sign: QToolButton) -> bool:
    """Qt paints 16 pixels, of which a sign fills two thirds."""
    return ink(sign) > 16


def test_signs_beside_words_grow_with_the_letters(large: Hand) -> None:
    """The chevrons and marks of the tree, what folds, and the calendar beside a date."""
    window = large.window
    assert window.left.tree.indentation() == grown(SPACE_L) > SPACE_L
    folding = (window.left.programmes.heading, window.editor.entry_page.more)
    assert {each.iconSize().width() for each in folding} == {icon_side()}
    search = window.top.search
    search.setText("Wohnen")
    large.settle()
    signs = search.findChildren(QToolButton)
    assert len(signs) == 2  # what it is, and the cross that empties it
    for sign in signs:
        assert sign.iconSize().width() == icon_side() <= min(sign.width(), sign.height())
        assert search.rect().contains(sign.geometry()) and abs(sign.geometry().center().y() - search.height() // 2) <= 1
        large.qtbot.waitUntil(partial(is_painted_large, sign))  # one fades in
    words = search.cursorRect()
    assert not any(words.intersects(sign.geometry()) for sign in signs)
    swatch = ColourButton("Farbe")
    large.qtbot.addWidget(swatch)
    assert swatch.iconSize().height() == grown(14) > 14
    date = DateEdit()
    large.qtbot.addWidget(date)
    assert date.button.iconSize().width() == icon_side()


def test_choices_stand_below_each_other_where_they_have_no_room_beside(qtbot: QtBot) -> None:
    segments = Segments("Wovon", (("all", "Ganzes Programm"), ("here", "Dieser Eintrag")))
    qtbot.addWidget(segments)
    segments.show()
    segments.resize(segments.sizeHint())
    first, second = segments.buttons.values()
    assert first.y() == second.y()
    segments.resize(segments.minimumSizeHint().width(), 200)
    QApplication.processEvents()
    assert first.geometry().bottom() < second.y() and cut(segments) == []


@pytest.mark.parametrize("as_branch", [False, True])
def test_what_stands_in_an_empty_field_has_the_size_of_what_is_written(hand: Hand, as_branch: bool) -> None:
    """It kept the size of the start, and was cut where that had been larger."""
    if as_branch:
        hand.window.actions_table["branch"].trigger()
    hand.click_on("Das kleine")
    for key in ("zoom_in", "zoom_in", "zoom_normal"):
        hand.window.actions_table[key].trigger()
        hand.settle()
        page = hand.window.editor.page()
        assert page is not None
        for text in page.texts():
            assert text.viewport().font().pointSizeF() == text.document().defaultFont().pointSizeF(), key
