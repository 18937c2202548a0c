"""The letter that chooses an entry of an open menu: each entry has one, and no other has the same, in both languages.

Found when a menu opens, since entries change their words ("Rückgängig: …", "Neue Maßnahme") and stand in several menus.
So all menus of the window are made here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

_MARK = re.compile(r"&(?=\w)")


def new_menu(parent: QWidget, words: str = "", fill: Callable[[], object] | None = None) -> QMenu:
    """An empty menu whose entries have their letters when it opens; `fill` makes them first, each time."""
    menu = _Lettered(words, parent)
    if fill is not None:
        menu.aboutToShow.connect(fill)
    menu.aboutToShow.connect(menu.give)
    return menu


def show_once(menu: QMenu, place: QPoint) -> None:
    """Opens a menu at a place on the screen and waits until it is closed; it is gone then."""
    with ExitStack() as then:
        then.callback(menu.deleteLater)
        menu.exec(place)


class _Lettered(QMenu):
    def give(self) -> None:
        """A slot of its own: one that held the menu would keep it beyond its window."""
        give_letters(self)


def submenu(menu: QMenu, words: str) -> QMenu:
    """An empty menu behind the last entry of another."""
    made = new_menu(menu, words)
    menu.addMenu(made)
    return made


def give_letters(menu: QMenu) -> None:
    """Marks a letter in each entry of `menu` that is to open."""
    entries = [each for each in menu.actions() if not each.isSeparator() and each.text()]
    labels = [bare(each.text()) for each in entries]
    for entry, words, place in zip(entries, labels, letters(labels), strict=True):
        marked = words.replace("&", "&&") if place is None else _marked(words, place)
        if entry.text() != marked:
            entry.setText(marked)


def letters(labels: Sequence[str]) -> list[int | None]:
    """The place of the letter in each label: its first where that is free, else the first of another word, else any; None
    where the labels before need all that it has."""
    taken: dict[str, int] = {}  # which label has a letter
    places = [{label[at].casefold(): at for at in reversed([*_wished(label)])} for label in labels]
    wishes = [dict.fromkeys(label[at].casefold() for at in _wished(label)) for label in labels]

    def give(one: int, asked: set[str]) -> bool:
        """A letter for this label; another gives its own up for one that it likes less, where that is the only way."""
        for letter in wishes[one]:
            if letter not in taken:
                taken[letter] = one
                return True
        for letter in wishes[one]:
            if letter not in asked:
                asked.add(letter)
                if give(taken[letter], asked):
                    taken[letter] = one
                    return True
        return False

    for one in range(len(labels)):
        give(one, set())
    return [
        next((places[one][each] for each in wishes[one] if taken.get(each) == one), None) for one in range(len(labels))
    ]


def _wished(label: str) -> Iterator[int]:
    """Places of letters that keyboards have, those that begin a word first."""
    words = label.partition("\t")[0]  # Qt's own menus have keys behind it
    words = words.partition(": ")[0] or words  # what follows is another one each time
    fitting = [at for at, each in enumerate(words) if (each.isascii() and each.isalnum()) or each in "äöüÄÖÜ"]
    begins = [at for at in fitting if at == 0 or not words[at - 1].isalnum()]
    yield from begins
    yield from (at for at in fitting if at not in begins)


def bare(words: str) -> str:
    """What an entry says, without the mark of its letter."""
    return "&".join(_MARK.sub("", part) for part in words.split("&&"))


def _marked(words: str, place: int) -> str:
    return words[:place].replace("&", "&&") + "&" + words[place:].replace("&", "&&")
