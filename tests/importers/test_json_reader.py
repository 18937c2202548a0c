"""JSON: outlines, and motions from Antragsgrün."""

import json

import pytest

from importers.json_reader import read_source
from importers.recognition.recognise import recognise
from importers.source import LineRole
from programme import json_format
from programme.errors import FormatError, UnreadableFile, UnsafeFile, UserError
from tests.programme.builders import field, goal, programme

MOTION = {
    "type": "motion",
    "prefix": "A3",
    "title": "Radwege bauen",
    "status_title": "Eingereicht",
    "date_published": "2026-03-14T10:30:00+01:00",
    "initiators": [
        {"type": "person", "name": "OV Mitte", "organization": None},
        {"name": "Jusos", "organization": "KV"},
    ],
    "sections": [
        {"type": "Title", "title": "Titel", "html": "Radwege bauen"},
        {
            "type": "TextSimple",
            "title": "Antragstext",
            "html": "<div class='text'><p>Wir bauen.</p><ul><li>Busse</li></ul></div>",
        },
        {"type": "TextSimple", "title": "Begründung", "html": "<p>Weil es nötig ist.</p>"},
        {"type": "TextSimple", "title": "Kosten", "html": "<h3>Summe</h3><p>Wenig.</p>"},
        {"type": "Image", "title": "Bild", "html": "<img src='x'>"},
    ],
}


def test_an_outline_is_a_programme() -> None:
    original = programme(field("Verkehr", goal("Radwege")))
    document = read_source(json.dumps(json_format.to_json(original)).encode(), "x")
    assert document.programme == original
    assert document.lines == ()


@pytest.mark.parametrize("data", [MOTION, [MOTION], {"motions": [MOTION]}])
def test_a_motion_of_antragsgruen(data: object) -> None:
    document = read_source(json.dumps(data).encode(), "x")
    assert [(line.role, line.label or line.marker, line.text, line.outline) for line in document.lines] == [
        (LineRole.MOTION, "A3", "Radwege bauen", None), (LineRole.META, "Antragsteller*in", "OV Mitte, Jusos (KV)", None),
        (LineRole.META, "Status", "Eingereicht", None), (LineRole.META, "Eingereicht", "14.03.2026, 10:30", None),
        (LineRole.TEXT, "", "Wir bauen.", None), (LineRole.TEXT, "•", "Busse", None),
        (LineRole.TEXT, "", "Begründung", 2), (LineRole.TEXT, "", "Weil es nötig ist.", None), (LineRole.TEXT, "", "Kosten", 2), (LineRole.TEXT, "", "Summe", 4),
        (LineRole.TEXT, "", "Wenig.", None),
    ]  # fmt: skip
    assert [line.number for line in document.lines] == list(range(1, 12))


@pytest.mark.parametrize(
    ("content", "error", "kind"),
    [
        (b"{", UnreadableFile, "json_broken"),
        (b"\xff\xfe\x00", UnreadableFile, "json_broken"),
        (b"[" * 100_000, UnsafeFile, "file_nested_too_deep"),
        (b'{"a": 1}', UnreadableFile, "file_not_known_json"),
        (b"[1, 2]", UnreadableFile, "file_not_known_json"),
        (b'{"nodes": [{"level": "x"}]}', FormatError, "json_level_unknown"),
        (b'{"nodes": [], "format": ' + b"9" * 5_000 + b"}", FormatError, "json_other_format"),
    ],
)
def test_other_json_says_what_is_wrong(content: bytes, error: type[UserError], kind: str) -> None:
    with pytest.raises(error) as caught:
        read_source(content, "x")
    assert caught.value.kind == kind


def test_the_reason_of_a_motion_stands_below_its_own_heading() -> None:
    found = recognise(read_source(json.dumps(MOTION).encode(), "x")).programme
    motion = found.nodes[0]
    assert (found.title, motion.text) == ("Radwege bauen", "Wir bauen.")
    assert [(each.title, each.text) for each in motion.children] == [
        ("Busse", ""),
        ("Begründung", "Weil es nötig ist."),
        ("Kosten", ""),
    ]
