from dataclasses import replace

import pytest

from exporters.options import ExportOptions
from exporters.printed_nodes import NodeTexts
from programme.model import LISTED_TITLE_LENGTH, SHORT_TITLE_LENGTH
from tests.exporters.seed_programmes import load


@pytest.mark.parametrize(("letters", "whole"), [(79, True), (81, True), (300, True), (301, False), (891, False)])
def test_only_a_very_long_title_is_cut_in_the_contents(letters: int, whole: bool) -> None:
    programme = load("aktionsplan_musterstadt")
    title = ("Die Stadt baut wieder selbst und " * 30)[: letters - 1] + "!"
    node = replace(programme.nodes[0], title=title, short_title="")
    texts = NodeTexts(programme, ExportOptions())
    assert (texts.listed(node) == title) is whole
    assert len(texts.listed(node)) <= LISTED_TITLE_LENGTH + 2
    assert len(texts.short(node)) <= SHORT_TITLE_LENGTH + 2
    assert texts.listed(replace(node, short_title="Bauen")) == "Bauen"
