"""The bin: what was removed, and how it comes back whole."""

from collections.abc import Sequence
from contextlib import ExitStack

from sqlalchemy import Connection, func, select

from database import search_index
from database.backups import Backups
from database.entities import dumps
from database.entries import place_in
from database.folders import backup_folder
from database.forgetting import Doomed, forget, is_forgotten
from database.ledger import Ledger
from database.purge_memory import forget_revived, forgotten, record, remember
from database.purge_note import PurgeNote, drop_note, read_note, write_note
from database.records import BinEntry, BinKind, Change, Label
from database.recovery import store_id
from database.row_tree import RowTree
from database.tables import ARRIVING, table
from database.work import Work
from programme import tree as rules
from programme.errors import NotFound, StoreError, TreeError
from programme.markup import plain_inline
from programme.model import Level


class Bin:
    """Removed programmes and subtrees."""

    def __init__(self, ledger: Ledger, backups: Backups) -> None:
        self._ledger = ledger
        self._backups = backups
        self._folder = backup_folder(ledger.backend.path)

    def contents(self) -> list[BinEntry]:
        """Everything in the bin, the last removed first."""
        with self._ledger.read() as connection:
            found = [*_programmes(connection), *_nodes(connection)]
        return sorted(found, key=lambda entry: entry.removed, reverse=True)

    def restore(self, entry: str) -> Change:
        """Brings a programme or a node back, with all that lay below it when it went.

        A node whose parent is gone comes below the nearest ancestor that is there and deep enough, else to the top.
        Raises `NotFound`, and `StoreError` where the node's programme lies in the bin.
        """
        with self._ledger.read() as connection:
            programmes = table("programmes").c
            is_programme = connection.execute(select(programmes.id).where(programmes.id == entry)).first() is not None
        return self._restore_programme(entry) if is_programme else self._restore_node(entry)

    def purge(self, entries: Sequence[str], *, versions: bool = False, backups: bool = False) -> Change:
        """Deletes entries of the bin for good: their words leave store, history and journal; with `versions` the named
        versions, too, and with `backups` all backups and damaged stores that were kept aside.

        What was done so far in their programmes can no longer be undone. A new backup is made; the search index is to be
        caught up with (`Search.refresh`, or the next search does it). Raises `NotFound` for
        what is not in the bin, `StoreUnwritable` where the disk refuses the new backup (then the journal still has
        the words, and it is tried again with the next opening).
        """
        self.finish_purge()
        with self._ledger.change(undoable=False) as work:
            note = PurgeNote(_doomed(work, entries), versions, backups, work.tick - 1)
            work.label = Label("purged", {"count": len(entries)})
            forget(work, note.doomed, versions=versions)
            work.put("setting", "purged", {"value": dumps(work.moment)})
            record(work, forgotten(note))
            write_note(self._folder, note)
        self._clear_copies(note)
        return work.change

    def finish_purge(self) -> None:
        """Does what a deletion for good left undone whose process was killed, or whose disk refused; nothing as a rule.

        Raises `StoreUnwritable`.
        """
        if self._ledger.backend.read_only:
            return
        with self._ledger.read() as connection:
            forget_revived(self._folder, connection)
        note = read_note(self._folder)
        if note is None:
            return
        with self._ledger.read() as connection:
            is_done = is_forgotten(connection, note.doomed)
        if is_done:
            self._clear_copies(note)
        else:
            drop_note(self._folder)

    def _clear_copies(self, note: PurgeNote) -> None:
        """Whatever holds the words beside the rows; what an older backup keeps of them is not to come back from it."""
        with self._ledger.read() as connection:
            remember(self._folder, store_id(connection), forgotten(note))
        with self._ledger.derive() as connection:
            search_index.forget_all(connection, self._ledger.backend)
        with ExitStack() as last:  # a disk that has no room for the one is no reason to leave the other
            last.callback(self._backups.forget, note)
            self._ledger.backend.compact(self._ledger.connection)
        drop_note(self._folder)

    def _restore_programme(self, programme: str) -> Change:
        with self._ledger.change(undoable=False) as work:
            row = work.row("programme", programme)
            work.label = Label("programme_restored", {"title": row["title"]})
            work.update("programme", programme, {"removed": None})
        return work.change

    def _restore_node(self, node: str) -> Change:
        with self._ledger.change() as work:
            row = work.row("node", node)
            if row["removed"] is None:
                raise NotFound("not_in_bin", id=node)
            if work.row("programme", row["programme_id"])["removed"] is not None:
                raise StoreError("restore_programme_first", title=work.row("programme", row["programme_id"])["title"])
            work.update("node", node, {"removed": None})
            _settle(work, row["programme_id"], node)
            tree = RowTree.around(work.connection, node)
            work.label = Label("node_restored", {"level": tree.scheme.definition(tree.level(node)).singular})
        return work.change


