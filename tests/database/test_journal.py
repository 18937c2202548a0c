"""The journal's file: room ahead of its end, what a crash leaves of it, and bytes that it names."""

import base64
import codecs
import shutil
import time
from pathlib import Path

import pytest

from database import journal
from database.entities import dumps
from database.folders import backup_folder
from database.journal_files import journal_files, last_tick, transactions
from database.recovery import recover
from database.store import Store
from programme.model import Attachment, Programme
from tests.database.conftest import Clock
from tests.programme.builders import field, programme

MEGABYTE = 1024 * 1024


def journal_of(store: Store) -> Path:
    return journal_files(backup_folder(store.path), None)[-1].path


def test_typing_makes_the_file_no_longer_each_time(store: Store) -> None:
    plan = filled(store)
    sizes = set()
    for number in range(50):
        store.entries.edit(plan.nodes[0].id, {"text": f"Wort {number}"}, sitting="s")
        sizes.add(journal_of(store).stat().st_size)
    assert len(sizes) == 1
    assert last_tick(journal_of(store)) == len(list(transactions(journal_of(store))))


def test_a_change_says_that_no_journal_could_be_written(store: Store) -> None:
    plan = filled(store)
    store._opened.journal.close()  # type: ignore[union-attr]
    assert not store.entries.edit(plan.nodes[0].id, {"title": "neu"}).journalled


def test_undo_and_redo_are_recovered_as_they_stood(store: Store, tmp_path: Path) -> None:
    plan = filled(store)
    for steps in ("edit edit", "undo", "undo", "redo"):
        for step in steps.split():
            if step == "edit":
                store.entries.edit(
                    plan.nodes[0].id,
                    {"title": f"{len(steps)}", "text": store.entries.node(plan.nodes[0].id).text + "w"},
                )
            else:
                getattr(store.history, step)(plan.id)
        found = recover(backup_folder(store.path), tmp_path / f"{steps}.db", "2026-03-14T12:00:00.000Z")
        assert found is not None and found.whole
        with Store.open(found.path) as copy:
            assert copy.history.state(plan.id) == store.history.state(plan.id)


def test_a_closed_journal_has_no_room_behind_its_end(store: Store) -> None:
    filled(store)
    path = journal_of(store)
    assert path.read_bytes().endswith(b"\0")
    store.close(backup=False)
    assert path.read_bytes().endswith(b"}\n")


def test_what_is_longer_than_the_room_is_written_whole(store: Store) -> None:
    plan = filled(store)
    for length in (10, 200_000, 10):
        store.entries.edit(plan.nodes[0].id, {"text": "W" * length})
    values = [row["after"] for each in transactions(journal_of(store)) for row in each.rows]
    assert [len(value) - 2 for value in values[-3:]] == [10, 200_000, 10]


def test_after_a_crash_the_journal_goes_on_where_its_words_end(store: Store, tmp_path: Path) -> None:
    plan = filled(store)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for path in (store.path, backup_folder(store.path)):
        copy = shutil.copytree if path.is_dir() else shutil.copy
        copy(path, crashed / path.name)
    shutil.copy(f"{store.path}-wal", crashed)
    with Store.open(crashed / store.path.name) as other:
        assert other.rescued is None
        before = last_tick(journal_of(other))
        other.entries.edit(plan.nodes[0].id, {"text": "weiter"})
        content = journal_of(other).read_bytes()
        assert b"\0" not in content.rstrip(b"\0")
        assert last_tick(journal_of(other)) == before + 1


