"""Deleting for good: no word stays in store, history, journal or, on wish, backups."""

import base64
import gzip
import re
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from database.errors import NothingToUndo, StoreUnwritable
from database.folders import backup_folder, damaged_folder
from database.purge_note import write_note
from database.store import Store
from programme.errors import NotFound
from programme.findings import Finding
from programme.line_records import line_record, restored_lines
from programme.lines import LineSettings, number_lines
from programme.model import Programme, walk
from tests.database.conftest import Clock
from tests.programme.builders import aim, field, goal, measure, programme

SECRET = "Geheimratseckenverordnung"


def files_with(folder: Path, words: str) -> list[str]:
    """Files that hold the words in any form that a search of the disk would find, compressed or not."""
    found = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        blobs = [base64.b64decode(each) for each in re.findall(rb'"data":"([^"]*)"', content)]
        whole = b"\n".join([content, *inflated(b"".join([content, *blobs]))])
        if words.encode() in whole or words.casefold().encode() in whole:
            found.append(path.name)
    return found


def inflated(content: bytes) -> Iterator[bytes]:
    """Everything in it that looks compressed, as far as it goes."""
    for start in re.finditer(rb"x[\x01\x5e\x9c\xda]", content):
        try:
            yield zlib.decompressobj().decompress(content[start.start() :])
        except zlib.error:
            continue


@pytest.fixture
def plan(store: Store, clock: Clock) -> Programme:
    """A programme with a secret in the bin, in history, comments, a version, a backup and a file for exchange."""
    wanted = programme(field("F", goal("A", measure("bleibt"), measure(SECRET, text=SECRET))))
    store.library.take_in(wanted)
    node = wanted.nodes[0].children[0].children[1].id
    store.comments.remove(store.comments.add(node, f"zu {SECRET}").made)
    store.comments.add(node, f"noch einmal zu {SECRET}")
    store.entries.edit(node, {"fields.status": SECRET})
    state = store.library.programme(wanted.id)
    store.versions.save(wanted.id, "Beratung", lines=line_record(number_lines(state), LineSettings()))
    store.exchange.save(wanted.id, store.path.parent.parent / f"{store.path.parent.name}.programm")
    store.search.find(SECRET)
    store.backups.make()
    clock.forward(minutes=1)
    store.entries.remove([node])
    return state


def test_a_node_is_deleted_for_good(store: Store, plan: Programme) -> None:
    folder = store.path.parent
    node = plan.nodes[0].children[0].children[1].id
    assert files_with(folder, SECRET)
    store.bin.purge([node], versions=True, backups=True)
    assert store.bin.contents() == []
    assert files_with(folder, SECRET) == []
    assert [each.title for each in walk(store.library.programme(plan.id).nodes)] == ["F", "A", "bleibt"]
    assert store.search.find(SECRET) == []
    assert store.history.of_node(node) == []
    with pytest.raises(NothingToUndo):
        store.history.undo(plan.id)
    assert store.check() == []
    backup = store.backups.overview()[-1]
    assert [each.title for each in walk(store.backups.programme(backup, plan.id).nodes)] == ["F", "A", "bleibt"]
    version = store.versions.of_programme(plan.id)[0].id
    record = store.versions.lines(version)
    assert record is not None
    assert len(restored_lines(store.versions.programme(version), record)) == len(number_lines(plan)) - 3


