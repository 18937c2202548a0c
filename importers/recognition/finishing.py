"""Drafts become nodes with stable ids, numbers and findings."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from importers.recognition.drafts import Draft, grown, same_wording
from importers.recognition.labels import folded_label
from importers.recognition.lines import Ledger, quoted
from importers.recognition.references import with_bare_references
from importers.recognition.scheme_guess import every
from importers.recognition.text import Text
from programme import markup
from programme.findings import Finding, Severity
from programme.ids import derived_id
from programme.model import Counter as Notation
from programme.model import FieldDefinition, Level, Node, Programme, Scheme, walk
from programme.numbering import duplicate_numbers, unfix_computed
from programme.schemes import field_key, with_field

_MOST_WORDINGS = 20  # of one title that are told
_FOLD = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Nodes:
    """Finished nodes, and for each the indexes of its source lines."""

    nodes: tuple[Node, ...]
    scheme: Scheme
    meta: dict[str, str]
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)
    keys: dict[Level, dict[str, str]] = field(default_factory=dict)
    """Keys of the scheme's fields by their folded labels."""


def nodes_of(roots: Sequence[Draft], scheme: Scheme, name: str, ledger: Ledger) -> Nodes:
    """Nodes of all drafts. The head of a lone motion becomes metadata, those of several become fields."""
    motions = [draft for draft in every(roots) if draft.motion is not None]
    meta: dict[str, str] = {}
    if len(motions) == 1 and motions[0].motion is not None:
        meta = dict(motions[0].motion.meta)
    for draft in motions if len(motions) > 1 else []:
        scheme = _motion_fields(draft, scheme)
    finished = Nodes((), scheme, meta)
    for level in Level:
        finished.keys[level] = {folded_label(each.label): each.key for each in scheme.definition(level).fields}
    finished.nodes = _siblings(roots, finished, name, ledger)
    return finished


def _motion_fields(draft: Draft, scheme: Scheme) -> Scheme:
    assert draft.motion is not None
    for label, value in draft.motion.meta.items():
        scheme = with_field(scheme, draft.level, FieldDefinition(field_key(label), label))
        draft.fields = {**draft.fields, label: Text(value)}
    return scheme


def _siblings(drafts: Sequence[Draft], finished: Nodes, parent: str, ledger: Ledger) -> tuple[Node, ...]:
    """Nodes with ids from their content and place: parent, level, number, words, and a count among equals."""
    seen: dict[str, int] = defaultdict(int)
    nodes = []
    for draft in drafts:
        title = draft.title()
        content = f"{draft.level.value}/{draft.number or ''}/{_FOLD.sub('', title.plain.casefold())}"
        seen[content] += 1
        own = _known_id(draft, finished) or derived_id(parent, content, str(seen[content]))
        finished.places[own] = tuple(sorted({line.index for line in draft.all_lines()}))
        _note_wordings(draft, own, ledger)
        nodes.append(_node(draft, own, _siblings(draft.children, finished, own, ledger), finished))
    return tuple(nodes)


def _known_id(draft: Draft, finished: Nodes) -> str:
    """The id that our own file carries on the title; "" where it has none, or another node has it already."""
    sources = (line.source for line in draft.all_lines())
    marked = (source.node or source.anchor for source in sources if source.node or source.anchor)
    return next((each for each in marked if each not in finished.places), "")


def _node(draft: Draft, own: str, children: tuple[Node, ...], finished: Nodes) -> Node:
    definition = finished.scheme.definition(draft.level)
    keys = finished.keys[draft.level]
    counts = definition.numbering.counter is not Notation.NONE
    return Node(
        own,
        draft.level,
        draft.title().inline_markup(),
        markup.serialise(grown(draft.parts)),
        number=draft.number or ("" if counts else None),
        fields={
            keys.get(folded_label(label), field_key(label)): _value(value).inline_markup()
            for label, value in draft.fields.items()
            if value
        },
        children=children,
    )


def _value(value: Text) -> Text:
    """A value that is set bold throughout is plain: the look is that of its table."""
    bold = all(not isinstance(run, markup.Run) or run.bold or not run.text.strip() for run in value.runs())
    return value.unmarked() if bold else value


def _note_wordings(draft: Draft, own: str, ledger: Ledger) -> None:
    """A title that the source words in more than one way."""
    chosen = draft.title().plain
    told: list[str] = []
    seen = {chosen}
    for wording in draft.wordings:
        plain = wording.text.plain
        if plain in seen or len(told) >= _MOST_WORDINGS:
            continue
        seen.add(plain)
        if not same_wording(plain, chosen) and not any(same_wording(plain, each) for each in told):
            told.append(plain)
            ledger.note(
                "wording_differs",
                Severity.WARNING,
                wording.lines[0] if wording.lines else None,
                own,
                chosen=quoted(chosen),
                other=quoted(plain),
                number=draft.number or "Der Titel",
            )


def finished_programme(programme: Programme, ledger: Ledger) -> Programme:
    """Numbers freed where counting gives them, and left to references; numbers that stand twice and empty nodes are
    findings."""
    programme = with_bare_references(unfix_computed(programme))
    nodes = {node.id: node for node in walk(programme.nodes)}
    for number, ids in duplicate_numbers(programme):
        first = quoted(markup.plain_inline(nodes[ids[0]].title))
        for other in ids[1:]:
            values = {"number": number, "other_title": first, "title": quoted(markup.plain_inline(nodes[other].title))}
            ledger.findings.append(Finding("number_twice", Severity.WARNING, values, node=other))
    for node in nodes.values():
        if not node.title:
            values = {"level": programme.scheme.definition(node.level).singular}
            ledger.findings.append(Finding("title_missing", Severity.WARNING, values, node=node.id))
    return replace(programme, findings=tuple(ledger.findings))
