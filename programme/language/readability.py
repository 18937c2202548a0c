"""How hard a German text is to read: Amstad, LIX, Wiener Sachtextformel; with sentences and syllables counted here.

Amstad (1978) adapts Flesch: 180 - sentence length - 58.5 * syllables per word (0 hard to 100 easy). LIX (Björnsson
1968): sentence length + percentage of words over six letters (below 40 easy, over 60 hard). Wiener Sachtextformel 1
(Bamberger and Vanecek 1984): a school year, 4 to 15.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from programme.language.folding import Span

WORD = re.compile(r"[^\W\d_](?:[\w*:·’'-]*[^\W_])?")
"""A word: letters, with hyphens, apostrophes and gender signs inside."""

_ABBREVIATIONS_TEXT = """
a abs abt allg art aufl az bd betr bez bspw bzgl bzw ca co d dergl dez dipl dr ebd ehem einschl etc ev evtl f ff
fr g geb gem ges ggf ggü h hg hl hr hrsg i ing inkl insb insbes jan jh kap kath lfd lt m max med mind min mio
mrd mtl n nov nr nrn o okt örtl p pol prof rd rer resp s sep sept sog st std str t tel u usf usw v verf vgl vs w
z zit ziff zt zzgl zzt feb apr aug jur phil b c e j k l q r x y ä
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
"""Words that a full stop after them does not end a sentence, without the stop, folded to lower case."""

_END = re.compile(r"[.!?…]+[\"“”‘’)\]»«]*(?=\s|$)|\n+")
_STARTERS_TEXT = """
aber alle allein als an auch auf aus außerdem bei beim bis da dabei dadurch dafür daher damit dann daran darauf
darüber darum das dass dazu dem den denn der deshalb die dies diese dieser dieses doch dort durch ein eine einen
er es für gemeinsam gerade hier hierfür hierzu ihr im in ist jede jeder jedes jedoch kein keine man mit nach
neben nicht noch nun nur ob oder ohne schon sie so sobald solange sowohl statt trotz trotzdem über um und uns
unser unsere unter viele vielmehr vom von vor während wann warum was weil weiterhin wenn wer wie wir wo zu zudem
zum zur zusätzlich zwar
"""
_STARTERS = frozenset(_STARTERS_TEXT.split())
_VOWELS = re.compile(r"aa|ee|oo|ie|ei|ai|ey|ay|au|äu|eu|oi|ou|[aeiouyäöüéèêáàâ]")
# where two vowels that look like one sound are two: be-enden, Ide-en, Famili-e, Kriteri-en, Muse-um, be-inhalten
_SPLIT = re.compile(
    r"^be(?=e|ur|inh|irr)|^ge(?=e|im(?!n)|irr|eh)|^zu(?=ein)|^re(?=ell|alis|akt)|ide(?=en)|muse(?=um)|na(?=iv)"
    r"|(?:famili|immobili|lini|materi|feri|seri|medi|gremi|prämi|komödi|folgi)(?=e)|(?:studi|akti)(?=en?\b)"
    r"|(?<!sch)(?<!\bw)i(?=en\b)"
)


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts and indices of a text. All indices are 0 for a text without words."""

    sentences: int
    words: int
    syllables: int
    amstad: float
    lix: float
    wiener: float


def readability(text: str) -> Readability:
    """The figures of plain text (without markup)."""
    words = [match[0] for match in WORD.finditer(text)]
    if not words:
        return Readability(0, 0, 0, 0.0, 0.0, 0.0)
    sentences = max(1, sum(1 for start, end in sentence_spans(text) if WORD.search(text, start, end)))
    counts = [syllables(word) for word in words]
    length = len(words) / sentences
    long_share = 100 * sum(len(word) > 6 for word in words) / len(words)
    amstad = 180 - length - 58.5 * sum(counts) / len(words)
    wiener = (
        0.1935 * 100 * sum(count >= 3 for count in counts) / len(words)
        + 0.1672 * length
        + 0.1297 * long_share
        - 0.0327 * 100 * counts.count(1) / len(words)
        - 0.875
    )
    return Readability(sentences, len(words), sum(counts), amstad, length + long_share, wiener)


def syllables(word: str) -> int:
    """Spoken syllables of a German word, at least 1. Abbreviations in capitals count a syllable a letter."""
    if word.isupper() and 1 < len(word) <= 5:
        return len(word)
    lower = word.lower().replace("qu", "q")
    return max(1, sum(1 for part in _SPLIT.sub(r"\g<0>|", lower).split("|") for _ in _VOWELS.finditer(part)))


def sentence_spans(text: str) -> list[Span]:
    """Where the sentences of plain text stand, without the blanks between them. A line end ends a sentence."""
    spans: list[Span] = []
    start = 0
    for end in _sentence_ends(text):
        spans.append((start, end))
        start = end
    spans.append((start, len(text)))
    stripped = ((begin + _blanks(text[begin:end]), begin + len(text[begin:end].rstrip())) for begin, end in spans)
    return [(begin, end) for begin, end in stripped if begin < end]


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def _sentence_ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if match[0][0] == "\n" or not _goes_on(text, match):
            yield match.end()


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation, an ordinal or an omission, so that the sentence goes on."""
    rest = text[stop.end() : stop.end() + 40].lstrip()
    if not rest:
        return False
    if rest[0].islower():
        return True
    if stop[0] != ".":
        return False
    before = re.search(r"[\w]+$", text[max(0, stop.start() - 40) : stop.start()])
    if before is None:
        return False
    follower = re.match(r"\w+", rest)
    starts_anew = follower is not None and follower[0].lower() in _STARTERS
    return _is_ordinal(before[0], starts_anew) or _is_abbreviation(before[0], starts_anew)


def _is_ordinal(word: str, starts_anew: bool) -> bool:
    return ((word.isdecimal() and len(word) <= 2) or (word.isupper() and set(word) <= set("IVX"))) and not starts_anew


def _is_abbreviation(word: str, starts_anew: bool) -> bool:
    """After "usw." a new sentence may begin; single letters never end one ("z. B. Die Linke")."""
    return word.lower() in ABBREVIATIONS and (len(word) == 1 or not starts_anew)
