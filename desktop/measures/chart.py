"""Pictures of the measures: progress per Handlungsfeld, measures per responsible body, deadlines per year."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import messages
from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import clear, label
from desktop.measures.chart_bars import Bar, BarButton, Legend, Part
from programme.measures import MeasureRow, by_responsible, deadline_of, progress_by_field
from programme.schemes import PROGRESS_CHOICES

MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class LevelWords:
    """What the programmes that are shown call their outermost and their innermost level."""

    field: str = "Handlungsfeld"
    measure: str = "Maßnahme"
    measures: str = "Maßnahmen"


@dataclass(frozen=True, slots=True)
class Chart:
    """A heading and its bars."""

    title: str
    bars: tuple[Bar, ...]


def charts(rows: Sequence[MeasureRow], words: LevelWords) -> list[Chart]:
    """The three pictures; one without anything to show is left out."""
    fields = progress_by_field(rows)
    progress = tuple(
        Bar("field", title or not_said(), title, _progress_parts(tally)) for title, tally in fields.items()
    )
    bodies = by_responsible(rows).most_common(MOST_ROWS)
    responsible = tuple(Bar("responsible", name, name, (Part(name, count),)) for name, count in bodies)
    found = [
        Chart(messages.text("measure", "chart_progress", {"field": words.field}), progress),
        Chart(messages.text("measure", "chart_responsible", {"measures": words.measures}), responsible),
        Chart(messages.text("measure", "chart_deadlines"), _deadline_bars(rows)),
    ]
    return [chart for chart in found if chart.bars]


def not_said() -> str:
    """What stands where a measure says nothing."""
    return messages.text("measure", "not_said")


def _progress_parts(tally: "dict[str, int]") -> tuple[Part, ...]:
    order = [*reversed(PROGRESS_CHOICES[:3]), *PROGRESS_CHOICES[3:]]  # done first, then under way, then open
    known = [name for name in order if tally.get(name)]
    others = sorted(name for name in tally if name and name not in PROGRESS_CHOICES)
    names = [*known, *others, *([""] if tally.get("") else [])]
    return tuple(Part(name or not_said(), tally[name], _tone(name)) for name in names)


def _tone(name: str) -> int:
    return PROGRESS_CHOICES.index(name) if name in PROGRESS_CHOICES else len(PROGRESS_CHOICES)


def _deadline_bars(rows: Sequence[MeasureRow]) -> tuple[Bar, ...]:
    years: dict[str, int] = {}
    for row in rows:
        day = deadline_of(row.deadline)
        if day:
            years[str(day.year)] = years.get(str(day.year), 0) + 1
    return tuple(Bar("deadline", year, year, (Part(year, years[year]),)) for year in sorted(years))


class MeasuresChart(QWidget):
    """The charts below each other. A bar can be clicked, or chosen with the arrow keys and Return."""

    bar_chosen = Signal(str, str)
    """Kind of chart ("field", "responsible", "deadline") and value; "" and "" when the choice is taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts: list[Chart] = []
        self._chosen = ("", "")
        self.bars: list[BarButton] = []
        self.setAccessibleName(self.tr("Bild der Maßnahmen"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, SPACE_S, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[MeasureRow], words: LevelWords | None = None) -> None:
        """Draws these measures; `words` are what the programme calls its levels."""
        found = charts(rows, words or LevelWords())
        if found == self._charts:
            return
        self._charts = found
        held = next((number for number, each in enumerate(self.bars) if each.hasFocus()), -1)
        clear(self._column)
        self.bars = []
        for chart in found:
            self._add(chart)
        self._column.addStretch(1)
        self._mark()
        if held >= 0 and self.bars:
            self._go_to(min(held, len(self.bars) - 1))

    @property
    def charts(self) -> list[Chart]:
        """What is drawn now."""
        return self._charts

    def mark(self, chart: str, value: str) -> None:
        """Shows this bar as the chosen one; "" and "" for none."""
        self._chosen = (chart, value)
        self._mark()

    def _add(self, chart: Chart) -> None:
        head = label(chart.title, bold=True, parent=self)
        head.setContentsMargins(SPACE_S, 0, 0, SPACE_S // 2)
        head.setWordWrap(True)
        self._column.addWidget(head)
        if parts := legend_of(chart):
            self._column.addWidget(Legend(parts, self))
        most = max(bar.total for bar in chart.bars)
        for bar in chart.bars:
            made = BarButton(bar, most, self)
            made.clicked.connect(lambda _checked=False, made=made: self._choose(made))
            made.step_wished.connect(self._step)
            self._column.addWidget(made)
            self.bars.append(made)
        self._column.addSpacing(SPACE_M)

    def _mark(self) -> None:
        """The chosen bar, else the first one, is the one that Tab reaches."""
        stop = 0
        for number, each in enumerate(self.bars):
            each.setChecked((each.bar.chart, each.bar.value) == self._chosen)
            stop = number if each.isChecked() else stop
        self._reach(stop)

    def _reach(self, stop: int) -> None:
        for number, each in enumerate(self.bars):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus)

    def _step(self, by: int) -> None:
        now = next((number for number, each in enumerate(self.bars) if each is self.sender()), 0)
        self._go_to(min(max(now + by, 0), len(self.bars) - 1))

    def _go_to(self, number: int) -> None:
        self._reach(number)
        self.bars[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, made: BarButton) -> None:
        self.mark(*((made.bar.chart, made.bar.value) if made.isChecked() else ("", "")))
        self._reach(self.bars.index(made))
        self.bar_chosen.emit(*self._chosen)


def legend_of(chart: Chart) -> list[Part]:
    """One part of each kind, where the bars have several."""
    parts = {part.label: part for bar in chart.bars for part in bar.parts}
    return list(parts.values()) if chart.bars[0].chart == "field" else []
