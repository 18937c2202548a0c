"""Every text that the style sheet colours keeps 4.5:1 on the ground that it has in each state, as WCAG 2.2 asks; what is
disabled is excepted there."""

import re
from dataclasses import dataclass, field
from functools import cache

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.look.colours import DARK, LIGHT, Colours, Mode, contrast
from desktop.look.parts import set_look
from desktop.look.stylesheet import stylesheet
from desktop.look.theme import theme

TEXT, SIGN = 4.5, 3.0
STATES = ((), ("hover",), ("hover", "pressed"), ("checked",), ("checked", "hover"), ("checked", "hover", "pressed"))
CHOICE = ((), ("hover",), ("selected",), ("hover", "selected"), ("selected", "focus"), ("focus",))
PARENTS = {
    "QPushButton": ("QPushButton", "QWidget"),
    "QToolButton": ("QToolButton", "QWidget"),
    "QLabel": ("QLabel", "QFrame", "QWidget"),
    "QLineEdit": ("QLineEdit", "QWidget"),
    "QTextEdit": ("QTextEdit", "QFrame", "QWidget"),
    "QMenu": ("QMenu", "QWidget"),
    "QMenuBar": ("QMenuBar", "QWidget"),
    "QTabBar": ("QTabBar", "QWidget"),
    "QListView": ("QListView", "QFrame", "QWidget"),
    "QTableView": ("QTableView", "QFrame", "QWidget"),
    "QHeaderView": ("QHeaderView", "QFrame", "QWidget"),
    "QToolTip": ("QToolTip", "QLabel", "QWidget"),
    "QStatusBar": ("QStatusBar", "QWidget"),
}
ITEMS = {"QMenu": "item", "QMenuBar": "item", "QTabBar": "tab", "QListView": "item", "QTableView": "item"}


@dataclass(frozen=True)
class Thing:
    """What a selector may fit: a widget or a part of it, in a state, inside others."""

    kind: str
    look: str = ""
    part: str = ""
    states: tuple[str, ...] = ()
    inside: tuple["Thing", ...] = field(default=())

    def __str__(self) -> str:
        return "".join((self.kind, f"[{self.look}]" if self.look else "", f"::{self.part}" if self.part else "", *(f":{each}" for each in self.states)))  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """One selector with what it sets."""

    chain: tuple[str, ...]
    values: dict[str, str]
    order: int

    def weight(self) -> tuple[int, int, int]:
        whole = " ".join(self.chain)
        return len(re.findall(r"\[|(?<!:):(?!:)", whole)), len(re.findall(r"\bQ\w+|::", whole)), self.order

    def fits(self, thing: Thing) -> bool:
        if not _fits(self.chain[-1], thing):
            return False
        return all(any(_fits(above, each) for each in thing.inside) for above in self.chain[:-1])


def _fits(selector: str, thing: Thing) -> bool:
    kind, looks, others, part, states = _parsed(selector)
    return (
        kind in (*PARENTS.get(thing.kind, (thing.kind, "QWidget")), "")
        and all(each == thing.look for each in looks)
        and not others
        and part == thing.part
        and set(states) <= set(thing.states)
    )


@cache
def _parsed(selector: str) -> tuple[str, list[str], bool, str, list[str]]:
    """Kind, wanted looks, whether other properties are wanted, part, states."""
    kind = re.match(r"\w*", selector)
    part = re.search(r"::([\w-]+)", selector)
    looks = re.findall(r'\[look="(\w+)"\]', selector)
    states = re.findall(r"(?<!:):([\w-]+)", re.sub(r"\[[^]]*\]", "", selector))
    others = len(re.findall(r"\[", selector)) != len(looks)
    return kind[0] if kind else "", looks, others, part[1] if part else "", states


def rules(sheet: str) -> list[Rule]:
    found = []
    for order, (selectors, body) in enumerate(re.findall(r"([^{}]+)\{([^}]*)\}", sheet)):
        values = {name.strip(): value.strip() for name, _, value in (each.partition(":") for each in body.split(";"))}
        for selector in selectors.split(","):
            found.append(Rule(tuple(selector.replace(">", " ").split()), values, order))
    return found


def value(of: list[Rule], thing: Thing, name: str) -> str:
    fitting = [rule for rule in of if name in rule.values and rule.fits(thing)]
    return max(fitting, key=Rule.weight).values[name] if fitting else ""


