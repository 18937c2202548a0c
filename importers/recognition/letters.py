"""A motion sent as a letter to a council: letterhead, address, date, subject, "Der Rat möge beschließen:", reason."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.recognition.blocks import Block, Motion, Start, ends_sentence
from importers.recognition.covers import body_size_of
from importers.recognition.lines import Line
from importers.recognition.text import Text
from importers.recognition.words import LevelWord
from importers.source import LineRole
from programme.model import Level

FORMULA = re.compile(
    r"\b(?:möge|mögen|wolle|wollen)\s+(?:wie folgt\s+|Folgendes\s+)?beschließen\b|\bbeschließt\s*:$"
    r"|^(?:der|die|das)\s[\w\s-]{3,60}\sbeschließt\s*:",
    re.IGNORECASE,
)
"""How the text of a motion begins."""

_PROPOSAL = re.compile(r"Beschluss(?:vorschlag|entwurf|empfehlung|antrag)\s*:?$")
_PARTS = re.compile(
    r"(?:(?:Antrags)?Begründung|Beschluss(?:vorschlag|entwurf|empfehlung|antrag)|Sachverhalt|Sachdarstellung|Sach- und Rechtslage"
    r"|Erläuterung(?:en)?|Problem|Lösung|Ziel|Rechtslage|Finanzielle Auswirkungen|Finanzierung|Kosten|Alternativen?"
    r"|(?:Auswirkungen auf (?:das|den) |)Klima(?:schutz|auswirkungen)?|Weiteres Vorgehen|Beteiligung(?:en)?|Anlagen?)\s*:?$"
)
_SUBJECT = re.compile(r"(?:Betreff|Betr\.?|Gegenstand|Thema)\s*:\s*(?=\S)")
_REASON = re.compile(r"(?:Antrags)?[bB]egründung\s*:?$")
_NO_SUBJECT = re.compile(
    r"Antrag\s+(?:gemäß|nach|gem\.|zur|zum|an|der|des)\b|(?:Antrag|Anfrage|Resolution)$|An (?:den|die|das)\b|Sehr geehrte"
    r"|Fraktion\b|Herrn?\b|Frau\b|Tel\b|.*@|.*\d{5} [A-ZÄÖÜ]"
)
_BEGINS_WITH = 40  # blocks in which a letter comes to what it asks for
_BOLD = 0.85
_LARGER = 1.1
_LONGEST = 200


def with_letter_head(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a letter with its subject as the title of a motion; all others unchanged."""
    formula = next((place for place, block in enumerate(blocks[:_BEGINS_WITH]) if _begins_motion(block)), None)
    if formula is None or any(block.motion is not None for block in blocks) or not _has_reason(blocks[formula:]):
        return list(blocks)
    subject = _subject(blocks[:formula], body_size_of(blocks))
    if subject is None:
        return list(blocks)
    result = [_as_title(block) if block is subject else block for block in blocks]
    if _PROPOSAL.match(blocks[formula].whole.plain):
        return [_as_part(block) if _PARTS.match(block.whole.plain) else block for block in result]
    return [_without_colon(block) if _REASON.match(block.whole.plain) else block for block in result]


def _has_reason(blocks: Sequence[Block]) -> bool:
    """One reason, or what a council's paper has instead."""
    if _PROPOSAL.match(blocks[0].whole.plain):
        return sum(bool(_PARTS.match(block.whole.plain)) for block in blocks) > 1
    return sum(bool(_REASON.match(block.whole.plain)) for block in blocks) == 1


def _begins_motion(block: Block) -> bool:
    return bool(FORMULA.search(block.plain) or _PROPOSAL.match(block.whole.plain))


def _subject(blocks: Sequence[Block], body: float | None) -> Block | None:
    """What is named as the subject, else the largest of the lines that stand out, of those the last."""
    named = next((block for block in blocks if _SUBJECT.match(block.whole.plain)), None)
    if named is not None:
        return _nearer(blocks[blocks.index(named) + 1 :], named)
    found = [block for block in blocks if _stands_out(block, body) and not _NO_SUBJECT.match(block.whole.plain)]
    return max(reversed(found), key=lambda block: block.source.size or 0.0, default=None)


def _nearer(below: Sequence[Block], named: Block) -> Block:
    """Where a subject only says that there is a motion, the line right above the formula that names it, if there is one."""
    match = _SUBJECT.match(named.whole.plain)
    last = below[-1] if below else None
    if last is None or not _NO_SUBJECT.match(named.whole.plain[match.end() if match else 0 :]):
        return named
    titled = 0 < len(last.plain) <= _LONGEST and not last.start.end and not ends_sentence(last.plain)
    return last if titled and not last.plain.endswith(",") and not _NO_SUBJECT.match(last.plain) else named


def _stands_out(block: Block, body: float | None) -> bool:
    if not 0 < len(block.plain) <= _LONGEST or block.start.end or block.source.cell is not None:
        return False
    larger = body is not None and (block.source.size or 0.0) >= _LARGER * body
    return larger or block.bold >= _BOLD or block.source.underlined >= _BOLD or block.source.outline is not None


def _as_title(block: Block) -> Block:
    match = _SUBJECT.match(block.whole.plain)
    text = block.whole.cut(match.end()) if match else block.whole
    first = block.first
    lines: list[Line] = [replace(first, source=replace(first.source, role=LineRole.MOTION)), *block.lines[1:]]
    return Block(text, lines, Start(), block.space_below, Motion("", {}))


def _as_part(block: Block) -> Block:
    """The same as a heading below the motion, without the colon behind it."""
    plain = block.whole.plain.rstrip(" :")
    return Block(Text(plain), block.lines, Start(word=LevelWord(plain, Level.LEITZIEL, "", 0)), block.space_below)


def _without_colon(block: Block) -> Block:
    """The same heading without the colon behind it."""
    plain = block.whole.plain
    return Block(Text(plain.rstrip(" :")), block.lines, Start(), block.space_below, block.motion)
