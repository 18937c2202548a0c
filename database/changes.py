"""What recorded rows mean for views: a `Change` from the rows of one transaction."""

from collections.abc import Iterable

from database.entities import Values
from database.records import Change
from database.work import Work

_PLACE_ITEMS = {"parent_id", "sort_key", "programme_id"}


def summary(work: Work, group: int) -> Change:
    """The facts that a view needs to follow. Ids stand in the order in which they were recorded, each once."""
    rows = work.recorded
    if not rows:
        return Change(work.label, made=work.made)
    nodes = [row for row in rows if row["entity"] == "node"]
    came = {row["entity_id"]: work.parents.get(row["entity_id"]) for row in nodes if _appears(row)}
    went = {row["entity_id"]: work.parents.get(row["entity_id"]) for row in nodes if _vanishes(row)}
    stayed = [row for row in nodes if row["entity_id"] not in came and row["entity_id"] not in went]
    return Change(
        label=work.label,
        programmes=tuple(work.programmes),
        group=group,
        moment=work.moment,
        made=work.made,
        added=tuple(node for node, parent in came.items() if parent not in came),
        removed=tuple(node for node, parent in went.items() if parent not in went),
        moved=_unique(row["entity_id"] for row in stayed if row["item"] in _PLACE_ITEMS),
        edited=_unique(row["entity_id"] for row in stayed if row["item"] not in _PLACE_ITEMS),
        edited_items=frozenset(row["item"] for row in stayed) - _PLACE_ITEMS,
        commented=tuple(work.commented),
        programme_items=_unique(_programme_item(row) for row in rows if row["entity"] == "programme"),
        attachments=any(row["entity"] == "attachment" for row in rows),
        versions=any(row["entity"] == "version" for row in rows),
    )


def _appears(row: Values) -> bool:
    return (row["item"] == "" and row["after"] is not None) or (row["item"] == "removed" and row["after"] is None)


def _vanishes(row: Values) -> bool:
    return (row["item"] == "" and row["after"] is None) or (row["item"] == "removed" and row["after"] is not None)


def _programme_item(row: Values) -> str:
    return str(row["item"]) or "created"


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
