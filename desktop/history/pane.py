"""The pane "Verlauf": what happened to the entry in the editor, word by word, or to the whole programme."""

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.german_values import day_and_clock
from desktop.history.compare_rows import Passage
from desktop.history.rows import HistoryStep
from desktop.look.colours import SPACE_M, SPACE_S, SPACE_XL, Colours
from desktop.look.parts import button, row, wrapped
from desktop.look.theme import colours, theme
from desktop.menu_letters import new_menu
from desktop.widgets.rows_model import ROW_ROLE, Index, RowsModel
from desktop.widgets.segments import Segments
from programme.word_difference import Edit

HERE, EVERYWHERE = "entry", "programme"


class HistoryModel(RowsModel[HistoryStep]):
    """Steps, newest first."""

    @override
    def words(self, row: HistoryStep) -> str:
        return ", ".join(part for part in (row.sentence, row.place, _when(row)) if part)


class HistoryDelegate(QStyledItemDelegate):
    """What, when, who, and which words: what went is struck out, what came is underlined."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._documents: dict[int, QTextDocument] = {}

    def forget(self) -> None:
        """After a change of width, colours or steps."""
        self._documents.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        document = self._document(index)
        return QSize(self._view.viewport().width(), int(document.size().height()) + SPACE_S)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().selection if chosen else colours().hover))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 4, 4)
        painter.translate(rect.left() + SPACE_M, rect.top() + SPACE_S / 2)
        self._document(index).drawContents(painter)
        painter.restore()

    def _document(self, index: Index) -> QTextDocument:
        if index.row() not in self._documents:
            document = QTextDocument()  # without a parent, so that `forget` frees it
            document.setDefaultFont(self._view.font())
            document.setDocumentMargin(0)
            document.setHtml(step_html(index.data(ROW_ROLE), colours()))
            document.setTextWidth(max(self._view.viewport().width() - 2 * SPACE_M, 120))
            self._documents[index.row()] = document
        return self._documents[index.row()]


class HistoryPane(QWidget):
    """Emits wishes; `show_entry_steps` and `show_programme_steps` bring the facts."""

    restore_wished = Signal(str, int, str)
    """Entry or programme, the history row whose words it should have again, and the only item that is meant, "" for
    all."""
    entry_wished = Signal(str)
    scope_chosen = Signal(str)
    """`HERE` or `EVERYWHERE`: what should be shown from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: dict[str, Sequence[HistoryStep]] = {HERE: (), EVERYWHERE: ()}
        self._locked = False
        choices = ((HERE, self.tr("Dieser Eintrag")), (EVERYWHERE, self.tr("Ganzes Programm")))
        self.scope = Segments(self.tr("Wessen Verlauf gezeigt wird"), choices, self)
        self.model = HistoryModel(self)
        self.list = QListView(self)
        self.delegate = HistoryDelegate(self.list)
        self.empty = wrapped("", "secondary", self)
        self.footer = QWidget(self)
        self.hint = wrapped("", "secondary", self.footer)
        self.part = button(self.tr("Nur …"), self._open_parts, "link", self.footer)
        self.restore = button(self.tr("Wiederherstellen"), self._restore, parent=self.footer)
        self.setFocusProxy(self.list)
        self._lay_out()
        self._connect()
        self._fill()

    def show_entry_steps(self, steps: Sequence[HistoryStep], locked: bool = False) -> None:
        """The changes of the entry in the editor, newest first; of the programme's own words where it shows those."""
        self._take(HERE, steps, locked)

    def show_programme_steps(self, steps: Sequence[HistoryStep], locked: bool = False) -> None:
        """The changes of the programme, newest first."""
        self._take(EVERYWHERE, steps, locked)

    def chosen(self) -> HistoryStep | None:
        """The step that is current in the list."""
        found = self.list.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, HistoryStep) else None

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Änderungen"))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(SPACE_XL)
        head = row(self.scope)
        head.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        self.footer.setProperty("look", "footer")
        self.footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.part.setAccessibleName(self.tr("Nur einen Teil wiederherstellen …"))
        self.part.setToolTip(self.part.accessibleName())
        foot = row(self.hint, self.part, self.restore)
        foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        foot.setStretch(0, 1)
        self.footer.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.scope.chosen.connect(self._choose_scope)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.list.activated.connect(self._go)
        theme().watch(self, self._fill)

    def _choose_scope(self, scope: str) -> None:
        self._fill()
        self.scope_chosen.emit(scope)

    def _take(self, scope: str, steps: Sequence[HistoryStep], locked: bool) -> None:
        self._steps[scope], self._locked = steps, locked
        if self.scope.current == scope:
            self._fill()

    def _fill(self) -> None:
        chosen = self.chosen()
        steps = self._steps[self.scope.current]
        self.delegate.forget()
        self.model.show(steps)
        self.list.setVisible(bool(steps))
        self.empty.setVisible(not steps)
        self.empty.setText(
            self.tr("Hier steht, wer wann was an dieser Stelle geändert hat. Bisher hat niemand etwas geändert.")
            if self.scope.current == HERE
            else self.tr("In diesem Programm wurde noch nichts geändert.")
        )
        if chosen is not None:
            place = next((place for place, each in enumerate(steps) if each.seq == chosen.seq), -1)
            self.list.setCurrentIndex(self.model.index(place, 0))
        self._offer()

    def _offer(self) -> None:
        step = self.chosen()
        here = self.scope.current == HERE
        self.footer.setVisible(step is not None and (here or bool(step.node)))
        self.restore.setText(self.tr("Wiederherstellen") if here else self.tr("Zum Eintrag"))
        is_past = step is not None and not (step.is_current or self._locked)
        self.restore.setEnabled(is_past or not here)
        self.part.setVisible(here and is_past and step is not None and len(step.others) > 1)
        if step is not None:
            self.hint.setText(
                self.tr("Das ist der jetzige Stand.") if step.is_current and here
                else self.tr("Stand vom {when}").format(when=day_and_clock(step.moment)) if here
                else step.place
            )  # fmt: skip

    def _restore(self) -> None:
        step = self.chosen()
        if step is not None and self.scope.current == HERE:
            self.restore_wished.emit(step.node, step.seq, "")
        elif step is not None:
            self.entry_wished.emit(step.node)

    def parts_menu(self, step: HistoryStep) -> QMenu:
        """What of an earlier state can come back by itself."""
        menu = new_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for item, name in step.others:
            words = (name or self.tr("Titel")).replace("&", "&&")
            menu.addAction(words, partial(self.restore_wished.emit, step.node, step.seq, item))
        return menu

    def _open_parts(self) -> None:
        step = self.chosen()
        if step is not None:
            menu = self.parts_menu(step)
            menu.popup(self.part.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _go(self, index: QModelIndex) -> None:
        step = index.data(ROW_ROLE)
        if isinstance(step, HistoryStep) and step.node and self.scope.current == EVERYWHERE:
            self.entry_wished.emit(step.node)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.delegate.forget()
            self.list.scheduleDelayedItemsLayout()


def step_html(step: HistoryStep, colour: Colours) -> str:
    """What a step says: sentence, entry, moment and author, and the words that changed."""
    place = f'<div style="color:{colour.text}">{escape(step.place)}</div>' if step.place else ""
    head = f'<div><b>{escape(step.sentence)}</b></div>{place}<div style="color:{colour.secondary}">{escape(_when(step))}</div>'
    return head + "".join(_passage_html(passage, colour) for passage in step.passages)


def _passage_html(passage: Passage, colour: Colours) -> str:
    looks = {
        Edit.INSERT: f"background:{colour.success_soft};color:{colour.text};text-decoration:underline",
        Edit.DELETE: f"background:{colour.danger_soft};color:{colour.text};text-decoration:line-through",
        Edit.EQUAL: f"color:{colour.text}",
    }
    parts = [
        f'<span style="{looks[segment.edit]}">{escape(segment.text).replace(chr(10), "<br>")}</span>'
        for segment in passage.segments
    ]
    name = f'<span style="color:{colour.secondary}">{escape(passage.name)}: </span>' if passage.name else ""
    return f'<div style="margin-top:4px">{name}{"".join(parts)}</div>'


def _when(step: HistoryStep) -> str:
    return f"{day_and_clock(step.moment)}, {step.author}" if step.author else day_and_clock(step.moment)
