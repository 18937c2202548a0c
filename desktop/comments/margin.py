"""Comments in the margin of a page that is written on: each beside the line it is about, wherever that line goes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.comments.anchors import Anchor, anchored, mark
from desktop.comments.bubble import MARK, WIDTH, CommentBubble
from desktop.comments.threads import Thread
from desktop.editor.text_edit import RichTextEdit
from desktop.editor.typing_page import TypingPage
from desktop.look.colours import SPACE_L, SPACE_S, SPACE_XL
from desktop.look.theme import grown, px, theme

NARROWEST_TEXT = 480
"""Pixels; below, the text keeps the room and comments shrink to signs."""
_GAP = 6


class CommentMargin(QObject):
    """One for each page. Bubbles are made anew when the conversations or the fields are others; typing moves them."""

    chosen = Signal(str, str)
    """Entry and first comment of a conversation."""

    def __init__(self, page: TypingPage) -> None:
        super().__init__(page)
        self._page = page
        host = page.widget()
        assert host is not None, "a page is made with its column"
        self._host: QWidget = host
        self._threads: Sequence[Thread] = ()
        self._open: dict[str, list[Thread]] = {}
        self._chosen = ""
        self._marked: set[RichTextEdit] = set()
        self.anchors: list[Anchor] = []
        self.bubbles: list[CommentBubble] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.place)
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self._rebuild)
        page.text_added.connect(self._watch)
        for edit in page.texts():
            self._watch(edit)
        self._host.installEventFilter(self)
        theme().watch(self._page, self._anew.start)

    def show_threads(self, threads: Sequence[Thread]) -> None:
        """All conversations of the programme; only open ones on entries of this page are shown. The same object as before
        says that none changed."""
        if threads is self._threads:
            return
        self._threads, self._open = threads, {}
        for each in threads:
            if not each.first.done:
                self._open.setdefault(each.node, []).append(each)
        self._anew.start()

    def choose(self, comment: str) -> None:
        """The conversation that begins with this comment stands out; "" for none."""
        self._chosen = comment
        self.place()

    def refresh(self) -> None:
        """The page shows another entry."""
        self._anew.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._later.start()
        return False

    def place(self) -> None:
        """Puts every bubble beside its line, none over another."""
        self._later.stop()
        if self._anew.isActive() or not all(isValid(each.edit) for each in self.anchors):
            self._anew.start()  # the page is being made anew: its old fields are gone
            return
        host = self._host
        as_marks = not self._give_room(bool(self.bubbles))
        right = host.width() - SPACE_S
        lowest = 0
        rows = []
        for anchor, bubble in zip(self.anchors, self.bubbles, strict=True):
            anchor.find()
            rows.append((anchor.edit.mapTo(host, QPoint(0, anchor.top())).y(), bubble))
        for top, bubble in sorted(rows, key=lambda row: row[0]):
            bubble.show_as(as_marks, bubble.thread_shown.first.id == self._chosen)
            left = right - grown(MARK) + 4 if as_marks else right - px(WIDTH)
            bubble.move(left, max(top, lowest))
            bubble.setVisible(True)
            bubble.raise_()
            lowest = bubble.y() + bubble.height() + _GAP
        self._mark()

    def _give_room(self, wanted: bool) -> bool:
        """Whether bubbles fit beside the text; moves the text aside for them."""
        layout = self._host.layout()
        assert layout is not None
        room = px(WIDTH) + SPACE_L + SPACE_S
        fits = self._page.viewport().width() - room - SPACE_XL >= px(NARROWEST_TEXT)
        margins = layout.contentsMargins()
        right = room if wanted and fits else SPACE_XL + (SPACE_S + grown(MARK) - MARK if wanted else 0)
        if margins.right() != right:
            margins.setRight(right)
            layout.setContentsMargins(margins)
        return fits

    def _rebuild(self) -> None:
        for bubble in self.bubbles:
            bubble.hide()
            bubble.deleteLater()
        held = {each.thread.first.id: each for each in self.anchors if isValid(each.edit) and each.words}
        self.anchors, self.bubbles = [], []
        for entry in self._page.shown_entries():
            threads = self._open.get(entry, ())
            edits = self._edits_of(entry) if threads else []
            for thread in threads if edits else ():
                anchor = held.get(thread.first.id)
                if anchor is None or anchor.edit not in edits:
                    anchor = anchored(thread, edits)
                anchor.thread = thread
                self.anchors.append(anchor)
                self.bubbles.append(self._bubble(thread))
        self._anew.stop()
        self.place()

    def _bubble(self, thread: Thread) -> CommentBubble:
        bubble = CommentBubble(thread, self._host)
        bubble.clicked.connect(lambda: self._pick(thread))
        return bubble

    def _pick(self, thread: Thread) -> None:
        """A click leads to the words and opens the conversation."""
        self.choose(thread.first.id)
        anchor = next((each for each in self.anchors if each.thread is thread), None)
        if anchor is not None and anchor.cursor is not None:
            cursor = QTextCursor(anchor.cursor)
            anchor.edit.setTextCursor(cursor)
            self._page.ensureWidgetVisible(anchor.edit)
        self.chosen.emit(thread.node, thread.first.id)

    def _edits_of(self, entry: str) -> list[RichTextEdit]:
        """The entry's fields on this page, the title first."""
        items = ["title", "text", *(item for item in self._page.slots if item.startswith("fields."))]
        slots = [self._page.slot_of(entry, item) for item in items]
        editors: list[object] = [slot.editor for slot in slots if slot is not None]
        return [each for each in editors if isinstance(each, RichTextEdit)]

    def _watch(self, edit: object) -> None:
        if isinstance(edit, RichTextEdit):
            edit.document().contentsChanged.connect(self._later.start)
            self._anew.start()

    def _mark(self) -> None:
        by_edit: dict[RichTextEdit, list[Anchor]] = {}
        for anchor in self.anchors:
            by_edit.setdefault(anchor.edit, []).append(anchor)
        self._marked = {edit for edit in self._marked if isValid(edit)}
        for edit in self._page.texts():
            if edit in by_edit or edit in self._marked:
                mark(edit, by_edit.get(edit, []), self._chosen)
        self._marked = set(by_edit)
