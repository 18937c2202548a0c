"""The programmes of a store: list, read, create, take in, edit, attachments, and schemes that users made."""

import json
from collections import Counter
from collections.abc import Mapping
from functools import partial

from sqlalchemy import Connection, func, select, text

from database import transfer
from database.arriving import arrive, is_taken, pieces_of
from database.backend import OnStep
from database.beside import beside, of_one_state
from database.entities import dumps
from database.ledger import Ledger
from database.progress import WHOLE, part
from database.records import Change, Label, ProgrammeInfo
from database.settings import OFFICE
from database.sort_keys import rekeyed
from database.tables import table
from database.typing_on import typed_on
from programme import json_scheme
from programme.errors import NotFound
from programme.findings import Finding
from programme.ids import new_id
from programme.model import Attachment, Programme, Scheme

HEAD = frozenset({"title", "subtitle", "preface", "closing"})
"""The items of a programme that `Library.edit` sets, beside "meta.KEY"."""

_ALL = text("SELECT programme_id, count(*) FROM nodes GROUP BY programme_id")
_HIDDEN = text(
    "WITH RECURSIVE hidden (id, programme_id) AS (SELECT id, programme_id FROM nodes WHERE removed IS NOT NULL UNION "
    "SELECT nodes.id, nodes.programme_id FROM nodes JOIN hidden ON nodes.parent_id = hidden.id) "
    "SELECT programme_id, count(*) FROM hidden GROUP BY programme_id"
)


