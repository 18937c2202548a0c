"""The preview as a user sees it: pages drawn as in the PDF, following what is written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.document import ProgrammeDocument
from desktop.jobs import Jobs
from desktop.pages import own_designs
from desktop.pages.edition_names import COMPARED
from desktop.pages.export_versions import Versions, with_versions
from desktop.pages.page_painter import FONT_SIZE, PagePainter, page_font, shown_text
from desktop.pages.preview_jobs import follow
from desktop.pages.preview_pane import PreviewPane
from desktop.pages.preview_wishes import PreviewWishes
from desktop.settings import Settings
from desktop.snapshot import Snapshot
from desktop.store_thread import StoreThread
from desktop.tree.outline import Entry
from desktop.worker import WorkerLost
from exporters.composing.document import lay_out
from exporters.composing.looks import font_paths, font_set
from exporters.design import load_design
from exporters.options import ExportOptions
from exporters.typesetting.items import PlacedLine
from programme.errors import UserError
from tests.desktop.conftest import Hand, sample
from tests.desktop.test_files_hand import WAIT

DESIGN = load_design("ratsvorlage")


class JobsHere(Jobs):
    """Does the work in the window's process, one turn of the event loop later. `asked` are the arguments."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[Any, ...]] = []

    def run(self, function: str, arguments: tuple[Any, ...], then: Any, failed: Any, progress: Any = None) -> int:
        self.asked.append(arguments)

        def work() -> None:
            try:
                answer = follow(*arguments, lambda _share: None)
            except UserError as error:
                failed(error)
            else:
                then(answer)

        QTimer.singleShot(0, self, work)
        return len(self.asked)


class Seen:
    """The pane with everything behind it."""

    def __init__(self, qtbot: QtBot, document: ProgrammeDocument, store: StoreThread, settings: Settings) -> None:
        self.qtbot, self.document, self.store = qtbot, document, store
        self.pane, self.jobs = PreviewPane(), JobsHere()
        qtbot.addWidget(self.pane)
        self.pane.resize(400, 500)
        self.chosen: list[str] = []
        snapshot = Snapshot(document, self.pane)
        self.wishes = PreviewWishes(
            document, snapshot, self.jobs, settings, self.pane, lambda: self.chosen, self.ask_versions
        )
        self.pane.show()
        self.settle()

    def ask_versions(self, programme: str, then: Callable[[Versions], None]) -> None:
        with_versions(self.store, self.jobs, programme, "", then)

    def settle(self) -> None:
        """Until nothing is asked any more and all pages in sight are there."""
        canvas, wishes = self.pane.canvas, self.wishes

        def is_done() -> bool:
            for _ in range(3):  # the store's answer may ask the worker, and that the store
                self.store.flush()
                QApplication.processEvents()
            is_asked = wishes._delay.isActive() or wishes._is_running
            return not is_asked and bool(canvas.count) and not canvas.missing()

        self.qtbot.waitUntil(is_done)

    def words_in_sight(self) -> str:
        pages = [self.pane.canvas._pages[index] for index in self.pane.canvas.wanted()]
        return " ".join(item.line.text for page in pages for item in page.items if isinstance(item, PlacedLine))


@pytest.fixture
def seen(qtbot: QtBot, document: ProgrammeDocument, store: StoreThread, settings: Settings) -> Iterator[Seen]:
    made = Seen(qtbot, document, store, settings)
    yield made
    made.jobs.close()


@pytest.mark.parametrize("key", list(font_paths(DESIGN)))
def test_qt_sets_words_as_wide_as_the_layout_measured_them(key: str, qtbot: QtBot) -> None:
    metrics = QFontMetricsF(page_font(font_paths(DESIGN)[key]))
    for word in ("Straßenverkehrsordnung", "AVATAR", "fließend", "Bürger*innen", "§12.500,00€"):
        assert metrics.horizontalAdvance(word) / FONT_SIZE * 10 == pytest.approx(
            font_set(DESIGN)[key].text(word) / 100, rel=0.004
        )


def test_lines_end_with_hyphens_and_joints_are_unseen() -> None:
    assert shown_text("Ver\u00ad") == "Ver-"
    assert shown_text("Upcycling-\u200b") == "Upcycling-"
    assert shown_text("Wort ") == "Wort "


