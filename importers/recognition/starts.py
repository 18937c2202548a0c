"""What each line begins with: bullet, number, level word, field name. Needs the line before to tell marks from text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from importers.recognition.blocks import NOTHING, Block, Start, ends_sentence, starts_small
from importers.recognition.changes import tells_change
from importers.recognition.labels import Labels, is_known, known_label
from importers.recognition.lines import Line
from importers.recognition.marks import Mark, MarkKind, bullet_mark, is_bare_section, number_mark
from importers.recognition.words import level_word
from importers.source import LineEnd
from programme.markup import Run

_DASHES = "-–—"
_WEIGHT_STEP = 0.8
_FIELD_NAME = "Feldname oben"  # the style of names above their values in our own Word files
LONG_LINE = 170  # letters that no one sets in one line
_LONG_SHARE = 0.1  # of lines so long, from which on a text is not wrapped
_LONGEST_TITLE = 60
_NARROW = 40  # letters: no text is wrapped so narrow
_FULL = 0.9  # quantile of the letters of lines that counts as their full width
_SHORT = 0.7  # times that width: a line so short was not wrapped
_SENTENCES = 60  # letters of a paragraph that is no further fact
_HANGING = 2  # letters or points by which the lines of an item hang below its number
BLANK = 0.4  # empty line heights above from which on a line stands apart


@dataclass(frozen=True, slots=True)
class _Place:
    """What tells an item from a sentence that goes on: `small` where items usually begin small, `parted`
    where the line before is too short to go on, `wrapped` where lines are broken by a width. `second_line` says that
    it is the second one of a heading."""

    small: bool
    parted: bool
    wrapped: bool
    second_line: bool


def starts_of(lines: Sequence[Line], labels: Labels) -> list[Start]:
    """One for each line."""
    seconds = _second_lines(lines)
    small_dashes = _small_dash_items(lines)
    letters = _counting_letters(lines)
    flowing = is_flowing(lines)
    starts: list[Start] = []
    counted: Mark | None = None
    letter = ""
    full = full_width(lines)
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        above = starts[-1] if starts else NOTHING
        parted = before is None or _is_short(before, full) or _begins_list(lines[place - 1 : place + 2])
        around = _Place(small_dashes, parted, full >= _NARROW, line.index in seconds)
        start = _start(line, before, above, labels, around)
        if start is NOTHING and before is not None and _goes_on_counting(line, before, counted):
            start = _numbered(line, small=True)
        if start is NOTHING and before is not None and _counts_on_outside(line, before, counted):
            start = _numbered(line)
        start = _as_letter(start, letter)
        counted = start.mark or counted
        letter = _letter_of(start) or letter
        if start is NOTHING and flowing and line.source.cell is None and not line.source.marker:
            start = _numbered(line)
        apart = before is None or line.source.space_above >= BLANK or line.source.outline is not None
        if start is NOTHING and apart and line.plain[:2] in letters:
            start = Start(Mark(MarkKind.LETTER, line.plain[0], 2), end=2)
        starts.append(start)
    return starts


def is_flowing(lines: Sequence[Line]) -> bool:
    """Whether the paragraphs of a text without looks are long lines, so that each line begins anew."""
    loose = [line for line in lines if line.source.end is LineEnd.WRAP and line.source.size is None]
    return sum(len(line.plain) > LONG_LINE for line in loose) > _LONG_SHARE * len(loose)


def is_prose_apart(block: Block) -> bool:
    """Whether sentences stand apart from what is above them ("Zeitraum: ab 2027", then a paragraph on the measure)."""
    return block.source.cell is None and block.space_above >= BLANK and is_prose(block)


def is_prose(block: Block) -> bool:
    """Whether a block holds whole sentences, not a further fact."""
    return len(block.plain) > _SENTENCES and ends_sentence(block.plain) and not starts_small(block.plain)


def _numbered(line: Line, small: bool = False) -> Start:
    """A number at the start of a paragraph; `small` where its words may begin with a small letter."""
    mark = number_mark(line.plain)
    if mark is None or not mark.sign or (starts_small(line.plain[mark.end :]) and not small):
        return NOTHING
    return Start(mark, end=mark.end)


def _goes_on_counting(line: Line, before: Line, counted: Mark | None) -> bool:
    """Whether an item that begins small counts on from the one before, or is the first one below a colon."""
    mark = number_mark(line.plain) if line.source.cell is None and line.plain[:1].isdigit() else None
    if mark is None or mark.depth != 1 or mark.sign != "." or not starts_small(line.plain[mark.end :]):
        return False
    if counted is None or counted.kind is not mark.kind or counted.depth != 1 or counted.sign != mark.sign:
        return mark.number == "1" and before.plain.endswith(":")
    return mark.parts[0] == counted.parts[0] + 1 or (mark.number == "1" and before.plain.endswith(":"))


def _counts_on_outside(line: Line, before: Line, counted: Mark | None) -> bool:
    """Whether the next number stands left of the line before, which hangs below the number before, though no sentence ends
    there."""
    mark = number_mark(line.plain) if line.source.cell is None and line.plain[:1].isdigit() else None
    if mark is None or counted is None or mark.depth != 1 or (counted.kind, counted.sign) != (mark.kind, mark.sign):
        return False
    hanging = (before.source.left or 0.0) - (line.source.left or 0.0)
    return hanging >= _HANGING and mark.parts[0] == counted.parts[0] + 1


def _letter_of(start: Start) -> str:
    """The letter of a chapter ("B.") or of its section ("B.2"); "" for other marks."""
    lettered = start.mark is not None and start.mark.kind in (MarkKind.LETTER, MarkKind.LETTER_NUMBER)
    first = start.mark.number[:2] if start.mark and lettered else ""
    return first[:1] if not first[1:].isalpha() else ""


def _as_letter(start: Start, letter: str) -> Start:
    """What looks like a Roman number counts letters where it comes right behind their last one ("H.", then "I.")."""
    mark = start.mark
    if mark is None or mark.kind is not MarkKind.ROMAN or not letter:
        return start
    if mark.number.partition(".")[0] not in (letter, chr(ord(letter) + 1)):
        return start
    return replace(start, mark=replace(mark, kind=MarkKind.LETTER if mark.depth == 1 else MarkKind.LETTER_NUMBER))


def full_width(lines: Sequence[Line]) -> int:
    """Letters of a line that was wrapped: most are shorter. 0 where longer lines show that pages tear them anywhere."""
    lengths = sorted(len(line.plain) for line in lines if line.source.end is LineEnd.WRAP)
    return lengths[int(_FULL * len(lengths))] if lengths and lengths[-1] <= LONG_LINE else 0


def _is_short(line: Line, full: int) -> bool:
    """Whether a line ends before the wrapped width, so that nothing goes on in the next one."""
    return line.source.end is not LineEnd.WRAP or len(line.plain) < _SHORT * full


def _begins_list(around: Sequence[Line]) -> bool:
    """Whether two lines with the same dash stand below a line so short that no text is wrapped there."""
    if len(around) < 3 or len(around[0].plain) > _NARROW or bullet_mark(around[0].plain):
        return False
    one, other = bullet_mark(around[1].plain), bullet_mark(around[2].plain)
    return one is not None and other is not None and one.sign == other.sign and one.sign in _DASHES


def _counting_letters(lines: Sequence[Line]) -> frozenset[str]:
    """Letters with a blank that head what counts as A1, A2 below them."""
    marks = (number_mark(line.plain) for line in lines if line.plain[:1].isupper() and line.source.cell is None)
    return frozenset(
        f"{mark.prefix} " for mark in marks if mark and mark.kind is MarkKind.LETTER_NUMBER and mark.depth == 1
    )


def _start(line: Line, before: Line | None, above: Start, labels: Labels, place: _Place) -> Start:
    if line.source.style == _FIELD_NAME and line.plain:
        return Start(label=line.plain, end=len(line.plain))
    if line.source.marker:
        return _named_item(line, labels) or _of_marker(line)
    if before is not None and before.source.end is LineEnd.GOES_ON and before.source.cell == line.source.cell:
        return NOTHING
    plain = line.plain
    if line.source.cell is not None:
        return _in_cell(line)
    if word := level_word(plain):
        return Start(word=word, end=word.end)
    if (mark := bullet_mark(plain)) and not (
        place.second_line or _is_dash_in_sentence(line, mark, before, above, place)
    ):
        return Start(mark, end=mark.end)
    if tells_change(plain):
        return NOTHING
    label = labels.at_start(plain, line.source.text)
    if label and (line.source.outline is None or is_known(label.name)):
        return Start(label=label.name, end=label.end)
    if (mark := number_mark(plain)) and _may_count(line, mark, before, above, place):
        return Start(mark, end=mark.end)
    return NOTHING


def _in_cell(line: Line) -> Start:
    """In cells only bullets and "Priorität: 5" begin anew; what the cell means is for its table to say."""
    if mark := bullet_mark(line.plain):
        return Start(mark, end=mark.end)
    if known := known_label(line.plain):
        return Start(label=known.name, end=known.end)
    return NOTHING


def _named_item(line: Line, labels: Labels) -> Start | None:
    """An item that begins with a field's name set bold ("- **Status:** läuft")."""
    first = next(iter(line.text.runs()), None)
    if not isinstance(first, Run) or not first.bold or bullet_mark(f"{line.source.marker} x") is None:
        return None
    label = labels.at_start(line.plain) or known_label(line.plain)
    if label is None or first.text.strip() != line.plain[: label.end].strip():
        return None
    return Start(label=label.name, end=label.end)


