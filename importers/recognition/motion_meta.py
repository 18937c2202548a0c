"""Metadata at the head of a motion: who moves it, when and where, behind a colon or in a table of two columns."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from importers.recognition.blocks import NOTHING, Block, ends_sentence
from importers.recognition.lines import Line
from importers.recognition.starts import BLANK
from importers.source import LineRole

SUBJECT = "Betreff"
_META = (
    (r"Veranstaltung|Gremium|Parteitag|Versammlung|Sitzung", "Veranstaltung"),
    (r"Antrags?steller(?:[*:_/]?-?in(?:nen)?|Innen|\*?in\(nen\))?|Antragstellende[rn]?|(?:Eingereicht|Eingebracht|Gestellt) (?:von|durch)|Einreicher\w*", "Antragsteller*in"),
    (r"Status|Beschlussstatus", "Status"),
    (r"Angelegt(?: am)?|Erstellt(?: am)?", "Angelegt"),
    (r"Eingereicht(?: am)?", "Eingereicht"),
    (r"Beschlossen(?: am| in)?|Beschlussdatum", "Beschlossen"),
    (r"Antragsnummer|Antrags?[- ]?Nr\.?|Antrag Nummer|Kürzel|Antrag", "Antrag"),
    (r"Tagesordnungspunkt|TOP", "Tagesordnungspunkt"),
    (r"Adressat(?:\*?innen|en|Innen)?", "Adressat"),
    (r"Sachgebiet|Themenbereich|Thema|Antragsbereich", "Sachgebiet"),
    (r"(?:Beschluss)?[eE]mpfehlung(?:en)? der Antragskommission|Beschlussempfehlung|Votum(?: der Antragskommission)?|Empfehlung", "Empfehlung"),
    (r"Überwiesen an", "Überwiesen an"),
    (r"Betreff|Betr\.|Titel|Antragstitel", SUBJECT),
    (r"Unterstützer(?:[*:_/]?-?innen|Innen)?", "Unterstützer*innen"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(rf"(?:{words})\s*:(?!in(?:nen)?\b)\s*", re.IGNORECASE), key) for words, key in _META)
_NAMES = tuple((re.compile(rf"(?:{words})\s*:?$", re.IGNORECASE), key) for words, key in _META)
_BEFORE = tuple((re.compile(rf"(?:{words})\s+(?=\S)"), key) for words, key in _META)
_ANY = re.compile("|".join(words for words, _ in _META), re.IGNORECASE)  # spares most lines the looks at each
_MOVER = "Antragsteller*in"
_FEWEST_ROWS = 2  # names without a colon in a table that none of which says who moves it
_SECTION = re.compile(r"(?:(?:Antrags|Beschluss)?[tT]ext|(?:Antrags)?[bB]egründung|Wortlaut)\s*:?$")
SURE = (_MOVER, "Angelegt", "Empfehlung", "Veranstaltung")
_LONGEST_KEY = 60
_LONGEST_META = 400

Found = dict[int, tuple[str, str, tuple[Line, ...]]]
"""Key, value and lines of metadata by the place of the block."""


def meta_key(plain: str) -> tuple[str, int]:
    """Metadata key that a text starts with and the place of its value; ("", 0) where there is none."""
    if ":" in plain[:_LONGEST_KEY]:
        for pattern, key in _PATTERNS:
            match = pattern.match(plain)
            if match:
                return key, match.end()
    return "", 0


def name_key(plain: str) -> str:
    """Metadata key that a text without more words names, colon or none; "" where there is none."""
    if len(plain) > _LONGEST_KEY or not _ANY.match(plain):
        return ""
    return next((key for pattern, key in _NAMES if pattern.match(plain)), "")


def name_before(plain: str) -> tuple[str, int]:
    """Metadata key that a text without a colon begins with and the place of its value, as in "Status eingereicht"; ("", 0)
    where there is none. "Antrag A1" is a title."""
    for pattern, key in _BEFORE if _ANY.match(plain) else ():
        match = pattern.match(plain)
        if match and match[0].strip() != "Antrag" and not plain[match.end() :].startswith(":"):
            return key, match.end()
    return "", 0


def is_head(keys: Sequence[str]) -> bool:
    """Whether names without colons, each with a value beside it, are those of a motion's head."""
    return _MOVER in keys or (len(set(keys)) >= _FEWEST_ROWS and not set(SURE).isdisjoint(keys))


def meta_blocks(blocks: Sequence[Block]) -> Found:
    """Key, value and lines by place; cells of a table in two columns are read in pairs, the label's place and the
    value's both held."""
    found: Found = {}
    bare = _names_in_cells(blocks)
    for place, block in enumerate(blocks):
        if block.source.role is LineRole.META:
            key = meta_key(f"{block.source.label}: ")[0] or block.source.label
            found[place] = (key, block.plain, tuple(block.lines))
            continue
        if place in bare:
            for other in _row_mates(blocks, place, bare):
                found[other] = (bare[place], blocks[other].plain, tuple(blocks[other].lines))
            found[place] = (bare[place], "", tuple(block.lines))
            continue
        plain = _labelled(block)
        key, start = meta_key(plain)
        if not key or len(plain) > _LONGEST_META:
            continue
        if block.source.cell is not None and start >= len(plain):
            for other in _row_mates(blocks, place, bare):
                found[other] = (key, blocks[other].plain, tuple(blocks[other].lines))
            found[place] = (key, "", tuple(block.lines))
        elif plain[start:].strip():
            found[place] = (key, plain[start:].strip(), tuple(block.lines))
        elif (value := _value_below(blocks, place)) is not None:
            found[place] = (key, "", tuple(block.lines))
            found[place + 1] = (key, value.plain, tuple(value.lines))
    return found | _other_rows(blocks, found, bare)


