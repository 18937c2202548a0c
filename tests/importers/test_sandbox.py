"""The child process: it hands back what a reader says, and ends what runs wild."""

import multiprocessing
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest

from importers import docx_reader, sandbox
from importers.limits import expect_pages, expecting
from importers.progress import hearing
from importers.sandbox import ReaderFailure, cpu_seconds, memory_bytes, read_apart
from importers.source import Cell, SourceDocument, SourceLine
from programme.errors import UnreadableFile, UnsafeFile, UserError
from programme.markup import Run
from programme.model import Level
from tests.importers.documents import word_file

_HERE = "tests.importers.wild_readers"
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def test_a_document_comes_back_whole() -> None:
    document = read_apart(_HERE, b"tame", "Musterstadt")
    assert document == SourceDocument(
        (SourceLine("Radwege", 1, inlines=(Run("Radwege", bold=True),)),), "Musterstadt", {"title": "x"}
    )


def test_errors_for_people_come_back_with_their_values() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_apart(_HERE, b"refuse", "x")
    assert (caught.value.kind, caught.value.values) == ("file_broken", {"part": "a"})


def test_a_bug_comes_back_as_a_bug(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ReaderFailure, match="ZeroDivisionError"):
        read_apart(_HERE, b"bug", "x")
    capfd.readouterr()


def test_a_crash_of_a_parser_means_a_broken_file() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_apart(_HERE, b"crash", "x")
    assert caught.value.kind == "file_broken"


@unix_only
def test_what_the_system_ends_for_lack_of_memory_is_no_broken_file() -> None:
    with pytest.raises(UnsafeFile) as caught:
        read_apart(_HERE, b"killed", "x")
    assert caught.value.kind == "reading_was_ended"


@unix_only
def test_what_never_ends_is_ended() -> None:
    before = computed()
    with pytest.raises(UnsafeFile) as caught:
        read_apart(_HERE, b"endless", "x")
    assert caught.value.kind == "file_takes_too_long"
    assert computed() - before < cpu_seconds(0) + 2  # with the start


def computed() -> float:
    """Computing time of the children that have ended: other work on the machine does not count."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_what_computes_too_long_is_ended_from_outside_where_the_system_sets_no_limit() -> None:
    with pytest.raises(UnsafeFile) as caught:
        read_apart(_HERE, b"endless without limit", "x")
    assert caught.value.kind == "file_takes_too_long"


def test_what_waits_for_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "IDLE_SECONDS", 0.2)
    with pytest.raises(UnsafeFile) as caught:
        read_apart(_HERE, b"asleep", "x")
    assert caught.value.kind == "file_takes_too_long"


@unix_only  # there a pipe tells whole messages only
def test_what_stops_in_the_middle_of_a_message_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "IDLE_SECONDS", 0.2)
    with pytest.raises(UnsafeFile) as caught:
        read_apart(_HERE, b"asleep in a message", "x")
    assert caught.value.kind == "file_takes_too_long"


def test_announcing_paragraphs_again_and_again_gives_no_more_room() -> None:
    ours, theirs = multiprocessing.Pipe()
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    watch = sandbox._Watch(ours, 0, gone.pid)
    room, part = memory_bytes(0, 1), 100 * sandbox.MEBIBYTE
    speaker = threading.Thread(target=_speak, args=(theirs, part), daemon=True)
    speaker.start()
    for _ in range(room // part):
        watch.expect(b"1")
        assert len(watch.message()) == part
    watch.expect(b"1")
    with pytest.raises(OSError):
        watch.message()
    ours.close()
    speaker.join()


def _speak(connection: Connection, length: int) -> None:
    with suppress(OSError):  # it was not listened to any more
        while True:
            connection.send_bytes(bytes(length))


@unix_only
@pytest.mark.parametrize("wish", [b"greedy", b"greedy answer"])
def test_what_takes_all_memory_is_ended(wish: bytes) -> None:
    with pytest.raises(UnsafeFile) as caught:
        read_apart(_HERE, wish, "x")
    assert caught.value.kind == "file_takes_too_much_memory"


def test_what_takes_all_memory_is_ended_from_outside_where_the_system_sets_no_limit() -> None:
    with pytest.raises(UnsafeFile) as caught:
        read_apart(_HERE, b"greedy without limit", "x")
    assert caught.value.kind == "file_takes_too_much_memory"


def test_a_child_that_dies_before_it_reads_a_large_file_is_not_waited_for(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableFile):  # `UnsafeFile` where it was waited for
        read_apart("tests.importers.no_such_reader", b"x" * 2**20, "x")
    capfd.readouterr()


def test_a_child_ends_with_its_parent() -> None:
    """A cancelled job kills the worker that waits, however long the reader would go on."""
    command = f"from importers.sandbox import read_apart; read_apart({_HERE!r}, b'asleep', 'x')"
    waiting = subprocess.Popen([sys.executable, "-c", f"if __name__ == '__main__':\n {command}"])
    parent = psutil.Process(waiting.pid)
    try:
        children = _children(parent)
    finally:
        waiting.kill()
        waiting.wait()
    _gone, alive = psutil.wait_procs(children, timeout=60)
    assert children and not alive


def _children(parent: psutil.Process) -> list[psutil.Process]:
    """Those that read by now; the first one of a spawn may be Python's own watcher."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = [each for each in parent.children(recursive=True) if each.num_threads() > 1]
        if found:
            return found
        time.sleep(0.05)
    return []


