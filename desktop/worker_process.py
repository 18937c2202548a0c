"""The life of the worker process, seen from within it: jobs come by a pipe, and it ends with the window."""

import _thread
import contextlib
import importlib
import multiprocessing
import os
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from multiprocessing import connection
from typing import TYPE_CHECKING, Any

from desktop.worker_pipe import receive, send
from programme.errors import UserError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Progress = Callable[[float], None]
_GRACE = 5.0  # seconds for a job to put its things away


def serve(pipe: "Connection", ending: "Connection", warm: tuple[str, ...]) -> None:
    """Does what comes by `pipe` until that or `ending` is closed, or the window is gone, killed, too. Imports the modules of
    `warm` first, so that the first job finds them."""
    at_work = threading.Event()
    threading.Thread(target=_end_with, args=(ending, at_work), daemon=True, name="the window's end").start()
    for module in warm:
        importlib.import_module(module)
    turn = threading.Lock()

    def answer(number: int, kind: str, value: object) -> None:
        with turn, contextlib.suppress(OSError):  # the window is gone, and so will be this process
            send(pipe, (number, kind, value))

    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            number, function, arguments, may_wait = receive(pipe)
            work = partial(_work, function, arguments, partial(answer, number))
            if may_wait:
                threading.Thread(target=work, daemon=True, name="work that may wait").start()
            else:
                at_work.set()
                work()
                at_work.clear()


def _end_with(ending: "Connection", at_work: threading.Event) -> None:
    """Nobody waits for a job that was given up, or whose window was killed; it would go on for minutes and keep its memory."""
    window = multiprocessing.parent_process()
    assert window is not None, "this is the worker process"
    connection.wait([window.sentinel, ending])
    if at_work.is_set():
        _thread.interrupt_main()  # so that the job takes away what it has half written
        time.sleep(_GRACE)
    os._exit(1)


def _work(function: str, arguments: tuple[Any, ...], answer: Callable[[str, object], None]) -> None:
    answer(*_outcome(function, arguments, partial(answer, "progress")))


def _outcome(function: str, arguments: tuple[Any, ...], progress: Progress) -> tuple[str, Any]:
    try:
        module, _, name = function.partition(":")
        return "done", getattr(importlib.import_module(module), name)(*arguments, progress)
    except UserError as error:
        return "failed", error
    except Exception:  # noqa: BLE001 - one of the three places: a bug in a job must not end the worker
        return "failed", traceback.format_exc()
