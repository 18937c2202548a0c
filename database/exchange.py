"""`.programm` files: saved, looked into, taken in, and merged with what was changed here since."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, select

from database import belongings, foreign_history, sealing, transfer
from database.folders import sync_file, sync_folder
from database.forgetting import gone_nodes, without_nodes
from database.ledger import Ledger
from database.records import Change, Label
from database.rewrite import rewrite
from database.tables import table
from database.versions import packed, packed_json, read_blob, unpacked, unpacked_json
from database.work import Work, blob_digest
from programme import archive as archives
from programme.archive import Archive, ArchivedVersion, LeftOut
from programme.errors import FormatError, StoreError, UnreadableFile, UnwritableTarget
from programme.ids import new_id
from programme.merge_values import Conflict, ConflictKey, Side
from programme.merging import merge
from programme.model import Programme, walk

ENDING = ".programm"


@dataclass(frozen=True, slots=True)
class SaveOptions:
    """What a file carries beside the programme ("Weitergeben"), and its password ("" for none)."""

    history: bool = True
    comments: bool = True
    authors: bool = True
    versions: bool = True
    password: str = ""

    def left_out(self) -> frozenset[LeftOut]:
        """What stays at home, so that a merge does not take it for deleted."""
        kept = {LeftOut.HISTORY: self.history, LeftOut.COMMENTS: self.comments, LeftOut.AUTHORS: self.authors}
        return frozenset(each for each, is_kept in kept.items() if not is_kept)


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """What a file says of itself, and whether the store knows its programme and a common state to merge with."""

    programme: str
    title: str
    author: str
    saved: str
    nodes: int
    versions: int
    is_known: bool
    can_merge: bool


@dataclass(frozen=True, slots=True)
class MergePreview:
    """A merge that is not yet made: the result, and what both sides changed differently."""

    base: Programme
    theirs: Programme
    result: Programme
    conflicts: tuple[Conflict, ...]


class Exchange:
    """Operations on `.programm` files. Opening a file never changes anything by itself."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def save(self, programme: str, target: Path, options: SaveOptions | None = None) -> Change:
        """Writes the file, whole or not at all, and remembers the state for a later merge.

        Raises `NotFound`, `UnwritableTarget`.
        """
        options = options or SaveOptions()
        with self._ledger.change(Label("archive_saved", {"name": target.name}), undoable=False) as work:
            archive = _archive(work, programme, options)
            _remember(work, archive)
            content = archives.pack(archive)
            facts = None
            if options.password:
                content, facts = sealing.seal(content, options.password)
            _write(target, archives.wrap(content, facts))
        return work.change

    def look(self, path: Path, password: str = "") -> ArchiveInfo:
        """Raises `UnreadableFile`, `FormatError` (kind "archive_needs_password" where one is needed)."""
        archive = read_archive(path, password)
        plan = archive.programme
        with self._ledger.read() as connection:
            rows = table("programmes").c
            found = connection.execute(select(rows.removed).where(rows.id == plan.id)).first()
            known = _states(connection, plan.id)
            can_merge = (
                found is not None
                and found[0] is None
                and not known.keys().isdisjoint((archive.state, *archive.lineage))
            )
        count = sum(1 for _ in walk(plan.nodes))
        facts = (plan.id, plan.title, archive.author, archive.saved, count, len(archive.versions))
        return ArchiveInfo(*facts, is_known=found is not None, can_merge=can_merge)

    def take_in(self, path: Path, password: str = "") -> Change:
        """Adds the programme with its versions and history; as a copy under new ids where the store knows it already
        (then without the history, which tells of another). `Change.made` is its id here."""
        archive = read_archive(path, password)
        label = Label("programme_taken_in", {"title": archive.programme.title})
        with self._ledger.change(label, undoable=False) as work:
            if transfer.has_taken_ids(work.connection, archive.programme):
                archive = _copied(archive)
            transfer.write_programme(work, archive.programme, "")
            _remember(work, archive)
            _take_along(work, archive)
            work.made = archive.programme.id
        return work.change

    def preview_merge(
        self, path: Path, password: str = "", choices: Mapping[ConflictKey, Side] | None = None
    ) -> MergePreview:
        """What merging would give. Raises `StoreError` where there is no common state."""
        archive = read_archive(path, password)
        with self._ledger.read() as connection:
            return _merged(connection, _without_gone(connection, archive), choices or {})

    def merge(self, path: Path, password: str = "", choices: Mapping[ConflictKey, Side] | None = None) -> Change:
        """Merges the file into its programme, three-way against the last common state; one change that undo takes back.

        `choices` settle conflicts of the preview, by `Conflict.place`; where there is none, mine stands.
        """
        archive = read_archive(path, password)
        with self._ledger.change(Label("archive_merged", {"name": path.name})) as work:
            archive = _without_gone(work.connection, archive)
            preview = _merged(work.connection, archive, choices or {})
            rewrite(work, preview.result, comments=True)
            _remember(work, archive)
            _take_along(work, archive)
        return work.change


def read_archive(path: Path, password: str = "") -> Archive:
    """Reads and checks a file. Raises `UnreadableFile`, `FormatError`, `TreeError`."""
    try:
        with path.open("rb") as file:
            content, facts = archives.unwrap(file.read(archives.LARGEST_FILE + 1))
    except OSError as error:
        raise UnreadableFile("file_unreadable", path=str(path), reason=error.strerror or "") from error
    if facts is not None:
        if not password:
            raise FormatError("archive_needs_password", path=str(path))
        content = sealing.unseal(content, facts, password)
    return archives.unpack(content)


