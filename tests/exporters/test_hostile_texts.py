"""Texts that no keyboard gives, but a paste or a broken file does: every writer takes them, twice with the same bytes."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exporters.checked_export import export_checked
from exporters.completeness import missing_words
from exporters.options import Edition, ExportOptions
from exporters.registry import FORMATS, export
from programme.json_format import from_json
from programme.model import Comment, Level, Node, Programme
from tests.programme.builders import field, programme

TEXTS = {
    "control signs": "eins\0zwei\x01drei\x0bvier\x1ffünf",
    "signs that are none": "eins\ufffezwei\uffffdrei",
    "half a surrogate pair": "eins\ud800zwei \udfff",
    "right to left": "עברית שלום \u202eeins\u202c العربية",
    "emoji": "👩‍👩‍👧 🌳 🏳️‍🌈",
    "without width": "Wort\u200bteil\u200d \u2060eins\ufeffzwei",
    "ends of lines": "eins\u2028zwei\u2029drei\x85vier\rfünf\tsechs",
    "markup": "]]> <w:t>&amp; ${eins} %s {0} \\ ) ( \\(",
    "long address": "[Link](https://example.org/" + "a" * 3000 + ")",
    "long number": "9" * 400,
}
SUFFIXES = [each.suffix for each in FORMATS]


def full_of(text: str) -> Programme:
    """A programme that says `text` wherever one can say something."""
    remark = Comment("k", text[:40], "2026-03-01T10:00:00Z", text[:400], passage=text[:4])
    fields = {"verantwortlich": text, f"Eigenes {text[:20]}": text}
    measure = Node("m", Level.MASSNAHME, f"{text} Ende", text=text, fields=fields, comments=(remark,))
    value = programme(field(text, measure), meta={"Herausgeber": text[:300], "V.i.S.d.P.": text[:300]})
    return replace(value, title=text[:200], subtitle=text[:200], preface=text, closing=text)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", TEXTS)
def test_every_writer_takes_them(tmp_path: Path, name: str, suffix: str) -> None:
    value = full_of(TEXTS[name])
    for edition in (Edition.PRINT, Edition.DEBATE, Edition.TABLE, Edition.SHEETS):
        options = ExportOptions(edition=edition, comments=True)
        first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
        found = export_checked(value, options, first)
        assert not [each for each in found if each.kind not in ("characters_without_font", "visdp_missing")]
        export(value, options, second)
        assert first.read_bytes() == second.read_bytes()
        if suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(first) as archive:
                for part in archive.namelist():
                    if part.endswith((".xml", ".rels")):
                        ElementTree.fromstring(archive.read(part))


@pytest.mark.parametrize("name", TEXTS)
def test_the_metadata_of_a_pdf_can_be_read(tmp_path: Path, name: str) -> None:
    target = tmp_path / "x.pdf"
    export(full_of(TEXTS[name]), ExportOptions(), target)
    [packet] = re.findall(rb"<x:xmpmeta.*</x:xmpmeta>", target.read_bytes(), re.DOTALL)
    assert ElementTree.fromstring(packet)


def test_the_outline_keeps_half_a_surrogate_pair(tmp_path: Path) -> None:
    import json

    value, target = full_of(TEXTS["half a surrogate pair"]), tmp_path / "x.json"
    export(value, ExportOptions(), target)
    assert from_json(json.loads(target.read_text("utf-8"))).nodes == value.nodes


def test_words_between_signs_without_width_are_still_missed(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    export(full_of("Wort\u200bteil"), ExportOptions(), target)
    assert set(missing_words(full_of("Wort\u200bteil anders"), ExportOptions(), target)) == {"anders"}


def test_ids_of_other_peoples_files_hurt_no_words(tmp_path: Path) -> None:
    chapter, target = Node("ä \0<\"&'>", Level.HANDLUNGSFELD, "Wohnen siehe [](#x y)"), tmp_path / "x.md"
    value = programme(chapter, Node("x y", Level.HANDLUNGSFELD, "Verkehr"))
    export(value, ExportOptions(), target)
    assert not missing_words(value, ExportOptions(), target)
