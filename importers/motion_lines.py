"""A motion that comes in named parts (number, title, metadata, sections as HTML or text) as source lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from importers.source import LineEnd, LineRole, SourceLine
from programme.errors import UnreadableFile

_TAG = re.compile(r"<(?:p|br|ul|ol|li|div|h[1-6]|span|strong|em|table|section)\b[^<>]*>", re.IGNORECASE)
_TEXT_SECTIONS = ("antragstext", "text", "motion text", "beschlusstext", "wortlaut")


def motion_lines(
    number: str, title: str, meta: Iterable[tuple[str, str]], sections: Iterable[tuple[str, str]]
) -> Iterator[SourceLine]:
    """The lines of one motion. `sections` are pairs of a name and HTML or plain text; all lines have number 1.

    The section that is the motion's text needs no heading; the others, as the reason, stand below theirs.
    """
    yield SourceLine(" ".join(title.split()), 1, LineEnd.PARAGRAPH, role=LineRole.MOTION, marker=number.strip())
    for key, value in meta:
        if value.strip():
            yield SourceLine(value.strip(), 1, LineEnd.PARAGRAPH, role=LineRole.META, label=key)
    for name, content in sections:
        yield from _section(" ".join(name.split()), content)


def _section(name: str, content: str) -> Iterator[SourceLine]:
    lines = text_lines(content)
    if not lines:
        return
    folded = name.casefold().rstrip(":")
    if name and folded not in _TEXT_SECTIONS:
        yield SourceLine(name, 1, LineEnd.PARAGRAPH, outline=2)
    for line in lines:
        yield replace(line, number=1, outline=line.outline + 1 if line.outline else None)


def text_lines(content: str) -> Sequence[SourceLine]:
    """The lines of HTML, or of plain text with a paragraph on each line."""
    if not content.strip():
        return ()
    if not _TAG.search(content):
        return [SourceLine(part.strip(), 1, LineEnd.PARAGRAPH) for part in content.split("\n") if part.strip()]
    from importers.html_reader import document_of
    from importers.web.page import parsed_page

    try:
        return document_of(
            parsed_page(
                content.encode(),
                "",
            ),
            "",
        ).lines
    except UnreadableFile:  # tags without any text
        return ()
