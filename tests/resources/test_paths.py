import struct
import sys
from pathlib import Path

import pytest

from resources import paths

GLYPHS = "ÄÖÜäöüßẞ–—„“‚‘’»«…·•×€§°☐☑✓←→−½ŞşĞğİıŁłŻżЖжщ\u00a0\u00ad\u2011\u202f"


def test_every_cut_is_a_static_truetype_font() -> None:
    assert len(paths.font_names()) >= 9
    for name in paths.font_names():
        data = paths.font_path(name).read_bytes()
        count = struct.unpack(">H", data[4:6])[0]
        tables = {data[12 + 16 * i : 16 + 16 * i] for i in range(count)}
        assert data[:4] == b"\0\1\0\0", name
        assert b"glyf" in tables, f"{name}: reportlab refuses CFF outlines"
        assert b"fvar" not in tables, f"{name}: a variable font loses its weight"


@pytest.mark.parametrize(
    "name", ["SourceSans3-Regular", "SourceSans3-Semibold", "SourceSerif4-Regular", "SourceSerif4-BoldIt"]
)
def test_fonts_have_the_glyphs_that_programmes_need(name: str) -> None:
    from reportlab.pdfbase.ttfonts import TTFontFile

    face = TTFontFile(str(paths.font_path(name)))
    assert [sign for sign in GLYPHS if ord(sign) not in face.charToGlyph] == []


def test_an_unknown_font_is_named_by_its_path() -> None:
    with pytest.raises(FileNotFoundError, match=r"Arial\.ttf"):
        paths.font_path("Arial")


def test_fonts_and_dictionaries_carry_their_licences() -> None:
    names = {path.name for folder in (paths.fonts_dir(), paths.dictionaries_dir()) for path in folder.iterdir()}
    assert {"LICENSE-SourceSans3.md", "LICENSE-SourceSerif4.md", "COPYING.GPL-2.txt", "COPYING.GPL-3.txt"} <= names


def test_the_dictionary_knows_german_compounds() -> None:
    from hunspell import Hunspell

    spelling = Hunspell("de_DE_frami", hunspell_data_dir=str(paths.dictionaries_dir()))
    assert spelling.spell("Straßenbäume")
    assert spelling.spell("Verkehrsplanung")
    assert not spelling.spell("Strassenbaume")


def test_a_built_application_has_its_own_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.samples_dir() == tmp_path / "resources" / "samples"
