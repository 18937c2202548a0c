"""The editor: path and text tools above, below them the page of the chosen entry, of the programme, or what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.action_rows import TEXT_BAR, Scope
from desktop.actions import Actions
from desktop.editor.branch_page import BORDER, BranchPage
from desktop.editor.breadcrumbs import Breadcrumbs
from desktop.editor.entry_page import EntryPage
from desktop.editor.programme_page import ProgrammePage
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.typing_page import REFUSED, TypingPage
from desktop.editor.units import signs_before, units_before
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.fonts import use_letters
from desktop.look.parts import clear, growing_icons
from desktop.look.theme import px, theme
from desktop.tree.outline import Entry, Outline

SHARED = ("title", "text")
"""Items that stand on the page of an entry and on that of a branch."""
LEAST_PATH = 160
"""Pixels at the usual size of letters that the path has beside the tools."""


class EditorPane(QWidget):
    """Emits wishes; `refresh` and `show_*` bring the facts."""

    entry_edit_wished = Signal(str, str, str, str)
    """Entry id, item, markup, sitting."""
    head_edit_wished = Signal(str, str, str, str)
    """Programme id, item, words, sitting."""
    join_wished = Signal(str, str)
    """An entry, and the one that it should go into."""
    crumb_chosen = Signal(str)
    undo_wished = Signal()
    redo_wished = Signal()
    tree_wished = Signal()
    cursor_moved = Signal()
    filled = Signal()
    """A page shows an entry or the programme as the store has them."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Editor"))
        self.crumbs = Breadcrumbs(self)
        self.crumbs.setMinimumHeight(32)
        self.entry_page = EntryPage(self)
        self.programme_page = ProgrammePage(self)
        self.branch_page = BranchPage(self)
        self.as_branch = False
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        self.tools = self._tools(actions)
        self._lay_out()
        self._connect()
        actions.attach(Scope.TEXT, self)

    def show_entry(self, outline: Outline, entry: Entry) -> None:
        """Opens an entry."""
        self.commit()
        if self.as_branch:
            if not self.is_branch_shown:
                self.branch_page.subject = ""  # an entry within the branch that was read before begins its own
            self.branch_page.show_branch(outline, entry)
        else:
            self.entry_page.show_entry(outline, entry)
        self.crumbs.show_path(outline, entry)
        self._show(self.branch_page if self.as_branch else self.entry_page)
        self.filled.emit()

    def show_programme(self, outline: Outline) -> None:
        """Opens the programme itself."""
        self.commit()
        self.programme_page.show_programme(outline.head)
        self.crumbs.show_path(outline, None)
        self._show(self.programme_page)
        self.filled.emit()

    def show_empty(self, title: str, words: str, *steps: QPushButton) -> None:
        """Says what belongs here and offers the first step."""
        self.commit()
        self.crumbs.clear()
        self.empty.say(title, words, *steps)
        self._show(self.empty)

    def refresh(self, outline: Outline, ids: set[str] | None = None) -> None:
        """Follows the store; `ids` are the changed entries, None for any."""
        entry = self.shown_entry(outline)
        if entry is not None:
            above = {each.id for each in entry.ancestors()}
            if self.as_branch:
                self.branch_page.refresh(outline)
            elif ids is None or entry.id in ids:
                self.entry_page.refresh(outline, entry)
            if ids is None or ids & (above | {entry.id}):
                self.crumbs.show_path(outline, entry)
        elif self.stack.currentWidget() is self.programme_page:
            self.programme_page.refresh(outline.head)

    def shown_entry(self, outline: Outline) -> Entry | None:
        """The entry in the editor; None for the programme, or where nothing is shown."""
        shown = self.stack.currentWidget()
        if shown is self.branch_page:
            return outline.find(self.branch_page.subject)
        return outline.find(self.entry_page.subject) if shown is self.entry_page else None

    def written_entry(self, outline: Outline) -> Entry | None:
        """The entry that the keyboard is in: on a page with a whole branch, one of those below the shown one."""
        text = self.focused_text() if self.is_branch_shown else None
        return (outline.find(self.branch_page.entry_of(text)) if text else None) or self.shown_entry(outline)

    @contextmanager
    def keyboard_kept(self, entry_id: str) -> Iterator[None]:
        """Around a change to the other page that shows an entry: one goes on writing where one did, also while what was
        written last is on its way to the store."""
        place, known = self._written_place(), self._known(entry_id)
        yield
        page = self.page()
        for item, words in known.items():
            slot = page.slot_of(entry_id, item) if page else None
            if page is not None and slot is not None:
                page.take(slot.item, words)
        self.focus_title()
        self.select_place(entry_id, *place)

    def _written_place(self) -> tuple[str, int, int]:
        """Part and stretch, as for `select_place`, of what is marked where the keyboard is; the part is "" where it is in
        nothing that both an entry and its branch show."""
        page, text = self.page(), self.focused_text()
        item = next((each.item for each in page.slots.values() if each.editor is text), "") if page and text else ""
        part = item.rpartition(BORDER)[2]
        if text is None or part not in SHARED:
            return "", 0, 0
        words, cursor = text.toPlainText(), text.textCursor()
        return part, signs_before(words, cursor.anchor()), signs_before(words, cursor.position())

    def _known(self, entry_id: str) -> dict[str, str]:
        """The words of an entry as its fields have them, by item."""
        page = self.page()
        slots = {item: page.slot_of(entry_id, item) for item in SHARED} if page else {}
        return {item: slot.known for item, slot in slots.items() if slot is not None and slot.known != REFUSED}

    @property
    def is_branch_shown(self) -> bool:
        """Whether the entry is shown with all below it as one text."""
        return self.stack.currentWidget() is self.branch_page

    def commit(self) -> None:
        """Hands over everything that is not saved yet."""
        for page in self.pages():
            page.commit()

    def follow_change(self, edited: tuple[str, ...], items: frozenset[str]) -> None:
        """The programme changed; words typed before that are no longer the newest step."""
        for page in self.pages():
            page.follow_change(edited, items)

    def take_back(self) -> bool:
        """Takes back a word typed in the field that the keyboard is in; False where there is none."""
        text = self.focused_text()
        if text is None or text.isReadOnly() or not text.has_steps:
            return False
        text.undo_step()
        return True

    def end_sittings(self) -> None:
        """As `TypingPage.end_sittings`."""
        for page in self.pages():
            page.end_sittings()

    def pages(self) -> tuple[EntryPage, ProgrammePage, BranchPage]:
        """Everything one can type on."""
        return self.entry_page, self.programme_page, self.branch_page

    def page(self) -> TypingPage | None:
        """The page that is shown; None for the empty state."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, TypingPage) else None

    def focused_text(self) -> RichTextEdit | None:
        """The text that the keyboard is in."""
        widget = self.window().focusWidget()
        return widget if isinstance(widget, RichTextEdit) and self.isAncestorOf(widget) else None

    def select_place(self, entry_id: str, part: str, start: object, end: object) -> None:
        """Marks a stretch of a part ("title", "text", "preface", "closing" or "field:KEY") of an entry that is shown, or
        of the programme (""), by its plain text."""
        page = self.page()
        slot = page.slot_of(entry_id, f"fields.{part[6:]}" if part.startswith("field:") else part) if page else None
        editor: object = slot.editor if slot else None
        if page is None or not isinstance(editor, QWidget):
            return
        editor.setFocus()
        if isinstance(editor, RichTextEdit) and isinstance(start, int) and isinstance(end, int):
            cursor, text = editor.textCursor(), editor.toPlainText()
            cursor.setPosition(units_before(text, start))
            cursor.setPosition(units_before(text, end), QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
            page.ensureWidgetVisible(editor)

    def focus_title(self) -> None:
        """Puts the keyboard into the title."""
        section = self.branch_page.section(self.branch_page.subject)
        if self.stack.currentWidget() is self.programme_page:
            self.programme_page.title.setFocus()
        elif self.stack.currentWidget() is self.branch_page and section is not None:
            section.title.setFocus()
        else:
            self.entry_page.title.setFocus()

    def _show(self, widget: QWidget) -> None:
        self.stack.setCurrentWidget(widget)
        self.tools.setVisible(widget is not self.empty)

    def _tools(self, actions: Actions) -> QWidget:
        tools = QWidget(self)
        tools.setAccessibleName(self.tr("Textwerkzeuge"))
        layout = QHBoxLayout(tools)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for key in TEXT_BAR:
            button = QToolButton(tools)
            button.setDefaultAction(actions.button(key))
            growing_icons(button)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the text keeps the keyboard
            layout.addWidget(button)
        return tools

    def _lay_out(self) -> None:
        bar = QWidget(self)
        bar.setProperty("look", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
        row.setContentsMargins(SPACE_M, 6, SPACE_S, 6)
        row.setSpacing(2)
        row.addWidget(self.crumbs, 1)
        row.addWidget(self.tools)
        for page in (self.empty, *self.pages()):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.stack, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the tools would leave the path no room, they stand below it."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.tools.sizeHint().width() + px(LEAST_PATH)
        ways = QBoxLayout.Direction
        self._bar.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._bar.setAlignment(self.tools, Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0))

    def _connect(self) -> None:
        self.crumbs.chosen.connect(self.crumb_chosen)
        self.entry_page.leave_wished.connect(self.tree_wished)
        self.entry_page.commit_wished.connect(self.entry_edit_wished)
        self.branch_page.commit_wished.connect(self.entry_edit_wished)
        self.branch_page.join_wished.connect(self.join_wished)
        self.programme_page.commit_wished.connect(self.head_edit_wished)
        for page in self.pages():
            page.undo_wished.connect(self.undo_wished)
            page.redo_wished.connect(self.redo_wished)
            page.cursor_moved.connect(self.cursor_moved)


class EmptyState(QWidget):
    """A quiet page that says what belongs here and offers the first step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        use_letters(self.title, 1.3, QFont.Weight.DemiBold)
        self.words = QLabel(self)
        self.words.setProperty("look", "secondary")
        self.words.setWordWrap(True)
        self.words.setFixedWidth(px(400))
        self._steps = QHBoxLayout()
        column = QVBoxLayout(self)
        theme().watch(self, lambda: self.words.setFixedWidth(px(400)))
        column.addStretch(2)
        for widget in (self.title, self.words):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE_L)
        column.addLayout(self._steps)
        column.addStretch(3)

    def say(self, title: str, words: str, *steps: QPushButton) -> None:
        """Shows other words and buttons; the buttons become this widget's own."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setMinimumHeight(self.words.heightForWidth(self.words.width()))
        clear(self._steps)
        self._steps.addStretch(1)
        for step in steps:
            self._steps.addWidget(step)
        self._steps.addStretch(1)