def test_a_page_is_drawn_where_the_layout_placed_it(qtbot: QtBot) -> None:
    layout = lay_out(sample(), ExportOptions(cover=False, contents=False), DESIGN)
    image = PagePainter(font_paths(DESIGN)).picture(layout.pages[0], 1.0).toImage()
    assert (image.width(), image.height()) == (round(layout.pages[0].width), round(layout.pages[0].height))
    line = next(item for item in layout.pages[0].items if isinstance(item, PlacedLine) and item.line.text == "Wohnen ")
    left = layout.pages[0].left + line.x + line.line.x + line.line.runs[0].x
    inked = [x for x in range(image.width()) if any(dark(image.pixelColor(x, y)) for y in heights(line))]
    assert inked[0] == pytest.approx(left, abs=2)
    assert inked[-1] == pytest.approx(left + line.line.width, abs=3)


def heights(line: PlacedLine) -> range:
    return range(round(line.y - 8), round(line.y) + 1)


def dark(colour: QColor) -> bool:
    return colour.lightness() < 128


def test_the_first_page_and_the_count(seen: Seen) -> None:
    total = len(lay_out(sample(), ExportOptions(), DESIGN).pages)
    assert seen.pane.page.text() == f"1 / {total}"
    assert "Aktionsplan Musterstadt" in seen.words_in_sight()
    seen.pane.grab()


def test_it_goes_where_one_writes_and_shows_the_words(seen: Seen, entry_id: Callable[[str], str]) -> None:
    entry = entry_id("Busse")
    seen.wishes.show_entry(entry)
    seen.settle()
    assert "Busse im Takt" in seen.words_in_sight()
    seen.document.edit(entry, "title", "Busse alle zehn Minuten")
    seen.settle()
    assert "Busse alle zehn Minuten" in seen.words_in_sight()
    sent = [each[1] for each in seen.jobs.asked if each[1] is not None]
    assert [len(each.changed) for each in sent] == [3, 1], "only the branch that changed travels"


def test_a_worker_that_was_started_anew_gets_everything(seen: Seen, entry_id: Callable[[str], str]) -> None:
    from desktop.pages import preview_jobs

    preview_jobs._held.clear()
    seen.document.edit(entry_id("Bildung"), "title", "Schule und Ausbildung")
    seen.settle()
    assert [len(each[1].changed) for each in seen.jobs.asked if each[1] is not None][-1] == 3
    seen.wishes.show_entry(entry_id("Schule"))
    seen.settle()
    assert "Schule und Ausbildung" in seen.words_in_sight()


def test_nothing_is_laid_out_while_nobody_looks(seen: Seen, entry_id: Callable[[str], str]) -> None:
    asked = len(seen.jobs.asked)
    seen.pane.hide()
    seen.document.edit(entry_id("Bildung"), "title", "Schule")
    seen.store.flush()
    seen.qtbot.wait(100)
    assert len(seen.jobs.asked) == asked
    seen.pane.show()
    seen.wishes.show_entry(entry_id("Schule"))
    seen.settle()
    assert "Schule" in seen.words_in_sight()


def test_a_click_on_a_page_leads_to_its_entry(seen: Seen, entry_id: Callable[[str], str]) -> None:
    entry = entry_id("Busse")
    seen.wishes.show_entry(entry)
    seen.settle()
    canvas = seen.pane.canvas
    assert canvas._mark is not None
    page, y = canvas._mark
    place = canvas._place(page)
    point = QPoint(round(place.center().x()), round(place.top() + (y + 8) * canvas.scale))
    with seen.qtbot.waitSignal(canvas.entry_wished) as wish:
        seen.qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert wish.args == [entry]


def test_zooming_keeps_the_place(seen: Seen) -> None:
    canvas = seen.pane.canvas
    fitting = canvas.scale
    canvas.turn_to(2)
    middle = canvas.middle
    seen.pane.larger.click()
    assert canvas.scale == pytest.approx(fitting * 1.2) and canvas.middle == middle
    where = QPointF(canvas.viewport().rect().center())
    wheel = QWheelEvent(where, where, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), wheel)
    assert canvas.scale == pytest.approx(fitting * 1.44)
    seen.pane.fit.click()
    assert canvas.scale == pytest.approx(fitting)


