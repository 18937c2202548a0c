"""Who changed what when; undo across restarts; typing is one row."""

from pathlib import Path

import pytest

from database.errors import NothingToUndo
from database.records import Label
from database.sort_keys import spread
from database.store import Store
from database.transfer import comment_row, node_rows
from programme.model import Comment, Programme
from programme.schemes import AKTIONSPLAN
from tests.database.conftest import Clock
from tests.programme.builders import field, measure, programme


def two_measures(store: Store) -> Programme:
    made = store.library.take_in(programme(field("F", measure("a"), measure("b")))).made
    return store.library.programme(made)


def test_typing_in_one_sitting_is_one_row(store: Store, clock: Clock) -> None:
    plan = two_measures(store)
    node = plan.nodes[0].children[0].id
    for count in range(20):
        clock.forward(seconds=0.5)
        store.entries.edit(node, {"text": "Rad" + "f" * count}, sitting="s1")
    rows = [entry for entry in store.history.of_node(node) if entry.item == "text"]
    assert [(row.before, row.after) for row in rows] == [("", "Rad" + "f" * 19)]
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == plan


@pytest.mark.parametrize("interruption", ["time", "focus", "node", "author", "undo", "version"])
def test_a_sitting_ends(store: Store, clock: Clock, interruption: str) -> None:
    plan = two_measures(store)
    node, other = (child.id for child in plan.nodes[0].children)
    store.entries.edit(node, {"text": "a"}, sitting="s1")
    if interruption == "time":
        clock.forward(minutes=5, seconds=1)
    elif interruption == "node":
        store.entries.edit(other, {"text": "x"}, sitting="s1")
    elif interruption == "author":
        store.author = "Bernd Beispiel"
    elif interruption == "undo":
        store.history.undo(plan.id)
    elif interruption == "version":
        store.comments.add(other, "dazwischen")
    store.entries.edit(node, {"text": "ab"}, sitting="s2" if interruption == "focus" else "s1")
    rows = [entry for entry in store.history.of_node(node) if entry.item == "text" and not entry.role]
    assert [row.after for row in rows] == ["ab", "a"]
    assert rows[0].author == store.author


def test_undo_and_redo_work_after_a_restart(path: Path, clock: Clock) -> None:
    with Store.open(path, "Anna", clock=clock) as store:
        plan = two_measures(store)
        store.entries.edit(plan.nodes[0].id, {"title": "Feld"})
        store.entries.remove([plan.nodes[0].children[0].id])
        after = store.library.programme(plan.id)
    with Store.open(path, "Bernd", clock=clock) as store:
        assert store.history.state(plan.id).undo == Label("node_removed", {"level": "Maßnahme"})
        store.history.undo(plan.id)
        store.history.undo(plan.id)
        assert store.library.programme(plan.id) == plan
        assert store.history.state(plan.id).undo is None
    with Store.open(path, "Bernd", clock=clock) as store:
        store.history.redo(plan.id)
        store.history.redo(plan.id)
        assert store.library.programme(plan.id) == after
        with pytest.raises(NothingToUndo):
            store.history.redo(plan.id)


def test_a_new_change_takes_redo_away(store: Store) -> None:
    plan = two_measures(store)
    store.entries.edit(plan.nodes[0].id, {"title": "Feld"})
    store.history.undo(plan.id)
    store.entries.edit(plan.nodes[0].id, {"title": "anders"})
    assert store.history.state(plan.id).redo is None
    with pytest.raises(NothingToUndo, match="nothing_to_redo"):
        store.history.redo(plan.id)


def test_stacks_of_programmes_are_apart(store: Store) -> None:
    one, other = two_measures(store), two_measures(store)
    store.entries.edit(one.nodes[0].id, {"title": "eins"})
    store.entries.edit(other.nodes[0].id, {"title": "zwei"})
    store.history.undo(one.id)
    assert store.library.programme(one.id) == one
    assert store.entries.node(other.nodes[0].id).title == "zwei"


def test_a_shared_change_is_undone_where_it_is_the_newest_in_all(store: Store) -> None:
    one, other = two_measures(store), two_measures(store)
    store.entries.edit_many({plan.nodes[0].id: {"title": "beide"} for plan in (one, other)}, Label("replaced"))
    store.entries.edit(other.nodes[0].id, {"title": "danach"})
    store.library.edit(other.id, {"title": "Das andere"})
    with pytest.raises(NothingToUndo, match="other_programme_first") as caught:
        store.history.undo(one.id)
    assert caught.value.values["programme"] == "Das andere"
    store.history.undo(other.id)
    store.history.undo(other.id)
    store.history.undo(one.id)
    assert (store.library.programme(one.id), store.library.programme(other.id)) == (one, other)
    store.history.redo(other.id)
    assert store.entries.node(one.nodes[0].id).title == "beide"


def test_what_was_undone_on_top_of_a_shared_change_goes_with_it(store: Store) -> None:
    one, other = two_measures(store), two_measures(store)
    store.entries.edit_many({plan.nodes[0].id: {"title": "beide"} for plan in (one, other)}, Label("replaced"))
    store.entries.edit(other.nodes[0].id, {"title": "danach"})
    store.history.undo(other.id)
    store.history.undo(other.id)
    store.entries.edit(one.nodes[0].id, {"title": "neu"})
    assert store.history.state(other.id).redo is None


def test_a_node_gets_earlier_words_back(store: Store) -> None:
    plan = two_measures(store)
    node = plan.nodes[0].children[0].id
    store.entries.edit(node, {"title": "eins", "fields.status": "läuft"})
    first = store.history.of_node(node)[0].seq
    store.entries.edit(node, {"title": "zwei", "text": "mehr", "fields.zielgruppe": "alle"})
    assert store.history.words_at(node, first)["title"] == "eins"
    store.history.restore(node, first)
    found = store.entries.node(node)
    assert (found.title, found.text, found.fields) == ("eins", "", {"status": "läuft"})
    assert store.history.state(plan.id).undo == Label("node_reset", {"level": "Maßnahme"})


def test_entries_name_who_when_what(store: Store, clock: Clock) -> None:
    made = store.library.create("P", AKTIONSPLAN).made
    clock.forward(hours=1)
    store.author = "Bernd Beispiel"
    node = store.entries.add(made, None, title="F").made
    entry = store.history.of_node(node)[0]
    assert (entry.author, entry.moment) == ("Bernd Beispiel", "2026-03-14T13:00:00.000Z")
    assert (entry.item, entry.before, entry.after) == ("", None, "F")


def test_rows_that_are_made_between_others_are_made_in_their_order(store: Store) -> None:
    """In one change: two entries, words of the first, a remark on it, another entry, one that is gone again."""
    plan = two_measures(store)
    top = plan.nodes[0].id
    nodes, _ = node_rows(plan.id, top, [measure(f"neu {number}") for number in range(4)], spread(4))
    first = nodes[0]["id"]
    with store._ledger.change(Label("pasted")) as work:
        work.create("node", nodes[:2])
        work.update("node", first, {"title": "anders", "fields.wer": "Amt"})
        work.create("comment", [comment_row(plan.id, first, Comment("k", "Anna", "", "Warum?"), "V")])
        work.create("node", nodes[2:])
        work.delete("node", nodes[3]["id"])
    after = store.library.programme(plan.id)
    assert [node.title for node in after.nodes[0].children].count("anders") == 1
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == plan
    store.history.redo(plan.id)
    assert store.library.programme(plan.id) == after
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == plan