def test_a_disk_without_room_to_compact_leaves_no_journal_with_it(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise StoreUnwritable("store_disk_full", path="")

    monkeypatch.setattr(store._ledger.backend, "compact", full)
    with pytest.raises(StoreUnwritable, match="store_disk_full"):
        store.bin.purge([plan.nodes[0].children[0].children[1].id], versions=True, backups=True)
    assert set(files_with(store.path.parent, SECRET)) <= {store.path.name, f"{store.path.name}-wal"}


class _Killed(Exception):
    pass


@pytest.mark.parametrize("place", ["compact", "make", "_drop_journals", "_clear"])
def test_what_a_killed_process_left_undone_is_deleted_at_the_next_opening(
    path: Path, clock: Clock, store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def killed(*_arguments: object) -> None:
        raise _Killed

    store.backups.make()
    store.entries.edit(plan.nodes[0].id, {"title": "danach"})
    with monkeypatch.context() as patched:
        patched.setattr(store._ledger.backend if place == "compact" else store.backups, place, killed)
        if place == "compact":
            patched.setattr(store.backups, "forget", killed)
        with pytest.raises(_Killed):
            store.bin.purge([plan.nodes[0].children[0].children[1].id], versions=True, backups=True)
    assert files_with(path.parent, SECRET) != []
    store.entries.edit(plan.nodes[0].id, {"title": "und weiter"})
    store.close(backup=False)
    for _ in range(2):
        with Store.open(path, clock=clock) as again:
            assert again.rescued is None
            assert again.last_backup_failure is None
            assert files_with(path.parent, SECRET) == []
            assert again.entries.node(plan.nodes[0].id).title == "und weiter"
    assert not list(backup_folder(path).glob("endgueltig-loeschen.json"))


def test_a_process_killed_before_it_deleted_anything_deletes_nothing_later(
    path: Path, clock: Clock, store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*arguments: object) -> None:
        write_note(*arguments)  # type: ignore[arg-type]
        raise _Killed

    node = plan.nodes[0].children[0].children[1].id
    monkeypatch.setattr("database.bin.write_note", killed)
    with pytest.raises(_Killed):
        store.bin.purge([node], versions=True, backups=True)
    store.close(backup=False)
    with Store.open(path, clock=clock) as again:
        assert [entry.id for entry in again.bin.contents()] == [node]
        again.bin.restore(node)
    assert not list(backup_folder(path).glob("endgueltig-loeschen.json"))


def test_what_moved_away_from_below_deleted_nodes_stays_in_the_backups(store: Store, clock: Clock) -> None:
    moved, top = measure("umgezogen"), field("bleibt")
    below = aim("geht auch", moved)
    doomed = goal("geht", below)
    wanted = programme(replace(top, children=(doomed,)))
    store.library.take_in(wanted)
    store.backups.make()
    clock.forward(minutes=1)
    store.entries.move([moved.id], top.id)
    store.entries.remove([doomed.id])
    store.bin.purge([doomed.id], backups=True)
    backup = store.backups.overview()[-1]
    then = store.backups.programme(backup, wanted.id)
    assert [(node.id, [each.id for each in node.children]) for node in then.nodes] == [(top.id, [moved.id])]


def test_versions_and_backups_keep_it_where_nobody_wished_otherwise(store: Store, plan: Programme) -> None:
    node = plan.nodes[0].children[0].children[1].id
    store.bin.purge([node])
    backups = [each.path.name for each in store.backups.overview()]
    assert files_with(store.path.parent, SECRET) == [store.path.name, *sorted(backups)]  # the version is in all of them
    version = store.versions.of_programme(plan.id)[0].id
    assert SECRET in [each.title for each in walk(store.versions.programme(version).nodes)]


def test_a_file_that_still_has_it_does_not_bring_it_back(store: Store, plan: Programme) -> None:
    file = store.path.parent.parent / f"{store.path.parent.name}.programm"
    store.bin.purge([plan.nodes[0].children[0].children[1].id])
    store.exchange.merge(file)
    assert SECRET not in [each.title for each in walk(store.library.programme(plan.id).nodes)]


def test_what_others_did_below_a_node_that_was_deleted_for_good_stays(tmp_path: Path, store: Store) -> None:
    moved, goal_, left = measure("umgezogen"), goal("Ziel"), goal("bleibt")
    wanted = programme(field("F", replace(goal_, children=(moved, measure(SECRET))), left))
    store.library.take_in(wanted)
    store.versions.save(wanted.id, "Entwurf 1")
    store.exchange.save(wanted.id, tmp_path / "hin.programm")
    with Store.open(tmp_path / "andere.db", "Bernd") as other:
        other.exchange.take_in(tmp_path / "hin.programm")
        other.entries.edit(moved.id, {"text": "von Bernd"})
        other.entries.add(wanted.id, goal_.id, title="neu von Bernd")
        other.exchange.save(wanted.id, tmp_path / "her.programm")
    store.entries.move([moved.id], left.id, 0)
    store.entries.remove([goal_.id])
    store.bin.purge([goal_.id], versions=True)
    version = store.versions.programme(store.versions.of_programme(wanted.id)[0].id)
    assert [each.title for each in walk(version.nodes)] == ["F", "umgezogen", "bleibt"]
    store.exchange.merge(tmp_path / "her.programm")
    merged = [(each.title, each.text) for each in walk(store.library.programme(wanted.id).nodes)]
    assert merged == [("F", ""), ("neu von Bernd", ""), ("bleibt", ""), ("umgezogen", "von Bernd")]


def test_a_programme_is_deleted_for_good(store: Store, plan: Programme) -> None:
    other = store.library.take_in(programme(field("anderes"))).made
    store.entries.add(other, None, title="bleibt rückgängig")
    store.library.edit(plan.id, {"title": SECRET})
    store.library.remove(plan.id)
    store.bin.purge([plan.id], versions=True, backups=True)
    assert files_with(store.path.parent, SECRET) == []
    assert [info.id for info in store.library.overview()] == [other]
    store.history.undo(other)
    assert store.check() == []
    for backup in store.backups.overview():
        assert plan.id not in [info.id for info in store.backups.programmes(backup)]


def test_what_was_kept_with_a_programme_goes_with_it(store: Store, plan: Programme, clock: Clock) -> None:
    other = store.library.take_in(programme(field("anderes"))).made
    for each in (plan.id, other):
        store.waivers.add(each, "weg", "entry_empty", f"{SECRET if each == plan.id else 'Grund'}")
        store.waivers.remove(each, "weg")
        store.waivers.add(each, "abc", "entry_empty", f"{SECRET if each == plan.id else 'Grund'}")
        store.settings.set(f"export/{each}", {"named": [{"name": SECRET if each == plan.id else "Grund"}]})
    store.backups.make()
    clock.forward(minutes=1)
    store.library.remove(plan.id)
    assert files_with(store.path.parent, SECRET)
    store.bin.purge([plan.id], versions=True, backups=True)
    assert files_with(store.path.parent, SECRET) == []
    assert files_with(store.path.parent, plan.id) == []
    assert store.settings.value(f"export/{plan.id}") is None
    assert store.waivers.of_programme(plan.id) == {}
    assert store.settings.value(f"export/{other}") == {"named": [{"name": "Grund"}]}
    assert list(store.waivers.of_programme(other)) == ["abc"]
    assert store.check() == []


def test_waivers_and_findings_about_a_node_go_with_it(store: Store, clock: Clock) -> None:
    start = programme(field("F", goal("A", measure("bleibt"), measure("geht"))))
    keeps, goes = start.nodes[0].children[0].children
    findings = (
        Finding("level_guessed", values={"title": SECRET}, node=goes.id),
        Finding("level_guessed", values={"title": "bleibt"}, node=keeps.id),
    )
    made = store.library.take_in(replace(start, findings=findings)).made
    store.versions.save(made, "Entwurf")
    store.waivers.add(made, "weg", "entry_empty", SECRET, goes.id)
    store.waivers.add(made, "da", "entry_empty", "Grund", keeps.id)
    store.backups.make()
    clock.forward(minutes=1)
    store.entries.remove([goes.id])
    assert files_with(store.path.parent, SECRET)
    store.bin.purge([goes.id], versions=True, backups=True)
    assert files_with(store.path.parent, SECRET) == []
    assert list(store.waivers.of_programme(made)) == ["da"]
    assert [each.node for each in store.library.programme(made).findings] == [keeps.id]
    assert store.check() == []


def test_merging_an_old_file_brings_no_trace_of_what_was_deleted(store: Store, plan: Programme) -> None:
    file = store.path.parent.parent / f"{store.path.parent.name}.programm"
    store.bin.purge([plan.nodes[0].children[0].children[1].id], versions=True, backups=True)
    store.exchange.merge(file)
    store.search.find("bleibt")
    assert files_with(store.path.parent, SECRET) == []


def test_files_that_nobody_can_read_any_more_go_too(store: Store, plan: Programme) -> None:
    folder = backup_folder(store.path)
    (folder / "journal-0000000000-7.jsonl").write_bytes(b"zerstoert " + SECRET.encode())
    (folder / "sicherung-20200101T000000Z-1.db.gz.unfertig").write_bytes(SECRET.encode())
    (folder / "sicherung-20200101T000000Z-1.db.gz").write_bytes(gzip.compress(SECRET.encode()))
    aside = damaged_folder(store.path) / "2026"
    aside.mkdir(parents=True)
    (aside / "bestand.db").write_bytes(SECRET.encode())
    store.bin.purge([plan.nodes[0].children[0].children[1].id], versions=True, backups=True)
    assert files_with(store.path.parent, SECRET) == []
    store.entries.edit(plan.nodes[0].id, {"title": "weiter"})
    assert "weiter" in "".join(each.read_text("utf-8") for each in folder.glob("journal-*.jsonl"))


def test_only_what_lies_in_the_bin_can_go(store: Store, plan: Programme) -> None:
    before = store.library.programme(plan.id)
    for living in (plan.id, plan.nodes[0].id, "unbekannt"):
        with pytest.raises(NotFound):
            store.bin.purge([living])
    assert store.library.programme(plan.id) == before


def test_a_store_whose_words_were_deleted_is_recovered_without_them(path: Path, clock: Clock) -> None:
    with Store.open(path, clock=clock) as store:
        wanted = programme(field(SECRET), field("bleibt"))
        store.library.take_in(wanted)
        store.entries.remove([wanted.nodes[0].id])
        store.bin.purge([wanted.nodes[0].id])
        store.entries.edit(wanted.nodes[1].id, {"title": "blieb"})
        after = store.library.programme(wanted.id)
        store.close(backup=False)
    path.unlink()
    with Store.open(path, clock=clock) as store:
        assert store.library.programme(wanted.id) == after
        assert files_with(backup_folder(path), SECRET) == []


def test_more_entries_below_one_than_a_statement_takes_are_counted(store: Store) -> None:
    plan = programme(field("F", *(measure(f"Nummer {number}") for number in range(200))))
    store.library.take_in(plan)
    store.entries.remove([plan.nodes[0].id])
    driver: Any = store._ledger.connection.connection.driver_connection
    usual = driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 100)
    counted = [entry.nodes for entry in store.bin.contents()]
    driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, usual)  # the end of the store takes more
    assert counted == [201]
