"""Spreadsheets and separated values, OpenSlides' export among them."""

import datetime
import io
import zipfile

import pytest

from importers.progress import hearing
from importers.recognition.recognise import recognise
from importers.recognition.result import ImportResult
from importers.source import Cell, LineRole
from importers.table_reader import read_source
from importers.tables.formats import in_german, is_date, shown
from programme.errors import UnreadableFile
from programme.model import visits
from programme.numbering import shown_numbers
from tests.importers.documents import line_with, texts, zipped


def workbook(**sheets: list[list[object]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell in sheet[1]:
            cell.font = openpyxl.styles.Font(bold=True)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_cells_with_head_dates_and_numbers() -> None:
    document = read_source(
        workbook(
            Tabelle1=[
                ["Nr.", "Maßnahme", "Frist", "Kosten", "Fertig"],
                [1, "Radweg bauen", datetime.date(2026, 3, 14), 12500.5, True],
                [2, "Ampel", None, 0.25, False],
            ]
        ),
        "x",
    )
    assert line_with(document, "Maßnahme").cell == Cell(0, 0, 1, header=True)
    assert line_with(document, "Maßnahme").bold == 1.0
    assert line_with(document, "Radweg").cell == Cell(0, 1, 1)
    assert [line.text for line in document.lines if line.number > 1] == [
        "1", "Radweg bauen", "14.03.2026", "12500,5", "ja", "2", "Ampel", "0,25", "nein",
    ]  # fmt: skip


def test_rows_above_the_head_are_lines_and_sheets_are_headings() -> None:
    document = read_source(
        workbook(
            Verkehr=[["Aktionsplan Musterstadt"], [], ["Maßnahme", "Amt"], ["Radweg", "61"]],
            Wohnen=[["Maßnahme", "Amt"], ["Bauen", "60"]],
        ),
        "x",
    )
    assert [(line.text, line.outline) for line in document.lines if line.cell is None] == [
        ("Verkehr", 1), ("Aktionsplan Musterstadt", None), ("Wohnen", 1),
    ]  # fmt: skip
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(numbers)
    assert line_with(document, "Bauen").cell == Cell(1, 1, 0)


def test_a_workbook_may_have_a_sheet_for_each_measure() -> None:
    sheets = {f"Blatt M {number}": [[f"Wort{number}", "Amt"]] for number in range(1, 90)}
    document = read_source(workbook(**sheets), "Plan")
    assert {*(f"Wort{number}" for number in range(1, 90))} <= {line.text for line in document.lines}


def test_merged_cells() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Verkehr", None, "Amt"])
    book.active.append(["Rad", "Weg", "61"])
    book.active.merge_cells("A1:B1")
    buffer = io.BytesIO()
    book.save(buffer)
    assert line_with(read_source(buffer.getvalue(), "x"), "Verkehr").cell == Cell(0, 0, 0, 2, 1, True)


@pytest.mark.parametrize(
    ("number", "code", "built_in", "text"),
    [
        (46095, "", 14, "14.03.2026"), (46095.5, "dd.mm.yyyy hh:mm", 164, "14.03.2026, 12:00"), (0.5, "", 20, "12:00"),
        (12500, '#,##0.00 "€"', 164, "12.500,00 €"), (0.12, "0%", 9, "12 %"), (12500.5, "", 4, "12.500,50"), (3, "General", 0, "3"),
        (1e30, "", 14, "1e+30"), (-5, "", 14, "-5"), (7, '"Tag" 0', 164, "7"),
        (46095, "mmm\\-yy", 164, "März 2026"), (46095, "", 17, "März 2026"), (46095, "yyyy", 164, "14.03.2026"),
    ],
)  # fmt: skip
def test_number_formats(number: float, code: str, built_in: int, text: str) -> None:
    assert shown(number, code, built_in) == text


@pytest.mark.parametrize(
    ("text", "value", "german"),
    [
        ("14. Mar 26", "2026-03-14", "14.03.2026"), ("Sat, 03/14/2026", "2026-03-14", "14.03.2026"), ("2026-03-14 09:30", "2026-03-14T09:30:00", "14.03.2026, 09:30"),
        ("März 2026", "2026-03-01", "März 2026"), ("03/26", "2026-03-03", "03/26"), ("14. März", "2026-03-14", "14. März"), ("KW 3", "2026-01-12", "KW 3"),
        ("12,500.50 €", "12500.5", "12.500,50 €"), ("300.00 €", "300", "300,00 €"), ("12.500,50 €", "12500.5", "12.500,50 €"), ("1.500", "1500", "1.500"),
        ("1,500", "1.5", "1,500"), ("2.5%", "0.025", "2,5%"), ("-2.5", "-2.5", "-2,5"), ("3", "3", "3"), ("Teil 2.5", "x", "Teil 2.5"),
    ],
)  # fmt: skip
def test_what_a_cell_shows_is_written_as_germans_do(text: str, value: str, german: str) -> None:
    assert in_german(text, value) == german


def test_a_word_in_quotes_makes_no_date() -> None:
    assert not is_date('0 "Stunden"', 164)
    assert is_date("TT.MM.JJJJ", 164)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    rows = [["Maßnahme", "Amt", "Ziel"], ["Radweg", "61", "mehr, viel; mehr"], ["Ampel", "66", "x"]]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    document = read_source(text.encode("cp1252"), "x")
    assert [line.cell.column for line in document.lines if line.cell] == [0, 1, 2] * 3
    assert line_with(document, "viel").text == "mehr, viel; mehr"


def test_openslides_motions() -> None:
    text = (
        "Nummer,Antragsteller/innen,Titel,Text,Begründung,Sachgebiet\n"
        '"A1","OV Mitte","Radwege","<p>Wir bauen.</p><ul><li>Busse</li></ul>","Weil es nötig ist.","Verkehr"\n'
        '"A2","Jusos","Wohnen","Mehr bauen.","",""\n'
    )
    document = read_source(text.encode(), "x")
    assert [(line.role, line.label or line.marker, line.text) for line in document.lines] == [
        (LineRole.MOTION, "A1", "Radwege"), (LineRole.META, "Antragsteller*in", "OV Mitte"), (LineRole.META, "Sachgebiet", "Verkehr"),
        (LineRole.TEXT, "", "Wir bauen."), (LineRole.TEXT, "•", "Busse"), (LineRole.TEXT, "", "Begründung"), (LineRole.TEXT, "", "Weil es nötig ist."),
        (LineRole.MOTION, "A2", "Wohnen"), (LineRole.META, "Antragsteller*in", "Jusos"), (LineRole.TEXT, "", "Mehr bauen."),
    ]  # fmt: skip
    assert [line.number for line in document.lines] == [2] * 7 + [3] * 3


def test_no_column_of_an_export_of_motions_is_lost() -> None:
    text = (
        "Nummer,Titel,Text,Begründung,Notiz,Änderungsempfehlung,,Notiz\n"
        'A1,Bänke,Wir stellen Bänke auf.,Sitzen tut gut.,Amt fragen,"<p>Nur vierzig Bänke.</p><p>Und Körbe.</p>",ohne Kopf,zweite\n'
    )
    document = read_source(text.encode(), "x")
    details = {line.label: line.text for line in document.lines if line.role is LineRole.META}
    assert details == {"Notiz": "Amt fragen", "Spalte 7": "ohne Kopf", "Notiz 2": "zweite"}
    assert texts(document)[-3:] == ["Änderungsempfehlung", "Nur vierzig Bänke.", "Und Körbe."]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(zipped({"a": ""}), "file_of_other_kind"), (b"PK\x03\x04", "file_broken"), (b" \n ", "file_empty")],
)
def test_what_is_no_table_says_so(content: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_source(content, "x")
    assert caught.value.kind == kind


def test_a_lone_quote_reads_as_text() -> None:
    assert texts(read_source(b'Titel;"offen\nmehr', "x"))[0] == "Titel"


def _sheet(**hidden: object) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Maßnahme", "Notiz", "Amt"],
        ["Radweg", "intern", "61"],
        ["Busspur", "offen", "62"],
        ["Allee", "klar", "67"],
    ):
        sheet.append(row)
    book.create_sheet("Rechnung").append(["geheim"])
    book["Rechnung"].sheet_state = str(hidden.get("sheet", "visible"))
    for column in "B" if "column" in hidden else "":
        sheet.column_dimensions[column].hidden = True
    sheet.row_dimensions[3].hidden = "row" in hidden
    sheet.row_dimensions[3].outline_level = 1 if hidden.get("row") == "folded" else 0
    if hidden.get("row") == "filtered":
        sheet.auto_filter.ref = "A1:C4"
        sheet.auto_filter.add_filter_column(2, ["61"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_what_a_person_hid_in_a_workbook_is_left_out_and_told() -> None:
    document = read_source(_sheet(sheet="hidden", column=True, row=True), "x")
    assert texts(document) == ["Maßnahme", "Amt", "Radweg", "61", "Allee", "67"]
    told = {finding.kind: finding.values["count"] for finding in document.findings}
    assert told == {"hidden_sheets_left_out": 1, "hidden_cells_left_out": 2}


@pytest.mark.parametrize("way", ["filtered", "folded"])
def test_rows_that_are_only_filtered_or_folded_stay(way: str) -> None:
    document = read_source(_sheet(sheet="hidden", row=way), "x")
    assert "Busspur" in texts(document)
    assert [finding.kind for finding in document.findings] == ["hidden_sheets_left_out", "filtered_rows_kept"]


def test_a_workbook_of_the_strict_form_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(Plan=[["Maßnahme", "Amt"], ["Radweg", "61"]]))) as archive:
        members: dict[str, str | bytes] = {
            name: archive.read(name)
            .replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            .replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name in archive.namelist()
        }
    assert texts(read_source(zipped(members), "x")) == ["Maßnahme", "Amt", "Radweg", "61"]


