"""The window in its states. `make pictures` writes docs/pictures."""

from desktop.look.colours import Mode
from tests.pictures.conftest import Camera


def test_writing(camera: Camera) -> None:
    camera.window.desk.show_entry(camera.entry("Willkommensbüro").id)
    camera.until(lambda: all_pages_are_counted(camera))
    camera.wait(600)
    camera.take("window")
    camera.use(Mode.DARK)
    camera.take("window_dark")
    camera.use(Mode.LIGHT)
    camera.window.desk.show_entry("")
    camera.take("programme")
    camera.window.resize(2560, 1440)
    camera.window.desk.show_entry(camera.entry("Willkommensbüro").id)
    camera.take("window_2560")


def all_pages_are_counted(camera: Camera) -> bool:
    """Whether the preview says "5 / 12" and no longer "5 / …"."""
    return camera.window.late.preview._pane.page.text()[-1:].isdigit()


def test_large_letters_and_small_window(camera: Camera) -> None:
    camera.window.desk.show_entry(camera.entry("Willkommensbüro").id)
    camera.window.resize(1024, 640)
    camera.take("window_1024")
    camera.window.resize(2560, 1440)
    camera.zoom(2.0)
    camera.take("window_200")
    camera.zoom(1.0)


def test_states(camera: Camera) -> None:
    window = camera.window
    window.left.filter.setText("Beratung")
    window.left.apply_filter()
    camera.until(lambda: all_pages_are_counted(camera))
    camera.take("filter")
    window.left.filter.setText("Unauffindbares")
    window.left.apply_filter()
    camera.take("filter_no_hit")
    window.left.filter.clear()
    window.left.apply_filter()
    window.top.search.setText("sprach")
    camera.until(window.hits.isVisible)
    camera.take("search")
    window.top.search.clear()
    camera.wait(200)
    window.left.tree.choose(camera.entry("Willkommensbüro").id)
    window.left.tree.setFocus()
    window.desk.tree_wishes.delete()
    camera.take("deleted")


def test_start(camera: Camera) -> None:
    camera.window.actions_table["view_start"].trigger()
    camera.wait(600)
    camera.take("start")
    camera.use(Mode.DARK)
    camera.take("start_dark")
    camera.use(Mode.LIGHT)


def test_a_branch_as_text(camera: Camera) -> None:
    window = camera.window
    window.left.tree.choose(camera.entry("Neu Zugewanderte").id)
    camera.wait(200)
    if not window.editor.is_branch_shown:
        window.actions_table["branch"].trigger()
    camera.until(lambda: window.editor.is_branch_shown)
    camera.until(lambda: all_pages_are_counted(camera))
    camera.wait(400)
    camera.take("branch")
