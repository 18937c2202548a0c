"""The dialogs of `.programm` files."""

from pathlib import Path
from shutil import copyfile

from database.store import Store
from desktop.history.archive_dialog import ArchiveDialog
from desktop.history.merge_dialog import MergeDialog
from desktop.look.colours import Mode
from programme.model import walk
from tests.pictures.conftest import ROOT, Camera

IN_HANDBOOK = ROOT / "resources" / "handbook" / "bilder"
OWN = "Das Büro öffnet an fünf Tagen in der Woche, davon an zweien bis 20 Uhr."


def test_archives(camera: Camera, tmp_path: Path) -> None:
    archives = camera.window.late.archives
    archives.ask_save(is_gift=True)
    dialog = archives.dialog
    assert isinstance(dialog, ArchiveDialog)
    dialog.password.setText("Kiesel Wolke Besen")
    dialog.again.setText("Kiesel Wolke Besen")
    camera.take("give_away", dialog)
    dialog.reject()
    archives.open(answered(camera, tmp_path))
    camera.until(lambda: isinstance(archives.dialog, MergeDialog) and archives.dialog.yes.isEnabled())
    merge = archives.dialog
    assert isinstance(merge, MergeDialog)
    shown = camera.take("merge_conflicts", merge)
    copyfile(shown, IN_HANDBOOK / "zusammenfuehren.png")
    camera.use(Mode.DARK)
    camera.take("merge_conflicts_dark", merge)
    camera.use(Mode.LIGHT)
    merge.parts.buttons["changes"].click()
    camera.take("merge_changes", merge)
    merge.reject()


def answered(camera: Camera, folder: Path) -> Path:
    """The open programme as somebody else sends it back, while it went on here."""
    window, file = camera.window, folder / "Rückmeldung.programm"
    programme = window.document.programme_id
    measures = [each.id for each in camera.window.document.outline.walk() if each.text and not each.children]  # type: ignore[union-attr]
    window.store.ask(lambda store: store.exchange.save(programme, file))
    with Store.open(folder / "anders.sqlite", "Bernd Muster") as store:
        store.exchange.take_in(file)
        plan = store.library.programme(programme)
        text = next(each.text for each in walk(plan.nodes) if each.id == measures[0])
        store.entries.edit(measures[0], {"text": text.replace("19 Uhr", "18 Uhr").replace("und", "sowie", 1)})
        store.entries.edit(measures[1], {"title": "Sprachkurse am Abend"})
        store.entries.add(programme, plan.nodes[0].id, title="Begegnungen fördern")
        store.exchange.save(programme, file)
    window.document.edit(measures[0], "text", OWN)
    window.document.edit(measures[1], "title", "Sprachkurse am Vormittag")
    camera.wait(300)
    return file
