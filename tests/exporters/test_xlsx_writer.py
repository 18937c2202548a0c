"""The spreadsheet: one row a measure, real dates and amounts, filters, and text that is never computed."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from exporters.options import ExportOptions
from exporters.registry import export
from exporters.xlsx.sheet import column_letters
from exporters.xlsx.table import Amount, typed
from programme.measures import MeasureQuery
from programme.model import FieldKind, Level, Programme
from tests.exporters.seed_programmes import load, sample_names, seed_names
from tests.exporters.small_programme import action_plan, made


def sheet(tmp_path: Path, programme: Programme, **options: object) -> Worksheet:
    target = tmp_path / "massnahmen.xlsx"
    export(programme, replace(ExportOptions(), **options), target)
    assert [str(error) for error in OpenXmlValidator().validate(str(target)).errors] == []
    active = openpyxl.load_workbook(target).active
    assert isinstance(active, Worksheet)
    return active


def test_rows_columns_and_types(tmp_path: Path) -> None:
    found = sheet(tmp_path, load("aktionsplan_musterstadt"))
    head, first, *_ = found.iter_rows(values_only=True)
    assert head[:6] == ("Nr.", "Handlungsfeld", "Leitziel", "Handlungsziel", "Maßnahme", "Text")
    row = dict(zip(head, first, strict=True))
    assert row["Leitziel"].startswith("A Neu Zugewanderte")
    assert (row["Frist"], row["Kosten"]) == (datetime(2027, 3, 31), 185_000)
    assert "• an Kitas und Schulen,\n" in row["Text"]
    assert found["K2"].number_format == "dd\\.mm\\.yyyy"
    assert found.max_row == 29


def test_the_head_stays_and_every_column_can_be_filtered(tmp_path: Path) -> None:
    found = sheet(tmp_path, action_plan())
    assert found.freeze_panes == "A2"
    assert found.print_title_rows == "$1:$1"
    assert found.page_setup.orientation == "landscape"
    assert found.tables["Massnahmen"].ref == found.dimensions == f"A1:{column_letters(found.max_column - 1)}4"


def test_the_filter_chooses_rows(tmp_path: Path) -> None:
    found = sheet(tmp_path, action_plan(), measure_filter=MeasureQuery(responsible="licht"))
    assert [row[4] for row in found.iter_rows(min_row=2, values_only=True)] == ["Laternen < 4 m & „warm“"]


def test_text_like_a_formula_stays_text(tmp_path: Path) -> None:
    programme = replace(action_plan(), nodes=(made(Level.MASSNAHME, "trap", "=1+1", fields={"status": "@SUM(A1)"}),))
    cells = [cell for cell in sheet(tmp_path, programme)[2] if cell.value]
    assert {(cell.value, cell.data_type) for cell in cells} == {("1", "s"), ("=1+1", "s"), ("@SUM(A1)", "s")}


def test_a_programme_without_measures_has_a_head(tmp_path: Path) -> None:
    empty = replace(action_plan(), nodes=())
    assert sheet(tmp_path, empty).max_row == 1


@pytest.mark.parametrize("name", [*sample_names(), *seed_names()])
def test_every_programme_is_a_valid_sheet(name: str, tmp_path: Path) -> None:
    sheet(tmp_path, load(name))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("31.03.2027", FieldKind.DATE, date(2027, 3, 31)),
        ("31.02.2027", FieldKind.DATE, "31.02.2027"),
        ("Ende 2027", FieldKind.DATE, "Ende 2027"),
        ("12.500.000,00 €", FieldKind.MONEY, Amount(12_500_000, True)),
        ("42.000,00 € im Jahr", FieldKind.MONEY, "42.000,00 € im Jahr"),
        ("1234,5", FieldKind.NUMBER, Amount(1234.5, False)),
        ("12.5.2027", FieldKind.NUMBER, "12.5.2027"),
        ("31.03.2027", FieldKind.TEXT, "31.03.2027"),
    ],
)
def test_values_are_typed_only_as_a_whole(text: str, kind: FieldKind, value: object) -> None:
    assert typed(text, kind) == value


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_columns_are_lettered(place: int, letters: str) -> None:
    assert column_letters(place) == letters
