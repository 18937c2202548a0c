"""Every dialog once."""

from PySide6.QtWidgets import QDialog

from desktop.editor.link_dialog import LinkDialog
from desktop.editor.own_words import OwnWordsDialog
from desktop.exception_hook import CrashDialog
from desktop.help.info_dialogs import AboutDialog, KeysDialog
from desktop.look.colours import Mode
from desktop.pages.export_dialog import ExportDialog
from desktop.start.identity_dialog import IdentityDialog
from tests.pictures.conftest import Camera


def test_dialogs(camera: Camera) -> None:
    window = camera.window
    camera.dialog("new_programme", window.file_wishes.new_programme)
    camera.dialog("identity", lambda: IdentityDialog(None, window).exec())
    camera.dialog("keys", lambda: KeysDialog(window).exec())
    camera.dialog("about", lambda: AboutDialog("", window).exec())
    camera.dialog("link", lambda: LinkDialog("Netz", "", window).exec())
    camera.dialog("own_words", window.actions_table["own_words"].trigger, _with_words)
    camera.dialog("crash", lambda: CrashDialog("ValueError", window).exec())
    camera.use(Mode.DARK)
    camera.dialog("crash_dark", lambda: CrashDialog("ValueError", window).exec())
    camera.use(Mode.LIGHT)
    window.left.tree.choose(camera.entry("Willkommensbüro").id)
    camera.dialog("export", window.actions_table["export"].trigger)
    camera.dialog("export_part", window.actions_table["export_part"].trigger, _as_debate)
    window.desk.tree_wishes.delete()
    camera.wait(200)
    camera.dialog("bin", window.file_wishes.show_bin)


def _with_words(dialog: QDialog) -> None:
    assert isinstance(dialog, OwnWordsDialog)
    dialog.add_wished.emit(
        ["Antragsgrün", "Musterstadt", "Sozialraumorientierung", "Sprachmittler*innen", "Stadtteilmütter"]
    )


def _as_debate(dialog: QDialog) -> None:
    assert isinstance(dialog, ExportDialog)
    dialog.edition.setCurrentIndex(1)
