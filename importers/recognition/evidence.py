"""Which blocks are headings, and by what sign: level word, outline level, number, capitals, size, weight, or only by
standing alone. Blocks with the same sign are of the same rank."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from string import ascii_uppercase

from importers.recognition.blocks import NOTHING, Block, breaks_off, ends_sentence, font_family, starts_small
from importers.recognition.contents import Contents
from importers.recognition.counting import counting_chapters
from importers.recognition.marks import MarkKind, is_bare_section
from importers.recognition.starts import BLANK, is_flowing
from importers.source import LineEnd, LineRole
from programme.markup import Run
from programme.model import Level
from programme.word_marks import CLOSING

WORD = "word"
"""Family of the signs that name a level; their order is its depth."""

MATTER = "matter"
"""Family of forewords and the like, which stand beside the chapters whatever they look like."""

REASON = "reason"
"""Family of what heads a motion's reason: right below the motion, beside the parts of its text."""

RUN_IN = " run-in"
"""Ends the detail of bold signs whose text follows in the same paragraph."""

_LONGEST = 300
_LONGEST_NAMED = 600  # letters of a heading by word of the format
_LONGEST_NUMBERED = 200
_LONGEST_PLAIN = 110
_BIGGER = 1.12  # times the body's size
_BOLD = 0.85
_FEWEST_OUTLINES = 3  # headings by word of the format, from which on plain lines are none
_LETTERS = re.compile(r"[^\W\d_]")
_LEAD_IN = re.compile(
    r"(?:Wir|Daher|Deshalb|Deswegen|Darum|Dafür|Dazu|Damit|Außerdem|Zudem|Weiter(?:hin)?|Konkret|Insbesondere|Unser|Unsere"
    r"|Die|Das|Der|Im|In|Es|Um|Für|Mit|Weil|Was|Folgende)\b.*\b(?:wollen|fordern|werden|setzen|schaffen|sind|wir|heißt|gehören"
    r"|brauchen|möchten|fordert|will|soll|sollen|müssen|beschlossen|bedeutet|gilt|gehört)\b"
)
_BACK_AND_FRONT = re.compile(
    r"(?:Präambel|Vorwort|Vorbemerkung(?:en)?|Einleitung|Einführung|Grußwort|Schlusswort|Nachwort|Schluss|Fazit"
    r"|Schlussbemerkung(?:en)?|Ausblick|Zusammenfassung|Anhang|Anlagen?|Glossar)(?:\s+[A-Z\d])?\s*:?$",
    re.IGNORECASE,
)
_REASON = re.compile(r"(?:Antrags)?[bB]egründung\s*:?$")
_MEASURE_PREFIX = "M"
_SENTENCE_INSIDE = re.compile(r"[a-zäöüß]{3,}\.\s+[A-ZÄÖÜ]")
_QUOTATION = re.compile(r"[„“\"»«‚].*[.!?…]\s*[“”\"«»‘]\s*\W*$")
_QUOTED = re.compile(r"[„“»].{20,}?[.!?…]\s*[“”«]")  # and who said it
_TORN_QUOTATION = re.compile(r"[„“»][^“”«\"]*$|[^„“»«\"]*[.!?…]\s*[“”«]\W*$")  # by the end of a column
_SAME_SIZE = 0.97  # times the body's size, from which on another colour or font may mark a heading
_DATE = re.compile(r"(?:\w+, (?:den )?)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]{2,8})\s?\d{4}\b")
_SIGNATURE = re.compile(
    r"[A-ZÄÖÜ][\w/ -]{2,30}, (?:den |im |am )?(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]{2,8})\s?|[A-Z][a-zä]{2,8} )\d{4}$"
)
_WRITER = re.compile(r"(?:Ihr|Euer|Dein)e?(?: [A-ZÄÖÜ][^\s,.:!?]+){2,5}(?:, [^.:!?]+)?$")  # who signs a letter
_BRACKETED = re.compile(r"\([^()]+\)$")  # who decided it, and when
_ADDRESS = re.compile(r"www\.|https?:|@|\.(?:de|org|eu|com)\b")
_PLAIN_START = re.compile(r"[A-ZÄÖÜ\d„“\"‚»#]")


