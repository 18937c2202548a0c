"""Nodes: add, paste, move, edit, remove; each change is on record and tells views what to do."""

import pytest

from database.errors import StaleEdit
from database.records import Label
from database.store import Store
from programme.errors import NotFound, TreeError
from programme.findings import Finding
from programme.model import FieldDefinition, Level, Node, Programme, walk
from programme.schemes import AKTIONSPLAN, KOALITIONSVERTRAG, with_field
from programme.tree import Direction
from tests.programme.builders import aim, field, goal, measure, programme


@pytest.fixture
def plan(store: Store) -> Programme:
    made = store.library.take_in(
        programme(
            field("Wohnen", goal("Bezahlbar", aim("Bauen", measure("a"), measure("b")), aim("Sanieren"))),
            field("Verkehr"),
        )
    )
    return store.library.programme(made.made)


def titles(store: Store, plan: Programme) -> list[str]:
    return [node.title for node in walk(store.library.programme(plan.id).nodes)]


def by_title(plan: Programme, title: str) -> Node:
    return next(node for node in walk(plan.nodes) if node.title == title)


def test_a_new_node_gets_the_next_level_and_its_place(store: Store, plan: Programme) -> None:
    top = by_title(plan, "Wohnen").id
    change = store.entries.add(plan.id, top, index=0, title="Gesund")
    assert change.label == Label("node_added", {"level": "Leitziel"})
    assert change.added == (change.made,)
    assert store.entries.place(change.made).level is Level.LEITZIEL
    assert titles(store, plan)[:3] == ["Wohnen", "Gesund", "Bezahlbar"]


def test_a_level_that_is_not_deeper_is_refused_and_leaves_no_trace(store: Store, plan: Programme) -> None:
    before = store.history.of_programme(plan.id)
    with pytest.raises(TreeError):
        store.entries.add(plan.id, by_title(plan, "Bauen").id, Level.LEITZIEL)
    assert store.history.of_programme(plan.id) == before
    assert store.library.programme(plan.id) == plan


def test_drag_and_drop_changes_parent_place_and_levels(store: Store, plan: Programme) -> None:
    traffic, aim_id = by_title(plan, "Verkehr").id, by_title(plan, "Sanieren").id
    change = store.entries.move([aim_id], traffic)
    assert change.moved == (aim_id,)
    assert store.entries.place(aim_id).parent == traffic
    change = store.entries.move([traffic], by_title(plan, "Wohnen").id, 0)
    assert (change.moved, set(change.edited)) == ((traffic,), {traffic, aim_id})
    assert [store.entries.place(node).level for node in (traffic, aim_id)] == [Level.LEITZIEL, Level.MASSNAHME]


def test_moving_too_deep_is_refused(store: Store, plan: Programme) -> None:
    with pytest.raises(TreeError, match="below_massnahme"):
        store.entries.move(
            [by_title(plan, "Bezahlbar").id], store.entries.add(plan.id, by_title(plan, "Verkehr").id).made
        )
    with pytest.raises(TreeError, match="into_itself"):
        store.entries.move([by_title(plan, "Wohnen").id], by_title(plan, "Bauen").id)


def test_keys_move_among_siblings_with_one_row(store: Store, plan: Programme) -> None:
    b = by_title(plan, "b").id
    group = store.entries.move_towards([b], Direction.UP).group
    assert titles(store, plan)[3:5] == ["b", "a"]
    rows = [entry for entry in store.history.of_programme(plan.id) if entry.group == group]
    assert [row.item for row in rows] == ["sort_key"]
    assert store.entries.directions([b]) == {Direction.DOWN, Direction.OUT}


def test_cutting_to_another_programme_keeps_ids_and_undo_needs_both(store: Store, plan: Programme) -> None:
    other = store.library.create("Zweites", AKTIONSPLAN).made
    moved = by_title(plan, "Bauen")
    store.comments.add(moved.id, "bitte prüfen")
    before = store.library.programme(plan.id)
    change = store.entries.move([moved.id], None, programme=other)
    assert set(change.programmes) == {plan.id, other}
    assert [node.id for node in walk(store.library.programme(other).nodes)] == [node.id for node in walk([moved])]
    assert store.library.programme(other).nodes[0].comments[0].text == "bitte prüfen"
    store.history.undo(other)
    assert store.library.programme(plan.id) == before
    assert store.library.programme(other).nodes == ()