def test_reading_tells_how_far_it_is_through_all_sheets() -> None:
    rows: list[list[object]] = [["Nr.", "Maßnahme"], *([number, f"Weg {number}"] for number in range(1, 1_500))]
    heard: list[float] = []
    with hearing(heard.append):
        read_source(workbook(Energie=rows, Verkehr=rows), "Plan")
    assert heard == sorted(heard) and len({round(each, 2) for each in heard}) > 5 and heard[-1] > 0.9


AREA = ["Handlungsfeld", "Maßnahme", "Verantwortlich"]
GOALS = ["Handlungsfeld", "Leitziel", "Handlungsziel", "Maßnahme"]


def result_of(**sheets: list[list[object]]) -> ImportResult:
    return recognise(read_source(workbook(**sheets), "plan"))


def rows_of(result: ImportResult) -> list[str]:
    return [
        f"{visit.node.level.depth} {visit.node.title} {visit.node.text}".strip()
        for visit in visits(result.programme.nodes)
    ]


def test_names_of_sheets_head_the_fields_that_a_column_names() -> None:
    result = result_of(
        Stadt=[AREA, ["Verkehr", "Radwege bauen", "Amt 66"], ["Verkehr", "Busse", "Amt 66"]],
        Land=[AREA, ["Wohnen", "Häuser bauen", "Bauamt"]],
    )
    assert rows_of(result) == [
        "1 Stadt", "2 Verkehr", "4 Radwege bauen", "4 Busse", "1 Land", "2 Wohnen", "4 Häuser bauen",
    ]  # fmt: skip
    levels = [(each.level.depth, each.singular) for each in result.programme.scheme.levels]
    assert (1, "Bereich") in levels and (2, "Handlungsfeld") in levels
    assert (result.coverage.share, result.coverage.missing, dict(result.coverage.lost)) == (1.0, (), {})


