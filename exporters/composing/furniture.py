"""What stands on every page but the cover: running head, running foot, and what lies behind the cover."""

from dataclasses import dataclass
from functools import partial

from exporters.composing.looks import run_style
from exporters.design import Design
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks, Page, PlacedLine, PlacedRule
from exporters.typesetting.lines import Line, LineSetter, LineStyle
from exporters.typesetting.pages import Frame
from exporters.typesetting.structure import PAGE_FOOT, PAGE_HEAD

_HEAD_ABOVE, _FOOT_BELOW = 22.0, 30.0  # points from the type area to the baselines
_RULE_BELOW_HEAD = 5.0
_GAP = 20.0
_NOTES_GAP = 8.0
_NO_BREAKS = LineStyle(hyphenated=False)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Texts of head and foot; empty ones are left out. {seite} and {seiten} stand for the page and how many there are."""

    head_left: str
    head_right: str
    foot_left: str
    foot_right: str = "Seite {seite} von {seiten}"


class Furnisher:
    """Adds heads and feet to finished pages, and a line beside the text where there is room for notes."""

    def __init__(
        self, design: Design, frame: Frame, setter: LineSetter, furniture: Furniture, notes_margin: bool = False
    ) -> None:
        self._design = design
        self.frame = frame
        self._setter = setter
        self._furniture = furniture
        self._notes_margin = notes_margin
        self._style = run_style(design, design.running)

    def furnish(self, page: Page, number: int, total: int) -> None:
        """Head and foot of page `number` of `total`."""
        frame, texts = self.frame, self._furniture
        head = frame.top - _HEAD_ABOVE
        foot = frame.height - frame.bottom + _FOOT_BELOW
        fill = partial(_numbered, number=number, total=total)
        self._pair(page, fill(texts.head_left), fill(texts.head_right), head, PAGE_HEAD)
        if texts.head_left or texts.head_right:
            page.items.append(PlacedRule(0.0, head + _RULE_BELOW_HEAD, frame.text_width, 0.4, self._design.rule))
        if self._notes_margin:
            height = frame.text_height
            page.items.append(PlacedRule(frame.text_width + _NOTES_GAP, frame.top, 0.4, height, self._design.rule))
        page.label = str(number)
        self._pair(page, fill(texts.foot_left), fill(texts.foot_right), foot, PAGE_FOOT)

    def _pair(self, page: Page, left: str, right: str, y: float, mark: int) -> None:
        width = self.frame.text_width
        placed = self._set(right, width)
        taken = placed[0].width + _GAP if placed else 0.0
        for line in self._set(left, width - taken)[:1]:
            page.items.append(PlacedLine(0.0, y, line, Marks(mark)))
        for line in placed[:1]:
            page.items.append(PlacedLine(width - line.width, y, line, Marks(mark)))

    def _set(self, text: str, width: float) -> tuple[Line, ...]:
        return self._setter.lines((Span(text, self._style),), _NO_BREAKS, width) if text else ()


def _numbered(text: str, number: int, total: int) -> str:
    return text.replace("{seite}", str(number)).replace("{seiten}", str(total))
