"""What a programme is: levels, schemes, nodes, and the one place that says which child may stand below which parent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from programme.errors import TreeError
from programme.findings import Finding

SHORT_TITLE_LENGTH = 80
LISTED_TITLE_LENGTH = 300
"""Letters of a title in a contents list: some four lines. Titles of 891 occur."""


class Level(StrEnum):
    """The four levels, outermost first. Values are the words of the outline JSON."""

    HANDLUNGSFELD = "handlungsfeld"
    LEITZIEL = "leitziel"
    HANDLUNGSZIEL = "handlungsziel"
    MASSNAHME = "massnahme"

    @property
    def depth(self) -> int:
        """1 for a Handlungsfeld to 4 for a Maßnahme."""
        return _DEPTHS[self]


_DEPTHS = {level: depth for depth, level in enumerate(Level, 1)}


class FieldKind(StrEnum):
    """What a field holds; all values are stored as text in German notation (14.03.2026; 12.500,00 €)."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    PERSON = "person"
    """A person or body; written as text, completed from what the programme names already."""


class FieldRole(StrEnum):
    """What a field means, so that filters, charts and checks understand any label."""

    RESPONSIBLE = "responsible"
    TARGET_GROUP = "target_group"
    PROGRESS = "progress"
    DEADLINE = "deadline"
    COST = "cost"
    PRIORITY = "priority"


class Counter(StrEnum):
    """How a level counts."""

    NONE = "none"
    DECIMAL = "decimal"
    UPPER_LETTER = "upper_letter"
    LOWER_LETTER = "lower_letter"
    UPPER_ROMAN = "upper_roman"


class PrintForm(StrEnum):
    """How a level is set: a heading, a bullet, or a block with its number and field table."""

    HEADING = "heading"
    BULLET = "bullet"
    BLOCK = "block"


class Gender(StrEnum):
    """Grammatical gender of a level's name, for "Neue Maßnahme" and "Neues Handlungsfeld"."""

    FEMININE = "f"
    MASCULINE = "m"
    NEUTER = "n"


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """A named field of a level. `key` is stable, `label` may be renamed; `choices` only for `FieldKind.CHOICE`.

    `required` and `limit` (characters; None for any length) are for checks and the editor: nothing is refused or cut.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    role: FieldRole | None = None
    choices: tuple[str, ...] = ()
    required: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the nodes of a level are numbered.

    Counting runs within the nearest ancestor that has a number of its own, thus on through unnumbered blocks; where
    none has, within the outermost ancestor (each Handlungsfeld begins with Leitziel A); or through the whole
    programme where `whole_programme` says so. `prefixed` puts that ancestor's number and `separator` before the counter
    (A + 1 = A1; 8 + . + 1 = 8.1).
    """

    counter: Counter = Counter.NONE
    prefixed: bool = False
    separator: str = "."
    whole_programme: bool = False


