"""What a review says of the whole: title, scheme, and how much of the source stands in the tree."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop import messages
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import button, label, row
from desktop.review.pane import Detail
from desktop.review.state import Review
from desktop.tree.outline import editable_title, title_from_field
from programme import schemes
from programme.model import Scheme

BAR_WIDTH = 96
TITLE_MIN = 240


class ReviewHeader(QWidget):
    """Emits wishes; `refresh` brings the facts."""

    title_wished = Signal(str)
    scheme_wished = Signal(object)
    only_out_toggled = Signal(bool)
    head_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._schemes: list[Scheme] = []
        self._own: Sequence[Scheme] = ()
        self.title = QLineEdit(self)
        self.scheme = QComboBox(self)
        self.share = label("", parent=self)
        self.bar = QProgressBar(self)
        self.out = Detail(self)
        self.out.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.only_out = button("", look="link", parent=self)
        self.head = button("", self.head_wished.emit, "link", self)
        self._prepare()
        self._lay_out()

    def show_review(self, review: Review, own: Sequence[Scheme] = ()) -> None:
        """Another document; `own` are schemes that users made."""
        self._review, self._own = review, own
        guessed = review.reading.programme.scheme
        others = [each for each in (*schemes.BUILT_IN, *own) if each.key != guessed.key]
        self._schemes = [guessed, *others]
        self.scheme.blockSignals(True)
        self.scheme.clear()
        known = "" if review.reading.is_known else self.tr(" (erkannt)")
        self.scheme.addItems([guessed.name + known, *(each.name for each in others)])
        self.scheme.blockSignals(False)
        self.only_out.setChecked(False)
        self.title.setModified(False)
        self.refresh()

    def refresh(self) -> None:
        """After an edit, or after undo."""
        if self._review is None:
            return
        programme = self._review.state.programme
        if not self.title.hasFocus() or not self.title.isModified():
            self.title.setText(editable_title(programme.title))
            self.title.setCursorPosition(0)
        keys = [each.key for each in self._schemes]
        self.scheme.blockSignals(True)
        self.scheme.setCurrentIndex(keys.index(programme.scheme.key) if programme.scheme.key in keys else 0)
        self.scheme.blockSignals(False)
        self._show_coverage(self._review)
        count = len(programme.preface.split())
        parts = [self.tr("Vorwort (%Ln Wörter)", None, count)] if count else []
        parts += list(programme.meta)
        self.head.setText(self.tr("Angaben: {parts}").format(parts=", ".join(parts)))
        self.head.setVisible(bool(parts))

    def _show_coverage(self, review: Review) -> None:
        coverage = review.coverage()
        out = coverage.missing
        for widget in (self.share, self.bar, self.out):
            widget.setVisible(bool(coverage.words))
        # never rounded up to the whole: 100 % means that nothing is missing
        shown = min(coverage.share * 100, 99.9) if out else 100.0
        words = self.tr("Textabdeckung {share} %").format(share=messages.numeral(shown, 1 if out else 0))
        self.share.setText(words)
        self.bar.setValue(int(coverage.share * 1000))
        self.bar.setAccessibleName(words)
        said = self.tr("%Ln Wörter stehen nirgends.", None, out) if out else self.tr("Alles ist übernommen.")
        if coverage.left_out:
            said += " " + messages.text("review", "left_out", {"count": coverage.left_out})
        self.out.setText(said)
        self.only_out.setVisible(coverage.kept < coverage.words or self.only_out.isChecked())
        self._name_toggle()

    def _name_toggle(self) -> None:
        words = self.tr("Alle Zeilen zeigen") if self.only_out.isChecked() else self.tr("Nur diese zeigen")
        self.only_out.setText(words)

    def use_rows(self, many: bool) -> None:
        """What leads to the preface stands in a row of its own where the board is narrow, but shows nothing else."""
        line = self._column if many else self._second
        line.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft if many else Qt.AlignmentFlag(0))

    # ---------------------------------------------------------------------------------------------------------- inside

    def _prepare(self) -> None:
        self.title.setAccessibleName(self.tr("Titel"))
        self.title.setMinimumWidth(TITLE_MIN)
        self.title.editingFinished.connect(self.commit)
        self.scheme.setAccessibleName(self.tr("Gliederung"))
        self.scheme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scheme.activated.connect(lambda place: self.scheme_wished.emit(self._schemes[place]))
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.only_out.setCheckable(True)
        self.only_out.setToolTip(self.tr("Nur die Zeilen zeigen, die nirgends stehen (Strg+Umschalt+U)"))
        self.only_out.toggled.connect(lambda _on: self._name_toggle())
        self.only_out.toggled.connect(self.only_out_toggled)
        self.head.setToolTip(self.tr("Titel, Vorwort und Angaben im Wortlaut zeigen"))

    def _lay_out(self) -> None:
        names = [label(words, "secondary", parent=self) for words in (self.tr("Titel"), self.tr("Gliederung"))]
        names[0].setBuddy(self.title)
        names[1].setBuddy(self.scheme)
        first = row(names[0], self.title, names[1], self.scheme, spacing=SPACE_M)
        first.setStretch(1, 1)
        second = row(self.share, self.bar, self.out, self.only_out, None, self.head, spacing=SPACE_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addLayout(first)
        column.addLayout(second)
        self._second, self._column = second, column
        for each in (self.only_out, self.head):  # the row keeps its height
            policy = each.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            each.setSizePolicy(policy)

    def commit(self) -> None:
        """A title that is being typed goes into the review that it was typed for."""
        if self._review is not None and self.title.isModified():
            self.title.setModified(False)
            before = self._review.state.programme.title
            self.title_wished.emit(title_from_field(self.title.text().strip(), before) or before)
