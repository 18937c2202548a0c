"""Named versions: kept, compared, restored; printed lines are never computed again."""

import json
import zlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings

from database.records import Label
from database.rewrite import rewrite
from database.store import Store
from database.versions import _LEVEL, _row, packed, read_blob
from programme import json_format
from programme.errors import NotFound
from programme.line_records import line_record, restored_lines
from programme.lines import LineSettings, number_lines
from programme.model import Attachment, Programme, walk
from programme.schemes import WAHLPROGRAMM
from tests.database.conftest import Clock
from tests.programme.builders import aim, field, goal, measure, programme, programmes


def plan(store: Store) -> Programme:
    wanted = programme(
        field("F", goal("A", aim("1", measure("a"), measure("b")), aim("2"))), meta={"Status": "Entwurf"}
    )
    store.library.take_in(wanted)
    return wanted


def test_lines_that_a_version_has_are_never_replaced(store: Store) -> None:
    plan = programme(field("F"))
    store.library.take_in(plan)
    version = store.versions.save(plan.id, "Entwurf").made
    undo = store.history.state(plan.id)
    assert store.versions.lines(version) is None
    assert store.versions.keep_lines(version, {"rule": 1}).versions
    assert not store.versions.keep_lines(version, {"rule": 2})
    assert store.versions.lines(version) == {"rule": 1}
    assert store.versions.of_programme(plan.id)[0].printed
    assert store.history.state(plan.id) == undo
    with pytest.raises(NotFound):
        store.versions.keep_lines("keine", {"rule": 1})


def test_coming_back_touches_only_what_differs(store: Store) -> None:
    before = plan(store)
    version = store.versions.save(before.id, "Entwurf").made
    top = before.nodes[0].children[0]
    first, second = top.children[0].children
    store.entries.edit(first.id, {"title": "anders"})
    store.entries.move([second.id], top.children[1].id)
    store.versions.restore(version)
    assert store.library.programme(before.id) == before
    told = store.history.of_programme(before.id)
    changed = {(entry.node, entry.item) for entry in told if entry.group == told[0].group}
    assert changed == {(first.id, "title"), (second.id, "parent_id"), (second.id, "sort_key")}


def test_versions_are_listed_and_come_back(store: Store, clock: Clock) -> None:
    before = plan(store)
    first = store.versions.save(before.id, "Entwurf 1", "für den Vorstand").made
    clock.forward(days=1)
    goal_node = before.nodes[0].children[0]
    store.entries.remove([goal_node.children[1].id])
    store.entries.edit(goal_node.children[0].children[0].id, {"title": "anders", "fields.status": "läuft"})
    store.entries.move([goal_node.children[0].children[1].id], goal_node.id)
    store.library.edit(before.id, {"title": "Neu", "meta.Status": "", "meta.Zeitraum": "2027"})
    store.library.set_scheme(before.id, WAHLPROGRAMM)
    after = store.library.programme(before.id)
    second = store.versions.save(before.id, "Entwurf 2").made
    assert [info.name for info in store.versions.of_programme(before.id)] == ["Entwurf 2", "Entwurf 1"]
    assert (store.versions.programme(first), store.versions.programme(second)) == (before, after)
    change = store.versions.restore(first)
    assert change.label == Label("version_restored", {"name": "Entwurf 1"})
    assert store.library.programme(before.id) == before
    store.history.undo(before.id)
    assert store.library.programme(before.id) == after


def test_a_move_is_a_move(store: Store) -> None:
    before = plan(store)
    version = store.versions.save(before.id, "Entwurf").made
    node = before.nodes[0].children[0].children[0].children[0]
    store.entries.move([node.id], before.nodes[0].id)
    found = store.versions.compare(version)
    assert [move.node for move in found.moved] == [node.id]
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_restoring_keeps_comments_that_were_written_since(store: Store) -> None:
    before = plan(store)
    version = store.versions.save(before.id, "Entwurf").made
    store.comments.add(before.nodes[0].id, "bitte prüfen")
    store.versions.restore(version)
    assert store.library.programme(before.id).nodes[0].comments[0].text == "bitte prüfen"


