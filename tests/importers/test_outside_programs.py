"""Programs of others: found, asked, and their faults told."""

import os
import shutil
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from importers import outside_programs
from importers.outside_programs import Helper, helper_for, read_source
from programme.errors import UnreadableFile, UnsafeFile
from tests.importers import hocr

ROOT = Path(__file__).parents[2]
OLD_WORD = UnreadableFile("file_old_word")
SCAN = UnreadableFile("file_without_text")
PAGE = hocr.page(
    [
        [("Leitziel", (300, 300, 700, 336)), ("A:", (720, 300, 820, 336))],
        [("Wohnen", (300, 400, 800, 436))],
        [("Ein", (300, 600, 800, 636)), ("Satz.", (820, 600, 1120, 636))],
    ]
)


def test_only_what_is_installed_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside_programs, "_USUAL_PLACES", {Helper.OFFICE: (), Helper.OCR: ()})
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "libreoffice" else None)
    assert helper_for(OLD_WORD) is Helper.OFFICE
    assert helper_for(SCAN) is None
    assert helper_for(UnreadableFile("file_empty")) is None
    with pytest.raises(UnreadableFile, match="file_without_text"):
        read_source(Path("Scan.pdf"), SCAN, lambda _share: None)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Two pages with nothing but a picture of nothing."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(200, 200)
    document.save(tmp_path / "Scan.pdf")
    return tmp_path / "Scan.pdf"


def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """A program of that name that does what `body` says, in Python."""
    program = tmp_path / "tesseract"
    program.write_text(f"#!{sys.executable}\nimport sys\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setattr(outside_programs, "_command", lambda _helper: str(program))


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_scan_is_read_page_by_page(scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        "if '--list-langs' in sys.argv: print('deu\\neng')\n"
        "else:\n"
        "    assert open(sys.argv[1], 'rb').read(4) == b'\\x89PNG' and sys.argv[2:] == ['stdout', '-l', 'deu', 'hocr']\n"
        f"    print({PAGE!r})"
    )
    tesseract(tmp_path, monkeypatch, body)
    shares: list[float] = []
    document = read_source(scan, SCAN, shares.append)
    assert [(line.page, line.number, line.text) for line in document.lines][2:4] == [
        (1, 3, "Ein Satz."),
        (2, 4, "Leitziel A:"),
    ]
    assert (shares, document.name) == ([0.5, 1.0], "Scan")


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_scan_of_too_many_pages_is_refused_and_not_cut(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract(tmp_path, monkeypatch, f"print({PAGE!r})")
    monkeypatch.setattr(outside_programs, "MOST_PAGES", 1)
    with pytest.raises(UnsafeFile, match="file_with_too_many_pages") as raised:
        read_source(scan, SCAN, lambda _share: None)
    assert raised.value.values == {"path": str(scan), "limit": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_faults_of_others_are_told(scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract(tmp_path, monkeypatch, "sys.exit(3)")
    with pytest.raises(UnreadableFile, match="helper_failed") as raised:
        read_source(scan, SCAN, lambda _share: None)
    assert raised.value.values == {"path": str(scan), "helper": "Tesseract"}
    tesseract(tmp_path, monkeypatch, "print('')")
    with pytest.raises(UnreadableFile, match="helper_found_no_text"):
        read_source(scan, SCAN, lambda _share: None)
    tesseract(tmp_path, monkeypatch, "")
    with pytest.raises(UnreadableFile, match="helper_failed"):
        read_source(scan, OLD_WORD, lambda _share: None)


_SLOW = "import subprocess, time\nif '--list-langs' in sys.argv: print('deu')\nelse:\n    subprocess.Popen(['sleep', '60'])\n    time.sleep(60)"


def _sleepers(parent: psutil.Process) -> list[psutil.Process]:
    """What runs below the program, once it runs."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = parent.children(recursive=True)
        if any(_sleeps(each) for each in found):
            return found
        time.sleep(0.05)
    return []


def _sleeps(process: psutil.Process) -> bool:
    """Not that one either that ended since it was listed."""
    with suppress(psutil.NoSuchProcess):
        return process.name() == "sleep"
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_what_takes_too_long_ends_with_all_it_started(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract(tmp_path, monkeypatch, _SLOW)
    monkeypatch.setattr(outside_programs, "PAGE_SECONDS", 2)
    with pytest.raises(UnreadableFile, match="helper_failed"):
        read_source(scan, SCAN, lambda _share: None)
    assert not any(_sleeps(each) for each in psutil.Process().children(recursive=True))


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_who_cancels_leaves_neither_programs_nor_copies(scan: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    program = tmp_path / "tesseract"
    program.write_text(f"#!{sys.executable}\nimport sys\n{_SLOW}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    code = (
        "import sys\nfrom pathlib import Path\nfrom importers import outside_programs as outside\n"
        "from programme.errors import UnreadableFile\n"
        f"outside._command = lambda _helper: {str(program)!r}\n"
        f"outside.read_source(Path({str(scan)!r}), UnreadableFile('file_without_text'), print)\n"
    )
    reading = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "TMPDIR": str(tmp_path / "copies")}
    )
    started = _sleepers(psutil.Process(reading.pid))
    reading.terminate()
    reading.wait(60)
    _, alive = psutil.wait_procs(started, timeout=60)
    assert started and not alive
    assert list((tmp_path / "copies").iterdir()) == []


def test_pictures_of_posters_stay_small() -> None:
    assert outside_programs._scale(595, 842) == pytest.approx(300 / 72)
    side = 14_400
    assert (outside_programs._scale(side, side) * side) ** 2 <= 1.001 * outside_programs.MOST_PIXELS


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_damaged_page_of_a_scan_is_told(scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    whole = outside_programs._picture

    def damaged(page: object, number: int, target: Path) -> object:
        if number == 1:
            raise pypdfium2.PdfiumError("Failed to load page.")
        return whole(page, number, target)

    tesseract(tmp_path, monkeypatch, f"print({PAGE!r})")
    monkeypatch.setattr(outside_programs, "_picture", damaged)
    document = read_source(scan, SCAN, lambda _share: None)
    assert {line.page for line in document.lines} == {2}
    assert [(finding.kind, finding.page) for finding in document.findings] == [("page_unreadable", 1)]