def test_years_name_sheets_too() -> None:
    sheets: dict[str, list[list[object]]] = {
        "2026": [AREA, ["Verkehr", "Radwege", "A"]],
        "2027": [AREA, ["Verkehr", "Busse", "A"]],
    }
    assert rows_of(result_of(**sheets)) == ["1 2026", "2 Verkehr", "4 Radwege", "1 2027", "2 Verkehr", "4 Busse"]


def test_a_sheet_that_is_called_as_its_column_says_is_one_entry() -> None:
    result = result_of(
        Verkehr=[AREA, ["1 Verkehr", "Radwege", "A"], ["1 Verkehr", "Busse", "A"]],
        Wohnen=[AREA, ["2 Wohnen", "Häuser", "B"]],
    )
    assert rows_of(result) == ["1 Verkehr", "4 Radwege", "4 Busse", "1 Wohnen", "4 Häuser"]
    assert dict(result.coverage.lost) == {}
    assert list(shown_numbers(result.programme).values()) == ["1", "2"]


def test_the_name_of_a_sheet_without_a_level_stands_with_what_comes_first_on_it() -> None:
    result = result_of(
        Stadt=[GOALS, ["Verkehr", "A Wege", "A1 Räder", "Radwege bauen"]],
        Land=[GOALS, ["Wohnen", "A Bauen", "A1 Neubau", "Häuser"]],
    )
    assert [row for row in rows_of(result) if row[0] == "1"] == ["1 Verkehr Stadt", "1 Wohnen Land"]
    assert [each.values["text"] for each in result.programme.findings if each.kind == "sheet_name_as_text"] == [
        "Stadt",
        "Land",
    ]


def test_a_value_that_repeats_the_name_of_its_column_says_it_once() -> None:
    head = ["Maßnahme", "Priorität", "Verantwortlich"]
    result = result_of(
        Tabelle1=[head, ["Radwege", "Priorität: 3", "Verantwortlich: Amt 66\nund Amt 67"], ["Busse", "hoch", "Amt: B"]]
    )
    values = [list(visit.node.fields.values()) for visit in visits(result.programme.nodes)]
    assert values[0] == ["3", "Amt 66 und Amt 67"]
    assert values[1] == ["hoch", "Amt: B"]
