"""The imprint: publisher, V.i.S.d.P. and picture credits go to the metadata, wherever they stand."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from importers.recognition.blocks import Block
from importers.recognition.headings.phrases import is_caps
from importers.recognition.lines import Ledger, Line
from importers.recognition.starts import BLANK, is_prose
from importers.recognition.words import is_back_or_front

_KEYS = (
    (r"V\.?\s?i\.?\s?S\.?\s?d\.?\s?P\.?(?:R\.?)?|Verantwortlich im Sinne des Presserechts|Presserechtlich verantwortlich", "V.i.S.d.P."),
    (r"Herausgeber(?:[*:_/]?-?(?:in|innen))?|Herausgegeben von|Hrsg\.?", "Herausgeber"),
    (r"(?:Bild|Foto)(?:quellen?|nachweise?|rechte)|Bilder|Fotos?|Bildmaterial", "Bildnachweis"),
    (r"Redaktion|Text und Redaktion", "Redaktion"),
    (r"Gestaltung|Layout|Satz|Layout und Satz|Gestaltung und Satz|Grafik", "Gestaltung"),
    (r"Druck|Druckerei", "Druck"),
    (r"Kontakt", "Kontakt"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(rf"(?:{words})(?:\s*:\s*|\s*$)", re.IGNORECASE), key) for words, key in _KEYS)
_ANY = re.compile("|".join(words for words, _ in _KEYS), re.IGNORECASE)
_INSIDE = re.compile(
    r"(Zeitraum|Status|Beschlossen|Veranstaltung|Antragsteller\*in|Angelegt|Eingereicht|Antrag|Stand|Version|Schrift)(?::\s+|$)"
)  # what our own imprints say besides
_CREDIT = "Schrift"  # every print of ours names its fonts anew
_HEAD = re.compile(r"Impressum\s*:?$", re.IGNORECASE)
_ALONE = ("V.i.S.d.P.", "Herausgeber", "Bildnachweis")
_EDGE = 0.2  # share of blocks at either end where a key without the word Impressum is believed
_LONGEST_LINE = 70
_BOLD = 0.9
_LARGER = 1.1  # times the size of the word Impressum: such a line heads what follows
_COVER = 3  # blocks behind a title where a cover names the publisher
_LONGEST_VALUE = 300
_LONG_TEXT = 180  # letters of a paragraph that an imprint would set as short lines
_NO_TITLE = re.compile(r"[:@\d]|\bwww\.")
_SPEAKING = re.compile(r"\b(?:wir|uns|unser\w*|ich|liebe[rn]?)\b", re.IGNORECASE)
"""As programmes speak to their readers; imprints state facts."""
_SPOKEN = 60  # letters of a sentence that does, or of an item that says more than whose a picture is


def without_imprint(blocks: Sequence[Block], ledger: Ledger) -> tuple[list[Block], dict[str, str], dict[int, str]]:
    """The blocks without the imprint, its values by key, and for each of its lines (by index) the key. What names the fonts
    is dropped."""
    rest: list[Block] = []
    values: dict[str, list[str]] = {}
    places: dict[int, str] = {}
    credits: list[Line] = []
    key, inside = "", False
    head: Block | None = None
    is_tight = not any(each.space_above >= BLANK or each.source.outline is not None or each.bold for each in blocks[1:])
    for place, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        at_edge = min(place, len(blocks) - 1 - place) <= max(3, _EDGE * len(blocks))
        found, value = _key_of(block, inside)
        if _HEAD.match(block.plain) and block.source.cell is None:
            key, inside, value, head = "Impressum", True, "", block
        elif found and (inside or (found in _ALONE and at_edge)):
            key = found
        elif (
            block.motion
            or not key
            or not (inside or _is_value(block, values.get(key, ())))
            or (inside and (_ends_imprint(block, head) or _begins_text(block, below)))
            or (is_tight and not _states_facts(block, below, values.get(key, ())))
        ):
            key, inside = "", False
            rest.append(block)
            continue
        else:
            value = _lines_joined(block)
        if key == _CREDIT:
            credits += block.lines
        else:
            _keep(values, places, key, value, block.lines)
    ledger.drop("font_credit", credits)
    return rest, {key: ", ".join(parts) for key, parts in values.items() if parts}, places


def without_publisher(blocks: Sequence[Block], publisher: str) -> tuple[list[Block], dict[int, str]]:
    """The blocks behind the title without the one that only repeats who publishes, and the key for its lines."""
    for place, block in enumerate(blocks[:_COVER]):
        if publisher and block.plain == publisher:
            return [*blocks[:place], *blocks[place + 1 :]], {line.index: "Herausgeber" for line in block.lines}
    return list(blocks), {}


def _key_of(block: Block, inside: bool) -> tuple[str, str]:
    """Metadata key that a block starts with, and the value behind it."""
    if (len(block.plain) > _LONGEST_VALUE and not inside) or block.is_item:
        return "", ""
    plain = f"{block.start.label}: {block.plain}" if block.start.label else block.plain
    own = _INSIDE.match(plain) if inside else None
    if own and (own.end() < len(plain) or block.bold > _BOLD):  # a name alone on its line is set bold
        return own[1], plain[own.end() :].strip()
    for pattern, key in _PATTERNS if _ANY.match(plain) else ():
        match = pattern.match(plain)
        if match:
            return key, plain[match.end() :].strip()
    return "", ""


def _is_value(block: Block, known: Sequence[str]) -> bool:
    """Whether a block goes on with what a key announced: the first one may stand apart, further lines stand close."""
    if block.start.end or block.source.cell is not None:
        return False
    return len(block.plain) <= (_LONGEST_LINE if known else _LONGEST_VALUE) and not (
        known and block.space_above >= BLANK
    )


def _ends_imprint(block: Block, head: Block | None) -> bool:
    """What is no part of an imprint: a heading, a line set like the word Impressum or larger, and what stands on
    another page."""
    if block.source.outline is not None or block.start.word is not None or (is_caps(block.plain) and not block.is_item):
        return True
    if head is None:
        return False
    size, own = block.source.size or 0.0, head.source.size or 0.0
    as_head = head.bold > _BOLD and block.bold > _BOLD and len(block.plain) <= _LONGEST_LINE
    return block.source.page != head.source.page or size > _LARGER * own or as_head


def _begins_text(block: Block, below: Block | None) -> bool:
    """Whether a paragraph as no imprint has it begins here, or a title above one: plain text shows no other end."""
    if _is_text(block) or is_back_or_front(block.plain):
        return True
    title = block.space_above >= BLANK and len(block.plain) <= _LONGEST_LINE and _NO_TITLE.search(block.plain) is None
    return title and below is not None and _is_text(below)


def _is_text(block: Block) -> bool:
    is_long = len(block.plain) > _SPOKEN
    if is_long and (_SPEAKING.search(block.plain) or (block.is_item and not _NO_TITLE.search(block.plain))):
        return True
    return is_prose(block) and len(block.plain) > _LONG_TEXT


def _states_facts(block: Block, below: Block | None, known: Sequence[str]) -> bool:
    """Whether a line goes on with an imprint where no blank line ends any: a name stands above an address or right behind
    its key."""
    if not known:
        return not block.is_item
    near = (block, below) if below is not None else (block,)
    return not block.is_item and any(_NO_TITLE.search(each.plain) for each in near) and not _is_text(block)


def _keep(values: dict[str, list[str]], places: dict[int, str], key: str, value: str, lines: Sequence[Line]) -> None:
    values.setdefault(key, [])
    if value:
        values[key].append(value)
    places.update((line.index, key) for line in lines)


def _lines_joined(block: Block) -> str:
    """Short lines of an address stay apart."""
    if len(block.lines) > 1 and all(len(line.plain) <= 60 for line in block.lines):
        return ", ".join(line.plain.rstrip(", ") for line in block.lines)
    return block.plain if block.start.is_bullet else block.whole.plain
