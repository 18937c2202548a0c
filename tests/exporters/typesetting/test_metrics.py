"""Widths and kerning against what fontTools and the shaper say."""

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from exporters.typesetting.fonts import FontSet
from exporters.typesetting.metrics import SOFT_HYPHEN
from resources.paths import font_path

WORDS = "Verkehrswende AVATAR Tür „Word“ Büro* T.V. fließen Affe § 3,5 Ÿ-Wert".split()


def test_advances_are_those_of_the_file(fonts: FontSet) -> None:
    font = TTFont(font_path("SourceSerif4-Regular"), lazy=True)
    glyphs, advances, em = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    for character in "aWÄß€–„☐":
        assert fonts["serif"].widths[character] == pytest.approx(advances[glyphs[ord(character)]][0] * 1000 / em)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_as_wide_as_the_shaper_sets_it(fonts: FontSet, word: str) -> None:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_path("SourceSerif4-Regular"))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer, {"liga": False, "clig": False, "dlig": False, "calt": False})
    shaped = sum(position.x_advance for position in buffer.glyph_positions) * 1000 / face.upem
    # Kerning below 2/1000 em is left out.
    assert fonts["serif"].word(word) == pytest.approx(shaped, abs=2 * len(word))
    assert fonts["serif"].word(word) == pytest.approx(
        sum(map(fonts["serif"].widths.__getitem__, word)) + sum(fonts["serif"].kerns(word))
    )


def test_pairs_are_kerned(fonts: FontSet) -> None:
    assert fonts["serif"].kerns("AVA")[0] < -50


def test_a_soft_hyphen_at_the_end_is_as_wide_as_a_hyphen(fonts: FontSet) -> None:
    assert fonts["serif"].word("Bürger" + SOFT_HYPHEN) == pytest.approx(fonts["serif"].word("Bürger-"))


def test_a_no_break_space_is_as_wide_as_a_blank(fonts: FontSet) -> None:
    for face in ("serif", "sans"):
        assert fonts[face].widths["\u00a0"] == fonts[face].widths[" "]


def test_text_counts_words_and_blanks(fonts: FontSet) -> None:
    face = fonts["serif"]
    assert face.text("Rat der Stadt") == pytest.approx(
        face.word("Rat") + face.word("der") + face.word("Stadt") + 2 * face.widths[" "]
    )


def test_characters_of_another_face_are_found(fonts: FontSet) -> None:
    assert fonts.substitute("serif", "ab☐") == [("serif", "ab☐", "")]
    assert fonts.substitute("serif", "a□b") == [("serif", "a", ""), ("sans", "□", ""), ("serif", "b", "")]


def test_what_no_face_has_becomes_a_box_that_knows_its_text() -> None:
    fonts = FontSet({"serif": font_path("SourceSerif4-Regular"), "sans": font_path("SourceSans3-Regular")}, ["sans"])
    assert fonts.substitute("serif", "a漢字b") == [("serif", "a", ""), ("sans", "□□", "漢字"), ("serif", "b", "")]
    assert fonts.missing == {"漢", "字"}