def _doomed(work: Work, entries: Sequence[str]) -> Doomed:
    programmes, nodes = [], []
    known = {entry.id: entry for entry in (*_programmes(work.connection), *_nodes(work.connection))}
    for entry in entries:
        if entry not in known:
            raise NotFound("not_in_bin", id=entry)
        if known[entry].kind is BinKind.PROGRAMME:
            programmes.append(entry)
        else:
            nodes += work.subtree(entry)
    return Doomed(tuple(programmes), tuple(nodes))


def _settle(work: Work, programme: str, node: str) -> None:
    """Puts a node that lives again below the nearest ancestor that can take it, at the end if that is a new place."""
    tree = RowTree(work.connection, programme)
    for parent in [*_living_ancestors(work.connection, node), None]:
        try:
            above = tree.level(parent) if parent is not None else None
            levels = rules.shifted(tree, node, rules.level_below(tree.scheme, above, tree.level(node)))
        except TreeError:
            continue
        if tree.parent(node) != parent:
            key = place_in(work, tree, parent, len(tree.children(parent)), 1)[0]
            work.update("node", node, {"parent_id": parent, "sort_key": key})
        for each, level in levels.items():
            work.update("node", each, {"level": level.value})
        return


def _living_ancestors(connection: Connection, node: str) -> list[str]:
    """Nearest first: the ancestors that stand in the tree."""
    rows = table("nodes").c
    line: list[tuple[str, bool]] = []
    parent = connection.execute(select(rows.parent_id).where(rows.id == node)).scalar()
    while parent is not None:
        above, removed = connection.execute(select(rows.parent_id, rows.removed).where(rows.id == parent)).one()
        line.append((parent, removed is not None))
        parent = above
    gone = [place for place, (_, removed) in enumerate(line) if removed]
    return [each for each, _ in line[gone[-1] + 1 if gone else 0 :]]


def _programmes(connection: Connection) -> list[BinEntry]:
    rows, nodes = table("programmes").c, table("nodes").c
    removed = (rows.removed.is_not(None), rows.removed != ARRIVING)
    found = connection.execute(select(rows.id, rows.title, rows.removed).where(*removed)).all()
    return [
        BinEntry(
            BinKind.PROGRAMME,
            row[0],
            row[0],
            row[1],
            None,
            connection.execute(select(func.count()).where(nodes.programme_id == row[0])).scalar_one(),
            row[2],
            _remover(connection, row[0]),
        )
        for row in found
    ]


def _nodes(connection: Connection) -> list[BinEntry]:
    rows, programmes = table("nodes"), table("programmes").c
    query = select(rows.c.id, rows.c.programme_id, rows.c.title, rows.c.level, rows.c.removed).join(
        table("programmes"), programmes.id == rows.c.programme_id
    )
    found = connection.execute(query.where(rows.c.removed.is_not(None), programmes.removed.is_(None))).all()
    return [
        BinEntry(
            BinKind.NODE,
            row[0],
            row[1],
            plain_inline(row[2]),
            Level(row[3]),
            _count(connection, row[0]),
            row[4],
            _remover(connection, row[0]),
        )
        for row in found
    ]


def _count(connection: Connection, top: str) -> int:
    """The node and what would come back with it."""
    rows = table("nodes").c
    within = select(rows.id).where(rows.id == top).cte("within", recursive=True)
    below = select(rows.id).join(within, rows.parent_id == within.c.id).where(rows.removed.is_(None))
    return connection.execute(select(func.count()).select_from(within.union_all(below))).scalar_one()


def _remover(connection: Connection, row_id: str) -> str:
    """Who put a row into the bin; "" where the history does not say."""
    history, groups = table("history"), table("history_groups")
    query = (
        select(groups.c.author)
        .join(history, history.c.group_seq == groups.c.seq)
        .where(history.c.entity_id == row_id, history.c.item == "removed")
        .order_by(history.c.seq.desc())
        .limit(1)
    )
    return str(connection.execute(query).scalar() or "")
