"""What leaves in a `.programm` file, read in pieces between which the store is used, and still the state of one moment.

What may change is read at that moment: the present words, which versions there are, and the change that someone is
still typing on. The rest never changes: contents by their digests, and the rows of the history.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from database import belongings, foreign_history, transfer
from database.backend import OnStep
from database.entities import Values
from database.ledger import Ledger
from database.progress import WHOLE, part
from database.tables import table
from database.versions import packed, read_blob, unpacked, unpacked_json
from database.work import blob_digest
from programme import archive as archives
from programme.archive import Archive, ArchivedVersion, LeftOut


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The rows of an archive. `known` are the states that left or came before with the digests of their contents,
    oldest first, of which the last goes along; `contents` are bytes by digest."""

    saved: str
    author: str
    rows: transfer.ProgrammeRows
    known: Mapping[str, str]
    versions: Sequence[Values]
    settings: Mapping[str, Any]
    history: foreign_history.Recorded
    contents: Mapping[str, bytes]


def read(ledger: Ledger, programme: str, *, history: bool, versions: bool, on_step: OnStep | None) -> Outgoing:
    """`on_step` is told between pieces what is left, and may use the store. Raises `NotFound`."""
    with ledger.read() as connection:
        rows = transfer.read_rows(connection, programme)
        known = known_states(connection, programme)
        named = _version_rows(connection, programme) if versions else []
        settings = belongings.read(connection, programme)
        recorded = foreign_history.begun(connection, programme) if history else foreign_history.Recorded(programme)
    saved, author = ledger.now(), ledger.author
    foreign_history.complete(ledger, recorded, part(on_step, 0, WHOLE // 2))
    told = part(on_step, WHOLE // 2, WHOLE)
    digests = [
        *list(known.values())[-1:],
        *(row["content"] for row in named),
        *filter(None, (row["lines"] for row in named)),
    ]
    contents: dict[str, bytes] = {}
    for place, digest in enumerate(digests):
        told(len(digests) - place, len(digests))
        with ledger.read() as connection:
            contents[digest] = read_blob(connection, digest)
    return Outgoing(saved, author, rows, known, named, settings, recorded, contents)


def archive_of(outgoing: Outgoing, left_out: frozenset[LeftOut], on_step: OnStep | None) -> tuple[Archive, bytes]:
    """The archive, and its present state as it is kept for merging; in any thread."""
    told = part(on_step, 0, WHOLE)
    state = transfer.built(outgoing.rows)
    told(3, 4)
    last = list(outgoing.known)[-1:]
    archive = Archive(
        programme=state,
        state="",
        saved=outgoing.saved,
        author=outgoing.author,
        lineage=tuple(outgoing.known),
        bases={each: unpacked(outgoing.contents[outgoing.known[each]]) for each in last},
        versions=tuple(_version(row, outgoing.contents) for row in outgoing.versions),
        history=foreign_history.changes(outgoing.history),
        settings=archives.without_paths(outgoing.settings),
    )
    told(2, 4)
    archive = archives.for_giving_away(archive, left_out)
    content = packed(archive.programme)
    told(1, 4)
    return replace(archive, state=blob_digest(content)), content


def known_states(connection: Connection, programme: str) -> dict[str, str]:
    """The states that left or came, with the digests of their content, oldest first."""
    rows = table("merge_bases").c
    query = select(rows.id, rows.content).where(rows.programme_id == programme).order_by(rows.tick, rows.id)
    return {row[0].removeprefix(f"{programme} "): row[1] for row in connection.execute(query)}


def _version_rows(connection: Connection, programme: str) -> list[Values]:
    rows = table("versions")
    query = select(rows).where(rows.c.programme_id == programme).order_by(rows.c.created, rows.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _version(row: Values, contents: Mapping[str, bytes]) -> ArchivedVersion:
    return ArchivedVersion(
        id=row["id"],
        name=row["name"],
        note=row["note"],
        author=row["author"],
        created=row["created"],
        programme=unpacked(contents[row["content"]]),
        lines=unpacked_json(contents[row["lines"]]) if row["lines"] else None,
    )
