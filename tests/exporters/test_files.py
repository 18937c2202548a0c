"""Swapping in: all or nothing, and an error that says why."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from exporters import files
from exporters.files import needed_files_named, swap_in
from programme.errors import UnreadableFile, UnwritableTarget


def test_the_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    with swap_in(target) as file:
        file.write(b"neu")
        assert not target.exists()
    assert target.read_bytes() == b"neu"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"alt")
    with pytest.raises(ZeroDivisionError), swap_in(target) as file:
        file.write(b"halb")
        raise ZeroDivisionError
    assert target.read_bytes() == b"alt"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget) as caught, swap_in(tmp_path / "fehlt" / "plan.pdf"):
        pytest.fail("nothing to write to")
    assert caught.value.kind == "target_folder_missing"
    assert caught.value.values["path"].endswith("plan.pdf")  # type: ignore[attr-defined]


def test_a_target_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.mkdir()
    with pytest.raises(UnwritableTarget), swap_in(target) as file:
        file.write(b"x")
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableTarget) as caught, swap_in(tmp_path / "plan.pdf") as file:
        file.write(b"x")
    assert caught.value.kind == "target_disk_full"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_word_holds_open_is_said_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.docx"
    target.write_bytes(b"old")

    def refused(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(files, "_KEEPS_OPEN_FILES", True)
    with pytest.raises(UnwritableTarget) as caught, swap_in(target) as file:
        file.write(b"new")
    assert caught.value.kind == "target_open_elsewhere"
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="an open file keeps its folder on Windows")
def test_a_folder_that_vanishes_while_writing_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "Freigabe"
    folder.mkdir()
    with pytest.raises(UnwritableTarget) as caught, swap_in(folder / "plan.pdf") as file:
        file.write(b"new")
        shutil.rmtree(folder)
    assert caught.value.kind == "target_folder_missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
def test_others_may_read_what_was_exported(tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh", tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)
    for target in (fresh, old):
        with swap_in(target) as file:
            file.write(b"x")
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    assert stat.S_IMODE(fresh.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    real, link = tmp_path / "share" / "plan.pdf", tmp_path / "plan.pdf"
    real.write_bytes(b"alt")
    link.symlink_to(real)
    with swap_in(link) as file:
        file.write(b"neu")
    assert link.is_symlink()
    assert real.read_bytes() == b"neu"
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["plan.pdf", "plan.pdf", "share"]


def test_a_file_that_is_needed_is_not_taken_for_the_target(tmp_path: Path) -> None:
    target, missing = tmp_path / "plan.pdf", tmp_path / "schrift.ttf"
    with pytest.raises(UnreadableFile) as caught, needed_files_named(), swap_in(target) as file:
        file.write(missing.read_bytes())
    assert (caught.value.kind, caught.value.values["path"]) == ("needed_file_unreadable", str(missing))
    assert list(tmp_path.iterdir()) == []


def test_an_error_that_the_system_does_not_number_is_no_error_of_writing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="truncated"), needed_files_named(), swap_in(tmp_path / "plan.pdf"):
        raise OSError("image file is truncated")  # as libraries say it
    assert list(tmp_path.iterdir()) == []
