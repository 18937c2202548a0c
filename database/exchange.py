"""`.programm` files: saved, looked into, taken in, and merged with what was changed here since."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from database import belongings, foreign_history, outgoing, sealing, transfer
from database.arriving import Piece, arrive, is_taken, pieces_of
from database.backend import OnStep
from database.beside import beside, of_one_state
from database.entities import Values
from database.folders import is_of_store, sync_file
from database.forgetting import gone_nodes, without_nodes
from database.ledger import Ledger
from database.outgoing import known_states
from database.placing import explained, new_file, put_in_place
from database.progress import WHOLE, part
from database.records import Change, Label
from database.rewrite import Plan, Present, carry_out, planned, present
from database.tables import table
from database.versions import packed, packed_json, read_blob, unpacked
from database.work import Work, blob_digest
from programme import archive as archives
from programme.archive import Archive, ArchivedChange, LeftOut
from programme.bulk import collector_paused
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
    """What a file says of itself, and whether the store knows its programme and a common state to merge with. `state` is
    the id of what stands in it."""

    programme: str
    state: str
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

    def save(
        self, programme: str, target: Path, options: SaveOptions | None = None, on_step: OnStep | None = None
    ) -> Change:
        """Writes the file, whole or not at all, and remembers the state for a later merge.

        `on_step` is told what is left of 100 and may use the store: the state is that of the call. Raises `NotFound`,
        `UnwritableTarget`.
        """
        if is_of_store(target, self._ledger.backend.path):
            raise UnwritableTarget("target_is_store", path=str(target))
        options = options or SaveOptions()
        wanted = {"history": options.history, "versions": options.versions}
        found = outgoing.read(self._ledger, programme, **wanted, on_step=_some(on_step, 0, 30))
        with new_file(target) as unfinished:
            state, content = beside(lambda told: _fill(unfinished, found, options, told), _some(on_step, 30, WHOLE))
            with self._ledger.change(Label("archive_saved", {"name": target.name}), undoable=False) as work:
                _remember(programme, state, state, content, work)
                put_in_place(unfinished, target)
        return work.change

    def look(self, path: Path, password: str = "", on_step: OnStep | None = None) -> ArchiveInfo:
        """`on_step` may use the store meanwhile. Raises `UnreadableFile`, `FormatError` (kind "archive_needs_password"
        where one is needed)."""
        archive = beside(lambda _told: read_archive(path, password), on_step)
        plan = archive.programme
        with self._ledger.read() as connection:
            rows = table("programmes").c
            found = connection.execute(select(rows.removed).where(rows.id == plan.id)).first()
            known = known_states(connection, plan.id)
        is_here = found is not None and found[0] is None
        can_merge = is_here and not known.keys().isdisjoint((archive.state, *archive.lineage))
        count = sum(1 for _ in walk(plan.nodes))
        facts = (plan.id, archive.state, plan.title, archive.author, archive.saved, count, len(archive.versions))
        return ArchiveInfo(*facts, is_known=found is not None, can_merge=can_merge)

    def take_in(self, path: Path, password: str = "", on_step: OnStep | None = None) -> Change:
        """Adds the programme with its versions and history; as a copy under new ids where the store knows it already
        (then without the history, which tells of another). `Change.made` is its id here. `on_step` as in
        `Library.take_in`."""
        archive = beside(lambda _told: read_archive(path, password), _some(on_step, 0, 30))
        if is_taken(self._ledger, archive.programme, part(on_step, 30, 35)):
            original = archive
            archive = beside(lambda _told: _copied(original), _some(on_step, 35, 40))
        label = Label("programme_taken_in", {"title": archive.programme.title})
        pieces = beside(lambda _told: _pieces(archive), _some(on_step, 40, 60))
        return arrive(self._ledger, archive.programme.id, label, pieces, part(on_step, 60, WHOLE))

    def preview_merge(
        self,
        path: Path,
        password: str = "",
        choices: Mapping[ConflictKey, Side] | None = None,
        on_step: OnStep | None = None,
    ) -> MergePreview:
        """What merging would give. `on_step` may use the store meanwhile. Raises `StoreError` where there is no common
        state."""
        archive = beside(lambda _told: read_archive(path, password), _some(on_step, 0, 50))
        with self._ledger.read() as connection:
            ground = _ground(connection, archive)
        cleared = _without(archive, ground.gone)
        return beside(lambda _told: _merged(cleared, ground, choices or {}), _some(on_step, 50, WHOLE))

    def merge(
        self,
        path: Path,
        password: str = "",
        choices: Mapping[ConflictKey, Side] | None = None,
        on_step: OnStep | None = None,
        expected: str = "",
    ) -> Change:
        """Merges the file into its programme, three-way against the last common state; one change that undo takes back.

        `choices` settle conflicts of the preview, by `Conflict.place`; where there is none, mine stands. `on_step` may use
        the store while the file is read; then see `Store.is_changing`. Raises `FormatError` for a file whose state is not
        `expected`, that of `ArchiveInfo`: what was chosen was chosen for another.
        """
        archive = beside(lambda _told: read_archive(path, password), _some(on_step, 0, 30))
        if archive.state != (expected or archive.state):
            raise FormatError("archive_replaced", path=str(path))
        programme = archive.programme.id

        def read(connection: Connection) -> _Ground:
            return _ground(connection, archive)

        def think(ground: _Ground, _told: OnStep | None) -> _Merge:
            return _merge_of(archive, ground, choices or {})

        def turn(told: OnStep) -> Change:
            found = of_one_state(self._ledger, programme, read, think, told if on_step else None)
            return self._write_merge(found, path.name, told)

        return self._ledger.patiently(turn, _some(on_step, 30, WHOLE))

    def _write_merge(self, found: "_Merge", name: str, told: OnStep) -> Change:
        label = Label("archive_merged", {"name": name})
        with self._ledger.change(label, on_step=part(told, WHOLE // 2, WHOLE)) as work:
            carry_out(work, found.plan, part(told, 0, WHOLE // 4))
            step = part(told, WHOLE // 4, WHOLE // 2)
            for place, piece in enumerate(found.pieces):
                if place:
                    step(len(found.pieces) - place, len(found.pieces))
                piece(work)
        return work.change


@dataclass(frozen=True, slots=True)
class _Ground:
    """What an archive is merged into: the programme's rows, the content of the last common state, the ids of the states
    and versions that are kept, and of the nodes that were deleted for good."""

    now: Present
    base: bytes
    states: Collection[str]
    versions: Collection[str]
    gone: set[str]


@dataclass(frozen=True, slots=True)
class _Merge:
    """A merge that was thought out: what is to be done to the programme, and what comes beside it."""

    plan: Plan
    pieces: Sequence[Piece]


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
    archive = archives.unpack(content)
    return replace(archive, settings=belongings.sensible(archive.settings))


def _some(on_step: OnStep | None, start: int, end: int) -> OnStep | None:
    """As `part`, for what goes on in this thread where nobody is told."""
    return None if on_step is None else part(on_step, start, end)


def _fill(target: Path, found: outgoing.Outgoing, options: SaveOptions, on_step: OnStep | None) -> tuple[str, bytes]:
    """Writes the file; the id of the state in it, and its content. In any thread."""
    with collector_paused():
        archive, content = outgoing.archive_of(found, options.left_out(), on_step)
        packed_archive, facts = archives.pack(archive), None
    if options.password:
        packed_archive, facts = sealing.seal(packed_archive, options.password)
    with explained(target):
        target.write_bytes(archives.wrap(packed_archive, facts))
        sync_file(target)
    return archive.state, content


def _pieces(archive: Archive) -> list[Piece]:
    """What `arrive` makes of an archive; in any thread."""
    return [*pieces_of(archive.programme, ""), *_pieces_beside(archive, (), ())]


def _pieces_beside(archive: Archive, states: Collection[str], versions: Collection[str]) -> Iterator[Piece]:
    """What comes with a programme, but for the `states` and `versions` that are known. In any thread, and for one change
    or a row of them, begun once."""
    programme, taken = archive.programme.id, dict[str, Values]()
    for state, content in _state_contents(archive, states).items():
        yield partial(_remember, programme, archive.state, state, content)
    for row in _version_rows(archive, versions):
        yield partial(_take_version, *row)
    for changes in foreign_history.in_pieces(archive.history):
        yield partial(_take_history, programme, changes, taken)
    yield lambda work: belongings.take(work, programme, archive.settings)


def _take_history(programme: str, changes: Sequence[ArchivedChange], taken: dict[str, Values], work: Work) -> None:
    foreign_history.take(work, programme, changes, taken)


def _state_contents(archive: Archive, known: Collection[str]) -> dict[str, bytes]:
    """The states that came, as they are kept: the present one, and of the others those that are not `known`."""
    states = {**archive.bases, archive.state: archive.programme}
    return {each: packed(state) for each, state in states.items() if each == archive.state or each not in known}


def _remember(programme: str, newest: str, state: str, content: bytes, work: Work) -> None:
    """Keeps a state that leaves or comes, as the newest or as an old one that came along.

    Keys begin with the programme, so that a file cannot touch the states of another.
    """
    tick = work.tick if state == newest else 0
    items = {"programme_id": programme, "tick": tick, "content": work.keep_blob(content)}
    work.put("merge_base", f"{programme} {state}", items)


def _ground(connection: Connection, archive: Archive) -> _Ground:
    programme = archive.programme.id
    transfer.require_living(connection, programme)
    known = known_states(connection, programme)
    common = next((state for state in (archive.state, *archive.lineage[::-1]) if state in known), None)
    if common is None:
        raise StoreError("archive_no_common_state", title=archive.programme.title)
    base = read_blob(connection, known[common])
    versions = table("versions").c
    kept = connection.execute(select(versions.id).where(versions.programme_id == programme)).scalars()
    return _Ground(present(connection, programme), base, known.keys(), frozenset(kept), gone_nodes(connection))


def _merged(archive: Archive, ground: _Ground, choices: Mapping[ConflictKey, Side]) -> MergePreview:
    """In any thread."""
    base = archives.without(unpacked(ground.base), archive.left_out)
    result = merge(base, transfer.built(ground.now.rows), archive.programme, choices)
    return MergePreview(base, archive.programme, result.programme, result.conflicts)


def _merge_of(archive: Archive, ground: _Ground, choices: Mapping[ConflictKey, Side]) -> _Merge:
    """In any thread."""
    archive = _without(archive, ground.gone)
    plan = planned(ground.now, _merged(archive, ground, choices).result, comments=True)
    return _Merge(plan, list(_pieces_beside(archive, ground.states, ground.versions)))


def _without(archive: Archive, gone: set[str]) -> Archive:
    """The archive without the nodes that were deleted here for good: not even its history brings them back."""
    if not gone:
        return archive
    changes = (
        replace(change, values=tuple(value for value in change.values if value.entity_id not in gone))
        for change in archive.history
    )
    cleared = archives.every_programme(archive, lambda programme: without_nodes(programme, gone))
    about = {name: value for name, value in archive.settings.items() if belongings.node_of(value) not in gone}
    return replace(cleared, history=tuple(change for change in changes if change.values), settings=about)


def _version_rows(archive: Archive, known: Collection[str]) -> Iterator[tuple[Values, bytes, bytes | None]]:
    """Rows of the versions that are not `known`, with the contents and the printed lines; in any thread."""
    for version in (each for each in archive.versions if each.id not in known):
        row = {name: getattr(version, name) for name in ("name", "note", "author", "created")}
        content = packed(replace(version.programme, id=archive.programme.id))
        lines = None if version.lines is None else packed_json(version.lines)
        yield row | {"id": version.id or new_id(), "programme_id": archive.programme.id}, content, lines


def _take_version(row: Values, content: bytes, lines: bytes | None, work: Work) -> None:
    """Adds a version that is not here yet."""
    rows = table("versions").c
    if work.connection.execute(select(rows.id).where(rows.id == row["id"])).first() is None:
        kept = {"content": work.keep_blob(content), "lines": None if lines is None else work.keep_blob(lines)}
        work.create("version", [row | kept])


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
