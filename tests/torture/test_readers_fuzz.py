"""Ten thousand damaged files over all readers: no crash, no hang, no traceback."""

import pytest

from tests.importers.mutations import kinds, outcome

pytestmark = pytest.mark.torture

COUNT = 10_000


def test_ten_thousand_damaged_files() -> None:
    counts: dict[str, int] = {}
    for _, module, content in kinds(COUNT, seed=2026):
        found = outcome(module, content)
        counts[found] = counts.get(found, 0) + 1
    assert sum(counts.values()) == COUNT
    assert counts["read"] > COUNT / 10