def test_endless_calls_are_ended() -> None:
    with pytest.raises(UnsafeFile) as caught:
        read_apart(_HERE, b"deep", "x")
    assert caught.value.kind == "file_nested_too_deep"


def test_limits_grow_with_the_file_and_stay_small_for_small_ones() -> None:
    assert cpu_seconds(10_000) < 2
    assert memory_bytes(10_000) < 300 * 2**20
    assert cpu_seconds(50 * 2**20) == 60
    assert memory_bytes(50 * 2**20) < 1.1 * 2**30


def test_a_child_may_tell_any_nonsense_of_how_far_it_is() -> None:
    heard: list[float] = []
    with hearing(heard.append):
        told = 0.0
        for share in (b"nan", b"inf", b"-1", b"1e400", b"", b"bald", b"0.5", b"0.5", b"0.2"):
            told = sandbox._passed_on(b"share " + share, told)
    assert heard == [0.5]


def test_a_child_that_tells_without_end_is_heard_a_thousand_times() -> None:
    heard: list[float] = []
    with hearing(heard.append), pytest.raises(UnreadableFile):
        read_apart(_HERE, b"talkative", "x")
    assert 500 < len(heard) <= 1000


@pytest.mark.parametrize("value", [print, time.sleep, sandbox.read_apart, pickle.loads, Path])
def test_nothing_but_plain_data_is_taken_from_the_child(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        sandbox._opened(deque([pickle.dumps(("document", value))]), 0)


class Named:
    """Pickled as Python before 3.11.4 pickles the member of an enumeration, but with any name of anything."""

    def __init__(self, owner: object, name: str) -> None:
        self.named = owner, name

    def __reduce__(self) -> tuple[object, tuple[object, str]]:
        return getattr, self.named


def test_members_of_enumerations_come_from_an_older_python_too_and_nothing_else_by_its_name() -> None:
    level = Named(Level, Level.MASSNAHME.name)
    opened = sandbox._opened(deque([pickle.dumps(("document", SourceDocument((), "Plan", {"level": level})))]), 0)  # type: ignore[dict-item]
    assert opened.meta == {"level": Level.MASSNAHME}
    for owner, name in ((Level, "__init_subclass__"), (SourceLine, "__init__"), (Level.MASSNAHME, "__class__")):
        with pytest.raises((pickle.UnpicklingError, KeyError)):
            sandbox._opened(deque([pickle.dumps(("document", Named(owner, name)))]), 0)


def test_every_error_may_pass() -> None:
    message = pickle.dumps(("error", UserError("file_broken", part="x")))
    with pytest.raises(UserError, match="file_broken"):
        sandbox._opened(deque([message]), 0)


def test_lines_come_back_as_they_are_where_most_of_a_field_is_alike() -> None:
    lines = [SourceLine(f"Zelle {n}", n, cell=Cell(0, n, 1, header=n == 0), bold=float(n % 2)) for n in range(9_001)]
    lines[5] = SourceLine("Zelle 5", 5, left=1.5, inlines=(Run("Zelle 5", italic=True),))
    document = SourceDocument(tuple(lines), "Plan")
    opened = sandbox._opened(deque([*sandbox._outcome(lambda *_: document, b"", "Plan")]), 0)
    assert opened == document
    assert opened.lines[6].bold is opened.lines[8].bold  # one value for all, which thirty fields of each line share


@unix_only
def test_what_holds_many_paragraphs_may_compute_longer() -> None:
    patient = read_apart(_HERE, b"many", "x")
    assert patient.lines[0].text == "done"
    assert cpu_seconds(400_000, 98_000) > 15 > cpu_seconds(400_000)
    assert cpu_seconds(0, 10**9) == 60


def test_a_packed_text_of_too_many_paragraphs_is_refused_before_it_is_parsed() -> None:
    before = time.process_time()
    with pytest.raises(UnsafeFile) as caught:
        docx_reader.read_source(word_file("".join(f"<w:p w:rsidR='{number:08X}'/>" for number in range(210_000))), "x")
    assert caught.value.kind == "file_with_too_many_lines"
    assert time.process_time() - before < 2


@pytest.mark.parametrize(("pages", "size", "seconds"), [(300, 480_000, 30), (300, 20_000, 4), (1, 40_000, 0.1)])
def test_pages_are_allowed_their_time_but_for_empty_ones(pages: int, size: int, seconds: float) -> None:
    told: list[int] = []
    with expecting(told.append):
        expect_pages(pages, size)
    assert cpu_seconds(size, told[0]) == pytest.approx(cpu_seconds(size) + seconds)
