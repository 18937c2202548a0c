"""What a Rich Text file says by its control words, and what holds while it is read."""

from dataclasses import dataclass, field

from importers.pieces import Look
from importers.source import LineRole

PLAIN = Look()
DEEPEST = 200
TWIPS = 20.0
SILENT = frozenset(
    "colortbl filetbl listtable listoverridetable rsidtbl generator pict object themedata colorschememapping datastore "
    "latentstyles xmlnstbl mmathPr pgdsctbl bkmkstart bkmkend nonshppict shpinst xe tc private revtbl userprops "
    "headerl headerr headerf footerl footerr footerf ftnsep ftnsepc aftnsep aftnsepc atnid atnref atndate atntime atnparent "
    "listname falt panose blipuid objdata txe rxe passwordhash docvar wgrffmtfilter pnseclvl background nonesttables "
    "shprslt".split()
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
ASIDES = {
    "footnote": LineRole.FOOTNOTE, "annotation": LineRole.COMMENT, "header": LineRole.PAGE_HEAD, "footer": LineRole.PAGE_FOOT,
    "shptxt": LineRole.TEXT,
}  # fmt: skip
"""Destinations whose paragraphs stand beside those of the text, and what their lines are."""


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
    nesting: int = 1
    """How many tables deep a paragraph in a table stands."""
    drop: bool = False
    """The large letter that the next paragraph begins with."""
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
    deleted: bool = False
    """By a tracked change."""
    inserted: bool = False
    struck: bool = False
    raised: str = ""
    """"superscript", "subscript" or "" for neither."""
    link: str | None = None


DESTINATIONS = frozenset(
    "header footer footnote annotation stylesheet fonttbl fldinst fldrslt listtext pntext pntxta pntxtb shptxt formfield ffl "
    "title subject author".split()
)
"""Destinations that are read, each in its way."""


def role_of(style: str) -> LineRole:
    """What a paragraph style says of its paragraphs."""
    roles = {
        "title": LineRole.TITLE, "titel": LineRole.TITLE, "subtitle": LineRole.SUBTITLE, "untertitel": LineRole.SUBTITLE,
    }  # fmt: skip
    folded = style.casefold()
    if folded.startswith(("toc ", "verzeichnis ")):
        return LineRole.CONTENTS
    return roles.get(folded, LineRole.TEXT)
