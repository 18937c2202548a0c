"""What a clipboard holds of other programs, as readers take it."""

from PySide6.QtCore import QMimeData


def passage_of(data: QMimeData | None) -> tuple[bytes, str]:
    """Bytes and kind of what a clipboard holds; none where it holds no text, or nothing (Qt gives None)."""
    if data is None:
        return b"", "txt"
    if data.hasHtml() and data.html().strip():
        return b"\xef\xbb\xbf" + data.html().encode(), "html"  # the mark outweighs what Word says of its encoding
    return data.text().encode(), "txt"


def shortened(words: str) -> str:
    """A title as it stands within a sentence."""
    return words if len(words) <= 40 else words[:38].rstrip() + " …"