@pytest.mark.parametrize("start", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_journal_that_an_editor_saved_is_still_read_and_gone_on_with(
    path: Path, clock: Clock, start: bytes, ending: bytes
) -> None:
    with Store.open(path, clock=clock) as store:
        plan = filled(store)
        store.close(backup=False)
    file = journal_files(backup_folder(path), None)[-1].path
    file.write_bytes(start + file.read_bytes().replace(b"\n", ending))
    with Store.open(path, clock=clock) as store:
        assert store.rescued is None
        store.entries.edit(plan.nodes[0].id, {"title": "danach"})
        store.close(backup=False)
    assert [each.path for each in journal_files(backup_folder(path), None)] == [file]
    path.unlink()
    with Store.open(path, clock=clock) as store:
        assert store.rescued is not None
        assert store.entries.node(plan.nodes[0].id).title == "danach"


@pytest.mark.parametrize("gap", ["a foreign line", "half a line", "a line that is missing", "a line told twice"])
def test_what_follows_a_line_that_does_not_belong_is_not_trusted(path: Path, clock: Clock, gap: str) -> None:
    with Store.open(path, clock=clock) as store:
        plan = filled(store)
        for number in range(5):
            store.entries.edit(plan.nodes[0].id, {"title": f"Titel {number}"})
        store.close(backup=False)
    file = journal_files(backup_folder(path), None)[-1].path
    lines = file.read_bytes().splitlines(keepends=True)
    place = len(lines) - 6
    foreign = {
        "a foreign line": [b"Guten Tag\n", lines[place]],
        "half a line": [lines[place][:40] + b"\n"],
        "a line that is missing": [],
        "a line told twice": [lines[place]] * 2,
    }
    file.write_bytes(b"".join([*lines[:place], *foreign[gap], *lines[place + 1 :]]))
    before = len(list(transactions(file)))
    with Store.open(path, clock=clock) as store:
        assert store.rescued is None
        assert len(list(transactions(file))) > before
        store.close(backup=False)
    path.unlink()
    with Store.open(path, clock=clock) as store:
        assert store.rescued is not None
        assert store.entries.node(plan.nodes[0].id).title == "Titel 4"


def test_bytes_that_a_row_names_are_told_with_it_and_not_again(store: Store, tmp_path: Path) -> None:
    plan = filled(store)
    picture = Attachment("Karte.png", "image/png", b"Bild" * 1000)
    first = store.library.add_attachment(plan.id, picture).made
    store.library.remove_attachment(first)
    store.history.undo(plan.id)
    version = store.versions.save(plan.id, "Entwurf", lines={"Zeilen": [1, 2]}).made
    store.versions.edit(version, name="Beschluss", note="")
    assert journal_of(store).read_bytes().count(b'"blob"') == 1 + 1 + 2  # the picture came twice
    found = recover(backup_folder(store.path), tmp_path / "neu.db", "2026-03-14T12:00:00.000Z")
    assert found is not None
    assert found.whole
    with Store.open(found.path) as copy:
        assert [each for _, each in copy.library.attachments(plan.id)] == [picture]
        assert copy.versions.programme(version) == store.versions.programme(version)
        assert copy.versions.lines(version) == {"Zeilen": [1, 2]}


def test_typing_takes_no_longer_beside_large_pictures(store: Store) -> None:
    plan = filled(store)

    def quickest() -> float:
        taken = []
        for number in range(30):
            start = time.process_time()
            store.entries.edit(plan.nodes[0].id, {"text": str(number)}, sitting="s")
            taken.append(time.process_time() - start)
        return min(taken)

    before = quickest()
    store.library.add_attachment(plan.id, Attachment("Karte.png", "image/png", bytes(40 * MEGABYTE)))
    assert quickest() < 10 * before  # 30 times while every change looked through all bytes


def filled(store: Store) -> Programme:
    plan = programme(field("F", text="Anfang"))
    store.library.take_in(plan)
    return plan


def test_a_lost_journal_goes_on_from_the_newest_backup_where_that_is_the_present_state(
    path: Path, clock: Clock
) -> None:
    with Store.open(path, clock=clock) as store:
        plan = programme(field("F"))
        store.library.take_in(plan)
    for each in backup_folder(path).glob("journal-*"):
        each.unlink()
    with Store.open(path, clock=clock) as store:
        assert len(store.backups.overview()) == 1
        store.entries.edit(plan.nodes[0].id, {"title": "neu"})
        assert not store.backups.is_due()
        store.close(backup=False)
    path.unlink()
    with Store.open(path, clock=clock) as store:
        assert [each.title for each in store.library.programme(plan.id).nodes] == ["neu"]


@pytest.mark.parametrize("length", [0, 1, 299, 300, 301, 1000])
def test_bytes_stand_in_the_journal_alike_in_pieces(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytes(each % 251 for each in range(length))
    monkeypatch.setattr(journal, "_AT_ONCE", 300)
    whole = {"blob": "ab", "data": base64.b64encode(content).decode()}
    assert journal._blob_line("ab", content) == dumps(whole).encode()
