"""What tesseract would say of a page, made by hand: hOCR."""

from collections.abc import Sequence
from html import escape

Box = tuple[int, int, int, int]


def page(lines: Sequence[Sequence[tuple[str, Box]]], slope: float = 0.0, below: int = 0) -> str:
    """A page of lines of words with their boxes in pixels; letters stand `below` pixels under the left lower corners of the
    lines (negative: above them), which fall by `slope`."""
    return (
        f"<html><body><div class='ocr_page'>{''.join(_line(each, slope, below) for each in lines)}</div></body></html>"
    )


def _line(words: Sequence[tuple[str, Box]], slope: float, below: int) -> str:
    boxes = [box for _, box in words]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    around = (min(lefts), min(tops), max(rights), max(bottoms))
    size = max(bottom - top for _, top, _, bottom in boxes)
    spans = "".join(
        f"<span class='ocrx_word' title='{_place(box)}; x_wconf 90'>{escape(text)}</span> " for text, box in words
    )
    return f"<span class='ocr_line' title='{_place(around)}; baseline {slope} {below}; x_size {size}'>{spans}</span>"


def _place(box: Sequence[int]) -> str:
    return "bbox " + " ".join(map(str, box))
