"""Elements cut into strips: the horizontal slices of a page that are never divided."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from exporters.typesetting.flow import Entry, Label, NoteRoom, Paragraph, Picture
from exporters.typesetting.inline import Span
from exporters.typesetting.items import DECORATION, Item, PlacedLine, PlacedPicture, PlacedRule
from exporters.typesetting.lines import JOINT, Align, Line, LineSetter, LineStyle, Run
from exporters.typesetting.metrics import SOFT_HYPHEN

_BASELINE = 0.3  # of the type size: how far the middle of a line lies above its baseline
_HAIRLINE = 0.4
_LEADER_STEP = 5.0
_HALF_WORD = frozenset({SOFT_HYPHEN, JOINT})


class Strip(NamedTuple):
    """A slice of the page. Its items are placed from its top left corner.

    `weight` is how many lines it counts for where a heading wants two. `heads` are repeated above it where it
    begins a page; `notes` are the strips of the footnotes whose marks stand in it.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    breaks: bool = True
    """Whether a page may end before this strip."""
    keeps: int = 0
    """How many lines of what follows stay with it."""
    opens: bool = False
    """Whether an element begins here: where a page ends if there is no better place."""
    weight: int = 1
    anchors: tuple[str, ...] = ()
    notes: tuple["Strip", ...] = ()
    heads: tuple["Strip", ...] = ()
    fill: bool = False
    new_page: bool = False
    optional: bool = False
    """Left out where it does not fit on the page."""
    parts_word: bool = False
    """Whether a page that ends before this strip ends with half a word."""
    across: bool = False
    """Whether its lines belong to several cells, each of which goes on in the next strip."""
    ruled: PlacedRule | None = None
    """A line that is repeated every `step` points, three times in the strip and on to the foot of the page."""
    step: float = 0.0


_Set = tuple[Line, tuple[Item, ...], tuple[Strip, ...]]
"""A line, what stands on it, and its footnotes."""


