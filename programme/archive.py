"""A programme as it travels in one `.programm` file: with versions, history and the states that a merge needs.

The file: a line "programmwerk 1", a line of JSON that says how long the rest is, its SHA-256 and how it is encrypted
(null: not at all), and the rest: compressed JSON, possibly encrypted. Reading never trusts it: sizes are limited, every
value is checked, and what does not fit raises `FormatError` before anything is made of it.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from programme import json_format, json_text
from programme.errors import FormatError
from programme.model import Node, Programme

FORMAT = 1
LARGEST_FILE = 100 * 1024**2
LARGEST_CONTENT = 400 * 1024**2
MOST_MEMORY = 2 * 1024**3

_STATE: json_text.Shape = {"nodes": [None]}
_SHAPE: json_text.Shape = {
    "programme": _STATE,
    "bases": {"*": _STATE},
    "versions": [{"programme": _STATE}],
    "history": [None],
}
_START = b"programmwerk "
_LONGEST_HEAD = 4096
_HEAD = {"size", "sha256", "encryption"}
_BYTES_PER_VALUE = 128


@dataclass(frozen=True, slots=True)
class ArchivedVersion:
    """A named version. `lines` is the record of its printed lines, None for one that was not printed."""

    id: str
    name: str
    note: str
    author: str
    created: str
    programme: Programme
    lines: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ArchivedValue:
    """One recorded value of a node or of the programme itself; `before` and `after` are JSON texts or None."""

    entity: str
    entity_id: str
    item: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ArchivedChange:
    """One recorded change; `label` fills the template `kind`."""

    id: str
    kind: str
    label: Mapping[str, Any]
    author: str
    created: str
    values: tuple[ArchivedValue, ...]


class LeftOut(StrEnum):
    """What may stay at home when a file is given away."""

    HISTORY = "history"
    COMMENTS = "comments"
    AUTHORS = "authors"


@dataclass(frozen=True, slots=True)
class Archive:
    """What a file holds. `state` is the id of the programme's state, `lineage` the ids of the states that it comes
    from, oldest first, of which `bases` carries some; a reader that knows one of them can merge. `left_out` names what
    was kept back when the file was saved, so that merging does not take it for deleted. `settings` belong to the
    programme (JSON by name: waivers, export profiles); readers keep those that they do not know."""

    programme: Programme
    state: str
    saved: str
    author: str = ""
    lineage: tuple[str, ...] = ()
    bases: Mapping[str, Programme] = field(default_factory=dict)
    versions: tuple[ArchivedVersion, ...] = ()
    history: tuple[ArchivedChange, ...] = ()
    left_out: frozenset[LeftOut] = frozenset()
    settings: Mapping[str, Any] = field(default_factory=dict)


def pack(archive: Archive) -> bytes:
    """The compressed content of a file. Raises `FormatError` for what `unpack` would not take."""
    data = {
        "state": archive.state,
        "saved": archive.saved,
        "author": archive.author,
        "lineage": list(archive.lineage),
        "left_out": sorted(archive.left_out),
        "programme": json_format.to_json(archive.programme),
        "bases": {state: json_format.to_json(base) for state, base in archive.bases.items()},
        "versions": [_version_to_json(version) for version in archive.versions],
        "history": [_change_to_json(change) for change in archive.history],
        "settings": dict(archive.settings),
    }
    return zlib.compress(_bounded(json_text.dumps(data, _SHAPE).encode()), 6)


def unpack(content: bytes) -> Archive:
    """The way back from `pack`. Raises `FormatError`, `TreeError`."""
    data = _object(_parsed(_bounded(_inflated(content))))
    return Archive(
        programme=json_format.from_json(data.get("programme")),
        state=_text(data, "state"),
        saved=_text(data, "saved"),
        author=_text(data, "author"),
        lineage=tuple(_text({"": each}, "") for each in _list(data, "lineage")),
        bases={state: json_format.from_json(base) for state, base in _object(data.get("bases", {})).items()},
        versions=tuple(_version_from_json(_object(each)) for each in _list(data, "versions")),
        history=tuple(_change_from_json(_object(each)) for each in _list(data, "history")),
        left_out=frozenset(LeftOut(each) for each in _list(data, "left_out") if each in list(LeftOut)),
        settings=dict(_object(data.get("settings", {}))),
    )


def wrap(content: bytes, encryption: Mapping[str, Any] | None = None) -> bytes:
    """The whole file around packed (and possibly encrypted) content."""
    head = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "encryption": encryption}
    return _START + b"%d\n" % FORMAT + json.dumps(head).encode() + b"\n" + content


def unwrap(file: bytes) -> tuple[bytes, Mapping[str, Any] | None]:
    """Content and encryption. Raises `FormatError` for another kind of file, a newer format or a damaged one."""
    if len(file) > LARGEST_FILE:
        raise FormatError("archive_too_large", limit_mb=LARGEST_FILE // 1024**2)
    start, _, rest = file[: _LONGEST_HEAD * 2].partition(b"\n")
    head_line, found, _ = rest.partition(b"\n")
    number = start.removeprefix(_START)[:9]
    if not start.startswith(_START) or not found or not number.isdigit():
        raise FormatError("archive_other_kind")
    if int(number) != FORMAT:
        raise FormatError("archive_other_format", found=int(number), known=FORMAT)
    head = _object(_parsed(head_line))
    content = file[len(start) + len(head_line) + 2 :]
    if (
        set(head) != _HEAD
        or head.get("size") != len(content)
        or head.get("sha256") != hashlib.sha256(content).hexdigest()
    ):
        raise FormatError("archive_damaged")
    encryption = head.get("encryption")
    return content, None if encryption is None else _object(encryption)


def for_giving_away(archive: Archive, left_out: frozenset[LeftOut]) -> Archive:
    """The archive without what is to stay at home ("Weitergeben")."""
    archive = every_programme(archive, lambda programme: without(programme, left_out))
    if LeftOut.AUTHORS in left_out:
        archive = replace(
            archive,
            author="",
            versions=tuple(replace(version, author="") for version in archive.versions),
            history=tuple(replace(change, author="") for change in archive.history),
            settings=_blanked(archive.settings, frozenset({"author"})),
        )
    if LeftOut.COMMENTS in left_out:  # the reason of a waiver is a remark, too
        others = {name: value for name, value in archive.settings.items() if not name.startswith("waiver/")}
        archive = replace(archive, settings=others)
    if LeftOut.HISTORY in left_out:  # a state that left before holds words that were deleted since
        archive = replace(archive, history=(), bases={})
    return replace(archive, left_out=left_out)


def without_paths(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings without paths of this machine: elsewhere they mean nothing, and they tell the user's name."""
    return dict(_blanked(settings, frozenset({"target"})))


