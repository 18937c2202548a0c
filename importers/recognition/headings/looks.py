"""Headings that look other than the text: bigger, bold, in capitals, underlined, in another font or colour."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from importers.recognition.blocks import Block, ends_sentence, font_family, starts_small
from importers.recognition.headings.phrases import has_address, is_caps, is_quotation, may_name
from importers.recognition.headings.signs import INNER, Sign
from importers.source import LineEnd

_LONGEST_PLAIN = 110
_BIGGER = 1.12  # times the body's size
_BOLD = 0.85
_FEWEST_SENTENCES = 3  # in bold, from which on they are no accident
_SAME_SIZE = 0.97  # times the body's size, from which on another colour or font may mark a heading
Face = tuple[str, str, bool]
"""Font without its weight, colour, and whether it is italic."""


@dataclass(frozen=True, slots=True)
class Body:
    """The look of most of the text. `size` is None where nothing has one."""

    size: float | None
    face: Face
    mostly_bold: bool
    has_look: bool
    """Whether sizes or weights differ, so that headings may be expected to show."""
    sentences_head: bool
    """Whether bold paragraphs of one sentence head the text, as nothing else does."""


def body_of(blocks: Sequence[Block]) -> Body:
    """The look of most letters of all blocks."""
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
    shown = len(sizes) > 1 or ((bold + underlined) / total if total else 0) > 0.002
    face = faces.most_common(1)[0][0] if faces else ("", "", False)
    size = sizes.most_common(1)[0][0] if sizes else None
    return Body(size, face, bold > 0.5 * total, shown and size is not None, _sentences_head(blocks, size))


def _sentences_head(blocks: Sequence[Block], size: float | None) -> bool:
    """Whether several bold sentences stand above their text, and no block but the title looks like a heading otherwise."""
    others = sum(
        _looks_surer(block, size) or (_is_bold_alone(block) and not block.plain.endswith(".")) for block in blocks
    )
    heads = [(one, other) for one, other in pairwise(blocks) if _is_bold_sentence(one)]
    over_text = all(other.bold < _BOLD and not _looks_surer(other, size) for _, other in heads)
    return len(heads) >= _FEWEST_SENTENCES and over_text and others <= 1


def _looks_surer(block: Block, size: float | None) -> bool:
    bigger = size is not None and (block.source.size or 0.0) >= _BIGGER * size
    return block.source.outline is not None or block.start.word is not None or bigger


def _is_bold_alone(block: Block) -> bool:
    short = len(block.plain) <= _LONGEST_PLAIN and block.source.cell is None and not block.is_item
    return short and block.bold >= _BOLD and _is_alone(block)


def _is_bold_sentence(block: Block) -> bool:
    return _is_bold_alone(block) and block.plain.endswith(".") and may_name(block.plain)


def look_of(block: Block, body: Body) -> Sign | None:
    """Size, weight and capitals of a short block that differ from the body's."""
    plain = block.plain
    caps = is_caps(plain) or block.source.caps
    sentence = body.sentences_head and _is_bold_sentence(block)
    if is_quotation(plain) or (plain.endswith((".", ",", ";")) and not caps and not sentence):
        return None
    size = block.source.size or 0.0
    bigger = body.size is not None and size >= _BIGGER * body.size
    bold = block.bold >= _BOLD and not body.mostly_bold
    if bigger:
        return Sign("size", -round(size), f"{round(size)}{'b' if bold else ''}{'c' if caps else ''}")
    if caps and len(plain) <= 150:
        return Sign("caps", 0.0, "b" if bold and body.has_look else "")
    if bold and len(plain) <= 150 and not starts_small(plain):
        return Sign("bold", -round(size), f"{round(size)}{'' if _is_alone(block) else INNER}")
    if _is_underlined(block) and not starts_small(plain) and len(plain) <= 150:
        return Sign("underlined", 0.0)
    if body.size is not None and size >= _SAME_SIZE * body.size and _has_own_face(block, body):
        return Sign("face", -round(size, 1), " ".join(map(str, _face(block))))
    return None


def _is_underlined(block: Block) -> bool:
    """Whether all its words are underlined, and no text follows in the same paragraph."""
    return min(line.source.underlined for line in block.lines) >= _BOLD and _is_alone(block)


def _has_own_face(block: Block, body: Body) -> bool:
    """A short line in another font or colour than the text, standing apart from what is above."""
    if _face(block) == body.face or len(block.plain) > _LONGEST_PLAIN or starts_small(block.plain):
        return False
    return not ends_sentence(block.plain) and _is_alone(block) and not has_address(block.plain)


def _is_alone(block: Block) -> bool:
    """Whether a bold line is a paragraph of its own, not the first line of its text."""
    return block.lines[-1].source.end is not LineEnd.BREAK


def _face(block: Block) -> Face:
    italic = min(line.source.italic for line in block.lines) >= _BOLD
    return font_family(block.source.font), block.source.colour, italic
