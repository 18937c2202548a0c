"""The panes beside the editor, versions, backups and the handbook, and the pictures in the handbook.

`make pictures` writes docs/pictures and resources/handbook/bilder.
"""

from desktop.pages.preview_pane import PreviewPane
from tests.pictures.conftest import Camera, keep_for_handbook


def begin(camera: Camera) -> None:
    """The action plan, at a measure, with comments, changes and a version."""
    window = camera.window
    camera.open("Gemeinsam")
    window.views.show("view_write")
    window.resize(1360, 800)
    entry = camera.entry("Vorlagen mit Bezug")
    window.desk.show_entry(entry.id)
    programme = window.document.programme_id
    window.store.ask(lambda store: store.versions.save(programme, "Entwurf 1"))
    for text in ("Wer übernimmt das?", "Der Ausschuss hat am Montag zugestimmt."):
        window.document.change(lambda store, text=text: store.comments.add(entry.id, text, todo="?" in text))
    window.document.edit(entry.id, "title", entry.title.replace("vier Wochen", "sechs Wochen"))
    camera.wait(300)


def test_panes(camera: Camera) -> None:
    begin(camera)
    window = camera.window
    window.actions_table["show_preview"].trigger()
    pane = window.sheet.stack.currentWidget()
    assert isinstance(pane, PreviewPane)
    camera.until(lambda: pane.canvas.count and not pane.canvas.missing() and pane.page.text().split("/")[1] != " …")
    camera.take("preview")
    keep_for_handbook("fenster", window)
    keep_for_handbook("vorschau", window.sheet)
    window.document.edit(camera.entry("Vorlagen mit Bezug").id, "text", "Der Beirat berät „früh mit, sagt die QXZ.")
    window.actions_table["show_checks"].trigger()
    checks = window.late.panes.checks
    camera.until(lambda: checks.model.rowCount() and not checks.empty.isVisible())
    camera.wait(300)
    camera.take("checks")
    keep_for_handbook("hinweise", window.sheet)
    checks.show_findings(None)
    camera.take("checks_running")
    window.actions_table["show_comments"].trigger()
    camera.wait(300)
    camera.take("comments")
    keep_for_handbook("kommentare", window.sheet)
    window.actions_table["show_history"].trigger()
    camera.wait(400)
    camera.take("history")
    keep_for_handbook("verlauf", window.sheet)


def test_versions(camera: Camera) -> None:
    begin(camera)
    window = camera.window
    window.views.show("view_versions")
    view = window.views.view("view_versions")
    camera.until(lambda: view.comparison.model.rows)  # type: ignore[attr-defined] # the view of versions
    camera.take("versions")
    keep_for_handbook("versionen", window)


def test_backups_and_handbook(camera: Camera) -> None:
    window = camera.window
    camera.open("Gemeinsam")
    window.store.ask(lambda store: store.backups.make())
    window.document.edit(
        camera.entry("Vorlagen mit Bezug").id, "title", "Vorlagen zur Integration gehen früh an den Beirat."
    )
    camera.wait(300)
    window.late.backups.open()
    dialog = window.late.backups.dialog
    assert dialog is not None
    camera.until(dialog.contents.count)
    camera.take("backups", dialog)
    keep_for_handbook("sicherungen", dialog)
    dialog.close()
    window.late.show_handbook()
    assert window.late.handbook is not None
    camera.take("handbook", window.late.handbook)
    window.late.handbook.close()
