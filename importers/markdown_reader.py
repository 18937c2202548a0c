"""Markdown and reStructuredText: headings by `#` or underlines, lists, emphasis, tables, notes, a YAML head.

Line ends stay line ends: people write Markdown with and without blank lines between paragraphs, so that recognition
decides what belongs together.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from importers.coded_numbers import torn_lines, with_numbers, without_coded_numbers
from importers.decoding import decoded
from importers.front_matter import front_matter
from importers.limits import require_modest
from importers.source import Cell, LineEnd, LineRole, SourceDocument, SourceLine
from importers.text_reader import with_stars, without_closing_signs
from programme.markup import Footnote, Inline, Run, parse_inline, plain_of, tidy
from programme.word_marks import CLOSING

_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)$")
_UNDERLINE = re.compile(r" {0,3}([=\-^~\"'`#*+_:.])\1{2,}\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"(\s*)([-*+•–]|\(?\d{1,9}[.)]|\(?[a-zA-Z][.)]|#\.)(\s+|$)(.*)$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_QUOTE = re.compile(r"(?: {0,3}>\s?)+")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_RULE_ROW = re.compile(r"(?=.*[-=]{2})[\s|:\-+=]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_DEFINITION = re.compile(r" {0,3}\[([^\]^]{1,80})\]:\s*<?(\S+?)>?(?:\s.*)?$")
_NOTE = re.compile(r" {0,3}\[\^([^\]]{1,40})\]:\s*(.*)$")
_NOTE_MARK = re.compile(r"\[\^([^\]]{1,40})\]")
_SPAN = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\{[.#][^{}]{0,80}\}")
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\[([^\[\]]{0,80})\]")
_DIRECTIVE = re.compile(r"\.\.\s+(?:[\w-]+::|_[^:]+:|\||$)|\.\.\s*$")
_CODE = re.compile(r"(`+)(?!`)(.{1,400}?)(?<!`)\1(?!`)")
_IMAGE = re.compile(r"!\[([^\[\]]{0,200})\]\([^()\s]*(?:\s[^()]*)?\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--.{0,2000}?-->")
_PLACE = re.compile(rf'.{{0,40}}?<a id="({CLOSING}|[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})"></a>')
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_BRACKETED = re.compile(r"\]\(<([^<>()\s]{1,2000})>\)")
_RST_LINK = re.compile(r"`([^`<>]{1,200}?)\s*<([^<>`\s]{1,500})>`__?")
_LINK_TITLE = re.compile(r"(\]\([^()\s]*)\s+[\"'][^\"']{0,200}[\"']\)")
_LONGEST_MARKED = 100_000  # letters of a line, some forty pages, above which no one meant marks in it
_MARKS = re.compile(r"[\\*_\[\]^<>&!`]")
_SHORTEST_UNDERLINE = 0.5
_TAB = 4
_STRONG = re.compile(r"(?<!\\)\*\*")
_MOST_STRONG = 6  # lines that bold words go on over


@dataclass(slots=True)
class _State:
    """Where in the file the walk stands."""

    links: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    signs: list[str] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    """Indents of the open list levels."""
    blanks: int = 0
    fence: str = ""
    table: int = -1
    row: int = 0
    torn: frozenset[int] = frozenset()
    """Numbers of lines that go on with the one before."""


def read_source(content: bytes, name: str) -> SourceDocument:
    """The lines of a Markdown or reStructuredText file. Raises `UnreadableFile` for binary ones."""
    text, findings = decoded(content, name)
    require_modest(text)
    lines = _LINE_ENDS.split(text)
    head, start = front_matter(lines)
    body, numbers = without_coded_numbers(lines[start:])
    body = _with_strong_in_lines([with_stars(line) for line in body])
    state = _State(torn=frozenset(start + place + 1 for place in torn_lines(body, numbers)))
    _gather(body, state)
    found = [*head, *with_numbers([*_lines(body, start, state)], body, numbers, start)]
    return SourceDocument(tuple(found), name, findings=findings)


def _with_strong_in_lines(lines: Sequence[str]) -> list[str]:
    """The lines, each with the marks of bold words of its own: what is bold over several lines of a paragraph is closed
    at the end of each and opened anew in the next."""
    result = list(lines)
    for place, line in enumerate(lines):
        if len(_STRONG.findall(result[place])) % 2 == 0:
            continue
        end = next((other for other in _further(lines, place) if len(_STRONG.findall(lines[other])) % 2), None)
        if end is not None and line.strip() != "**":
            result[place] = result[place].rstrip() + "**"
            for other in range(place + 1, end + 1):
                body = lines[other].strip()
                result[other] = f"**{body}" if other == end else f"**{body}**"
    return result


def _further(lines: Sequence[str], place: int) -> Iterator[int]:
    """Places of the next lines that go on with the paragraph of the one at `place`."""
    for other in range(place + 1, min(place + 1 + _MOST_STRONG, len(lines))):
        if not lines[other].strip() or _HEADING.match(lines[other]) or _ITEM.match(lines[other]):
            return
        yield other


def _gather(lines: Sequence[str], state: _State) -> None:
    """Addresses and notes that the text refers to by name; beside headings with number signs, lines below others have the
    ranks that Markdown gives them, else those in which they come first, as in reStructuredText."""
    if any(map(_HEADING.match, lines)):
        state.signs = ["=", "-"]
    for line in lines:
        if note := _NOTE.match(line):
            state.notes.setdefault(note[1], note[2])
        elif definition := _DEFINITION.match(line):
            state.links.setdefault(definition[1].casefold(), definition[2])


def _lines(lines: Sequence[str], offset: int, state: _State) -> Iterator[SourceLine]:
    place = 0
    while place < len(lines):
        line, following = lines[place], lines[place + 1] if place + 1 < len(lines) else ""
        number = offset + place + 1
        place += 1
        if _is_silent(line, state):
            continue
        overlined = None if state.fence else _UNDERLINE.match(line)
        if overlined and place + 1 < len(lines) and _same_underline(line, lines[place + 1]) and following.strip():
            yield _heading(following.strip(), number + 1, f"{overlined[1]}{overlined[1]}", state)
            place += 2
        elif _RULE.match(line):
            state.blanks += 1
        elif (row := _row_of(line, following, state)) is not None:
            yield from _table_row(row, number, state)
        elif underline := _underline_of(line, following, state):
            yield _heading(line.strip(), number, underline, state)
            place += 1
        else:
            yield _line(line, number, state)


def _is_silent(line: str, state: _State) -> bool:
    """Blank lines, definitions, fences and comments say nothing themselves."""
    fence = _FENCE.match(line)
    if fence and (not state.fence or fence[1][:3] == state.fence):
        state.fence = "" if state.fence else fence[1][:3]
        return True
    if state.fence:
        return False
    if not line.strip() or _DEFINITION.match(line) or _NOTE.match(line) or _DIRECTIVE.match(line):
        state.blanks += 1
        state.row = 0
        return True
    return state.row > 0 and _RULE_ROW.match(line) is not None


def _row_of(line: str, following: str, state: _State) -> str | None:
    """What stands between the outer bars of a table's row, which its first row may leave out where a rule follows."""
    if bar := _ROW.match(line):
        return bar[1]
    ruled = "|" in following and _RULE_ROW.match(following) is not None
    return line.rstrip().removesuffix("|") if "|" in line and (state.row or ruled) else None


