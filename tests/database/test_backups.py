"""Backups: verified, thinned, looked into; with the journal they are the present state."""

import shutil
import sys
from pathlib import Path

import pytest

from database import backups
from database.backup_files import backups_in, unpack
from database.errors import StoreDamaged, StoreUnwritable
from database.folders import backup_folder
from database.journal_files import journal_files, last_tick, transactions
from database.moments import moment_of
from database.recovery import recover
from database.store import Store
from programme.model import Programme
from tests.database.conftest import Clock
from tests.programme.builders import field, measure, programme


def test_a_backup_holds_everything_and_is_not_made_twice(store: Store, plan: Programme) -> None:
    backup = store.backups.make()
    assert backup is not None
    assert store.backups.make() is None
    assert store.backups.overview() == [backup]
    assert [info.id for info in store.backups.programmes(backup)] == [plan.id]
    assert store.backups.programme(backup, plan.id) == plan


def test_a_store_that_is_only_read_is_not_backed_up(path: Path) -> None:
    with Store.open(path) as store:
        store.library.take_in(programme(field("F")))
        store.close(backup=False)
    shutil.rmtree(backup_folder(path))
    with Store.open(path, read_only=True) as store:
        assert not store.backups.is_due()
        assert store.backups.make() is None
    assert not backup_folder(path).exists()


def test_closing_backs_up_what_changed(path: Path, clock: Clock) -> None:
    with Store.open(path, clock=clock) as store:
        store.library.take_in(programme(field("F")))
    assert len(backups_in(backup_folder(path))) == 1
    with Store.open(path, clock=clock):
        pass
    assert len(backups_in(backup_folder(path))) == 1


def test_one_is_due_after_half_an_hour_with_changes(store: Store, plan: Programme, clock: Clock) -> None:
    assert not store.backups.is_due()
    clock.forward(minutes=31)
    assert store.backups.is_due()
    store.backups.make()
    clock.forward(minutes=31)
    assert not store.backups.is_due()
    store.entries.edit(plan.nodes[0].id, {"title": "neu"})
    assert store.backups.is_due()


def test_a_clock_that_is_put_back_costs_nothing(path: Path, clock: Clock) -> None:
    wanted = programme(field("F"))
    with Store.open(path, clock=clock) as store:
        store.library.take_in(wanted)
    clock.forward(hours=1)
    with Store.open(path, clock=clock) as store:
        store.entries.edit(wanted.nodes[0].id, {"title": "vorher"})
    clock.forward(days=-1)
    for number in range(3):
        with Store.open(path, clock=clock) as store:
            store.entries.edit(wanted.nodes[0].id, {"title": f"nachher {number}"})
            assert store.backups.make() is not None
            assert store.backups.make() is None
            newest = store.backups.overview()[0]
            assert store.backups.programme(newest, wanted.id).nodes[0].title == f"nachher {number}"
            store.entries.edit(wanted.nodes[0].id, {"title": f"danach {number}"})
            assert not store.backups.is_due()
            clock.forward(minutes=-5)
            assert store.backups.is_due()
    path.unlink()
    with Store.open(path, clock=clock) as store:
        assert store.rescued is not None
        assert store.rescued.complete
        assert store.entries.node(wanted.nodes[0].id).title == "danach 2"


def test_what_only_looks_like_a_backup_is_passed_over(store: Store, plan: Programme) -> None:
    made = store.backups.make()
    assert made is not None
    folder = made.path.parent
    for name in ("sicherung-99999999T999999Z-7.db.gz", "sicherung-20260314T120000Z-" + "9" * 40 + ".db.gz"):
        (folder / name).write_bytes(b"x")
    (folder / "sicherung-20270314T120000Z-998.db.gz").mkdir()
    (folder / "sicherung-20270314T120000Z-999.db.gz").touch()
    (folder / "sicherung-20270314T120000Z-997.db.gz").symlink_to(folder / "nirgends")
    assert store.backups.overview() == [made]
    assert store.backups.make() is None


def test_what_a_killed_process_left_and_nobody_can_delete_stops_no_backup(store: Store, plan: Programme) -> None:
    (backup_folder(store.path) / "x.unfertig").mkdir()
    assert store.backups.make() is not None


def test_the_store_stays_usable_while_a_backup_is_made(store: Store, plan: Programme) -> None:
    edits = []

    def work(left: int, total: int) -> None:
        if len(edits) < 3:
            edits.append(store.entries.edit(plan.nodes[0].id, {"title": f"neu {len(edits)}"}))

    backup = store.backups.make(work)
    assert backup is not None
    assert store.entries.node(plan.nodes[0].id).title == "neu 2"
    seen = store.backups.programme(backup, plan.id).nodes[0].title
    assert seen in ("F", "neu 0", "neu 1", "neu 2")
    store.close(backup=False)