Face = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a heading is recognised by. Equal signs are equal ranks. `order` sorts signs of one `family`, outermost
    first; signs of different families are compared by how they follow each other."""

    family: str
    order: float = 0.0
    detail: str = ""


BARE_SECTION = Sign("named", detail="§")
"""The sign of a section of a contract or a statute that bears a number only ("§ 3")."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a document's headings are measured by."""

    contents: Contents
    body_size: float | None
    body_face: Face
    """Font without its weight, colour, and whether it is italic."""
    has_look: bool
    outlines: int
    mostly_bold: bool
    numbered: Mapping[int, int]
    """The deepest outline level by parts of a number: "8.1" below an unnumbered block ranks as "9.1" without one."""
    alphabet: frozenset[str]
    """Letters that count before digits (A1, B1)."""
    motions: bool
    chapters: frozenset[int]
    """Identities of blocks whose number of one part counts chapters."""
    flowing: bool
    """Whether every line is a paragraph, though nothing in the format says so."""
    marked: bool
    """Whether our own file says where entries begin."""
    looks_part: bool = False
    """Whether entries of a contents list without depths differ by their looks in the text."""


def context_of(blocks: Sequence[Block], contents: Contents) -> Context:
    """Statistics of all blocks."""
    sizes: Counter[float] = Counter()
    faces: Counter[Face] = Counter()
    bold = underlined = total = 0.0
    for block in blocks:
        length = len(block.plain)
        total += length
        bold += length * block.bold
        underlined += length * block.source.underlined
        faces[_face(block)] += length
        if block.source.size is not None:
            sizes[round(block.source.size, 1)] += length
    body = sizes.most_common(1)[0][0] if sizes else None
    has_look = len(sizes) > 1 or ((bold + underlined) / total if total else 0) > 0.002
    outlines = sum(block.source.outline is not None for block in blocks)
    has_look = has_look and body is not None
    motions = any(block.motion is not None for block in blocks)
    numbered = _numbered_outlines(blocks)
    face = faces.most_common(1)[0][0] if faces else ("", "", False)
    context = Context(
        contents,
        body,
        face,
        has_look,
        outlines,
        bold > 0.5 * total,
        numbered,
        _alphabet(blocks),
        motions,
        counting_chapters(blocks),
        is_flowing([line for block in blocks for line in block.lines]),
        any(block.source.node not in ("", CLOSING) for block in blocks),
    )
    return replace(context, looks_part=contents.is_flat and _looks_part(blocks, context))


def _looks_part(blocks: Sequence[Block], context: Context) -> bool:
    listed = [block for block in blocks if context.contents.depth(block.plain) is not None and _may_be_heading(block)]
    looks = Counter(look for block in listed if (look := _look_of(block, context)) is not None)
    return sum(count > 1 for count in looks.values()) > 1


def _face(block: Block) -> Face:
    italic = min(line.source.italic for line in block.lines) >= _BOLD
    return font_family(block.source.font), block.source.colour, italic


def _alphabet(blocks: Sequence[Block]) -> frozenset[str]:
    """Letters before digits that begin with A and leave none out. Others name a kind ("M 2.3")."""
    prefixes = {block.mark.prefix for block in blocks if block.mark and block.mark.kind is MarkKind.LETTER_NUMBER}
    letters = list(takewhile(prefixes.__contains__, ascii_uppercase))
    return frozenset(letters) if len(letters) > 1 else frozenset()


def _numbered_outlines(blocks: Sequence[Block]) -> dict[int, int]:
    deepest: dict[int, int] = {}
    for block in blocks:
        if block.source.outline is not None and block.mark is not None and block.mark.kind is MarkKind.DECIMAL:
            depth = block.mark.depth
            deepest[depth] = max(deepest.get(depth, 0), block.source.outline)
    return {depth: outline for depth, outline in deepest.items() if depth > 1}


def sign_of(block: Block, above: Block | None, below: Block | None, context: Context) -> Sign | None:
    """The sign by which `block` is a heading; None where it is none."""
    if block.motion is not None and (block.motion.meta or block.source.role is LineRole.MOTION):
        return Sign(WORD, 1.0)
    if block.start.word is not None:
        level = block.start.word.level
        return Sign(WORD, float(level.depth)) if level else Sign("named", detail=block.start.word.key)
    if is_bare_section(block.plain) and block.source.cell is None:
        return BARE_SECTION
    if not _may_be_heading(block) or (context.marked and not block.source.node and block.source.outline is None):
        return None
    if block.source.outline is not None:
        depth = block.mark.depth if block.mark is not None and block.mark.kind is MarkKind.DECIMAL else 0
        return Sign("outline", float(max(block.source.outline, context.numbered.get(depth, 0))))
    if context.motions and _REASON.match(block.plain):
        return Sign(REASON)
    if is_back_or_front(block.plain) and id(block) not in context.chapters:
        return Sign(MATTER)
    numbered = _number_sign(block, above, below, context)
    if numbered or (block.mark and block.mark.kind is not MarkKind.BULLET):
        return numbered
    return _look_sign(block, above, below, context)


