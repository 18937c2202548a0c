"""What was deleted for good does not come back from an older backup by itself, only where a person brings it back."""

from pathlib import Path

import pytest

from database.folders import backup_folder
from database.store import Store
from programme.model import Node, walk
from tests.database.conftest import Clock
from tests.programme.builders import field, measure, programme

PLAN = programme(field("F", measure("bleibt"), measure("geht")))
OTHER = programme(field("ganz weg"))
GONE = PLAN.nodes[0].children[1].id
MEMORY = "endgueltig-geloescht.json"


def titles(store: Store) -> list[str]:
    """All that the store's programmes hold."""
    return sorted(node.title for info in store.library.overview() for node in nodes(store, info.id))


def nodes(store: Store, plan: str) -> list[Node]:
    return list(walk(store.library.programme(plan).nodes))


def spoil_newest_backup(path: Path) -> None:
    newest = max(backup_folder(path).glob("sicherung-*"), key=lambda each: int(each.name.split("-")[2].split(".")[0]))
    newest.write_bytes(b"zerstoert")


@pytest.fixture
def purged(path: Path, clock: Clock) -> Path:
    """A store with a backup from before a node and a programme were deleted for good, and one from after it."""
    with Store.open(path, clock=clock) as store:
        store.library.take_in(PLAN)
        store.library.take_in(OTHER)
        store.versions.save(PLAN.id, "Entwurf")
        store.backups.make()
        clock.forward(minutes=1)
        store.entries.remove([GONE])
        store.library.remove(OTHER.id)
        store.bin.purge([GONE, OTHER.id], versions=True)
    clock.forward(minutes=1)
    return path


@pytest.mark.parametrize("damaged", [True, False])
def test_a_rescue_from_an_older_backup_leaves_it_gone(purged: Path, clock: Clock, damaged: bool) -> None:
    spoil_newest_backup(purged)
    purged.unlink()
    if damaged:
        purged.write_bytes(b"SQLite format 3\0" + b"x" * 9000)
    for _ in range(2):
        with Store.open(purged, clock=clock) as store:
            assert titles(store) == ["F", "bleibt"]
            version = store.versions.programme(store.versions.of_programme(PLAN.id)[0].id)
            assert [each.title for each in walk(version.nodes)] == ["F", "bleibt"]
            assert store.check() == []
            assert GONE not in [entry.id for entry in store.bin.contents()]


def test_a_process_killed_right_after_deleting_leaves_the_journal_that_knows(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path, clock=clock) as store:
        store.library.take_in(PLAN)
        store.backups.make()
        store.entries.remove([GONE])
        with monkeypatch.context() as patched:
            patched.setattr(store.bin, "_clear_copies", lambda _note: None)  # it was killed
            store.bin.purge([GONE])
        store.entries.edit(PLAN.nodes[0].id, {"text": "danach"})
        store.close(backup=False)
    assert not (backup_folder(path) / MEMORY).exists()
    path.unlink()
    with Store.open(path, clock=clock) as store:
        assert [(each.title, each.text) for each in nodes(store, PLAN.id)] == [("F", "danach"), ("bleibt", "")]
        assert store.bin.contents() == []
        assert (backup_folder(path) / MEMORY).exists()


@pytest.mark.parametrize("how", ["programme", "whole store", "file"])
def test_what_a_person_brought_back_is_rescued_with_all_else(
    purged: Path, clock: Clock, tmp_path: Path, how: str
) -> None:
    with Store.open(tmp_path / "andere.db", clock=clock) as other:
        other.library.take_in(PLAN)
        other.exchange.save(PLAN.id, tmp_path / "alt.programm")
    with Store.open(purged, clock=clock) as store:
        backup = store.backups.overview()[-1]
        if how == "programme":
            store.backups.restore_programme(backup, PLAN.id)
        elif how == "whole store":
            store.backups.restore(backup)
        else:
            store.library.remove(PLAN.id)
            store.bin.purge([PLAN.id])
            store.exchange.take_in(tmp_path / "alt.programm")
        assert "geht" in titles(store)
        clock.forward(minutes=1)
    with Store.open(purged, clock=clock) as store:
        store.entries.edit(GONE, {"text": "lebt wieder"})
        store.close(backup=False)
    purged.unlink()
    with Store.open(purged, clock=clock) as store:
        assert ("geht", "lebt wieder") in [(each.title, each.text) for each in nodes(store, PLAN.id)]
    spoil_newest_backup(purged)
    content = bytearray(purged.read_bytes())
    content[4096:8192] = bytes(4096)
    purged.write_bytes(content)
    with Store.open(purged, clock=clock, thorough=True) as store:
        assert store.rescued is not None
        assert "geht" in titles(store)


def test_a_merge_does_not_take_away_what_a_backup_brought_back(purged: Path, clock: Clock, tmp_path: Path) -> None:
    with Store.open(purged, clock=clock) as store:
        store.backups.restore_programme(store.backups.overview()[-1], PLAN.id)
        store.exchange.save(PLAN.id, tmp_path / "hin.programm")
        with Store.open(tmp_path / "andere.db", "Bernd", clock=clock) as other:
            other.exchange.take_in(tmp_path / "hin.programm")
            other.entries.edit(GONE, {"text": "von Bernd"})
            other.exchange.save(PLAN.id, tmp_path / "her.programm")
        store.exchange.merge(tmp_path / "her.programm")
        assert ("geht", "von Bernd") in [(each.title, each.text) for each in nodes(store, PLAN.id)]


def test_a_damaged_memory_is_no_reason_to_fail(purged: Path, clock: Clock) -> None:
    file = backup_folder(purged) / MEMORY
    assert GONE in file.read_text("utf-8")
    for content in (b"", b"[]", b"{}\n{}", file.read_bytes()[:-5], file.read_bytes().replace(b"true", b"null")):
        file.write_bytes(content)
        with Store.open(purged, clock=clock) as store:
            assert titles(store) == ["F", "bleibt"]
