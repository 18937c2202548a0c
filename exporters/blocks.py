"""What is printed, in which order: the one block sequence that every writer sets in its own format.

    Programme + ExportOptions -> Cover, Contents, Heading, Text, Item, FieldTable, …, Imprint

Writers know how their format says a block; they never decide what is printed. So Word, PDF, HTML and Markdown of the
same programme agree, and an excerpt is a smaller sequence, not a special case.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporters.options import ExportOptions
from programme.markup import Block as TextBlock
from programme.markup import Inline, parse, parse_inline, plain_of
from programme.model import Level, LevelDefinition, Node, PrintForm, Programme, Visit, shown_short_title, visits
from programme.numbering import full_label, shown_numbers


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. Empty strings are not printed."""

    title: str
    subtitle: str
    publisher: str
    stand: str
    edition: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Here the list of `entries` stands, with page numbers that the writer or the layout fills in."""

    entries: tuple["ContentsEntry", ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents. `rank` is 1 for the outermost heading; `anchor` is the heading's node id."""

    anchor: str
    rank: int
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading. `rank` counts without gaps from 1 (a skipped level doesn't skip a rank) and orders the
    document's structure; `depth` is the level's own depth (1 to 3) and chooses the look. `label` is "Leitziel A",
    "8.1" or "". `short` stands in running heads, bookmarks and contents. `anchor` is the node's id, or a name such
    as "vorwort" for parts that are no nodes (then `label` is "")."""

    anchor: str
    rank: int
    depth: int
    label: str
    inlines: tuple[Inline, ...]
    short: str


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs and lists of a node, of the preface or of the closing matter. `anchor` as in `Heading`, or None."""

    blocks: tuple[TextBlock, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of a heading ("Warum wichtig: …"), set as a quiet paragraph with a bold label."""

    anchor: str
    label: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BulletMeasure:
    """A measure set as a list item. `label` is its number or ""; `blocks` are further paragraphs and nested lists."""

    anchor: str
    label: str
    inlines: tuple[Inline, ...]
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class MeasureBlock:
    """A measure set as a block: "Maßnahme 1", its statement, its text, and `rows` of label and value."""

    anchor: str
    label: str
    inlines: tuple[Inline, ...]
    blocks: tuple[TextBlock, ...]
    rows: tuple[tuple[str, tuple[Inline, ...]], ...]


@dataclass(frozen=True, slots=True)
class PathNote:
    """Where an excerpt stands in the whole: the headings above it as label and title, outermost first."""

    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """The last page: label and value of each line, in order ("Herausgeber", "V.i.S.d.P.", "Stand" …)."""

    lines: tuple[tuple[str, str], ...]


PrintBlock = (
    Cover | Contents | Heading | Text | FieldLine | BulletMeasure | MeasureBlock | PathNote | PageBreak | Imprint
)

IMPRINT_KEYS = ("Herausgeber", "V.i.S.d.P.", "Zeitraum", "Bildnachweis")


def print_blocks(programme: Programme, options: ExportOptions) -> list[PrintBlock]:
    """The blocks of the edition that `options` ask for."""
    numbers = shown_numbers(programme)
    body = list(_body(programme, options, numbers))
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
    node: Node, definition: LevelDefinition, with_empty: bool = False
) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    """Label and value of each field in the scheme's order, then those that the scheme doesn't name ("Weitere Felder").

    Empty fields are left out, or have no runs where `with_empty`.
    """
    named = [(each.label, node.fields.get(each.key, "")) for each in definition.fields]
    known = {each.key for each in definition.fields}
    further = [(key, value) for key, value in node.fields.items() if key not in known]
    rows = [(label, parse_inline(value)) for label, value in [*named, *further]]
    return tuple((label, inlines) for label, inlines in rows if inlines or with_empty)


def _body(programme: Programme, options: ExportOptions, numbers: Mapping[str, str]) -> Iterator[PrintBlock]:
    excerpt = bool(options.parts)
    if programme.preface and not excerpt:
        yield Text(parse(programme.preface), "vorwort")
    forms = {each.level: each.form for each in map(programme.scheme.definition, Level)}
    chapters = 0
    for visit in visible_nodes(programme, options):
        if excerpt and visit.node.id in options.parts and visit.ancestors:
            yield _path(programme, visit, numbers)
        if not visit.ancestors:
            chapters += 1
            if options.chapter_on_new_page and chapters > 1:
                yield PageBreak()
        yield from _node_blocks(programme, visit, options, numbers, forms)
    if programme.closing and not excerpt:
        yield Text(parse(programme.closing), "schluss")


def _node_blocks(
    programme: Programme,
    visit: Visit,
    options: ExportOptions,
    numbers: Mapping[str, str],
    forms: Mapping[Level, PrintForm],
) -> Iterator[PrintBlock]:
    node = visit.node
    definition = programme.scheme.definition(node.level)
    label = full_label(definition, numbers.get(node.id, ""))
    title, blocks = parse_inline(node.title), parse(node.text)
    rows = printed_fields(node, definition, options.empty_fields)
    if definition.form is PrintForm.HEADING:
        short = shown_short_title(node, plain_of(title))
        yield Heading(node.id, heading_rank(visit, forms), node.level.depth, label, title, short)
        for field_label, value in rows:
            yield FieldLine(node.id, field_label, value)
        if blocks:
            yield Text(blocks, node.id)
    elif rows or definition.form is PrintForm.BLOCK:
        yield MeasureBlock(node.id, label, title, blocks, rows)
    else:
        yield BulletMeasure(node.id, label, title, blocks)


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


def _path(programme: Programme, visit: Visit, numbers: Mapping[str, str]) -> PathNote:
    steps = []
    for each in visit.ancestors:
        label = full_label(programme.scheme.definition(each.level), numbers.get(each.id, ""))
        steps.append((label, shown_short_title(each, plain_of(parse_inline(each.title)))))
    return PathNote(tuple(steps))


def _imprint(programme: Programme, options: ExportOptions) -> Imprint:
    lines = [(key, programme.meta[key]) for key in IMPRINT_KEYS if programme.meta.get(key)]
    lines += [(key, value) for key, value in programme.meta.items() if key not in IMPRINT_KEYS and value]
    if options.stand:
        lines.append(("Stand", options.stand))
    if options.version:
        lines.append(("Version", options.version))
    lines.append(("Schrift", "Source Sans 3, Source Serif 4 (SIL Open Font License)"))
    return Imprint(tuple(lines))
