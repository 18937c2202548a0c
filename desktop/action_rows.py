"""The table of actions and where they stand in the menus."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.language import tr

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
    return (
        *_programme_rows(),
        *_data_rows(),
        *_edit_rows(),
        *_tree_rows(),
        *_text_rows(),
        *_review_rows(),
        *_view_rows(),
    )


def menus() -> tuple[MenuRow, ...]:
    """The menu bar."""
    return (
        MenuRow("menu_programme", tr("&Programm"), _PROGRAMME_MENU),
        MenuRow("menu_edit", tr("&Bearbeiten"), _EDIT_MENU),
        MenuRow("menu_tree", tr("&Gliederung"), _TREE_MENU),
        MenuRow("menu_text", tr("&Text"), _TEXT_MENU),
        MenuRow("menu_review", tr("&Einlesen"), _REVIEW_MENU),
        MenuRow("menu_view", tr("&Ansicht"), _VIEW_MENU),
        MenuRow("menu_help", tr("&Hilfe"), _HELP_MENU),
    )


_PROGRAMME_MENU = (
    "new_programme", "import", "open_archive", LINE,
    "export", "export_again", "print_preview", "print", "designs", LINE,
    "give_away", "save_archive", LINE,
    "programme_details", "scheme", "as_template", LINE,
    "to_folder", "archived", "delete_programme", LINE,
    "data_folder", "move_data", "identity", LINE,
    "quit",
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
    LINE,
    "own_words",
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
    "branch", "focus", "next_pane", "previous_pane", LINE, "zoom_in", "zoom_out", "zoom_normal", LINE, "look_light", "look_dark", "look_system", LINE,
    "language",
)  # fmt: skip
_HELP_MENU = ("handbook", "keys", "about")


def _programme_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("new_programme", tr("Neues Programm …"), ("Ctrl+N",), "new", tr("Neues Programm anlegen")),
        ActionRow("import", tr("Dokument einlesen …"), ("Ctrl+O",), "import", tr("Word, PDF, ODT oder Text einlesen")),
        ActionRow("export", tr("Exportieren …"), ("Ctrl+E",), "export", tr("Als Word, PDF, Markdown … schreiben")),
        ActionRow("export_again", tr("Noch einmal exportieren"), ("Ctrl+Shift+X",), "export"),
        ActionRow("print", tr("Drucken …"), ("Ctrl+P",), "print", tr("Druckvorschau und Drucken")),
        ActionRow(
            "print_preview",
            tr("Druckvorschau …"),
            ("Ctrl+Shift+D",),
            "preview",
            tr("Seiten ansehen, wie sie gedruckt werden"),
        ),
        ActionRow("designs", tr("Gestaltungen …"), ("Ctrl+Alt+G",), "design"),
        ActionRow("export_part", tr("Auszug exportieren …"), ("Ctrl+Shift+E",), "export", scope=Scope.TREE),
    )


def _data_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("programme_details", tr("Angaben zum Programm"), ("Ctrl+Shift+P",), "programme"),
        ActionRow("scheme", tr("Gliederung und Felder …"), ("Ctrl+Alt+F",), "scheme"),
        ActionRow(
            "as_template",
            tr("Als Vorlage für ein neues"),
            ("Ctrl+Alt+N",),
            "copy",
            tr("Kopie als neues Programm öffnen"),
        ),
        ActionRow("to_folder", tr("In Ordner ablegen …"), ("Ctrl+Alt+R",), "folder"),
        ActionRow(
            "archived", tr("Im Archiv"), ("Ctrl+Alt+A",), tip=tr("Ins Archiv legen oder herausholen"), checkable=True
        ),
        ActionRow("delete_programme", tr("Programm in den Papierkorb"), ("Ctrl+Shift+Del",), "delete"),
        ActionRow(
            "open_archive", tr("Programmdatei öffnen …"), ("Ctrl+Shift+O",), "folder", tr(".programm-Datei öffnen")
        ),
        ActionRow("give_away", tr("Programm weitergeben …"), ("Ctrl+Shift+G",), "export", tr("Als Datei für andere")),
        ActionRow(
            "save_archive", tr("Als .programm sichern …"), ("Ctrl+Shift+S",), "backup", tr("Mit Verlauf und Versionen")
        ),
        ActionRow("data_folder", tr("Ort der Daten zeigen"), ("Ctrl+Alt+O",), "folder"),
        ActionRow(
            "move_data", tr("Daten verschieben …"), ("Ctrl+Alt+V",), "folder", tr("An einen anderen Ort verschieben")
        ),
        ActionRow("identity", tr("Name und Kürzel …"), ("Ctrl+,",), "person"),
        ActionRow("quit", tr("Beenden"), ("Ctrl+Q",), "close"),
    )


def _edit_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("undo", tr("Rückgängig"), ("Ctrl+Z",), "undo"),
        ActionRow("redo", tr("Wiederholen"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
        ActionRow("filter", tr("In der Gliederung filtern"), ("Ctrl+F",), "filter"),
        ActionRow("search", tr("In allen Programmen suchen"), ("Ctrl+Shift+H", "Ctrl+Shift+F"), "search"),
        ActionRow("replace", tr("Suchen und ersetzen …"), ("Ctrl+H",), "replace"),
        ActionRow("bin", tr("Papierkorb …"), ("Ctrl+Shift+B",), "restore"),
        ActionRow("backups", tr("Sicherungen …"), ("Ctrl+Alt+B",), "backup"),
    )


def _tree_rows() -> tuple[ActionRow, ...]:
    tree = Scope.TREE
    return (
        ActionRow("add_sibling", tr("Eintrag darunter"), ("Return", "Enter"), "add-below", scope=tree),
        ActionRow("add_child", tr("Untergeordneter Eintrag"), ("Shift+Return", "Shift+Enter"), "add-child", scope=tree),
        ActionRow("rename", tr("Umbenennen"), ("F2",), "rename", scope=tree),
        ActionRow("duplicate", tr("Verdoppeln"), ("Ctrl+D",), "duplicate", scope=tree),
        ActionRow("delete", tr("Löschen"), ("Del",), "delete", scope=tree),
        ActionRow("move_up", tr("Nach oben"), ("Alt+Up",), "up", scope=tree),
        ActionRow("move_down", tr("Nach unten"), ("Alt+Down",), "down", scope=tree),
        ActionRow("move_out", tr("Eine Ebene höher"), ("Alt+Left",), "out", scope=tree),
        ActionRow("move_in", tr("Eine Ebene tiefer"), ("Alt+Right",), "in", scope=tree),
        ActionRow("cut", tr("Ausschneiden"), ("Ctrl+X",), "cut", scope=tree),
        ActionRow("copy", tr("Kopieren"), ("Ctrl+C",), "copy", scope=tree),
        ActionRow("paste", tr("Einfügen"), ("Ctrl+V",), "paste", scope=tree),
        ActionRow(
            "lock",
            tr("Gliederung sperren"),
            ("Ctrl+Shift+L",),
            "lock",
            tr("Aufbau vor Versehen schützen"),
            checkable=True,
        ),
        ActionRow("level_1", tr("Bis zur 1. Ebene zeigen"), ("Alt+1",)),
        ActionRow("level_2", tr("Bis zur 2. Ebene zeigen"), ("Alt+2",)),
        ActionRow("level_3", tr("Bis zur 3. Ebene zeigen"), ("Alt+3",)),
        ActionRow("expand_all", tr("Alles aufklappen"), ("Ctrl+Shift++", "Ctrl+Shift+*"), "expand"),
        ActionRow("collapse_all", tr("Alles zuklappen"), ("Ctrl+Shift+-", "Ctrl+Shift+_"), "collapse"),
    )


def _text_rows() -> tuple[ActionRow, ...]:
    text = Scope.TEXT
    return (
        ActionRow("bold", tr("Fett"), ("Ctrl+B",), "bold", scope=text, checkable=True),
        ActionRow("italic", tr("Kursiv"), ("Ctrl+I",), "italic", scope=text, checkable=True),
        ActionRow("bullets", tr("Aufzählung"), ("Ctrl+Shift+8",), "bullets", scope=text, checkable=True),
        ActionRow("numbers", tr("Nummerierte Liste"), ("Ctrl+Shift+7",), "numbers", scope=text, checkable=True),
        ActionRow("link", tr("Verweis …"), ("Ctrl+L",), "link", tr("Verweis auf eine Adresse"), text),
        ActionRow("footnote", tr("Fußnote …"), ("Ctrl+Shift+N",), "footnote", scope=text),
        ActionRow(
            "comment",
            tr("Kommentieren"),
            ("Ctrl+Shift+M",),
            "comment-add",
            tr("Eintrag oder Markiertes kommentieren"),
        ),
        ActionRow("clear_look", tr("Auszeichnung entfernen"), ("Ctrl+Space",), scope=text),
        ActionRow("own_words", tr("Eigene Wörter …"), ("Ctrl+Alt+W",), tip=tr("Was als richtig geschrieben gilt")),
    )


def _review_rows() -> tuple[ActionRow, ...]:
    scope = Scope.REVIEW
    row = ActionRow
    return (
        row("view_review", tr("Einlesen"), ("Ctrl+5",), "import", tr("Eingelesenes prüfen"), checkable=True),
        row("paste_read", tr("Einfügen mit Erkennung"), ("Ctrl+Shift+V",), "paste", tr("Aus der Zwischenablage einlesen")),
        row("review_rename", tr("Titel ändern"), ("F2",), "rename", scope=scope),
        row("review_out", tr("Eine Ebene höher"), ("Alt+Left",), "out", scope=scope),
        row("review_in", tr("Eine Ebene tiefer"), ("Alt+Right",), "in", scope=scope),
        row("review_up", tr("Nach oben"), ("Alt+Up",), "up", scope=scope),
        row("review_down", tr("Nach unten"), ("Alt+Down",), "down", scope=scope),
        row("review_split", tr("Hier teilen"), ("Ctrl+Return",), "split", tr("Ab der Schreibmarke neuer Eintrag"), scope),
        row("review_join", tr("Mit dem vorigen verbinden"), ("Ctrl+J",), "join", tr("An den Eintrag davor anschließen"), scope),
        row("review_text", tr("In Text umwandeln"), ("Ctrl+T",), "to-text", tr("Wird Text der Überschrift darüber"), scope),
        row("review_list", tr("Aufzählung auflösen"), ("Ctrl+Shift+J",), "list-into", tr("Punkte im Text werden Einträge"), scope),
        row("review_drop", tr("Nicht übernehmen"), ("Del",), "delete", scope=scope),
        row("review_take", tr("Zeile als Text übernehmen"), ("Ins",), "add", tr("Zeile wird Text des Eintrags davor"), scope),
        row("review_take_entry", tr("Zeile als Eintrag übernehmen"), ("Shift+Ins",), "add-below", scope=scope),
        row("review_next_out", tr("Nächste Zeile, die nirgends steht"), ("F7",), "down", scope=scope),
        row("review_only_out", tr("Nur Zeilen, die nirgends stehen"), ("Ctrl+Shift+U",), scope=scope),
        row("review_next", tr("Nächster Hinweis"), ("F8",), scope=scope),
        row("review_previous", tr("Voriger Hinweis"), ("Shift+F8",), scope=scope),
    )  # fmt: skip


def _view_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("palette", tr("Suchen oder Befehl …"), ("Ctrl+K",), "command"),
        ActionRow("view_start", tr("Start"), ("Ctrl+1",), "start", checkable=True),
        ActionRow("view_write", tr("Schreiben"), ("Ctrl+2",), "write", checkable=True),
        ActionRow("view_measures", tr("Maßnahmen"), ("Ctrl+3",), "table", checkable=True),
        ActionRow(
            "view_versions",
            tr("Versionen"),
            ("Ctrl+4",),
            "version",
            tr("Versionen speichern, vergleichen"),
            checkable=True,
        ),
        ActionRow("side_sheet", tr("Beiblatt"), ("F9",), "sidebar", tr("Beiblatt ein- und ausblenden"), checkable=True),
        ActionRow("show_preview", tr("Vorschau"), ("Ctrl+Shift+4",), "preview"),
        ActionRow("show_checks", tr("Hinweise"), ("Ctrl+Shift+1",), "warning"),
        ActionRow("show_comments", tr("Kommentare"), ("Ctrl+Shift+2",), "comment"),
        ActionRow("show_history", tr("Verlauf"), ("Ctrl+Shift+3",), "history"),
        ActionRow("focus", tr("Fokus"), ("F11",), "focus", tr("Nur den Text zeigen"), checkable=True),
        ActionRow("branch", tr("Zweig zusammenhängend"), ("Ctrl+Shift+J",), "write", checkable=True),
        ActionRow("next_pane", tr("Nächster Bereich"), ("F6",)),
        ActionRow("previous_pane", tr("Voriger Bereich"), ("Shift+F6",)),
        ActionRow("zoom_in", tr("Größere Schrift"), ("Ctrl++", "Ctrl+=")),
        ActionRow("zoom_out", tr("Kleinere Schrift"), ("Ctrl+-",)),
        ActionRow("zoom_normal", tr("Übliche Schriftgröße"), ("Ctrl+0",)),
        ActionRow("look_light", tr("Hell"), ("Ctrl+Alt+4",), checkable=True),
        ActionRow("look_dark", tr("Dunkel"), ("Ctrl+Alt+5",), checkable=True),
        ActionRow("look_system", tr("Wie das System"), ("Ctrl+Alt+6",), checkable=True),
        ActionRow("language", tr("Language: English"), ("Ctrl+Alt+L",)),
        ActionRow("handbook", tr("Handbuch"), ("F1",), "help"),
        ActionRow("keys", tr("Tastenkürzel"), ("Ctrl+F1",), "command"),
        ActionRow("about", tr("Über Programmwerk"), ("Shift+F1",), "hint"),
    )
