"""Comments where they are printed on wish: a quiet box behind what they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from exporters.comment_threads import Thread, threads
from exporters.composing.looks import paragraph_style, run_style
from exporters.composing.texts import TextComposer
from exporters.typesetting.flow import Cell, Paragraph, Row, Table
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks
from programme.model import Comment

_ANSWER_INDENT = 12.0
_GROUND = "#f3f1ea"
_NOBODY = "Unbekannt"


class CommentComposer:
    """Sets the comments of a node in a frame of `width` points."""

    def __init__(self, texts: TextComposer, width: float) -> None:
        self._texts = texts
        self._design = texts.design
        self._structure = texts.structure
        self._width = width
        self._look = replace(self._design.note, family="head", before=0.0, after=2.0)

    def boxes(self, comments: Sequence[Comment], parent: int, left: float = 0.0) -> Iterator[Table]:
        """One box for each thread, `left` points indented, as paragraphs of the element `parent`."""
        for thread in threads(comments):
            cell = Cell(tuple(self._paragraphs(thread, parent)))
            yield Table(
                (self._width - left,),
                (Row((cell,), shade=_GROUND),),
                left=left,
                before=3.0,
                after=6.0,
                rule=self._design.rule,
                padding=4.0,
            )

    def _paragraphs(self, thread: Thread, parent: int) -> Iterator[Paragraph]:
        for place, comment in enumerate(thread.comments):
            spans = (
                Span(f"{heading(comment, thread)}: ", run_style(self._design, self._look, bold=True)),
                Span(comment.text, run_style(self._design, self._look)),
            )
            style = paragraph_style(self._look, _ANSWER_INDENT if place else 0.0)
            yield Paragraph(spans, style, Marks(self._structure.add("P", parent)))


def heading(comment: Comment, thread: Thread) -> str:
    """Who says what about which words: "Kommentar von E. Muster, 14.03.2026, zu „…“, erledigt"."""
    kind = "Antwort" if comment is not thread.comments[0] else "Aufgabe" if comment.todo else "Kommentar"
    parts = [f"{kind} von {comment.author or _NOBODY}", _day(comment.created)]
    if kind != "Antwort" and thread.passage:
        parts.append(f"zu „{thread.passage}“")
    if comment.done:
        parts.append("erledigt")
    return ", ".join(part for part in parts if part)


def _day(created: str) -> str:
    """The local day of an ISO time, as the window shows it; "" for anything else."""
    try:
        return f"{datetime.fromisoformat(created).astimezone():%d.%m.%Y}"
    except (ValueError, OverflowError, OSError):  # Windows knows no local time before 1970
        return ""
