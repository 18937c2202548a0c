"""JSON files: an outline, which is a programme already, or motions from Antragsgrün."""

import json
from typing import Any

from importers.antragsgruen_reader import lines_of_motions, motions_in
from importers.source import SourceDocument
from programme import json_format, json_text
from programme.errors import UnreadableFile, UnsafeFile

_BIGGEST_NUMBER = 4_000
_MOST_PARTS = 1_000_000  # lists and objects; an outline of 50,000 entries has some 300,000


def read_source(content: bytes, name: str) -> SourceDocument:
    """A programme or the lines of motions. Raises `UnreadableFile`, `UnsafeFile`, `FormatError` and `TreeError`."""
    data = _parsed(content, name)
    motions = motions_in(data)
    if motions:
        return SourceDocument(tuple(lines_of_motions(motions)), name)
    if isinstance(data, dict) and ("nodes" in data or "scheme" in data or "format" in data):
        return SourceDocument((), name, programme=json_format.from_json(data))
    raise UnreadableFile("file_not_known_json", path=name)


def _parsed(content: bytes, name: str) -> Any:
    if content.count(b"[") + content.count(b"{") > _MOST_PARTS:
        raise UnsafeFile("file_with_too_many_parts", limit=_MOST_PARTS)
    try:
        return json_text.loads(content, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise UnreadableFile("json_broken", path=name, line=error.lineno) from error
    except UnicodeDecodeError as error:
        raise UnreadableFile("json_broken", path=name, line=1) from error
    except RecursionError as error:
        raise UnsafeFile("file_nested_too_deep") from error


def _whole(digits: str) -> int | float:
    """Python refuses numbers of many digits, which no outline has."""
    return int(digits) if len(digits) <= _BIGGEST_NUMBER else float("inf")
