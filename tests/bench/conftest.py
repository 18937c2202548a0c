"""`make bench`: each benchmark hands its figures to one table, printed when all are through."""

import pytest

from tests.bench.figures import Figures

_FIGURES = Figures()


@pytest.fixture(scope="session")
def figures() -> Figures:
    """Where a benchmark puts what it measured."""
    return _FIGURES


def pytest_unconfigure() -> None:
    """After pytest's own summary, so that the table is the last thing to read."""
    if _FIGURES.rows:
        print(f"\n{_FIGURES.table()}")