def _same_underline(over: str, under: str) -> bool:
    one, other = _UNDERLINE.match(over), _UNDERLINE.match(under)
    return bool(one and other and one[1] == other[1])


def _underline_of(line: str, following: str, state: _State) -> str:
    """The sign that underlines `line` as a heading; "" where none does."""
    match = _UNDERLINE.match(following)
    title = line.strip()
    if state.fence or not match or _UNDERLINE.match(line) or _HEADING.match(line):
        return ""
    return match[1] if len(following.strip()) >= _SHORTEST_UNDERLINE * len(title) else ""


def _heading(title: str, number: int, sign: str, state: _State) -> SourceLine:
    if sign not in state.signs:
        state.signs.append(sign)
    return _made(title, number, state, outline=state.signs.index(sign) + 1, end=LineEnd.PARAGRAPH)


def _line(line: str, number: int, state: _State) -> SourceLine:
    """A heading, an item, a quote or a line of text."""
    if state.fence:
        return _plain(line, number, state, LineRole.PREFORMATTED)
    if marked := _HEADING.match(line):
        state.indents.clear()
        return _made(_heading_words(marked[2]), number, state, outline=len(marked[1]), end=LineEnd.PARAGRAPH)
    quote = _QUOTE.match(line)
    body = line[quote.end() :] if quote else line
    expanded = body.expandtabs(_TAB)
    indent = len(expanded) - len(expanded.lstrip(" "))
    item = None if number in state.torn else _ITEM.match(expanded)
    if item and _may_be_item(item, state):
        return _item(item, indent, number, state)
    if state.blanks and indent == 0:
        state.indents.clear()
    breaks = body.endswith(("  ", "\\"))
    end = LineEnd.BREAK if breaks and body.strip() else LineEnd.WRAP
    depth = sum(each <= indent for each in state.indents) if state.blanks and indent else 0
    made = _made(body.strip().removesuffix("\\"), number, state, end=end, left=float(indent))
    return replace(made, goes_on=True, list_level=depth - 1) if depth else made


