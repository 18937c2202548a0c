"""Ten thousand damaged files over all readers, three thousand that are odd inside: no crash, no hang, no traceback."""

import pytest

from tests.importers.mutations import kinds, outcome
from tests.importers.structures import reshaped

pytestmark = pytest.mark.torture

COUNT = 10_000


def test_ten_thousand_damaged_files() -> None:
    counts: dict[str, int] = {}
    for _, module, content in kinds(COUNT, seed=2026):
        found = outcome(module, content)
        counts[found] = counts.get(found, 0) + 1
    assert sum(counts.values()) == COUNT
    assert counts["read"] > COUNT / 10


def test_three_thousand_files_of_odd_structure() -> None:
    found = [outcome(module, content, recognised=True) for _, module, content in reshaped(3_000, seed=2026)]
    assert len(found) == 3_000
    assert found.count("read") > 1_500