def test_a_node_that_stands_elsewhere_by_now_comes_back_under_a_new_id(store: Store) -> None:
    before = plan(store)
    version = store.versions.save(before.id, "Entwurf").made
    other = store.library.create("Zweites", before.scheme).made
    moved = before.nodes[0].children[0].children[0]
    store.entries.move([moved.id], None, programme=other)
    store.versions.restore(version)
    restored = store.library.programme(before.id)
    assert [node.title for node in walk(restored.nodes)] == [node.title for node in walk(before.nodes)]
    assert store.library.programme(other).nodes[0].id == moved.id


def test_children_that_a_version_lacks_do_not_come_back_with_their_parent(store: Store) -> None:
    before = plan(store)
    top = before.nodes[0].children[0].id
    late = store.entries.add(before.id, top, title="später").made
    store.entries.remove([late])
    version = store.versions.save(before.id, "ohne").made
    store.bin.restore(late)
    store.entries.remove([top])
    store.versions.restore(version)
    assert store.library.programme(before.id) == before


def test_printed_lines_stay_what_they_were(store: Store) -> None:
    before = plan(store)
    blocks, settings_ = number_lines(before), LineSettings()
    version = store.versions.save(before.id, "Beratung", lines=line_record(blocks, settings_)).made
    record = store.versions.lines(version)
    assert store.versions.of_programme(before.id)[0].printed
    assert record is not None
    assert restored_lines(store.versions.programme(version), record) == blocks


def test_versions_are_renamed_and_removed(store: Store) -> None:
    before = plan(store)
    version = store.versions.save(before.id, "Entwurf").made
    store.versions.edit(version, name="Beschluss", note="14.03.")
    assert store.versions.of_programme(before.id)[0].note == "14.03."
    store.versions.remove(version)
    with pytest.raises(NotFound):
        store.versions.programme(version)
    assert store.history.state(before.id).undo is None


@settings(max_examples=25)
@given(programmes(), programmes())
def test_any_state_can_follow_any_other(before: Programme, after: Programme) -> None:
    after = replace(after, id=before.id, findings=before.findings, attachments=unique(after.attachments))
    before = replace(before, attachments=unique(before.attachments))
    comments = [comment.id for state in (before, after) for node in walk(state.nodes) for comment in node.comments]
    assume(len(set(comments)) == len(comments))
    mixed = replace(after, nodes=(*after.nodes, *before.nodes[:1]))
    with TemporaryDirectory() as folder, Store.open(Path(folder, "bestand.db")) as store:
        store.library.take_in(before)
        for wanted in (after, mixed, before):
            with store._ledger.change(Label("test")) as work:
                rewrite(work, wanted, comments=True)
            assert store.library.programme(before.id) == wanted
        while store.history.state(before.id).undo:
            store.history.undo(before.id)
        assert store.library.programme(before.id) == before
        store.close(backup=False)


def unique(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    return tuple(dict.fromkeys(attachments))


def test_a_state_is_packed_as_the_same_bytes_as_ever() -> None:
    """They name it in `.programm` files."""
    plan = programme(field("Größe „1“", measure("a", text="ä\n😀")), field("B"))
    for state in (plan, replace(plan, nodes=())):
        whole = json.dumps(json_format.to_json(state), ensure_ascii=False, separators=(",", ":"))
        assert packed(state) == zlib.compress(whole.encode(), 4)


def test_a_version_is_packed_alike_whatever_pieces_it_is_written_in(store: Store) -> None:
    chapters = [field(f"Feld {each}", measure(f"M {each}", text="Wörter – „so“ " * 300)) for each in range(40)]
    taken = store.library.take_in(programme(*chapters)).made
    version = store.versions.save(taken, "Entwurf").made
    whole = json.dumps(json_format.to_json(store.library.programme(taken)), ensure_ascii=False, separators=(",", ":"))
    with store._ledger.read() as connection:
        content = read_blob(connection, _row(connection, version)["content"])
    assert content == zlib.compress(whole.encode(), _LEVEL) == packed(store.library.programme(taken))
