"""Which chapter of the handbook helps where the keyboard is."""

from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.desk_view import DeskView
from desktop.widgets.side_sheet import SideSheet

_VIEWS = {
    "view_start": "01-erste-schritte.md",
    "view_measures": "04-massnahmen.md",
    "view_versions": "08-verlauf-und-versionen.md",
    "view_review": "05-einlesen.md",
}
_PANES = {
    "preview": "07-drucken-und-exportieren.md",
    "checks": "09-pruefen-und-kommentare.md",
    "comments": "09-pruefen-und-kommentare.md",
    "history": "08-verlauf-und-versionen.md",
    "replace": "06-suchen-und-ersetzen.md",
}
_TREE, _TEXT = "02-gliederung.md", "03-schreiben.md"


def topic_of(window: QWidget, actions: Actions, desk: DeskView, sheet: SideSheet) -> str:
    """The file of the chapter; "" where none is nearer than the others."""
    view = next((chapter for key, chapter in _VIEWS.items() if actions[key].isChecked()), "")
    focus: QWidget | None = window.focusWidget()
    if view or focus is None:
        return view
    if sheet.isAncestorOf(focus):
        return _PANES.get(sheet.current, "")
    if desk.left.isAncestorOf(focus):
        return _TREE
    return _TEXT if desk.editor.isAncestorOf(focus) else ""
