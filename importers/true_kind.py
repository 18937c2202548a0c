"""What a file is by its first bytes, for those that bear the ending of another kind."""

_LOOKED_AT = 1024
_IN_ZIP = {
    b"word/document.xml": ("docx", "Word-Datei"),
    b"xl/workbook.xml": ("xlsx", "Excel-Datei"),
    b"opendocument.spreadsheet": ("ods", "OpenDocument-Tabelle"),
    b"opendocument.text": ("odt", "OpenDocument-Datei"),
    b"content.xml": ("odt", "OpenDocument-Datei"),
}


def true_kind(content: bytes) -> tuple[str, str] | None:
    """Ending and name of the kind that `content` is; None where its bytes do not tell."""
    start = content[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in start:
        return "pdf", "PDF-Datei"
    if start.startswith(b"{\\rtf"):
        return "rtf", "RTF-Datei"
    if start.startswith(b"programmwerk "):
        return "programm", "Programmdatei von Programmwerk"
    if start[:64].lower().startswith((b"<!doctype html", b"<html")):
        return "html", "Webseite"
    if start.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _IN_ZIP.items() if mark in content), None)
    return None
