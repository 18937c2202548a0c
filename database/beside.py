"""Long work on files or values of its own goes on in a thread beside the store's, which may use the store meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event
from typing import TypeVar

from sqlalchemy import Connection

from database import stacks
from database.backend import OnStep
from database.ledger import Ledger
from database.progress import WHOLE

S = TypeVar("S")
T = TypeVar("T")

_EVERY = 0.03  # seconds
_TRIES = 3


class _GivenUp(Exception):
    """Ends work that nobody waits for any more, at its next step; never seen outside."""


def beside(work: Callable[[OnStep | None], T], on_step: OnStep | None) -> T:
    """What `work` gives, which must leave the store alone. `on_step` is told in this thread how far it is, at once and again and
    again while nothing new is to be told; where it is None, nobody needs this thread and the work is done in it. What `on_step`
    raises ends the work at its next step, and comes once it has ended."""
    if on_step is None:
        return work(None)
    steps: SimpleQueue[tuple[int, int]] = SimpleQueue()
    is_given_up = Event()

    def told(left: int, total: int) -> None:
        if is_given_up.is_set():
            raise _GivenUp
        steps.put((left, total))

    far = (WHOLE, WHOLE)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside") as threads:
        done = threads.submit(work, told)
        try:
            on_step(*far)  # also where the work is done by now: who counts on being told is told
            while not done.done() or not steps.empty():
                with suppress(Empty):
                    far = steps.get(timeout=_EVERY)
                on_step(*far)
        finally:
            is_given_up.set()  # to work that is done it means nothing
    return done.result()


def of_one_state(
    ledger: Ledger,
    programme: str,
    read: Callable[[Connection], S],
    work: Callable[[S, OnStep | None], T],
    on_step: OnStep | None,
    follow: Callable[[Connection, T, int], T | None] = lambda _connection, _made, _tick: None,
) -> T:
    """What `work` makes, as `beside`, of what was read of a programme. Where `on_step` changed the programme meanwhile,
    `follow` brings it to the present state from that after a transaction; where that gives None, it is read again, at last
    without letting anybody between: so it is the present state whenever this returns."""
    for tell in (*[on_step] * _TRIES, None):
        with ledger.read() as connection:
            ground, newest, tick = read(connection), stacks.newest(connection, programme), ledger.last_tick()
        made = beside(partial(work, ground), tell)
        with ledger.read() as connection:
            if stacks.newest(connection, programme) == newest:
                break
            followed = follow(connection, made, tick)
        if followed is not None:
            return followed
    return made
