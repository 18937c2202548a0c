"""What the worker process hands to the review: a recognised programme and the lines that it came from, as plain data.

Knows no Qt.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from programme.errors import UnreadableFile
from programme.findings import Finding
from programme.model import Programme

if TYPE_CHECKING:
    from importers.pdf.pictures import PagePicture
    from importers.recognition.result import ImportResult
    from importers.source import SourceDocument, SourceLine, SourcePage

READ_FILE = "desktop.review.reading:read_file"
READ_PASSAGE = "desktop.review.reading:read_passage"
PICTURES = "desktop.review.reading:page_pictures"
READ_SHARE = 0.6
"""Of the work when the file is read and its structure is looked for."""
Progress = Callable[[float], None]
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line as it was read. `number` is what findings cite; `left_out` is the kind of the finding that tells why the
    line stands nowhere, or ""."""

    text: str
    number: int
    page: int | None = None
    words: int = 0
    left_out: str = ""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom on its page in points; None where no page can be shown."""
    lost: int = 0
    """How many of its words stand nowhere although the line has a place."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A source that was read. `places` maps node ids to indexes into `rows`, in reading order; its key "" holds those
    of title, preface and metadata. `is_known` says that the file was a programme already: then there are no rows."""

    name: str
    programme: Programme
    rows: tuple[SourceRow, ...] = ()
    places: Mapping[str, tuple[int, ...]] | None = None
    is_known: bool = False
    is_passage: bool = False
    pages: tuple["SourcePage", ...] = ()
    """Pages that can be shown as pictures, from the file `path` as long as its `stamp` is this one."""
    path: Path | None = None
    stamp: tuple[int, int] = (0, 0)


def stamp_of(path: Path) -> tuple[int, int] | None:
    """What changes when a file does: size and moment; None where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def page_pictures(path: Path, pages: "Sequence[SourcePage]", scale: float, progress: Progress) -> "list[PagePicture]":
    """Pages as pictures, `scale` dots for a point, within limits that end the process. Raises `UserError`."""
    from importers.pdf.pictures import page_pictures
    from importers.sandbox import set_limits

    progress(0.0)
    set_limits(stamp[0] if (stamp := stamp_of(path)) else 0)
    return page_pictures(path, pages, scale)


def read_file(path: Path, with_helper: bool, progress: Progress) -> Reading:
    """A document. `with_helper` lets LibreOffice or tesseract read what we cannot. Raises `UserError`."""
    from importers.progress import hearing

    progress(0.05)
    with hearing(lambda share: progress(0.05 + share * (READ_SHARE - 0.05))):
        document = _source(path, with_helper, progress)
    progress(READ_SHARE)
    with hearing(lambda share: progress(READ_SHARE + share * (1.0 - READ_SHARE))):
        reading = _reading(document, path.name)
    return replace(reading, pages=document.pages, path=path.absolute(), stamp=stamp_of(path) or (0, 0))


def read_passage(content: bytes, kind: str, name: str, progress: Progress) -> Reading:
    """A passage of the clipboard; `kind` is "html" or "txt". Raises `UserError`."""
    from importers.registry import source_of

    progress(0.05)
    return replace(_reading(source_of(content, name, kind), name), is_passage=True)


def _source(path: Path, with_helper: bool, progress: Progress) -> "SourceDocument":
    from importers import outside_programs
    from importers.registry import read_source

    try:
        return read_source(path)
    except UnreadableFile as error:
        if not with_helper or outside_programs.helper_for(error) is None:
            raise
        return outside_programs.read_source(path, error, lambda share: progress(0.05 + share * 0.5))


def _reading(document: "SourceDocument", name: str) -> Reading:
    from importers.recognition.recognise import recognise

    result = recognise(document)
    rows = tuple(
        SourceRow(
            line.text,
            line.number,
            line.page,
            len(_WORD.findall(line.text)),
            result.left_out.get(index, ""),
            _box(line),
            min(result.coverage.lost.get(index, 0), len(_WORD.findall(line.text))),
        )
        for index, line in enumerate(document.lines)
    )
    places = {"": _elsewhere(result, rows), **result.places}
    programme = replace(result.programme, findings=_placed(result.programme.findings, rows, places))
    return Reading(name, programme, rows, places, is_known=document.programme is not None)


def _box(line: "SourceLine") -> tuple[float, float, float, float] | None:
    if line.left is None or line.right is None or line.top is None or line.bottom is None:
        return None
    return line.left, line.top, line.right, line.bottom


def _elsewhere(result: "ImportResult", rows: tuple[SourceRow, ...]) -> tuple[int, ...]:
    """Lines with words that stand neither in the tree nor outside: in title, preface and metadata."""
    inside = {index for indexes in result.places.values() for index in indexes} | set(result.coverage.missing)
    return tuple(index for index, row in enumerate(rows) if row.words and not row.left_out and index not in inside)


def _placed(
    findings: tuple[Finding, ...], rows: tuple[SourceRow, ...], places: Mapping[str, tuple[int, ...]]
) -> tuple[Finding, ...]:
    """Findings that point at a line point at its node as well, so that they lead somewhere after the import, too."""
    nodes: dict[int | None, str] = {}
    for node, indexes in places.items():
        for index in indexes if node else ():
            nodes.setdefault(rows[index].number, node)
    return tuple(each if each.node else replace(each, node=nodes.get(each.line)) for each in findings)
