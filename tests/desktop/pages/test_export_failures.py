"""What can go wrong with an export, from the command line and from the window: a sentence, and the old file stays."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop import worker_jobs
from desktop.pages.export_dialog import ExportDialog
from exporters.completeness import missing_words
from exporters.options import ExportOptions
from programme.errors import UnwritableTarget
from programme.json_format import from_json, to_json
from programme.model import Attachment
from resources.paths import fonts_dir, resources_dir
from tests.desktop.conftest import Hand
from tests.desktop.test_cli import SAMPLE, Line, document, line  # noqa: F401 - fixtures
from tests.desktop.test_files_hand import WAIT, export_to
from tests.programme.builders import aim, field, goal, measure, programme

OLD = b"the old file"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small disk with an old file on it, with the options given, where that is allowed."""
    mounted = tmp_path / "disk"
    mounted.mkdir()

    def mount(options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(mounted)]
        if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("no right to mount a small disk")
        target = mounted / "plan.pdf"
        target.write_bytes(OLD)
        subprocess.run(["mount", "-o", f"remount,{options}", str(mounted)], check=True)
        return target

    yield mount
    subprocess.run(["umount", "-l", str(mounted)], capture_output=True, check=False)


def missing_folder(folder: Path, _disk: Callable[[str], Path]) -> Path:
    return folder / "fehlt" / "plan.pdf"


def a_folder(folder: Path, _disk: Callable[[str], Path]) -> Path:
    (folder / "plan.pdf").mkdir()
    return folder / "plan.pdf"


def long_name(folder: Path, _disk: Callable[[str], Path]) -> Path:
    return folder / ("lang" * 80 + ".pdf")


def full_disk(_folder: Path, disk: Callable[[str], Path]) -> Path:
    return disk("size=16k")


def read_only(_folder: Path, disk: Callable[[str], Path]) -> Path:
    return disk("ro")


TARGETS = [
    (missing_folder, "Wählen Sie einen anderen Ordner"),
    (a_folder, "ist ein Ordner. Geben Sie dem Dokument einen anderen Namen."),
    (long_name, "Wählen Sie einen kürzeren."),
    (full_disk, "kein Platz mehr. Schaffen Sie Platz"),
    (read_only, "darf nicht beschrieben werden"),
]


@pytest.mark.parametrize(("place", "words"), TARGETS)
def test_the_command_line_says_what_to_do(
    line: Line,  # noqa: F811
    tmp_path: Path,
    disk: Callable[[str], Path],
    place: Callable[..., Path],
    words: str,
) -> None:
    target = place(tmp_path, disk)
    line("export", SAMPLE, "--to", target, code=2)
    assert words in line.err
    assert_old(target)


@pytest.mark.parametrize(("place", "words"), TARGETS)
def test_the_window_says_what_to_do(
    hand: Hand, tmp_path: Path, disk: Callable[[str], Path], place: Callable[..., Path], words: str
) -> None:
    target = place(tmp_path, disk)

    def act(dialog: ExportDialog) -> None:
        dialog.target.setText(str(target.with_suffix(".docx")))
        dialog.format.setCurrentIndex(dialog.format.findData(".pdf"))
        dialog.target.allow()

    [said] = export_to(hand, target, act)
    assert words in said
    assert_old(target)


def assert_old(target: Path) -> None:
    """Nothing of the new file is there, and what was there is."""
    there = list(target.parent.iterdir()) if target.parent.is_dir() else []
    assert all(each.read_bytes() == OLD for each in there if each.is_file() and each.name == target.name)
    assert [each.name for each in there if each.suffix == ".part"] == []


