"""Changes the window's language. It is built of words, so the other one comes with the next start, or a start right now."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.language import Language
from desktop.settings import Settings
from desktop.widgets.toast import Toast


class LanguageWishes(QObject):
    """The action offers the language that is not chosen, in its own words; asked twice, all stays as it was."""

    restart_wished = Signal()

    def __init__(self, window: QWidget, actions: Actions, settings: Settings, toast: Toast) -> None:
        super().__init__(window)
        self._settings = settings
        self._toast = toast
        self._shown = settings.language
        actions.on("language", self.change)

    def change(self) -> None:
        """Chooses the other language."""
        chosen = self._settings.language
        chosen = Language.GERMAN if chosen is Language.ENGLISH else Language.ENGLISH
        self._settings.language = chosen
        self._settings.save()
        if chosen is self._shown:
            self._toast.say(self.tr("Die Sprache bleibt, wie sie ist."))
        else:
            self._toast.say(
                self.tr("Vom nächsten Start an ist das Fenster englisch."),
                self.tr("Jetzt neu starten"),
                self.restart_wished.emit,
            )
