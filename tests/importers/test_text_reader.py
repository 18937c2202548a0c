from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.registry import read, read_source
from importers.source import SourceDocument
from importers.text_reader import read_source as read_text
from programme.errors import UnreadableFile, UnsafeFile

TEXT = "1. Straßen für Bürger\n\n- Äpfel & Öl\n"


def words(document: SourceDocument) -> list[str]:
    return [line.text for line in document.lines]


@pytest.mark.parametrize(
    ("encoding", "kinds"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", []),
        ("utf-32", []),
        ("utf-16-le", ["encoding_guessed"]),
        ("utf-16-be", ["encoding_guessed"]),
        ("latin-1", ["encoding_guessed"]),
        ("cp1252", ["encoding_guessed"]),
    ],
)
def test_any_usual_encoding_is_read(encoding: str, kinds: list[str], tmp_path: Path) -> None:
    path = tmp_path / "programm.txt"
    path.write_bytes(TEXT.encode(encoding))
    document = read_source(path)
    assert words(document) == ["1. Straßen für Bürger", "- Äpfel & Öl"]
    assert [finding.kind for finding in document.findings] == kinds


def test_a_few_foreign_bytes_in_utf8_are_read_as_windows() -> None:
    content = ("Öl für Bürger, Äpfel für Schüler, Körbe für Gäste, Häuser für Söhne. " * 2).encode() + "–".encode(
        "cp1252"
    )
    document = read_text(content, "x")
    assert words(document)[0].endswith("–")
    assert document.findings[0].kind == "encoding_mixed"


def test_umlauts_that_were_converted_twice_are_restored() -> None:
    twice = "Für Bürger über Höfe in Münster – „schön“".encode().decode("cp1252").encode()
    document = read_text(twice, "x")
    assert words(document) == ["Für Bürger über Höfe in Münster – „schön“"]
    assert document.findings[0].kind == "encoding_twice"


@pytest.mark.parametrize("content", [b"", b"  \n\t\n"])
def test_an_empty_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "leer.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="file_empty"):
        read(path)


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bild.txt"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UnreadableFile, match="file_binary"):
        read(path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gross.txt"
    with path.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(UnsafeFile, match="file_too_large"):
        read(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="file_unreadable"):
        read(tmp_path / "fehlt.txt")


def test_blank_lines_indents_and_pages_are_kept_as_evidence() -> None:
    lines = read_text(b"a\n\n\n  b\n\fc\n", "x").lines
    assert [(line.number, line.space_above, line.left, line.page) for line in lines] == [
        (1, 0.0, 0.0, 1),
        (4, 2.0, 2.0, 1),
        (5, 0.0, 0.0, 2),
    ]


def test_light_markup_is_evidence() -> None:
    text = "# Eins\nZwei\n====\nDrei\n-----\n| a | b |\n|---|---|\n| c | d |\nÖko**profit** läuft\n"
    lines = read_text(text.encode(), "x").lines
    assert [(line.text, line.outline) for line in lines[:3]] == [("Eins", 1), ("Zwei", 1), ("Drei", 2)]
    assert [(line.text, line.cell and (line.cell.row, line.cell.column)) for line in lines[3:7]] == [
        ("a", (0, 0)),
        ("b", (0, 1)),
        ("c", (2, 0)),
        ("d", (2, 1)),
    ]
    assert lines[7].text == "Ökoprofit läuft" and 0.3 < lines[7].bold < 0.5


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t\f|#*-=")))
def test_any_text_is_read_without_an_error(text: str) -> None:
    document = read_text(text.encode() or b"x", "x")
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("line", "once"),
    [
        ("Wohnen in der StadtWohnen in der Stadt  1212", "Wohnen in der Stadt 12"),
        ("I. Mehr ArbeitI. Mehr ArbeitI. Mehr Arbeit   999", "I. Mehr Arbeit 9"),
        ("Wir wollen Wohnen, und wir wollen Wohnen", "Wir wollen Wohnen, und wir wollen Wohnen"),
        ("1212 1212 1212 1212", "1212 1212 1212 1212"),
    ],
)
def test_lines_set_over_themselves_are_read_once(line: str, once: str) -> None:
    assert [each.text for each in read_text(f"{line}\n".encode(), "a").lines] == [once]
