"""What store operations return: frozen facts. Moments are UTC in ISO 8601, sizes are bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from programme.model import Level


@dataclass(frozen=True, slots=True)
class Label:
    """Names a template below `[history]` in `resources/messages` and its values ("Maßnahme verschoben")."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation changed, so that views can follow.

    Node ids: `added` and `removed` are the tops of the subtrees that came and went (a parent before its children);
    `moved` changed parent or place; `edited` changed words or level, namely `edited_items`; `commented` gained, lost or changed comments.
    `programme_items` are the changed columns of programmes ("title", "meta.Zeitraum", "scheme", "removed").
    `group` is the number in the history, 0 where nothing had to change. `made` is the id of what a making operation
    made (programme, node, comment, version, attachment), else "".
    `journalled` is False when the journal could not be written: the change is in the store, but a backup is due.
    """

    label: Label
    programmes: tuple[str, ...] = ()
    group: int = 0
    moment: str = ""
    made: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    edited_items: frozenset[str] = frozenset()
    commented: tuple[str, ...] = ()
    programme_items: tuple[str, ...] = ()
    attachments: bool = False
    versions: bool = False
    journalled: bool = True

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return self.group > 0


@dataclass(frozen=True, slots=True)
class ProgrammeInfo:
    """One line of the programme list. `nodes` counts living ones; `scheme` is its name, `scheme_key` its key."""

    id: str
    title: str
    scheme: str
    scheme_key: str
    nodes: int
    changed: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands. `index` is that among its living siblings; `version` is for optimistic locking."""

    programme: str
    parent: str | None
    index: int
    level: Level
    version: int


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do in a programme; None where there is nothing."""

    undo: Label | None = None
    redo: Label | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One recorded value. `item` is a column, "fields.KEY" or "" for the whole node (made or gone).

    `role` is "", "undo" or "redo". `before` and `after` are texts, None where there was or is nothing.
    """

    seq: int
    group: int
    moment: str
    author: str
    label: Label
    role: str
    node: str
    item: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Narrows a search. Empty means all. `responsible` and `progress` match any part of the field with that role."""

    programmes: frozenset[str] = frozenset()
    levels: frozenset[Level] = frozenset()
    responsible: str = ""
    progress: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that search found, best first. `node` and `level` are None for words of the programme itself
    (title, preface, metadata). `kind` is what the scheme calls the level, "" for these. `marks` are spans in
    `snippet`, `title_marks` in `title`, end exclusive."""

    programme: str
    node: str | None
    level: Level | None
    kind: str
    number: str
    title: str
    snippet: str
    title_marks: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()


class BinKind(StrEnum):
    """What lies in the bin."""

    PROGRAMME = "programme"
    NODE = "node"


@dataclass(frozen=True, slots=True)
class BinEntry:
    """A removed programme or the top of a removed subtree; `nodes` counts what would come back."""

    kind: BinKind
    id: str
    programme: str
    title: str
    level: Level | None
    nodes: int
    removed: str
    author: str


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A named state of a programme. `printed` says that it keeps printed lines."""

    id: str
    programme: str
    name: str
    note: str
    author: str
    created: str
    printed: bool


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup file. It holds everything up to the transaction `tick`."""

    path: Path
    created: str
    size: int
    tick: int


class PlaceKind(StrEnum):
    """What kind of place a store lies in; it decides how SQLite writes."""

    LOCAL = "local"
    SYNCED = "synced"
    REMOVABLE = "removable"
    NETWORK = "network"


class RescueCause(StrEnum):
    """What was wrong with a store's file: damaged; older than its journal, as a copy from before is, so that the rest
    came from the journal; or another state that went on elsewhere, which was left in its place."""

    DAMAGED = "damaged"
    BEHIND = "behind"
    BRANCHED = "branched"


@dataclass(frozen=True, slots=True)
class RescueReport:
    """What became of a damaged or replaced store. `kept_aside` is the damaged or older file, or (for a branch) the
    folder with what only the journal knew; `from_backup` the moment of the backup whose
    rows filled gaps ("" if none was used); `complete` says that backup and journal gave the present state whole;
    `lost` counts rows that nothing could bring back, `faults` are the first things found wrong."""

    kept_aside: Path
    faults: tuple[str, ...]
    rescued: int
    from_backup: str
    complete: bool
    lost: int
    cause: RescueCause = RescueCause.DAMAGED
