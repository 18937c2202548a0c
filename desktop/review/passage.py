"""What a clipboard holds of other programs, as readers take it."""

from PySide6.QtCore import QMimeData

from desktop.review import edits
from desktop.review.forest import Nodes
from desktop.tree.clip import Target, is_markdown
from desktop.tree.outline import Entry, Outline
from desktop.tree.pasted_text import has_columns
from programme.errors import TreeError

RICH = ("text/rtf", "application/rtf", "text/richtext")
"""What programs without HTML copy: WordPad, TextEdit."""


def passage_of(data: QMimeData | None) -> tuple[bytes, str]:
    """Bytes and kind of what a clipboard holds; none where it holds no text, or nothing (Qt gives None)."""
    if data is None:
        return b"", "txt"
    if is_markdown(data):
        return data.text().encode(), "md"
    if data.hasHtml() and data.html().strip():
        return b"\xef\xbb\xbf" + data.html().encode(), "html"  # the mark outweighs what Word says of its encoding
    if has_columns(data.text()):
        return data.text().encode(), "tsv"
    rich = next((each for each in data.formats() if each in RICH), "")
    return (bytes(data.data(rich).data()), "rtf") if rich else (data.text().encode(), "txt")


def passage_target(outline: Outline, current: Entry | None, nodes: Nodes) -> Target:
    """Below the current entry; where that cannot hold them, right behind it or the nearest above it whose neighbours they can be."""
    index = len(outline.siblings(current))
    while current is not None:
        try:
            edits.fitted(nodes, outline.scheme, current.level)
        except TreeError:
            index, current = outline.place(current) + 1, current.parent
        else:
            break
    return Target(current.id if current else None, index)


def shortened(words: str) -> str:
    """A title as it stands within a sentence."""
    return words if len(words) <= 40 else words[:38].rstrip() + " …"
