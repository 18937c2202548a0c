"""How easily a password is guessed, in words. An estimate from its length and signs; no list of passwords. No Qt."""

import math
import re
from enum import IntEnum

_CLASSES = ((r"[a-zäöüß]", 29), (r"[A-ZÄÖÜ]", 29), (r"[0-9]", 10), (r"\s", 1), (r"[^\w\s]|_", 30))
_WORD = re.compile(r"[^\W\d_]{3,}")
_BITS_OF_WORD = 12.0
"""A word of a language is as good as one out of some four thousand, however many letters it has."""
_STEPS = (36.0, 50.0, 66.0)


class Strength(IntEnum):
    """From easily guessed to out of reach."""

    WEAK = 0
    FAIR = 1
    GOOD = 2
    STRONG = 3


def strength(password: str) -> Strength:
    """How long guessing would take; repeated signs and rows like "1234" count for little."""
    bits = _bits(password)
    return Strength(sum(bits >= step for step in _STEPS))


def _bits(password: str) -> float:
    size = sum(count for pattern, count in _CLASSES if re.search(pattern, password)) or 1
    words = _WORD.findall(password)
    rest = _WORD.sub("", password)
    return len(set(words)) * _BITS_OF_WORD + _surprises(rest) * math.log2(size)


def _surprises(signs: str) -> int:
    """How many signs do not simply follow from the one before."""
    before = ["\0", *signs[:-1]]
    return sum(abs(ord(sign) - ord(last)) > 1 for last, sign in zip(before, signs, strict=True)) if signs else 0