@dataclass(frozen=True, slots=True)
class LevelDefinition:
    """What a scheme says about one level. `labelled` prints the level's name before the number ("Leitziel A").

    Where `skippable` is False, entries of deeper levels should stand below one of this level. Limits count characters
    (None for any length); as those of fields they cut nothing.
    """

    level: Level
    singular: str
    plural: str
    gender: Gender = Gender.NEUTER
    numbering: Numbering = Numbering()
    form: PrintForm = PrintForm.HEADING
    labelled: bool = False
    fields: tuple[FieldDefinition, ...] = ()
    skippable: bool = True
    title_limit: int | None = None
    text_limit: int | None = None

    def field_by_key(self, key: str) -> FieldDefinition | None:
        """None where the level does not name such a field."""
        return next((definition for definition in self.fields if definition.key == key), None)

    def field_by_role(self, role: FieldRole) -> FieldDefinition | None:
        """The first field with that role; None where the level has none."""
        return next((definition for definition in self.fields if definition.role is role), None)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A "Gliederung": the levels a kind of programme uses, outermost first. A level it leaves out is not offered."""

    key: str
    name: str
    levels: tuple[LevelDefinition, ...]

    def definition(self, level: Level) -> LevelDefinition:
        """What the scheme says of `level`; a level that it leaves out gets its plain German name and no number."""
        return next((each for each in self.levels if each.level is level), None) or _plain_definition(level)

    def field_label(self, level: Level, key: str) -> str:
        """The label of a field of an entry at `level`. A key that this level does not name has the label of another level,
        from where the entry came; else it is its own label."""
        definitions = (self.definition(level), *self.levels)
        found = (each.field_by_key(key) for each in definitions)
        return next((each.label for each in found if each), key)

    def uses(self, level: Level) -> bool:
        """Whether the scheme offers `level`."""
        return any(each.level is level for each in self.levels)

    def levels_below(self, level: Level | None) -> tuple[Level, ...]:
        """The used levels deeper than `level`, outermost first; all of them for None (the programme itself)."""
        depth = level.depth if level else 0
        return tuple(each.level for each in self.levels if each.level.depth > depth)


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a node, or on the passage of its text that `passage` quotes ("" for the node as a whole).

    `created` is ISO 8601 in UTC. `answer_to` names the comment that this one answers. `todo` marks a task.
    """

    id: str
    author: str
    created: str
    text: str
    passage: str = ""
    answer_to: str | None = None
    todo: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """One entry of the tree.

    `title` is inline markup, `text` block markup, `fields` map field keys to inline markup (see
    `programme.markup`). `number` is the fixed number without level word and closing dot; None counts.
    """

    id: str
    level: Level
    title: str
    text: str = ""
    short_title: str = ""
    number: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    children: tuple["Node", ...] = ()

    def __post_init__(self) -> None:
        """Refuses a child that is not deeper than this node."""
        for child in self.children:
            require_deeper(self.level, child.level)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with a programme (logo, cover picture). `content` is the whole file."""

    name: str
    media_type: str
    content: bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A whole programme. Keys of `meta` are those of the design's domain page ("V.i.S.d.P.", "Herausgeber" …)."""

    id: str
    title: str
    scheme: Scheme
    subtitle: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    preface: str = ""
    closing: str = ""
    nodes: tuple[Node, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """A node met on a walk. `ancestors` are outermost first and empty at the top."""

    node: Node
    ancestors: tuple[Node, ...]


def require_deeper(parent: Level | None, child: Level) -> None:
    """The one rule of the tree: a child's level is deeper than its parent's. Raises `TreeError`."""
    if parent is not None and child.depth <= parent.depth:
        raise TreeError("level_not_deeper", parent=parent.value, child=child.value)


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node below and including `nodes`, depth first, in reading order."""
    stack = list(nodes)[::-1]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.children[::-1])


def visits(nodes: Iterable[Node]) -> Iterator[Visit]:
    """As `walk`, with the ancestors of each node."""
    stack = [Visit(node, ()) for node in list(nodes)[::-1]]
    while stack:
        visit = stack.pop()
        yield visit
        ancestors = (*visit.ancestors, visit.node)
        stack.extend(Visit(child, ancestors) for child in visit.node.children[::-1])


def shift(node: Node, level: Level) -> Node:
    """`node` at `level`, its subtree shifted along. Raises `TreeError` where something would go below Maßnahme."""
    offset = level.depth - node.level.depth
    return _shifted(node, offset) if offset else node


def shown_short_title(node: Node, plain_title: str) -> str:
    """The title for tree, contents and running heads: "Kurztitel", else `plain_title` cut at a word."""
    return node.short_title or shortened(plain_title)


def shortened(plain_title: str, length: int = SHORT_TITLE_LENGTH) -> str:
    """A plain text cut at a word after `length` characters; one word that is longer is cut in itself."""
    if len(plain_title) <= length:
        return plain_title
    words = plain_title[: length + 1].rpartition(" ")[0].rstrip(" ,;:–-")
    return f"{words} …" if words else f"{plain_title[:length]}…"


def _shifted(node: Node, offset: int) -> Node:
    depth = node.level.depth + offset
    if not 1 <= depth <= len(Level):
        raise TreeError("level_out_of_range", title=node.title)
    children = tuple(_shifted(child, offset) for child in node.children)
    return replace(node, level=list(Level)[depth - 1], children=children)


def _plain_definition(level: Level) -> LevelDefinition:
    names = {
        Level.HANDLUNGSFELD: ("Handlungsfeld", "Handlungsfelder", Gender.NEUTER),
        Level.LEITZIEL: ("Leitziel", "Leitziele", Gender.NEUTER),
        Level.HANDLUNGSZIEL: ("Handlungsziel", "Handlungsziele", Gender.NEUTER),
        Level.MASSNAHME: ("Maßnahme", "Maßnahmen", Gender.FEMININE),
    }
    singular, plural, gender = names[level]
    form = PrintForm.BULLET if level is Level.MASSNAHME else PrintForm.HEADING
    return LevelDefinition(level, singular, plural, gender, form=form)
