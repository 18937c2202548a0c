"""The words of the entry that is looked at in a review; the cursor says where it can be split."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from desktop.editor.rich_text import char_format
from desktop.editor.units import signs_before
from desktop.look.colours import SPACE_M
from desktop.look.fonts import scaled
from desktop.look.theme import colours, theme
from programme import markup
from programme.markup import Block, Footnote, Inline, ListBlock, Run
from programme.model import Node, Programme

_FIELD = -1
_INDENT = 20


class Wording(QTextEdit):
    """Read-only. `place` counts the parts of the entry as `desktop.review.parts` does."""

    menu_wished = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setProperty("look", "source")
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName(self.tr("Wortlaut"))
        self.document().setDocumentMargin(SPACE_M)
        self._fill: Callable[[], None] | None = None
        theme().watch(self, self._paint_again)

    def show_node(self, node: Node, label: str, field_names: Mapping[str, str]) -> None:
        """Label, title, text and fields of an entry."""

        def fill() -> None:
            writer = _Writer(self)
            writer.words((Run(label),), 0, writer.caption())
            writer.words(markup.parse_inline(node.title), 0, writer.heading())
            writer.blocks(markup.parse(node.text))
            for key, value in node.fields.items():
                name = Run(f"{field_names.get(key, key)}: ", bold=True)
                writer.words((name, *markup.parse_inline(value)), _FIELD)
            writer.end()

        self._fill = fill
        fill()

    def show_head(self, programme: Programme) -> None:
        """Title, preface and metadata."""

        def fill() -> None:
            writer = _Writer(self)
            writer.words(markup.parse_inline(programme.title), 0, writer.heading())
            if programme.subtitle:
                writer.words(markup.parse_inline(programme.subtitle), 0)
            writer.blocks(markup.parse(programme.preface))
            for key, value in programme.meta.items():
                writer.words((Run(f"{key}: ", bold=True), *markup.parse_inline(value)), _FIELD)
            writer.end()

        self._fill = fill
        fill()

    def _paint_again(self) -> None:
        if self._fill is not None:
            self._fill()

    def place(self) -> tuple[int, int]:
        """The part under the cursor, and in the title the place before the word under it; part 0 is the title."""
        block = self.textCursor().block()
        part = max(block.userState(), 0)
        if part:
            return part, 0
        before = block.text()[: signs_before(block.text(), self.textCursor().positionInBlock())]
        return 0, before.rfind(" ") + 1 if block.blockNumber() else 0

    def put_cursor(self, part: int) -> None:
        """Where `place` says `part`."""
        block = self.document().firstBlock()
        while block.isValid() and block.userState() != part:
            block = block.next()
        if block.isValid():
            self.setTextCursor(QTextCursor(block))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Keyboard and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_wished.emit(event.globalPos())


class _Writer:
    """Fills a text edit block by block."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        edit.clear()
        self._cursor = QTextCursor(edit.document())
        self._cursor.beginEditBlock()
        self._is_first = True
        self._part = 0

    def caption(self) -> QTextCharFormat:
        """Small words above the title."""
        form = QTextCharFormat()
        form.setForeground(QColor(colours().secondary))
        form.setFontPointSize(scaled(0.88).pointSizeF())
        return form

    def heading(self) -> QTextCharFormat:
        """The title."""
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        return form

    def words(
        self, inlines: tuple[Inline, ...], part: int, base: QTextCharFormat | None = None, indent: int = 0
    ) -> None:
        """One block."""
        form = QTextBlockFormat()
        form.setBottomMargin(4)
        form.setLeftMargin(indent * _INDENT)
        if self._is_first:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._is_first = False
        self._cursor.block().setUserState(part)
        for inline in inlines:
            look = QTextCharFormat(base) if base else QTextCharFormat()
            if isinstance(inline, Run):
                look.merge(char_format(inline))
                self._cursor.insertText(inline.text, look)
            elif isinstance(inline, Footnote):
                self._cursor.insertText(f" ({markup.plain_of(inline.inlines)})", look)
            else:
                self._cursor.insertText(" ", look)

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Paragraphs and lists, each part counted."""
        for block in blocks:
            if isinstance(block, ListBlock):
                self._items(block, 1, None)
            else:
                self._part += 1
                self.words(block.inlines, self._part)

    def end(self) -> None:
        """Shows the top."""
        self._cursor.endEditBlock()
        self._edit.moveCursor(QTextCursor.MoveOperation.Start)

    def _items(self, block: ListBlock, depth: int, part: int | None) -> None:
        for place, item in enumerate(block.items):
            if part is None:
                self._part += 1
            here = self._part if part is None else part
            mark = f"{block.start + place}.  " if block.ordered else "•  "
            for inner in item.blocks:
                if isinstance(inner, ListBlock):
                    self._items(inner, depth + 1, here)
                else:
                    self.words((Run(mark), *inner.inlines), here, indent=depth)
                    mark = ""
