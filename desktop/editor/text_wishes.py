"""What the text actions do with the text that the keyboard is in."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.actions import Actions
from desktop.editor import links, lists, text_commands
from desktop.editor.link_dialog import LinkDialog
from desktop.editor.pane import EditorPane
from desktop.editor.text_edit import RichTextEdit
from desktop.widgets.message_dialog import WordsDialog

BLOCK_ACTIONS = ("bullets", "numbers", "footnote")
INLINE_ACTIONS = ("bold", "italic", "link", "clear_look")


class TextWishes(QObject):
    """Keeps the buttons in step with the cursor."""

    def __init__(self, actions: Actions, pane: EditorPane) -> None:
        super().__init__(pane)
        self._actions = actions
        self._pane = pane
        self._last: RichTextEdit | None = None
        actions.on("bold", lambda: self._do(text_commands.toggle_bold))
        actions.on("italic", lambda: self._do(text_commands.toggle_italic))
        actions.on("bullets", lambda: self._do(lambda edit: lists.toggle_list(edit, ordered=False)))
        actions.on("numbers", lambda: self._do(lambda edit: lists.toggle_list(edit, ordered=True)))
        actions.on("clear_look", lambda: self._do(text_commands.clear_look))
        actions.on("link", lambda: self._do(self._ask_link))
        actions.on("footnote", lambda: self._do(self._ask_footnote))
        pane.cursor_moved.connect(self.adjust)
        for page in pane.pages():
            page.footnote_opened.connect(lambda: self._do(self._ask_footnote))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self.adjust()

    def _focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if isValid(self._pane) and isValid(
            self._pane.window()
        ):  # the keyboard leaves a window once more while it is being destroyed
            self.adjust()

    def adjust(self) -> None:
        """Enables what the text allows; checks what the cursor stands in."""
        edit = self._pane.focused_text()
        if edit is not None and edit.isReadOnly():
            edit = None
        self._actions.enable(INLINE_ACTIONS, edit is not None)
        self._actions.enable(BLOCK_ACTIONS, edit is not None and not edit.one_line)
        if edit is None:
            for key in ("bold", "italic", "bullets", "numbers"):
                self._actions[key].setChecked(False)
            return
        self._actions["bold"].setChecked(
            edit.fontWeight() >= QFont.Weight.DemiBold.value and edit is not self._pane.entry_page.title
        )
        self._actions["italic"].setChecked(edit.fontItalic())
        self._actions["bullets"].setChecked(lists.is_in_list(edit, ordered=False))
        self._actions["numbers"].setChecked(lists.is_in_list(edit, ordered=True))

    def _do(self, command: "text_commands.Command") -> None:
        edit = self._pane.focused_text()
        if edit is not None:
            command(edit)
            self.adjust()

    def _ask_link(self, edit: RichTextEdit) -> None:
        words, address = links.link_at(edit)
        dialog = LinkDialog(words, address, self._pane.window())
        is_wanted = dialog.exec()
        if not isValid(edit):  # its page was filled anew meanwhile
            return
        if is_wanted:
            links.set_link(edit, dialog.words, dialog.address)
        edit.setFocus()

    def _ask_footnote(self, edit: RichTextEdit) -> None:
        found = text_commands.footnote_at(edit)
        title, caption = self.tr("Fußnote"), self.tr("Text der Fußnote")
        go = self.tr("Übernehmen") if found else self.tr("Einfügen")
        words = WordsDialog(title, caption, go, self.tr("Abbrechen"), self._pane.window()).ask(
            found[1] if found else ""
        )
        if not isValid(edit):
            return
        if words and (found is None or words != found[1]):
            text_commands.set_footnote(edit, words)
        edit.setFocus()
