"""What becomes of errors that nobody caught: a sentence for those of the user, a crash dialog for ours.

The program goes on in both cases; what was typed stays in its fields and is saved as before.
"""

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop import messages
from desktop.language import tr
from desktop.logs import log, places_of, start_log
from desktop.look.parts import button, wrapped
from desktop.places import log_path
from desktop.widgets.dialog import Dialog
from desktop.widgets.message_dialog import MessageDialog
from programme.errors import UserError


class ExceptionHook(QObject):
    """Installed once. Errors of other threads are passed into the window's thread. `is_starting` says that there is no
    window yet with which one could go on."""

    _raised = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_starting = False
        self._showing = False
        self._raised.connect(self._show)

    def install(self) -> None:
        """Takes over from Python."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_elsewhere

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """As `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        elif isinstance(error, UserError):
            log.warning("%s", error.kind)
            self._raised.emit(kind, error, "")
        else:
            start_log()  # an error may come before the window is in sight, which the log waits for
            places = places_of(kind, trace)
            log.error("%s", places)
            self._raised.emit(kind, error, places)

    def _handle_elsewhere(self, args: threading.ExceptHookArgs) -> None:
        """In the thread that ends with it. Python gives no error where it had no memory for one."""
        if not issubclass(args.exc_type, SystemExit):
            self.handle(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    def _show(self, _kind: object, error: BaseException, places: str) -> None:
        if self._showing:  # an error while an error is shown: the log has it
            return
        self._showing = True
        try:
            if isinstance(error, UserError):
                show_error(error, QApplication.activeWindow())
            else:
                CrashDialog(places, QApplication.activeWindow(), self.is_starting).exec()
        finally:
            self._showing = False


class CrashDialog(Dialog):
    """Says that the program made a mistake, that nothing is lost, and where the log is."""

    def __init__(self, places: str, parent: QWidget | None = None, is_starting: bool = False) -> None:
        if is_starting:
            heading = self.tr("Programmwerk konnte nicht starten")
            words = self.tr("Ihre Programme sind unverändert. Starten Sie Programmwerk noch einmal.")
        else:
            heading = self.tr("Programmwerk hat einen Fehler gemacht")
            words = self.tr(
                "Ihr Programm ist gespeichert, und was Sie gerade schreiben, bleibt stehen. Sie können weiterarbeiten. "
                "Bleibt etwas seltsam, starten Sie Programmwerk neu."
            )
        super().__init__(heading, words, parent, width=560)
        self._places = places
        log_words = wrapped(
            self.tr("Einzelheiten ohne Ihren Text stehen in {path}").format(path=log_path()), "secondary"
        )
        log_words.setTextInteractionFlags(log_words.textInteractionFlags().TextSelectableByMouse)
        self.body.addWidget(log_words)
        copy = button(self.tr("Bericht kopieren"), self._copy, parent=self)
        copy.setAutoDefault(False)
        self.add_buttons(self.tr("Schließen") if is_starting else self.tr("Weiterarbeiten"), "", copy)
        self.no.hide()
        self.yes.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._places)


def show_error(error: UserError, parent: QWidget | None = None) -> None:
    """An error that the user can do something about."""
    MessageDialog(tr("Das ging nicht"), messages.sentence(error), tr("Schließen"), parent).exec()
