"""How far reading and taking over are, and that both can be ended at any time with nothing changed."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from database import progress
from desktop.review import wishes
from desktop.review.progress import TakingOver
from desktop.review.reading import READ_SHARE, read_file
from desktop.review.target import Target
from desktop.worker import JobCancelled
from desktop.worker_jobs import write_file
from exporters.options import ExportOptions
from importers.progress import hearing
from importers.sandbox import read_apart
from programme.model import Programme
from tests.desktop.conftest import Hand
from tests.desktop.review.hand import WAIT, read
from tests.importers.documents import paragraph, word_file
from tests.importers.mutations import samples
from tests.programme.builders import field, measure, programme

SCAN = "Die Stadt ist fiir alle da. Wir beriicksichtigen die Bedürfnisse, die gepriift sind.\n\n"


def long_programme() -> Programme:
    text = "Ein Absatz über das Wohnen. " * 60
    return programme(*(field(f"Feld {each}", measure(f"Vorhaben {each}"), text=text) for each in range(30)))


def told(path: Path) -> list[float]:
    heard: list[float] = []
    read_file(path, False, heard.append)
    assert all(one <= other for one, other in pairwise(heard)) and heard[0] >= 0 and heard[-1] <= 1
    return heard


def test_reading_tells_every_page(tmp_path: Path) -> None:
    path = tmp_path / "Plan.pdf"
    write_file(long_programme(), ExportOptions(), path, lambda _share: None)
    heard = told(path)
    pages = len(read_file(path, False, lambda _share: None).pages)
    assert pages > 5 and len({each for each in heard if each < READ_SHARE}) >= pages


def test_repair_tells_every_line(tmp_path: Path) -> None:
    path = tmp_path / "Scan.txt"
    path.write_text("Klimaplan\n\n" + SCAN * 60, "utf-8")
    assert len({each for each in told(path) if each > READ_SHARE}) > 60


def test_reading_can_be_ended(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "Plan.pdf"
    write_file(long_programme(), ExportOptions(), path, lambda _share: None)
    view, before = hand.window.review.view, hand.stored()
    shares: list[float] = []

    def end_in_the_middle(share: float) -> None:
        shares.append(share)
        if share > 0.1:
            view.waiting.cancel.click()

    tell = view.waiting.tell
    view.waiting.tell = lambda share: (tell(share), end_in_the_middle(share))  # type: ignore[method-assign, assignment, func-returns-value]
    hand.window.file_wishes.read(path)
    hand.qtbot.waitUntil(lambda: view.currentWidget() is view.start, timeout=WAIT)
    hand.settle()
    assert shares and view.board.review is None and hand.stored() == before
    view.waiting.tell = tell  # type: ignore[method-assign]
    assert read(hand, path).review is not None  # the next one finds a worker


def test_a_reading_that_another_follows_does_not_take_its_place_away(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "Erster.txt", tmp_path / "Zweiter.txt"
    first.write_text("Erster Plan\n\n" + SCAN * 60, "utf-8")
    second.write_text("Zweiter Plan\n\n" + SCAN, "utf-8")
    view, started = hand.window.review.view, list[int]()
    hand.window.file_wishes.read(first)
    monkeypatch.setattr(view, "show_start", lambda: started.append(1))
    hand.window.file_wishes.read(second)
    hand.qtbot.waitUntil(lambda: view.board.review is not None, timeout=WAIT)
    hand.settle()
    assert view.board.review is not None and view.board.review.reading.name == "Zweiter.txt" and not started


def large_table(path: Path, rows: int) -> None:
    """A Word table of four cells a row."""
    cells = (f"<w:tc>{paragraph(f'Zelle {number}')}</w:tc>" for number in range(4 * rows))
    content = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in zip(cells, cells, cells, cells, strict=True))
    path.write_bytes(word_file(f"<w:tbl>{content}</w:tbl>"))


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_reading_of_office_files_tells_how_far_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"Plan.{name}"
    path.write_bytes(samples()[name][1])
    if name == "docx":
        large_table(path, 200)
    assert [each for each in told(path) if 0.05 < each < READ_SHARE]


def test_reading_ends_at_once_with_all_its_processes(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wishes, "READ_FILE", f"{__name__}:{read_without_end.__name__}")
    view, readers = hand.window.review.view, list[psutil.Process]()

    def end_in_the_middle(share: float) -> None:
        if share > 0.1 and not readers:
            worker = psutil.Process(hand.window.jobs._worker._process.pid)  # other windows' workers go on
            readers.extend([worker, *worker.children(recursive=True)])
            view.waiting.cancel.click()

    tell = view.waiting.tell
    view.waiting.tell = lambda share: (tell(share), end_in_the_middle(share))  # type: ignore[method-assign, assignment, func-returns-value]
    hand.window.file_wishes.read(tmp_path / "Plan.docx")
    hand.qtbot.waitUntil(lambda: view.currentWidget() is view.start, timeout=WAIT)
    _, left = psutil.wait_procs(readers, WAIT / 1000)
    assert len(readers) > 1 and not left  # the worker would go on for ever
    assert view.board.review is None


def read_without_end(_path: Path, _with_helper: bool, progress: Callable[[float], None]) -> None:
    """As a file is read, but that the reader's process is surely at it when the window hears how far it is."""
    with hearing(progress):
        read_apart("tests.importers.wild_readers", b"asleep in the middle", "Plan")


@pytest.mark.parametrize("below", [False, True])
def test_taking_over_can_be_ended(hand: Hand, tmp_path: Path, below: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Plan.pdf"
    plan = programme(field("Kultur", measure("Theater bauen"), measure("Bühnen fördern")), title="Kulturplan")
    write_file(plan, ExportOptions(), path, lambda _share: None)
    board = read(hand, path)
    review, before = board.review, hand.stored()
    count = len(hand.window.library.programmes)
    if below:
        hand.window.review._set_target(Target(before.id, before.nodes[1].id, "dort"))
    on_step, ends = TakingOver.on_step, list[int]()

    def ended(self: TakingOver, left: int, total: int) -> None:
        on_step(self, left, total)
        ends.append(left)
        self._ended.set()
        on_step(self, 0, total)

    with monkeypatch.context() as changed:
        changed.setattr(progress, "PIECE", 1)  # what is short is not broken off
        changed.setattr(TakingOver, "on_step", ended)
        board.footer.accept_wished.emit(False)
        hand.qtbot.waitUntil(lambda: bool(ends), timeout=WAIT)
        hand.settle()
    assert hand.stored() == before and len(hand.window.library.programmes) == count
    assert board.review is review and board.footer.all.isVisible() and not board.footer.progress.isVisible()
    board.footer.accept_wished.emit(False)
    hand.qtbot.waitUntil(lambda: board.review is None)


def test_a_press_on_cancel_ends_it_at_the_next_piece(hand: Hand) -> None:
    footer = hand.window.review.view.board.footer
    over = TakingOver(footer)
    over.on_step(10, 10)
    hand.qtbot.waitUntil(lambda: not footer.cancel.isHidden())
    footer.cancel.click()
    with pytest.raises(JobCancelled):
        over.on_step(5, 10)
    over.over()
    assert footer.cancel.isHidden() and not footer.all.isHidden()
