"""The pages of the preview while their pane changes its width."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.pages.preview_canvas import PreviewCanvas


@pytest.fixture
def canvas(qtbot: QtBot) -> PreviewCanvas:
    """Twelve pages that nobody has drawn yet."""
    canvas = PreviewCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(380, 600)
    canvas.show()
    canvas.set_count(12)
    return canvas


def test_the_marked_place_stays_where_it_is(canvas: PreviewCanvas) -> None:
    canvas.show_place((2, 300.0))
    height, scale = canvas._place(2).top() + 300 * canvas.scale, canvas.scale
    for width in (760, 380, 500):
        canvas.resize(width, 600)
        assert canvas._place(2).top() + 300 * canvas.scale == pytest.approx(height, abs=4)
    assert canvas.scale > 1.2 * scale


def test_else_what_is_at_the_top_stays(canvas: PreviewCanvas) -> None:
    canvas.show_place((0, 10.0), follow=False)  # out of sight
    canvas.turn_to(3)
    top = canvas._place(3).top()
    canvas.resize(760, 600)
    assert canvas._place(3).top() == pytest.approx(top, abs=4)