def _of_marker(line: Line) -> Start:
    marker = line.source.marker.strip()
    if word := level_word(marker):
        return Start(word=word)
    mark = number_mark(f"{marker} x") or bullet_mark(f"{marker} x")
    again = bullet_mark(line.plain)
    end = again.end if again and again.sign not in _DASHES else 0
    if mark is None:
        return Start(Mark(MarkKind.BULLET, "", 0, marker[-1:]), end=end)
    return Start(Mark(mark.kind, mark.number, 0, mark.sign), end=end)


def _second_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of the second lines of headings, where the other dashes do not begin small items."""
    triples = zip(lines, lines[1:], lines[2:], strict=False)
    found = {line.index for before, line, after in triples if _is_second_line(before, line, after)}
    return found if found and not _small_dash_items([line for line in lines if line.index not in found]) else set()


def _is_second_line(before: Line, line: Line, after: Line) -> bool:
    """Whether a dash goes on with the heading right above ("Gut leben", "– in der Stadt"): small letters follow, and no
    second item does, but text that stands apart."""
    mark = bullet_mark(line.plain) if line.plain[:1] in _DASHES[1:] and line.source.cell is None else None
    if mark is None or not starts_small(line.plain[mark.end :]) or line.source.space_above >= BLANK:
        return False
    apart = before.source.outline is not None or before.source.space_above >= BLANK
    if not apart or ends_sentence(before.plain) or bullet_mark(before.plain) or before.plain.endswith(","):
        return False
    if max(len(before.plain), len(line.plain)) > _LONGEST_TITLE or ends_sentence(line.plain):
        return False
    return after.source.space_above >= BLANK and bullet_mark(after.plain) is None and not after.source.marker


def _looks_other(line: Line, before: Line) -> bool:
    """Whether a line differs in size or weight from the one before."""
    one, other = before.source, line.source
    bigger = one.size is not None and other.size is not None and abs(one.size - other.size) > 1
    return bigger or abs(one.bold - other.bold) > _WEIGHT_STEP


def _is_dash_in_sentence(line: Line, mark: Mark, before: Line | None, above: Start, place: _Place) -> bool:
    """A dash at a line's start that goes on with a sentence: nothing closed the line before, and a small letter follows.

    Where items begin small throughout ("- favorisieren wir …"), only the line of a paragraph can go on like this.
    """
    if mark.sign not in _DASHES or before is None or not starts_small(line.plain[mark.end :]):
        return False
    if ends_sentence(before.plain) or before.plain.endswith(",") or place.parted:
        return False
    if above.is_bullet:
        return not place.small and not _stands_deeper(line, before, above, place)
    return line.source.space_above < BLANK and before.source.end is LineEnd.WRAP


def _stands_deeper(line: Line, before: Line, above: Start, place: _Place) -> bool:
    """Whether a dash stands further right than the rest of the item above would, or anywhere right of it where no lines are
    wrapped: an inner item."""
    beyond = (line.source.left or 0.0) - (before.source.left or 0.0)
    return beyond > (above.end if place.wrapped else 0)


def _small_dash_items(lines: Sequence[Line]) -> bool:
    """Whether items behind dashes usually begin with a small letter."""
    bodies = [line.plain[mark.end :] for line in lines if (mark := bullet_mark(line.plain)) and mark.sign in _DASHES]
    return 2 * sum(starts_small(body) for body in bodies) > len(bodies)


def _may_count(line: Line, mark: Mark, before: Line | None, above: Start, place: _Place) -> bool:
    """A number in front of a line that is a mark, not the middle of a sentence."""
    if starts_small(line.plain[mark.end :]) and mark.kind not in (MarkKind.PAREN_LETTER, MarkKind.PAREN_NUMBER):
        return False
    if line.source.list_level is not None or (before is not None and _looks_other(line, before)):
        return True
    if before is None or line.source.space_above >= BLANK or before.source.end is not LineEnd.WRAP:
        return True
    if before.source.cell != line.source.cell:
        return True
    if ends_sentence(before.plain) or before.source.outline is not None or is_bare_section(before.plain):
        return True
    if _stands_below(line, mark, before, place):
        return True
    return above.mark is not None and (not place.wrapped or _may_follow(mark, above.mark))


def _stands_below(line: Line, mark: Mark, before: Line, place: _Place) -> bool:
    """Whether a number stands below a line that was not wrapped, and heads or counts something rather than being an
    amount in a sentence."""
    titled = bool(mark.sign) or (len(line.plain) <= _LONGEST_TITLE and not ends_sentence(line.plain))
    return place.wrapped and place.parted and titled and not before.plain.endswith((".", "-"))


def _may_follow(mark: Mark, above: Mark) -> bool:
    """Whether a number may stand right below the first line of an item that does not end there. "17. Jahrhundert" may
    not: a number of one part has to be the next one."""
    if mark.kind is not MarkKind.DECIMAL or mark.depth > 1:
        return True
    return above.kind is MarkKind.DECIMAL and mark.parts[0] == above.parts[0] + 1
