"""What is printed, in which order: the one block sequence that every writer sets in its own format.

    Programme + ExportOptions -> Cover, Contents, Heading, Text, FieldLine, MeasureBlock, …, Imprint

Writers know how their format says a block; they never decide what is printed. So Word, PDF, HTML and Markdown of the
same programme agree, and an excerpt is a smaller sequence, not a special case.
"""

from collections.abc import Iterator, Mapping

from exporters.block_types import (
    BulletMeasure,
    Contents,
    ContentsEntry,
    Cover,
    FieldLine,
    Heading,
    Imprint,
    MeasureBlock,
    PageBreak,
    PathNote,
    PrintBlock,
    Text,
)
from exporters.options import ExportOptions
from programme.markup import Inline, plain_of
from programme.model import Level, LevelDefinition, Node, PrintForm, Programme, Visit, shown_short_title, visits
from programme.numbering import full_label, shown_numbers
from programme.references import References

__all__ = [
    "BulletMeasure",
    "Contents",
    "ContentsEntry",
    "Cover",
    "FieldLine",
    "Heading",
    "Imprint",
    "MeasureBlock",
    "PageBreak",
    "PathNote",
    "PrintBlock",
    "Text",
    "heading_rank",
    "print_blocks",
    "printed_fields",
    "visible_nodes",
]

IMPRINT_KEYS = ("Herausgeber", "V.i.S.d.P.", "Zeitraum", "Bildnachweis")


def print_blocks(programme: Programme, options: ExportOptions) -> list[PrintBlock]:
    """The blocks of the edition that `options` ask for."""
    body = list(_Body(programme, options).blocks())
    blocks: list[PrintBlock] = []
    if options.cover:
        blocks.append(_cover(programme, options))
    entries = tuple(_entries(body, options.contents_depth))
    if options.contents and entries:
        blocks.append(Contents(entries))
    blocks += body
    if options.imprint:
        blocks.append(_imprint(programme, options))
    return blocks


def visible_nodes(programme: Programme, options: ExportOptions) -> list[Visit]:
    """The nodes that are printed, with their ancestors in the whole programme, in reading order."""
    wanted = set(options.parts)
    return [
        visit
        for visit in visits(programme.nodes)
        if not wanted or visit.node.id in wanted or any(each.id in wanted for each in visit.ancestors)
    ]


def heading_rank(visit: Visit, scheme_forms: Mapping[Level, PrintForm]) -> int:
    """1 for a heading without headings above it; each heading above adds one."""
    return 1 + sum(scheme_forms[each.level] is PrintForm.HEADING for each in visit.ancestors)


def printed_fields(
    node: Node, definition: LevelDefinition, references: References, with_empty: bool = False
) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    """Label and value of each field in the scheme's order, then those that the scheme doesn't name ("Weitere Felder").

    Empty fields are left out, or have no runs where `with_empty`.
    """
    named = [(each.label, node.fields.get(each.key, "")) for each in definition.fields]
    known = {each.key for each in definition.fields}
    further = [(key, value) for key, value in node.fields.items() if key not in known]
    rows = [(label, references.line(value)) for label, value in [*named, *further]]
    return tuple((label, inlines) for label, inlines in rows if inlines or with_empty)


class _Body:
    """What stands between contents and imprint."""

    def __init__(self, programme: Programme, options: ExportOptions) -> None:
        self._programme = programme
        self._options = options
        self._numbers = shown_numbers(programme)
        self._references = References(programme, self._numbers)
        self._definitions = {level: programme.scheme.definition(level) for level in Level}
        self._forms = {level: definition.form for level, definition in self._definitions.items()}

    def blocks(self) -> Iterator[PrintBlock]:
        """In reading order."""
        excerpt = bool(self._options.parts)
        if self._programme.preface and not excerpt:
            yield Text(self._references.text(self._programme.preface), "vorwort")
        for place, visit in enumerate(visible_nodes(self._programme, self._options)):
            if visit.ancestors and visit.node.id in self._options.parts:
                yield self._path(visit)
            if place and not visit.ancestors and self._options.chapter_on_new_page:
                yield PageBreak()
            yield from self._node(visit)
        if self._programme.closing and not excerpt:
            yield Text(self._references.text(self._programme.closing), "schluss")

    def _node(self, visit: Visit) -> Iterator[PrintBlock]:
        node = visit.node
        definition = self._definitions[node.level]
        label, title = self._label(node), self._references.line(node.title)
        blocks = self._references.text(node.text)
        rows = printed_fields(node, definition, self._references, self._options.empty_fields)
        comments = node.comments if self._options.comments else ()
        if definition.form is PrintForm.HEADING:
            rank, short = heading_rank(visit, self._forms), shown_short_title(node, plain_of(title))
            yield Heading(node.id, rank, node.level.depth, label, title, short, comments)
            for field_label, value in rows:
                yield FieldLine(node.id, field_label, value)
            if blocks:
                yield Text(blocks, node.id)
        elif rows or definition.form is PrintForm.BLOCK:
            yield MeasureBlock(node.id, label, title, blocks, rows, comments)
        else:
            yield BulletMeasure(node.id, label, title, blocks, comments)

    def _path(self, visit: Visit) -> PathNote:
        return PathNote(tuple((self._label(each), self._short(each)) for each in visit.ancestors))

    def _label(self, node: Node) -> str:
        return full_label(self._definitions[node.level], self._numbers.get(node.id, ""))

    def _short(self, node: Node) -> str:
        return shown_short_title(node, plain_of(self._references.line(node.title)))


def _entries(body: list[PrintBlock], depth: int) -> Iterator[ContentsEntry]:
    for block in body:
        if isinstance(block, Heading) and block.rank <= depth:
            yield ContentsEntry(block.anchor, block.rank, block.label, block.short)


def _cover(programme: Programme, options: ExportOptions) -> Cover:
    return Cover(
        programme.title,
        programme.subtitle,
        programme.meta.get("Herausgeber", ""),
        options.stand,
        options.version,
    )


def _imprint(programme: Programme, options: ExportOptions) -> Imprint:
    lines = [(key, programme.meta[key]) for key in IMPRINT_KEYS if programme.meta.get(key)]
    lines += [(key, value) for key, value in programme.meta.items() if key not in IMPRINT_KEYS and value]
    if options.stand:
        lines.append(("Stand", options.stand))
    if options.version:
        lines.append(("Version", options.version))
    lines.append(("Schrift", "Source Sans 3, Source Serif 4 (SIL Open Font License)"))
    return Imprint(tuple(lines))