def test_pages_are_turned_by_keys(seen: Seen) -> None:
    canvas = seen.pane.canvas
    canvas.setFocus()
    seen.qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.middle == 1
    seen.qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.middle == canvas.count - 1
    seen.qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.middle == 0
    seen.settle()


def test_another_design_is_laid_out_and_remembered(seen: Seen, settings: Settings) -> None:
    box = seen.pane.design
    assert box.currentText() == DESIGN.title
    box.setCurrentIndex(box.findData("grossdruck"))
    box.activated.emit(box.currentIndex())
    seen.settle()
    assert settings.text("preview/design") == "grossdruck"
    assert seen.pane.canvas.count > 1


def test_another_edition_is_laid_out_and_remembered(seen: Seen, settings: Settings) -> None:
    row = seen.pane.edition.findData("debate")
    seen.pane.edition.setCurrentIndex(row)
    seen.pane.edition.activated.emit(row)
    seen.settle()
    assert seen.pane.canvas.count > 0
    lines = [
        item.line.text for page in seen.pane.canvas._pages.values() for item in page.items if hasattr(item, "line")
    ]
    assert any("Entwurf" in line for line in lines)
    assert settings.text("preview/edition") == "debate"


def test_pages_of_another_shape_are_shown_whole(seen: Seen) -> None:
    seen.pane.edition.setCurrentIndex(seen.pane.edition.findData("table"))
    seen.pane.edition.activated.emit(seen.pane.edition.currentIndex())
    seen.settle()
    canvas = seen.pane.canvas
    canvas.turn_to(1)
    seen.settle()
    pages = canvas._pages
    assert pages[0].height > pages[0].width and pages[1].width > pages[1].height
    assert canvas.size_of_page == (pages[1].width, pages[0].height)


def test_a_pane_that_is_in_sight_before_offers_designs(
    qtbot: QtBot, document: ProgrammeDocument, settings: Settings
) -> None:
    """As at a start: the side sheet is shown when the preview is put into it."""
    pane, jobs = PreviewPane(), JobsHere()
    qtbot.addWidget(pane)
    pane.show()
    wishes = PreviewWishes(document, Snapshot(document, pane), jobs, settings, pane)
    assert pane.design.currentData() == "ratsvorlage"
    qtbot.waitUntil(lambda: not wishes._is_running and bool(pane.canvas.count))
    jobs.close()


def test_own_designs_are_offered(seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_designs, "designs_folder", lambda: tmp_path)
    own = own_designs.keep_design(replace(DESIGN, title="Unser Haus"))
    seen.wishes.look()
    row = seen.pane.design.findText("Unser Haus")
    assert seen.pane.design.itemData(row) == own
    seen.pane.design.setCurrentIndex(row)
    seen.pane.design.activated.emit(row)
    seen.settle()
    assert seen.pane.canvas.count > 0


def test_without_pages_the_pane_says_why(seen: Seen, settings: Settings) -> None:
    seen.pane.design.addItem("Fort", "gibt-es-nicht")
    seen.pane.design.setCurrentIndex(seen.pane.design.count() - 1)
    seen.pane.design.activated.emit(seen.pane.design.currentIndex())
    seen.qtbot.waitUntil(lambda: "gibt-es-nicht" in seen.pane.empty.text())
    assert seen.pane.empty.isVisible() and not seen.pane.restart.isVisible()
    seen.document.close()
    assert seen.pane.empty.isVisible() and "Öffnen Sie" in seen.pane.empty.text()


def test_the_real_worker_gives_the_same_pages(
    qtbot: QtBot, document: ProgrammeDocument, store: StoreThread, settings: Settings, jobs: Jobs
) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    wishes = PreviewWishes(document, Snapshot(document, pane), jobs, settings, pane)
    pane.show()
    qtbot.waitUntil(lambda: wishes._is_finished and not pane.canvas.missing(), timeout=30_000)
    assert pane.canvas.count == len(lay_out(sample(), ExportOptions(), DESIGN).pages)


