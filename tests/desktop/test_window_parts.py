"""Preview, backups, handbook and focus mode at the window, by their keys."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import help_topic
from desktop.help.handbook import Handbook
from desktop.help.info_dialogs import AboutDialog
from desktop.pages.preview_pane import PreviewPane
from desktop.start.new_programme_dialog import NewProgrammeDialog
from resources.paths import handbook_dir
from tests.desktop.conftest import Hand

WAIT = 30_000  # milliseconds: the worker's first start on a busy machine


def test_the_preview_opens_by_its_key_and_follows_the_tree(hand: Hand, qtbot: QtBot) -> None:
    hand.press("Ctrl+Shift+4")
    pane = hand.window.sheet.stack.currentWidget()
    assert isinstance(pane, PreviewPane) and pane.isVisible()
    hand.click_on("Busse")
    qtbot.waitUntil(lambda: pane.canvas._mark is not None and not pane.canvas.missing(), timeout=WAIT)
    assert pane.canvas._mark is not None
    page = pane.canvas._pages[pane.canvas._mark[0]]
    assert hand.entry("Busse").id in {name for name, _ in page.anchors}


def test_a_click_on_a_page_opens_the_entry_in_the_editor(hand: Hand) -> None:
    hand.press("Ctrl+Shift+4")
    pane = hand.window.sheet.stack.currentWidget()
    assert isinstance(pane, PreviewPane)
    pane.canvas.entry_wished.emit(hand.entry("Mietberatung").id)
    hand.settle()
    shown = hand.window.editor.shown_entry(hand.outline)
    assert shown is not None and shown.plain_title == "Mietberatung"
    pane.canvas.entry_wished.emit("impressum")
    hand.settle()
    assert hand.window.editor.shown_entry(hand.outline) is shown


def test_backups_open_by_their_key(hand: Hand) -> None:
    hand.window.store.ask(lambda store: store.backups.make())
    hand.press("Ctrl+Alt+B")
    dialog = hand.window.late.backups.dialog
    assert dialog is not None and dialog.isVisible()
    hand.settle()
    assert dialog.list.count() == 1 and dialog.contents.count() == 1
    dialog.close()
    assert hand.window.late.backups.dialog is None


def test_the_handbook_opens_beside_the_window_and_is_kept(hand: Hand) -> None:
    hand.press("F1")
    first = hand.window.late.handbook
    assert isinstance(first, Handbook) and first.isVisible() and first.isWindow()
    first.show_chapter("05-einlesen.md")
    first.close()
    hand.window.actions_table["handbook"].trigger()
    assert hand.window.late.handbook is first and first.isVisible()
    assert first.page.toPlainText().startswith("Einlesen")
    first.close()


def test_the_handbook_opens_at_what_helps_where_one_is(hand: Hand) -> None:
    def asked(name: str) -> None:
        hand.window.actions_table["handbook"].trigger()
        book = hand.window.late.handbook
        assert book is not None and book._shown is not None and book._shown.key.partition("-")[2] == f"{name}.md"
        assert book.page.toPlainText().startswith(book._shown.title)
        book.close()

    hand.click_on("Mietberatung")
    asked("gliederung")
    hand.window.editor.entry_page.text.setFocus()
    asked("schreiben")
    hand.press("Ctrl+Shift+2")
    asked("pruefen-und-kommentare")
    for view, name in (("measures", "massnahmen"), ("versions", "verlauf-und-versionen"), ("start", "erste-schritte")):
        hand.window.actions_table[f"view_{view}"].trigger()
        hand.settle()
        asked(name)
    names = {each.name for each in handbook_dir().glob("*.md")}
    assert {*help_topic._VIEWS.values(), *help_topic._PANES.values(), help_topic._TREE, help_topic._TEXT} <= names


def test_focus_mode_shows_the_text_only_and_brings_all_back(hand: Hand) -> None:
    window = hand.window
    hand.click_on("Mietberatung")
    others = (window.top, window.left, window.sheet, window.menuBar(), window.statusBar())
    before = [part.isVisible() for part in others]
    assert before[0] and before[1]
    hand.press("F11")
    assert [part.isVisible() for part in others] == [False] * len(others)
    assert window.editor.isVisible() and window.isFullScreen()
    hand.press("F11")
    assert [part.isVisible() for part in others] == before
    assert not window.isFullScreen()


def test_escape_ends_the_focus_and_a_large_window_is_large_again(hand: Hand) -> None:
    """The menus are away: a first-time user found no way back."""
    window = hand.window
    window.showMaximized()
    hand.click_on("Mietberatung")
    hand.press("F11")
    assert window.isFullScreen() and "Esc" in window.toast.words
    hand.press("Ctrl+K")
    hand.press("Escape")
    assert window.isFullScreen()  # that was for the palette
    window.editor.entry_page.text.setFocus()
    hand.press("Escape")
    assert not window.focus_mode.is_on and window.menuBar().isVisible()
    assert window.toast.words == ""
    assert window.isMaximized() and not window.isFullScreen()
    window.showNormal()


def test_focus_mode_puts_the_keyboard_into_the_text(hand: Hand) -> None:
    hand.click_on("Das kleine")
    hand.window.left.tree.setFocus()
    hand.window.actions_table["focus"].trigger()
    assert QApplication.focusWidget() is hand.window.editor.entry_page.text
    hand.window.actions_table["focus"].trigger()


def test_dialogs_are_as_high_as_their_words_wrap(hand: Hand) -> None:
    for dialog in (AboutDialog("", hand.window), NewProgrammeDialog((), hand.window)):
        with hand.qtbot.waitExposed(dialog):
            dialog.show()
        layout = dialog.layout()
        assert layout is not None
        assert dialog.height() == max(layout.totalHeightForWidth(dialog.width()), dialog.minimumHeight())
        dialog.close()


def test_a_window_closed_in_focus_mode_comes_back_whole(hand: Hand) -> None:
    hand.window.sheet.fold(False)
    hand.press("F11")
    hand.window.close()
    QApplication.processEvents()
    assert not hand.window.focus_mode.is_on and not hand.window.sheet.folded
