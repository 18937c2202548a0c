"""OpenDocument tables: the same as Excel's, and the ways in which they repeat and hide."""

import pytest

from importers import registry
from importers.progress import hearing
from importers.recognition.recognise import recognise
from importers.source import SourceDocument
from importers.table_reader import read_source
from programme.errors import UnreadableFile, UnsafeFile
from programme.model import walk
from tests.importers.documents import line_with, ods_file, texts

_STYLES = (
    '<style:style style:name="bold" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/></style:style>'
)
_HEAD = ("Maßnahme", "Zuständigkeit", "Kosten")
_PLAN = (("Radweg bauen", "Tiefbauamt", "40.000 €"), ("Bäume setzen", "Grünflächenamt", "5.000 €"))


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*words: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(map(cell, words))}</table:table-row>"


def sheet(*rows: str, name: str = "Tabelle1", attributes: str = "") -> str:
    return f'<table:table table:name="{name}" {attributes}>{"".join(rows)}</table:table>'


def ods(*sheets: str, manifest: str = "<manifest/>") -> bytes:
    return ods_file(*sheets, styles=_STYLES, manifest=manifest)


def read(*rows: str) -> SourceDocument:
    return read_source(ods(sheet(*rows)), "Plan")


def told(document: SourceDocument) -> list[tuple[str, object]]:
    return [(finding.kind, finding.values["count"]) for finding in document.findings]


def test_a_table_of_measures_becomes_measures_with_fields() -> None:
    document = registry.source_of(ods(sheet(row(*_HEAD), *(row(*each) for each in _PLAN))), "Plan", "ods")
    measures = [node for node in walk(recognise(document).programme.nodes) if node.fields]
    assert [node.title for node in measures] == ["Radweg bauen", "Bäume setzen"]
    assert {"Tiefbauamt", "40.000 €"} <= {*measures[0].fields.values()}


def test_cells_over_several_columns_bold_ones_and_comments() -> None:
    remark = "<office:annotation><text:p>Stimmt das?</text:p></office:annotation>"
    wide = (
        f'<table:table-row><table:table-cell table:style-name="bold" table:number-columns-spanned="2">{remark}<text:p>Verkehr</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row>"
    )
    document = read(row("Name", "Amt"), wide, row("Radweg", "61"))
    line = line_with(document, "Verkehr")
    assert line.bold == 1.0 and line.cell is not None and line.cell.width == 2
    assert "Stimmt das?" not in texts(document)


def test_repeated_rows_and_cells_count_and_empty_ones_fill_nothing() -> None:
    filling = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    document = read(
        row("Name", "Amt"),
        row("Radweg", "61", attributes='table:number-rows-repeated="3"'),
        filling,
        row("Busse", "66"),
    )
    assert texts(document).count("Radweg") == 3
    assert line_with(document, "Busse").number == 1_048_005


def test_endless_repetitions_are_refused() -> None:
    for attributes in ("rows", "columns"):
        repeated = f'table:number-{attributes}-repeated="999999999"'
        element = (
            row("x", attributes=repeated)
            if attributes == "rows"
            else f"<table:table-row>{cell('x', repeated) * 20}</table:table-row>"
        )
        with pytest.raises(UnsafeFile) as caught:
            read(row("Name", "Amt"), element)
        assert caught.value.kind == "file_with_too_many_lines"


_HIDDEN, _FILTERED = 'table:visibility="collapse"', 'table:visibility="filter"'


def group(*rows: str, folded: bool) -> str:
    display = ' table:display="false"' if folded else ""
    return f"<table:table-row-group{display}>{''.join(rows)}</table:table-row-group>"


def test_what_a_person_hid_is_left_out_and_told_filtered_and_folded_rows_stay() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = (
        row("Name", "Geheim"),
        row("Radweg", "nein", attributes=_HIDDEN),
        row("Bäume", "ja", attributes=_FILTERED),
        group(group(row("Busse", "", attributes=_HIDDEN), folded=False), folded=True),
        group(row("Bänke", ""), row("Brunnen", "", attributes=_HIDDEN), folded=False),
    )
    unseen = sheet(row("Notiz"), row("x", attributes=_HIDDEN), name="Notizen", attributes='table:style-name="unseen"')
    document = read_source(ods(sheet(columns, *rows), unseen), "Plan")
    assert texts(document) == ["Name", "Bäume", "Busse", "Bänke"]
    assert dict(told(document)) == {"hidden_sheets_left_out": 1, "hidden_cells_left_out": 3, "filtered_rows_kept": 2}


def test_a_document_may_have_a_sheet_for_each_measure() -> None:
    content = ods(*(sheet(row(f"Wort{number}", "Amt"), name=f"M {number}") for number in range(1, 90)))
    assert {*(f"Wort{number}" for number in range(1, 90))} <= {*texts(read_source(content, "Plan"))}


def test_a_cell_without_its_text_shows_its_value() -> None:
    values = (
        'office:value-type="string" office:string-value="Tiefbauamt"',
        'office:value-type="float" office:value="2.5"',
        'office:value-type="date" office:date-value="2026-03-14"',
    )
    cells = "".join(f"<table:table-cell {each}/>" for each in values)
    document = read(row("Name", "Zahl", "Tag"), f"<table:table-row>{cells}</table:table-row>")
    assert texts(document)[3:] == ["Tiefbauamt", "2,5", "14.03.2026"]


def test_sheets_with_names_are_headings() -> None:
    document = read_source(ods(sheet(row("a", "b"), name="Verkehr"), sheet(row("c", "d"), name="Tabelle2")), "Plan")
    assert [line.text for line in document.lines if line.outline == 1] == ["Verkehr"]


def test_a_password_is_named_and_an_empty_table_says_so() -> None:
    for content, kind in (
        (ods(manifest="<m><encryption-data/></m>"), "file_with_password"),
        (ods(sheet()), "file_empty"),
    ):
        with pytest.raises(UnreadableFile) as caught:
            read_source(content, "Plan")
        assert caught.value.kind == kind


def test_reading_tells_how_far_it_is() -> None:
    heard: list[float] = []
    with hearing(heard.append):
        read(*(row("Radweg", str(number)) for number in range(1_000)))
    assert len(heard) > 3 and heard == sorted(heard)


def test_dates_and_numbers_of_another_language_are_written_as_germans_do() -> None:
    dated = cell("Mar 14, 26", 'office:value-type="date" office:date-value="2026-03-14"')
    money = cell("12,500.50 €", 'office:value-type="currency" office:value="12500.5"')
    document = read(row(*_HEAD), f"<table:table-row>{cell('Radweg')}{dated}{money}</table:table-row>")
    assert texts(document)[-2:] == ["14.03.2026", "12.500,50 €"]