class Library:
    """Operations on whole programmes. Ids in the bin are unknown to all of them (`NotFound`)."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def overview(self) -> list[ProgrammeInfo]:
        """All programmes that are not in the bin, the last changed first."""
        rows, groups, shares = table("programmes").c, table("history_groups").c, table("history_programmes").c
        changed = select(func.max(groups.changed)).where(
            groups.seq
            == select(func.max(shares.group_seq))
            .where(shares.programme_id == rows.id)
            .correlate(table("programmes"))
            .scalar_subquery()
        )
        query = select(
            rows.id,
            rows.title,
            rows.scheme,
            rows.office,
            rows.created,
            changed.correlate(table("programmes")).scalar_subquery(),
        )
        with self._ledger.read() as connection:
            counts = _living(connection)
            found = []
            for row in connection.execute(query.where(rows.removed.is_(None))):
                scheme = json.loads(row[2])
                info = (row[0], row[1], scheme["name"], scheme["key"], counts[row[0]], row[5] or row[4], row[3])
                found.append(ProgrammeInfo(*info))
        return sorted(found, key=lambda info: info.changed, reverse=True)

    def programme(self, programme: str, on_step: OnStep | None = None) -> Programme:
        """The whole programme as a value. `on_step` may use the store meanwhile; what it changes in this programme is in
        the value, too. Raises `NotFound`."""
        read = partial(transfer.read_rows, programme=programme)
        return of_one_state(
            self._ledger, programme, read, lambda rows, _told: transfer.built_once(rows), on_step, typed_on
        )

    def findings(self, programme: str) -> tuple[Finding, ...]:
        """What the reader of a programme was unsure of. Raises `NotFound`."""
        with self._ledger.read() as connection:
            return transfer.read_findings(connection, programme)

    def create(self, title: str, scheme: Scheme, meta: Mapping[str, str] | None = None) -> Change:
        """An empty programme; `Change.made` is its id."""
        made = Programme(id=new_id(), title=title, scheme=scheme, meta=dict(meta or {}))
        return self._add(made, Label("programme_created", {"title": title}))

    def take_in(self, programme: Programme, on_step: OnStep | None = None) -> Change:
        """Adds a programme with its ids; where the store knows one of them already, a copy under new ids.

        `Change.made` is the id that it has here. `on_step` is told between pieces what is left, and may use the store,
        but not take in another programme; what it raises ends the work, and nothing stays.
        """
        with self._ledger.read() as connection:
            office = _office(connection)
        taken = is_taken(self._ledger, programme, part(on_step, 0, 10))
        wanted = transfer.with_new_ids(programme) if taken else programme
        label = Label("programme_taken_in", {"title": programme.title})
        if on_step is None:
            return self._add(wanted, label)
        pieces = beside(lambda _told: pieces_of(wanted, office), part(on_step, 10, 20))
        return arrive(self._ledger, wanted.id, label, pieces, part(on_step, 20, WHOLE))

    def knows(self, programme: str) -> bool:
        """Whether a programme with this id is here, be it in the bin; then a file of it can be merged."""
        rows = table("programmes").c
        with self._ledger.read() as connection:
            return connection.execute(select(rows.id).where(rows.id == programme)).first() is not None

    def edit(self, programme: str, items: Mapping[str, str | None], *, sitting: str | None = None) -> Change:
        """Sets `HEAD` and "meta.KEY" items; None or "" takes a key of the metadata away. `sitting` as in `Entries.edit`."""
        unknown = [item for item in items if item not in HEAD and not item.startswith("meta.")]
        if unknown:
            raise ValueError(f"no items of a programme: {unknown}")
        values = {item: value or ("" if item in HEAD else None) for item, value in items.items()}
        item = next(iter(items)) if len(items) == 1 else ""
        label = Label("programme_edited")
        if item in HEAD:
            label = Label(f"programme_{item}_edited")
        elif item:
            label = Label("meta_edited", {"key": item.partition(".")[2]})
        with self._ledger.change(label, sitting=sitting) as work:
            _require_living(work.row("programme", programme))
            work.update("programme", programme, values)
        return work.change

    def set_scheme(self, programme: str, scheme: Scheme) -> Change:
        """Another scheme, or the same with other labels, numbering or fields. No word of a node is lost."""
        with self._ledger.change(Label("scheme_changed", {"scheme": scheme.name})) as work:
            _require_living(work.row("programme", programme))
            work.update("programme", programme, {"scheme": dumps(json_scheme.to_json(scheme))})
        return work.change

    def remove(self, programme: str) -> Change:
        """Into the bin. Not on the undo stack: the bin gives it back."""
        with self._ledger.change(undoable=False) as work:
            row = work.row("programme", programme)
            _require_living(row)
            work.label = Label("programme_removed", {"title": row["title"]})
            work.update("programme", programme, {"removed": work.moment})
        return work.change

    def attachments(self, programme: str) -> list[tuple[str, Attachment]]:
        """The attachments with their ids, in order."""
        rows, blobs = table("attachments"), table("blobs")
        query = select(rows, blobs.c.content.label("bytes")).join(blobs, blobs.c.digest == rows.c.content)
        query = query.where(rows.c.programme_id == programme).order_by(rows.c.sort_key, rows.c.id)
        with self._ledger.read() as connection:
            return [
                (row["id"], Attachment(row["name"], row["media_type"], row["bytes"], row["description"]))
                for row in connection.execute(query).mappings()
            ]

    def add_attachment(self, programme: str, attachment: Attachment) -> Change:
        """Behind the others; `Change.made` is its id."""
        rows = table("attachments").c
        with self._ledger.change(Label("attachment_added", {"name": attachment.name})) as work:
            _require_living(work.row("programme", programme))
            query = select(rows.sort_key).where(rows.programme_id == programme).order_by(rows.sort_key.desc()).limit(1)
            last = work.connection.execute(query).scalar()
            key = rekeyed([last, None] if last else [None])[-1]
            row = transfer.attachment_row(programme, attachment, work.keep_blob(attachment.content), key)
            work.create("attachment", [row])
            work.made = row["id"]
        return work.change

    def remove_attachment(self, attachment: str) -> Change:
        """Undo brings it back."""
        with self._ledger.change() as work:
            work.label = Label("attachment_removed", {"name": work.row("attachment", attachment)["name"]})
            work.delete("attachment", attachment)
        return work.change

    def schemes(self) -> list[Scheme]:
        """Those that users made, by name."""
        with self._ledger.read() as connection:
            found = connection.execute(select(table("schemes").c.content)).scalars().all()
        return sorted((json_scheme.from_json(json.loads(each)) for each in found), key=lambda scheme: scheme.name)

    def save_scheme(self, scheme: Scheme) -> Change:
        """Adds a scheme, or replaces the one with the same key."""
        content = dumps(json_scheme.to_json(scheme))
        with self._ledger.change(Label("scheme_saved", {"scheme": scheme.name}), undoable=False) as work:
            work.put("scheme", scheme.key, {"content": content})
        return work.change

    def remove_scheme(self, key: str) -> Change:
        """Programmes in this scheme keep their own copy. Raises `NotFound`."""
        with self._ledger.change(Label("scheme_removed", {"scheme": key}), undoable=False) as work:
            work.delete("scheme", key)
        return work.change

    def _add(self, programme: Programme, label: Label) -> Change:
        with self._ledger.change(label, undoable=False) as work:
            transfer.write_programme(work, programme, _office(work.connection))
            work.made = programme.id
        return work.change


def _living(connection: Connection) -> Counter[str]:
    """How many nodes stand in each programme: all without what is removed, of which there is little."""
    found = Counter({row[0]: row[1] for row in connection.execute(_ALL)})
    found.subtract({row[0]: row[1] for row in connection.execute(_HIDDEN)})
    return found


def _office(connection: Connection) -> str:
    settings = table("settings").c
    found = connection.execute(select(settings.value).where(settings.id == OFFICE)).scalar()
    return str(json.loads(found or '""'))


def _require_living(row: Mapping[str, object]) -> None:
    if row["removed"] is not None:
        raise NotFound("programme_unknown", id=row["id"])
