"""What is printed, in which order: the one block sequence that every writer sets in its own format.

    Programme + ExportOptions -> Cover, Contents, Heading, Text, FieldLine, MeasureBlock, …, Imprint

Writers know how their format says a block; they never decide what is printed. So Word, PDF, HTML and Markdown of the
same programme agree, and an excerpt is a smaller sequence, not a special case. Each edition has a module for its body.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from exporters.block_types import (
    BulletMeasure,
    ComparedText,
    Contents,
    ContentsEntry,
    Cover,
    ExcerptNote,
    FieldLine,
    FieldRow,
    Heading,
    Imprint,
    LineRole,
    Mark,
    MarkedRuns,
    MeasureBlock,
    MeasureTable,
    NumberedLines,
    PageBreak,
    PathNote,
    PrintBlock,
    Remark,
    Sheet,
    TableGroup,
    TableRow,
    Text,
)
from exporters.comparison_body import comparison_body
from exporters.debate_body import debate_body
from exporters.excerpt_note import excerpt_note
from exporters.options import Edition, ExportOptions
from exporters.print_body import print_body
from exporters.printed_nodes import NodeTexts, visible_nodes
from exporters.table_body import sheets_body, table_body
from exporters.tracked_body import tracked_body
from programme.model import Programme

__all__ = [
    "BulletMeasure",
    "ComparedText",
    "Contents",
    "ContentsEntry",
    "Cover",
    "ExcerptNote",
    "FieldLine",
    "FieldRow",
    "Heading",
    "Imprint",
    "LineRole",
    "Mark",
    "MarkedRuns",
    "MeasureBlock",
    "MeasureTable",
    "NumberedLines",
    "PageBreak",
    "PathNote",
    "PrintBlock",
    "Remark",
    "Sheet",
    "TableGroup",
    "TableRow",
    "Text",
    "print_blocks",
    "visible_nodes",
]

IMPRINT_KEYS = ("Herausgeber", "V.i.S.d.P.", "Zeitraum", "Bildnachweis")
_BODIES: dict[Edition, Callable[[NodeTexts], Iterator[PrintBlock]]] = {
    Edition.PRINT: print_body,
    Edition.DEBATE: debate_body,
    Edition.TABLE: table_body,
    Edition.SHEETS: sheets_body,
    Edition.COMPARISON: lambda texts: (tracked_body if texts.options.tracked_changes else comparison_body)(texts),
}
_EDITION_NAMES = {Edition.TABLE: "Maßnahmentabelle", Edition.SHEETS: "Maßnahmenblätter"}
_SHORTEST_CONTENTS, _LONG_EXCERPT = 3, 10
"""Headings from which on a programme and an excerpt have a contents."""
_WITHOUT_CONTENTS = (Edition.TABLE, Edition.SHEETS)


def print_blocks(
    programme: Programme, options: ExportOptions, pages: Mapping[str, int] | None = None
) -> list[PrintBlock]:
    """The blocks of the edition that `options` ask for.

    `pages` is for excerpts: the page (from 0) of each anchor in a print of the whole programme. An excerpt begins with
    its place in the whole instead of a cover.
    """
    body = list(_BODIES[options.edition](NodeTexts(programme, options)))
    blocks: list[PrintBlock] = []
    if options.parts:
        blocks.append(excerpt_note(programme, options, pages or {}))
    elif options.cover:
        blocks.append(_cover(programme, options))
    entries = tuple(_entries(body, options.contents_depth))
    if has_contents(entries, options):
        blocks.append(Contents(entries))
    blocks += body
    if options.imprint:
        blocks.append(_imprint(programme, options))
    return blocks


def has_contents(entries: Sequence[ContentsEntry], options: ExportOptions) -> bool:
    """Whether so many lines of a contents are worth one."""
    least = _LONG_EXCERPT if options.parts else _SHORTEST_CONTENTS
    return options.contents and len(entries) >= least and options.edition not in _WITHOUT_CONTENTS


def _entries(body: Iterable[PrintBlock], depth: int) -> Iterator[ContentsEntry]:
    for block in body:
        if isinstance(block, ComparedText) and block.mark is Mark.MOVED_FROM:
            continue
        if isinstance(block, Heading | NumberedLines | ComparedText) and 0 < block.rank <= depth:
            yield ContentsEntry(block.anchor, block.rank, block.label, block.listed)


def _cover(programme: Programme, options: ExportOptions) -> Cover:
    stand, edition = options.stand, options.version
    if options.edition is Edition.DEBATE:
        edition = _joined(["Entwurf", f"Stand {stand}" if stand else "", options.version], " – ")
        stand = ""
    elif options.edition is Edition.COMPARISON:
        edition = f"Vergleich mit {options.compare_name}" if options.compare_name else "Vergleich zweier Fassungen"
        edition = _joined([edition, options.version], " – ")
    elif options.edition in _EDITION_NAMES:
        edition = _joined([_EDITION_NAMES[options.edition], options.version], " – ")
    return Cover(programme.title, programme.subtitle, programme.meta.get("Herausgeber", ""), stand, edition)


def _imprint(programme: Programme, options: ExportOptions) -> Imprint:
    lines = [(key, programme.meta[key]) for key in IMPRINT_KEYS if programme.meta.get(key)]
    lines += [(key, value) for key, value in programme.meta.items() if key not in IMPRINT_KEYS and value]
    if options.stand:
        lines.append(("Stand", options.stand))
    if options.version:
        lines.append(("Version", options.version))
    lines.append(("Schrift", "Source Sans 3, Source Serif 4 (SIL Open Font License)"))
    return Imprint(tuple(lines))


def _joined(parts: Sequence[str], between: str) -> str:
    return between.join(part for part in parts if part)
