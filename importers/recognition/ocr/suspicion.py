"""Whether a source was scanned by a machine that knew no German: its letters tell."""

import re
from collections.abc import Sequence

from importers.recognition.lines import Line

_WORDS = re.compile(r"[^\W\d_]+")
_GERMAN = frozenset("und der die das für von mit den ist werden eine im zu auf des sich nicht fiir wir".split())
_TELLTALE = re.compile(
    r"\w*[a-zäöü]ii[a-zäöü]|\bfiir\b|\bfir\b|\w*[a-zäöü](?:[BR]|BB|RB)[a-zäöü]+|\bU(?:ber|nter)?ber\w*|\w+é[a-z]\w*"
)
_TRANSCRIBED = re.compile(r"\b(?:fuer|ueber|koennen|muessen|wuerde\w*|duerfen|moeglich\w*)\b", re.IGNORECASE)
_SAMPLE = 500_000  # letters that are looked at
_FEWEST_WORDS = 60
_GERMAN_SHARE = 0.12
_FEW_UMLAUTS = 0.006  # of all letters; German has 0.02
_TELLTALES = 0.006  # of all words


def looks_scanned(lines: Sequence[Line]) -> bool:
    """German without its umlauts that was not typed so, or with letters where only a scanner puts them."""
    text = "\n".join(line.plain[:_SAMPLE] for line in lines[:_SAMPLE])[:_SAMPLE]
    words = _WORDS.findall(text)
    if len(words) < _FEWEST_WORDS or sum(word.casefold() in _GERMAN for word in words) < _GERMAN_SHARE * len(words):
        return False
    telltales = sum(bool(_TELLTALE.match(word)) for word in words)
    if telltales >= max(3, _TELLTALES * len(words)):
        return True
    letters = sum(map(len, words))
    umlauts = sum(text.count(sign) for sign in "äöüÄÖÜß")
    return umlauts < _FEW_UMLAUTS * letters and telltales > 0 and not _TRANSCRIBED.search(text)