def unpacked(blocks: Sequence[Block], found: Found) -> list[Block]:
    """The blocks; what else stands in the tables that hold heads of motions is text: what is moved, and why."""
    heads = {cell.table for place, (key, _, _) in found.items() if key in SURE and (cell := blocks[place].source.cell)}
    return [
        _loose(block) if place not in found and (cell := block.source.cell) and cell.table in heads else block
        for place, block in enumerate(blocks)
    ]


def _loose(block: Block) -> Block:
    return replace(block, lines=loose_lines(block.lines))


def loose_lines(lines: Iterable[Line]) -> list[Line]:
    """Lines of a cell as such of the text."""
    return [Line(line.index, line.text, replace(line.source, cell=None)) for line in lines]


def _value_below(blocks: Sequence[Block], place: int) -> Block | None:
    """What stands on the line right below a name of metadata that stands alone, and is short and followed by a gap or
    another name."""
    below, after = ([*blocks[place + 1 : place + 3], None, None])[:2]
    if (
        blocks[place].source.cell is not None
        or below is None
        or below.start is not NOTHING
        or below.space_above >= BLANK
    ):
        return None
    if (
        len(below.plain) > _LONGEST_KEY
        or len(below.lines) > 1
        or ends_sentence(below.plain)
        or below.source.cell is not None
    ):
        return None
    ends = after is None or after.space_above >= BLANK or ":" in _labelled(after)[:_LONGEST_KEY]
    return below if ends and below.source.outline is None else None


def _names_in_cells(blocks: Sequence[Block]) -> dict[int, str]:
    """Keys by the places of cells that are names without a colon, in tables whose rows mostly begin with one that has a
    value beside it, and which say together that a motion's head stands there."""
    rows: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, block in enumerate(blocks):
        if cell := block.source.cell:
            rows[cell.table][cell.row].append(place)
    result: dict[int, str] = {}
    for table in rows.values():
        first = {row[0]: key for row in table.values() if _has_value(blocks, row) and (key := _key_of(blocks[row[0]]))}
        if 2 * len(first) >= len(table) and is_head(list(first.values())):
            named = (place for row in table.values() if row[0] in first for place in row if _key_of(blocks[place]))
            result.update((place, _key_of(blocks[place])) for place in named)
    return result


def _key_of(block: Block) -> str:
    return name_key(_labelled(block))


def _has_value(blocks: Sequence[Block], row: Sequence[int]) -> bool:
    """Whether the second cell of a row is no name."""
    first = blocks[row[0]].source.cell
    other = next((place for place in row if blocks[place].source.cell != first), None)
    return other is not None and bool(blocks[other].plain) and not _key_of(blocks[other])


def _other_rows(blocks: Sequence[Block], found: Found, bare: Mapping[int, str]) -> Found:
    """The rows of a head's table whose names are known to nobody ("Antragshistorie:"), under these names; where names have
    no colon, not those that hold what is moved."""
    plain = {cell.table for place in bare if (cell := blocks[place].source.cell)}
    heads = {cell.table for place, (key, _, _) in found.items() if key in SURE and (cell := blocks[place].source.cell)}
    others: Found = {}
    for place, (block, value) in enumerate(pairwise(blocks)):
        one, other = block.source.cell, value.source.cell
        if one is None or other is None or one.table not in heads or place in found or place + 1 in found:
            continue
        beside = (other.table, other.row, one.column) == (one.table, one.row, 0) and other.column > 0
        if beside and (block.plain.endswith(":") or (one.table in plain and _may_name(block, value))):
            name = block.plain.removesuffix(":")
            others[place] = (name, "", tuple(block.lines))
            others[place + 1] = (name, value.plain, tuple(value.lines))
    return others


def _may_name(block: Block, value: Block) -> bool:
    """Whether a cell without a colon may name what stands beside it, in a head whose names have none."""
    short = 0 < len(block.plain) <= _LONGEST_KEY and 0 < len(value.plain) <= _LONGEST_META
    return short and block.start is NOTHING and not ends_sentence(block.plain) and not _SECTION.match(block.plain)


def _labelled(block: Block) -> str:
    return f"{block.start.label}: {block.plain}" if block.start.label else block.plain


def _is_label(block: Block) -> bool:
    plain = _labelled(block)
    key, start = meta_key(plain)
    return bool(key) and start >= len(plain)


def _row_mates(blocks: Sequence[Block], place: int, bare: Container[int]) -> Iterator[int]:
    """Places of the cells behind a label in its row, up to the next label."""
    cell = blocks[place].source.cell
    for other in range(place + 1, len(blocks)):
        mate = blocks[other].source.cell
        if mate is None or cell is None or (mate.table, mate.row) != (cell.table, cell.row):
            return
        if _is_label(blocks[other]) or other in bare:
            return
        yield other
