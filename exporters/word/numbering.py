"""Numbers of headings as Word counts them.

One multilevel list is bound to the heading styles: list level 0 is the Handlungsfeld, 3 the Maßnahme. `HeadingCounter`
counts along as Word does. Where Word would show the number that the programme shows, the style's own numbering says
it; where only the count differs, a start override sets it right; else the number is literal text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exporters.xml_text import tag, val
from programme.model import Counter, Level, LevelDefinition, PrintForm, Scheme
from programme.numbering import counted, formatted

HEADING_LIST = 1
"""Id of the list that the heading styles are bound to."""
BULLETS = 2
ORDERED = 3
UNNUMBERED = 4
"""A list that shows nothing, for a heading whose style would give it a number; list 0 would do, but checkers miss it."""
_FIRST_FREE = 5
LIST_DEPTH = 9
_FORMATS = {
    Counter.NONE: "none",
    Counter.DECIMAL: "decimal",
    Counter.UPPER_LETTER: "upperLetter",
    Counter.LOWER_LETTER: "lowerLetter",
    Counter.UPPER_ROMAN: "upperRoman",
}
HEADING_STYLES = ("Heading1", "Heading2", "Heading3", "Massnahme")
STYLED_DEPTH = 5
"""Word has list styles of its own for five levels; what is deeper takes the fifth."""

_LETTERS = (Counter.UPPER_LETTER, Counter.LOWER_LETTER)
_SAME_LETTERS = 27
"""Up to here ("AA") Word's letters are ours; then it goes on with BB, we with AB."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How Word counts one level. `template` is its lvlText, such as "%1.%3"; `uses` are the levels named in it."""

    counter: Counter
    template: str
    uses: tuple[int, ...]
    restarts: bool


@dataclass(frozen=True, slots=True)
class NumberUse:
    """How a heading gets its number: by its style (both as they are), by another list, or as literal text.

    The list `UNNUMBERED` takes away the number that the style would give.
    """

    list_id: int | None = None
    literal: str = ""


@dataclass(frozen=True, slots=True)
class _Start:
    list_id: int
    level: int
    value: int


@dataclass(frozen=True, slots=True)
class ListLook:
    """How lists look. `hanging` is the column of heading numbers (0: they run in), `step` the indentation of each
    list level, both in twips; `sign` gives the bullet of a depth and `font` has it; `name` is the w:rPr of "Leitziel A"."""

    hanging: int
    step: int
    sign: Callable[[int], str]
    font: str
    name: str


class ListNumbers:
    """Hands out list ids that begin at a given number, and remembers them for the numbering part."""

    def __init__(self) -> None:
        self._headings: list[_Start] = []
        self._ordered: list[_Start] = []
        self._next = _FIRST_FREE

    def heading(self, level: int, value: int) -> int:
        """A list that goes on with the headings' counting, but `level` starts at `value`."""
        self._headings.append(_Start(self._take(), level, value))
        return self._headings[-1].list_id

    def ordered(self, level: int, value: int) -> int:
        """A numbered list of its own that starts at `value`."""
        self._ordered.append(_Start(self._take(), min(level, LIST_DEPTH - 1), value))
        return self._ordered[-1].list_id

    def xml(self, levels: Mapping[int, ListLevel], look: "ListLook") -> str:
        """The inner XML of the numbering part."""
        abstract = _heading_list(levels, look) + _bullet_list(look) + _ordered_list(look.step)
        abstract += _silent_list()
        plain = "".join(_num(each, each, "") for each in (HEADING_LIST, BULLETS, ORDERED, UNNUMBERED))
        return (
            abstract
            + plain
            + "".join(
                _num(start.list_id, base, _override(start))
                for start, base in sorted(
                    [(each, HEADING_LIST) for each in self._headings] + [(each, ORDERED) for each in self._ordered],
                    key=lambda pair: pair[0].list_id,
                )
            )
        )

    def _take(self) -> int:
        self._next += 1
        return self._next - 1


class HeadingCounter:
    """Counts as Word does and says how each heading in turn gets its label."""

    def __init__(self, levels: Mapping[int, ListLevel], lists: ListNumbers) -> None:
        self._levels = levels
        self._lists = lists
        self._counts = [0] * len(Level)

    def use(self, level: int, label: str) -> NumberUse:
        """How the heading at list `level` (0 to 3) gets `label` ("" for none)."""
        known = self._levels.get(level)
        if known is None:
            return NumberUse(literal=label)
        if label or not known.template:
            following = self._counts[level] + 1
            if self._shown(level, following) == label:
                self._count(level, following)
                return NumberUse()
            value = counted(known.counter, label)
            if value and self._shown(level, value) == label:
                self._count(level, value)
                return NumberUse(list_id=self._lists.heading(level, value))
        return NumberUse(list_id=UNNUMBERED, literal=label)

    def _shown(self, level: int, value: int) -> str | None:
        """What Word would print; None where it is not what we count: an upper level without a number yet, which Word fills
        in as it likes, and letters behind AA."""
        text = self._levels[level].template
        for used in self._levels[level].uses:
            count = value if used == level else self._counts[used]
            counter = self._levels[used].counter
            if not count or (counter in _LETTERS and count > _SAME_LETTERS):
                return None
            text = text.replace(f"%{used + 1}", formatted(counter, count))
        return text

    def _count(self, level: int, value: int) -> None:
        self._counts[level] = value
        for deeper in range(level + 1, len(self._counts)):
            if deeper not in self._levels or self._levels[deeper].restarts:
                self._counts[deeper] = 0


