"""A large programme comes in piece by piece, so that what is typed meanwhile is saved, and out of sight until it is whole.

Each piece is a recorded transaction of its own. Until the last one the programme bears the mark `ARRIVING` where others
have the moment of their removal: no list shows it, the bin neither. What is given up is taken away at once, what was
broken off with the process when the store is opened next.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import partial

from sqlalchemy import delete, insert, select

from database import stacks, transfer
from database.backend import OnStep
from database.entities import Values, dumps
from database.forgetting import forget_unseen, forget_unseen_group
from database.ledger import Ledger
from database.records import Change, Label
from database.sort_keys import spread
from database.tables import ARRIVING, table
from database.work import Work
from programme.errors import StoreError
from programme.model import Attachment, Programme, walk

Piece = Callable[[Work], None]
_ROWS = 1000  # a tenth of a second
_IDS = 500
_ID = re.compile(r"[^/\0]{1,200}")
"""What the store can keep as an id, and the ids of settings can be put together of."""


def pieces_of(programme: Programme, office: str) -> list[Piece]:
    """What `arrive` makes of a programme whose ids are all free; in any thread."""
    nodes, comments = transfer.node_rows(programme.id, None, programme.nodes, spread(len(programme.nodes)))
    head = transfer.programme_row(programme) | {"office": office, "removed": ARRIVING}
    pieces: list[Piece] = [partial(_make_head, head)]
    for entity, rows in (("node", nodes), ("comment", comments)):
        pieces += [partial(_make, entity, rows[start : start + _ROWS]) for start in range(0, len(rows), _ROWS)]
    keys = spread(len(programme.attachments))
    return pieces + [
        partial(_make_attachment, programme.id, *each) for each in zip(programme.attachments, keys, strict=True)
    ]


def is_taken(ledger: Ledger, programme: Programme, on_step: OnStep) -> bool:
    """Whether the store knows (even in the bin) the programme or one of its nodes or comments, an id stands twice or
    could not be one here. `on_step` is told between pieces what is left, and may use the store."""
    nodes = [node.id for node in walk(programme.nodes)]
    comments = [comment.id for node in walk(programme.nodes) for comment in node.comments]
    if len({*nodes}) < len(nodes) or len({*comments}) < len(comments):
        return True
    if not all(map(_ID.fullmatch, (programme.id, *nodes, *comments))):
        return True
    wanted = [("programmes", [programme.id])]
    for name, ids in (("nodes", nodes), ("comments", comments)):
        wanted += [(name, ids[start : start + _IDS]) for start in range(0, len(ids), _IDS)]
    for place, (name, ids) in enumerate(wanted):
        on_step(len(wanted) - place, len(wanted))
        column = table(name).c.id
        with ledger.read() as connection:
            if connection.execute(select(column).where(column.in_(ids)).limit(1)).first() is not None:
                return True
    return False


def arrive(ledger: Ledger, programme: str, label: Label, pieces: Sequence[Piece], on_step: OnStep) -> Change:
    """Makes the programme of its `pieces`, and shows it then. `on_step` is told before each piece what is left and may
    use the store; where it raises, or a piece does, nothing stays."""
    with ExitStack() as given_up:
        given_up.callback(_give_up, ledger, programme, on_step)
        for place, piece in enumerate(pieces):
            on_step(len(pieces) - place, len(pieces))
            with ledger.change(label, undoable=False) as work:
                piece(work)
        with ledger.change(label, undoable=False) as work:
            work.update("programme", programme, {"removed": None})
            work.made = programme
        given_up.pop_all()
    return work.change


def take_away_unfinished(ledger: Ledger) -> None:
    """For the opening: what was broken off with the process."""
    for programme in _unfinished(ledger):
        _give_up(ledger, programme, lambda _left, _total: None)


def _unfinished(ledger: Ledger) -> Sequence[str]:
    programmes = table("programmes").c
    with ledger.read() as connection:
        return connection.execute(select(programmes.id).where(programmes.removed == ARRIVING)).scalars().all()


def _give_up(ledger: Ledger, programme: str, on_step: OnStep) -> None:
    with suppress(StoreError):  # the disk refuses all: it stays out of sight until the next opening
        if programme in _unfinished(ledger):
            _take_away(ledger, programme, on_step)


def _take_away(ledger: Ledger, programme: str, on_step: OnStep) -> None:
    """Every trace, the last piece first and the programme itself at last. That something was given up is recorded before:
    so the numbers of the history, which the journal has of the pieces, are not given a second time. `on_step` may use the
    store between; what it raises, as where it was that gave up, ends nothing, but comes in the end."""
    with ledger.change(Label("taking_in_given_up"), undoable=False) as work:
        work.put("setting", "given_up", {"value": dumps(work.moment)})
    with ledger.read() as connection:
        groups = stacks.groups_of(connection, programme)
    with ExitStack() as backwards:
        backwards.callback(_take_away_rest, ledger, programme)
        for place, group in enumerate(groups):
            backwards.callback(on_step, place, len(groups))
            backwards.callback(_take_away_group, ledger, programme, group)


def _take_away_group(ledger: Ledger, programme: str, group: int) -> None:
    with ledger.derive() as connection:
        forget_unseen_group(connection, programme, group)


def _take_away_rest(ledger: Ledger, programme: str) -> None:
    texts, dirty = table("search_texts").c, table("search_dirty")
    with ledger.derive() as connection:
        forget_unseen(connection, programme)
        connection.execute(delete(dirty).where(dirty.c.programme_id == programme))
        indexed = select(texts.programme_id, texts.node_id).where(texts.programme_id == programme)
        connection.execute(insert(dirty).from_select(["programme_id", "node_id"], indexed))


def _make_head(head: Values, work: Work) -> None:
    work.create("programme", [head | {"created": work.moment}])


def _make(entity: str, rows: Sequence[Values], work: Work) -> None:
    work.create(entity, rows)


def _make_attachment(programme: str, attachment: Attachment, key: str, work: Work) -> None:
    digest = work.keep_blob(attachment.content)
    work.create("attachment", [transfer.attachment_row(programme, attachment, digest, key)])
