"""Who changed what when; undo and redo that work across restarts; a node's earlier words."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, or_, select

from database import stacks
from database.backend import OnStep
from database.entities import ENTITIES, Values, load, write_item
from database.entries import WORDS
from database.errors import NothingToUndo
from database.ledger import Ledger, last_tick
from database.library import HEAD
from database.progress import WHOLE, part, pieces
from database.records import Change, HistoryEntry, Label, UndoState
from database.row_tree import RowTree
from database.tables import table
from database.work import Work
from programme.errors import NotFound

_WORDS = {"node": (WORDS, "fields"), "programme": (HEAD, "meta")}
"""Per kind of row the columns that are words, and the one that maps keys to words."""


class History:
    """Reads the record, and takes changes back by recording their inverse."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def undo(self, programme: str, on_step: OnStep | None = None) -> Change:
        """Takes the newest change of a programme back; the label is that of the change.

        `on_step` is told within the change, see `Store.is_changing`. Raises `NothingToUndo`: nothing there, or the change
        reaches into another programme with newer ones, or into what was typed while it gave way.
        """
        with self._ledger.read() as connection:
            group = stacks.next_undo(connection, programme)
            if group is None:
                raise NothingToUndo("nothing_to_undo")
            stacks.require_free(connection, group, stacks.DONE)
            since = last_tick(connection)
        return self._ledger.patiently(partial(self._turn, group, stacks.UNDO, since), on_step)

    def redo(self, programme: str, on_step: OnStep | None = None) -> Change:
        """Does again what undo took back last; as `undo`."""
        with self._ledger.read() as connection:
            group = stacks.next_redo(connection, programme)
            if group is None:
                raise NothingToUndo("nothing_to_redo")
            stacks.require_free(connection, group, stacks.UNDONE)
            since = last_tick(connection)
        return self._ledger.patiently(partial(self._turn, group, stacks.REDO, since), on_step)

    def state(self, programme: str) -> UndoState:
        """The labels for the two menu entries."""
        with self._ledger.read() as connection:
            undo, redo = stacks.next_undo(connection, programme), stacks.next_redo(connection, programme)
        return UndoState(_label(undo) if undo else None, _label(redo) if redo else None)

    def of_node(self, node: str, limit: int = 500) -> list[HistoryEntry]:
        """What happened to a node, newest first."""
        rows = table("history").c
        query = _entries().where(rows.entity == "node", rows.entity_id == node)
        return self._listed(query.order_by(rows.seq.desc()).limit(limit))

    def of_programme(self, programme: str, limit: int = 500) -> list[HistoryEntry]:
        """What happened in a programme, newest first."""
        rows = table("history").c
        return self._listed(_entries().where(rows.programme_id == programme).order_by(rows.seq.desc()).limit(limit))

    def of_head(self, programme: str, limit: int = 500) -> list[HistoryEntry]:
        """What happened to a programme's own words (`HEAD` and "meta.KEY"), newest first; the first one made it."""
        rows = table("history").c
        words = or_(rows.item.in_(("", *HEAD)), rows.item.startswith("meta."))
        query = _entries().where(rows.entity == "programme", rows.entity_id == programme, words)
        return self._listed(query.order_by(rows.seq.desc()).limit(limit))

    def words_at(self, owner: str, seq: int) -> Mapping[str, str | None]:
        """The items of a node (`WORDS` and "fields.KEY") or of a programme (`HEAD` and "meta.KEY") as they were right
        after its history entry `seq`."""
        rows, groups = table("history"), table("history_groups")
        later = select(rows.c.item, rows.c.before).join(groups, groups.c.seq == rows.c.group_seq)
        with self._ledger.read() as connection:
            entry = _row(connection, rows, rows.c.entity_id == owner, rows.c.seq == seq)
            entity = ENTITIES[entry["entity"]]
            mine = (rows.c.entity == entity.name, rows.c.entity_id == owner)
            later = later.where(*mine, rows.c.seq > seq, groups.c.role != stacks.ELSEWHERE).order_by(rows.c.seq.desc())
            values = dict(_row(connection, entity.table, entity.table.c.id == owner))
            for item, before in connection.execute(later):
                if item:
                    write_item(entity, values, item, load(before))
        if entry["item"]:
            write_item(entity, values, entry["item"], load(entry["after"]))
        words, mapping = _WORDS[entity.name]
        return {word: values[word] for word in words} | {
            f"{mapping}.{key}": value for key, value in load(values[mapping]).items()
        }

    def restore(self, owner: str, seq: int, item: str = "") -> Change:
        """Gives a node or a programme the words that it had right after its history entry `seq`, or only one of its
        items; one more recorded change."""
        wanted = self.words_at(owner, seq)
        with self._ledger.change(Label("programme_reset")) as work:
            is_node = "text" in wanted
            if is_node:
                tree = RowTree.around(work.connection, owner)
                work.label = Label("node_reset", {"level": tree.scheme.definition(tree.level(owner)).singular})
            name = "node" if is_node else "programme"
            mapping = _WORDS[name][1]
            now = load(work.row(name, owner)[mapping])
            items: dict[str, str | None] = {**dict.fromkeys(f"{mapping}.{key}" for key in now), **wanted}
            work.update(name, owner, {item: items.get(item)} if item else items)
        return work.change

    def _turn(self, group: Values, role: str, since: int, on_step: OnStep) -> Change:
        """Records the inverse of a group (undo), or the group itself once more (redo), which was next after `since`."""
        label, told = _label(group), part(on_step, WHOLE // 2, WHOLE)
        with self._ledger.change(label, undoable=False, role=role, counterpart=group["seq"], on_step=told) as work:
            stacks.require_apart(work.connection, group, since)
            told = part(on_step, 0, WHOLE // 2)
            for piece in _recorded(work.connection, group["seq"], told, backwards=role == stacks.UNDO):
                replay(work, piece)
            stacks.set_standing(work.connection, [group], stacks.UNDONE if role == stacks.UNDO else stacks.DONE)
        return work.change

    def _listed(self, query: Select[Any]) -> list[HistoryEntry]:
        with self._ledger.read() as connection:
            return [_entry(dict(row)) for row in connection.execute(query).mappings()]


def replay(work: Work, recorded: Iterable[Values]) -> None:
    """Brings every recorded item to its `after`; rows made, or taken away, next to each other are it together."""
    for (entity, is_whole, is_gone), together in groupby(recorded, _deed):
        if not is_whole:
            for row in together:
                work.update(entity, row["entity_id"], {row["item"]: load(row["after"])})
        elif is_gone:
            work.delete(entity, *(row["entity_id"] for row in together))
        else:
            work.create(entity, [load(row["after"]) for row in together])


def _deed(row: Values) -> tuple[str, bool, bool]:
    return row["entity"], not row["item"], row["after"] is None


def _recorded(connection: Connection, group: int, told: OnStep, *, backwards: bool) -> Iterator[list[Values]]:
    """The rows of a group in order, or the inverse of them in the order of taking back; in pieces."""
    rows = table("history")
    numbers = connection.execute(select(rows.c.seq).where(rows.c.group_seq == group).order_by(rows.c.seq)).scalars()
    for piece in pieces(numbers.all()[:: -1 if backwards else 1], told):
        within = rows.c.seq.between(min(piece), max(piece))
        query = select(rows).where(rows.c.group_seq == group, within).order_by(rows.c.seq)
        found = [dict(row) for row in connection.execute(query).mappings()]
        if backwards:
            found = [row | {"before": row["after"], "after": row["before"]} for row in reversed(found)]
        yield found


def _row(connection: Connection, rows: Table, *conditions: ColumnElement[bool]) -> Mapping[str, Any]:
    found = connection.execute(select(rows).where(*conditions)).mappings().first()
    if found is None:
        raise NotFound("history_entry_unknown")
    return dict(found)


def _entries() -> Select[Any]:
    rows, groups = table("history"), table("history_groups")
    head = (groups.c.kind, groups.c.label, groups.c.author, groups.c.changed, groups.c.role)
    return select(rows, *head).join(groups, groups.c.seq == rows.c.group_seq)


def _entry(row: Values) -> HistoryEntry:
    before, after = load(row["before"]), load(row["after"])
    return HistoryEntry(
        seq=row["seq"],
        group=row["group_seq"],
        moment=row["changed"],
        author=row["author"],
        label=_label(row),
        role=row["role"],
        node=row["entity_id"] if row["entity"] == "node" else "",
        item=row["item"],
        before=_shown(before),
        after=_shown(after),
    )


def _shown(value: Any) -> str | None:
    """Whole rows are shown by their title."""
    if isinstance(value, dict):
        return str(value.get("title", value.get("name", value.get("text", ""))))
    return None if value is None else str(value)


def _label(group: Values) -> Label:
    return Label(group["kind"], load(group["label"]))
