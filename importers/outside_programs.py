"""LibreOffice and tesseract, where they are installed: they read what we cannot, after the user was asked.

Both run without network, on a copy in a folder of its own, and with a clock.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any

from importers.source import SourceDocument, SourceLine, SourcePage
from programme.errors import UnreadableFile, UserError

OFFICE_SECONDS = 120
PAGE_SECONDS = 120
RESOLUTION = 300  # dots per inch that tesseract reads best
MOST_PAGES = 500
_POINTS = 72 / RESOLUTION
_WORD_LEVEL = "5"
_COLUMNS = 12
_DOT = 0.5  # times the height of a line's letters that a bullet is high and wide at most
_LONGEST_DOT = 2


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
    """The lines of a file that `helper_for(error)` can read. Raises `UnreadableFile`."""
    helper = helper_for(error)
    if helper is Helper.OFFICE:
        return _by_office(path)
    if helper is Helper.OCR:
        return _by_ocr(path, progress)
    raise error


def _command(helper: Helper) -> str | None:
    found = next(filter(None, map(shutil.which, _COMMANDS[helper])), None)
    return found or next((each for each in _USUAL_PLACES[helper] if Path(each).is_file()), None)


def _run(helper: Helper, arguments: Sequence[str], path: Path, seconds: int) -> str:
    command = _command(helper)
    flags: dict[str, Any] = {"creationflags": 0x08000000} if sys.platform == "win32" else {}  # no console window
    try:
        done = subprocess.run(
            [command or helper.value, *arguments], capture_output=True, timeout=seconds, check=True, **flags
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UnreadableFile("helper_failed", path=str(path), helper=helper.value) from error
    return str(done.stdout, "utf-8", "replace")


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
        return registry.source_of(made.read_bytes(), path.stem, "docx")


# ------------------------------------------------------------------------------------------------------------------ scans


def _by_ocr(path: Path, progress: Callable[[float], None]) -> SourceDocument:
    language = "deu" if "deu" in _run(Helper.OCR, ("--list-langs",), path, PAGE_SECONDS).split() else "eng"
    lines: list[SourceLine] = []
    with tempfile.TemporaryDirectory(prefix="programmwerk-") as folder:
        for page, share, picture in _pictures(path, Path(folder, "seite.png")):
            table = _run(Helper.OCR, (str(picture), "stdout", "-l", language, "tsv"), path, PAGE_SECONDS)
            lines += lines_of_table(table, page, len(lines))
            progress(share)
    if not lines:
        raise UnreadableFile("helper_found_no_text", path=str(path), helper=Helper.OCR.value)
    return SourceDocument(tuple(lines), path.stem, pages=_shapes(path))


def _shapes(path: Path) -> tuple[SourcePage, ...]:
    """The pages that were looked at, as they are shown."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        sizes = [document.get_page_size(place) for place in range(min(len(document), MOST_PAGES))]
        return tuple(SourcePage(number, *size) for number, size in enumerate(sizes, 1))
    finally:
        document.close()


def _pictures(path: Path, target: Path) -> Iterator[tuple[int, float, Path]]:
    """Each page from 1 as a picture, with the share of the pages done then."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        count = min(len(document), MOST_PAGES)
        for place in range(count):
            page = document[place]
            page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().save(target)
            page.close()
            yield place + 1, (place + 1) / count, target
    finally:
        document.close()


def lines_of_table(table: str, page: int, before: int) -> list[SourceLine]:
    """The lines in tesseract's table of words (TSV); `before` lines stand on earlier pages."""
    rows = [row.split("\t") for row in table.splitlines()]
    words = [row for row in rows if len(row) == _COLUMNS and row[0] == _WORD_LEVEL and row[11].strip()]
    found: list[SourceLine] = []
    block = None
    for place, group in groupby(words, key=lambda row: (row[2], row[3], row[4])):
        found.append(_line(list(group), page, before + len(found) + 1, place[:2] != block))
        block = place[:2]
    return found


def _line(words: list[list[str]], page: int, number: int, is_first: bool) -> SourceLine:
    left, top = min(int(word[6]) for word in words), min(int(word[7]) for word in words)
    right = max(int(word[6]) + int(word[8]) for word in words)
    bullet = _begins_with_dot(words)
    return SourceLine(
        " ".join(word[11].strip() for word in words[bullet:]),
        number,
        marker="•" if bullet else "",
        page=page,
        left=left * _POINTS,
        right=right * _POINTS,
        top=top * _POINTS,
        bottom=max(int(word[7]) + int(word[9]) for word in words) * _POINTS,
        space_above=1.0 if is_first else 0.0,
    )


def _begins_with_dot(words: list[list[str]]) -> bool:
    """Whether a line begins with a round bullet, which comes as "e", "«" or the like: a tiny sign in front of words."""
    first, height = words[0], max(int(word[9]) for word in words)
    is_dot = len(first[11].strip()) <= _LONGEST_DOT and first[11].strip() not in "-–—.,"
    return len(words) > 1 and is_dot and 0 < int(first[9]) < _DOT * height and int(first[8]) < _DOT * height
