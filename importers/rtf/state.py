"""What a Rich Text file says by its control words, and what holds while it is read."""

from dataclasses import dataclass, field

from importers.pieces import Look
from importers.source import LineRole

PLAIN = Look()
DEEPEST = 200
TWIPS = 20.0
SILENT = frozenset(
    "fonttbl colortbl filetbl listtable listoverridetable rsidtbl generator pict object themedata colorschememapping datastore "
    "latentstyles xmlnstbl mmathPr pgdsctbl fldinst bkmkstart bkmkend nonshppict shpinst xe tc private revtbl userprops "
    "headerl headerr headerf footerl footerr footerf ftnsep ftnsepc aftnsep aftnsepc atnid atnref atndate atntime atnparent "
    "listname falt panose blipuid objdata txe rxe passwordhash docvar wgrffmtfilter pnseclvl background".split()
)
"""Destinations whose text is none of the document's."""
LETTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "emspace": " ", "enspace": " ", "~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}",
    "\n": "", "\r": "", "*": "", "zwj": "", "zwnj": "", "ltrmark": "", "rtlmark": "",
}  # fmt: skip
CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 204: "cp1251", 238: "cp1250"}
ALIGN = {"ql": "left", "qr": "right", "qc": "center", "qj": "justify"}
INFO = {"title": "title", "subject": "subtitle", "author": "author"}
ASIDE_ROLES = {"header": LineRole.PAGE_HEAD, "footer": LineRole.PAGE_FOOT}


@dataclass(slots=True)
class ParagraphState:
    """Properties of the paragraph."""

    style: int | None = None
    outline: int | None = None
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    align: str = ""
    in_table: bool = False
    list_level: int | None = None


@dataclass(slots=True)
class GroupState:
    """What holds between two braces."""

    look: Look = PLAIN
    paragraph: ParagraphState = field(default_factory=ParagraphState)
    destination: str = ""
    encoding: str = "cp1252"
    skip: int = 1
    """Letters after a Unicode sign that stand in for it."""
    hidden: bool = False


DESTINATIONS = frozenset(
    "header footer footnote annotation stylesheet fldrslt listtext pntext pntxta pntxtb shptxt title subject author".split()
)
"""Destinations that are read, each in its way."""


def outline_of(style: str) -> int | None:
    """Level of "heading 2" or "Überschrift 2"."""
    word, _, level = style.casefold().partition(" ")
    return int(level) if word in ("heading", "überschrift") and level.isdecimal() and len(level) == 1 else None


def role_of(style: str) -> LineRole:
    """What a paragraph style says of its paragraphs."""
    roles = {
        "title": LineRole.TITLE, "titel": LineRole.TITLE, "subtitle": LineRole.SUBTITLE, "untertitel": LineRole.SUBTITLE,
    }  # fmt: skip
    folded = style.casefold()
    if folded.startswith(("toc ", "verzeichnis ")):
        return LineRole.CONTENTS
    return roles.get(folded, LineRole.TEXT)
