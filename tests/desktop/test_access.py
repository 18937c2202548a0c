"""An axe-like walk over all views, panes and dialogs: names, roles, reach by Tab, order of reading."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.access import cut, nameless, offenders, out_of_order, tab_walk
from tests.desktop.conftest import Hand

VIEWS = ("view_start", "view_write", "view_measures", "view_versions", "view_review")
PANES = ("preview", "checks", "comments", "history", "replace")
DIALOGS = (
    "new_programme", "export", "print", "designs", "bin", "backups", "identity", "keys", "about", "scheme", "handbook", "link",
)  # fmt: skip


@pytest.mark.parametrize("key", VIEWS)
def test_views(hand: Hand, key: str) -> None:
    hand.window.actions_table[key].trigger()
    hand.rest()
    assert "\n".join(offenders(hand.window)) == ""


@pytest.mark.parametrize("key", PANES)
def test_panes_of_the_side_sheet(hand: Hand, key: str) -> None:
    hand.window.resize(1600, 900)
    hand.click_on("Das kleine")
    comments = hand.window.late.panes.comments_of
    comments.add(hand.entry("Das kleine").id, "Wirklich?", "kleine", "", True)
    hand.window.sheet.show_pane(key)
    hand.rest()
    assert "\n".join(offenders(hand.window)) == ""


def test_the_palette(hand: Hand) -> None:
    hand.click_on("Das kleine")
    hand.window.actions_table["palette"].trigger()
    hand.rest()
    assert hand.window.late.palette.palette.isVisible()
    assert "\n".join(offenders(hand.window)) == ""


def test_a_branch_and_the_programme_itself(hand: Hand) -> None:
    hand.window.actions_table["programme_details"].trigger()
    hand.rest()
    assert "\n".join(offenders(hand.window)) == ""
    hand.click_on("Verkehr")
    hand.window.actions_table["branch"].trigger()
    hand.rest()
    assert "\n".join(offenders(hand.window)) == ""


def test_tab_walks_an_entry_as_it_is_read_whatever_was_shown_before(hand: Hand) -> None:
    """The fields of a level, the path and the texts of a branch are made while one works: they had come last of all."""

    def walked(first: QWidget) -> list[str]:
        every = tab_walk(hand.window)
        names = [each.accessibleName() or str(each.property("text")) for each in every]
        return names[every.index(first) :]

    hand.window.resize(1900, 900)  # room for the whole path
    hand.click_on("Verkehr")
    hand.click_on("Mietberatung")
    hand.rest()
    assert walked(hand.window.editor.crumbs._buttons[0])[:12] == [
        "Aktionsplan Musterstadt", "Wohnen", "A Alle Akteure arbeiten zusammen", "A1 Sozialräume stärken",
        "Titel", "Text", "Verantwortlich", "Zielgruppe", "Status", "Bemerkungen", "Umsetzung", "Kurztitel und Nummer",
    ]  # fmt: skip
    hand.click_on("Wohnen")
    hand.window.actions_table["branch"].trigger()
    hand.rest()
    tree = walked(hand.window.left.tree)
    titles = [each for each in tree if each.endswith((": Titel", ": Text"))]
    assert len(titles) == 10 and tree.index(titles[0]) == tree.index("Aktionsplan Musterstadt") + 1


@pytest.mark.parametrize("key", DIALOGS)
def test_dialogs(hand: Hand, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    found: list[str] = []
    hand.see_dialogs(monkeypatch, key, lambda dialog: found.extend(offenders(dialog)))
    assert "\n".join(found) == ""


# ------------------------------------------------------------------------------------------------ the rules themselves


def made(qtbot: QtBot, build: Callable[[QWidget], None]) -> QWidget:
    root = QWidget()
    QVBoxLayout(root)
    build(root)
    qtbot.addWidget(root)
    root.show()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    return root


def test_the_walk_finds_a_button_without_name(qtbot: QtBot) -> None:
    root = made(qtbot, lambda root: root.layout().addWidget(QPushButton(root)))
    assert len(nameless(root)) == 1
    root.findChild(QPushButton).setAccessibleName("Schließen")
    assert nameless(root) == []


def test_the_walk_finds_an_order_against_reading(qtbot: QtBot) -> None:
    def build(root: QWidget) -> None:
        buttons = [QPushButton(words, root) for words in "ABC"]
        for each in buttons:
            root.layout().addWidget(each)
        root.layout().addWidget(QLabel("Ende"))
        QWidget.setTabOrder(buttons[1], buttons[0])
        QWidget.setTabOrder(buttons[0], buttons[2])

    root = made(qtbot, build)
    assert len(tab_walk(root)) == 3
    assert len(out_of_order(root)) >= 1


@pytest.mark.parametrize("kind", [QLabel, QPushButton, QCheckBox])
def test_the_walk_finds_words_that_are_cut(qtbot: QtBot, kind: type[QLabel | QPushButton | QCheckBox]) -> None:
    def build(root: QWidget) -> None:
        root.layout().addWidget(kind("Inhaltsverzeichnis", root))

    root = made(qtbot, build)
    shown = root.findChild(kind)
    assert cut(root) == []
    shown.setFixedWidth(shown.sizeHint().width() - 12)
    assert len(cut(root)) == (0 if kind is QPushButton else 1)  # a button has that much beside its words
    shown.setFixedWidth(20)
    QApplication.processEvents()
    assert len(cut(root)) == 1
