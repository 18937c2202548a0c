"""Reading a document: what was recognised is looked at, and mended, before the store takes it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop import messages, outline_follow, worker_jobs
from desktop.dialog import Dialog
from desktop.jobs import Jobs
from desktop.look import icons
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import label, wrapped
from desktop.look.theme import colours
from desktop.messages import german_number
from desktop.outline import Outline
from desktop.outline_model import OutlineModel
from desktop.outline_tree import OutlineTree
from desktop.worker import JobCancelled
from programme import tree as rules
from programme.errors import TreeError, UserError
from programme.findings import Finding, Severity, worst_first
from programme.model import Programme
from programme.tree import Direction

_SIGNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}
_KEYS = {"Alt+Up": Direction.UP, "Alt+Down": Direction.DOWN, "Alt+Left": Direction.OUT, "Alt+Right": Direction.IN}


class ImportDialog(Dialog):
    """Shows progress, then tree and findings. `programme` is what is to be taken over; None before it was read."""

    def __init__(self, path: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("„{name}“ einlesen").format(name=path.name), parent=parent, width=920)
        self._jobs = jobs
        self._outline: Outline | None = None
        self._findings: tuple[Finding, ...] = ()
        self.error: UserError | None = None
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self.model, self)
        self.findings = QListWidget(self)
        self.title_field = QLineEdit(self)
        self.summary = label("", "secondary", parent=self)
        self.progress = QProgressBar(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self.add_buttons(self.tr("Übernehmen"), self.tr("Verwerfen")).setEnabled(False)
        self._allow_mending()
        self.findings.currentItemChanged.connect(self._show_place)
        self.model.rename_wished.connect(self._rename)
        self._job = jobs.run(worker_jobs.READ, (path,), self.show_programme, self._failed, self._tell)

    @property
    def programme(self) -> Programme | None:
        """What is to be taken over, as it was mended here."""
        if self._outline is None:
            return None
        read = self._outline.programme()
        return replace(read, title=self.title_field.text().strip() or read.title, findings=self._findings)

    def show_programme(self, programme: Programme) -> None:
        """What was read."""
        self._job = 0
        self._outline = Outline(programme)
        self._findings = programme.findings
        self.title_field.setText(programme.title)
        self.model.show(self._outline)
        self.tree.marks_delegate.marks.findings = {each.node for each in programme.findings if each.node}
        self.tree.expandToDepth(1)
        self._list_findings()
        self._count()
        self.stack.setCurrentIndex(1)
        self.yes.setEnabled(bool(self._outline.top) or bool(programme.preface))
        self.yes.setFocus()

    @override
    def reject(self) -> None:
        if self._job:
            self._jobs.cancel(self._job)
        super().reject()

    def _failed(self, error: UserError) -> None:
        self._job = 0
        if not isinstance(error, JobCancelled):
            self.error = error
            super().reject()

    def _tell(self, share: float) -> None:
        self.progress.setRange(0, 100)
        self.progress.setValue(round(share * 100))

    def _count(self) -> None:
        assert self._outline is not None
        words = self.tr("{entries} Einträge in der Gliederung „{scheme}“")
        self.summary.setText(words.format(entries=german_number(self._outline.size), scheme=self._outline.scheme.name))

    def _list_findings(self) -> None:
        self.findings.clear()
        for finding in worst_first(list(self._findings)):
            item = QListWidgetItem(sentence(finding))
            colour = colours().danger if finding.severity is Severity.ERROR else colours().warning
            item.setIcon(
                icons.icon(
                    _SIGNS[finding.severity], colour if finding.severity is not Severity.HINT else colours().secondary
                )
            )
            item.setData(Qt.ItemDataRole.UserRole, finding.node)
            item.setToolTip(sentence(finding))
            self.findings.addItem(item)
        self.findings_title.setText(
            self.tr("Hinweise: {count}").format(count=len(self._findings))
            if self._findings
            else self.tr("Keine Hinweise")
        )

    def _show_place(self, item: QListWidgetItem | None) -> None:
        node = item.data(Qt.ItemDataRole.UserRole) if item else None
        if node:
            self.tree.choose(node)

    # --------------------------------------------------------------------------------------------------------- mending

    def _allow_mending(self) -> None:
        QShortcut(QKeySequence("Del"), self.tree, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        for keys, direction in _KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self.tree, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda way=direction: self._move(way))

    def _remove(self) -> None:
        assert self._outline is not None
        for entry in self.tree.chosen_entries():
            if entry.id in self._outline:
                self._outline.remove(entry)
                self.model.entry_removed(entry)
        self._recount()

    def _rename(self, entry_id: str, title: str) -> None:
        assert self._outline is not None
        outline_follow.apply_words(self._outline.entry(entry_id), {"title": title})
        self.model.entries_changed([entry_id])

    def _move(self, direction: Direction) -> None:
        outline, chosen = self._outline, [entry.id for entry in self.tree.chosen_entries()]
        if outline is None or not chosen:
            return
        try:
            move = rules.move_towards(outline, outline.scheme, chosen, direction)
        except TreeError as error:
            self.summary.setText(messages.sentence(error))
            return
        for step in outline_follow.apply_move(outline, move):
            if isinstance(step, outline_follow.Moved):
                self.model.entry_moved(step.id)
        self.tree.choose(chosen[0])
        self._recount()

    def _recount(self) -> None:
        assert self._outline is not None
        self._outline.count_numbers()
        self.model.entries_changed([each.id for each in self._outline.walk()])
        self._count()

    # ---------------------------------------------------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        self.stack.addWidget(self._waiting())
        self.stack.addWidget(self._review())
        self.body.addWidget(self.stack)
        self.setMinimumHeight(560)

    def _waiting(self) -> QWidget:
        waiting = QWidget(self)
        column = QVBoxLayout(waiting)
        column.addStretch(1)
        column.addWidget(
            label(self.tr("Das Dokument wird gelesen …"), parent=waiting), 0, Qt.AlignmentFlag.AlignHCenter
        )
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(280)
        column.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return waiting

    def _review(self) -> QWidget:
        review = QWidget(self)
        column = QVBoxLayout(review)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        head = QHBoxLayout()
        caption = label(self.tr("Titel"), "secondary", parent=review)
        caption.setBuddy(self.title_field)
        self.title_field.setAccessibleName(self.tr("Titel"))
        head.addWidget(caption)
        head.addSpacing(SPACE_M)
        head.addWidget(self.title_field, 1)
        column.addLayout(head)
        column.addWidget(self.summary)
        split = QSplitter(Qt.Orientation.Horizontal, review)
        split.setProperty("look", "gap")
        split.setHandleWidth(SPACE_M)
        self.tree.setProperty("look", "framed")
        split.addWidget(self._titled(self.tr("Gliederung"), self.tree))
        split.addWidget(self._titled("", self.findings))
        split.setSizes([560, 340])
        column.addWidget(split, 1)
        words = self.tr(
            "Umbenennen (F2), Löschen (Entf) und Verschieben (Alt+Pfeile) geht schon hier; alles Weitere später im Editor."
        )
        column.addWidget(wrapped(words, "caption", review))
        return review

    def _titled(self, words: str, widget: QWidget) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(4)
        caption = QLabel(words, box)
        caption.setProperty("look", "secondary")
        column.addWidget(caption)
        column.addWidget(widget, 1)
        if widget is self.findings:
            self.findings_title = caption
            self.findings.setProperty("look", "framed")
            self.findings.setWordWrap(True)
            self.findings.setIconSize(QSize(16, 16))
            self.findings.setAccessibleName(self.tr("Hinweise"))
            self.findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return box


def sentence(finding: Finding) -> str:
    """What a finding says, with its place in the source."""
    place = f"Zeile {finding.line}: " if finding.line else f"Seite {finding.page}: " if finding.page else ""
    return place + messages.finding_sentence(finding)
