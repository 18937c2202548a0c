"""A store's file was replaced: by a copy that went on elsewhere, by another store, by an older copy. Nothing is lost."""

import shutil
from pathlib import Path

from database.backup_files import backups_in
from database.folders import backup_folder
from database.journal_files import journal_files
from database.records import RescueCause
from database.store import Store
from programme.schemes import AKTIONSPLAN

NAME = "bestand.db"


def test_a_file_that_went_on_elsewhere_stays_and_what_only_the_journal_knows_is_kept(tmp_path: Path) -> None:
    here, there = tmp_path / "hier" / NAME, tmp_path / "dort" / NAME
    here.parent.mkdir()
    with Store.open(here, "Anna") as store:
        made = store.library.create("P", AKTIONSPLAN).made
    for crash in (False, True):
        shutil.rmtree(there.parent, ignore_errors=True)
        shutil.copytree(here.parent, there.parent)
        with Store.open(there, "Bernd") as store:
            store.entries.add(made, None, title=f"dort {crash}")
            store.entries.add(made, None, title="und mehr")
        store = Store.open(here, "Anna")
        store.entries.add(made, None, title=f"hier {crash}")
        store.close(backup=not crash)
        shutil.copy(there, here)
        with Store.open(here, "Anna") as store:
            assert store.rescued is not None
            assert (store.rescued.cause, store.rescued.complete) == (RescueCause.BRANCHED, True)
            assert titles(store, made)[-2:] == [f"dort {crash}", "und mehr"]
            kept = store.rescued.kept_aside
        with Store.open(kept / NAME) as store:
            assert titles(store, made)[-1] == f"hier {crash}"
        with Store.open(here, "Anna") as store:
            assert store.rescued is None


def test_a_journal_whose_backup_is_gone_is_told_of_as_not_whole(tmp_path: Path) -> None:
    here, there = tmp_path / "hier" / NAME, tmp_path / "dort" / NAME
    here.parent.mkdir()
    with Store.open(here, "Anna") as store:
        made = store.library.create("P", AKTIONSPLAN).made
    shutil.copytree(here.parent, there.parent)
    for path, title in ((there, "dort"), (here, "hier")):
        with Store.open(path, "Bernd") as store:
            store.entries.add(made, None, title=title)
            store.close(backup=False)
    shutil.copy(there, here)
    folder = backup_folder(here)
    for path in (
        *(each.path for each in backups_in(folder)),
        *(each.path for each in journal_files(folder, None)[:-1]),
    ):
        path.unlink()
    with Store.open(here, "Anna") as store:
        assert store.rescued is not None
        assert (store.rescued.cause, store.rescued.complete) == (RescueCause.BRANCHED, False)
        assert titles(store, made) == ["dort"]
        assert [*store.rescued.kept_aside.glob("journal-*.jsonl")]


def test_a_gap_between_backup_and_journal_is_told_of_as_not_whole(tmp_path: Path) -> None:
    here, there = tmp_path / "hier" / NAME, tmp_path / "dort" / NAME
    here.parent.mkdir()
    with Store.open(here, "Anna") as store:
        made = store.library.create("P", AKTIONSPLAN).made
    with Store.open(here, "Anna") as store:
        store.entries.add(made, None, title="in der Lücke")
    shutil.copytree(here.parent, there.parent)
    for path, title in ((there, "dort"), (here, "hier")):
        with Store.open(path, "Bernd") as store:
            store.entries.add(made, None, title=title)
            store.close(backup=False)
    shutil.copy(there, here)
    folder = backup_folder(here)
    newest, *_older = backups_in(folder)
    assert _older
    for path in (newest.path, *(each.path for each in journal_files(folder, None)[:-1])):
        path.unlink()
    with Store.open(here, "Anna") as store:
        assert store.rescued is not None and store.rescued.from_backup
        assert (store.rescued.cause, store.rescued.complete) == (RescueCause.BRANCHED, False)
        assert titles(store, made) == ["in der Lücke", "dort"]


def test_another_store_in_the_place_of_one_leaves_it_to_be_found(tmp_path: Path) -> None:
    here, there = tmp_path / "hier" / NAME, tmp_path / "dort" / NAME
    for path, title in ((here, "unser"), (there, "fremd")):
        path.parent.mkdir()
        with Store.open(path) as store:
            made = store.library.create(title, AKTIONSPLAN).made
    shutil.copy(there, here)
    with Store.open(here) as store:
        assert store.rescued is not None
        assert store.library.programme(made).title == "fremd"
        kept = store.rescued.kept_aside
    with Store.open(kept / NAME) as store:
        assert [info.title for info in store.library.overview()] == ["unser"]


def test_the_store_that_lay_here_before_comes_back_from_its_backup_and_goes_on(tmp_path: Path) -> None:
    here, there = tmp_path / "hier" / NAME, tmp_path / "dort" / NAME
    for path, count in ((here, 9), (there, 2)):
        path.parent.mkdir()
        with Store.open(path) as store:
            made = store.library.create(path.parent.name, AKTIONSPLAN).made
            for number in range(count):
                store.entries.add(made, None, title=str(number))
    shutil.copy(there, here)
    with Store.open(here) as store:
        newest, former, *_ = store.backups.overview()
        assert [info.title for info in store.backups.programmes(newest)] == ["dort"]
        store.backups.restore(former)
        assert [info.title for info in store.library.overview()] == ["hier"]
        made = store.library.overview()[0].id
        store.entries.add(made, None, title="danach")
    with Store.open(here) as store:
        assert store.rescued is None
    here.unlink()
    with Store.open(here) as store:
        assert titles(store, made)[-1] == "danach"


def test_an_older_copy_of_the_file_is_brought_up_to_the_journal_and_kept(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with Store.open(path) as store:
        made = store.library.create("P", AKTIONSPLAN).made
    older = path.read_bytes()
    with Store.open(path) as store:
        store.entries.add(made, None, title="neu")
    path.write_bytes(older)
    with Store.open(path) as store:
        assert store.rescued is not None
        assert (store.rescued.cause, store.rescued.complete) == (RescueCause.BEHIND, True)
        assert titles(store, made) == ["neu"]
        assert (store.rescued.kept_aside / NAME).read_bytes() == older


def test_deleting_for_good_is_no_other_state_though_the_journal_tells_more(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with Store.open(path) as store:
        made = store.library.create("P", AKTIONSPLAN).made
    store = Store.open(path)
    node = store.entries.add(made, None, title="weg").made
    store.entries.remove([node])
    journals = {file: file.read_bytes() for file in backup_folder(path).glob("journal-*")}
    store.bin.purge([node])
    store.close(backup=False)
    for file in backup_folder(path).glob("journal-*"):
        file.unlink()
    for file, content in journals.items():  # as if the process had been killed before they were dropped
        file.write_bytes(content)
    with Store.open(path) as store:
        assert store.rescued is None


def titles(store: Store, programme: str) -> list[str]:
    return [node.title for node in store.library.programme(programme).nodes]
