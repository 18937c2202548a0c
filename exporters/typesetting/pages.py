"""Strips to pages: filled from the top, broken where it is allowed, footnotes at the foot."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exporters.typesetting.items import Item, Page, PlacedLine, PlacedRule
from exporters.typesetting.strips import Strip, moved
from exporters.typesetting.structure import ARTIFACT

_NOTES_AT_MOST = 0.4  # of the page's height; longer notes go on on the next page
_NOTE_GAP = 10.0
_NOTE_RULE = 60.0
_SPARED = 2.2  # lines that a page is left shorter, so that it does not end with half a word
_EPSILON = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """The page and the rectangle on it that text fills; points. `inner` is the left margin of right-hand pages."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    two_sided: bool = False

    @property
    def text_width(self) -> float:
        """The width of the type area."""
        return self.width - self.inner - self.outer

    @property
    def text_height(self) -> float:
        """The height of the type area."""
        return self.height - self.top - self.bottom

    def left(self, index: int) -> float:
        """The left margin of a page by its index from 0; facing pages mirror theirs."""
        return self.outer if self.two_sided and index % 2 else self.inner


Place = tuple[int, int]
"""Which strip of which chunk; chunks are what the caller makes of a document."""


class PageStart(NamedTuple):
    """Where a page begins: the place of its first strip, and the footnote lines that the page before left over."""

    place: Place
    carried: tuple[Strip, ...]


AT_THE_BEGINNING = PageStart((0, 0), ())


