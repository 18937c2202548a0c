"""Heads of motions: "A3: Title", who moves it, when and where; and the words that structure its text."""

import re
from collections.abc import Iterator, Sequence

from importers.recognition.blocks import Block, Motion, Start
from importers.recognition.lines import Ledger, Line
from importers.recognition.marks import number_mark
from importers.source import LineRole

_META = (
    (r"Veranstaltung|Gremium|Parteitag|Versammlung|Sitzung", "Veranstaltung"),
    (r"Antrags?steller(?:[*:_/]?-?in(?:nen)?|Innen|\*?in\(nen\))?|Eingereicht von|Eingebracht von|Einreicher\w*", "Antragsteller*in"),
    (r"Status|Beschlussstatus", "Status"),
    (r"Angelegt(?: am)?|Erstellt(?: am)?", "Angelegt"),
    (r"Eingereicht(?: am)?", "Eingereicht"),
    (r"Beschlossen(?: am| in)?|Beschlussdatum", "Beschlossen"),
    (r"Antragsnummer|Antrags?-?Nr\.?|Kürzel|Antrag", "Antrag"),
    (r"Tagesordnungspunkt|TOP", "Tagesordnungspunkt"),
    (r"Adressat(?:\*?innen|en|Innen)?", "Adressat"),
    (r"Sachgebiet|Themenbereich|Thema|Antragsbereich", "Sachgebiet"),
    (r"Empfehlung der Antragskommission|Votum(?: der Antragskommission)?|Empfehlung", "Empfehlung"),
    (r"Überwiesen an", "Überwiesen an"),
    (r"Unterstützer(?:[*:_/]?-?innen|Innen)?", "Unterstützer*innen"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(rf"(?:{words})\s*:\s*", re.IGNORECASE), key) for words, key in _META)
_SURE = ("Antragsteller*in", "Angelegt", "Empfehlung", "Veranstaltung")
_TITLE = re.compile(
    r"(?:(?:Änderungs|Initiativ|Dringlichkeits|Leit)?[aA]ntrag\s+(?:Nr\.\s*)?(?P<named>[A-ZÄÖÜ]{0,4}[-. ]?\d+[\w/.-]*)|(?P<short>[A-ZÄÖÜ]{1,4}[-.]?\d{1,3}(?:NEU\d*)?))"
    r"\s*[:–-]?\s+(?=\S)"
)
_SECTIONS = re.compile(r"(?:Antrags)?[tT]ext\s*:?$|Beschlusstext\s*:?$")
_NEAR = 8  # blocks around a motion's title in which its head stands
_LONGEST_META = 400


def meta_key(plain: str) -> tuple[str, int]:
    """Metadata key that a text starts with and the place of its value; ("", 0) where there is none."""
    for pattern, key in _PATTERNS:
        match = pattern.match(plain)
        if match:
            return key, match.end()
    return "", 0


def with_motions(blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """Takes heads of motions off the text; each motion's title block holds them."""
    found = _meta_blocks(blocks)
    titles = [place for place, block in enumerate(blocks) if _is_title(blocks, place, found)]
    if not found or not any(key in _SURE for key, _, _ in found.values()):
        return list(blocks)
    owners = {place: _owner(place, titles) for place in found}
    result: list[Block] = []
    for place, block in enumerate(blocks):
        if place in found:
            continue
        if place in titles:
            mine = [found[each] for each in sorted(found) if owners[each] == place]
            result.append(_titled(block, mine))
        elif _SECTIONS.match(block.plain) and titles and block.source.outline is None:
            ledger.drop("motion_section", block.lines)
        else:
            result.append(block)
    if not titles and result:
        result[0] = replace_motion(result[0], list(found.values()))
    return result


def replace_motion(block: Block, found: Sequence[tuple[str, str, tuple[Line, ...]]]) -> Block:
    """`block` as the bearer of a motion's metadata, without being its title."""
    block.motion = _motion("", found)
    return block


def _meta_blocks(blocks: Sequence[Block]) -> dict[int, tuple[str, str, tuple[Line, ...]]]:
    """Key, value and lines by place; cells of a table in two columns are read in pairs, the label's place and the
    value's both held."""
    found: dict[int, tuple[str, str, tuple[Line, ...]]] = {}
    for place, block in enumerate(blocks):
        if block.source.role is LineRole.META:
            key = meta_key(f"{block.source.label}: ")[0] or block.source.label
            found[place] = (key, block.plain, tuple(block.lines))
            continue
        plain = f"{block.start.label}: {block.plain}" if block.start.label else block.plain
        key, start = meta_key(plain)
        if not key or len(plain) > _LONGEST_META:
            continue
        if block.source.cell is not None and start >= len(plain):
            for other in _row_mates(blocks, place):
                found[other] = (key, blocks[other].plain, tuple(blocks[other].lines))
            found[place] = (key, "", tuple(block.lines))
        elif plain[start:].strip():
            found[place] = (key, plain[start:].strip(), tuple(block.lines))
    return found


def _row_mates(blocks: Sequence[Block], place: int) -> Iterator[int]:
    cell = blocks[place].source.cell
    for other in range(place + 1, len(blocks)):
        mate = blocks[other].source.cell
        if mate is None or cell is None or (mate.table, mate.row) != (cell.table, cell.row):
            return
        yield other


def _is_title(blocks: Sequence[Block], place: int, found: dict[int, tuple[str, str, tuple[Line, ...]]]) -> bool:
    block = blocks[place]
    if block.source.role is LineRole.MOTION:
        return True
    if place in found or block.source.cell is not None or not _TITLE.match(_whole(block)):
        return False
    return any(abs(other - place) <= _NEAR and found[other][0] in _SURE for other in found)


def _whole(block: Block) -> str:
    """The text with the mark that was taken off."""
    return block.first.plain[: block.start.end] + block.plain if block.start.mark else block.plain


def _owner(place: int, titles: Sequence[int]) -> int:
    """The title nearest to a line of metadata; the one below wins where both are as near."""
    return min(titles, key=lambda title: (abs(title - place), -title)) if titles else -1


def _titled(block: Block, found: Sequence[tuple[str, str, tuple[Line, ...]]]) -> Block:
    match = _TITLE.match(_whole(block))
    number = block.source.marker
    text = block.text
    if match and block.source.role is not LineRole.MOTION:
        number = match["named"] or match["short"]
        offset = len(_whole(block)) - len(block.plain)
        text = block.text.cut(max(0, match.end() - offset))
    mark = number_mark(text.plain)
    start = Start(mark, end=mark.end) if mark else Start()
    return Block(text.cut(start.end), block.lines, start, block.space_below, _motion(number, found))


def _motion(number: str, found: Sequence[tuple[str, str, tuple[Line, ...]]]) -> Motion:
    meta: dict[str, str] = {}
    for key, value, _ in found:
        if value and value not in meta.get(key, "").split("; "):
            meta[key] = f"{meta[key]}; {value}" if key in meta else value
    if number:
        meta["Antrag"] = number
    return Motion(number, meta, tuple(line for _, _, lines in found for line in lines))
