"""The Maßnahmentabelle, and the sheets of one measure each."""

from collections.abc import Iterable, Iterator, Sequence

from exporters.block_types import MeasureTable, PageBreak, PrintBlock, Remark, Sheet, TableGroup, TableRow
from exporters.printed_nodes import NodeTexts, visible_nodes
from programme.lines import field_labels
from programme.markup import paragraphs, plain_of
from programme.measures import MeasureQuery, measure_rows
from programme.model import FieldRole, Level, LevelDefinition, Node, Visit

NUMBER_COLUMN = "Nr."
_LINE = 160
"""Characters across a landscape page in the type of tables."""
_LONGEST_WORD, _DIVIDED, _GAP = 14, 9, 1.5
"""Longer words are divided; what a cell keeps free, in characters."""
_SHORTENED, _COARSE = 0.7, 1.5
"""The power by which the length of texts counts, and its steps: one edit moves no column."""
_RUNNING = 14
"""Mean length from which a column holds running text."""
SAMPLE = 400
"""Measures that the widths of columns are found from."""


def table_body(texts: NodeTexts) -> Iterator[PrintBlock]:
    """One table with all measures that are wanted, under their headings."""
    visits = wanted_measures(texts)
    keys = field_columns(texts, visits)
    measure = texts.definitions[Level.MASSNAHME]
    numbered = any_numbered(texts, visits)
    columns = table_columns(measure, keys, numbered)
    rows = list(_rows(texts, visits, [key for key, _ in keys]))
    yield from _remarks(texts)
    yield MeasureTable(measure.plural, columns, column_shares(columns, rows, numbered), tuple(rows), numbered)


def table_columns(measure: LevelDefinition, keys: Iterable[tuple[str, str]], numbered: bool) -> tuple[str, ...]:
    """The heads of the columns; `keys` as `field_columns` gives them."""
    return *[NUMBER_COLUMN] * numbered, measure.singular, *(label for _, label in keys)


def any_numbered(texts: NodeTexts, visits: Iterable[Visit]) -> bool:
    """Whether there is a number to show: a column without one is left out."""
    return any(texts.numbers.get(visit.node.id) for visit in visits)


def _remarks(texts: NodeTexts) -> Iterator[Remark]:
    """So that nobody takes a choice of measures for all of them."""
    filters = list(_filters(texts))
    if filters:
        yield Remark(f"Auswahl: {'; '.join(filters)}")


def _filters(texts: NodeTexts) -> Iterator[str]:
    """What the measures of the table have in common: "Verantwortlich: Kulturamt"."""
    query = texts.options.measure_filter or MeasureQuery()
    wanted = {
        FieldRole.RESPONSIBLE: query.body or query.responsible,
        FieldRole.TARGET_GROUP: query.target_group,
        FieldRole.PROGRESS: query.progress,
        FieldRole.DEADLINE: query.year,
    }
    if query.handlungsfeld:
        yield query.handlungsfeld
    for role, value in wanted.items():
        field = texts.definitions[Level.MASSNAHME].field_by_role(role)
        if value and field:
            yield f"{field.label}: {value}"
    if query.words:
        yield f"„{query.words}“"


def sheets_body(texts: NodeTexts) -> Iterator[PrintBlock]:
    """One sheet for each wanted measure."""
    yield from _remarks(texts)
    for place, visit in enumerate(wanted_measures(texts)):
        if place:
            yield PageBreak()
        yield sheet_of(visit, texts)


def sheet_of(visit: Visit, texts: NodeTexts) -> Sheet:
    """The sheet of one measure."""
    node = visit.node
    return Sheet(
        node.id,
        tuple((texts.label(each) or _level_name(texts, each), texts.title(each)) for each in visit.ancestors),
        texts.label(node) or _level_name(texts, node),
        texts.title(node),
        texts.text(node),
        texts.rows(node),
        texts.comments(node),
    )


