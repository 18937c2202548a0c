"""Findings that stand: kept with reason and author, per programme, through undo and restart."""

from pathlib import Path

import pytest

from database.store import Store
from programme.errors import NotFound
from tests.database.conftest import Clock
from tests.programme.builders import field, programme


def test_a_waiver_says_why_who_and_when(store: Store) -> None:
    made = store.library.take_in(programme(field("Wohnen"))).made
    store.waivers.add(made, "abc", "entry_empty", "Kommt nach der Wahl")
    (waiver,) = store.waivers.of_programme(made).values()
    assert (waiver.key, waiver.kind, waiver.reason) == ("abc", "entry_empty", "Kommt nach der Wahl")
    assert (waiver.author, waiver.created[:10]) == ("Anna Beispiel", "2026-03-14")


def test_programmes_have_waivers_of_their_own(store: Store) -> None:
    one, other = (store.library.take_in(programme(title=title)).made for title in "AB")
    store.waivers.add(one, "abc", "entry_empty", "Ja")
    assert store.waivers.of_programme(other) == {}
    with pytest.raises(NotFound):
        store.waivers.remove(other, "abc")


def test_another_reason_replaces_the_first(store: Store, clock: Clock) -> None:
    made = store.library.take_in(programme()).made
    store.waivers.add(made, "abc", "entry_empty", "Eins")
    clock.forward(days=1)
    store.waivers.add(made, "abc", "entry_empty", "Zwei")
    assert [(each.reason, each.created[:10]) for each in store.waivers.of_programme(made).values()] == [
        ("Zwei", "2026-03-15")
    ]


def test_waivers_outlast_undo_and_restart(store: Store, path: Path) -> None:
    made = store.library.take_in(programme(field("Wohnen"))).made
    entry = store.entries.add(made, None, title="Neu").made
    store.waivers.add(made, "abc", "entry_empty", "Eins")
    assert store.history.undo(made).removed == (entry,)
    store.close()
    with Store.open(path) as again:
        assert list(again.waivers.of_programme(made)) == ["abc"]
        again.waivers.remove(made, "abc")
        assert again.waivers.of_programme(made) == {}
