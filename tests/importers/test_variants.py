"""Small sources, one for each way in which programmes are numbered, labelled, listed and laid out. Each file in
`variants` holds a source, a line of equal signs, and the outline that it must become."""

import json
import re
from pathlib import Path

import pytest

from programme.json_format import to_json
from tests.importers.outlines import outline, recognised

FOLDER = Path(__file__).parent / "variants"
METADATA = re.compile(r"^(?:Antragsteller\S*|Empfehlung der Antragskommission):")  # such keys get one spelling
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_becomes_its_outline(name: str) -> None:
    source, _, expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n=====\n")
    assert outline(source) == expected.rstrip("\n")


def test_there_are_many_variants() -> None:
    assert len(NAMES) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_variant_is_lost(name: str) -> None:
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n=====\n")[0]
    result = recognised(source)
    kept = json.dumps(to_json(result.programme), ensure_ascii=False).casefold()
    left_out = {result.document.lines[index].text for index in result.left_out}
    for line in result.document.lines:
        text = METADATA.sub("", line.text).casefold()
        inner = re.findall(r"[^\W\d_]{3,}", text)[1:-1]  # words at the edges may be halves of torn ones
        missing = [word for word in inner if word not in kept and line.text not in left_out]
        assert missing == [], line
