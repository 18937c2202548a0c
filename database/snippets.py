"""The piece of an entry's words that a search result shows: around the first term, without markup, its terms marked."""

import re
from collections.abc import Iterable, Sequence

from programme.language.folding import fold, folded, hits
from programme.markup import plain, plain_inline

LENGTH = 160
_MARK = re.compile(r"[*_\[\\\t](?:(?<=[\[\\\t])|(?<![^\W_].)|(?![^\W_]))", re.DOTALL)
"""Looked for by its sign first, which is rare. A star between two letters is a letter."""
_NO_PARAGRAPH = re.compile(r"\s|[-+]|\d{1,9}\.|[^\n]*\n")
_PARAGRAPH_END = re.compile(r"\n\s*\n")

Marks = tuple[tuple[int, int], ...]


def snippet(texts: Iterable[str], terms: Sequence[str]) -> tuple[str, Marks]:
    """From the first of `texts` (markup) that holds one of the folded terms; else the beginning of the first.

    Only the paragraph with the term loses its marks: taking those of a whole text away costs more than finding it.
    """
    texts = [text for text in texts if text]
    for text in texts:
        place = _first_place(text, terms)
        if place is not None:
            shown = shown_text(_paragraph(text, place))
            return _around(shown, terms, place if shown == text else _first_place(shown, terms))
    if not texts:
        return "", ()
    for text in texts if _may_hide("\n".join(texts), terms) else ():
        if _may_hide(text, terms) and (place := _first_place(shown := plain(text), terms)) is not None:
            return _around(shown, terms, place)
    return _around(shown_text(_paragraph(texts[0], 0)), terms, None)


def shown_text(text: str) -> str:
    """`plain` of a text; one line without any mark is its own plain text, which saves most of a search's time."""
    if _has_marks(text) or _NO_PARAGRAPH.match(text) or text[-1:].isspace():
        return plain(text)
    return text


def shown_title(title: str) -> str:
    """`plain_inline` of a title, with the same short cut."""
    if _has_marks(title) or "\n" in title or title[:1].isspace() or title[-1:].isspace():
        return plain_inline(title)
    return title


def marked_title(title: str, terms: Sequence[str]) -> tuple[str, Marks]:
    """A title (markup) in full."""
    shown = shown_title(title)
    return shown, tuple(hits(shown, terms))


def _has_marks(text: str) -> bool:
    return _MARK.search(text) is not None


def _may_hide(text: str, terms: Sequence[str]) -> bool:
    """Whether marks may stand between the letters of a term, or a line end between its words."""
    return _has_marks(text) or ("\n" in text and any(" " in term for term in terms))


def _around(text: str, terms: Sequence[str], place: int | None) -> tuple[str, Marks]:
    """`place` is that of the first term; None for nowhere."""
    start = max(0, (place or 0) - LENGTH // 4)
    far = max(0, start - LENGTH // 4)  # a longer word is cut
    start = far + text[far:start].rfind(" ") + 1
    end = min(len(text), start + LENGTH)
    shown = ("… " if start else "") + text[start:end].replace("\n", " ") + (" …" if end < len(text) else "")
    return shown, tuple(hits(shown, terms)) if place is not None else ()


def _paragraph(text: str, place: int) -> str:
    """That around a letter."""
    if "\n" not in text:
        return text
    before = [match.end() for match in _PARAGRAPH_END.finditer(text, 0, place)]
    after = _PARAGRAPH_END.search(text, place)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _first_place(text: str, terms: Sequence[str]) -> int | None:
    """Where the first of the terms stands in `text`; None for nowhere."""
    whole = fold(text)
    place = min((found for term in terms if (found := whole.find(term)) >= 0), default=None)
    return place if place is None or len(whole) == len(text) else folded(text).starts[place]