def things(of: list[Rule]) -> list[Thing]:
    looks: dict[str, set[str]] = {kind: {""} for kind in PARENTS}
    for rule in of:
        kind, found, *_ = _parsed(rule.chain[-1])
        if kind in looks:
            looks[kind] |= set(found)
    made = []
    for kind in PARENTS:
        for look in sorted(looks[kind]):
            states = STATES if kind.endswith("Button") else (((), ("focus",)) if kind.endswith("Edit") else ((),))
            made += [Thing(kind, look, "", each) for each in states]
            if kind in ITEMS:
                made += [Thing(kind, look, ITEMS[kind], each) for each in CHOICE]
    made += [Thing("QHeaderView", "", "section", each) for each in ((), ("hover",))]
    toast = (Thing("QFrame", "toast"),)
    made.append(Thing("QLabel", "", "", (), toast))
    made += [Thing("QPushButton", "link", "", each, toast) for each in STATES[:3]]
    return made


def grounds(of: list[Rule], thing: Thing, colours: Colours) -> list[str]:
    """What is behind its words; all that it may lie on where it has no ground of its own."""
    own = value(of, thing, "background")
    if own.startswith("#"):
        return [own]
    if thing.inside:
        return [value(of, each, "background") for each in thing.inside]
    if thing.part:
        of_widget = value(of, Thing(thing.kind, thing.look), "background")
        return [of_widget] if of_widget.startswith("#") else [colours.paper, colours.surface]
    plain = [colours.paper, colours.surface]
    return [*plain, colours.warning_soft] if thing.kind == "QPushButton" else plain


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda each: each.name)
def test_words_stand_out_in_every_state(colours: Colours) -> None:
    sheet = rules(stylesheet(colours))
    every = things(sheet)
    assert len(every) > 120
    faint = []
    for thing in every:
        words = value(sheet, thing, "color") or value(sheet, Thing(thing.kind, thing.look), "color")
        for ground in grounds(sheet, thing, colours):
            if contrast(words, ground) < TEXT:
                faint.append((str(thing), words, ground, round(contrast(words, ground), 2)))
    assert faint == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda each: each.name)
def test_chosen_words_stand_out(colours: Colours) -> None:
    chosen = [rule.values for rule in rules(stylesheet(colours)) if "selection-color" in rule.values]
    assert chosen
    for values in chosen:
        assert contrast(values["selection-color"], values["selection-background-color"]) >= TEXT


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda each: each.name)
def test_signs_and_rings_of_a_toast_are_seen(colours: Colours) -> None:
    sheet = rules(stylesheet(colours))
    toast = Thing("QFrame", "toast")
    for states in ((), ("hover",), ("hover", "pressed"), ("focus",)):
        cross = Thing("QToolButton", "", "", states, (toast,))
        ground = grounds(sheet, cross, colours)[0]
        assert contrast(colours.paper, ground) >= SIGN, states  # in which the cross is painted
    for kind, look in (("QPushButton", "link"), ("QToolButton", "")):
        ring = value(sheet, Thing(kind, look, "", ("focus",), (toast,)), "border-color")
        assert contrast(ring or colours.accent, value(sheet, toast, "background")) >= SIGN, kind


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda each: each.name)
@pytest.mark.parametrize("words", ["text", "secondary", "accent", "danger", "warning", "success"])
def test_painted_words_stand_out_on_every_ground(colours: Colours, words: str) -> None:
    """Differences, hits, marked passages, badges, links: what delegates and rich text paint past the style sheet."""
    plain = ("paper", "surface", "raised", "hover", "selection", "mark")
    for ground in (*plain, "danger_soft", "warning_soft", "success_soft"):
        assert contrast(getattr(colours, words), getattr(colours, ground)) >= TEXT, ground


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_what_a_field_asks_for_stands_out(
    qtbot: QtBot, qapp: QApplication, mode: Mode, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]
) -> None:
    """Qt makes placeholders of half the colour of the text, where a style sheet gives the text its colour."""
    theme().apply(qapp, mode)
    try:
        field = kind()
        qtbot.addWidget(field)
        for look in ("", "title", "body", "field"):
            set_look(field, look)
            field.ensurePolished()
            words = field.palette().color(QPalette.ColorRole.PlaceholderText)
            assert words.alpha() == 255, look
            for ground in (theme().colours.surface, theme().colours.paper):
                assert contrast(words.name(), ground) >= TEXT, look
    finally:
        theme().apply(qapp, Mode.LIGHT)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda each: each.name)
def test_what_is_disabled_can_still_be_read(colours: Colours) -> None:
    """WCAG asks for nothing here; as signs have to, it keeps 3:1."""
    sheet = rules(stylesheet(colours))
    disabled = [rule for rule in sheet if rule.chain[-1].endswith(":disabled") and "color" in rule.values]
    assert len(disabled) > 5
    for rule in disabled:
        own = rule.values.get("background", "")
        for ground in [own] if own else [colours.paper, colours.surface]:
            assert contrast(rule.values["color"], ground) >= SIGN, (rule, ground)