def test_fields_keep_their_names_in_a_programme_of_another_scheme_and_come_back(store: Store, plan: Programme) -> None:
    moved = by_title(plan, "a").id
    store.entries.edit(moved, {"fields.verantwortlich": "Amt A", "fields.umsetzung": "laufend", "fields.eigen": "x"})
    before = store.library.programme(plan.id)
    other = store.library.create("Vertrag", KOALITIONSVERTRAG).made
    store.entries.move([moved], None, programme=other)
    assert store.entries.node(moved).fields == {"Verantwortlich": "Amt A", "Umsetzung": "laufend", "eigen": "x"}
    store.entries.move([moved], by_title(plan, "Bauen").id, 0, programme=plan.id)
    assert store.library.programme(plan.id) == before
    store.history.undo(plan.id)
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == before


def test_pasting_copies_under_new_ids_and_levels(store: Store, plan: Programme) -> None:
    source = store.entries.node(by_title(plan, "Bauen").id)
    change = store.entries.paste(plan.id, by_title(plan, "Verkehr").id, [source, source])
    assert change.label == Label("nodes_pasted", {"count": 6})  # with all that stands below them
    pasted = store.entries.node(by_title(plan, "Verkehr").id).children
    assert [node.title for node in pasted] == ["Bauen", "Bauen"]
    assert len({node.id for node in walk((*pasted, source))}) == 9


def test_what_is_pasted_brings_structure_and_findings_in_the_same_step(store: Store, plan: Programme) -> None:
    top = measure("c", fields={"kosten": "hoch"})
    finding = Finding("uncertain", node=top.id)
    store.entries.paste(plan.id, by_title(plan, "Bauen").id, [top], findings=[finding])
    once = store.library.programme(plan.id)
    assert once.scheme == plan.scheme
    assert [each.node for each in once.findings] == [by_title(once, "c").id]
    wider = with_field(plan.scheme, Level.MASSNAHME, FieldDefinition("kosten", "Kosten"))
    store.entries.paste(plan.id, by_title(plan, "Sanieren").id, [top], scheme=wider, findings=[finding])
    twice = store.library.programme(plan.id)
    assert twice.scheme == wider
    assert len(twice.findings) == 2
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == once


def test_an_edit_says_what_it_changed_and_nothing_is_nothing(store: Store, plan: Programme) -> None:
    node = by_title(plan, "a").id
    change = store.entries.edit(node, {"fields.status": "läuft"})
    assert (change.label, change.edited) == (Label("field_edited", {"field": "Status"}), (node,))
    assert change.edited_items == {"fields.status"}
    assert not store.entries.edit(node, {"fields.status": "läuft"})
    store.entries.edit(node, {"fields.status": "", "number": "7", "title": "neu"})
    assert store.entries.node(node).fields == {}
    assert store.entries.node(node).number == "7"


def test_the_version_number_guards_against_overwriting(store: Store, plan: Programme) -> None:
    node = by_title(plan, "a").id
    seen = store.entries.place(node).version
    store.entries.edit(node, {"title": "x"}, expected=seen)
    with pytest.raises(StaleEdit):
        store.entries.edit(node, {"title": "y"}, expected=seen)
    assert store.entries.node(node).title == "x"


def test_many_edits_over_several_programmes_are_one_change(store: Store, plan: Programme) -> None:
    copy = store.library.programme(store.library.take_in(plan).made)
    nodes = [by_title(each, "a").id for each in (plan, copy)]
    store.entries.edit_many({node: {"title": "ersetzt"} for node in nodes}, Label("replaced"))
    store.history.undo(copy.id)
    assert [store.entries.node(node).title for node in nodes] == ["a", "a"]


def test_words_of_the_programme_itself_change_in_the_same_step(store: Store, plan: Programme) -> None:
    node = by_title(plan, "a").id
    store.entries.edit_many({node: {"title": "b"}}, Label("replaced"), {plan.id: {"preface": "neu"}})
    store.history.undo(plan.id)
    assert store.library.programme(plan.id).preface == plan.preface
    assert store.entries.node(node).title == "a"


def test_words_of_a_programme_in_the_bin_are_not_changed(store: Store, plan: Programme) -> None:
    store.library.remove(plan.id)
    with pytest.raises(NotFound):
        store.entries.edit_many({}, Label("replaced"), {plan.id: {"title": "anders"}})


def test_removed_nodes_are_unknown_and_come_back_whole(store: Store, plan: Programme) -> None:
    top = by_title(plan, "Bezahlbar").id
    change = store.entries.remove([top, by_title(plan, "a").id])
    assert change.removed == (top,)
    for gone in (top, by_title(plan, "a").id):
        with pytest.raises(NotFound):
            store.entries.edit(gone, {"title": "x"})
    entry = store.bin.contents()[0]
    assert (entry.id, entry.title, entry.nodes, entry.author) == (top, "Bezahlbar", 5, "Anna Beispiel")
    assert store.bin.restore(top).added == (top,)
    assert store.library.programme(plan.id) == plan