def _heading_words(title: str) -> str:
    """A heading without what closes it: attributes in braces, number signs."""
    bare = title.rstrip()
    if bare.endswith("}") and "}" not in (head := bare[:-1].rpartition("{"))[2]:
        bare = head[0] if head[1] else bare
    return without_closing_signs(bare) or title


def _may_be_item(item: re.Match[str], state: _State) -> bool:
    """Letters and odd numbers are marks at a paragraph's start only: "8. März" in the middle is a date."""
    mark = item[2]
    if mark in "-*+•–" or mark == "#.":
        return True
    return bool(state.blanks or state.indents or mark in ("1.", "1)", "(1)", "a)", "(a)"))


def _item(item: re.Match[str], indent: int, number: int, state: _State) -> SourceLine:
    while state.indents and state.indents[-1] > indent:
        state.indents.pop()
    if not state.indents or indent > state.indents[-1] + 1:
        state.indents.append(indent)
    marker = "•" if item[2] in "-*+•–" else item[2].replace("#", "1")
    breaks = item[4].endswith(("  ", "\\"))
    return _made(
        item[4].strip().removesuffix("\\"),
        number,
        state,
        end=LineEnd.BREAK if breaks else LineEnd.WRAP,
        marker=marker,
        list_level=len(state.indents) - 1,
        left=float(indent),
    )


def _table_row(row: str, number: int, state: _State) -> Iterator[SourceLine]:
    if _RULE_ROW.match(f"|{row}|"):
        return
    if not state.row:
        state.table += 1
    for column, text in enumerate(_CELL_END.split(row)):
        cell = Cell(state.table, state.row, column, header=state.row == 0)
        yield _made(text.strip().replace("\\|", "|"), number, state, end=LineEnd.PARAGRAPH, cell=cell)
    state.row += 1


def _plain(line: str, number: int, state: _State, role: LineRole) -> SourceLine:
    blanks, state.blanks = state.blanks, 0
    return SourceLine(line, number, LineEnd.PARAGRAPH, role=role, space_above=float(blanks))


def _made(
    text: str,
    number: int,
    state: _State,
    *,
    end: LineEnd = LineEnd.WRAP,
    outline: int | None = None,
    marker: str = "",
    list_level: int | None = None,
    left: float = 0.0,
    cell: Cell | None = None,
) -> SourceLine:
    """A line whose `text` is read as inline markup."""
    place = _PLACE.match(text)
    anchor = place[1] if place else ""
    inlines = _inlines(text, state)
    plain = plain_of(each for each in inlines if not isinstance(each, Footnote))
    marked = any(not isinstance(each, Run) or each.bold or each.italic or each.link for each in inlines)
    blanks, state.blanks = state.blanks, 0
    if cell is None:
        state.row = 0
    runs = [each for each in inlines if isinstance(each, Run)]
    letters = sum(len(run.text) for run in runs) or 1
    return SourceLine(
        plain,
        number,
        end,
        inlines if marked else (),
        outline=outline,
        marker=marker,
        list_level=list_level,
        cell=cell,
        bold=sum(len(run.text) for run in runs if run.bold) / letters,
        italic=sum(len(run.text) for run in runs if run.italic) / letters,
        left=left,
        right=left + len(plain),
        space_above=float(blanks),
        node=CLOSING if anchor == CLOSING else "",
        anchor=anchor if anchor != CLOSING else "",
    )


def _inlines(text: str, state: _State) -> tuple[Inline, ...]:
    if len(text) > _LONGEST_MARKED:
        return (Run(text),)
    if not _MARKS.search(text):
        return parse_inline(text)
    text = _SPAN.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _REFERENCE.sub(lambda match: _referenced(match, state), text)
    text = _RST_LINK.sub(r"[\1](\2)", text)
    text = _AUTOLINK.sub(r"[\1](\1)", text)
    text = _LINK_TITLE.sub(r"\1)", _CODE.sub(r"\2", _BRACKETED.sub(r"](\1)", text)))
    text = html.unescape(_TAG.sub("", text)) if "<" in text or "&" in text else text
    pieces = _NOTE_MARK.split(text)
    inlines: list[Inline] = []
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            inlines += parse_inline(piece) if place == 0 else _kept_blank(piece)
        elif piece in state.notes:
            inlines.append(Footnote(parse_inline(state.notes[piece])))
        else:
            inlines.append(Run(f"[{piece}]"))
    return tidy(inlines)


def _kept_blank(piece: str) -> list[Inline]:
    """A piece behind a note's mark, with the blank that begins it."""
    lead = piece[: len(piece) - len(piece.lstrip())]
    return [Run(lead), *parse_inline(piece)]


def _referenced(match: re.Match[str], state: _State) -> str:
    target = state.links.get((match[2] or match[1]).casefold())
    return f"[{match[1]}]({target})" if target else match[0]
