"""A bug while one works: the words stay, the log is named, and one goes on. What the program says of itself."""

from importlib.metadata import version

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QLabel

from desktop.exception_hook import CrashDialog, ExceptionHook
from desktop.help.info_dialogs import AboutDialog
from desktop.places import log_path
from tests.desktop.conftest import Hand
from tests.desktop.open_dialogs import in_dialog


def words_of(dialog: QDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel))


def test_after_a_bug_one_goes_on_writing(hand: Hand) -> None:
    hook = ExceptionHook(hand.window)
    hand.click_on("Mietberatung")
    text = hand.window.editor.entry_page.text
    text.setFocus()
    hand.write("Davor ", text)
    seen: list[str] = []

    def go_on(dialog: QDialog) -> None:
        assert isinstance(dialog, CrashDialog)
        seen.append(words_of(dialog))
        dialog.yes.click()

    def crash() -> None:
        try:
            raise ValueError("ein Fehler im Programm")
        except ValueError as error:
            hook.handle(type(error), error, error.__traceback__)

    faults = in_dialog(hand, CrashDialog, go_on)
    QTimer.singleShot(0, crash)
    hand.qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert faults == [] and str(log_path()) in seen[0] and "weiterarbeiten" in seen[0]
    assert "ein Fehler im Programm" not in seen[0]  # it could be the user's words
    assert text.toPlainText() == "Davor "
    text.moveCursor(QTextCursor.MoveOperation.End)
    hand.write("und danach", text)
    hand.window.flush()
    stored = hand.stored().nodes[0].children[0].children[0].children[1]
    assert stored.text == "Davor und danach"


def test_the_program_names_versions_licences_and_places(hand: Hand) -> None:
    dialog = AboutDialog("programme.sqlite", hand.window)
    said = words_of(dialog)
    assert f"LGPL 3 ({version('PySide6-Essentials')})" in said and f"MIT ({version('SQLAlchemy')})" in said
    assert "programme.sqlite" in said and str(log_path()) in said and "SIL Open Font" in said
