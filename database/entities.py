"""What the history records, described once: each entity's table, its recorded columns and its JSON maps.

Recording, undo, the journal, hashes, rescue and deleting for good all work on these descriptions.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Table

from database.tables import table

Values = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # `json.dumps` would make one at every call


@dataclass(frozen=True)
class Entity:
    """`columns` are recorded and hashed, in this order, after the id. `maps` are JSON objects with an item per key."""

    name: str
    table_name: str
    columns: tuple[str, ...]
    maps: frozenset[str] = frozenset()
    blobs: tuple[str, ...] = ()

    @cached_property
    def table(self) -> Table:
        """For statements."""
        return table(self.table_name)

    @cached_property
    def hashed(self) -> tuple[str, ...]:
        """The columns whose values `row_hash` takes, in order."""
        return ("id", *self.columns)

    def hash_of(self, values: Mapping[str, Any]) -> int:
        """The hash of a whole row."""
        return row_hash([values[column] for column in self.hashed])

    def programme_of(self, values: Mapping[str, Any]) -> str | None:
        """The programme a row belongs to; None for what all programmes share."""
        found = values["id"] if self.name == "programme" else values.get("programme_id")
        return str(found) if found else None


ENTITIES = {
    entity.name: entity
    for entity in (
        Entity(
            "programme",
            "programmes",
            (
                "office",
                "title",
                "subtitle",
                "scheme",
                "meta",
                "preface",
                "closing",
                "findings",
                "created",
                "removed",
            ),
            frozenset({"meta"}),
        ),
        Entity(
            "node",
            "nodes",
            (
                "programme_id",
                "parent_id",
                "level",
                "sort_key",
                "title",
                "text",
                "short_title",
                "number",
                "fields",
                "removed",
            ),
            frozenset({"fields"}),
        ),
        Entity(
            "comment",
            "comments",
            (
                "programme_id",
                "node_id",
                "sort_key",
                "author",
                "created",
                "text",
                "passage",
                "answer_to",
                "todo",
                "done",
            ),
        ),
        Entity(
            "attachment",
            "attachments",
            ("programme_id", "sort_key", "name", "media_type", "description", "content"),
            blobs=("content",),
        ),
        Entity(
            "version",
            "versions",
            ("programme_id", "name", "note", "author", "created", "content", "lines"),
            blobs=("content", "lines"),
        ),
        Entity("merge_base", "merge_bases", ("programme_id", "tick", "content"), blobs=("content",)),
        Entity("scheme", "schemes", ("content",)),
        Entity("setting", "settings", ("value",)),
    )
}

GROUP_COLUMNS = (
    "seq",
    "id",
    "tick",
    "kind",
    "label",
    "author",
    "created",
    "changed",
    "sitting",
    "standing",
    "role",
    "counterpart",
)
HISTORY_COLUMNS = (
    "seq",
    "tick",
    "group_seq",
    "programme_id",
    "entity",
    "entity_id",
    "item",
    "before",
    "after",
)


def row_hash(values: Iterable[Any]) -> int:
    """A signed 64-bit hash of a row's values; None differs from "", and the border between two values counts.

    Texts may come as the bytes that they are stored as, which need not be UTF-8 any more when a row is damaged.
    """
    parts = [
        value if value.__class__ is bytes else value.encode() if value.__class__ is str else _as_bytes(value)
        for value in values
    ]
    digest = hashlib.blake2b(b"\x1f".join(parts), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _as_bytes(value: Any) -> bytes:
    """Of what is no text."""
    return b"\x00" if value is None else b"%d" % value


def hashed_row(columns: Sequence[str], values: Values) -> Values:
    """`values` with their hash over `columns`."""
    return values | {"hash": row_hash(values[column] for column in columns)}


def clean_text(text: str) -> str:
    """`text` without what SQLite cannot hold: NUL and halves of surrogate pairs."""
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode()
    return text.replace("\0", "")


def cleaned(values: Mapping[str, Any]) -> Values:
    """`values` with clean texts."""
    return {key: clean_text(value) if isinstance(value, str) else value for key, value in values.items()}


def read_item(entity: Entity, values: Mapping[str, Any], item: str) -> Any:
    """The value of a column or of one key of a map; None where the map lacks the key."""
    column, dot, key = item.partition(".")
    if dot and column in entity.maps:
        return json.loads(values[column]).get(key)
    return values[item]


def write_item(entity: Entity, values: Values, item: str, value: Any) -> None:
    """Sets a column, or one key of a map (None removes the key), in place."""
    column, dot, key = item.partition(".")
    if dot and column in entity.maps:
        mapping = json.loads(values[column])
        if value is None:
            mapping.pop(key, None)
        else:
            mapping[key] = value
        values[column] = dumps(mapping)
    else:
        values[item] = value


def dumps(value: Any) -> str:
    """Compact JSON with readable letters."""
    return _ENCODER.encode(value)


def load(value: str | None) -> Any:
    """What `dumps` wrote; None stays None."""
    return None if value is None else json.loads(value)
