"""The table of actions and where they stand in the menus."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

LINE = "-"


class Scope(StrEnum):
    """Where a shortcut counts: in the whole window, only while the tree has the keyboard, only inside a text, or
    only in the panes of a review."""

    WINDOW = "window"
    TREE = "tree"
    TEXT = "text"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. `keys` are portable key names, the first is shown; `checkable` for what can be on or off."""

    key: str
    label: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    scope: Scope = Scope.WINDOW
    checkable: bool = False


@dataclass(frozen=True, slots=True)
class MenuRow:
    """One menu of the bar with its actions in order; "-" is a line."""

    key: str
    label: str
    actions: tuple[str, ...]


def rows() -> tuple[ActionRow, ...]:
    """All actions, in the user's language."""
    return (*_programme_rows(), *_edit_rows(), *_tree_rows(), *_text_rows(), *_review_rows(), *_view_rows())


def menus() -> tuple[MenuRow, ...]:
    """The menu bar."""
    return (
        MenuRow("menu_programme", _tr("&Programm"), _PROGRAMME_MENU),
        MenuRow("menu_edit", _tr("&Bearbeiten"), _EDIT_MENU),
        MenuRow("menu_tree", _tr("&Gliederung"), _TREE_MENU),
        MenuRow("menu_text", _tr("&Text"), _TEXT_MENU),
        MenuRow("menu_review", _tr("&Einlesen"), _REVIEW_MENU),
        MenuRow("menu_view", _tr("&Ansicht"), _VIEW_MENU),
        MenuRow("menu_help", _tr("&Hilfe"), _HELP_MENU),
    )


_PROGRAMME_MENU = (
    "new_programme", "import", LINE,
    "export", "export_again", "print", "designs", LINE,
    "programme_details", "delete_programme", LINE,
    "identity", "quit",
)  # fmt: skip
_EDIT_MENU = ("undo", "redo", LINE, "filter", "search", "replace", LINE, "bin", "backups")
_TREE_MENU = (
    "add_sibling", "add_child", LINE,
    "rename", "cut", "copy", "paste", "duplicate", "delete", LINE,
    "move_up", "move_down", "move_out", "move_in", LINE,
    "level_1", "level_2", "level_3", "expand_all", "collapse_all", LINE,
    "lock",
)  # fmt: skip
TREE_CONTEXT_MENU = (
    "add_sibling", "add_child", LINE,
    "rename", "cut", "copy", "paste", "duplicate", "delete", LINE,
    "move_up", "move_down", "move_out", "move_in", LINE,
    "comment", "export_part",
)  # fmt: skip
_TEXT_MENU = (
    "bold",
    "italic",
    LINE,
    "bullets",
    "numbers",
    LINE,
    "link",
    "footnote",
    LINE,
    "comment",
    LINE,
    "clear_look",
)
TEXT_BAR = ("bold", "italic", "bullets", "numbers", "link", "footnote")
_REVIEW_MENU = (
    "view_review", "import", "paste_read", LINE,
    "review_rename", "review_out", "review_in", "review_up", "review_down", LINE,
    "review_split", "review_join", "review_text", "review_list", "review_drop", LINE,
    "review_take", "review_take_entry", "review_next_out", "review_only_out", LINE,
    "review_next", "review_previous",
)  # fmt: skip
_VIEW_MENU = (
    "palette", LINE,
    "view_start", "view_write", "view_measures", "view_versions", LINE,
    "side_sheet", "show_preview", "show_checks", "show_comments", "show_history", LINE,
    "branch", "focus", "next_pane", "previous_pane", LINE, "zoom_in", "zoom_out", "zoom_normal", LINE, "look_light", "look_dark", "look_system",
)  # fmt: skip
_HELP_MENU = ("handbook", "keys", "about")


def _tr(words: str) -> str:
    return QCoreApplication.translate("actions", words)


def _programme_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("new_programme", _tr("Neues Programm …"), ("Ctrl+N",), "new", _tr("Neues Programm anlegen")),
        ActionRow(
            "import", _tr("Dokument einlesen …"), ("Ctrl+O",), "import", _tr("Word, PDF, ODT oder Text einlesen")
        ),
        ActionRow("export", _tr("Exportieren …"), ("Ctrl+E",), "export", _tr("Als Word, PDF, Markdown … schreiben")),
        ActionRow("export_again", _tr("Noch einmal exportieren"), ("Ctrl+Shift+X",), "export"),
        ActionRow("print", _tr("Drucken …"), ("Ctrl+P",), "print", _tr("Druckvorschau und Drucken")),
        ActionRow("designs", _tr("Gestaltungen …"), ("Ctrl+Alt+G",), "design"),
        ActionRow("export_part", _tr("Auszug exportieren …"), ("Ctrl+Shift+E",), "export", scope=Scope.TREE),
        ActionRow("programme_details", _tr("Angaben zum Programm"), ("Ctrl+Shift+P",), "programme"),
        ActionRow("delete_programme", _tr("Programm in den Papierkorb"), ("Ctrl+Shift+Del",), "delete"),
        ActionRow("identity", _tr("Name und Kürzel …"), ("Ctrl+,",), "person"),
        ActionRow("quit", _tr("Beenden"), ("Ctrl+Q",), "close"),
    )