def test_a_restored_node_finds_a_place_where_its_parent_went(store: Store, plan: Programme) -> None:
    node = by_title(plan, "a").id
    store.entries.remove([node])
    store.entries.remove([by_title(plan, "Bauen").id])
    store.bin.restore(node)
    assert store.entries.place(node).parent == by_title(plan, "Bezahlbar").id


def test_a_restored_node_never_stands_below_what_lies_in_the_bin(store: Store, plan: Programme) -> None:
    node = by_title(plan, "a").id
    store.entries.remove([node])
    store.entries.remove([by_title(plan, "Bezahlbar").id])
    assert sorted((entry.title, entry.nodes) for entry in store.bin.contents()) == [("Bezahlbar", 4), ("a", 1)]
    store.bin.restore(node)
    assert store.entries.place(node).parent == by_title(plan, "Wohnen").id


def test_a_restored_node_sinks_with_the_parent_that_sank(store: Store, plan: Programme) -> None:
    node = by_title(plan, "Sanieren").id
    parent = by_title(plan, "Bezahlbar").id
    store.entries.remove([node])
    store.entries.remove([by_title(plan, "Bauen").id])
    store.entries.change_level(parent, Level.HANDLUNGSZIEL)
    store.bin.restore(node)
    assert store.entries.place(node).level is Level.MASSNAHME
    assert store.library.programme(plan.id)


def test_words_that_sqlite_cannot_hold_are_cleaned(store: Store, plan: Programme) -> None:
    node = by_title(plan, "a").id
    store.entries.edit(node, {"title": "a\0b\ud800c", "fields.status": "\ud800"})
    assert store.entries.node(node).title == "ab?c"
    assert store.entries.node(node).fields == {"status": "?"}


def test_copies_of_several_stand_behind_their_originals_as_one_step(store: Store, plan: Programme) -> None:
    chosen = [by_title(plan, each).id for each in ("b", "a", "Sanieren", "Verkehr")]
    change = store.entries.duplicate(chosen)
    assert titles(store, plan) == [
        "Wohnen", "Bezahlbar", "Bauen", "a", "a", "b", "b", "Sanieren", "Sanieren", "Verkehr", "Verkehr",
    ]  # fmt: skip
    nodes = [*walk(store.library.programme(plan.id).nodes)]
    old = {node.id for node in walk(plan.nodes)}
    assert [node.id in old for node in nodes] == [True, True, True, True, False, True, False, True, False, True, False]
    assert change.made == nodes[4].id and len(change.added) == 4
    assert change.label == Label("nodes_pasted", {"count": 4})
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == plan


def test_what_stands_below_a_chosen_one_is_copied_with_it_only(store: Store, plan: Programme) -> None:
    store.entries.duplicate([by_title(plan, "a").id, by_title(plan, "Bauen").id])
    assert titles(store, plan)[2:8] == ["Bauen", "a", "b", "Bauen", "a", "b"]


def test_joining_keeps_words_fields_and_comments_and_is_one_step(store: Store, plan: Programme) -> None:
    a, b = by_title(plan, "a").id, by_title(plan, "b").id
    store.entries.edit(a, {"text": "Erst.", "fields.verantwortlich": "Amt A"})
    store.entries.edit(b, {"text": "Dann.", "fields.verantwortlich": "Amt B", "fields.umsetzung": "offen"})
    store.comments.add(a, "zu a")
    asked = store.comments.add(b, "zu b").made
    store.comments.add(b, "Antwort", answer_to=asked)
    before = store.library.programme(plan.id)
    change = store.entries.join(b, a)
    whole = by_title(store.library.programme(plan.id), "a")
    assert whole.text == "Erst.\n\nb\n\nDann."
    assert whole.fields == {"verantwortlich": "Amt A; Amt B", "umsetzung": "offen"}
    assert [(each.text, each.answer_to) for each in whole.comments] == [
        ("zu a", None),
        ("zu b", None),
        ("Antwort", asked),
    ]
    assert change.removed == (b,) and change.edited == (a,)
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == before
    store.history.redo(plan.id)
    assert by_title(store.library.programme(plan.id), "a") == whole


def test_what_has_entries_below_it_is_not_joined(store: Store, plan: Programme) -> None:
    with pytest.raises(TreeError, match="join_with_children"):
        store.entries.join(by_title(plan, "Bauen").id, by_title(plan, "Bezahlbar").id)
    assert store.library.programme(plan.id) == plan