def is_back_or_front(plain: str) -> bool:
    """Whether a title is that of a foreword or the like, which stands beside numbered chapters."""
    return _BACK_AND_FRONT.match(plain) is not None


def is_caps(plain: str) -> bool:
    """Whether a text is set in capitals throughout."""
    return plain.isupper() and len(_LETTERS.findall(plain)) >= 4


def is_lead_in(block: Block, below: Block | None) -> bool:
    """Whether `block` announces the list below it ("Wir wollen deshalb")."""
    if below is None or not (below.is_item or below.mark):
        return False
    plain = block.plain.rstrip()
    return plain.endswith((":", ",", "…", "...")) or says_we(plain)


def is_signature(plain: str) -> bool:
    """Whether a line says where and when something was signed, and nothing else."""
    return _SIGNATURE.match(plain) is not None


def says_we(plain: str) -> bool:
    """Whether a text begins a sentence rather than names a subject ("Wir wollen", "Dazu gehören")."""
    return bool(_LEAD_IN.match(plain))


def _may_be_heading(block: Block) -> bool:
    plain = block.plain
    named = block.source.outline is not None
    if block.source.cell is not None or block.start.label or block.source.role is not LineRole.TEXT:
        return False
    if block.source.node == CLOSING:
        return False
    if not _LETTERS.search(plain) or (len(plain) > (_LONGEST_NAMED if named else _LONGEST) and not block.source.node):
        return False
    return named or not (block.start.is_bullet or _WRITER.match(plain))


def _number_sign(block: Block, above: Block | None, below: Block | None, context: Context) -> Sign | None:
    mark = block.mark
    if mark is None or mark.kind is MarkKind.BULLET or len(block.plain) > _LONGEST_NUMBERED:
        return None
    look = _look_of(block, context)
    strong = (
        look is not None
        or mark.number in context.alphabet
        or mark.prefix in context.alphabet
        or context.contents.depth(block.plain) is not None
        or id(block) in context.chapters
    )
    if mark.depth < 2 and not strong and not _stands_as_heading(block, above, below, context):
        return None
    if mark.depth >= 2 and ends_sentence(block.plain) and not strong and len(block.plain) > _LONGEST_PLAIN:
        return None
    if mark.prefix == _MEASURE_PREFIX and mark.kind is MarkKind.LETTER_NUMBER:
        return Sign(WORD, float(Level.MASSNAHME.depth))
    detail = look.detail if look and mark.depth < 2 else ""
    if mark.kind is MarkKind.LETTER and mark.number in context.alphabet:
        return Sign(f"number:{MarkKind.LETTER_NUMBER.value}", 0.0, detail)
    kind = mark.kind.value + ("" if mark.prefix in context.alphabet else mark.prefix)
    return Sign(f"number:{kind}", float(mark.depth), detail)


def _stands_as_heading(block: Block, above: Block | None, below: Block | None, context: Context) -> bool:
    """A number of one part on a line of its own, short, with text below, and no item of a list."""
    if ends_sentence(block.plain) or len(block.plain) > _LONGEST_PLAIN or below is None:
        return False
    if context.flowing and len(below.plain) > _LONGEST_PLAIN and below.start.mark is None:
        return True
    if (above is not None and block.space_above < BLANK) or context.has_look:
        return False
    if _is_next(block, below) or (above is not None and _is_next(above, block)):
        return False
    return block.source.list_level is None


def _is_next(one: Block, other: Block) -> bool:
    """Whether the two are neighbours in a numbered list."""
    if one.mark is None or other.mark is None or one.mark.kind is not other.mark.kind:
        return False
    return one.mark.depth == other.mark.depth and other.mark.parts[-1:] == (
        one.mark.parts[-1:] and (one.mark.parts[-1] + 1,)
    )


