"""HTML of the clipboard: whether it has an outline of its own, told by the kinds of its paragraphs. Knows no Qt."""

import re
from html.parser import HTMLParser

from typing_extensions import override

LONGEST = 400_000
"""Signs; more are a document, which the readers take."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_BLOCKS = (*_HEADINGS, "p", "div", "li", "td", "th", "tr", "table", "br", "blockquote", "pre", *_LISTS)
_SILENT = ("head", "style", "script", "title")
_BOLD = ("b", "strong")
_WEIGHT = re.compile(r"font-weight:\s*(bold|normal|\d{3})")
_WORD_LIST = re.compile(r"mso-list:\s*\S+\s+level(\d)")
_BOLD_FROM = 600
_FEWEST_CELLS = 2


def has_outline(html: str) -> bool:
    """Whether headings, lists, tables of several columns or bold lines tell what stands below what."""
    if len(html) > LONGEST:
        return True
    page = _Page()
    page.feed(html)
    page.close()
    page.end_block()
    return page.is_table or "heading" in page.kinds or len(page.kinds) > 1


class _Page(HTMLParser):
    """Collects what kinds of paragraphs hold words."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[str] = set()
        self.is_table = False
        self._open: list[tuple[str, bool | None]] = []
        self._named = "text"
        self._lists = self._cells = 0
        self._plain = self._bold = 0
        self._is_filled = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("style") or ""
        if tag in _BLOCKS:
            self.end_block()
            self._lists += tag in _LISTS
            self._cells = 0 if tag == "tr" else self._cells
            self._is_filled = self._is_filled and tag not in ("td", "th")
            self._named = self._name(tag, style)
        if tag not in ("br", "img", "meta", "link", "hr", "input", "col"):
            self._open.append((tag, _weight(tag, style)))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
            self._cells += tag in ("td", "th") and self._is_filled
            self.is_table = self.is_table or self._cells >= _FEWEST_CELLS
            self._lists -= tag in _LISTS and self._lists > 0
            self._named = f"list {self._lists}" if self._lists else "text"
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    @override
    def handle_data(self, data: str) -> None:
        letters = sum(not sign.isspace() for sign in data)
        if not letters or any(name in _SILENT for name, _ in self._open):
            return
        if next((weight for _, weight in reversed(self._open) if weight is not None), False):
            self._bold += letters
        else:
            self._plain += letters

    def end_block(self) -> None:
        """Notes the kind of what was read since the last one."""
        if self._plain + self._bold:
            self._is_filled = True
            is_bold = self._named == "text" and not self._plain
            self.kinds.add("bold" if is_bold else self._named)
        self._plain = self._bold = 0

    def _name(self, tag: str, style: str) -> str:
        if tag in _HEADINGS:
            return "heading"
        if listed := _WORD_LIST.search(style):
            return f"list {listed[1]}"
        return f"list {self._lists}" if self._lists else "text"


def _weight(tag: str, style: str) -> bool | None:
    """Whether an element sets its text bold; None where it says nothing of it."""
    if weight := _WEIGHT.search(style):
        return weight[1] == "bold" or (weight[1].isdecimal() and int(weight[1]) >= _BOLD_FROM)
    return True if tag in _BOLD else None