def _archive(work: Work, programme: str, options: SaveOptions) -> Archive:
    state = transfer.read_programme(work.connection, programme)
    known = _states(work.connection, programme)
    last = list(known)[-1:]
    archive = Archive(
        programme=state,
        state="",
        saved=work.moment,
        author=work.author,
        lineage=tuple(known),
        bases={each: unpacked(read_blob(work.connection, known[each])) for each in last},
        versions=_versions(work.connection, programme) if options.versions else (),
        history=foreign_history.read(work.connection, programme) if options.history else (),
        settings=archives.without_paths(belongings.read(work.connection, programme)),
    )
    archive = archives.for_giving_away(archive, options.left_out())
    return replace(archive, state=blob_digest(packed(archive.programme)))


def _states(connection: Connection, programme: str) -> dict[str, str]:
    """The states that left or came, with the digests of their content, oldest first."""
    rows = table("merge_bases").c
    query = select(rows.id, rows.content).where(rows.programme_id == programme).order_by(rows.tick, rows.id)
    return {row[0].partition(" ")[2]: row[1] for row in connection.execute(query)}


def _remember(work: Work, archive: Archive) -> None:
    """Keeps the state that leaves or comes as the newest, and those that came along as old ones.

    Keys begin with the programme, so that a file cannot touch the states of another.
    """
    programme = archive.programme.id
    known = _states(work.connection, programme)
    for state, content in {**archive.bases, archive.state: archive.programme}.items():
        tick = work.tick if state == archive.state else 0
        if state not in known or tick:
            items = {"programme_id": programme, "tick": tick, "content": work.keep_blob(packed(content))}
            work.put("merge_base", f"{programme} {state}", items)


def _merged(connection: Connection, archive: Archive, choices: Mapping[ConflictKey, Side]) -> MergePreview:
    mine = transfer.read_programme(connection, archive.programme.id)
    known = _states(connection, mine.id)
    common = next((state for state in (archive.state, *archive.lineage[::-1]) if state in known), None)
    if common is None:
        raise StoreError("archive_no_common_state", title=archive.programme.title)
    base = archives.without(unpacked(read_blob(connection, known[common])), archive.left_out)
    result = merge(base, mine, archive.programme, choices)
    return MergePreview(base, archive.programme, result.programme, result.conflicts)


def _without_gone(connection: Connection, archive: Archive) -> Archive:
    """The archive without the nodes that were deleted here for good: not even its history brings them back."""
    gone = gone_nodes(connection)
    if not gone:
        return archive
    changes = (
        replace(change, values=tuple(value for value in change.values if value.entity_id not in gone))
        for change in archive.history
    )
    cleared = archives.every_programme(archive, lambda programme: without_nodes(programme, gone))
    about = {name: value for name, value in archive.settings.items() if belongings.node_of(value) not in gone}
    return replace(cleared, history=tuple(change for change in changes if change.values), settings=about)


def _versions(connection: Connection, programme: str) -> tuple[ArchivedVersion, ...]:
    rows = table("versions")
    query = select(rows).where(rows.c.programme_id == programme).order_by(rows.c.created, rows.c.id)
    return tuple(
        ArchivedVersion(
            id=row["id"],
            name=row["name"],
            note=row["note"],
            author=row["author"],
            created=row["created"],
            programme=unpacked(read_blob(connection, row["content"])),
            lines=unpacked_json(read_blob(connection, row["lines"])) if row["lines"] else None,
        )
        for row in connection.execute(query).mappings()
    )


def _take_along(work: Work, archive: Archive) -> None:
    """What travels beside the present words."""
    _take_versions(work, archive)
    foreign_history.take(work, archive.programme.id, archive.history)
    belongings.take(work, archive.programme.id, archive.settings)


def _take_versions(work: Work, archive: Archive) -> None:
    """Adds the versions that are not here yet."""
    rows = table("versions").c
    for version in archive.versions:
        if work.connection.execute(select(rows.id).where(rows.id == version.id)).first() is None:
            row = {name: getattr(version, name) for name in ("id", "name", "note", "author", "created")}
            row |= {"programme_id": archive.programme.id}
            row |= {"content": work.keep_blob(packed(replace(version.programme, id=archive.programme.id)))}
            row |= {"lines": None if version.lines is None else work.keep_blob(packed_json(version.lines))}
            work.create("version", [row])


def _copied(archive: Archive) -> Archive:
    """The archive as that of another programme, under new ids in all its states; without history, bases and lineage."""
    states = (archive.programme, *(version.programme for version in archive.versions))
    names: dict[str, str] = {}
    for node in (node for state in states for node in walk(state.nodes)):
        for each in (node.id, *(comment.id for comment in node.comments)):
            names.setdefault(each, new_id())
    programme = replace(transfer.renamed(archive.programme, names), id=new_id())
    versions = tuple(
        replace(version, id=new_id(), programme=replace(transfer.renamed(version.programme, names), id=programme.id))
        for version in archive.versions
    )
    state = blob_digest(packed(programme))
    copied = replace(archive, programme=programme, state=state, versions=versions, history=(), bases={}, lineage=())
    return replace(copied, settings=belongings.renamed(archive.settings, names))


def _write(target: Path, content: bytes) -> None:
    """Beside the target and swapped in, so that a failure never leaves half a file."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
        unfinished = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            sync_file(unfinished)
            unfinished.replace(target)
            sync_folder(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableTarget("target_unwritable", path=str(target), reason=error.strerror or "") from error
