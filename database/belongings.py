"""Settings that belong to one programme (waivers, export profiles, whatever comes later): they travel and go with it.

Their ids are "KIND/PROGRAMME" or "KIND/PROGRAMME/REST"; here and in files they are named "KIND" or "KIND/REST".
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, select

from database.entities import dumps, load
from database.tables import table
from database.work import Work

_NAME = re.compile(r"[a-z][a-z_-]{0,39}(/[^/]{1,200})?")
_LARGEST = 1_000_000
"""So many characters of JSON one setting from a file may have."""
_DEEPEST = 50
"""So many values may stand within each other in one: what is done to them takes a call for each."""


def read(connection: Connection, programme: str) -> dict[str, Any]:
    """Name to value."""
    rows = table("settings").c
    query = select(rows.id, rows.value).where(_belongs(rows.id, programme)).order_by(rows.id)
    return {_name(row[0], programme): json.loads(row[1]) for row in connection.execute(query)}


def sensible(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What came in a file, without what could be none of ours. Kinds that nobody knows yet are kept for those who will."""
    return {
        name: value
        for name, value in settings.items()
        if _NAME.fullmatch(name) and _is_shallow(value) and len(dumps(value)) <= _LARGEST
    }


def take(work: Work, programme: str, settings: Mapping[str, Any]) -> None:
    """Adds what came in a file and is `sensible`. Where both have one, ours stands and theirs fills its gaps; what was
    taken away here does not come back."""
    if not settings:
        return
    known, gone = read(work.connection, programme), _taken_away(work.connection, programme)
    for name, value in settings.items():
        if name not in gone:
            joined = _joined(known[name], value) if name in known else value
            work.put("setting", row_id(programme, name), {"value": dumps(joined)})


def forget(connection: Connection, programme: str, nodes: Iterable[str] | None = None) -> None:
    """Takes away for good, history included: all of a programme, or with `nodes` what is about one of them."""
    rows, history = table("settings"), table("history")
    told = (history.c.entity == "setting", _belongs(history.c.entity_id, programme))
    if nodes is None:
        connection.execute(delete(history).where(*told))
        connection.execute(delete(rows).where(_belongs(rows.c.id, programme)))
        return
    doomed = set(nodes)
    said = [*connection.execute(select(rows.c.id, rows.c.value).where(_belongs(rows.c.id, programme)))]
    said += connection.execute(select(history.c.entity_id, history.c.before).where(*told))
    said += connection.execute(select(history.c.entity_id, history.c.after).where(*told))
    for key in {key for key, value in said if node_of(load(value)) in doomed}:
        connection.execute(delete(history).where(history.c.entity == "setting", history.c.entity_id == key))
        connection.execute(delete(rows).where(rows.c.id == key))


def row_id(programme: str, name: str) -> str:
    """Under which id a setting is kept."""
    kind, slash, rest = name.partition("/")
    return f"{kind}/{programme}{slash}{rest}"


def _name(key: str, programme: str) -> str:
    kind, _, rest = key.partition("/")
    return kind + rest.removeprefix(programme)


def _belongs(column: Any, programme: str) -> Any:
    """Whether an id is that of a setting of the programme. LIKE would take large letters for small ones."""
    closed = column.concat("/")
    return func.replace(closed, f"/{programme}/", "") != closed


def _taken_away(connection: Connection, programme: str) -> set[str]:
    """The names of those that were removed last."""
    rows = table("history").c
    query = select(rows.entity_id, rows.item, rows.after).where(
        rows.entity == "setting", _belongs(rows.entity_id, programme)
    )
    last = {row[0]: not row[1] and row[2] is None for row in connection.execute(query.order_by(rows.seq))}
    return {_name(key, programme) for key, is_gone in last.items() if is_gone}


def _joined(mine: Any, theirs: Any) -> Any:
    """Objects key by key, lists by the names of what stands in them; where both say something, mine."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return {
            key: _joined(mine[key], theirs[key]) if key in mine and key in theirs else mine.get(key, theirs.get(key))
            for key in {**mine, **theirs}
        }
    if isinstance(mine, list) and isinstance(theirs, list):
        names = [_label(each) for each in mine]
        return [*mine, *(each for each in theirs if _label(each) not in names)]
    return mine


def _is_shallow(value: Any) -> bool:
    inner = [value]
    for _ in range(_DEEPEST):
        inner = [
            each
            for outer in inner
            if isinstance(outer, dict | list)
            for each in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return not inner


def _label(value: Any) -> Any:
    return value.get("name", value) if isinstance(value, dict) else value


def node_of(value: Any) -> str | None:
    """The entry that a setting is about; None where it does not say. `value` may be a whole recorded row."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("value"), str) and "id" in value:
        return node_of(value["value"])
    node = value.get("node")
    return node if isinstance(node, str) else None


def renamed(settings: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """For a copy under other ids: what refers to them follows. Waivers stay behind, since their keys are made of ids."""

    def followed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: followed(each) for key, each in value.items()}
        if isinstance(value, list):
            return [followed(each) for each in value]
        return names.get(value, value) if isinstance(value, str) else value

    return {name: followed(value) for name, value in settings.items() if not name.startswith("waiver/")}
