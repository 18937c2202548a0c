"""Footnotes in what Word and LibreOffice put on the clipboard: the mark is a link, the note stands at the end."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from programme.markup import Footnote, Inline, Run

_REFERENCE = re.compile(
    r"<a\b[^>]*\bhref=[\"']?#(?:_(ftn|edn)|sd(foot|end)note)(\d{1,4})(?:sym)?(?!\w)[^>]*>.*?</a>",
    re.DOTALL | re.IGNORECASE,
)
_NOTE = re.compile(
    r"<div\b[^>]*\bid=[\"']?(?:(ftn|edn)|sd(foot|end)note)(\d{1,4})(?!\w)[^>]*>(.*?)</div>", re.DOTALL | re.IGNORECASE
)
_KINDS = {"ftn": "ftn", "edn": "edn", "foot": "ftn", "end": "edn"}
_TAG = re.compile(r"<[^>]*>")
_SIGN = re.compile(r"^\s*[\[(]?(?:\d{1,4}|[ivxlc]{1,6})[\])]?\.?\s*(?=\S)")
_MARK = re.compile("\ue002(\\d+)\ue003")
"""Letters that no font has stand for the note while Qt reads the page."""


def marked(html: str) -> tuple[str, list[str]]:
    """`html` with a mark in place of each reference to a note, without the notes, and their texts; `noted` brings them back."""
    if "#_ftn" not in html and "#_edn" not in html and "#sd" not in html:
        return html, []
    found = {_key(match): _words(match[4]) for match in _NOTE.finditer(html)}
    texts: list[str] = []

    def mark(match: re.Match[str]) -> str:
        text = found.get(_key(match))
        if not text:
            return match[0]
        texts.append(text)
        return f"\ue002{len(texts) - 1}\ue003"

    def left(match: re.Match[str]) -> str:
        return "" if found.get(_key(match)) in texts else match[0]

    return _NOTE.sub(left, _REFERENCE.sub(mark, html)), texts


def noted(run: Run, texts: Sequence[str]) -> Iterator[Inline]:
    """A run with the notes in place of their marks."""
    pieces = _MARK.split(run.text)
    for words, number in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if words:
            yield Run(words, run.bold, run.italic, run.link)
        if number and int(number) < len(texts):
            yield Footnote((Run(texts[int(number)]),))


def _key(match: re.Match[str]) -> tuple[str, str]:
    return _KINDS[(match[1] or match[2]).casefold()], match[3]


def _words(html: str) -> str:
    text = " ".join(unescape(_TAG.sub(" ", html)).split())
    return _SIGN.sub("", text, count=1)
