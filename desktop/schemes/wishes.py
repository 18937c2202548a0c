"""Opens the editor of schemes, and brings what was made there into the programme and among the templates."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.document import ProgrammeDocument
from desktop.start.library import Library
from desktop.widgets.dialog import is_asking
from programme.model import Programme, Scheme
from programme.schemes import BUILT_IN

if TYPE_CHECKING:
    from desktop.schemes.dialog import SchemeDialog


class SchemeWishes(QObject):
    """`dialog` is the one that is open, or was."""

    def __init__(self, window: QWidget, document: ProgrammeDocument, library: Library) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._library = library
        self.dialog: SchemeDialog | None = None

    def edit(self) -> None:
        """Opens the editor on the scheme of the open programme."""
        if self._document.outline is not None:
            self._library.own_schemes(self._open)

    def _open(self, own: list[Scheme]) -> None:
        from desktop.schemes.dialog import SchemeDialog

        outline = self._document.outline
        if outline is None or is_asking():
            return
        programme = outline.programme()
        dialog = SchemeDialog(programme, own, self._window)
        dialog.set_modal_to_window()
        dialog.accepted.connect(lambda: self._take(dialog, programme, own))
        self.dialog = dialog
        dialog.open()

    def _take(self, dialog: "SchemeDialog", programme: Programme, own: list[Scheme]) -> None:
        """For the programme that the dialog showed, though another one may have come to the desk meanwhile."""
        wanted = dialog.scheme
        if wanted != programme.scheme:
            if programme.id == self._document.programme_id:
                self._document.set_scheme(wanted)
            else:
                self._library.set_scheme(programme.id, wanted)
        known = {each.key: each for each in own}
        if dialog.is_template and wanted not in BUILT_IN:
            if known.get(wanted.key) != wanted:
                self._library.keep_scheme(wanted)
        elif wanted.key in known:
            self._library.forget_scheme(wanted.key)
