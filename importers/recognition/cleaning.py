"""Signs that only a printer or a web page needs: ligatures, odd blanks, zero-width marks, discretionary hyphens."""

import re
import unicodedata

from importers.recognition.text import Text

SOFT_HYPHEN = "\u00ad"
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\ufffe\ufffc"
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\u2010": "-",
    "\u2011": "-",
}
_BLANKS = "\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f\u3000"
_TABLE = str.maketrans(
    {**_LIGATURES, **dict.fromkeys(_ZERO_WIDTH, ""), **dict.fromkeys(_BLANKS, " "), "\n": " ", "\r": " ", "\f": " "}
)
_ODD = re.compile(f"[{_ZERO_WIDTH}{''.join(_LIGATURES)}{_BLANKS}\n\r\f]")
_FEWEST_LETTERS = 6
_SPACED_OUT = 1.5  # letters a token below which a text is set with spaces between its letters
_WIDE_GAP = re.compile(r"\s{2,}")
_NO_BREAK = re.compile("\u00a0+")
_MANY_BLANKS = re.compile(r" {2,}")
_INNER_SOFT_HYPHEN = re.compile(f"{SOFT_HYPHEN}(?=.)")
_BEFORE_BOUND = re.compile(r"(?:[\d§%€]|\b(?:Nr|Art|Abs|Str|Dr|Prof|St|Mio|Mrd|ca|vgl|bzw|Tel|[a-zA-Z])\.?)$")
_AFTER_BOUND = re.compile(r"(?:[\d%€§–—]|[A-Za-z]\.|(?:Mio|Mrd|Euro|Prozent)\b|km|m²|kW|MW)")


def cleaned(text: Text) -> Text:
    """`text` as it is meant. Combined umlauts become one sign; no-break blanks stay only where typing rules want them
    (between number and unit, in abbreviations), since web pages put them anywhere."""
    plain = text.plain
    if plain.isascii() and "  " not in plain and "\t" not in plain and plain[1:2] != " ":
        return text.cut(0)
    result = text.mapped(lambda run: _cleaned(closed_up(run)))
    if result.inlines and "  " in result.plain:
        return result.cut(0)
    return result.cut(0)


def is_letter_spaced(run: str) -> bool:
    """Whether a line comes as single letters with wider gaps between words ("S t a d t   f ü r   a l l e"), or is one such
    word."""
    tokens = run.split()
    spaced = len(tokens) >= _FEWEST_LETTERS and sum(map(len, tokens)) <= _SPACED_OUT * len(tokens)
    return spaced and ("  " in run.strip() or all(len(token) == 1 and token.isalpha() for token in tokens))


def closed_up(run: str) -> str:
    """A line without the spaces between its letters, where it has such; any other as it is."""
    if not is_letter_spaced(run):
        return run
    return _WIDE_GAP.sub("\0", run.strip()).replace(" ", "").replace("\0", " ")


def _cleaned(run: str) -> str:
    run = unicodedata.normalize("NFC", run)
    if _ODD.search(run):
        run = run.translate(_TABLE)
    if "\u00a0" in run:
        run = _NO_BREAK.sub(_blank, run)
    if SOFT_HYPHEN in run:
        run = _INNER_SOFT_HYPHEN.sub("", run)
    return _MANY_BLANKS.sub(" ", run)


def _blank(match: re.Match[str]) -> str:
    before = match.string[max(match.start() - 8, 0) : match.start()]
    bound = _BEFORE_BOUND.search(before) and _AFTER_BOUND.match(match.string, match.end())
    return "\u00a0" if bound and len(match[0]) == 1 else " "
