"""One review on the screen: source, tree, wording and findings, which follow each other.

The board shows a `Review` and passes on what a person wishes; `desktop.review.commands` does the edits.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import messages
from desktop.action_rows import Scope
from desktop.actions import Actions
from desktop.look.colours import SPACE_M
from desktop.look.parts import line, wrapped
from desktop.look.theme import px
from desktop.review.actions import SOURCE_BAR, TREE_BAR
from desktop.review.edits import Edit
from desktop.review.findings import open_nodes, words_of
from desktop.review.findings_pane import FindingsPane
from desktop.review.footer import ReviewFooter
from desktop.review.header import ReviewHeader
from desktop.review.locate import place_of_line
from desktop.review.low_board import FINDINGS, LowBoard
from desktop.review.pane import ReviewPane
from desktop.review.sides import SourceSides
from desktop.review.state import Lines, Review, Standing
from desktop.review.tree import ReviewTree
from desktop.review.wording import Wording
from programme.errors import UserError
from programme.model import Programme, Scheme

WORDING_HEIGHT = 130
LEAST = 32
ROOMY = 360
"""Pixels at the usual size of letters: in a lower board the findings get a smaller share."""
_WHY = {Standing.HEAD: "head", Standing.DROPPED: "dropped"}


class ReviewBoard(QWidget):
    """`show_review` brings a document; every change goes through `edit`."""

    changed = Signal()
    """After every change of the review, undo and redo included."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review: Review | None = None
        self.header = ReviewHeader(self)
        self.sides = SourceSides(self)
        self.source = self.sides.text
        self.tree = ReviewTree(self)
        self.wording = Wording(self)
        self.findings = FindingsPane(self)
        self.footer = ReviewFooter(self)
        self.notice = wrapped("", "notice", self)
        self.source_pane = ReviewPane(self.tr("Original"), actions, SOURCE_BAR, self.sides, self)
        self.source_pane.add_controls(self.sides.controls)
        self.tree_pane = ReviewPane(self.tr("Erkannte Gliederung"), actions, TREE_BAR, self.tree, self)
        self._following = False
        self._lay_out()
        self._connect()
        for widget in (self.source, self.sides.pages, self.tree, self.wording, self.findings.list):
            actions.attach(Scope.REVIEW, widget)

    # ---------------------------------------------------------------------------------------------------------- showing

    def show_review(self, review: Review, schemes: Sequence[Scheme] = ()) -> None:
        """Another document."""
        self.review = review
        reading = review.reading
        self.source_pane.detail.setText(reading.name)
        self.source_pane.setVisible(bool(reading.rows))
        self.source.tip_of = self._tip
        self.source.show_rows(reading.rows, self._standings())
        self.sides.show_reading(reading)
        self.tree.show_programme(review.state.programme)
        self.header.show_review(review, schemes)
        self.findings.show_review(review)
        self.notice.hide()
        self._share_height()
        self._refresh_marks()
        first = next(iter(review.state.nodes), None)
        if first is None:
            self.show_head()
        else:
            self.tree.choose(first)
            self._tree_chosen(first)
        self.tree.setFocus()

    def leave(self) -> None:
        """The review is over."""
        self.review = None
        self.sides.close_pages()

    def refresh(self, choose: Sequence[str] = ()) -> None:
        """After a change; `choose` are the entries to be current then."""
        review = self._review
        before = self.tree.chosen_ids()
        self._following = True
        self.tree.follow(review.state.programme)
        self.source.show_standings(self._standings())
        self.header.refresh()
        self.findings.refresh()
        self._refresh_marks()
        self.tree.choose_all(choose or before)
        self._following = False
        current = self.tree.current_entry()
        self._look_at(current.id if current else None)
        self.changed.emit()

    def panes(self) -> tuple[QWidget, ...]:
        """Where the keyboard can go, in order."""
        return self.header.title, self.sides, self.tree, self.wording, self.findings.list, self.footer.target

    def edit(self, label: str, edit: Callable[[Programme], Edit], choose: Sequence[str] = (), lines: Lines | None = None) -> bool:  # fmt: skip
        """Does an edit and shows what came of it; where the tree refuses it, a sentence says why."""
        review, before = self._review, self._review.state
        try:
            made = review.apply(label, edit, lines)
        except UserError as error:
            self.say(messages.sentence(error))
            return False
        self.notice.hide()
        if review.state is not before:
            self.refresh([made.made] if made.made else choose)
        return True

    def change(self, act: Callable[[Review], object]) -> None:
        """Does what is no edit of the tree: a decision, undo, redo."""
        self.notice.hide()
        act(self._review)
        self.refresh()

    def say(self, words: str) -> None:
        """Why something did not work, or what is to be looked at."""
        self.notice.setText(words)
        self.notice.setAccessibleName(words)
        self.notice.show()

    # ---------------------------------------------------------------------------------------------------------- following

    def show_head(self) -> None:
        """Title, preface and metadata in the wording; their lines in the source."""
        self._following = True
        self.tree.clearSelection()
        self.tree.setCurrentIndex(self.tree.outline_model.index_of(None))
        self._following = False
        self.wording.show_head(self._review.state.programme)
        self.source.mark(self._review.state.places.get("", ()))

    def show_finding(self, index: int, with_keyboard: bool) -> None:
        """The place of a finding in source and tree."""
        review = self._review
        finding = review.findings[index]
        line_index, node = review.line_of(finding), review.node_of(finding)
        if line_index is not None:
            self.source.go_to(line_index)
        if node:
            self._choose_quietly(node)
            self._look_at(node, show=False)
        else:  # tree and wording stay with each other
            self.source.mark(())
        self.source.spot(line_index, str(finding.values.get("read", "")))
        if with_keyboard:
            (self.tree if line_index is None else self.sides.current).setFocus()
        if self.low.is_low and self.low.pages.current != FINDINGS:  # its own pane is not to be seen
            self.say(words_of(finding))

    def current_id(self) -> str | None:
        """The entry that is looked at; None for the head of the programme."""
        entry = self.tree.current_entry()
        return entry.id if entry else None

    def split_place(self) -> tuple[str, int, int]:
        """Where "Hier teilen" would split: entry ("" for the preface), part and offset."""
        node = self.current_id() or ""
        if self.sides.has_keyboard:
            index = self.source.current_line()
            at = place_of_line(self._review, node, index) if index is not None else None
            return node, *(at or (0, 0))
        if self.wording.hasFocus():
            return node, *self.wording.place()
        return node, 1, 0

    def _tree_chosen(self, entry_id: str) -> None:
        if not self._following and self.review is not None:
            self.notice.hide()
            self._look_at(entry_id or None)

    def _look_at(self, node: str | None, show: bool = True) -> None:
        review = self._review
        if node is None or node not in self.tree.outline:
            self.wording.show_head(review.state.programme)
            self.source.mark(review.state.places.get("", ()), False)
            return
        entry = self.tree.outline.entry(node)
        found, scheme = review.state.nodes[node], review.state.programme.scheme
        names = {key: scheme.field_label(entry.level, key) for key in found.fields}
        self.wording.show_node(found, self.tree.outline.label(entry), names)
        self.source.mark(review.state.places.get(node, ()), show and not self.sides.has_keyboard)

    def _line_chosen(self, index: int) -> None:
        review = self._review
        node = review.state.nodes_of_lines.get(index)
        self.notice.hide()
        if node:
            self._choose_quietly(node)
            self._look_at(node, show=False)
            at = place_of_line(review, node, index)
            if at is not None:
                self.wording.put_cursor(at[0])
        elif node == "":
            self.show_head()
        else:
            self.source.mark(())

    def _choose_quietly(self, node: str) -> None:
        self._following = True
        self.tree.choose(node)
        self._following = False

    def _tip(self, index: int) -> str:
        review = self._review
        node, standing = review.state.nodes_of_lines.get(index), review.standing(index)
        lost = (
            messages.text("review", "words_lost", {"count": review.reading.rows[index].lost})
            if standing is Standing.PART
            else ""
        )
        if node:
            entry = self.tree.outline.entry(node)
            return f"{self.tree.outline.label(entry)}: {entry.short()}\n{lost}".strip()
        if standing is Standing.LEFT_OUT:
            kind = messages.text("finding_group", review.reading.rows[index].left_out)
            return messages.text("review", "dropped_kind", {"kind": kind})
        return messages.text("review", _WHY[standing]) if standing in _WHY else lost

    # ---------------------------------------------------------------------------------------------------------- inside

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.low.adapt(event.size().height())

    @property
    def _review(self) -> Review:
        assert self.review is not None, "no document is shown"
        return self.review

    def _share_height(self) -> None:
        """Findings and wording take what they need, the tree has the rest; all is for one pane where it is low."""
        self.header.use_rows(self.low.is_low)
        right, whole = self._right, self._whole
        right.setOrientation(Qt.Orientation.Horizontal if self.low.is_low else Qt.Orientation.Vertical)
        if self.low.is_low:
            right.setSizes([300, 200])
            whole.setSizes([0, 1] if self.low.pages.current == FINDINGS else [1, 0])
            return
        height = whole.height()
        below = min(self.findings.wished_height(), height // (3 if height > px(ROOMY) else 4))
        whole.setSizes([height - below, below])
        wording = min(px(WORDING_HEIGHT), (height - below) // 3)
        right.setSizes([height - below - wording, wording])

    def _turn_to(self, pane: QWidget) -> None:
        """Where only one pane is shown, what was asked for in another one is to be seen."""
        if self.low.is_low:
            pane.setFocus()

    def _standings(self) -> list[Standing]:
        review = self._review
        return [review.standing(index) for index in range(len(review.reading.rows))]

    def _refresh_marks(self) -> None:
        review = self._review
        self.tree.mark_findings(open_nodes(review))
        self.low.count_findings(len(review.findings) - len(review.state.decided))
        count = len(review.state.nodes)
        self.tree_pane.detail.setText(self.tr("%Ln Einträge", None, count))
        self.footer.enable(bool(count), bool(count or review.state.programme.preface))

    def _connect(self) -> None:
        self.low.turned.connect(self._share_height)
        self.tree.chosen.connect(self._tree_chosen)
        self.source.line_chosen.connect(self._line_chosen)
        self.findings.place_wished.connect(self.show_finding)
        self.header.head_wished.connect(self.show_head)
        self.header.head_wished.connect(partial(self._turn_to, self.wording))
        self.header.only_out_toggled.connect(self.sides.show_only_out)
        self.header.only_out_toggled.connect(lambda _on: self._turn_to(self.sides))
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self.footer.count(len(self.tree.selectedIndexes())))  # fmt: skip

    def _lay_out(self) -> None:
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notice.setContentsMargins(0, 0, 0, 0)
        self.notice.hide()
        right, below = _split(Qt.Orientation.Vertical, self.tree_pane, self.wording, (300, 130))
        _sides, beside = _split(Qt.Orientation.Horizontal, self.source_pane, below, (520, 760))
        whole, all_panes = _split(Qt.Orientation.Vertical, beside, self.findings, (460, 190))
        whole.setStretchFactor(0, 1)
        for each in (self.wording, self.findings.list):  # they give way before tools lie over each other
            each.setMinimumHeight(LEAST)
        self._right, self._whole = right, whole
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.low = LowBoard(self, self.header, self.source_pane, below, beside, self.findings, all_panes)
        column.addWidget(self.low.bar)
        column.addWidget(self.header)
        column.addWidget(line(self))
        column.addWidget(all_panes, 1)
        holder = QVBoxLayout()
        holder.setContentsMargins(SPACE_M, 4, SPACE_M, 4)
        holder.addWidget(self.notice)
        column.addLayout(holder)
        column.addWidget(self.footer)


def _split(way: Qt.Orientation, first: QWidget, second: QWidget, sizes: tuple[int, int]) -> tuple[QSplitter, QWidget]:
    """Two panes that a person can divide, and what holds them."""
    holder = QWidget()
    splitter = QSplitter(way, holder)
    splitter.setHandleWidth(1)
    splitter.addWidget(first)
    splitter.addWidget(second)
    splitter.setSizes(sizes)
    splitter.setChildrenCollapsible(False)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(splitter)
    return splitter, holder
