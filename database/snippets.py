"""The piece of an entry's words that a search result shows: around the first term, without markup, its terms marked."""

import re
from collections.abc import Iterable, Sequence

from programme.language.folding import fold, hits
from programme.markup import plain, plain_inline

LENGTH = 160
_PARAGRAPH_END = re.compile(r"\n\s*\n")

Marks = tuple[tuple[int, int], ...]


def snippet(texts: Iterable[str], terms: Sequence[str]) -> tuple[str, Marks]:
    """From the first of `texts` (markup) that holds one of the folded terms; else the beginning of the first.

    Only the paragraph with the term loses its marks: taking those of a whole text away costs more than finding it.
    """
    texts = [text for text in texts if text]
    for text in texts:
        place = _first_place(text, terms)
        if place >= 0:
            return _around(plain(_paragraph(text, place)), terms)
    if not texts:
        return "", ()
    whole = next((shown for text in texts if _first_place(shown := plain(text), terms) >= 0), None)
    return _around(whole if whole is not None else plain(_paragraph(texts[0], 0)), terms)


def marked_title(title: str, terms: Sequence[str]) -> tuple[str, Marks]:
    """A title (markup) in full."""
    shown = plain_inline(title)
    return shown, tuple(hits(shown, terms))


def _around(text: str, terms: Sequence[str]) -> tuple[str, Marks]:
    start = max(0, _first_place(text, terms) - LENGTH // 4)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + LENGTH)
    shown = ("… " if start else "") + text[start:end].replace("\n", " ") + (" …" if end < len(text) else "")
    return shown, tuple(hits(shown, terms))


def _paragraph(text: str, place: int) -> str:
    ends = [match.span() for match in _PARAGRAPH_END.finditer(text)]
    start = max((last for _, last in ends if last <= place), default=0)
    end = min((first for first, _ in ends if first > place), default=len(text))
    return text[start:end]


def _first_place(text: str, terms: Sequence[str]) -> int:
    """Where the first of the terms stands in `text`, give or take the letters that folding adds; -1 for nowhere.

    Folding goes letter by letter, so that a place in the folded text is one in `text` but for what folding added
    before it.
    """
    folded = fold(text)
    places = [place for term in terms if (place := folded.find(term)) >= 0]
    if not places:
        return -1
    place = min(places)
    return max(0, min(len(text) - 1, place - (len(fold(text[:place])) - place)))
