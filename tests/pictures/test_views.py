"""Views, panes and dialogs that stand for themselves: measures, palette, replacing, focus, designs, schemes, print preview.

`make pictures` writes docs/pictures and resources/handbook/bilder.
"""

from desktop.look.colours import Mode
from desktop.search.command_palette import CommandPalette
from tests.pictures.conftest import Camera, keep_for_handbook


def test_measures(camera: Camera) -> None:
    window = camera.window
    window.views.show("view_measures")
    camera.wait(600)
    camera.take("measures")
    window.resize(1600, 900)
    camera.wait(400)
    camera.take("measures_chart")
    keep_for_handbook("massnahmen", window)
    camera.use(Mode.DARK)
    camera.take("measures_dark")
    camera.use(Mode.LIGHT)


def test_palette_and_focus(camera: Camera) -> None:
    window = camera.window
    window.desk.show_entry(camera.entry("Willkommensbüro").id)
    window.actions_table["palette"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    camera.take("palette", palette)
    palette.close()
    window.actions_table["focus"].trigger()
    camera.wait(400)
    camera.take("focus")
    window.actions_table["focus"].trigger()
    camera.wait(200)
    window.actions_table["replace"].trigger()
    pane = window.late.replacing.pane
    pane.words.setText("Stadt")
    pane.replacement.setText("Gemeinde")
    camera.until(pane.model.rowCount)
    camera.take("replace")


def test_dialogs_of_a_programme(camera: Camera) -> None:
    table = camera.window.actions_table
    for name, action in (("scheme", "scheme"), ("designs", "designs"), ("print_preview", "print_preview")):
        camera.dialog(name, table[action].trigger, lambda dialog: camera.wait(900))
