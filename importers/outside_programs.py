"""LibreOffice and tesseract, where they are installed: they read what we cannot, after the user was asked.

Both run without network, on a copy in a folder of its own, and with a clock.
"""

import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importers.decoding import name_of
from importers.source import SourceDocument, SourcePage
from programme.errors import UnreadableFile, UnsafeFile, UserError
from programme.findings import Finding, Severity

if TYPE_CHECKING:
    from importers.pdf.pages import Page

OFFICE_SECONDS = 120
PAGE_SECONDS = 120
RESOLUTION = 300  # dots per inch that tesseract reads best
MOST_PAGES = 500
MOST_PIXELS = 40_000_000
"""Of one page: two sheets of A3; a byte each, and one more while the picture is written down."""


class Helper(StrEnum):
    """A program that someone else made; the value is the name that users know."""

    OFFICE = "LibreOffice"
    OCR = "Tesseract"


_HELPERS = {"file_old_word": Helper.OFFICE, "file_without_text": Helper.OCR}
_COMMANDS = {Helper.OFFICE: ("soffice", "libreoffice"), Helper.OCR: ("tesseract",)}
_USUAL_PLACES = {
    Helper.OFFICE: (
        "C:/Program Files/LibreOffice/program/soffice.exe",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    Helper.OCR: ("C:/Program Files/Tesseract-OCR/tesseract.exe",),
}


def helper_for(error: UserError) -> Helper | None:
    """The installed program that can read what we refused; None where there is none."""
    helper = _HELPERS.get(error.kind)
    return helper if helper and _command(helper) else None


def read_source(path: Path, error: UserError, progress: Callable[[float], None]) -> SourceDocument:
    """The lines of a file that `helper_for(error)` can read. Raises `UnreadableFile`, and `UnsafeFile` for too many pages."""
    helper = helper_for(error)
    with _cleared_up():
        if helper is Helper.OFFICE:
            return _by_office(path)
        if helper is Helper.OCR:
            return _by_ocr(path, progress)
    raise error


@contextmanager
def _cleared_up() -> Iterator[None]:
    """Whoever cancels ends our process from outside: then what we started ends too, and the copies go. Windows has no such
    signal, and elsewhere only the main thread hears it."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _command(helper: Helper) -> str | None:
    found = next(filter(None, map(shutil.which, _COMMANDS[helper])), None)
    return found or next((each for each in _USUAL_PLACES[helper] if Path(each).is_file()), None)


def _run(helper: Helper, arguments: Sequence[str], path: Path, seconds: int) -> str:
    command = _command(helper)
    flags: dict[str, Any] = {"creationflags": 0x08000000} if sys.platform == "win32" else {}  # no console window
    failure = UnreadableFile("helper_failed", path=str(path), helper=helper.value)
    call = [command or helper.value, *arguments]
    try:
        with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **flags) as process:
            try:
                found, _ = process.communicate(timeout=seconds)
            finally:
                _end(process)
    except (OSError, subprocess.SubprocessError) as error:
        raise failure from error
    if process.returncode:
        raise failure
    return str(found, "utf-8", "replace")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a program that still runs, with all that it started: LibreOffice's command only starts the true one."""
    import psutil

    if process.poll() is None:
        with suppress(psutil.Error):
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
        process.kill()


# ------------------------------------------------------------------------------------------------------------------ Word


def _by_office(path: Path) -> SourceDocument:
    from importers import registry

    with tempfile.TemporaryDirectory(prefix="programmwerk-") as folder:
        copy = Path(folder, f"{path.stem}.doc")
        shutil.copyfile(path, copy)
        profile = Path(folder, "profile").as_uri()
        out = Path(folder, "out")
        switches = (f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck")
        target = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out))
        _run(Helper.OFFICE, (*switches, *target, str(copy)), path, OFFICE_SECONDS)
        made = next(iter(out.glob("*.docx")), None)
        if made is None:
            raise UnreadableFile("helper_failed", path=str(path), helper=Helper.OFFICE.value)
        return registry.source_of(made.read_bytes(), name_of(path), "docx")


# ------------------------------------------------------------------------------------------------------------------ scans


def _by_ocr(path: Path, progress: Callable[[float], None]) -> SourceDocument:
    from importers import pdf_reader
    from importers.scanned_pages import page_of, with_common_sizes

    language = "deu" if "deu" in _run(Helper.OCR, ("--list-langs",), path, PAGE_SECONDS).split() else "eng"
    pages: list[Page] = []
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory(prefix="programmwerk-") as folder:
        picture = Path(folder, "seite.png")
        for number, (page, share) in enumerate(_pictures(path, picture), 1):
            if page is None:
                findings.append(Finding("page_unreadable", Severity.WARNING, {"page": number}, page=number))
                continue
            read = _run(Helper.OCR, (str(picture), "stdout", "-l", language, "hocr"), path, PAGE_SECONDS)
            pages.append(page_of(read, number, page.width, page.height, 1 / _scale(page.width, page.height)))
            progress(share)
    if not any(page.words for page in pages):
        raise UnreadableFile("helper_found_no_text", path=str(path), helper=Helper.OCR.value)
    return pdf_reader.document_of(with_common_sizes(pages), name_of(path), {}, findings)


def _pictures(path: Path, target: Path) -> Iterator[tuple[SourcePage | None, float]]:
    """Lays down a picture of each page in turn; its shape, None where it is damaged, and the share of the pages done then."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise UnsafeFile("file_with_too_many_pages", path=str(path), limit=MOST_PAGES)
        for place in range(count):
            try:
                shape: SourcePage | None = _picture(document[place], place + 1, target)
            except pypdfium2.PdfiumError:
                shape = None
            yield shape, (place + 1) / count
    finally:
        document.close()


def _picture(page: Any, number: int, target: Path) -> SourcePage:
    width, height = page.get_size()
    page.render(scale=_scale(width, height), grayscale=True).to_pil().save(target)
    page.close()
    return SourcePage(number, width, height)


def _scale(width: float, height: float) -> float:
    """Pixels for each point of a page; fewer on pages as large as posters."""
    return float(min(RESOLUTION / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5))
