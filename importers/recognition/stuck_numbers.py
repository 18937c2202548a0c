"""Chapters of our own files that LibreOffice has cut and pasted: each of their headings begins a list of its own there, so
that all sections are "A" and all parts of them "A1"."""

import re
from collections.abc import Iterator, Sequence

from importers.recognition.drafts import Draft
from importers.recognition.lines import Ledger, quoted
from importers.recognition.scheme_guess import every
from programme.findings import Severity

_LAST = re.compile(r"(\d{1,4}|[A-Za-z])$")
_FEWEST = 3  # entries of one number, or two groups of them, that are no accident


def count_stuck_on(roots: Sequence[Draft], ledger: Ledger) -> None:
    """Numbers that stay at the first one throughout a chapter go on counting; one finding for each chapter."""
    for chapter in roots:
        groups = list(_groups(chapter))
        stuck = groups and all(len({draft.number for draft in group}) == 1 for group in groups)
        if not stuck or max(len(groups) + 1, *map(len, groups)) < _FEWEST:
            continue
        before = [draft.number for draft in every([chapter])]
        _count_on(chapter)
        changed = sum(one != draft.number for one, draft in zip(before, every([chapter]), strict=True))
        first = next(iter(chapter.lines), None)
        title = quoted(chapter.title().plain)
        ledger.note("numbers_counted_on", Severity.HINT, first, count=changed, title=title)


def _groups(chapter: Draft) -> Iterator[list[Draft]]:
    """Numbered headings of our own side by side."""
    for draft in every([chapter]):
        group = [each for each in draft.children if each.number and _is_ours(each)]
        if len(group) > 1:
            yield group


def _is_ours(draft: Draft) -> bool:
    return any(line.source.node and line.source.marker for line in draft.lines)


def _count_on(parent: Draft) -> None:
    """Counts what is below from its first number on; numbers below begin with the new one where they did with the old."""
    place = 0
    for draft in parent.children:
        if draft.number and _is_ours(draft):
            old, draft.number = draft.number, _raised(draft.number, place)
            place += 1
            for inner in every(draft.children):
                if inner.number and inner.number.startswith(old) and _is_ours(inner):
                    inner.number = draft.number + inner.number[len(old) :]
        _count_on(draft)


def _raised(number: str, by: int) -> str:
    """The number so many places further on."""
    last = _LAST.search(number)
    if last is None or not by:
        return number
    part = str(int(last[1]) + by) if last[1].isdecimal() else chr(ord(last[1]) + by)
    return number[: last.start()] + part
