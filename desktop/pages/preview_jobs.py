"""The worker's side of the preview: it holds the programme that is laid out, takes what changed of it, gives pages.

Plain data in and out. The worker may have been started anew since the last call; then it says that it lost the
programme, and the window sends all of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from exporters.options import ExportOptions
from programme.model import Node, Programme

if TYPE_CHECKING:
    from exporters.composing.whole_preview import AnyPreview
    from exporters.typesetting.items import Page

Progress = Callable[[float], None]
FOLLOW = "desktop.pages.preview_jobs:follow"
SLICE = 0.05
"""Seconds of laying out ahead in one call, so that others do not wait for the worker."""


@dataclass(frozen=True, slots=True)
class Update:
    """A new state: what `base` (the stamp of the state before; 0: nothing) needs to become `stamp`.

    `head` is the programme without nodes, `order` its top entries, `changed` those of them that are new or other.
    `earlier` is what a Vergleich compares with; it comes only where `base` is 0.
    """

    stamp: int
    base: int
    options: ExportOptions
    head: Programme
    order: tuple[str, ...]
    changed: tuple[Node, ...]
    earlier: Programme | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pages by index, and the place of the entry `anchor` ("" for none)."""

    pages: tuple[int, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """`lost`: the worker does not know the state that the call builds on. `renewed`: pages given before may look
    different now. `count` is how many pages there are so far, all where `finished`. `place` is page and y of the wanted
    entry, None where it is not printed or not known yet. `pictures` come with the first answer only."""

    stamp: int
    lost: bool = False
    count: int = 0
    finished: bool = False
    renewed: bool = False
    pages: "dict[int, Page]" = field(default_factory=dict)
    place: tuple[int, float] | None = None
    pictures: dict[str, bytes] | None = None


@dataclass(slots=True)
class _Held:
    stamp: int
    programme: Programme
    options: ExportOptions
    preview: "AnyPreview"
    earlier: Programme | None
    given: tuple[int, bool] | None = None  # the state of the preview whose pages were given
    was_finished: bool = False


_held: list[_Held] = []


def follow(stamp: int, update: Update | None, wanted: Wanted, progress: Progress) -> Answer:
    """Takes an update (None: nothing changed since `stamp`), lays out a bit further, and gives what is wanted.

    Raises `UserError` for a design or picture that cannot be read.
    """
    from exporters.files import needed_files_named
    from programme.bulk import collector_paused

    progress(0.0)
    with collector_paused(), needed_files_named():
        known = _held[0].stamp if _held else 0
        if (update.base if update else stamp) not in ((0, known) if update else (known,)):
            return Answer(stamp, lost=True)
        if update is not None:
            _take(update)
        return _answer(_held[0], wanted, first=update is not None and update.base == 0)


def _take(update: Update) -> None:
    """Holds the new state."""
    from exporters.composing.whole_preview import preview_of
    from exporters.design import load_design

    held = _held[0] if _held and update.base else None
    known = {node.id: node for node in held.programme.nodes} if held else {}
    known |= {node.id: node for node in update.changed}
    programme = replace(update.head, nodes=tuple(known[each] for each in update.order))
    if held is not None and held.options == update.options:
        held.stamp, held.programme = update.stamp, programme
        held.preview.update(programme)
    else:
        before = held.preview if held else None
        earlier = held.earlier if held else update.earlier
        options = replace(update.options, compare_with=earlier)
        preview = preview_of(programme, options, load_design(options.design), before)
        _held[:] = [_Held(update.stamp, programme, update.options, preview, earlier)]


def _answer(held: _Held, wanted: Wanted, first: bool) -> Answer:
    preview = held.preview
    for index in wanted.pages:  # what is looked at comes first, then the rest
        preview.page(index)
    preview.advance(SLICE)
    held.was_finished = held.was_finished or preview.finished
    # Before all pages were there once, looking for the entry's page could take long.
    place = _place(preview, wanted.anchor) if held.was_finished else None
    near = {*wanted.pages, place[0]} if place else set(wanted.pages)
    renewed, held.given = preview.state != held.given, preview.state
    return Answer(
        stamp=held.stamp,
        count=preview.count,
        finished=preview.finished,
        renewed=renewed,
        pages={index: page for index in sorted(near) if (page := preview.page(index)) is not None},
        place=place,
        pictures=preview.pictures if first else None,
    )


def _place(preview: "AnyPreview", anchor: str) -> tuple[int, float] | None:
    index = preview.page_of(anchor) if anchor else None
    page = preview.page(index) if index is not None else None
    if index is None or page is None:
        return None
    return index, next((y for name, y in page.anchors if name == anchor), 0.0)
