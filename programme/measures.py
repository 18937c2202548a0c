"""All measures of a programme as rows: for the table, its print, the pictures beside it, and filters."""

import re
from collections import Counter as Tally
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from programme.markup import plain_inline
from programme.model import FieldRole, Level, Node, Programme, Visit, visits
from programme.numbering import shown_numbers
from programme.references import References

# A comma, "und" or a plain slash may stand inside one name ("Fachbereich Kultur, Sport und Freizeit").
_SEPARATORS = re.compile(r"\s*[;\n]\s*|\s+/\s+")
_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_MONTH = re.compile(r"\b(\d{1,2})[./](\d{4})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure with its place. `path` are its ancestors, outermost first; `number` is the shown one or "",
    `full_number` the path of numbers that tells it from others ("A1/1"), as `selection.part` takes it.

    Values of roles are plain text, "" where the scheme has no field with that role or the field is empty.
    """

    node: Node
    path: tuple[Node, ...]
    number: str
    full_number: str
    title: str
    responsible: str
    target_group: str
    progress: str
    deadline: str
    bodies: tuple[str, ...] = ()
    """Those that `responsible` names, each once."""
    references: References | None = field(default=None, repr=False, compare=False)
    """Reads titles and fields; None shows references without words of their own as empty."""

    def plain_field(self, key: str) -> str:
        """The plain words of any field, "" where it is empty."""
        markup = self.node.fields.get(key, "")
        return self.references.plain_line(markup) if self.references else plain_inline(markup)

    @property
    def handlungsfeld(self) -> Node | None:
        """The outermost ancestor; None for a measure at the top."""
        return self.path[0] if self.path else None


@dataclass(frozen=True, slots=True)
class MeasureQuery:
    """Which measures are wanted; "" wants all. `responsible`, `target_group` and `words` are found inside the value,
    `progress` and `handlungsfeld` (a plain title) equal it, `body` is one of the responsible bodies, `year` is that of the
    deadline; without regard to case."""

    words: str = ""
    responsible: str = ""
    target_group: str = ""
    progress: str = ""
    handlungsfeld: str = ""
    year: str = ""
    body: str = ""

    def wants(self, row: MeasureRow) -> bool:
        """Whether `row` is among them."""
        everything = " ".join((row.number, row.title, *map(row.plain_field, row.node.fields))).casefold()
        return (
            self.words.casefold() in everything
            and self.responsible.casefold() in row.responsible.casefold()
            and self.target_group.casefold() in row.target_group.casefold()
            and (not self.progress or self.progress.casefold() == row.progress.casefold())
            and (not self.handlungsfeld or self.handlungsfeld.casefold() == _title(row.handlungsfeld).casefold())
            and (not self.year or self.year == _year(row.deadline))
            and (not self.body or self.body.casefold() in (each.casefold() for each in row.bodies))
        )


def measure_rows(programme: Programme, query: MeasureQuery | None = None) -> list[MeasureRow]:
    """The measures in reading order."""
    numbers = shown_numbers(programme)
    keys = {role: _key(programme, role) for role in FieldRole}
    references = References(programme, numbers)
    rows = [
        _row(visit, numbers, keys, references)
        for visit in visits(programme.nodes)
        if visit.node.level is Level.MASSNAHME
    ]
    alone = frozenset(body for row in rows for body in bodies(row.responsible))
    rows = [replace(row, bodies=tuple(bodies(row.responsible, alone))) for row in rows]
    return [row for row in rows if query is None or query.wants(row)]


def progress_by_field(rows: Iterable[MeasureRow]) -> dict[str, Tally[str]]:
    """Per Handlungsfeld (its plain title, in reading order) how many measures have which progress ("" = not said)."""
    tallies: dict[str, Tally[str]] = {}
    for row in rows:
        tallies.setdefault(_title(row.handlungsfeld), Tally())[row.progress] += 1
    return tallies


def by_responsible(rows: Iterable[MeasureRow]) -> Tally[str]:
    """How many measures each responsible body has. A measure with several bodies counts for each of them."""
    tally: Tally[str] = Tally()
    for row in rows:
        tally.update(row.bodies)
    return tally


def bodies(value: str, alone: Collection[str] = ()) -> list[str]:
    """The bodies that a "Verantwortlich" names: "Amt A; Verein B" are two; so are "Amt A, Verein B" where one of them is
    among those that stand `alone` elsewhere."""
    parts = [part.strip(" .") for part in _SEPARATORS.split(value)]
    divided = (_divided(part, alone) if "," in part else [part] for part in parts)
    return list(dict.fromkeys(part for each in divided for part in each if part))


def _divided(names: str, alone: Collection[str]) -> list[str]:
    parts = [part.strip(" .") for part in names.split(",")]
    return parts if any(part in alone for part in parts) else [names]


def deadline_of(value: str) -> date | None:
    """The last day that a deadline names: a day, the end of a month ("06/2027") or of a year; None without any."""
    days = [_day(int(year), int(month), int(day)) for day, month, year in _DATE.findall(value)]
    rest = _DATE.sub(" ", value)
    days += [_month_end(int(year), int(month)) for month, year in _MONTH.findall(rest)]
    days += [date(int(year), 12, 31) for year in _YEAR.findall(_MONTH.sub(" ", rest))]
    known = [each for each in days if each]
    return max(known) if known else None


def _title(node: Node | None) -> str:
    return plain_inline(node.title) if node else ""


def _year(deadline: str) -> str:
    day = deadline_of(deadline)
    return str(day.year) if day else ""


def _full_number(visit: Visit, numbers: Mapping[str, str]) -> str:
    own = numbers.get(visit.node.id, "")
    above = next((numbers[each.id] for each in reversed(visit.ancestors) if each.id in numbers), "")
    return f"{above}/{own}" if own and above and not own.startswith(above) else own


def _row(
    visit: Visit, numbers: Mapping[str, str], keys: dict[FieldRole, str | None], references: References
) -> MeasureRow:
    def value(role: FieldRole) -> str:
        key = keys[role]
        return references.plain_line(visit.node.fields.get(key, "")) if key else ""

    return MeasureRow(
        visit.node,
        visit.ancestors,
        numbers.get(visit.node.id, ""),
        _full_number(visit, numbers),
        references.plain_line(visit.node.title),
        value(FieldRole.RESPONSIBLE),
        value(FieldRole.TARGET_GROUP),
        value(FieldRole.PROGRESS),
        value(FieldRole.DEADLINE),
        references=references,
    )


def _key(programme: Programme, role: FieldRole) -> str | None:
    definition = programme.scheme.definition(Level.MASSNAHME).field_by_role(role)
    return definition.key if definition else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    following = _day(year + month // 12, month % 12 + 1, 1) if 1 <= month <= 12 else None
    return date.fromordinal(following.toordinal() - 1) if following else None
