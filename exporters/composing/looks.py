"""A design's looks as the styles of typesetting."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from exporters.design import Alignment, Design, Family, Look, PageDesign
from exporters.typesetting.flow import ParagraphStyle
from exporters.typesetting.fonts import FontSet
from exporters.typesetting.inline import RunStyle
from exporters.typesetting.lines import Align, LineStyle
from exporters.typesetting.pages import Frame
from resources.paths import font_path

POINTS = 72 / 25.4  # in a millimetre
_ALIGNS = {Alignment.LEFT: Align.LEFT, Alignment.CENTRE: Align.CENTRE, Alignment.JUSTIFIED: Align.JUSTIFIED}
_CUTS = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bold_italic"}
_NOTE_MARK = (0.65, 0.34)  # size and rise of a footnote's mark, in em


def font_paths(design: Design) -> dict[str, Path]:
    """The font files by the keys that `run_style` gives, "text-regular" to "head-bold_italic"."""
    return dict(_font_paths(design.text_family, design.head_family))


@cache
def _font_paths(text: Family, head: Family) -> tuple[tuple[str, Path], ...]:
    families = {"text": text, "head": head}
    return tuple(
        (f"{name}-{cut}", font_path(getattr(family, cut)))
        for name, family in families.items()
        for cut in _CUTS.values()
    )


def font_set(design: Design) -> FontSet:
    """The metrics of a design's fonts; kept, since widths and kerning are learnt word by word."""
    return _font_set(_font_paths(design.text_family, design.head_family))


@cache
def _font_set(paths: tuple[tuple[str, Path], ...]) -> FontSet:
    """One for all designs with the same fonts: while a design is edited, there are many."""
    return FontSet(dict(paths), ("head-regular", "text-regular"))


def frame(page: PageDesign, landscape: bool = False) -> Frame:
    """The page in points; turned where `landscape`."""
    width, height = (page.height, page.width) if landscape else (page.width, page.height)
    inner, outer, top, bottom = (length * POINTS for length in (page.inner, page.outer, page.top, page.bottom))
    return Frame(width * POINTS, height * POINTS, inner, outer, top, bottom, page.two_sided)


def run_style(design: Design, look: Look, bold: bool = False, italic: bool = False) -> RunStyle:
    """Characters of a look; `bold` and `italic` add to what it has itself."""
    slanted = (look.italic != italic) and design.italics
    return _run_style(look, look.bold or bold, slanted)


@cache
def _run_style(look: Look, bold: bool, italic: bool) -> RunStyle:
    return RunStyle(f"{look.family}-{_CUTS[bold, italic]}", look.size, look.colour)


def note_mark(style: RunStyle) -> RunStyle:
    """A raised footnote mark in text of `style`."""
    size, rise = _NOTE_MARK
    return replace(style, size=round(style.size * size, 2), rise=round(style.size * rise, 2))


@cache
def paragraph_style(look: Look, left: float = 0.0, keep_next: bool = False, balanced: bool = False) -> ParagraphStyle:
    """A paragraph of a look, `left` points indented; `balanced` for headings."""
    return ParagraphStyle(
        look.leading,
        LineStyle(_ALIGNS[look.align], look.hyphenated, balanced=balanced),
        left=left,
        before=look.before,
        after=look.after,
        keep_next=keep_next,
        keep_whole=keep_next,
    )
