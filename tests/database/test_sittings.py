"""Typing on and on: one history row, few statements, and nothing remembered that is no longer so."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from database.errors import StaleEdit
from database.folders import backup_folder
from database.journal import FileJournal
from database.recovery import recover
from database.store import Store
from programme.errors import NotFound
from programme.model import Programme
from programme.schemes import WAHLPROGRAMM
from tests.database.conftest import Clock
from tests.programme.builders import field, measure, programme

STATEMENTS = 7
"""Of one further key: begin, a look at the history, three rows, the index, commit."""


def filled(store: Store) -> tuple[Programme, str]:
    plan = store.library.programme(store.library.take_in(programme(field("F", measure("a")), field("G"))).made)
    return plan, plan.nodes[0].children[0].id


def texts(store: Store, node: str) -> list[tuple[str | None, str | None]]:
    return [(each.before, each.after) for each in store.history.of_node(node) if each.item == "text"]


def test_a_key_takes_few_statements(store: Store) -> None:
    plan, node = filled(store)
    seen: list[str] = []
    driver = store._ledger.connection.connection.driver_connection
    assert driver is not None
    store.entries.edit(node, {"text": "e"}, sitting="s")
    store.entries.edit(node, {"text": "er"}, sitting="s")
    driver.set_trace_callback(seen.append)
    change = store.entries.edit(node, {"text": "erst"}, sitting="s")
    driver.set_trace_callback(None)
    assert len(seen) <= STATEMENTS, seen
    assert (change.edited, change.edited_items, change.programmes) == ((node,), frozenset({"text"}), (plan.id,))
    assert change.label == store.history.state(plan.id).undo


def test_the_log_has_room_for_further_keys_that_a_crash_does_not_mind(tmp_path: Path) -> None:
    path, crashed = tmp_path / "bestand.db", tmp_path / "crashed.db"
    with Store.open(path, "Anna") as store:
        _, node = filled(store)
        for text in ("e", "er", "ers"):
            store.entries.edit(node, {"text": text}, sitting="s")
        log = path.with_name(path.name + "-wal")
        length = log.stat().st_size
        store.entries.edit(node, {"text": "erst"}, sitting="s")
        assert log.stat().st_size == length
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{crashed}{ending}")
    with Store.open(crashed) as store:
        assert store.rescued is None and store.entries.node(node).text == "erst"


@pytest.mark.parametrize("what", ["entry", "above", "programme"])
def test_no_sitting_writes_into_the_bin(store: Store, what: str) -> None:
    plan, node = filled(store)
    store.entries.edit(node, {"text": "vorher"}, sitting="s")
    if what == "programme":
        store.library.remove(plan.id)
    else:
        store.entries.remove([node if what == "entry" else plan.nodes[0].id])
    with pytest.raises(NotFound):
        store.entries.edit(node, {"text": "nachher"}, sitting="s")
    assert texts(store, node)[0] == ("", "vorher")


def test_what_was_rolled_back_is_not_gone_on_with(store: Store) -> None:
    _, node = filled(store)
    store.entries.edit(node, {"text": "a"}, sitting="s")
    version = store.entries.place(node).version
    with pytest.raises(StaleEdit):
        store.entries.edit(node, {"text": "verworfen"}, sitting="s", expected=version + 1)
    with pytest.raises(RuntimeError, match="mitten"), store._ledger.change(sitting="s") as work:
        work.update("node", node, {"text": "halb"})
        raise RuntimeError("mitten darin")
    store.entries.edit(node, {"text": "ab"}, sitting="s", expected=version)
    assert texts(store, node) == [("", "ab")]
    assert store.entries.node(node).text == "ab"


def test_two_programmes_are_typed_in_by_turns(store: Store) -> None:
    first, second = filled(store)[1], filled(store)[1]
    for count in range(1, 5):
        store.entries.edit(first, {"text": "x" * count}, sitting="eins")
        store.entries.edit(second, {"text": "y" * count}, sitting="zwei")
    assert texts(store, first) == [("", "xxxx")]
    assert texts(store, second) == [("", "yyyy")]


def test_a_label_follows_the_scheme(store: Store) -> None:
    plan, node = filled(store)
    store.entries.edit(node, {"text": "a"}, sitting="s")
    store.library.set_scheme(plan.id, WAHLPROGRAMM)
    change = store.entries.edit(node, {"text": "ab"}, sitting="s")
    level = store.entries.place(node).level
    assert change.label.values["level"] == WAHLPROGRAMM.definition(level).singular
    assert texts(store, node) == [("a", "ab"), ("", "a")]


def test_items_by_turns_are_rows_of_their_own(store: Store) -> None:
    _, node = filled(store)
    store.entries.edit(node, {"text": "a"}, sitting="s")
    change = store.entries.edit(node, {"title": "T"}, sitting="s")
    assert change.label.kind == "title_edited"
    both = store.entries.edit(node, {"title": "T", "text": "ab"}, sitting="s")
    assert both.label.kind == "node_edited"
    assert texts(store, node) == [("a", "ab"), ("", "a")]
    assert store.entries.node(node).title == "T"


def test_another_item_comes_between_without_the_words_of_before(store: Store) -> None:
    _, node = filled(store)
    store.entries.edit(node, {"text": "a"}, sitting="s")
    store.entries.edit(node, {"text": "fremd"})
    store.entries.edit(node, {"text": "ab"}, sitting="s")
    assert texts(store, node) == [("fremd", "ab"), ("a", "fremd"), ("", "a")]


def test_a_transaction_sees_what_it_changed_itself(store: Store) -> None:
    _, node = filled(store)
    store.entries.edit(node, {"text": "a"}, sitting="s")
    with store._ledger.change(sitting="s") as work:
        work.update("node", node, {"text": "ab"})
        work.update("node", node, {"text": "abc"})
        assert work.row("node", node)["text"] == "abc"
    assert texts(store, node) == [("ab", "abc"), ("a", "ab"), ("", "a")]


def test_one_sitting_over_two_programmes_keeps_their_rows_apart(store: Store) -> None:
    first, second = filled(store)[1], filled(store)[1]
    for count in range(1, 4):
        for node in (first, second):
            store.entries.edit(node, {"text": "x" * count}, sitting="s")
    assert store.entries.node(first).text == store.entries.node(second).text == "xxx"
    for node in (first, second):
        told = texts(store, node)
        assert (told[-1][0], told[0][1]) == ("", "xxx")
        assert all(later[0] == sooner[1] for later, sooner in pairwise(told))
    assert not store.check()


def test_what_the_journal_lacks_goes_before_what_is_typed_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan, node), (_, other) = filled(store), filled(store)

    def refused(*_args: object) -> int:
        raise OSError

    store.entries.edit(node, {"text": "a"}, sitting="s")
    with monkeypatch.context() as full:
        full.setattr(FileJournal, "_put", refused)
        assert not store.entries.edit(other, {"text": "anderswo"}).journalled
    assert store.entries.edit(node, {"text": "ab"}, sitting="s").journalled
    found = recover(backup_folder(store.path), tmp_path / "recovered.db", "2026-03-14T12:00:00.000Z")
    assert found is not None and found.whole
    with Store.open(found.path) as copy:
        assert (copy.entries.node(node).text, copy.entries.node(other).text) == ("ab", "anderswo")
        assert copy.history.of_programme(plan.id) == store.history.of_programme(plan.id)


def test_words_and_comments_are_typed_on_too(store: Store) -> None:
    plan, node = filled(store)
    comment = store.comments.add(node, "Ist").made
    for words in ("Ist das", "Ist das so?"):
        store.comments.edit(comment, {"text": words}, sitting="k")
    for words in ("Ein", "Ein Plan"):
        store.library.edit(plan.id, {"title": words}, sitting="t")
    store.history.undo(plan.id)
    assert store.library.programme(plan.id).title == plan.title
    store.history.undo(plan.id)
    assert store.entries.node(node).comments[0].text == "Ist"


def test_a_restored_store_is_not_typed_on_from_before(store: Store, clock: Clock) -> None:
    plan, node = filled(store)
    store.entries.edit(node, {"text": "gesichert"}, sitting="s")
    store.backups.make()
    backup = store.backups.overview()[0]
    store.entries.edit(node, {"text": "gesichert und mehr"}, sitting="s")
    clock.forward(minutes=1)
    store.backups.restore(backup)
    store.entries.edit(node, {"text": "gesichert, anders"}, sitting="s")
    assert texts(store, node) == [("gesichert", "gesichert, anders"), ("", "gesichert")]
    assert not store.check()
    store.history.undo(plan.id)
    assert store.entries.node(node).text == "gesichert"


def test_the_journal_has_what_was_typed(store: Store, tmp_path: Path) -> None:
    plan, node = filled(store)
    for words in ("Grün", "Grünes", "Grüne Wege", "Wege", ""):
        store.entries.edit(node, {"text": words}, sitting="s")
        found = recover(backup_folder(store.path), tmp_path / "recovered.db", "2026-03-14T12:00:00.000Z")
        assert found is not None and found.whole
        with Store.open(found.path) as copy:
            assert copy.entries.node(node).text == words
            assert copy.history.of_programme(plan.id) == store.history.of_programme(plan.id)
            copy.close(backup=False)
        found.path.unlink()