def test_the_window_says_that_word_holds_the_file(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def act(dialog: ExportDialog) -> None:
        run = dialog._jobs.run

        def refused(name: str, *rest: Any, **more: Any) -> int:
            if name != worker_jobs.WRITE:  # the preview goes on
                return run(name, *rest, **more)
            rest[2](UnwritableTarget("target_open_elsewhere", path="plan.docx"))
            return 0

        monkeypatch.setattr(dialog._jobs, "run", refused)

    [said] = export_to(hand, tmp_path / "plan.docx", act)
    assert "in einem anderen Programm geöffnet, etwa in Word. Schließen Sie die Datei dort" in said


def with_faults(folder: Path) -> Path:
    """A programme with a picture that is none."""
    broken = Attachment("titelbild.png", "image/png", b"no picture", "Rathaus")
    path = folder / "kaputt.json"
    value = replace(from_json(json.loads(SAMPLE.read_text("utf-8"))), attachments=(broken,))
    path.write_text(json.dumps(to_json(value)), "utf-8")
    return path


def test_a_picture_that_cannot_be_read_is_named(line: Line, hand: Hand, tmp_path: Path) -> None:  # noqa: F811
    source, target = with_faults(tmp_path), tmp_path / "plan.pdf"
    target.write_bytes(OLD)
    line("export", source, "--to", target, "--design", "wahlprogramm", code=2)
    assert "Das Bild „titelbild“ kann nicht gelesen werden. Ersetzen Sie es" in line.err
    assert target.read_bytes() == OLD
    hand.window.library.take_in(from_json(json.loads(source.read_text("utf-8"))), hand.window.document.open)
    hand.settle()

    def act(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(".pdf"))
        dialog.design.setCurrentIndex(dialog.design.findData("wahlprogramm"))
        dialog.target.setText(str(target))
        dialog.target.allow()

    [said] = export_to(hand, target, act)
    assert "Das Bild „titelbild“ kann nicht gelesen werden. Ersetzen Sie es" in said
    assert target.read_bytes() == OLD


RUN_INSTALLED = "import sys; sys._MEIPASS = sys.argv.pop(1); from desktop.cli import main; sys.exit(main(sys.argv[1:]))"


def font_gone(font: Path) -> str:
    font.unlink()
    font.symlink_to(font.with_suffix(".gone"))
    return "wird für das Dokument gebraucht und kann nicht gelesen werden (es gibt sie nicht)"


def font_damaged(font: Path) -> str:
    font.unlink()
    font.write_bytes(b"no font")
    return "ist beschädigt. Installieren Sie Programmwerk neu"


@pytest.mark.parametrize("harm", [font_gone, font_damaged])
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_font_that_cannot_be_read_is_named(tmp_path: Path, ending: str, harm: Callable[[Path], str]) -> None:
    installed, target = tmp_path / "resources", tmp_path / f"plan.{ending}"
    (installed / "fonts").mkdir(parents=True)
    for each in [*resources_dir().iterdir(), *fonts_dir().iterdir()]:
        if each.name != "fonts":
            (installed / each.relative_to(resources_dir())).symlink_to(each)
    target.write_bytes(OLD)
    font = installed / "fonts" / "SourceSerif4-Bold.ttf"
    words = harm(font)
    command = [sys.executable, "-c", RUN_INSTALLED, tmp_path, "export", SAMPLE, "--to", target]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 2
    assert f"„{font}“" in done.stderr
    assert words in done.stderr
    assert_old(target)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("edition", ["print", "table", "sheets", "debate"])
def test_long_rows_and_words_are_printed_whole(line: Line, tmp_path: Path, ending: str, edition: str) -> None:  # noqa: F811
    word = "Donaudampfschiff" * 13
    node = measure(
        f"Ein {word}.", text=f"{word} steht da. " * 3, fields={"status": "Wort für Wort ein langer Satz. " * 300}
    )
    value = programme(field("Feld", goal("Ziel", aim("Weg", node))), meta={"V.i.S.d.P.": "Erika Muster"})
    source, target = tmp_path / "lang.json", tmp_path / f"lang.{ending}"
    source.write_text(json.dumps(to_json(value)), "utf-8")
    line("export", source, "--to", target, "--edition", edition)
    assert line.err == ""  # the check of every word found nothing missing


def test_a_cancelled_export_leaves_the_old_file(hand: Hand, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(OLD)
    value = from_json(json.loads(SAMPLE.read_text("utf-8")))
    assert not missing_words(value, ExportOptions(), SAMPLE)

    def act(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(".pdf"))
        dialog.target.setText(str(target))
        dialog.accept()
        assert "gibt es schon" in dialog.error.text()
        dialog.accept()  # replaces it, said twice
        dialog.reject()  # cancels
        hand.qtbot.waitUntil(dialog.yes.isEnabled, timeout=WAIT)
        assert not dialog.error.isVisible()
        assert target.read_bytes() == OLD

    export_to(hand, tmp_path / "anders.pdf", act)
