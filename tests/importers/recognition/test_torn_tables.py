"""Sheets of measures in a PDF whose rows end on the next page, and words that a narrow cell tears without a hyphen."""

from importers.recognition.recognise import recognise
from importers.source import Cell, LineEnd, SourceDocument, SourceLine
from programme.model import Level, walk

Row = tuple[int, int, str, int]
"""Row, column, words and page of a cell's line."""

SHEETS: tuple[tuple[Row, ...], ...] = (
    ((0, 0, "M 1.1", 1), (0, 1, "Bäume am Markt", 1), (1, 0, "Beschreibung", 1), (1, 1, "Zwanzig Bäume spenden", 1)),
    (
        (0, 1, "am Markt Schatten, und die Stadt", 2), (0, 1, "gießt sie.", 2), (1, 0, "Zuständigkeit", 2), (1, 1, "Gartenamt", 2),
        (2, 0, "Umsetzungszeitr", 2), (2, 0, "aum", 2), (2, 1, "2027", 2), (3, 0, "Partner", 2), (3, 1, "Verbraucherzent", 2),
        (3, 1, "rale", 2),
    ),
    (
        (0, 0, "M 1.2", 3), (0, 1, "Wasser für alle", 3), (1, 0, "Beschreibung", 3), (1, 1, "Ein Brunnen am Markt.", 3),
        (2, 0, "Zuständigkeit", 3), (2, 1, "Stadtwerke", 3),
    ),
)  # fmt: skip


def lines() -> tuple[SourceLine, ...]:
    result = [SourceLine("Grün in der Stadt", 1, LineEnd.PARAGRAPH, page=1, size=16.0, bold=1.0, left=60, right=200)]
    for table, rows in enumerate(SHEETS):
        for place, (row, column, words, page) in enumerate(rows):
            after = rows[place + 1] if place + 1 < len(rows) else None
            end = LineEnd.WRAP if after and after[:2] == (row, column) else LineEnd.PARAGRAPH
            left = 60.0 + 120 * column
            result.append(
                SourceLine(
                    words, len(result) + 1, end, page=page, size=10.0, left=left, right=left + 5 * len(words),
                    cell=Cell(table, row, column),
                )
            )  # fmt: skip
        result.append(SourceLine(str(table + 1), len(result) + 1, page=table + 1, size=8.0, left=300, right=305))
    return tuple(result)


def test_a_row_goes_on_overleaf_and_words_of_narrow_cells_are_whole() -> None:
    result = recognise(SourceDocument(lines(), "plan"))
    labels = {field.key: field.label for field in result.programme.scheme.definition(Level.MASSNAHME).fields}
    measures = [node for node in walk(result.programme.nodes) if node.level is Level.MASSNAHME]
    assert [node.title for node in measures] == ["Bäume am Markt", "Wasser für alle"]
    first = {labels[key]: value for key, value in measures[0].fields.items()}
    assert list(first.values()) == [
        "Zwanzig Bäume spenden am Markt Schatten, und die Stadt gießt sie.",
        "Gartenamt",
        "2027",
        "Verbraucherzentrale",
    ]
    assert "Umsetzungszeitraum" in first and not result.coverage.missing