def _blanked(value: Any, keys: frozenset[str]) -> Any:
    """JSON with "" for every text under one of `keys`."""
    if isinstance(value, list):
        return [_blanked(each, keys) for each in value]
    if not isinstance(value, Mapping):
        return value
    return {key: "" if key in keys and isinstance(each, str) else _blanked(each, keys) for key, each in value.items()}


def without(programme: Programme, left_out: frozenset[LeftOut]) -> Programme:
    """The programme without comments or their authors' names, where they are left out."""

    def reduced(node: Node) -> Node:
        comments = () if LeftOut.COMMENTS in left_out else node.comments
        if LeftOut.AUTHORS in left_out:
            comments = tuple(replace(comment, author="") for comment in comments)
        return replace(node, comments=comments, children=tuple(reduced(child) for child in node.children))

    return replace(programme, nodes=tuple(reduced(node) for node in programme.nodes))


def every_programme(archive: Archive, change: Callable[[Programme], Programme]) -> Archive:
    """The archive with `change` made to the present state, to those for merging and to the versions."""
    return replace(
        archive,
        programme=change(archive.programme),
        bases={state: change(base) for state, base in archive.bases.items()},
        versions=tuple(replace(version, programme=change(version.programme)) for version in archive.versions),
    )


def _version_to_json(version: ArchivedVersion) -> dict[str, Any]:
    data = {name: getattr(version, name) for name in ("id", "name", "note", "author", "created")}
    data["programme"] = json_format.to_json(version.programme)
    return data if version.lines is None else data | {"lines": version.lines}


