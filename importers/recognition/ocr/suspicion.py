"""Whether a source was scanned by a machine that knew no German: its letters tell."""

import re
from collections import Counter
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
    words = Counter(_WORDS.findall(text))
    count = words.total()
    german = sum(often for word, often in words.items() if word.casefold() in _GERMAN)
    if count < _FEWEST_WORDS or german < _GERMAN_SHARE * count:
        return False
    telltales = sum(often for word, often in words.items() if _TELLTALE.match(word))
    if telltales >= max(3, _TELLTALES * count):
        return True
    letters = sum(often * len(word) for word, often in words.items())
    umlauts = sum(text.count(sign) for sign in "äöüÄÖÜß")
    return umlauts < _FEW_UMLAUTS * letters and telltales > 0 and not _TRANSCRIBED.search(text)
