"""The handbook: a window of its own with contents, search and pages."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.action_rows import ActionRow, MenuRow, menus, rows
from desktop.actions import german_keys
from desktop.help.handbook_pages import Chapter, HandbookHit, find, read_handbook
from desktop.language import german
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from desktop.look.fonts import scaled
from desktop.look.parts import clearable, label
from desktop.look.theme import colours, px, theme
from resources.paths import handbook_dir

_TARGET = Qt.ItemDataRole.UserRole
TEXT_SCALE = 1.1
LINE_HEIGHT = 130
LONGEST_LINE = 720
ROW, HIT_ROW = 26, 46


class Handbook(QWidget):
    """Stays open beside the window of the programme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Handbuch – Programmwerk"))
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1000, 720)
        self.chapters = read_handbook(handbook_dir(), keys_table())
        self._shown: Chapter | None = None
        self.search = QLineEdit(self)
        self.contents = QTreeWidget(self)
        self.nothing = label(self.tr("Nichts gefunden."), "secondary", parent=self)
        self.page = HandbookPage(self)
        self._lay_out()
        self._connect()
        self._list_contents()
        self.show_chapter(self.chapters[0].key)
        theme().watch(self, self._paint_again)

    def show_chapter(self, key: str, section: str = "") -> None:
        """Opens a chapter at its beginning or at a section; an unknown key changes nothing."""
        found = next((each for each in self.chapters if each.key == key), None)
        if found is None:
            return
        if found is not self._shown:
            self._shown = found
            self.page.setMarkdown(found.markdown)
            _set_in_our_look(self.page.document())
        self.page.setExtraSelections([])
        self._go_to(section or found.title)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Im Handbuch suchen …"))
        self.search.setAccessibleName(self.tr("Im Handbuch suchen"))
        clearable(self.search)
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(self.tr("Inhalt"))
        self.contents.setWordWrap(True)
        self.nothing.hide()
        self.page.setAccessibleName(self.tr("Handbuch"))
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([str(handbook_dir())])
        self.page.setFont(scaled(TEXT_SCALE))
        self.page.document().setDefaultFont(scaled(TEXT_SCALE))
        self.page.setProperty("look", "body")
        left = QWidget(self)
        left.setMinimumWidth(240)
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_S, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        splitter = QSplitter(self)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 700])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _words: self._list_contents())
        self.search.returnPressed.connect(self._open_first)
        self.contents.currentItemChanged.connect(lambda item, _before: self._open(item))
        self.contents.itemClicked.connect(lambda item, _column: self._open(item))
        self.page.anchorClicked.connect(self._follow)
        for keys, handler in (("Ctrl+F", self._begin_search), ("Escape", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(handler)

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # -------------------------------------------------------------------------------------------------------- contents

    def _list_contents(self) -> None:
        """Chapters and sections, or what holds the words that were typed."""
        words = self.search.text().strip()
        self.contents.blockSignals(True)
        self.contents.clear()
        hits = find(self.chapters, words)
        if words:
            self.contents.addTopLevelItems([_hit_item(each) for each in hits])
        else:
            self.contents.addTopLevelItems([_chapter_item(each) for each in self.chapters])
        self.contents.setRootIsDecorated(not words)
        self.nothing.setVisible(bool(words) and not hits)
        self.contents.blockSignals(False)

    def _open_first(self) -> None:
        first = self.contents.topLevelItem(0)
        if first is not None:
            self.contents.setCurrentItem(first)

    def _open(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            key, section = item.data(0, _TARGET)
            self.show_chapter(key, section)
            self._mark(self.search.text())

    def _follow(self, link: QUrl) -> None:
        """Other chapters here, addresses in the browser."""
        if link.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(link)
        else:
            self.show_chapter(link.path(), link.fragment())

    # ------------------------------------------------------------------------------------------------------------ page

    def _go_to(self, heading: str) -> None:
        """Brings a heading to the top of the page."""
        block = self.page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                top = self.page.document().documentLayout().blockBoundingRect(block).top()
                at_top = block == self.page.document().begin()
                self.page.verticalScrollBar().setValue(0 if at_top else round(top - SPACE_L))
                return
            block = block.next()

    def _mark(self, typed: str) -> None:
        """The words that were searched for, on a ground of their own."""
        marks = []
        for word in typed.split():
            cursor = self.page.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(colours().mark))
                marks.append(mark)
                cursor = self.page.document().find(word, cursor)
        self.page.setExtraSelections(marks)

    def _paint_again(self) -> None:
        """Links and letters are of another colour or size."""
        shown, self._shown = self._shown, None
        place = self.page.verticalScrollBar().value()
        self.page.document().setDefaultFont(scaled(TEXT_SCALE))
        if shown is not None:
            self.show_chapter(shown.key)
            self._mark(self.search.text())
            self.page.verticalScrollBar().setValue(place)


def keys_table() -> str:
    """All actions with their keys as Markdown tables, one for each menu: in the handbook's German and, where the window
    speaks English, beside it what stands there."""
    spoken_here = {row.key: _plain(row.label) for row in rows()} | {menu.key: _plain(menu.label) for menu in menus()}
    with german():
        table, all_menus = {row.key: row for row in rows()}, menus()
    is_english = any(_plain(row.label) != spoken_here[row.key] for row in table.values())
    return "\n\n".join(_menu_table(menu, table, spoken_here if is_english else {}) for menu in all_menus)


def _menu_table(menu: MenuRow, table: dict[str, ActionRow], english: dict[str, str]) -> str:
    name = _plain(menu.label)
    columns = ["Befehl", *([f"im englischen Fenster ({english[menu.key]})"] if english else []), "Tasten"]
    lines = [f"## Menü {name}", "", _line(columns), "|---" * len(columns) + "|"]
    for key in menu.actions:
        if key in table:
            shown = " oder ".join(f"`{_shown(each)}`" for each in table[key].keys) or "–"
            lines.append(_line([_plain(table[key].label), *([english[key]] if english else []), shown]))
    return "\n".join(lines)


def _plain(label: str) -> str:
    return label.replace("&", "")


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(keys: str) -> str:
    return german_keys(QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText), always=True)


def _chapter_item(chapter: Chapter) -> QTreeWidgetItem:
    item = QTreeWidgetItem([chapter.title])
    item.setData(0, _TARGET, (chapter.key, ""))
    item.setSizeHint(0, QSize(0, px(ROW)))
    for section in chapter.sections:
        if section.rank == 2:
            below = QTreeWidgetItem([section.title])
            below.setData(0, _TARGET, (chapter.key, section.title))
            below.setSizeHint(0, QSize(0, px(ROW)))
            item.addChild(below)
    return item


def _hit_item(hit: HandbookHit) -> QTreeWidgetItem:
    place = hit.section.title if hit.section.rank == 1 else f"{hit.chapter.title} › {hit.section.title}"
    item = QTreeWidgetItem([f"{place}\n{hit.snippet}"])
    item.setData(0, _TARGET, (hit.chapter.key, hit.section.title))
    item.setSizeHint(0, QSize(0, px(HIT_ROW)))
    item.setToolTip(0, hit.snippet)
    return item


def _set_in_our_look(document: QTextDocument) -> None:
    """Qt sets Markdown tight, its headings large and its keys in typewriter letters: more air, quieter heads."""
    block = document.begin()
    while block.isValid():
        form, level = block.blockFormat(), block.blockFormat().headingLevel()
        form.setLineHeight(LINE_HEIGHT, 1)  # 1: per cent of the line
        if level:
            form.setTopMargin({1: 0, 2: SPACE_XL}.get(level, SPACE_L))
            form.setBottomMargin(SPACE_S)
            _set_letters(block, {1: 1.9, 2: 1.4}.get(level, 1.15))
        QTextCursor(block).setBlockFormat(form)
        for place, length in _keys_in(block):
            cursor = QTextCursor(document)
            cursor.setPosition(place)
            cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
            keys = QTextCharFormat()
            keys.setFont(scaled(TEXT_SCALE, QFont.Weight.DemiBold))
            keys.setBackground(QColor(colours().raised))
            cursor.setCharFormat(keys)
        block = block.next()


def _set_letters(block: QTextBlock, size: float) -> None:
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    letters = QTextCharFormat()
    letters.setFontPointSize(scaled(size).pointSizeF())
    letters.setFontWeight(QFont.Weight.DemiBold)
    cursor.mergeCharFormat(letters)


def _keys_in(block: QTextBlock) -> list[tuple[int, int]]:
    """Place and length of what Markdown marks as code: keys and commands."""
    found = []
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        if fragment.charFormat().fontFixedPitch():
            found.append((fragment.position(), fragment.length()))
        each += 1
    return found


class HandbookPage(QTextBrowser):
    """Keeps its lines at a length that reads well."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.document().setDocumentMargin(max(SPACE_XL, (self.viewport().width() - LONGEST_LINE) / 2))
        super().resizeEvent(event)