class PageFiller:
    """Takes strips in reading order and hands out pages. `starts` says where each page begins, so that filling can
    begin there anew."""

    def __init__(self, frame: Frame, begin: PageStart = AT_THE_BEGINNING, rule_colour: str = "#808080") -> None:
        self._frame = frame
        self._rule_colour = rule_colour
        self._room = frame.text_height
        self.pages: list[Page] = []
        self.starts: list[PageStart] = [begin]
        self._places: list[Place] = []
        self._place_of_next = begin.place
        self._strips: list[Strip] = []
        self._used = 0.0
        self._floor = 0  # strips at the page's top that are repeated heads: no page ends right below them
        self._notes_height = 0.0
        self._carried: list[Strip] = []
        self._lines_wanted = 0
        self._carry(begin.carried)

    def add(self, strips: Iterable[Strip], place: Place = (0, 0)) -> None:
        """Places strips; pages are made as they fill. `place` is that of the first one: strips count on in its second
        part."""
        chunk, first = place
        for number, strip in enumerate(strips, first):
            self._place_of_next = (chunk, number)
            if strip.new_page:
                self.end_page()
                self._lines_wanted = 0
                continue
            if strip.optional and self._needed(strip) > self._room + _EPSILON:
                continue
            if self._lines_wanted > 0:
                if strip.breaks:
                    strip = strip._replace(breaks=False)
                self._lines_wanted -= strip.weight
            if strip.keeps:
                self._lines_wanted = strip.keeps
            self._add(strip)

    def end_page(self) -> None:
        """Ends the page, if anything stands on it, and sets what is left of footnotes."""
        while self._strips or self._carried:
            chunk, number = self._place_of_next
            self._emit(len(self._strips), (chunk, number + 1))

    def _add(self, strip: Strip) -> None:
        if not self._strips or self._needed(strip) <= self._room + _EPSILON:
            self._place(strip)
            return
        cut = self._last_break(strip)
        rest = [*self._strips[cut:], strip]
        places = [*self._places[cut:], self._place_of_next]
        self._emit(cut, places[0])
        for head in rest[0].heads:
            self._place(head)
        self._floor = len(self._strips)
        for each, self._place_of_next in zip(rest, places, strict=True):
            if each is rest[0]:
                self._place(each)
            else:
                self._add(each)

    def _needed(self, strip: Strip) -> float:
        gap = max(self._strips[-1].after, strip.before) if self._strips else 0.0
        notes = self._notes_height + sum(note.height for note in strip.notes)
        if notes:
            notes = min(notes + (0.0 if self._notes_height else _NOTE_GAP), self._room * _NOTES_AT_MOST)
        return self._used + gap + strip.height + notes

    def _last_break(self, strip: Strip) -> int:
        """How many strips stay on the page before `strip`: up to the last place where it may end.

        Where headings and what stays with them fill more than a page, one line after a heading must do; else they
        part before the last heading, or anywhere.
        """
        ends = [*self._strips, strip]
        places = range(len(self._strips) - 1, self._floor, -1)
        best = next((index for index in (len(self._strips), *places) if ends[index].breaks), None)
        if best is not None:
            return self._whole_word(ends, best)
        begun = [index for index in (len(self._strips), *places) if ends[index].opens]
        after_text = next((index for index in begun if not ends[index - 1].keeps), None)
        before_heading = next((index for index in begun if ends[index].keeps), None)
        return next((each for each in (after_text, before_heading, *begun) if each), len(self._strips))

    def _whole_word(self, ends: Sequence[Strip], best: int) -> int:
        """The place `best`, or one shortly before it where no word is divided between the pages."""
        spare = 0.0
        for index in range(best, self._floor, -1):
            spare += ends[index].height if index < best else 0.0
            if spare > _SPARED * ends[best].height:
                break
            if ends[index].breaks and not ends[index].parts_word:
                return index
        return best

    def _place(self, strip: Strip) -> None:
        if self._strips:
            self._used += max(self._strips[-1].after, strip.before)
        self._used += strip.height
        self._strips.append(strip)
        self._places.append(self._place_of_next)
        if strip.notes:
            self._notes_height += 0.0 if self._notes_height else _NOTE_GAP
            self._notes_height += sum(note.height for note in strip.notes)

    def _emit(self, count: int, following: Place) -> None:
        strips = self._strips[:count]
        notes = [*self._carried, *(note for strip in strips for note in strip.notes)]
        index = len(self.pages)
        page = Page(self._frame.width, self._frame.height, self._frame.left(index))
        height = self._set_body(page, strips)
        room = self._room - height - _NOTE_GAP if strips else self._room
        fitting = _fitting(notes, room)
        self._set_notes(page, notes[:fitting])
        self.pages.append(page)
        self._strips, self._places, self._used, self._floor = [], [], 0.0, 0
        self._carry(notes[fitting:])
        self.starts.append(PageStart(following, tuple(self._carried)))

    def _carry(self, notes: Sequence[Strip]) -> None:
        """Footnote lines that are still to be set come first on the page."""
        self._carried = list(notes)
        self._notes_height = sum(note.height for note in notes) + (_NOTE_GAP if notes else 0.0)

    def _set_body(self, page: Page, strips: Sequence[Strip]) -> float:
        """Places strips from the top; a filling space takes what is left. Returns the height used."""
        natural = _height(strips)
        y, previous = self._frame.top, None
        divided: list[Item] = []
        for strip in strips:
            if previous is not None:
                y += max(previous.after, strip.before)
            if strip.fill:
                y += max(0.0, self._room - natural)
            for name in strip.anchors:
                page.anchors.append((name, y))
            if strip.across:
                divided += _placed(strip, y)
            else:
                page.items += [*_by_cells(divided), *_placed(strip, y)]
                divided.clear()
            y += strip.height
            if strip.ruled:
                page.items += _rules(strip.ruled, y - 3 * strip.step, self._frame.top + self._room, strip.step)
            previous = strip
        page.items += _by_cells(divided)
        return y - self._frame.top

    def _set_notes(self, page: Page, notes: Sequence[Strip]) -> None:
        if not notes:
            return
        y = self._frame.top + self._room - sum(note.height for note in notes)
        page.items.append(PlacedRule(0.0, y - _NOTE_GAP / 2, _NOTE_RULE, 0.4, self._rule_colour))
        for note in notes:
            page.items += _placed(note, y)
            y += note.height


def _placed(strip: Strip, y: float) -> list[Item]:
    return [moved(item, 0.0, y) for item in strip.items]


def _by_cells(items: list[Item]) -> list[Item]:
    """What stands in rows that are divided line by line in the order of their cells, as it is read and copied: elements
    are numbered in that order."""
    return sorted(items, key=lambda item: item.marks.element if isinstance(item, PlacedLine) else ARTIFACT)


def _rules(rule: PlacedRule, start: float, end: float, step: float) -> Iterator[PlacedRule]:
    for number in range(1, int((end - start) / step + _EPSILON) + 1):
        yield rule._replace(y=start + number * step)


def _height(strips: Sequence[Strip]) -> float:
    height, previous = 0.0, None
    for strip in strips:
        if previous is not None:
            height += max(previous.after, strip.before)
        height += strip.height
        previous = strip
    return height


def _fitting(notes: Sequence[Strip], room: float) -> int:
    """How many note lines fit; at least one, so that notes come to an end."""
    height = 0.0
    for count, note in enumerate(notes):
        height += note.height
        if height > room + _EPSILON:
            return max(count, 1)
    return len(notes)
