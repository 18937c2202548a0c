"""Ranks of headings that begin below the first: a file that only uses the third and the fourth is no deeper for that."""

from dataclasses import replace

from importers.source import SourceDocument


def from_first_rank(document: SourceDocument) -> SourceDocument:
    """The same with ranks that count from the highest one in use."""
    highest = min((line.outline for line in document.lines if line.outline), default=1)
    if highest == 1:
        return document
    lines = (replace(each, outline=each.outline - highest + 1) if each.outline else each for each in document.lines)
    return replace(document, lines=tuple(lines))
