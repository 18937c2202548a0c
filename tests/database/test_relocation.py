"""Moving the store: everything comes along, and a process that is killed on the way loses nothing."""

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from database.errors import StoreMissing, StoreUnwritable
from database.folders import backup_folder, damaged_folder
from database.relocation import MOVED
from database.store import Store
from programme.model import Attachment, Programme
from tests.database.conftest import Clock
from tests.programme.builders import field, programme

STEPS = {
    "os.rename",
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "open",
    "sqlite3.connect",
    "shutil.copytree",
    "shutil.rmtree",
}
"""What changes the disk or comes before it; the process is killed at each."""


@pytest.fixture
def plan(path: Path) -> Programme:
    """In a store with a backup, a journal that is ahead of it, an attachment and a damaged store kept aside."""
    wanted = programme(field("F"), attachments=(Attachment("logo.png", "image/png", b"\x89PNG"),))
    with Store.open(path, "Anna") as store:
        store.library.take_in(wanted)
        store.backups.make()
        store.entries.edit(wanted.nodes[0].id, {"title": "neu"})
        state = store.library.programme(wanted.id)
        store.close(backup=False)
    (damaged_folder(path) / "2026").mkdir(parents=True)
    (damaged_folder(path) / "2026" / path.name).write_bytes(b"kaputt")
    return state


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "neuer Ort"
    folder.mkdir()
    return folder / "bestand.db"


def test_everything_comes_along_and_the_old_is_put_aside(path: Path, plan: Programme, target: Path) -> None:
    steps: list[int] = []
    with Store.open(path) as store:
        store.move_to(target, lambda left, total: steps.append(left * 100 // total))
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] < steps[0]
    assert not path.exists()
    left = sorted(each.name for each in path.parent.iterdir() if each.name.startswith(path.name))
    names = (path, backup_folder(path), damaged_folder(path))
    assert left == sorted([*(each.name + MOVED for each in names), path.name + ".umgezogen-nach"])
    assert (damaged_folder(target) / "2026" / path.name).read_bytes() == b"kaputt"
    assert sorted(each.name for each in target.parent.iterdir()) == sorted(
        [target.name, backup_folder(target).name, damaged_folder(target).name]
    )
    with Store.open(target) as store:
        assert store.rescued is None
        assert store.library.programme(plan.id) == plan
        assert len(store.backups.overview()) == 1
        store.history.undo(plan.id)


def test_the_old_place_leads_to_the_new_one_and_back(path: Path, plan: Programme, target: Path) -> None:
    with Store.open(path) as store:
        store.move_to(target)
    with Store.open(path) as store:
        assert store.path == target
        assert store.library.programme(plan.id) == plan
        store.move_to(path)
    with Store.open(target) as store:
        assert store.path == path
        store.move_to(target)
    assert len([each for each in path.parent.iterdir() if MOVED in each.name and each.is_file()]) == 3
    target.rename(target.with_name("weg"))
    with pytest.raises(StoreMissing, match="store_missing"):
        Store.open(path)
    assert not path.exists()


def test_what_moves_left_behind_is_known_at_the_new_place(path: Path, plan: Programme, target: Path) -> None:
    broken = target.with_name(target.name + ".abgebrochen-2")
    with Store.open(path) as store:
        assert store.leftovers() == []
        store.move_to(target)
    broken.mkdir()
    with Store.open(target) as store:
        left = store.leftovers()
        assert {each.name.removeprefix(path.name) for each in left if each.parent == path.parent} == {
            ".umgezogen",
            ".sicherungen.umgezogen",
            ".beschaedigt.umgezogen",
        }
        assert [each for each in left if each.parent == target.parent] == [broken]
        for each in left:
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        assert store.leftovers() == []


def test_a_place_that_is_taken_is_refused(path: Path, plan: Programme, target: Path) -> None:
    for taken in (target, backup_folder(target)):
        taken.mkdir() if taken != target else taken.touch()
        with Store.open(path) as store, pytest.raises(StoreUnwritable, match="move_target_exists"):
            store.move_to(target)
        taken.rmdir() if taken != target else taken.unlink()


def test_a_copy_that_differs_is_thrown_away(
    path: Path, plan: Programme, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree = shutil.copytree

    def bad(source: Path, into: Path) -> None:
        copytree(source, into)
        next(into.glob("journal-*")).write_bytes(b"")

    with Store.open(path) as store:
        monkeypatch.setattr(shutil, "copytree", bad)
        with pytest.raises(StoreUnwritable, match="move_impossible"):
            store.move_to(target)
        assert list(target.parent.iterdir()) == []
        assert store.library.programme(plan.id) == plan


def test_what_came_to_the_place_meanwhile_is_neither_replaced_nor_thrown_away(
    path: Path, plan: Programme, target: Path
) -> None:
    came = backup_folder(target) / "sicherung"

    def step(_left: int, _total: int) -> None:
        came.parent.mkdir(exist_ok=True)
        came.write_text("von anderswo")

    with Store.open(path) as store:
        with pytest.raises(StoreUnwritable, match="move_impossible"):
            store.move_to(target, step)
        assert came.read_text() == "von anderswo"
        assert list(target.parent.iterdir()) == [came.parent]
        assert store.library.programme(plan.id) == plan


def test_a_move_that_is_given_up_leaves_nothing(path: Path, plan: Programme, target: Path) -> None:
    def step(_left: int, _total: int) -> None:
        raise KeyboardInterrupt

    with Store.open(path) as store:
        with pytest.raises(KeyboardInterrupt):
            store.move_to(target, step)
        assert list(target.parent.iterdir()) == []
        assert store.library.programme(plan.id) == plan


def test_a_note_that_nobody_may_read_gets_a_sentence(
    path: Path, plan: Programme, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with Store.open(path) as store:
        store.move_to(target)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(StoreMissing, match="store_unreadable"):
        Store.open(path)


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Does `work` in a child that is killed before the step with that number; False where it came to its end."""
    child = os.fork()
    if not child:
        seen = [0]

        def watch(event: str, _arguments: object) -> None:
            if event in STEPS:
                seen[0] += 1
                if seen[0] == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_killed_anywhere_the_store_is_whole_and_the_move_can_be_made_again(
    path: Path, plan: Programme, target: Path, tmp_path: Path, clock: Clock
) -> None:
    saved = tmp_path / "so war es"
    saved.mkdir()
    for each in path.parent.iterdir():
        if each.name.startswith(path.name):
            shutil.copytree(each, saved / each.name) if each.is_dir() else shutil.copy(each, saved)

    def work() -> None:
        with Store.open(path) as store:
            store.move_to(target)

    for step in range(1, 1000, 3):
        was_killed = killed_at(step, work)
        with Store.open(path) as store:
            assert (store.rescued, store.library.programme(plan.id)) == (None, plan), step
            assert store.check() == []
            if store.path == path:
                if target.exists() and not target.with_name(f"{target.name}.umzug").exists():
                    with pytest.raises(StoreUnwritable, match="move_target_exists"):
                        store.move_to(target)
                    shutil.rmtree(target.parent)
                    target.parent.mkdir()
                store.move_to(target)
        with Store.open(target) as store:
            assert (store.rescued, store.library.programme(plan.id)) == (None, plan), step
            assert store.backups.overview()
        if not was_killed:
            assert step > 30
            return
        shutil.rmtree(target.parent)
        target.parent.mkdir()
        for each in list(path.parent.iterdir()):
            if each.name.startswith(path.name):
                shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copytree(saved, path.parent, dirs_exist_ok=True)
