"""Small sources, one for each way in which programmes are numbered, labelled, listed and laid out. Each file in
`variants` holds a source, a line of equal signs, and the outline that it must become."""

from pathlib import Path

import pytest

from tests.importers.outlines import outline

FOLDER = Path(__file__).parent / "variants"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_becomes_its_outline(name: str) -> None:
    source, _, expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n=====\n")
    assert outline(source) == expected.rstrip("\n")


def test_there_are_many_variants() -> None:
    assert len(NAMES) >= 25
