"""The Vergleich in Word as tracked changes: each can be accepted or refused, what moved is known as moved."""

import re
from dataclasses import replace

from typing_extensions import override

from exporters.block_types import ComparedText, Mark, MarkedRuns
from exporters.word.compared import BOLD_RUN, ComparedWriter
from exporters.word.flow import Flow
from exporters.word.moments import wall_clock
from exporters.word.runs import styled_run
from exporters.xml_text import escape
from programme.markup import Run

_ELEMENTS = {Mark.ADDED: "ins", Mark.REMOVED: "del", Mark.MOVED_FROM: "moveFrom", Mark.MOVED_TO: "moveTo"}
_MOVED = (Mark.MOVED_FROM, Mark.MOVED_TO)
_LINK = re.compile("(<w:hyperlink [^>]*>|</w:hyperlink>)")
_NOBODY = "Programmwerk"


class TrackedWriter(ComparedWriter):
    """Adds compared blocks to a flow, as changes by `author` at `moment` (ISO 8601, UTC)."""

    label_above = False  # what is accepted is a heading as any other

    def __init__(self, flow: Flow, author: str, moment: str) -> None:
        super().__init__(flow)
        clock = wall_clock(moment)
        self._who = f'w:author="{escape(author or _NOBODY)}"' + (f' w:date="{clock}"' if clock else "")
        self._range_end = ""
        self._range_mark = Mark.KEPT
        self._names: dict[str, str] = {}

    @override
    def add(self, block: ComparedText) -> None:
        super().add(block)
        if block.anchor:
            self._begin_range(block)
        elif self._range_end and block.mark in (self._range_mark, Mark.ADDED):
            # A move reaches from a node's title to the last of its paragraphs.
            self.flow.out[-2] = self.flow.out[-2].removesuffix(self._range_end)
            self.flow.out[-1] += self._range_end

    @override
    def runs(self, piece: MarkedRuns) -> str:
        inlines = piece.inlines
        if piece.mark is Mark.REMOVED:  # what is gone leads nowhere
            inlines = tuple(replace(each, link=None) if isinstance(each, Run) else each for each in inlines)
        return self._marked(self.flow.runs.runs(inlines), piece.mark)

    @override
    def label(self, text: str, mark: Mark) -> str:
        return self._marked(styled_run(text, BOLD_RUN), mark)

    @override
    def paragraph_mark(self, mark: Mark) -> str:
        return "" if mark is Mark.KEPT else f"<w:rPr>{self._element(mark)}/></w:rPr>"

    def _marked(self, runs: str, mark: Mark) -> str:
        """Runs inside of the change; a link holds the change, not the other way round."""
        if mark is Mark.KEPT:
            return runs
        if mark is Mark.REMOVED:
            runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        name = _ELEMENTS[mark]
        return "".join(
            part if not part or _LINK.fullmatch(part) else f"{self._element(mark)}>{part}</w:{name}>"
            for part in _LINK.split(runs)
        )

    def _element(self, mark: Mark) -> str:
        return f'<w:{_ELEMENTS[mark]} w:id="{self.flow.mark_id()}" {self._who}'

    def _begin_range(self, block: ComparedText) -> None:
        """Two ranges of one name tell Word what moved where."""
        self._range_end, self._range_mark = "", block.mark
        if block.mark in _MOVED:
            kind, number = _ELEMENTS[block.mark], self.flow.mark_id()
            name = self._names.setdefault(block.anchor, f"move{len(self._names) + 1}")
            start = f'<w:{kind}RangeStart w:id="{number}" {self._who} w:name="{name}"/>'
            self._range_end = f'<w:{kind}RangeEnd w:id="{number}"/>'
            self.flow.out[-1] = start + self.flow.out[-1] + self._range_end
