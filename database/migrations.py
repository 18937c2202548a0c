"""The store's own ordered steps. Each runs in one transaction with the `user_version` that records it.

A step that has once landed is never edited; a new one is added behind it, and a fixture store of the version before is
added to `tests/database/stores`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from database.backend import Backend
from database.errors import StoreForeign

_RECORDED = "version INTEGER NOT NULL DEFAULT 1, hash INTEGER NOT NULL"
_FIRST_TABLES = (
    "CREATE TABLE migrations (step INTEGER PRIMARY KEY, name TEXT NOT NULL, taken TEXT NOT NULL) STRICT",
    "CREATE TABLE blobs (digest TEXT PRIMARY KEY, content BLOB NOT NULL, tick INTEGER NOT NULL) STRICT",
    f"""CREATE TABLE programmes (id TEXT PRIMARY KEY, office TEXT NOT NULL, title TEXT NOT NULL, subtitle TEXT NOT NULL,
    scheme TEXT NOT NULL, meta TEXT NOT NULL, preface TEXT NOT NULL, closing TEXT NOT NULL, findings TEXT NOT NULL,
    created TEXT NOT NULL, removed TEXT, {_RECORDED}) STRICT""",
    f"""CREATE TABLE nodes (id TEXT PRIMARY KEY, programme_id TEXT NOT NULL REFERENCES programmes (id),
    parent_id TEXT REFERENCES nodes (id) DEFERRABLE INITIALLY DEFERRED,
    level TEXT NOT NULL CHECK (level IN ('handlungsfeld', 'leitziel', 'handlungsziel', 'massnahme')),
    sort_key TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, short_title TEXT NOT NULL, number TEXT,
    fields TEXT NOT NULL, removed TEXT, {_RECORDED}) STRICT""",
    "CREATE INDEX ix_nodes_programme_id ON nodes (programme_id)",
    "CREATE INDEX ix_nodes_parent_id ON nodes (parent_id)",
    f"""CREATE TABLE comments (id TEXT PRIMARY KEY, programme_id TEXT NOT NULL REFERENCES programmes (id),
    node_id TEXT NOT NULL REFERENCES nodes (id) DEFERRABLE INITIALLY DEFERRED, sort_key TEXT NOT NULL,
    author TEXT NOT NULL, created TEXT NOT NULL, text TEXT NOT NULL, passage TEXT NOT NULL, answer_to TEXT,
    todo INTEGER NOT NULL, done INTEGER NOT NULL, {_RECORDED}) STRICT""",
    "CREATE INDEX ix_comments_programme_id ON comments (programme_id)",
    "CREATE INDEX ix_comments_node_id ON comments (node_id)",
    f"""CREATE TABLE attachments (id TEXT PRIMARY KEY, programme_id TEXT NOT NULL REFERENCES programmes (id),
    sort_key TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, description TEXT NOT NULL,
    content TEXT NOT NULL REFERENCES blobs (digest), {_RECORDED}) STRICT""",
    "CREATE INDEX ix_attachments_programme_id ON attachments (programme_id)",
    f"""CREATE TABLE versions (id TEXT PRIMARY KEY, programme_id TEXT NOT NULL REFERENCES programmes (id),
    name TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL,
    content TEXT NOT NULL REFERENCES blobs (digest), lines TEXT REFERENCES blobs (digest), {_RECORDED}) STRICT""",
    "CREATE INDEX ix_versions_programme_id ON versions (programme_id)",
    f"""CREATE TABLE merge_bases (id TEXT PRIMARY KEY, programme_id TEXT NOT NULL REFERENCES programmes (id),
    tick INTEGER NOT NULL, content TEXT NOT NULL REFERENCES blobs (digest), {_RECORDED}) STRICT""",
    "CREATE INDEX ix_merge_bases_programme_id ON merge_bases (programme_id)",
    f"CREATE TABLE schemes (id TEXT PRIMARY KEY, content TEXT NOT NULL, {_RECORDED}) STRICT",
    f"CREATE TABLE settings (id TEXT PRIMARY KEY, value TEXT NOT NULL, {_RECORDED}) STRICT",
)
_FIRST_HISTORY = (
    """CREATE TABLE history_groups (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, tick INTEGER NOT NULL, kind TEXT NOT NULL,
    label TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL, sitting TEXT,
    standing TEXT NOT NULL CHECK (standing IN ('done', 'undone', 'closed')),
    role TEXT NOT NULL CHECK (role IN ('', 'undo', 'redo', 'elsewhere')), counterpart INTEGER, hash INTEGER NOT NULL) STRICT""",
    "CREATE INDEX ix_history_groups_tick ON history_groups (tick)",
    "CREATE UNIQUE INDEX ix_history_groups_id ON history_groups (id)",
    """CREATE TABLE history_programmes (programme_id TEXT NOT NULL, group_seq INTEGER NOT NULL,
    PRIMARY KEY (programme_id, group_seq)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE history (seq INTEGER PRIMARY KEY, tick INTEGER NOT NULL,
    group_seq INTEGER NOT NULL REFERENCES history_groups (seq), programme_id TEXT, entity TEXT NOT NULL,
    entity_id TEXT NOT NULL, item TEXT NOT NULL, "before" TEXT, "after" TEXT, hash INTEGER NOT NULL) STRICT""",
    "CREATE INDEX ix_history_tick ON history (tick)",
    "CREATE INDEX ix_history_group_seq ON history (group_seq)",
    "CREATE INDEX ix_history_entity_id ON history (entity_id)",
    "CREATE TABLE gone (node_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    """CREATE TABLE search_texts (id INTEGER PRIMARY KEY, programme_id TEXT NOT NULL, node_id TEXT NOT NULL,
    title TEXT NOT NULL, body TEXT NOT NULL, fields TEXT NOT NULL, comments TEXT NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX ix_search_texts_owner ON search_texts (programme_id, node_id)",
    """CREATE TABLE search_dirty (programme_id TEXT NOT NULL, node_id TEXT NOT NULL,
    PRIMARY KEY (programme_id, node_id)) STRICT, WITHOUT ROWID""",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the version before to the next."""

    name: str
    take: Callable[[Connection, Backend], None]


def _first(connection: Connection, backend: Backend) -> None:
    for statement in (*_FIRST_TABLES, *_FIRST_HISTORY):
        connection.exec_driver_sql(statement)
    backend.create_index(connection)


STEPS: tuple[Step, ...] = (Step("first_tables", _first),)
CURRENT = len(STEPS)


def pending(connection: Connection, backend: Backend) -> tuple[Step, ...]:
    """The steps that this store has not taken. Raises `StoreForeign` for a store of a newer program."""
    version = backend.schema_version(connection)
    if version > CURRENT:
        raise StoreForeign("store_newer", found=version, known=CURRENT)
    return STEPS[version:]


def migrate(connection: Connection, backend: Backend, now: str, steps: tuple[Step, ...] = STEPS) -> None:
    """Takes the steps from the store's version on, each in a transaction of its own."""
    with connection.begin():
        version = backend.schema_version(connection)
    for number, step in enumerate(steps[version:], version + 1):
        with connection.begin():
            step.take(connection, backend)
            connection.exec_driver_sql(
                "INSERT INTO migrations (step, name, taken) VALUES (?, ?, ?)", (number, step.name, now)
            )
            backend.set_schema_version(connection, number)