def test_an_excerpt_of_what_is_chosen_stays_while_its_parts_are_written(seen: Seen) -> None:
    assert seen.document.outline is not None
    first, second = seen.document.outline.top[:2]
    inner = second.children[0]
    whole = seen.pane.canvas.count

    def choose(*entries: Entry) -> int:
        asked = len(seen.jobs.asked)
        seen.chosen[:] = [each.id for each in entries]
        seen.wishes.follow_choice()
        seen.settle()
        return len(seen.jobs.asked) - asked

    choose(second)
    assert seen.pane.canvas.count == whole
    seen.pane.excerpt.click()
    seen.settle()
    assert "Auszug aus" in seen.words_in_sight()
    assert seen.pane.canvas.count < whole
    assert not choose(inner)
    assert choose(first, second)
    assert first.title.split()[0] in seen.words_in_sight()
    seen.pane.excerpt.click()
    seen.settle()
    assert "Auszug aus" not in seen.words_in_sight()
    assert seen.pane.canvas.count == whole


def test_the_comparison_with_a_version_follows_what_is_written(seen: Seen) -> None:
    document, pane = seen.document, seen.pane
    assert document.outline is not None
    entry = document.outline.top[0]
    assert not [row for row in range(pane.edition.count()) if str(pane.edition.itemData(row)).startswith(COMPARED)]
    document.change(lambda store: store.versions.save(document.programme_id, "Beschluss"))
    seen.settle()
    row = pane.edition.findText("Vergleich mit „Beschluss“")
    pane.edition.setCurrentIndex(row)
    pane.edition.activated.emit(row)
    seen.settle()
    assert "Vergleich mit Beschluss" in seen.words_in_sight()
    document.edit(entry.id, "title", "Ganz neuer Titel")
    seen.wishes.show_entry(entry.id)
    seen.settle()
    assert "Ganz neuer Titel" in " ".join(map(pane.canvas.words_of, range(pane.canvas.count)))
    pane.excerpt.click()  # of nothing
    seen.settle()
    assert "Vergleich mit Beschluss" in pane.canvas.words_of(0)
    version = pane.edition.currentData().removeprefix(COMPARED)
    document.change(lambda store: store.versions.remove(version))
    seen.settle()
    assert pane.edition.currentText() == "Druckfassung"
    assert "Vergleich mit" not in pane.canvas.words_of(0)


def test_in_the_window_the_excerpt_is_of_what_is_chosen_in_the_tree(hand: Hand) -> None:
    window = hand.window
    window.actions_table["show_preview"].trigger()
    pane = window.sheet.stack.currentWidget()
    assert isinstance(pane, PreviewPane)
    hand.click_on("Wohnen")
    hand.qtbot.mouseClick(pane.excerpt, Qt.MouseButton.LeftButton, pos=QPoint(8, pane.excerpt.height() // 2))

    def begins_with(title: str) -> bool:
        words = pane.canvas.words_of(0)
        return "Auszug aus" in words and title in words and not pane.canvas.missing()

    hand.qtbot.waitUntil(lambda: begins_with("Wohnen"), timeout=WAIT)
    hand.click_on("Bildung")
    hand.qtbot.waitUntil(lambda: begins_with("Bildung"), timeout=WAIT)


def test_a_worker_that_is_gone_is_told_with_what_to_do(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    """It begins anew by itself a few times; then it says so and a person decides."""
    kinds = ["worker_died", "worker_died", "worker_down"]
    work, asked = seen.jobs.run, list[int]()

    def run(function: str, arguments: tuple[Any, ...], then: Any, failed: Any, progress: Any = None) -> int:
        asked.append(1)
        if len(asked) > len(kinds):
            return work(function, arguments, then, failed, progress)
        QTimer.singleShot(0, lambda: failed(WorkerLost(kinds[len(asked) - 1])))
        return 0

    monkeypatch.setattr(seen.jobs, "run", run)
    revived: list[int] = []
    monkeypatch.setattr(seen.jobs, "revive", lambda: revived.append(1))
    seen.wishes._forget()
    seen.qtbot.waitUntil(seen.pane.restart.isVisible, timeout=WAIT)
    assert "lässt sich nicht starten" in seen.pane.empty.text() and len(asked) == len(kinds)
    seen.qtbot.mouseClick(seen.pane.restart, Qt.MouseButton.LeftButton)
    seen.settle()
    assert revived and seen.pane.canvas.isVisible() and not seen.pane.restart.isVisible()
