"""The body of the Beratungsfassung: every computed line is one printed line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporters.block_types import LineRole, NumberedLines, PageBreak, PrintBlock, Remark, Text
from exporters.list_texts import BULLET, flat_items
from exporters.options import ExportOptions
from exporters.printed_nodes import NodeTexts, begins_part, visible_nodes
from programme.line_records import restored_lines
from programme.lines import LineSettings, NumberedBlock, Numbering, Part, is_list_item
from programme.model import Programme, Visit


def debate_body(texts: NodeTexts) -> Iterator[PrintBlock]:
    """What stands between contents and imprint, in reading order."""
    programme, options = texts.programme, texts.options
    yield Remark(_remark(options))
    if programme.preface and not options.parts:
        yield Text(texts.references.text(programme.preface), "vorwort")
    numbered = lines_by_node(programme, options)
    for place, visit in enumerate(visible_nodes(programme, options)):
        if visit.ancestors and begins_part(visit, options):
            yield texts.path(visit)
        if place and not visit.ancestors and options.chapter_on_new_page:
            yield PageBreak()
        yield from numbered_node(visit, texts, numbered.get(visit.node.id, []))
    if programme.closing and not options.parts:
        yield Text(texts.references.text(programme.closing), "schluss")


def lines_by_node(programme: Programme, options: ExportOptions) -> dict[str, list[NumberedBlock]]:
    """The numbered blocks by node id, at least of all nodes that are printed: as they were printed once, or counted now."""
    found: dict[str, list[NumberedBlock]] = {}
    for block in _numbered_blocks(programme, options):
        found.setdefault(block.node, []).append(block)
    return found


def _numbered_blocks(programme: Programme, options: ExportOptions) -> Iterable[NumberedBlock]:
    """Where every motion counts for itself, those of the motions that an excerpt is taken from."""
    if options.line_record is not None:
        return restored_lines(programme, options.line_record)
    numbering = Numbering(programme, LineSettings(options.line_width, options.number_whole_programme))
    if options.number_whole_programme or not options.parts:
        return numbering.blocks()
    needed = {(*visit.ancestors, visit.node)[0].id for visit in visible_nodes(programme, options)}
    return numbering.blocks(node for node in programme.nodes if node.id in needed)


def _remark(options: ExportOptions) -> str:
    width = options.line_record["width"] if options.line_record is not None else options.line_width
    version = f", Version {options.version}" if options.version else ""
    return f"Zeilennummern nach Zeichen, {width} je Zeile{version}"


def numbered_node(visit: Visit, texts: NodeTexts, numbered: Iterable[NumberedBlock]) -> Iterator[NumberedLines]:
    """What one node prints, its lines being `numbered`."""
    node = visit.node
    markers = [item.marker for item in flat_items(texts.text(node))]
    for block in numbered:
        if block.part is Part.TITLE:
            yield _title(visit, texts, block)
        else:
            marker = markers[block.place] if block.part is Part.TEXT else ""
            yield _lines(block, LineRole.ITEM if block.depth else LineRole.PARAGRAPH, marker)


def _title(visit: Visit, texts: NodeTexts, block: NumberedBlock) -> NumberedLines:
    node = visit.node
    item = is_list_item(texts.definitions[node.level])
    lines = replace(
        _lines(block, LineRole.ITEM if item else LineRole.HEADING),
        anchor=node.id,
        label=texts.label(node),
        comments=texts.comments(node),
    )
    if item:
        number = texts.numbers.get(node.id, "")
        return replace(lines, marker=f"{number}." if number else BULLET)
    return replace(lines, rank=texts.rank(visit), depth=node.level.depth, listed=texts.listed(node))


def _lines(block: NumberedBlock, role: LineRole, marker: str = "") -> NumberedLines:
    return NumberedLines(role, block.first, block.lines, block.width, lists=block.depth, marker=marker)


def excerpt_lines(programme: Programme, options: ExportOptions) -> list[tuple[int, int]]:
    """First and last line of each part of an excerpt, in reading order."""
    numbered = lines_by_node(programme, options)
    spans: list[tuple[int, int]] = []
    for visit in visible_nodes(programme, options):
        blocks = numbered.get(visit.node.id)
        if not blocks:
            continue
        if begins_part(visit, options) or not spans:
            spans.append((blocks[0].first, blocks[-1].last))
        else:
            spans[-1] = (spans[-1][0], blocks[-1].last)
    return spans
