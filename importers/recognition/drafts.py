"""A node while it grows: all wordings of its title, its fields and text as they come, and where each came from."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from importers.recognition.blocks import Motion, ends_sentence
from importers.recognition.joining import joined_pieces
from importers.recognition.lines import Line
from importers.recognition.text import Text
from programme.markup import Block as Markup
from programme.markup import LineBreak, ListBlock, ListItem, Paragraph
from programme.model import Level

_FOLD = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")
_SAME = 0.75  # two words that differ by a scanner's errors only
_WORD_SLACK = 0.1  # share of words that a scanner joins or parts
_DEEPEST_ITEM = 12  # no one nests lists deeper, and a file may claim any depth
_MOST_WORDINGS = 20  # of one goal that are compared with each other
_SIMILAR = 0.6  # two wordings of one goal


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a title with its lines."""

    text: Text
    lines: tuple[Line, ...]


@dataclass(slots=True, eq=False)
class OpenList:
    """A list that may go on; `items` are the parts of each. Lists of a programme are frozen: one that grew by an item at a
    time would be copied as often."""

    ordered: bool
    start: int
    items: list[list["Part"]]

    def block(self) -> ListBlock:
        """The list as it stands in a programme."""
        return ListBlock(tuple(ListItem(tuple(grown(item))) for item in self.items), self.ordered, self.start)


Part = Markup | OpenList


@dataclass(slots=True, eq=False)
class Draft:
    """A growing node. `number` is None where the source gives none. `fields` are by the label that the source uses."""

    level: Level
    number: str | None = None
    wordings: list[Wording] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    lead_ins: int = 0  # paragraphs at the end of `parts` that announce the list below
    fields: dict[str, Text] = field(default_factory=dict)
    children: list["Draft"] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    motion: Motion | None = None
    from_list: bool = False
    word: str = ""
    is_sheet: bool = False
    """Whether it is named by a sheet of a workbook."""
    chosen: Wording | None = None
    """The best wording, once it was asked for."""

    def add_wording(self, text: Text, lines: Sequence[Line]) -> None:
        """One more wording of the title."""
        self.wordings.append(Wording(text, tuple(lines)))
        self.chosen = None
        self.lines += lines

    def extend_title(self, text: Text, lines: Sequence[Line]) -> None:
        """Goes on with the last wording."""
        last = self.wordings.pop()
        self.wordings.append(Wording(joined_pieces(last.text, text), (*last.lines, *lines)))
        self.chosen = None
        self.lines += lines

    def add_paragraph(self, text: Text, lines: Sequence[Line], lead_in: bool = False) -> None:
        """A paragraph at the end of the text; before the lead-ins of a list that stand there already, unless it is one."""
        if not self.lead_ins or lead_in:
            self.parts.append(text.paragraph())
        else:
            self.parts.insert(len(self.parts) - self.lead_ins, text.paragraph())
        self.lead_ins += lead_in
        self.lines += lines

    def add_item(self, text: Text, lines: Sequence[Line], depth: int, ordered: int | None = None) -> None:
        """An item at the end of the text; `depth` counts from 0, `ordered` is the number of a numbered one. What announced
        it stays above it, and what follows comes below."""
        self.lead_ins = 0
        add_item(self.parts, text, depth, ordered)
        self.lines += lines

    def add_to_field(self, label: str, text: Text, lines: Sequence[Line], as_line: bool = False) -> None:
        """Goes on with a field's value; `as_line` starts a new line in it."""
        known = self.fields.get(label, Text(""))
        if as_line and known:
            self.fields[label] = Text(f"{known.plain} {text.plain}", (*known.runs(), LineBreak(), *text.runs()))
        else:
            self.fields[label] = joined_pieces(known, text) if known and text else known or text
        self.lines += lines

    def title(self) -> Text:
        """The wording that most of the source has; among equals a complete sentence, then the first."""
        if not self.wordings:
            return Text("")
        self.chosen = self.chosen or best_wording(self.wordings)
        return self.chosen.text

    def all_lines(self) -> Iterator[Line]:
        """Lines of this node and its motion's head."""
        yield from self.lines
        if self.motion is not None:
            yield from self.motion.lines


def add_item(parts: list[Part], text: Text, depth: int, ordered: int | None = None) -> None:
    """Appends an item to the list at the end of `parts`, nested as deep as its outer items allow."""
    depth = min(depth, _DEEPEST_ITEM)
    last = parts[-1] if parts else None
    if isinstance(last, OpenList) and depth and not last.ordered:
        add_item(last.items[-1], text, depth - 1, ordered)
    elif isinstance(last, OpenList) and not depth and last.ordered == (ordered is not None):
        last.items.append([text.paragraph()])
    else:
        parts.append(OpenList(ordered is not None, ordered or 1, [[text.paragraph()]]))


def grown(parts: Sequence[Part]) -> list[Markup]:
    """`parts` as they stand in a programme."""
    return [part.block() if isinstance(part, OpenList) else part for part in parts]


def best_wording(wordings: Sequence[Wording]) -> Wording:
    """The most frequent wording; ties go to a complete sentence, then to the first."""
    if len(wordings) == 1:
        return wordings[0]
    firsts: dict[str, int] = {}
    for place, wording in enumerate(wordings):
        firsts.setdefault(_folded(wording.text.plain), place)
    chosen = list(firsts.items())[:_MOST_WORDINGS]
    kin = {
        key: next(other for _, other in chosen if same_wording(wordings[other].text.plain, wordings[place].text.plain))
        for key, place in chosen
    }
    counts = Counter(kin.get(_folded(wording.text.plain), 0) for wording in wordings)
    return wordings[max(counts, key=lambda place: (counts[place], ends_sentence(wordings[place].text.plain), -place))]


def same_wording(one: str, other: str) -> bool:
    """Equal but for blanks, punctuation and misread letters inside words."""
    if _folded(one) == _folded(other):
        return True
    a, b = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    if abs(len(a) - len(b)) > _WORD_SLACK * max(len(a), len(b)):
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return all(
        kind == "equal" or _ratio("".join(a[i:j]), "".join(b[k:m])) >= _SAME
        for kind, i, j, k, m in matcher.get_opcodes()
    )


def similar_wording(one: str, other: str) -> bool:
    """Alike enough to mean the same goal: equal, one the beginning of the other, or most words in common."""
    a, b = _folded(one), _folded(other)
    if not a or not b:
        return a == b
    return a.startswith(b) or b.startswith(a) or _ratio(a, b) >= _SIMILAR


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one[:400], other[:400], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _SIMILAR else 0.0


def _folded(plain: str) -> str:
    return _FOLD.sub("", plain.casefold())


def paragraph_of(text: Text) -> Paragraph:
    """`text` as a paragraph."""
    return text.paragraph()
