"""Named versions ("Versionen"): whole states of a programme, kept as they were, with the lines of their printout."""

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from database import transfer
from database.backend import OnStep
from database.beside import beside, of_one_state
from database.entities import dumps
from database.ledger import Ledger
from database.progress import WHOLE, part
from database.records import Change, Label, VersionInfo
from database.rewrite import Plan, Present, carry_out, planned, present
from database.tables import table
from programme import json_format, json_text
from programme.bulk import collector_paused, let_go
from programme.difference import Difference, difference
from programme.errors import NotFound
from programme.ids import new_id
from programme.model import Programme, walk

_SHAPE: json_text.Shape = {"nodes": [None]}
_LEVEL = 4  # a third of the time of the usual 6 for eight in a hundred more bytes


class Versions:
    """Operations on versions, by id."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(
        self,
        programme: str,
        name: str,
        note: str = "",
        lines: Mapping[str, Any] | None = None,
        on_step: OnStep | None = None,
    ) -> Change:
        """Keeps the present state under a name; `Change.made` is the version's id.

        `lines` is the record of `programme.line_records` of a version that is printed for deliberation. `on_step` is
        told what is left of the work and may use the store: the state is that of the call.
        """
        with self._ledger.read() as connection:
            rows = transfer.read_rows(connection, programme)
        content = beside(lambda told: _packed_rows(rows, told), on_step)
        with self._ledger.change(Label("version_saved", {"name": name}), undoable=False) as work:
            work.made = new_id()
            row = {
                "id": work.made,
                "programme_id": programme,
                "name": name,
                "note": note,
                "author": work.author,
                "created": work.moment,
                "content": work.keep_blob(content),
                "lines": work.keep_blob(packed_json(lines)) if lines is not None else None,
            }
            work.create("version", [row])
        return work.change

    def of_programme(self, programme: str) -> list[VersionInfo]:
        """Newest first."""
        rows = table("versions")
        with self._ledger.read() as connection:
            query = (
                select(rows).where(rows.c.programme_id == programme).order_by(rows.c.created.desc(), rows.c.id.desc())
            )
            return [_info(dict(row)) for row in connection.execute(query).mappings()]

    def programme(self, version: str, on_step: OnStep | None = None) -> Programme:
        """The programme as it was. `on_step` may use the store meanwhile. Raises `NotFound`."""
        with self._ledger.read() as connection:
            content = read_blob(connection, _row(connection, version)["content"])
        return beside(lambda told: unpacked(content, told), on_step)

    def lines(self, version: str) -> Mapping[str, Any] | None:
        """The record of the printed lines; None for a version that was not printed for deliberation."""
        with self._ledger.read() as connection:
            digest = _row(connection, version)["lines"]
            return unpacked_json(read_blob(connection, digest)) if digest else None

    def keep_lines(self, version: str, lines: Mapping[str, Any]) -> Change:
        """Keeps the record of its lines with a version, for ever: nothing changes where it has one. Raises `NotFound`."""
        with self._ledger.change(undoable=False) as work:
            row = work.row("version", version)
            work.label = Label("version_lines_kept", {"name": row["name"]})
            if row["lines"] is None:
                work.update("version", version, {"lines": work.keep_blob(packed_json(lines))})
        return work.change

    def compare(self, before: str, after: str | None = None, on_step: OnStep | None = None) -> Difference:
        """What changed from one version to another, or to the present state (None), that of the call. `on_step` may use
        the store meanwhile. Raises `NotFound`."""
        with self._ledger.read() as connection:
            earlier = _row(connection, before)
            later = transfer.read_rows(connection, earlier["programme_id"]) if after is None else None
            contents = [read_blob(connection, _row(connection, each)["content"]) for each in (before, after) if each]

        def work(told: OnStep | None) -> Difference:
            states = [unpacked(content, told) for content in contents]
            return difference(states[0], states[1] if later is None else transfer.built(later))

        return beside(work, on_step)

    def restore(self, version: str, on_step: OnStep | None = None) -> Change:
        """Makes the programme say again what it said; comments stay. One change that undo takes back. `on_step` may use
        the store while it is found out what has to change; then see `Store.is_changing`. Raises `NotFound`."""
        with self._ledger.read() as connection:
            row = _row(connection, version)
            content = read_blob(connection, row["content"])

        def plan(now: Present, told: OnStep | None) -> Plan:
            return planned(now, unpacked(content, told), comments=False)

        def read(connection: Connection) -> Present:
            transfer.require_living(connection, row["programme_id"])
            return present(connection, row["programme_id"])

        def turn(told: OnStep) -> Change:
            found = of_one_state(self._ledger, row["programme_id"], read, plan, told if on_step else None)
            label = Label("version_restored", {"name": row["name"]})
            with self._ledger.change(label, on_step=part(told, WHOLE // 2, WHOLE)) as work:
                carry_out(work, found, part(told, 0, WHOLE // 2))
            return work.change

        return self._ledger.patiently(turn, on_step)

    def edit(self, version: str, *, name: str, note: str) -> Change:
        """Another name and note."""
        with self._ledger.change(Label("version_renamed", {"name": name}), undoable=False) as work:
            work.update("version", version, {"name": name, "note": note})
        return work.change

    def remove(self, version: str) -> Change:
        """For good; the state itself is forgotten with the next clearing of what nothing names."""
        with self._ledger.change(undoable=False) as work:
            work.label = Label("version_removed", {"name": work.row("version", version)["name"]})
            work.delete("version", version)
        return work.change


def packed(programme: Programme) -> bytes:
    """A state as compressed outline JSON, the same bytes for the same state, in any thread."""
    return _compressed(json_text.written(json_format.to_json(programme), _SHAPE))


def unpacked(content: bytes, on_step: OnStep | None = None) -> Programme:
    """The way back from `packed`, in any thread."""
    with collector_paused():
        data = json_text.parsed(zlib.decompress(content).decode(), _SHAPE)
        part(on_step, 0, WHOLE)(1, 2)
        return json_format.from_json(data)


def unpacked_json(content: bytes) -> Mapping[str, Any]:
    """The way back from `packed_json` of an object."""
    found = json.loads(zlib.decompress(content))
    return found if isinstance(found, dict) else {}


def read_blob(connection: Connection, digest: str) -> bytes:
    """Raises `NotFound`."""
    blobs = table("blobs").c
    content = connection.execute(select(blobs.content).where(blobs.digest == digest)).scalar()
    if content is None:
        raise NotFound("content_missing", digest=digest)
    return bytes(content)


def packed_json(data: Any) -> bytes:
    """Compressed JSON."""
    return _compressed([dumps(data)])


def _compressed(content: Iterable[str]) -> bytes:
    packer = zlib.compressobj(_LEVEL)
    parts = [packer.compress(piece.encode()) for piece in content]
    return b"".join((*parts, packer.flush()))


def _packed_rows(rows: transfer.ProgrammeRows, on_step: OnStep | None) -> bytes:
    told = part(on_step, 0, WHOLE)
    state = transfer.built_once(rows)
    told(2, 3)
    with collector_paused():
        data = json_format.to_json(state)
    nodes = list(walk(state.nodes))
    del state
    let_go(nodes)
    told(1, 3)
    content = _compressed(json_text.written(data, _SHAPE))
    let_go(data["nodes"], 1)
    return content


def _row(connection: Connection, version: str) -> Mapping[str, Any]:
    rows = table("versions")
    row = connection.execute(select(rows).where(rows.c.id == version)).mappings().first()
    if row is None:
        raise NotFound("version_unknown", id=version)
    return dict(row)


def _info(row: Mapping[str, Any]) -> VersionInfo:
    return VersionInfo(
        id=row["id"],
        programme=row["programme_id"],
        name=row["name"],
        note=row["note"],
        author=row["author"],
        created=row["created"],
        printed=row["lines"] is not None,
    )
