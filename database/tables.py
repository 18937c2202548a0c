"""All tables. The SQL that makes them stands in `database.migrations`; a test holds the two together.

Keys are UUIDs, moments are UTC in ISO 8601 with milliseconds ("2026-11-22T13:03:00.000Z"). Rows that hold words carry a
`hash` over their recorded columns (see `database.entities`) and a `version` that rises with each change, for
optimistic locking. `removed` is the moment a row went to the bin; what stands below a removed node is removed with it.
"""

from typing import ClassVar

from sqlalchemy import BigInteger, LargeBinary, Table
from sqlmodel import Field, SQLModel

ARRIVING = "arriving"
"""Stands in `ProgrammeRow.removed` as long as a programme is not whole, see `database.arriving`."""


class ProgrammeRow(SQLModel, table=True):
    """A programme without its nodes. `scheme`, `meta` and `findings` are JSON."""

    __tablename__: ClassVar[str] = "programmes"
    id: str = Field(primary_key=True)
    office: str = ""
    title: str = ""
    subtitle: str = ""
    scheme: str
    meta: str = "{}"
    preface: str = ""
    closing: str = ""
    findings: str = "[]"
    created: str
    removed: str | None = None
    version: int = 1
    hash: int = Field(sa_type=BigInteger)


class NodeRow(SQLModel, table=True):
    """One entry of a tree; `fields` is a JSON object by field key, `sort_key` orders siblings."""

    __tablename__: ClassVar[str] = "nodes"
    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programmes.id", index=True)
    parent_id: str | None = Field(default=None, foreign_key="nodes.id", index=True)
    level: str
    sort_key: str
    title: str = ""
    text: str = ""
    short_title: str = ""
    number: str | None = None
    fields: str = "{}"
    removed: str | None = None
    version: int = 1
    hash: int = Field(sa_type=BigInteger)


class CommentRow(SQLModel, table=True):
    """A remark on a node."""

    __tablename__: ClassVar[str] = "comments"
    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programmes.id", index=True)
    node_id: str = Field(foreign_key="nodes.id", index=True)
    sort_key: str
    author: str = ""
    created: str = ""
    text: str = ""
    passage: str = ""
    answer_to: str | None = None
    todo: bool = False
    done: bool = False
    version: int = 1
    hash: int = Field(sa_type=BigInteger)


class AttachmentRow(SQLModel, table=True):
    """A file of a programme; `content` is the digest of a blob."""

    __tablename__: ClassVar[str] = "attachments"
    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programmes.id", index=True)
    sort_key: str
    name: str = ""
    media_type: str = ""
    description: str = ""
    content: str = Field(foreign_key="blobs.digest")
    version: int = 1
    hash: int = Field(sa_type=BigInteger)


class VersionRow(SQLModel, table=True):
    """A named state. `content` is the digest of its outline JSON, `lines` that of its printed lines, if it has any."""

    __tablename__: ClassVar[str] = "versions"
    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programmes.id", index=True)
    name: str
    note: str = ""
    author: str = ""
    created: str
    content: str = Field(foreign_key="blobs.digest")
    lines: str | None = Field(default=None, foreign_key="blobs.digest")
    version: int = 1
    hash: int = Field(sa_type=BigInteger)


class MergeBaseRow(SQLModel, table=True):
    """A state that left or entered this store in a file: the common ground of a later merge. `tick` is the transaction
    in which it did so last, 0 for one that only came along."""

    __tablename__: ClassVar[str] = "merge_bases"
    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programmes.id", index=True)
    tick: int
    content: str = Field(foreign_key="blobs.digest")
    version: int = 1
    hash: int = Field(sa_type=BigInteger)


class SchemeRow(SQLModel, table=True):
    """A scheme that users made; `id` is its key, `content` its JSON."""

    __tablename__: ClassVar[str] = "schemes"
    id: str = Field(primary_key=True)
    content: str
    version: int = 1
    hash: int = Field(sa_type=BigInteger)


class SettingRow(SQLModel, table=True):
    """A setting that belongs to the store (not to a window); `value` is JSON."""

    __tablename__: ClassVar[str] = "settings"
    id: str = Field(primary_key=True)
    value: str
    version: int = 1
    hash: int = Field(sa_type=BigInteger)


class BlobRow(SQLModel, table=True):
    """Immutable bytes by their SHA-256; `tick` is the transaction that brought them."""

    __tablename__: ClassVar[str] = "blobs"
    digest: str = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)
    tick: int


class GroupRow(SQLModel, table=True):
    """One recorded change: what undo takes back at once.

    `label` is JSON for the template `kind`. `standing` is done, undone or closed (out of reach of undo and redo).
    `role` is "", undo or redo; then `counterpart` is the group that it took back or did again; or elsewhere, for what
    was done in another copy and came in a file: it is shown, but never undone or replayed. `id` is the same in all
    copies.
    """

    __tablename__: ClassVar[str] = "history_groups"
    seq: int = Field(primary_key=True)
    id: str = Field(unique=True)
    tick: int = Field(index=True)
    kind: str
    label: str = "{}"
    author: str = ""
    created: str
    changed: str
    sitting: str | None = None
    standing: str = "done"
    role: str = ""
    counterpart: int | None = None
    hash: int = Field(sa_type=BigInteger)


class GroupProgrammeRow(SQLModel, table=True):
    """Which programmes a group touches; their undo stacks."""

    __tablename__: ClassVar[str] = "history_programmes"
    programme_id: str = Field(primary_key=True)
    group_seq: int = Field(primary_key=True)


class HistoryRow(SQLModel, table=True):
    """One value before and after, as JSON. `item` is a column, "fields.KEY", "meta.KEY", or "" for the whole row
    (`before` None: made; `after` None: gone). `tick` is the transaction that wrote the row last."""

    __tablename__: ClassVar[str] = "history"
    seq: int = Field(primary_key=True)
    tick: int = Field(index=True)
    group_seq: int = Field(foreign_key="history_groups.seq", index=True)
    programme_id: str | None = None
    entity: str
    entity_id: str = Field(index=True)
    item: str
    before: str | None = None
    after: str | None = None
    hash: int = Field(sa_type=BigInteger)


class GoneRow(SQLModel, table=True):
    """A node that was deleted for good."""

    __tablename__: ClassVar[str] = "gone"
    node_id: str = Field(primary_key=True)


class SearchTextRow(SQLModel, table=True):
    """The folded words of a node, or of a programme itself (then `node_id` is ""); content of the full-text index."""

    __tablename__: ClassVar[str] = "search_texts"
    id: int = Field(primary_key=True)
    programme_id: str = Field(index=True)
    node_id: str = ""
    title: str = ""
    body: str = ""
    fields: str = ""
    comments: str = ""


class SearchDirtyRow(SQLModel, table=True):
    """What the index has still to catch up with; `node_id` "" is the programme itself."""

    __tablename__: ClassVar[str] = "search_dirty"
    programme_id: str = Field(primary_key=True)
    node_id: str = Field(primary_key=True)


class MigrationRow(SQLModel, table=True):
    """When each step was taken."""

    __tablename__: ClassVar[str] = "migrations"
    step: int = Field(primary_key=True)
    name: str
    taken: str


def all_tables() -> list[Table]:
    """Those that hold the store's rows; of the search index only its words."""
    return list(SQLModel.metadata.tables.values())


def table(name: str) -> Table:
    """The table with that name, for statements."""
    return SQLModel.metadata.tables[name]
