"""The measures as columns and typed cells."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exporters.list_texts import flat_items
from exporters.printed_nodes import NodeTexts
from exporters.table_body import NUMBER_COLUMN, any_numbered, field_columns, wanted_measures
from programme.markup import plain_of
from programme.model import FieldKind, Level, Node, Visit

_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_AMOUNT = re.compile(r"(-?\d{1,3}(?:\.\d{3})*|-?\d+)(,\d{1,2})?( ?€)?")
_TEXT_COLUMN = "Text"
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in euros, or a number where `money` is False."""

    value: float
    money: bool


Value = str | date | Amount


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet: its name, the heads of its columns, and for each row one value a column ("" for none)."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheet_table(texts: NodeTexts) -> SheetTable:
    """All wanted measures: number, the statements above them, their own statement and text, their fields."""
    visits = wanted_measures(texts)
    levels = [level for level in Level if any(each.level is level for visit in visits for each in visit.ancestors)]
    measure = texts.definitions[Level.MASSNAHME]
    with_text = any(visit.node.text for visit in visits)
    fields = field_columns(texts, visits)
    kinds = {each.key: each.kind for each in measure.fields}
    numbered = any_numbered(texts, visits)
    columns = [NUMBER_COLUMN] * numbered
    columns += [*(texts.definitions[level].singular for level in levels), measure.singular]
    columns += [_TEXT_COLUMN] * with_text + [label for _, label in fields]
    rows = []
    for visit in visits:
        row: list[Value] = [texts.numbers.get(visit.node.id, "")] * numbered
        row += [_above(texts, visit, level) for level in levels]
        row += [plain_of(texts.title(visit.node)), *([_text(texts, visit.node)] if with_text else [])]
        row += [_value(texts, visit.node, key, kinds.get(key, FieldKind.TEXT)) for key, _ in fields]
        rows.append(tuple(row))
    name = _FORBIDDEN_IN_NAME.sub(" ", measure.plural)[:_LONGEST_NAME] or "Tabelle"
    return SheetTable(name, tuple(_unlike(columns)), tuple(rows))


def typed(text: str, kind: FieldKind) -> Value:
    """A date or amount where the whole text is one, else the text."""
    if kind is FieldKind.DATE and (match := _DATE.fullmatch(text)):
        try:
            return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            return text
    if kind in (FieldKind.MONEY, FieldKind.NUMBER) and (match := _AMOUNT.fullmatch(text)):
        value = float(match[1].replace(".", "") + (match[2] or "").replace(",", "."))
        return Amount(value, kind is FieldKind.MONEY)
    return text


def _above(texts: NodeTexts, visit: Visit, level: Level) -> str:
    """The statement of that level above a measure, with its number."""
    node = next((each for each in visit.ancestors if each.level is level), None)
    if node is None:
        return ""
    return f"{texts.numbers.get(node.id, '')} {plain_of(texts.title(node))}".strip()


def _text(texts: NodeTexts, node: Node) -> str:
    lines = ((marker, plain_of(inlines)) for inlines, _, marker in flat_items(texts.text(node)))
    return "\n".join(f"{marker} {line}".strip() for marker, line in lines)


def _value(texts: NodeTexts, node: Node, key: str, kind: FieldKind) -> Value:
    return typed(plain_of(texts.references.line(node.fields.get(key, ""))), kind)


def _unlike(columns: Iterable[str]) -> Iterable[str]:
    """Heads of an Excel table have to differ."""
    seen: dict[str, int] = {}
    for column in columns:
        key = column.casefold()
        seen[key] = seen.get(key, 0) + 1
        yield column if seen[key] == 1 else f"{column} {seen[key]}"
