"""Readers by file ending, and the one way in: a file becomes an `ImportResult`."""

import importlib
import os
import stat
from collections.abc import Callable, Collection
from pathlib import Path
from typing import cast

from importers.decoding import name_of
from importers.limits import require_few, require_few_marks
from importers.recognition.recognise import recognise
from importers.recognition.result import ImportResult
from importers.sandbox import read_apart
from importers.source import SourceDocument
from importers.true_kind import true_kind
from programme.bulk import collector_paused
from programme.errors import IN_FILE, FormatError, UnreadableFile, UnsafeFile, UserError

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 50 * MEBIBYTE
LARGEST_TEXT = 5 * MEBIBYTE
"""Of files without any packing: some 2,500 pages."""

Reader = Callable[[bytes, str], SourceDocument]
"""`read_source(content, name)` of a reader's module: the file's bytes and its name without ending. Raises
`UnreadableFile` or `UnsafeFile` (without `path`; the registry adds it)."""

_MODULES = {
    "txt": "importers.text_reader",
    "text": "importers.text_reader",
    "md": "importers.markdown_reader",
    "markdown": "importers.markdown_reader",
    "rst": "importers.markdown_reader",
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), "importers.docx_reader"),
    **dict.fromkeys(("odt", "ott", "fodt"), "importers.odt_reader"),
    "rtf": "importers.rtf_reader",
    "html": "importers.html_reader",
    "htm": "importers.html_reader",
    "xhtml": "importers.html_reader",
    "pdf": "importers.pdf_reader",
    "doc": "importers.doc_reader",
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm", "ods", "ots"), "importers.table_reader"),
    "csv": "importers.table_reader",
    "tsv": "importers.table_reader",
    "json": "importers.json_reader",
    "programm": "importers.archive_reader",
}


_PLAIN = ("txt", "text", "md", "markdown", "rst", "csv", "tsv")
"""Kinds that are nothing but their words. All others are read apart in a child process: their parsers are large, or little of
them unpacks to much."""


_SAVED_AS = {
    **dict.fromkeys(("fods", "xls", "xlsb", "xlt", "numbers"), "xlsx"),
    **dict.fromkeys(("dot", "pages", "wps", "wpd", "sxw"), "docx"),
    **dict.fromkeys(("odp", "pptx", "ppt", "key", "pub"), "pdf"),
}
"""Kinds of other programs, and what these can write that we read."""


_OF_OTHER_KIND = ("file_broken", "file_of_other_kind", "file_binary", "json_broken", "file_damaged_text")
"""Errors behind which a wrong ending may stand."""


_TOLERANT = (*_PLAIN, "html", "htm", "xhtml", "xlsx", "xlsm", "xltx", "xltm")
_NEVER_TEXT = ("pdf", "rtf", "programm")
"""Kinds whose codes the tolerant readers would take for words."""


def kinds() -> tuple[str, ...]:
    """File endings that can be read, without the dot."""
    return tuple(_MODULES)


def told_kinds() -> tuple[str, ...]:
    """File endings that are read, or of which it is told as what to save them."""
    return (*_MODULES, *_SAVED_AS)


def read(path: Path, kind: str | None = None) -> ImportResult:
    """The programme in a file; `kind` overrides the file's ending. Raises `UnreadableFile` or `UnsafeFile`."""
    return recognise(read_source(path, kind))


def read_source(path: Path, kind: str | None = None) -> SourceDocument:
    """The lines of a file; `kind` overrides its ending. Raises `UnreadableFile` or `UnsafeFile`; what else is
    wrong in one of our own files has its path as the value `IN_FILE`."""
    kind = (kind or path.suffix.lstrip(".")).casefold()
    if os.path.isdir(path):  # noqa: PTH112 - of a folder that may not be looked into, `Path` raises
        raise UnreadableFile("file_is_folder", path=str(path))
    if not kind:
        raise UnreadableFile("file_without_ending", path=str(path))
    if kind in _SAVED_AS:
        raise UnreadableFile("file_kind_save_as", path=str(path), ending=kind, better=_SAVED_AS[kind])
    if kind not in _MODULES:
        raise UnreadableFile("file_kind_unknown", path=str(path), ending=kind)
    content = _content(path, LARGEST_TEXT if kind in _PLAIN else LARGEST_FILE)
    if kind in _TOLERANT:
        _require_kind(path, content, _NEVER_TEXT)
    try:
        return source_of(content, name_of(path), kind)
    except (UnreadableFile, UnsafeFile) as error:
        if error.kind in _OF_OTHER_KIND:
            _require_kind(path, content, _other_kinds(kind))
        raise type(error)(error.kind, **{**error.values, "path": str(path)}) from error
    except UserError as error:
        if isinstance(error, FormatError):
            _require_kind(path, content, _other_kinds(kind))
        raise type(error)(error.kind, **{**error.values, IN_FILE: str(path)}) from error


def _other_kinds(kind: str) -> set[str]:
    """Those that another reader reads."""
    return {each for each, module in _MODULES.items() if module != _MODULES[kind]}


def _require_kind(path: Path, content: bytes, others: Collection[str]) -> None:
    """Raises `UnreadableFile` where a file is one of `others` by its content."""
    found = true_kind(content)
    if found is not None and found[0] in others:
        raise UnreadableFile("file_is_really", path=str(path), ending=found[0], really=found[1])


def source_of(content: bytes, name: str, kind: str) -> SourceDocument:
    """As `read_source`, for bytes in memory (clipboard)."""
    if not content.strip():
        raise UnreadableFile("file_empty", path=name)
    if kind not in _PLAIN:
        document = read_apart(_MODULES[kind], content, name)
    else:
        with collector_paused():
            document = _reader(kind)(content, name)
    require_few(len(document.lines))
    require_few_marks(document)
    return document


def _reader(kind: str) -> Reader:
    return cast(Reader, importlib.import_module(_MODULES[kind]).read_source)


def _content(path: Path, largest: int) -> bytes:
    """The bytes of a file that stands still. What is no file (a pipe, a device) would be waited for without end."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise UnreadableFile("file_is_special", path=str(path))
            content = stream.read(largest + 1) if before.st_size <= largest else b""
            after = os.fstat(descriptor)
    except (OSError, ValueError) as error:  # of a name with a zero byte
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile("file_unreadable", path=str(path), reason=reason) from error
    if max(len(content), before.st_size) > largest:
        raise UnsafeFile("file_too_large", path=str(path), limit_mb=largest // MEBIBYTE)
    if (before.st_size, before.st_mtime_ns) != (len(content), after.st_mtime_ns):
        raise UnreadableFile("file_changes", path=str(path))
    return content
