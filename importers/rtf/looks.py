"""Control words that say how the text after them looks, until their group ends."""

from collections.abc import Callable
from dataclasses import replace

from importers.rtf.state import PLAIN, TWIPS, GroupState, ParagraphState

_DEEPEST_TABLE = 8
_Word = Callable[[GroupState, int | None], None]


def _toggle(name: str) -> _Word:
    def switch(group: GroupState, number: int | None) -> None:
        group.look = replace(group.look, **{name: number != 0})  # type: ignore[arg-type]

    return switch


def _state(name: str) -> _Word:
    return lambda group, number: setattr(group, name, number != 0)


def _distance(name: str) -> _Word:
    return lambda group, number: setattr(group.paragraph, name, max(-9_999, min(9_999, (number or 0) / TWIPS)))


def _kept(name: str, lowest: int, highest: int) -> _Word:
    """A number of the paragraph, kept within its limits."""
    return lambda group, number: setattr(group.paragraph, name, max(lowest, min(highest, number or lowest)))


def _reset_paragraph(group: GroupState, _: int | None) -> None:
    group.paragraph = ParagraphState(style=group.paragraph.style if group.destination == "stylesheet" else None)


def _reset_look(group: GroupState, _: int | None) -> None:
    group.look = PLAIN
    group.raised = ""
    group.hidden = group.deleted = group.inserted = group.struck = False


def _set_size(group: GroupState, number: int | None) -> None:
    group.look = replace(group.look, size=max(1, min(2_000, number or 24)) / 2)


def _end_underline(group: GroupState, _: int | None) -> None:
    group.look = replace(group.look, underlined=False)


def _raised(place: str) -> _Word:
    """Words that set small figures above or below the line; a distance of nought sets them back."""

    def move(group: GroupState, number: int | None) -> None:
        group.raised = "" if number == 0 else place

    return move


def _set_outline(group: GroupState, number: int | None) -> None:
    group.paragraph.outline = number + 1 if number is not None and 0 <= number < 9 else None


def _set_skip(group: GroupState, number: int | None) -> None:
    group.skip = max(0, min(16, 1 if number is None else number))


def _enter_table(group: GroupState, _: int | None) -> None:
    group.paragraph.in_table = True


def _set_drop(group: GroupState, _: int | None) -> None:
    group.paragraph.drop = True


LOOKS: dict[str, _Word] = {
    "b": _toggle("bold"),
    "i": _toggle("italic"),
    "ul": _toggle("underlined"),
    "ulnone": _end_underline,
    "caps": _toggle("caps"),
    "fs": _set_size,
    "v": _state("hidden"),
    "deleted": _state("deleted"),
    "revised": _state("inserted"),
    "strike": _state("struck"),
    "super": _raised("superscript"),
    "up": _raised("superscript"),
    "sub": _raised("subscript"),
    "dn": _raised("subscript"),
    "nosupersub": _raised(""),
    "plain": _reset_look,
    "pard": _reset_paragraph,
    "uc": _set_skip,
    "li": _distance("left"),
    "fi": _distance("first"),
    "sb": _distance("before"),
    "outlinelevel": _set_outline,
    "ilvl": _kept("list_level", 0, 9),
    "intbl": _enter_table,
    "itap": _kept("nesting", 1, _DEEPEST_TABLE),
    "dropcapli": _set_drop,
}
