"""A block: what belongs together in a source before anyone knows what it is: a paragraph, an item, a heading."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from importers.recognition.lines import Line
from importers.recognition.marks import Mark, MarkKind
from importers.recognition.text import Text, joined
from importers.recognition.words import LevelWord
from importers.source import SourceLine

_SENTENCE_ENDS = ".!?…:;"
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:bzw|ca|vgl|inkl|zzgl|ggf|evtl|sog|insb|Nr|Abs|Art|Str|St|Dr|Prof|Hr|Fr|Mio|Mrd|z|d|u|o|i|v|s|S)\.$"
)
_WEIGHT = re.compile(
    r"[-,]?\s*(?:Regular|Roman|Bold|Black|Heavy|Medium|Light|Semi|Demi|Italic|Oblique|Cond|Condensed|It|Bd|MT|PS)+$",
    re.IGNORECASE,
)
_LONGEST_FONT = 100  # letters of a font's name that anybody gives
_TAIL = 60  # letters at a text's end that tell whether it is closed
_OPEN_END = re.compile(
    r"(?<![^\s(])(?:und|oder|sowie|der|die|das|den|dem|des|eine[rnms]?|für|mit|von|vom|bei|beim|im|am|zum|zur|in|dass|als|wie|deren"
    r"|dessen|unser|unsere[rnms]?|ihre[rnms]?|diese[rnms]?|sehr|bis|bzw\.|eine [a-zäöüß]+e"
    r"|(?<=[.!?] )(?:Der|Die|Das|Den|Dem|Eine?|Für|Mit|Von|Vom|Im|Am|Bei|Beim|Zum|Zur|Und|Unsere?|Diese[rs]?|Wir|Es))$"
)
_OPEN_END_OF_LINE = re.compile(
    r"\s(?:an|auf|aus|ein|vor|zu|um|ab|nach|über|unter|durch|ist|sind|wird|werden|sie|wir|es|nicht|auch)$"
)
_SLOGAN = re.compile(r"(?:^|[\s–:])(?:[A-ZÄÖÜ][^\W_]*\. ){2,}[A-ZÄÖÜ][^\W_]*\.$")  # "Gemeinsam. Besser. Machen."
_LONG = 50  # letters of a line that is no short title
_CLOSERS = "“”\"»«)]’'*"


@dataclass(frozen=True, slots=True)
class Start:
    """What a line begins with: a bullet or number, a level word, a field name; `end` is where its own words begin."""

    mark: Mark | None = None
    word: LevelWord | None = None
    label: str = ""
    end: int = 0

    @property
    def is_bullet(self) -> bool:
        """Whether it is a bullet."""
        return self.mark is not None and self.mark.kind is MarkKind.BULLET


NOTHING = Start()


@dataclass(frozen=True, slots=True)
class Motion:
    """What a motion's head says: its number ("A3") and metadata under the keys of `Programme.meta`."""

    number: str
    meta: dict[str, str]
    lines: tuple[Line, ...] = ()


@dataclass(slots=True, eq=False)
class Block:
    """Joined lines with the mark, level word or field name that was taken off their start. `motion` is set on the title
    of a motion."""

    text: Text
    lines: list[Line]
    start: Start = NOTHING
    space_below: float = field(default=0.0)
    motion: Motion | None = None

    @property
    def plain(self) -> str:
        """Its words."""
        return self.text.plain

    @property
    def whole(self) -> Text:
        """Its words with the mark, level word or field name that was taken off."""
        if not self.start.end:
            return self.text
        first, text = self.first.text, self.text
        if first.inlines or text.inlines:
            return joined([first.cut(0, self.start.end), text])
        mark = first.plain[: self.start.end].strip()
        return Text(f"{mark} {text.plain}" if mark and text.plain else mark or text.plain)

    @property
    def source(self) -> SourceLine:
        """Its first line, whose look stands for the block."""
        return self.lines[0].source

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def space_above(self) -> float:
        """Empty line heights above."""
        return self.source.space_above

    @property
    def mark(self) -> Mark | None:
        """Its bullet or number."""
        return self.start.mark

    @property
    def is_item(self) -> bool:
        """Whether a bullet stands before it, or its format says that an item of a list begins here."""
        begins = self.source.list_level is not None and not self.source.goes_on
        return self.start.is_bullet or (begins and self.start.word is None)

    @property
    def bold(self) -> float:
        """Share of its letters set bold."""
        total = sum(len(line.plain) for line in self.lines)
        return sum(line.source.bold * len(line.plain) for line in self.lines) / total if total else 0.0


@lru_cache(maxsize=256)
def font_family(font: str) -> str:
    """A font's name without its weight and slope."""
    return _WEIGHT.sub("", font[-_LONGEST_FONT:]).casefold()


def ends_sentence(plain: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside; a colon or semicolon counts,
    words that are closed one by one do not."""
    stripped = plain[-_TAIL:].rstrip(_CLOSERS + " ")
    if stripped.endswith(".") and (_ABBREVIATION.search(stripped) or _SLOGAN.search(stripped)):
        return False
    return bool(stripped) and stripped[-1] in _SENTENCE_ENDS


def breaks_off(plain: str) -> bool:
    """Whether a text ends with a word that no sentence and no title ends with ("und", "der"); verbs leave behind words
    such as "an", so that these count in long lines only."""
    return _OPEN_END.search(plain[-_TAIL:]) is not None or (
        len(plain) >= _LONG and _OPEN_END_OF_LINE.search(plain[-_TAIL:]) is not None
    )


def starts_small(plain: str) -> bool:
    """Whether a text goes on in the middle of a sentence: it begins with a small letter or a closing sign."""
    return bool(plain) and (plain[0].islower() or plain[0] in ",;)")
