"""The form of the export dialog: one grid, the parts only beside an excerpt, scrolled on a low screen."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.jobs import Jobs
from desktop.look.colours import Mode
from desktop.look.theme import theme
from desktop.pages.export_dialog import ExportDialog
from desktop.tree.outline import Outline
from desktop.widgets.form import FormArea
from exporters.options import Edition
from tests.desktop.conftest import sample

Show = Callable[..., ExportDialog]


@pytest.fixture
def show(qapp: QApplication, qtbot: QtBot) -> Iterator[Show]:
    """The dialog on the sample, with letters as large as said."""
    jobs = Jobs()

    def made(zoom: float = 1.0) -> ExportDialog:
        theme().apply(qapp, Mode.LIGHT, zoom)
        dialog = ExportDialog(Outline(sample()), (), Path("Dokumente"), jobs)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    yield made
    jobs.close()
    theme().apply(qapp, Mode.LIGHT, 1.0)


def left(dialog: ExportDialog, *widgets: QWidget) -> set[int]:
    return {each.mapTo(dialog, QPoint(0, 0)).x() for each in widgets}


def right(dialog: ExportDialog, *widgets: QWidget) -> set[int]:
    return {each.mapTo(dialog, QPoint(each.width(), 0)).x() for each in widgets}


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_fields_begin_and_end_together(show: Show, zoom: float) -> None:
    dialog = show(zoom)
    fields = (dialog.profile, dialog.format, dialog.edition, dialog.design, dialog.stand)
    boxes = (dialog.whole, dialog.cover, dialog.contents, dialog.settings.new_page, dialog.keep, dialog.target)
    assert len(left(dialog, *fields, *boxes)) == 1
    assert len(left(dialog, dialog.part, dialog.imprint, dialog.comments)) == 1
    assert len(right(dialog, *fields, dialog.settings.levels)) == 1


def test_the_first_level_is_called_as_in_the_scheme(show: Show) -> None:
    assert show().settings.new_page.text() == "Handlungsfelder auf neuer Seite beginnen"


def test_boxes_stand_in_one_rhythm(show: Show) -> None:
    dialog = show()
    boxes = (dialog.cover, dialog.contents, dialog.settings.new_page, dialog.settings.empty_fields)
    tops = [each.mapTo(dialog, QPoint(0, 0)).y() for each in boxes]
    assert len({below - above for above, below in pairwise(tops)}) == 1


def test_the_parts_stand_beside_an_excerpt_only(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    alone = dialog.width()
    assert not dialog.tree.isVisible()
    qtbot.mouseClick(dialog.part, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.part.height() // 2))
    assert dialog.tree.isVisible() and dialog.width() > alone and not dialog.yes.isEnabled()
    place = dialog.tree.visualRect(dialog.model.index(1, 0)).center()
    qtbot.mouseClick(dialog.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(dialog.parts()) == 1 and dialog.yes.isEnabled()
    qtbot.mouseClick(dialog.whole, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.whole.height() // 2))
    assert not dialog.tree.isVisible() and dialog.width() == alone and dialog.parts() == []


def test_the_form_has_no_bar_where_there_is_room_and_grows_with_what_an_edition_asks(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    area = dialog.findChild(FormArea)
    assert area is not None
    for edition in (Edition.PRINT, Edition.DEBATE, Edition.SHEETS):
        dialog.edition.setCurrentIndex(dialog.edition.findData(edition.value))
        qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())


def test_on_a_low_screen_tab_brings_each_field_into_view(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    dialog.resize(dialog.minimumSizeHint().width(), 360)
    area = dialog.findChild(FormArea)
    assert area is not None and dialog.height() == 360
    dialog.profile.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        focus = dialog.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        if area.isAncestorOf(focus):
            top = focus.mapTo(area, QPoint(0, 0))
            assert area.rect().contains(top) and area.rect().contains(top + QPoint(0, min(focus.height(), 32) - 1))
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    head = [
        dialog.profile,
        dialog.whole,
        dialog.format,
        dialog.edition,
        dialog.design,
        dialog.stand,
    ]  # arrows lead to the part
    assert seen[: len(head)] == head and dialog.settings.levels in seen and dialog.target in seen
