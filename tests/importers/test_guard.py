"""Limits of work in our own process: what runs wild ends with a sentence, whatever it does at that moment."""

import re
import signal
import sys
import threading
import time
from collections.abc import Callable

import pytest

from importers import guard
from importers.guard import guarded, room_for, seconds_for
from importers.recognition import recognise as recognition
from importers.source import SourceDocument, SourceLine
from programme.errors import UnsafeFile

ROOM = 50 * guard.MEBIBYTE
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer that ends a search")


def endless() -> None:
    while True:
        pass


def greedy() -> None:
    taken = []
    while True:
        taken.append(b"x" * guard.MEBIBYTE)


def refusal(work: Callable[[], object], seconds: float = 60.0) -> UnsafeFile:
    with pytest.raises(UnsafeFile) as caught, guarded("Plan", seconds, ROOM):
        work()
    assert caught.value.values == {"path": "Plan"}
    return caught.value


def test_what_never_ends_is_ended() -> None:
    assert refusal(endless, 0.2).kind == "file_takes_too_long"


def test_what_takes_all_memory_is_ended() -> None:
    assert refusal(greedy).kind == "file_takes_too_much_memory"


@unix_only
def test_a_search_that_never_ends_is_ended() -> None:
    assert refusal(lambda: re.match("(a+)+b", "a" * 60), 0.2).kind == "file_takes_too_long"


@pytest.mark.parametrize(
    ("work", "seconds", "kind"),
    [(endless, 0.3, "file_takes_too_long"), (greedy, 60.0, "file_takes_too_much_memory")],
)
def test_a_thread_ticks_where_the_system_has_no_timer(
    work: Callable[[], object], seconds: float, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start() -> Callable[[], object]:
        clock = guard._Clock()
        clock.start()
        return clock.stop

    monkeypatch.setattr(guard, "_start_ticks", start)
    assert refusal(work, seconds).kind == kind
    assert not any(each.name == "guard" for each in threading.enumerate())


@unix_only
def test_nothing_ticks_once_the_work_is_done() -> None:
    with guarded("Plan", 60.0, ROOM):
        assert signal.getitimer(signal.ITIMER_PROF) != (0.0, 0.0)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@unix_only
def test_a_long_look_is_not_begun_again_inside_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    depth, deepest = 0, 0

    def long_look() -> int:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)
        end = time.process_time() + 3 * guard.TICK
        while time.process_time() < end:
            pass
        depth -= 1
        return 0

    monkeypatch.setattr(guard, "_memory", long_look)
    assert refusal(endless, 0.4).kind == "file_takes_too_long"
    assert deepest == 1


def test_other_threads_work_unwatched() -> None:
    done: list[int] = []

    def work() -> None:
        with guarded("Plan", 0.0, 0):
            done.append(sum(range(3_000_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def test_the_recognition_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "lines_of", lambda _document: endless())
    monkeypatch.setattr(recognition, "seconds_for", lambda _document: 0.2)
    with pytest.raises(UnsafeFile) as caught:
        recognition.recognise(SourceDocument((), "Plan"))
    assert (caught.value.kind, caught.value.values) == ("file_takes_too_long", {"path": "Plan"})


def test_limits_grow_with_the_source() -> None:
    small = SourceDocument((SourceLine("Rad", 1),))
    large = SourceDocument(tuple(SourceLine("Wort " * 20, number) for number in range(20_000)))
    assert seconds_for(small) < 6 < seconds_for(large) <= 300
    assert room_for(small) < 240 * guard.MEBIBYTE < room_for(large)