def _version_from_json(data: Mapping[str, Any]) -> ArchivedVersion:
    lines = data.get("lines")
    return ArchivedVersion(
        id=_text(data, "id"),
        name=_text(data, "name"),
        note=_text(data, "note"),
        author=_text(data, "author"),
        created=_text(data, "created"),
        programme=json_format.from_json(data.get("programme")),
        lines=None if lines is None else _object(lines),
    )


def _change_to_json(change: ArchivedChange) -> dict[str, Any]:
    data = {name: getattr(change, name) for name in ("id", "kind", "label", "author", "created")}
    rows = [[value.entity, value.entity_id, value.item, value.before, value.after] for value in change.values]
    return data | {"values": rows}


def _change_from_json(data: Mapping[str, Any]) -> ArchivedChange:
    label = {
        key: value for key, value in _object(data.get("label", {})).items() if isinstance(value, str | int | float)
    }
    return ArchivedChange(
        _text(data, "id"),
        _text(data, "kind"),
        label,
        _text(data, "author"),
        _text(data, "created"),
        tuple(_value_from_json(each) for each in _list(data, "values")),
    )


def _value_from_json(data: Any) -> ArchivedValue:
    if not isinstance(data, list) or len(data) != 5 or not all(isinstance(each, str) for each in data[:3]):
        raise FormatError("archive_damaged")
    if not all(each is None or isinstance(each, str) for each in data[3:]):
        raise FormatError("archive_damaged")
    return ArchivedValue(*data)


def _inflated(content: bytes) -> bytes:
    """Never more than the limit, whatever the content promises."""
    inflater = zlib.decompressobj()
    try:
        inflated = inflater.decompress(content, LARGEST_CONTENT)
    except zlib.error as error:
        raise FormatError("archive_damaged") from error
    if inflater.unconsumed_tail:
        raise FormatError("archive_too_large", limit_mb=LARGEST_CONTENT // 1024**2)
    if not inflater.eof:
        raise FormatError("archive_damaged")
    return inflated


def _bounded(text: bytes) -> bytes:
    """`text`, where reading it takes no more memory than the limit; told without reading it. Raises `FormatError`."""
    values = sum(map(text.count, (b"[", b"{", b",")))
    if len(text) * (1 + 2 * _width(text)) + values * _BYTES_PER_VALUE > MOST_MEMORY:
        raise FormatError("archive_too_rich", limit_mb=MOST_MEMORY // 1024**2)
    return text


def _width(text: bytes) -> int:
    """How many bytes a sign may take once it is read; twice that where halves of signs have to be put together."""
    if b"\\ud" in text or b"\\uD" in text:
        return 8
    return 4 if any(bytes([first]) in text for first in range(0xF0, 0xF5)) else 2


def _parsed(text: bytes) -> Any:
    try:
        return json_text.loads(text, shape=_SHAPE)
    except (ValueError, RecursionError) as error:
        raise FormatError("archive_damaged") from error


def _object(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise FormatError("archive_damaged")
    return data


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    found = data.get(key, [])
    if not isinstance(found, list):
        raise FormatError("archive_damaged")
    return found


def _text(data: Mapping[str, Any], key: str) -> str:
    found = data.get(key, "")
    if not isinstance(found, str):
        raise FormatError("archive_damaged")
    return found
