"""The strip below the findings: how far a check is that takes long, how to end it, and how to begin it again."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import button, wrapped

PATIENCE = 1_000  # milliseconds before anything is shown


class CheckStrip(QWidget):
    """Emits wishes only. Hidden while nothing takes long and nothing was ended."""

    cancel_wished = Signal()
    again_wished = Signal()
    told = Signal(str)
    """For the screen reader: the check was ended."""
    left = Signal()
    """It goes, and the keyboard was in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = wrapped("", "secondary", self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Wird geprüft"))
        self.cancel = button(self.tr("Abbrechen"), self.cancel_wished.emit, parent=self)
        self.again = button(self.tr("Erneut prüfen"), self.again_wished.emit, parent=self)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._show_running)
        self._lay_out()
        self.hide()

    def show_share(self, share: float | None) -> None:
        """How far a check is, 0 to 1; None once it is done or was put off."""
        if share is None:
            self._patience.stop()
            had_focus = self._has_focus
            for each in (self, self.cancel, self.again):
                each.hide()
            if had_focus:
                self.left.emit()
            return
        self.bar.setValue(round(share * 100))
        if not self.again.isHidden():  # just asked for
            self._show_running()
        elif self.cancel.isHidden() and not self._patience.isActive():
            self._patience.start()

    def show_stopped(self, why: str) -> None:
        """No check is under way, and none begins by itself."""
        self._patience.stop()
        self._show(why, is_running=False)
        self.told.emit(why)

    @property
    def _has_focus(self) -> bool:
        return self.cancel.hasFocus() or self.again.hasFocus()

    def _show_running(self) -> None:
        self._show(self.tr("Das Programm wird geprüft …"), is_running=True)

    def _show(self, words: str, is_running: bool) -> None:
        had_focus = self._has_focus
        self.words.setText(words)
        for each in (self.bar, self.cancel):
            each.setVisible(is_running)
        self.again.setVisible(not is_running)
        self.show()
        if had_focus:
            (self.cancel if is_running else self.again).setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self.words)
        left.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_M)
        layout.addLayout(left, 1)
        for each in (self.cancel, self.again):
            layout.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
            each.hide()