def test_a_damaged_backup_is_noticed(store: Store, plan: Programme) -> None:
    backup = store.backups.make()
    assert backup is not None
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 1
    backup.path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        store.backups.programmes(backup)
    with pytest.raises(StoreDamaged):
        store.backups.restore(backup)
    assert store.library.programme(plan.id) == plan


def test_a_backup_with_a_wrong_byte_anywhere_is_read_as_it_was_or_refused(store: Store, plan: Programme) -> None:
    backup = store.backups.make()
    assert backup is not None
    target, refused = store.path.with_name("ausgepackt.db"), 0
    unpack(backup.path, target)
    sound, content = target.read_bytes(), backup.path.read_bytes()
    for place in range(0, len(content), 23):
        backup.path.write_bytes(content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :])
        try:
            unpack(backup.path, target)
            assert target.read_bytes() == sound
        except StoreDamaged:
            refused += 1
    assert refused > len(content) // 23 - 10


@pytest.mark.parametrize("place", ["lokal", "Dropbox"])
def test_a_backup_is_unpacked_where_nothing_carries_it_elsewhere(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / place
    folder.mkdir()
    with Store.open(folder / "bestand.db") as store:
        store.library.take_in(programme(field("F")))
        made = store.backups.make()
        assert made is not None
    rooms: list[Path | None] = []
    scratch = backups.Scratch

    def noted(room: Path | None) -> object:
        rooms.append(room)
        return scratch(room)

    monkeypatch.setattr(backups, "Scratch", noted)
    for read_only in (False, True):
        with Store.open(folder / "bestand.db", read_only=read_only) as store:
            assert len(store.backups.programmes(made)) == 1
    assert rooms == [backup_folder(folder / "bestand.db") if place == "lokal" else None, None]


def test_comparing_names_what_changed_came_and_went(store: Store, plan: Programme) -> None:
    gone = store.library.take_in(programme(field("weg"))).made
    backup = store.backups.make()
    assert backup is not None
    store.entries.edit(plan.nodes[0].id, {"title": "neu"})
    store.library.remove(gone)
    new = store.library.take_in(programme(field("dazu"))).made
    lines = {(line.then or line.now).id: line for line in store.backups.compare(backup)}  # type: ignore[union-attr]
    assert lines[gone].now is None
    assert lines[new].then is None
    difference = lines[plan.id].difference
    assert difference is not None
    assert [(change.before, change.after) for change in difference.changed] == [("F", "neu")]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of the size of files")
def test_on_a_full_disk_the_sentence_is_about_the_backup_and_no_change(store: Store, plan: Programme) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, before[1]))
    try:
        with pytest.raises(StoreUnwritable, match="backup_not_written") as error:
            store.backups.make()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert error.value.values["path"] == str(backup_folder(store.path))
    assert store.backups.overview() == []
    assert store.backups.make() is not None


# the journal


def test_every_change_is_in_the_journal_when_the_call_returns(store: Store, plan: Programme) -> None:
    assert store.entries.edit(plan.nodes[0].id, {"title": "neu"}).journalled
    newest = journal_files(backup_folder(store.path), None)[-1].path
    last = list(transactions(newest))[-1]
    assert (last.groups[0]["kind"], last.rows[0]["after"]) == ("title_edited", '"neu"')


def test_typing_is_journalled_by_its_changed_middle(store: Store, plan: Programme) -> None:
    node = plan.nodes[0].id
    store.entries.edit(node, {"text": "x" * 5000}, sitting="s")
    newest = journal_files(backup_folder(store.path), None)[-1].path
    before = len(newest.read_bytes().rstrip(b"\0"))
    for end in ("ä", "äö", "äöü", "ü"):
        store.entries.edit(node, {"text": "x" * 2500 + end + "x" * 2500}, sitting="s")
    assert 0 < len(newest.read_bytes().rstrip(b"\0")) - before < 4 * 1000
    assert [row["after"] for each in transactions(newest) for row in each.rows][-1] == f'"{"x" * 2500}ü{"x" * 2500}"'


