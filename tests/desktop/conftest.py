"""A real store in a temporary folder, and the window's parts on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from database.store import Store
from desktop.document import ProgrammeDocument
from desktop.qt_repair import hold_true
from desktop.store_thread import StoreThread
from programme.errors import UserError
from programme.model import Programme
from tests.programme.builders import aim, field, goal, measure, programme

hold_true()


def sample() -> Programme:
    """An action plan with every level, words in every place, and one skipped level."""
    return programme(
        field(
            "Wohnen",
            goal(
                "Alle Akteure arbeiten zusammen",
                aim(
                    "Sozialräume stärken",
                    measure(
                        "Das **kleine** Netzwerk ausbauen",
                        text="Ein Absatz.\n\n- eins\n- zwei",
                        fields={"verantwortlich": "Fachbereich Soziales", "umsetzung": "laufend"},
                    ),
                    measure("Mietberatung", fields={"umsetzung": "erledigt"}),
                ),
            ),
            text="Wohnen ist ein Grundrecht.",
        ),
        field("Verkehr", measure("Radwege für Bürger*innen"), measure("Busse im Takt")),
        field("Bildung"),
        title="Aktionsplan Musterstadt",
    )


@pytest.fixture
def store(qtbot: QtBot, tmp_path: Path) -> Iterator[StoreThread]:
    """An open, empty store in its thread."""
    thread = StoreThread()
    errors: list[UserError] = []
    thread.open(lambda: Store.open(tmp_path / "programme.sqlite", "Anna Beispiel"), lambda _store: None, errors.append)
    thread.flush()
    assert errors == []
    yield thread
    thread.close()


@pytest.fixture
def document(store: StoreThread) -> ProgrammeDocument:
    """The sample programme, open."""
    made = store.ask(lambda inner: inner.library.take_in(sample()).made)
    document = ProgrammeDocument(store)
    document.failed.connect(_raise)
    document.open(made)
    store.flush()
    assert document.outline is not None
    return document


@pytest.fixture
def entry_id(document: ProgrammeDocument) -> Callable[[str], str]:
    """The id of the entry whose plain title begins so."""

    def find(title: str) -> str:
        assert document.outline is not None
        return next(each.id for each in document.outline.walk() if each.plain_title.startswith(title))

    return find


def _raise(error: UserError) -> None:
    raise error
