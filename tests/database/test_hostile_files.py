"""`.programm` files of strangers: whatever stands in them, nothing here is harmed and nothing gets stuck."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from database import belongings
from database.exchange import read_archive
from database.store import Store
from programme import archive, json_text
from programme.archive import ArchivedChange, ArchivedValue, ArchivedVersion
from programme.errors import FormatError, UserError
from programme.model import Comment, Programme, walk
from tests.database.conftest import Clock
from tests.programme.builders import field, goal, programme

MANY_DIGITS = "1" * 5000
NO_END = "[" * 100_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Aktionsplan.programm"


@pytest.fixture
def plan(store: Store) -> Programme:
    wanted = programme(field("F", goal("A")))
    store.library.take_in(wanted)
    return store.library.programme(wanted.id)


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Store:
    (tmp_path / "zweiter").mkdir()
    return Store.open(tmp_path / "zweiter" / "bestand.db", "Bernd", clock=clock)


def changed(store: Store, plan: Programme, file: Path, **parts: Any) -> None:
    """Saves the programme with other parts than it has."""
    store.exchange.save(plan.id, file)
    file.write_bytes(archive.wrap(archive.pack(replace(read_archive(file), **parts))))


def used(store: Store, file: Path) -> None:
    """All that people may do with a programme of a file, up to deleting it for good."""
    made = store.exchange.take_in(file).made
    store.exchange.merge(file)
    copy = store.exchange.take_in(file).made
    nodes = [node.id for node in store.library.programme(made).nodes]
    for entry in store.history.of_programme(made):
        if entry.node:
            store.history.words_at(entry.node, entry.seq)
    store.exchange.save(made, file.with_name("weiter.programm"))
    store.entries.remove(nodes)
    store.bin.purge(nodes, versions=True, backups=True)
    store.exchange.merge(file)
    for each in (made, copy):
        store.library.remove(each)
    store.bin.purge([made, copy], versions=True, backups=True)
    assert store.check() == []
    assert store.library.overview() == []
    store.close()
    assert store.last_backup_failure is None


def archived(data: Any) -> bytes:
    return archive.wrap(zlib.compress(json.dumps(data).encode()))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"programmwerk 1\n",
        b"programmwerk 2\n{}\n",
        b"programmwerk " + b"9" * 5000 + b"\n{}\n",
        b"programmwerk 1\n[]\n",
        archive.wrap(b"kein zlib"),
        archive.wrap(zlib.compress(b"{}")[:-3]),
        archive.wrap(zlib.compress(b"[" * 100_000)),
        archive.wrap(b"x", {"kind": "scrypt-aes-256-gcm", "n": 2**40, "r": 8, "p": 1, "salt": "", "nonce": ""}),
        archived([]),
        archived({"programme": {"format": 1, "nodes": [{"level": "keine"}]}}),
        archived({"programme": {"format": 1}, "history": [{"id": "x", "values": [[1, 2, 3, 4, 5]]}]}),
        archived({"programme": {"format": 1}, "versions": [{"programme": []}]}),
    ],
)
def test_files_that_make_no_sense_get_a_sentence_and_change_nothing(store: Store, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    before = store.library.overview()
    with pytest.raises(UserError):
        store.exchange.take_in(file, "Kennwort")
    assert store.library.overview() == before


def test_a_bomb_is_not_unpacked(store: Store, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_CONTENT", 10**6)
    file.write_bytes(archive.wrap(zlib.compress(b" " * 10**8)))
    with pytest.raises(FormatError, match="archive_too_large"):
        store.exchange.take_in(file)


@pytest.mark.parametrize(
    "text",
    [b"[" + b"[]," * 2000 + b"[]]", b'["' + b"x" * 60_000 + b'"]', b'["' + b"x" * 30_000 + "😀".encode() + b'"]'],
)
def test_what_would_fill_the_memory_is_refused_unread(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    monkeypatch.setattr(archive, "MOST_MEMORY", 250_000)
    read = json_text.loads
    monkeypatch.setattr(json_text, "loads", lambda text, **by: read(text, **by) if len(text) < 4096 else pytest.fail())
    file.write_bytes(archive.wrap(zlib.compress(text)))
    with pytest.raises(FormatError, match="archive_too_rich"):
        store.exchange.take_in(file)


def test_no_file_is_saved_that_would_not_be_opened(
    store: Store, plan: Programme, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.exchange.save(plan.id, file)
    before = file.read_bytes()
    monkeypatch.setattr(archive, "MOST_MEMORY", 1000)
    with pytest.raises(FormatError, match="archive_too_rich"):
        store.exchange.save(plan.id, file)
    assert file.read_bytes() == before


def test_every_flipped_byte_is_noticed(store: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    content = file.read_bytes()
    for place in range(0, len(content), 37):
        file.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(UserError):
            store.exchange.look(file)


def test_hostile_history_is_left_out(store: Store, other: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    found = read_archive(file)
    node = plan.nodes[0].id
    evil = ArchivedChange(
        "neu",
        "title_edited",
        {},
        "Mallory",
        "kein Datum",
        (
            ArchivedValue("node", node, "title", '"x"', '"von Mallory"'),
            ArchivedValue("node", node, "hash", '"x"', '"y"'),
            ArchivedValue("node", node, "title", "kein JSON", "{"),
            ArchivedValue("node", node, "title", None, "[1]"),
            ArchivedValue("node", node, "", None, '{"id": 7}'),
            ArchivedValue("setting", "store", "value", None, '"x"'),
            ArchivedValue("programme", "fremd", "title", None, '"x"'),
        ),
    )
    file.write_bytes(archive.wrap(archive.pack(replace(found, history=(evil,)))))
    other.exchange.take_in(file)
    told = [entry for entry in other.history.of_programme(plan.id) if entry.author == "Mallory"]
    assert [(entry.item, entry.after) for entry in told] == [("title", "von Mallory")]
    assert other.library.programme(plan.id) == plan
    other.close()
    assert other.last_backup_failure is None


@pytest.mark.parametrize(
    ("entity", "item", "value"),
    [
        ("node", "title", MANY_DIGITS),
        ("node", "title", NO_END),
        ("node", "fields", '"kein JSON"'),
        ("node", "title.x", '"x"'),
        ("node", "", '{"fields": "kein JSON", "level": "keine"}'),
        ("programme", "", '{"findings": "[{\\"node\\": []}, 5]"}'),
        ("programme", "", json.dumps({"findings": NO_END})),
    ],
)
def test_history_of_strangers_stops_nothing(
    store: Store, other: Store, plan: Programme, file: Path, entity: str, item: str, value: str
) -> None:
    told = ArchivedValue(entity, plan.id if entity == "programme" else plan.nodes[0].id, item, None, value)
    changed(store, plan, file, history=(ArchivedChange("neu", "node_edited", {}, "", "", (told,)),))
    used(other, file)


@pytest.mark.parametrize(
    "value", [{"node": []}, {"node": {"node": 1}}, NO_END, {"value": NO_END, "id": 3}, float("nan")]
)
def test_settings_of_strangers_stop_nothing(
    store: Store, other: Store, plan: Programme, file: Path, value: Any
) -> None:
    changed(store, plan, file, settings={"waiver/x": value})
    used(other, file)


def test_settings_that_lie_too_deep_are_left_out(store: Store, other: Store, plan: Programme, file: Path) -> None:
    deep: dict[str, Any] = {}
    for depth in (10, 40, 900):
        value: list[Any] = []
        for _ in range(depth):
            value = [value]
        deep[f"profile/{depth}"] = value
    changed(store, plan, file, settings=deep)
    assert [*read_archive(file).settings] == ["profile/10", "profile/40"]
    used(other, file)


@pytest.mark.parametrize("lines", [{}, {"blocks": 5}, {"blocks": [1, [], [[], 1], ["fremd", 1]]}])
def test_printed_lines_of_strangers_stop_nothing(
    store: Store, other: Store, plan: Programme, file: Path, lines: Mapping[str, Any]
) -> None:
    changed(store, plan, file, versions=(ArchivedVersion("v", "Beratung", "", "", "gestern", plan, lines),))
    used(other, file)


def test_versions_without_ids_all_come(store: Store, other: Store, plan: Programme, file: Path) -> None:
    first = ArchivedVersion("", "erste", "", "", "2026-01-01T00:00:00.000Z", plan)
    changed(store, plan, file, versions=(first, replace(first, name="zweite")))
    made = other.exchange.take_in(file).made
    assert {each.name for each in other.versions.of_programme(made)} == {"erste", "zweite"}


STRANGE = pytest.mark.parametrize(
    "strange", ["a\0b", "a/b", "x" * 60_000, "Mein Programm 2024", "%_"], ids=["nul", "slash", "long", "blank", "like"]
)


@STRANGE
def test_ids_of_strangers(store: Store, other: Store, plan: Programme, file: Path, strange: str) -> None:
    node = replace(field("F"), id=strange, comments=(Comment(strange, "", "", text="bleibt"),))
    changed(store, plan, file, programme=replace(plan, id=strange, nodes=(node,)))
    made = other.exchange.take_in(file).made
    assert [each.text for node in walk(other.library.programme(made).nodes) for each in node.comments] == ["bleibt"]
    other.library.remove(made)
    other.bin.purge([made])
    other.close()
    assert other.last_backup_failure is None


@STRANGE
def test_a_programme_that_came_under_a_strange_id_can_be_merged(
    store: Store, plan: Programme, file: Path, strange: str
) -> None:
    store.exchange.save(store.library.take_in(replace(plan, id=strange, nodes=())).made, file)
    assert store.exchange.look(file).can_merge


def test_ids_that_the_store_could_not_tell_apart(store: Store, other: Store, plan: Programme, file: Path) -> None:
    twins = tuple(replace(field(each), id=each) for each in ("a", "a\0"))
    changed(store, plan, file, programme=replace(plan, nodes=twins))
    assert len(other.library.programme(other.exchange.take_in(file).made).nodes) == 2


def test_a_programme_whose_id_differs_in_its_letters_takes_nothing_along(store: Store, plan: Programme) -> None:
    for each in ("abc", "ABC"):
        store.library.take_in(replace(plan, id=each, nodes=()))
    with store._ledger.change(undoable=False) as work:
        belongings.take(work, "abc", {"profiles": [1]})
    store.library.remove("ABC")
    store.bin.purge(["ABC"])
    with store._ledger.read() as connection:
        assert belongings.read(connection, "abc") == {"profiles": [1]}


def test_history_that_calls_itself_a_restored_backup_does_not_end_the_journal(
    path: Path, clock: Clock, tmp_path: Path, file: Path
) -> None:
    with Store.open(path, clock=clock) as store:
        plan = programme(field("F"))
        store.library.take_in(plan)
        told = ArchivedValue("node", plan.nodes[0].id, "title", None, '"x"')
        changed(store, plan, file, history=(ArchivedChange("neu", "backup_restored", {}, "", "", (told,)),))
        store.backups.make()
        store.exchange.merge(file)
        store.entries.edit(plan.nodes[0].id, {"title": "danach"})
        store.close(backup=False)
    path.unlink()
    with Store.open(path, clock=clock) as store:
        assert store.library.programme(plan.id).nodes[0].title == "danach"
