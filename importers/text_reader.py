"""Plain text: its lines with blanks in front, blank lines above, form feeds as page ends.

Text files often hold light markup that people type or that copying from a web page leaves: `**bold**`, `'''bold'''` of
wikis, `# Heading`, `== Heading ==`, underlined headings, tables between bars. These are evidence like any other and are taken as such.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from importers.decoding import decoded
from importers.limits import require_modest
from importers.page_gaps import pages_of_gaps
from importers.source import Cell, SourceDocument, SourceLine
from importers.text_columns import in_reading_order
from programme.markup import Inline, Run

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]")
_UNDERLINE = re.compile(r"\s*([=\-^~\"'`#*+_])\1{2,}\s*$")
_MARKED_HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)$")
_FEWEST_SIGNED = 2  # headings behind "==", from which on they are a habit
_SIGNED_HEADING = re.compile(r"(={1,6}) +(\S.*)$")  # of wikis and AsciiDoc
_BOLD = re.compile(r"\*\*(?=[^\s*])(.{1,2000}?)(?<=[^\s*])\*\*")
_WIKI_BOLD = re.compile(r"'{3}(?=[^\s'])(.{1,2000}?)(?<=[^\s'])'{3}(?!')")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_RULE_ROW = re.compile(r"\s*\|[\s|:\-+=]*\|\s*$")
_INNER_RULE = re.compile(
    r"\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*){1,30}\|?\s*$"
)  # of tables that leave out their outer bars
_CELL_END = re.compile(r"(?<!\\)\|")
_SHORTEST_UNDERLINE = 0.5  # of the heading's own length; real ones are often a few signs off
_TAB = 4
_SPACED_OUT = (
    0.6  # share of lines in the middle of a sentence with a blank line above, from which on all lines have one
)
_FEWEST_TORN = 8  # such lines that are no accident
_TORN_LINE = 40  # letters of a line that was wrapped
_MOSTLY_QUOTED = 0.6  # share of lines behind ">", from which on a text is a quoted mail

_SHORTEST_OVERPRINT = 16
_LONGEST_OVERPRINT = 800
_SHORTEST_PART = 8  # letters that nobody writes twice without a blank between
_TELLING = 4  # letters at a line's start that come again where it was set over itself
_TIMES = (4, 3, 2)


def read_source(content: bytes, name: str) -> SourceDocument:
    """The lines of a text file. Raises `UnreadableFile` for binary ones."""
    text, findings = decoded(content, name)
    require_modest(text)
    return SourceDocument(tuple(_lines(text)), name, findings=findings)


def _lines(text: str) -> Iterator[SourceLine]:
    """All lines that hold more than blanks or decoration."""
    table = -1
    blanks = row = 0
    rows = in_reading_order(_unquoted(_LINE_ENDS.split(text)))
    raw = _with_outer_bars([with_stars(row.text) for row in rows])
    begins = {} if "\f" in text else pages_of_gaps(raw)
    page = 1 if "\f" in text or begins else None
    outlines = _Outlines(raw)
    spare = _blanks_between_all(raw)
    for number, line in enumerate(raw, 1):
        page = begins.get(number - 1, page)
        if page is not None and "\f" in line:
            page += line.count("\f")
            line = line.replace("\f", "")
        following = raw[number] if number < len(raw) else ""
        if not line.strip():
            blanks += 1
        elif bar := _ROW.match(line):
            row = 0 if blanks or not row else row
            table += not row
            if not _RULE_ROW.match(line):
                yield from _cells(bar[1], number, page, blanks, Cell(table, row, 0))
            row, blanks = row + 1, 0
        elif not outlines.is_underline(number):
            level = outlines.level(line, following, number)
            yield _line(line, number, (page, rows[number - 1].column), max(0, blanks - spare), level)
            blanks = row = 0


def _with_outer_bars(lines: list[str]) -> list[str]:
    """Lines with the outer bars that the rows of a table leave out where one of them is a rule."""
    result = list(lines)
    for rule in [place for place, line in enumerate(lines) if _INNER_RULE.match(line)]:
        below = takewhile(lambda place: "|" in lines[place], range(rule + 1, len(lines)))
        above = [rule - 1] if rule and "|" in lines[rule - 1] else []
        for place in (*above, rule, *below):
            result[place] = f"|{lines[place].strip().removeprefix('|').removesuffix('|')}|"
    return result


def _blanks_between_all(lines: list[str]) -> int:
    """Blank lines that stand between any two lines, sentences in their middle included: 1 in what was made of a PDF with
    wide line spacing, else 0."""
    full = [place for place, line in enumerate(lines) if line.strip()]
    torn = spaced = 0
    for one, other in pairwise(full):
        before, after = lines[one].rstrip(), lines[other].lstrip()
        if len(before) >= _TORN_LINE and (before[-1].isalnum() or before[-1] in ",-") and after[0].islower():
            torn += 1
            spaced += other - one > 1
    return int(torn >= _FEWEST_TORN and spaced > _SPACED_OUT * torn)


def _unquoted(lines: list[str]) -> list[str]:
    """Lines of a mail without the ">" that answers put before each line, as often as most lines have it; a ">" that only
    some lines have is a bullet."""
    full = [line for line in lines if line.strip()]
    quoted = sum(line.startswith(">") for line in full)
    empty = any(line.startswith(">") and not line.strip("> ") for line in lines)
    if not quoted or not empty or quoted < _MOSTLY_QUOTED * len(full):
        return lines
    return _unquoted([line[1:].removeprefix(" ") if line.startswith(">") else line for line in lines])


class _Outlines:
    """Levels of underlined headings, by the order in which the signs first appear, and of those behind `#` or `==`."""

    def __init__(self, lines: list[str]) -> None:
        signed = sum(_SIGNED_HEADING.match(line) is not None for line in lines)
        self._marked = (_MARKED_HEADING, _SIGNED_HEADING) if signed >= _FEWEST_SIGNED else (_MARKED_HEADING,)
        self._signs: list[str] = []
        self._skip = 0

    def is_underline(self, number: int) -> bool:
        """Whether the line was used up as the underline of the one before."""
        return number == self._skip

    def level(self, line: str, following: str, number: int) -> int | None:
        """Heading level of `line`, from 1; None for body text."""
        if marked := next(filter(None, (pattern.match(line) for pattern in self._marked)), None):
            return len(marked[1])
        underline = _UNDERLINE.match(following)
        title = line.strip()
        if not underline or _UNDERLINE.match(line) or len(following.strip()) < _SHORTEST_UNDERLINE * len(title):
            return None
        self._skip = number + 1
        if underline[1] not in self._signs:
            self._signs.append(underline[1])
        return self._signs.index(underline[1]) + 1


def _line(line: str, number: int, place: tuple[int | None, int | None], blanks: int, outline: int | None) -> SourceLine:
    """`place` is the page and the column."""
    if outline and (marked := _MARKED_HEADING.match(line)):
        line = without_closing_signs(marked[2])
    elif outline and (marked := _SIGNED_HEADING.match(line)):
        line = marked[2].rstrip().removesuffix(f" {marked[1]}")
    expanded = line.expandtabs(_TAB)
    body = without_overprint(line.strip(" \t"))
    left = len(expanded) - len(expanded.lstrip(" "))
    inlines = bold_runs(body)
    plain = "".join(run.text for run in inlines if isinstance(run, Run)) if inlines else body
    return SourceLine(
        plain,
        number,
        inlines=inlines,
        page=place[0],
        column=place[1],
        outline=outline,
        bold=_bold_share(inlines, plain),
        left=float(left),
        right=float(left + len(plain)),
        space_above=float(blanks),
    )


def _cells(row: str, number: int, page: int | None, blanks: int, place: Cell) -> Iterator[SourceLine]:
    for column, cell in enumerate(_CELL_END.split(row)):
        text = cell.strip().replace("\\|", "|")
        where = Cell(place.table, place.row, column)
        yield SourceLine(text, number, inlines=bold_runs(text), page=page, cell=where, space_above=float(blanks))


def without_overprint(line: str) -> str:
    """A line set several times over itself to look bold, which comes as its parts each that often ("WohnenWohnen  77")."""
    if not _SHORTEST_OVERPRINT <= len(line) <= _LONGEST_OVERPRINT or line.find(line[:_TELLING], _TELLING) < 0:
        return line
    for times in _TIMES:
        parts = re.compile(rf"(.+?)\1{{{times - 1}}}")
        single = parts.sub(r"\1", line)
        longest = max((len(match[1]) for match in parts.finditer(line)), default=0)
        if longest >= _SHORTEST_PART and len(single) * times == len(line):
            return single
    return line


def without_closing_signs(title: str) -> str:
    """A heading without the `#` that may close it; done by hand, since a long line would let a pattern go astray."""
    title = title.rstrip()
    return title.rstrip("#").rstrip() or title


def with_stars(line: str) -> str:
    """A line with double stars around what a wiki sets bold between triple quotes."""
    return _WIKI_BOLD.sub(r"**\1**", line) if "'''" in line else line


def bold_runs(text: str) -> tuple[Inline, ...]:
    """`text` with what stands between double stars set bold, inside words too; () where there is none."""
    if "**" not in text:
        return ()
    runs: list[Inline] = []
    place = 0
    for match in _BOLD.finditer(text):
        runs += [Run(text[place : match.start()]), Run(match[1], bold=True)]
        place = match.end()
    runs.append(Run(text[place:]))
    return tuple(run for run in runs if isinstance(run, Run) and run.text) if place else ()


def _bold_share(inlines: tuple[Inline, ...], plain: str) -> float:
    if not inlines or not plain:
        return 0.0
    return sum(len(run.text) for run in inlines if isinstance(run, Run) and run.bold) / len(plain)
