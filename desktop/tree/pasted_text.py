"""Lines of plain text that other programs copied: whether they have an outline for the readers, or are entries as they stand.

Knows no Qt.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from importers.recognition.marks import Mark, MarkKind, bullet_mark, is_lone_bullet, number_mark
from importers.recognition.tables.heads import meaning_of
from importers.recognition.words import level_word
from programme.errors import TreeError
from programme.markup import escape, escape_inline
from programme.model import Counter, Level, Node, Scheme
from programme.tree import level_below

_WORD = "word"
_BULLET, _INNER = "bullet", "inner bullet"
_INNER_SIGNS = "o◦○▫"
_PROSE = "prose"
_TAB = 4
_NARROW = 40  # letters: no text is wrapped so narrow
_LONG = 170  # letters that no title has
_NUMBERED = (MarkKind.DECIMAL, MarkKind.LETTER_NUMBER)  # notations of schemes
_TABLE_ROWS = 2  # from which on tabs part columns


@dataclass(frozen=True, slots=True)
class _Line:
    """`kind` names the sign in front of `words`, "" for none; `number` is one that the entry keeps."""

    indent: int
    kind: str
    words: str
    mark: Mark | None = None
    number: str | None = None
    below: str = ""
    """Text of the entry."""


def has_columns(text: str) -> bool:
    """Whether tabs part each line into the same number of cells, as a spreadsheet copies them."""
    widths = {line.rstrip("\r").count("\t") for line in text.splitlines() if line.strip()}
    rows = sum(bool(line.strip()) for line in text.splitlines())
    inner = all(line[:1] != "\t" and not _is_marked(line) for line in text.splitlines() if line.strip())
    return rows >= _TABLE_ROWS and len(widths) == 1 and widths != {0} and inner


def names_columns(text: str) -> bool:
    """Whether the first row of `has_columns` says what the columns hold ("Maßnahme", "Verantwortlich")."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return any(meaning_of(cell.strip()).counts for cell in first.split("\t"))


def has_outline(text: str) -> bool:
    """Whether different signs, words of levels or lines that go on tell what stands below what, so that one entry for each
    line would be wrong."""
    lines = list(_lines(text))
    by_indent: defaultdict[int, set[str]] = defaultdict(set)
    for line in lines:
        by_indent[line.indent].add(line.kind)
    if any(len(kinds) > 1 or _WORD in kinds for kinds in by_indent.values()):
        return True
    return any(_goes_on(one, other) for one, other in pairwise(lines))


def entries(text: str, scheme: Scheme, level: Level, most: int) -> tuple[tuple[Node, ...], int]:
    """The first `most` lines as entries of `level`, those that stand further right below the ones above; how many are left
    out. Of columns the first holds titles, the others texts. Of numbers that count, only those that do not begin with 1 are kept: others are counted by the scheme."""
    lines = [line for line in _lines(text) if line.words]
    taken = lines[:most]
    if taken and taken[0].indent > min(line.indent for line in taken):  # the first line of a wrapped paragraph
        taken = [replace(line, indent=0) for line in taken]
    return tuple(_nested(taken, scheme, level, "line")), len(lines) - len(taken)


def _lines(text: str) -> Iterator[_Line]:
    if has_columns(text):
        for raw in text.splitlines():
            title, *others = [cell.strip() for cell in raw.split("\t") if cell.strip()] or [""]
            yield _Line(0, "", title, below="\n\n".join(map(escape, others)))
        return
    for raw in text.splitlines():
        line = raw.expandtabs(_TAB).rstrip()
        body = raw.strip()
        if body:
            yield _line(len(line) - len(line.lstrip()), body)


def _line(indent: int, body: str) -> _Line:
    if level_word(body) is not None:
        return _Line(indent, _WORD, body)
    if is_lone_bullet(body):
        return _Line(indent, _BULLET, "")
    mark = bullet_mark(body)
    if mark is not None:
        return _Line(indent, _INNER if mark.sign in _INNER_SIGNS else _BULLET, body[mark.end :], mark)
    mark = number_mark(body)
    if mark is not None and not _is_bare(mark):
        return _Line(indent, f"{mark.kind.value} {mark.depth} {mark.sign} {mark.prefix}", body, mark)
    return _Line(indent, _PROSE if len(body) > _LONG else "", body, mark)


def _is_bare(mark: Mark) -> bool:
    """Whether a number could as well be an amount ("3 Brücken")."""
    return mark.kind is MarkKind.DECIMAL and mark.depth == 1 and not mark.sign


def _is_marked(line: str) -> bool:
    """Whether its only tab parts a sign from the words behind it."""
    mark = _line(0, line.strip()).mark
    return mark is not None and "\t" in line[: mark.end]


def _goes_on(above: _Line, line: _Line) -> bool:
    """Whether a line is the rest of the point above, which was wrapped, and nothing below it."""
    hangs = above.kind != "" and line.kind == "" and line.indent > above.indent
    return hangs and (len(above.words) >= _NARROW or line.words[0].islower())


def _counted(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Numbers that count on are no words; bare ones where all lines have one."""
    marks = [line.mark for line in lines if line.mark is not None and line.mark.number]
    counts = all(_counts_on(one, other) for one, other in pairwise(marks))
    counts = counts and not (any(map(_is_bare, marks)) and (len(marks) < len(lines) or len(marks) == 1))
    kept = bool(marks) and marks[0].kind in _NUMBERED and marks[0].parts[-1] > 1
    for line in lines:
        if line.mark is not None and line.mark.number and counts:
            number = line.mark.number if kept else None
            yield replace(line, words=line.words[line.mark.end :], number=number)
        else:
            yield line


def _counts_on(one: Mark, other: Mark) -> bool:
    return one.parts[:-1] == other.parts[:-1] and one.parts[-1] + 1 == other.parts[-1]


def _nested(lines: Sequence[_Line], scheme: Scheme, level: Level, name: str) -> Iterator[Node]:
    """Entries of the lines that stand furthest left, with what stands further right below them."""
    edge = min((line.indent for line in lines), default=0)
    starts = [place for place, line in enumerate(lines) if line.indent == edge]
    heads = _counted([lines[place] for place in starts])
    for line, (start, end) in zip(heads, pairwise([*starts, len(lines)]), strict=True):
        counts = scheme.definition(level).numbering.counter is not Counter.NONE
        node = Node(
            f"{name}-{start}", level, escape_inline(line.words), line.below, number=line.number if counts else None
        )
        below = lines[start + 1 : end]
        try:
            inner = level_below(scheme, level)
        except TreeError:
            yield replace(node, text="\n\n".join(filter(None, (line.below, _listed(below)))))
        else:
            yield replace(node, children=tuple(_nested(below, scheme, inner, node.id)))


def _listed(lines: Sequence[_Line]) -> str:
    """Points below a measure, which are a list in its text."""
    edges = sorted({line.indent for line in lines})
    return "\n".join(f"{'  ' * edges.index(line.indent)}- {escape_inline(line.words)}" for line in lines)
