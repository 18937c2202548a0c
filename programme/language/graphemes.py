"""Grapheme clusters: what a reader counts as one character.

Soft hyphens and zero-width characters have no width: they belong to the cluster before them (at the start of a text
to the one after them), so that every counted cluster has a width of exactly 1.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

PLACEHOLDER = "\ufffc"
"""Stands in `columns` for a cluster of more than one code point."""

# Code points that are always a cluster of their own, whatever stands beside them: Latin, Greek, Cyrillic, punctuation,
# currency and letter-like signs, without combining marks, format characters, controls and emoji.
_ALONE = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0386-\u03ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u2070-\u208e\u20a0-\u20bf\u2100-\u2121\u2153-\u215e\ufb00-\ufb06]*"
)


def is_plain(text: str) -> bool:
    """Whether every code point of `text` is a cluster of width 1, so that `len` counts right."""
    return (text.isascii() and text.isprintable()) or _ALONE.fullmatch(text) is not None


def width(text: str) -> int:
    """Number of clusters with a width."""
    return len(text) if is_plain(text) else len(columns(text)[0])


def columns(text: str) -> tuple[str, Sequence[int]]:
    """`text` with one character for each counted cluster, and the places in `text` where these clusters end.

    A cluster of several code points shows as `PLACEHOLDER`. Text of zero-width characters only gives ("", ()).
    """
    if is_plain(text):
        return text, range(1, len(text) + 1)
    signs: list[str] = []
    ends: list[int] = []
    for cluster in _cluster_pattern().finditer(text):
        sign = _sign(cluster[0])
        if sign:
            signs.append(sign)
            ends.append(cluster.end())
        elif ends:
            ends[-1] = cluster.end()
    return "".join(signs), ends


def _sign(cluster: str) -> str:
    """One character for a cluster; "" for one without width. A blank with a joiner is still a blank."""
    visible: str = _zero_width_pattern().sub("", cluster)
    bare = cluster.strip("\u200c\u200d") == visible
    return visible if not visible or (bare and len(visible) == 1) else PLACEHOLDER


@cache
def _cluster_pattern() -> Any:
    import regex

    return regex.compile(r"\X")


@cache
def _zero_width_pattern() -> Any:
    import regex

    return regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}]")