def list_levels(scheme: Scheme) -> dict[int, ListLevel]:
    """The levels that take part in Word's counting, by list level.

    An outermost level without a number takes part unseen, since what is below counts anew there; other levels
    without a number don't, since counting runs on through them.
    """
    levels: dict[int, ListLevel] = {}
    for level in Level:
        definition = scheme.definition(level)
        place = level.depth - 1
        if definition.numbering.counter is not Counter.NONE:
            if "%" not in definition.singular + definition.numbering.separator:
                levels[place] = _numbered(definition, place, levels)
        elif not place and definition.form is PrintForm.HEADING:
            levels[place] = ListLevel(Counter.NONE, "", (), False)
    return levels


def _numbered(definition: LevelDefinition, place: int, above: Mapping[int, ListLevel]) -> ListLevel:
    numbering = definition.numbering
    own = f"%{place + 1}"
    uses: tuple[int, ...] = (place,)
    upper = [each for each in sorted(above) if above[each].template]
    if numbering.prefixed and upper:
        prefix = _bare(above[upper[-1]])
        own, uses = f"{prefix}{numbering.separator}{own}", (*above[upper[-1]].uses, place)
    template = f"{definition.singular} {own}" if definition.labelled else own
    return ListLevel(numbering.counter, template, uses, not numbering.whole_programme)


def _bare(level: ListLevel) -> str:
    """The template without the level's name."""
    return level.template[level.template.index("%") :]


def list_style(ordered: bool, place: int) -> str:
    """Id of the paragraph style of list items at list level `place` (from 0)."""
    return ("ListNumber" if ordered else "ListBullet") + ("" if not place else str(min(place + 1, STYLED_DEPTH)))


def _heading_list(levels: Mapping[int, ListLevel], look: ListLook) -> str:
    inner = "".join(_heading_level(place, levels.get(place), look) for place in range(len(Level)))
    return _abstract(HEADING_LIST, "multilevel", inner)


def _heading_level(place: int, level: ListLevel | None, look: ListLook) -> str:
    style = val("pStyle", HEADING_STYLES[place]) if level else ""
    if level is None or not level.template:
        return _silent_level(place, style)
    bound = ("" if level.restarts else val("lvlRestart", 0)) + style
    named = not level.template.startswith("%")
    if look.hanging and not named:
        indent = tag("pPr", tag("ind", left=look.hanging, hanging=look.hanging))
        return _level(place, _FORMATS[level.counter], bound, "tab", level.template, indent)
    indent = tag("pPr", tag("ind", left=0, firstLine=0)) + (look.name if named else "")
    return _level(place, _FORMATS[level.counter], bound, "space", level.template, indent)


def _bullet_list(look: ListLook) -> str:
    fonts = tag("rPr", tag("rFonts", ascii=look.font, hAnsi=look.font, cs=look.font, hint="default"))
    inner = ""
    for place in range(LIST_DEPTH):
        style = val("pStyle", list_style(False, place)) if place < STYLED_DEPTH else ""
        inner += _level(place, "bullet", style, "tab", look.sign(place), _list_indent(place, look.step) + fonts)
    return _abstract(BULLETS, "hybridMultilevel", inner)


def _ordered_list(step: int) -> str:
    inner = "".join(
        _level(place, "decimal", "", "tab", f"%{place + 1}.", _list_indent(place, step)) for place in range(LIST_DEPTH)
    )
    return _abstract(ORDERED, "hybridMultilevel", inner)


def _silent_list() -> str:
    return _abstract(UNNUMBERED, "multilevel", "".join(_silent_level(place, "") for place in range(len(Level))))


def _silent_level(place: int, bound: str) -> str:
    return _level(place, "none", bound, "nothing", "", tag("pPr", tag("ind", left=0, firstLine=0)))


def _abstract(number: int, kind: str, inner: str) -> str:
    return tag("abstractNum", val("multiLevelType", kind) + inner, abstractNumId=number)


def _level(place: int, kind: str, bound: str, after: str, text: str, look: str) -> str:
    content = val("start", 1) + val("numFmt", kind) + bound + val("suff", after) + val("lvlText", text)
    return tag("lvl", content + val("lvlJc", "left") + look, ilvl=place)


def _list_indent(place: int, step: int) -> str:
    return tag("pPr", tag("ind", left=step * (place + 1), hanging=step))


def _num(list_id: int, abstract: int, override: str) -> str:
    return tag("num", val("abstractNumId", abstract) + override, numId=list_id)


def _override(start: _Start) -> str:
    return tag("lvlOverride", val("startOverride", start.value), ilvl=start.level)