def _edit_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("undo", _tr("Rückgängig"), ("Ctrl+Z",), "undo"),
        ActionRow("redo", _tr("Wiederholen"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
        ActionRow("filter", _tr("In der Gliederung filtern"), ("Ctrl+F",), "filter"),
        ActionRow("search", _tr("In allen Programmen suchen"), ("Ctrl+Shift+H", "Ctrl+Shift+F"), "search"),
        ActionRow("replace", _tr("Suchen und ersetzen …"), ("Ctrl+H",), "replace"),
        ActionRow("bin", _tr("Papierkorb …"), ("Ctrl+Shift+B",), "restore"),
        ActionRow("backups", _tr("Sicherungen …"), ("Ctrl+Alt+B",), "backup"),
    )


def _tree_rows() -> tuple[ActionRow, ...]:
    tree = Scope.TREE
    return (
        ActionRow("add_sibling", _tr("Eintrag darunter"), ("Return", "Enter"), "add-below", scope=tree),
        ActionRow(
            "add_child", _tr("Untergeordneter Eintrag"), ("Shift+Return", "Shift+Enter"), "add-child", scope=tree
        ),
        ActionRow("rename", _tr("Umbenennen"), ("F2",), "rename", scope=tree),
        ActionRow("duplicate", _tr("Verdoppeln"), ("Ctrl+D",), "duplicate", scope=tree),
        ActionRow("delete", _tr("Löschen"), ("Del",), "delete", scope=tree),
        ActionRow("move_up", _tr("Nach oben"), ("Alt+Up",), "up", scope=tree),
        ActionRow("move_down", _tr("Nach unten"), ("Alt+Down",), "down", scope=tree),
        ActionRow("move_out", _tr("Eine Ebene höher"), ("Alt+Left",), "out", scope=tree),
        ActionRow("move_in", _tr("Eine Ebene tiefer"), ("Alt+Right",), "in", scope=tree),
        ActionRow("cut", _tr("Ausschneiden"), ("Ctrl+X",), "cut", scope=tree),
        ActionRow("copy", _tr("Kopieren"), ("Ctrl+C",), "copy", scope=tree),
        ActionRow("paste", _tr("Einfügen"), ("Ctrl+V",), "paste", scope=tree),
        ActionRow(
            "lock",
            _tr("Gliederung sperren"),
            ("Ctrl+Shift+L",),
            "lock",
            _tr("Aufbau vor Versehen schützen"),
            checkable=True,
        ),
        ActionRow("level_1", _tr("Bis zur 1. Ebene zeigen"), ("Alt+1",)),
        ActionRow("level_2", _tr("Bis zur 2. Ebene zeigen"), ("Alt+2",)),
        ActionRow("level_3", _tr("Bis zur 3. Ebene zeigen"), ("Alt+3",)),
        ActionRow("expand_all", _tr("Alles aufklappen"), ("Ctrl+Shift++", "Ctrl+Shift+*"), "expand"),
        ActionRow("collapse_all", _tr("Alles zuklappen"), ("Ctrl+Shift+-", "Ctrl+Shift+_"), "collapse"),
    )


def _text_rows() -> tuple[ActionRow, ...]:
    text = Scope.TEXT
    return (
        ActionRow("bold", _tr("Fett"), ("Ctrl+B",), "bold", scope=text, checkable=True),
        ActionRow("italic", _tr("Kursiv"), ("Ctrl+I",), "italic", scope=text, checkable=True),
        ActionRow("bullets", _tr("Aufzählung"), ("Ctrl+Shift+8",), "bullets", scope=text, checkable=True),
        ActionRow("numbers", _tr("Nummerierte Liste"), ("Ctrl+Shift+7",), "numbers", scope=text, checkable=True),
        ActionRow("link", _tr("Verweis …"), ("Ctrl+L",), "link", _tr("Verweis auf eine Adresse"), text),
        ActionRow("footnote", _tr("Fußnote …"), ("Ctrl+Shift+N",), "footnote", scope=text),
        ActionRow(
            "comment",
            _tr("Kommentieren"),
            ("Ctrl+Shift+M",),
            "comment-add",
            _tr("Eintrag oder Markiertes kommentieren"),
        ),
        ActionRow("clear_look", _tr("Auszeichnung entfernen"), ("Ctrl+Space",), scope=text),
    )


def _review_rows() -> tuple[ActionRow, ...]:
    scope = Scope.REVIEW
    row = ActionRow
    return (
        row("view_review", _tr("Einlesen"), ("Ctrl+5",), "import", _tr("Eingelesenes prüfen"), checkable=True),
        row("paste_read", _tr("Einfügen mit Erkennung"), ("Ctrl+Shift+V",), "paste", _tr("Aus der Zwischenablage einlesen")),
        row("review_rename", _tr("Titel ändern"), ("F2",), "rename", scope=scope),
        row("review_out", _tr("Eine Ebene höher"), ("Alt+Left",), "out", scope=scope),
        row("review_in", _tr("Eine Ebene tiefer"), ("Alt+Right",), "in", scope=scope),
        row("review_up", _tr("Nach oben"), ("Alt+Up",), "up", scope=scope),
        row("review_down", _tr("Nach unten"), ("Alt+Down",), "down", scope=scope),
        row("review_split", _tr("Hier teilen"), ("Ctrl+Return",), "split", _tr("Ab der Schreibmarke neuer Eintrag"), scope),
        row("review_join", _tr("Mit dem vorigen verbinden"), ("Ctrl+J",), "join", _tr("An den Eintrag davor anschließen"), scope),
        row("review_text", _tr("In Text umwandeln"), ("Ctrl+T",), "to-text", _tr("Wird Text der Überschrift darüber"), scope),
        row("review_list", _tr("Aufzählung auflösen"), ("Ctrl+Shift+J",), "list-into", _tr("Punkte im Text werden Einträge"), scope),
        row("review_drop", _tr("Nicht übernehmen"), ("Del",), "delete", scope=scope),
        row("review_take", _tr("Zeile als Text übernehmen"), ("Ins",), "add", _tr("Zeile wird Text des Eintrags davor"), scope),
        row("review_take_entry", _tr("Zeile als Eintrag übernehmen"), ("Shift+Ins",), "add-below", scope=scope),
        row("review_next_out", _tr("Nächste Zeile, die nirgends steht"), ("F7",), "down", scope=scope),
        row("review_only_out", _tr("Nur Zeilen, die nirgends stehen"), ("Ctrl+Shift+U",), scope=scope),
        row("review_next", _tr("Nächster Hinweis"), ("F8",), scope=scope),
        row("review_previous", _tr("Voriger Hinweis"), ("Shift+F8",), scope=scope),
    )  # fmt: skip


def _view_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("palette", _tr("Suchen oder Befehl …"), ("Ctrl+K",), "command"),
        ActionRow("view_start", _tr("Start"), ("Ctrl+1",), "start", checkable=True),
        ActionRow("view_write", _tr("Schreiben"), ("Ctrl+2",), "write", checkable=True),
        ActionRow("view_measures", _tr("Maßnahmen"), ("Ctrl+3",), "table", checkable=True),
        ActionRow(
            "view_versions",
            _tr("Versionen"),
            ("Ctrl+4",),
            "version",
            _tr("Versionen sichern, vergleichen"),
            checkable=True,
        ),
        ActionRow(
            "side_sheet", _tr("Beiblatt"), ("F9",), "sidebar", _tr("Beiblatt ein- und ausblenden"), checkable=True
        ),
        ActionRow("show_preview", _tr("Vorschau"), ("Ctrl+Shift+4",), "preview"),
        ActionRow("show_checks", _tr("Hinweise"), ("Ctrl+Shift+1",), "warning"),
        ActionRow("show_comments", _tr("Kommentare"), ("Ctrl+Shift+2",), "comment"),
        ActionRow("show_history", _tr("Verlauf"), ("Ctrl+Shift+3",), "history"),
        ActionRow("focus", _tr("Fokus"), ("F11",), "focus", _tr("Nur den Text zeigen"), checkable=True),
        ActionRow("branch", _tr("Zweig zusammenhängend"), ("Ctrl+Shift+J",), "write", checkable=True),
        ActionRow("next_pane", _tr("Nächster Bereich"), ("F6",)),
        ActionRow("previous_pane", _tr("Voriger Bereich"), ("Shift+F6",)),
        ActionRow("zoom_in", _tr("Größere Schrift"), ("Ctrl++", "Ctrl+=")),
        ActionRow("zoom_out", _tr("Kleinere Schrift"), ("Ctrl+-",)),
        ActionRow("zoom_normal", _tr("Übliche Schriftgröße"), ("Ctrl+0",)),
        ActionRow("look_light", _tr("Hell"), ("Ctrl+Alt+1",), checkable=True),
        ActionRow("look_dark", _tr("Dunkel"), ("Ctrl+Alt+2",), checkable=True),
        ActionRow("look_system", _tr("Wie das System"), ("Ctrl+Alt+3",), checkable=True),
        ActionRow("handbook", _tr("Handbuch"), ("F1",), "help"),
        ActionRow("keys", _tr("Tastenkürzel"), ("Ctrl+F1",), "command"),
        ActionRow("about", _tr("Über Programmwerk"), ("Shift+F1",), "hint"),
    )
