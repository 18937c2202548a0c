"""What of a programme is printed, and what each node says in print: numbers, titles, texts, fields."""

from collections.abc import Mapping

from exporters.block_types import FieldRow, PathNote
from exporters.options import ExportOptions
from programme.lines import field_labels
from programme.markup import Block, Inline, plain_of
from programme.model import (
    LISTED_TITLE_LENGTH,
    Comment,
    Level,
    Node,
    PrintForm,
    Programme,
    Scheme,
    Visit,
    shortened,
    shown_short_title,
    visits,
)
from programme.numbering import full_label, shown_numbers
from programme.references import References


def visible_nodes(programme: Programme, options: ExportOptions) -> list[Visit]:
    """The nodes that are printed, with their ancestors in the whole programme, in reading order."""
    wanted = set(options.parts)
    return [
        visit
        for visit in visits(programme.nodes)
        if not wanted or visit.node.id in wanted or any(each.id in wanted for each in visit.ancestors)
    ]


def begins_part(visit: Visit, options: ExportOptions) -> bool:
    """Whether an excerpt begins anew at this node, so that a reader has to be told where it stands."""
    wanted = set(options.parts)
    return visit.node.id in wanted and not any(each.id in wanted for each in visit.ancestors)


def heading_rank(visit: Visit, scheme_forms: Mapping[Level, PrintForm]) -> int:
    """1 for a heading without headings above it; each heading above adds one."""
    return 1 + sum(scheme_forms[each.level] is PrintForm.HEADING for each in visit.ancestors)


def printed_fields(
    node: Node, scheme: Scheme, references: References, with_empty: bool = False
) -> tuple[FieldRow, ...]:
    """Label and value of each field in the scheme's order, then those that it doesn't name at this level ("Weitere Felder").

    Empty fields are left out, or have no runs where `with_empty`.
    """
    rows = [(label, references.line(node.fields.get(key, ""))) for key, label in field_labels(node, scheme)]
    return tuple((label, inlines) for label, inlines in rows if inlines or with_empty)


class NodeTexts:
    """Numbers, titles, texts and fields of one programme's nodes as `options` want them printed."""

    def __init__(self, programme: Programme, options: ExportOptions) -> None:
        self.programme = programme
        self.options = options
        self.numbers = shown_numbers(programme)
        self.references = References(programme, self.numbers)
        self.definitions = {level: programme.scheme.definition(level) for level in Level}
        self._forms = {level: definition.form for level, definition in self.definitions.items()}

    def form(self, node: Node) -> PrintForm:
        """How its level is set."""
        return self._forms[node.level]

    def rank(self, visit: Visit) -> int:
        """As `heading_rank`."""
        return heading_rank(visit, self._forms)

    def label(self, node: Node) -> str:
        """What stands before its title: "Leitziel A", "8.1" or ""."""
        return full_label(self.definitions[node.level], self.numbers.get(node.id, ""))

    def title(self, node: Node) -> tuple[Inline, ...]:
        """The whole title."""
        return self.references.line(node.title)

    def short(self, node: Node) -> str:
        """The title where there is room for one line: "Kurztitel", else cut."""
        return shown_short_title(node, plain_of(self.title(node)))

    def listed(self, node: Node) -> str:
        """The title for contents, which may take some lines: "Kurztitel", else the whole unless it is very long."""
        return node.short_title or shortened(plain_of(self.title(node)), LISTED_TITLE_LENGTH)

    def text(self, node: Node) -> tuple[Block, ...]:
        """Paragraphs and lists."""
        return self.references.text(node.text)

    def rows(self, node: Node) -> tuple[FieldRow, ...]:
        """As `printed_fields`."""
        return printed_fields(node, self.programme.scheme, self.references, self.options.empty_fields)

    def comments(self, node: Node) -> tuple[Comment, ...]:
        """The node's comments where they are printed."""
        return node.comments if self.options.comments else ()

    def path(self, visit: Visit) -> PathNote:
        """Where a node stands."""
        return PathNote(tuple((self.label(each), self.short(each)) for each in visit.ancestors))