def test_a_torn_tail_is_cut_off_and_written_again(path: Path, clock: Clock) -> None:
    store = Store.open(path, clock=clock)
    plan = programme(field("F"))
    store.library.take_in(plan)
    store.entries.edit(plan.nodes[0].id, {"title": "neu"})
    store.close(backup=False)
    journal = journal_files(backup_folder(path), None)[-1].path
    whole, tick = journal.read_bytes(), last_tick(journal)
    for length in (len(whole) - 1, len(whole) - 200, len(whole) // 2, 200):
        journal.write_bytes(whole[:length])
        Store.open(path, clock=clock).close(backup=False)
        assert journal.read_bytes() == whole
        assert last_tick(journal) == tick
    journal.write_bytes(whole + b"Unsinn")
    Store.open(path, clock=clock).close(backup=False)
    assert journal.read_bytes() == whole


def test_an_altered_line_ends_the_trust(store: Store, plan: Programme) -> None:
    store.entries.edit(plan.nodes[0].id, {"title": "neu"})
    journal = journal_files(backup_folder(store.path), None)[-1].path
    number = len(list(transactions(journal)))
    content = journal.read_bytes()
    journal.write_bytes(content.replace(b'"neu', b'"alt'))
    assert len(list(transactions(journal))) == number - 1


def test_last_backup_and_journal_are_the_present_state(path: Path, tmp_path: Path, clock: Clock) -> None:
    store = Store.open(path, "Anna", clock=clock)
    plan = programme(field("F", measure("a"), measure("b")))
    store.library.take_in(plan)
    store.backups.make()
    store.entries.edit(plan.nodes[0].id, {"text": "a"}, sitting="s")
    store.entries.edit(plan.nodes[0].id, {"text": "ab"}, sitting="s")
    store.entries.move([plan.nodes[0].children[1].id], plan.nodes[0].id, 0)
    store.history.undo(plan.id)
    store.comments.add(plan.nodes[0].id, "Kommentar")
    version = store.versions.save(plan.id, "Entwurf").made
    state, undo = store.library.programme(plan.id), store.history.state(plan.id)
    history = store.history.of_programme(plan.id)
    store.close(backup=False)
    recovered = recover(backup_folder(path), tmp_path / "neu.db", moment_of(clock()))
    assert recovered is not None
    assert recovered.whole
    with Store.open(tmp_path / "neu.db", clock=clock) as copy:
        assert copy.library.programme(plan.id) == state
        assert copy.history.state(plan.id) == undo
        assert copy.history.of_programme(plan.id) == history
        assert copy.versions.programme(version) == state
        assert copy.check() == []
        copy.history.undo(plan.id)


def test_a_lost_journal_is_made_up_by_a_backup(path: Path, clock: Clock) -> None:
    with Store.open(path, clock=clock) as store:
        store.library.take_in(programme(field("F")))
    for file in backup_folder(path).iterdir():
        file.unlink()
    with Store.open(path, clock=clock) as store:
        assert len(store.backups.overview()) == 1


@pytest.mark.parametrize("what", ["file", "folder", "renamed folder", "folder that is a file"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of open files")
def test_a_journal_that_is_taken_away_while_it_is_written_is_noticed(
    path: Path, clock: Clock, what: str, tmp_path: Path
) -> None:
    wanted = programme(field("F"))
    folder = backup_folder(path)
    with Store.open(path, clock=clock) as store:
        store.library.take_in(wanted)
        store.backups.make()
        if what == "file":
            journal_files(folder, None)[-1].path.unlink()
        else:
            folder.rename(tmp_path / "weg")
        if what == "folder":
            shutil.rmtree(tmp_path / "weg")
        elif what == "folder that is a file":
            folder.touch()
        assert not store.entries.edit(wanted.nodes[0].id, {"title": "eins"}).journalled
        assert store.backups.is_due()
        if what == "folder that is a file":
            with pytest.raises(StoreUnwritable, match="backup_not_written"):
                store.backups.make()
            folder.unlink()
        assert store.backups.make() is not None
        assert not store.backups.is_due()
        assert store.entries.edit(wanted.nodes[0].id, {"title": "zwei"}).journalled
        shutil.copytree(folder, backup_folder(tmp_path / "anderswo.db"))
    with Store.open(tmp_path / "anderswo.db", clock=clock) as store:
        assert store.rescued is not None
        assert store.rescued.complete
        assert store.entries.node(wanted.nodes[0].id).title == "zwei"


def test_old_journals_go_with_the_backups_that_needed_them(store: Store, plan: Programme, clock: Clock) -> None:
    for number in range(6):
        clock.forward(minutes=1)
        store.entries.edit(plan.nodes[0].id, {"title": f"neu {number}"})
        store.backups.make()
    assert len(store.backups.overview()) == 3
    journals = journal_files(backup_folder(store.path), None)
    assert [file.after for file in journals] == [backup.tick for backup in store.backups.overview()[::-1]]


def test_what_ends_a_backup_leaves_none_behind(store: Store, plan: Programme) -> None:
    for share in (0, 10, 40, 90):

        def end(left: int, total: int, share: int = share) -> None:
            if total - left >= total * share // 100:
                raise KeyError(share)

        with pytest.raises(KeyError):
            store.backups.make(end)
        assert store.entries.edit(plan.nodes[0].id, {"title": f"bis {share}"}).journalled
    left = [
        each.name for each in backup_folder(store.path).iterdir() if not each.name.startswith(("journal", "sicherung"))
    ]
    assert left == []
    assert store.backups.make() is not None
    assert store.check() == []