def wanted_measures(texts: NodeTexts) -> list[Visit]:
    """The measures that are printed and that the filter lets through, in reading order."""
    if texts.options.measure_filter is None:
        return [each for each in visible_nodes(texts.programme, texts.options) if each.node.level is Level.MASSNAHME]
    rows = measure_rows(texts.programme, texts.options.measure_filter)
    wanted = {row.node.id for row in rows}
    return [visit for visit in visible_nodes(texts.programme, texts.options) if visit.node.id in wanted]


def _level_name(texts: NodeTexts, node: Node) -> str:
    return texts.definitions[node.level].singular


def field_columns(texts: NodeTexts, visits: Iterable[Visit]) -> list[tuple[str, str]]:
    """Key and label of every field that some measure has, in the scheme's order."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for visit in visits:
        found |= dict(field_labels(visit.node, texts.programme.scheme))
        used |= {key for key, value in visit.node.fields.items() if value}
    return [(key, label) for key, label in found.items() if key in used]


def _rows(texts: NodeTexts, visits: Sequence[Visit], keys: Sequence[str]) -> Iterator[TableGroup | TableRow]:
    above: tuple[Node, ...] = ()
    for visit in visits:
        for rank, ancestor in enumerate(visit.ancestors, 1):
            if ancestor not in above:
                yield group_of(ancestor, rank, texts)
        above = visit.ancestors
        yield row_of(visit.node, texts, keys)


def group_of(node: Node, rank: int, texts: NodeTexts) -> TableGroup:
    """The row that names a heading above measures."""
    return TableGroup(node.id, rank, texts.label(node), texts.title(node))


def row_of(node: Node, texts: NodeTexts, keys: Iterable[str]) -> TableRow:
    """The row of one measure with the fields `keys`."""
    return TableRow(
        node.id,
        texts.numbers.get(node.id, ""),
        texts.title(node),
        texts.text(node),
        tuple(texts.references.line(node.fields.get(key, "")) for key in keys),
    )


def column_shares(
    columns: Sequence[str], rows: Iterable[TableGroup | TableRow], numbered: bool = True
) -> tuple[float, ...]:
    """Each column gets what its longest word needs; the rest goes to those whose texts do not fit on one line, by the
    length of the texts (with the empty ones), a little less for long ones, since they take more lines too."""
    measured = [row for row in rows if isinstance(row, TableRow)][:SAMPLE]
    texts = [*[[row.number for row in measured]] * numbered, [_whole_text(row) for row in measured]]
    texts += [[plain_of(row.cells[place]) for row in measured] for place in range(len(columns) - len(texts))]
    least = [_least(column, column_texts) for column, column_texts in zip(columns, texts, strict=True)]
    needed = sum(least)
    if needed >= 1:
        return tuple(each / needed for each in least)
    weights = [_weight(*each) for each in zip(texts, least, strict=True)]
    if numbered:
        weights[0] = 0.0
    if not any(weights):
        weights[numbered] = 1.0
    scale = (1 - needed) / sum(weights)
    return tuple(each + weight * scale for each, weight in zip(least, weights, strict=True))


def _least(column: str, texts: Iterable[str]) -> float:
    """Words in running text may be divided, a date or an amount of money may not."""
    filled = [text for text in texts if text]
    longest = max((len(word) for text in filled for word in text.split()), default=0)
    running = sum(map(len, filled)) > _RUNNING * len(filled)
    return (max(min(longest, _DIVIDED if running else _LONGEST_WORD), len(column)) + _GAP) / _LINE


def _whole_text(row: TableRow) -> str:
    return " ".join([plain_of(row.inlines), *(plain_of(inlines) for inlines in paragraphs(row.blocks))])


def _weight(texts: Iterable[str], least: float) -> float:
    lengths = [len(text) for text in texts]
    if max(lengths, default=0) + _GAP <= least * _LINE:
        return 0.0
    return float(round((sum(lengths) / len(lengths)) ** _SHORTENED / _COARSE))