class StripMaker:
    """Cuts elements for a frame of a given width and height."""

    def __init__(self, setter: LineSetter, width: float, height: float) -> None:
        self.setter = setter
        self.width = width
        self.height = height

    def paragraph(self, paragraph: Paragraph, width: float, left: float = 0.0) -> Iterator[Strip]:
        """A strip per line; the first two and the last two lines stay together."""
        style = paragraph.style
        if paragraph.fixed:
            lines = self._fixed(paragraph, width, left)
        else:
            lines = self._set(paragraph, width, left)
        last = len(lines) - 1
        divided = False
        for number, (line, items, notes) in enumerate(lines):
            first = number == 0
            if first and paragraph.rule_before:
                items = (_rule_above(paragraph, left, width), *items)
            yield Strip(
                style.leading,
                items,
                style.before if first else 0.0,
                style.after if number == last else 0.0,
                not style.keep_previous if first else not (style.keep_whole or number in (1, last)),
                style.keep_lines if style.keep_next else 0,
                first,
                1,
                paragraph.anchors if first else (),
                notes,
                parts_word=divided,
            )
            divided = bool(line.runs) and line.runs[-1].text[-1:] in _HALF_WORD

    def _set(self, paragraph: Paragraph, width: float, left: float) -> list[_Set]:
        style = paragraph.style
        x = left + style.left
        found: list[_Set] = []
        lines = self.setter.lines(paragraph.spans, style.line, width - style.left - style.right)
        for line in [*lines[:-1], *map(_ended, lines[-1:])]:
            items: tuple[Item, ...] = (PlacedLine(x, _baseline(line, style.leading), line, paragraph.marks),)
            if not found and paragraph.labels:
                items = (*(self._label(label, left, style.leading) for label in paragraph.labels), *items)
            found.append((line, items, self._notes(paragraph.notes, line) if paragraph.notes else ()))
        return found

    def _fixed(self, paragraph: Paragraph, width: float, left: float) -> list[_Set]:
        style = paragraph.style
        found: list[_Set] = []
        for fixed in paragraph.fixed:
            line = self.setter.fixed_line(fixed.spans, width - style.left - style.right, fixed.joined)
            if fixed is paragraph.fixed[-1]:
                line = _ended(line)
            placed = PlacedLine(left + style.left, _baseline(line, style.leading), line, fixed.marks)
            labels = fixed.labels if found else (*paragraph.labels, *fixed.labels)
            items = (*(self._label(label, left, style.leading) for label in labels), placed)
            found.append((line, items, self._notes(fixed.notes, line)))
        return found

    def _label(self, label: Label, left: float, leading: float) -> PlacedLine:
        lines = self.setter.lines(label.spans, LineStyle(Align.LEFT, hyphenated=False), 10_000.0)
        line = _ended(lines[0]) if lines else Line((), 0.0, 0.0)
        x = label.width - line.width if label.align is Align.RIGHT else 0.0
        return PlacedLine(left + label.x + x, _baseline(line, leading), line, label.marks)

    def _notes(self, notes: Mapping[int, tuple[Paragraph, ...]], line: Line) -> tuple[Strip, ...]:
        return tuple(
            strip
            for run in line.runs
            for note in notes.get(run.origin, ())
            for strip in self.paragraph(note, self.width)
        )

    def note_room(self, room: NoteRoom) -> Strip:
        """The title and at least three lines; more are drawn where the page has room."""
        titles = list(self.paragraph(room.title, self.width))
        height = sum(strip.height for strip in titles)
        items: list[Item] = []
        y = 0.0
        for strip in titles:
            items += [moved(item, 0.0, y) for item in strip.items]
            y += strip.height
        ruled = PlacedRule(0.0, 0.0, self.width, _HAIRLINE, room.colour)
        before = room.title.style.before
        return Strip(height + 3 * room.step, tuple(items), before, ruled=ruled, step=room.step, optional=True)

    def entry(self, entry: Entry) -> list[Strip]:
        """The strips of a line of the contents."""
        strips = list(self.paragraph(entry.paragraph, self.width - entry.column))
        if not strips:
            return strips
        last = strips[-1]
        text = next(item for item in reversed(last.items) if isinstance(item, PlacedLine))
        number = self.setter.lines((entry.number,), LineStyle(hyphenated=False), 1_000.0)
        placed = [PlacedLine(self.width - line.width, text.y, line, entry.marks) for line in number]
        numbers = max((line.width for line in number), default=0.0)
        leader = self._leader(text.x + text.line.x + text.line.width, self.width - numbers, text.y, entry.number)
        strips[-1] = last._replace(items=(*last.items, *leader, *placed))
        return strips

    def _leader(self, begin: float, end: float, y: float, like: Span) -> Iterator[PlacedLine]:
        """Dots on a grid that all entries share, so that they stand below each other."""
        dots = self.setter.lines((Span(".", like.style),), LineStyle(hyphenated=False), 100.0)
        column = self.width - _LEADER_STEP * int((self.width - begin - 4) / _LEADER_STEP)
        count = int((end - 6 - column) / _LEADER_STEP) + 1
        if not dots or count < 2:
            return
        face = self.setter.fonts[like.style.font]
        gap = _LEADER_STEP - (face.widths["."] + face.widths[" "]) * like.style.size / 1000
        run = dots[0].runs[0]._replace(text=" ".join("." * count))
        width = _LEADER_STEP * count
        yield PlacedLine(column, y, Line((run._replace(width=width),), 0.0, width, gap), DECORATION)

    def picture(self, picture: Picture) -> Strip:
        """The strip of a picture, scaled down to the frame."""
        scale = min(1.0, self.width / picture.width, self.height / picture.height)
        width, height = picture.width * scale, picture.height * scale
        slack = self.width - width
        x = {Align.RIGHT: slack, Align.CENTRE: slack / 2}.get(picture.align, 0.0)
        item = PlacedPicture(x, 0.0, width, height, picture.name, picture.element)
        return Strip(height, (item,), picture.before, picture.after, weight=2)


def _ended(line: Line) -> Line:
    """With a blank at its end, so that it does not run together with what follows when a reader hears or copies it."""
    runs = line.runs
    if not runs or (runs[-1].text or line.text).endswith(" "):
        return line
    last = runs[-1]
    ended = Run(last.text + " ", last.style, last.x, last.width, last.origin)
    return Line((*runs[:-1], ended), line.x, line.width, line.stretch, line.scale)


def _rule_above(paragraph: Paragraph, left: float, width: float) -> PlacedRule:
    gap = min(paragraph.style.before / 2, 4.0)
    return PlacedRule(left, -gap, width, _HAIRLINE, paragraph.rule_before)


def _baseline(line: Line, leading: float) -> float:
    size = line.runs[0].style.size if line.runs else 10.0
    return leading / 2 + size * _BASELINE


def moved(item: Item, x: float, y: float) -> Item:
    """An item shifted right and down."""
    if isinstance(item, PlacedLine):
        return PlacedLine(item.x + x, item.y + y, item.line, item.marks)
    return item._replace(x=item.x + x, y=item.y + y)