def _look_sign(block: Block, above: Block | None, below: Block | None, context: Context) -> Sign | None:
    depth = context.contents.depth(block.plain)
    look = _look_of(block, context)
    if depth is not None and (look is None or not context.looks_part):
        return Sign("contents", float(depth))
    if look is not None:
        return None if is_lead_in(block, below) and look.family in ("bold", "underlined") else look
    if context.has_look or context.outlines >= _FEWEST_OUTLINES:
        return None
    return Sign("plain") if _stands_alone(block, above, below, context.flowing) else None


def _look_of(block: Block, context: Context) -> Sign | None:
    """Size, weight and capitals of a short block that differ from the body's."""
    plain = block.plain
    if (
        _QUOTATION.match(plain)
        or _TORN_QUOTATION.match(plain)
        or (plain.endswith((".", ",", ";")) and not is_caps(plain))
    ):
        return None
    size = block.source.size or 0.0
    bigger = context.body_size is not None and size >= _BIGGER * context.body_size
    bold = block.bold >= _BOLD and not context.mostly_bold
    caps = is_caps(plain) or block.source.caps
    if bigger:
        return Sign("size", -round(size), f"{round(size)}{'b' if bold else ''}{'c' if caps else ''}")
    if caps and len(plain) <= 150:
        return Sign("caps", 0.0, "b" if bold and context.has_look else "")
    if bold and len(plain) <= 150 and not starts_small(plain):
        return Sign("bold", -round(size), f"{round(size)}{'' if _is_alone(block) else RUN_IN}")
    if _is_underlined(block) and not starts_small(plain) and len(plain) <= 150:
        return Sign("underlined", 0.0)
    if context.body_size is not None and size >= _SAME_SIZE * context.body_size and _has_own_face(block, context):
        return Sign("face", -round(size, 1), " ".join(map(str, _face(block))))
    return None


def _is_underlined(block: Block) -> bool:
    """Whether all its words are underlined, and no text follows in the same paragraph."""
    return min(line.source.underlined for line in block.lines) >= _BOLD and _is_alone(block)


def _has_own_face(block: Block, context: Context) -> bool:
    """A short line in another font or colour than the text, standing apart from what is above."""
    if _face(block) == context.body_face or len(block.plain) > _LONGEST_PLAIN or starts_small(block.plain):
        return False
    return not ends_sentence(block.plain) and _is_alone(block) and not _ADDRESS.search(block.plain)


def _is_alone(block: Block) -> bool:
    """Whether a bold line is a paragraph of its own, not the first line of its text."""
    return block.lines[-1].source.end is not LineEnd.BREAK


def _leaves_list(block: Block, above: Block) -> bool:
    """Whether a line begins further left than the item above it."""
    return above.is_item and (block.source.left or 0.0) < (above.source.left or 0.0)


def _is_link(block: Block) -> bool:
    """Whether a block is nothing but a link ("Mehr erfahren")."""
    runs = block.text.runs()
    return bool(runs) and all(isinstance(run, Run) and run.link is not None for run in runs)


def _stands_alone(block: Block, above: Block | None, below: Block | None, flowing: bool) -> bool:
    """A short line without closing sign, with text below it, in a source that knows no looks. Without a gap above it
    follows on a finished sentence."""
    plain = block.plain
    if (
        above is not None
        and block.space_above < BLANK
        and not flowing
        and not (ends_sentence(above.plain) or above.source.end is LineEnd.PARAGRAPH or _leaves_list(block, above))
    ):
        return False
    calls = plain.endswith("!") and above is not None and block.space_above < BLANK
    if _SENTENCE_INSIDE.search(plain) or calls or (ends_sentence(plain) and plain[-1] not in "!?"):
        return False
    if _DATE.match(plain) or _BRACKETED.match(plain):
        return False
    close = sum(line.source.space_above < BLANK for line in block.lines[1:])
    if below is None or len(plain) > _LONGEST_PLAIN or close > 1 or block.is_item:
        return False
    if _QUOTED.match(plain) or (above is not None and _QUOTATION.match(above.plain)):  # or who said what stands above
        return False
    if below.start is NOTHING and starts_small(below.plain):
        return False
    if (
        _is_link(block)
        or breaks_off(plain)
        or plain.endswith((".", ",", ";", ":", "…"))
        or not _PLAIN_START.match(plain)
        or is_lead_in(block, below)
    ):
        return False
    return below.source.cell is None
