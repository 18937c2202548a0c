"""Comments on nodes."""

from collections.abc import Mapping

from sqlalchemy import select

from database import transfer
from database.entities import ENTITIES
from database.ledger import Ledger
from database.records import Change, Label
from database.row_tree import RowTree
from database.sort_keys import rekeyed
from database.tables import table
from database.work import Work
from programme.ids import new_id
from programme.model import Comment

ITEMS = frozenset({"text", "passage", "todo", "done"})
"""The items of a comment that `Comments.edit` sets."""


class Comments:
    """Operations on comments, by id; they are read with their nodes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(
        self, node: str, text: str, *, passage: str = "", answer_to: str | None = None, todo: bool = False
    ) -> Change:
        """A comment by the store's author; `Change.made` is its id. Raises `NotFound`."""
        rows = table("comments").c
        with self._ledger.change(Label("comment_added")) as work:
            tree = RowTree.around(work.connection, node)
            query = select(rows.sort_key).where(rows.node_id == node).order_by(rows.sort_key.desc()).limit(1)
            last = work.connection.execute(query).scalar()
            comment = Comment(new_id(), work.author, work.moment, text, passage, answer_to, todo)
            key = rekeyed([last, None] if last else [None])[-1]
            work.create("comment", [transfer.comment_row(tree.programme, node, comment, key)])
            work.made = comment.id
        return work.change

    def edit(self, comment: str, items: Mapping[str, str | bool], *, sitting: str | None = None) -> Change:
        """Sets `ITEMS`; `sitting` as in `Entries.edit`. Raises `NotFound`."""
        unknown = set(items) - ITEMS
        if unknown:
            raise ValueError(f"no items of a comment: {unknown}")
        with self._ledger.change(Label("comment_edited"), sitting=sitting) as work:
            if "done" in items:
                work.label = Label("comment_done" if items["done"] else "comment_reopened")
            work.update("comment", comment, items)
        return work.change

    def remove(self, comment: str) -> Change:
        """Its answers stay. Undo brings it back. Raises `NotFound`."""
        with self._ledger.change(Label("comment_removed")) as work:
            work.delete("comment", comment)
        return work.change


def move_comments(work: Work, node: str, target: str) -> None:
    """Behind those that `target` has, with their ids, which answers name."""
    rows = table("comments").c
    own, last = (
        work.connection.execute(
            select(rows.id, rows.sort_key).where(rows.node_id == each).order_by(rows.sort_key)
        ).all()
        for each in (node, target)
    )
    moved = [work.row("comment", each) for each, _key in own]
    keys = rekeyed([*(key for _id, key in last[-1:]), *[None] * len(moved)])[-len(moved) :] if moved else []
    work.delete("comment", *(each["id"] for each in moved))
    columns = ("id", *ENTITIES["comment"].columns)
    made = [{column: row[column] for column in columns} for row in moved]
    work.create("comment", [row | {"node_id": target, "sort_key": key} for row, key in zip(made, keys, strict=True)])
