"""Words that a scanner misread: a repair taken back, a proposal accepted, each in the very places where it was read.

Knows no Qt.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.review.forest import Nodes
from desktop.review.state import Decision, Review, ReviewState
from programme import markup
from programme.findings import Finding
from programme.markup import Block, Footnote, Inline, ListBlock, ListItem, Paragraph, Run
from programme.model import Node, Programme

REPAIRED, DOUBTFUL = "word_repaired", "word_doubtful"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Swap:
    """In the places where the source has `read`, the programme has `old` and shall have `new`. `family` are all words
    that may stand in such places: what is meant and every misreading of it."""

    read: str
    old: str
    new: str
    family: frozenset[str]


def choices_of(finding: Finding) -> tuple[str, ...]:
    """The words that a doubtful one could be."""
    return tuple(filter(None, str(finding.values.get("choices", "")).split(", "))) if finding.kind == DOUBTFUL else ()


def take_back(review: Review, indexes: Iterable[int], label: str) -> None:
    """Repairs become what the scanner read, as one step."""
    chosen = [index for index in indexes if review.findings[index].kind == REPAIRED and not _decided(review, index)]
    _swap(review, chosen, label, lambda read, meant: (meant, read), lambda _finding: Decision("taken_back"))


def repair_again(review: Review, index: int, label: str) -> None:
    """A repair that was taken back is made again."""
    _swap(review, [index], label, lambda read, meant: (read, meant), lambda _finding: None)


def accept(review: Review, choices: Mapping[int, str], label: str) -> None:
    """Doubtful words become what was chosen for them, as one step."""
    state, decided, swaps = review.state, dict(review.state.decided), []
    for index, word in choices.items():
        read = str(review.findings[index].values["read"])
        known = decided.get(index)
        before = known.word if known and known.kind == "accepted" else read
        swaps.append(Swap(read, before, word, frozenset((read, before, word))))
        decided[index] = Decision("accepted", word)
    review.push(_swapped(review, replace(state, decided=decided, label=label), swaps))


def decide_done(review: Review, indexes: Iterable[int], label: str, done: bool = True) -> None:
    """Findings put aside, or taken up again."""
    decided = dict(review.state.decided)
    for index in indexes:
        if done:
            decided.setdefault(index, Decision("done"))
        else:
            decided.pop(index, None)
    review.push(replace(review.state, decided=decided, label=label))


def _decided(review: Review, index: int) -> bool:
    return review.state.decided.get(index, Decision("")).kind == "taken_back"


def _swap(
    review: Review,
    indexes: list[int],
    label: str,
    way: Callable[[str, str], tuple[str, str]],
    decision: Callable[[Finding], Decision | None],
) -> None:
    families: dict[str, set[str]] = {}
    for finding in review.findings:
        if finding.kind == REPAIRED:
            families.setdefault(str(finding.values["meant"]), {str(finding.values["meant"])}).add(str(finding.values["read"]))  # fmt: skip
    decided, swaps = dict(review.state.decided), []
    for index in indexes:
        finding = review.findings[index]
        read, meant = str(finding.values["read"]), str(finding.values["meant"])
        swaps.append(Swap(read, *way(read, meant), frozenset(families[meant])))
        made = decision(finding)
        if made is None:
            decided.pop(index, None)
        else:
            decided[index] = made
    if swaps:
        review.push(_swapped(review, replace(review.state, decided=decided, label=label), swaps))


def _swapped(review: Review, state: ReviewState, swaps: list[Swap]) -> ReviewState:
    """All swaps in all nodes in whose lines the word was read; in every node where no line has it any more."""
    lines = _lines_with(review, {swap.read for swap in swaps})
    changed: dict[str, Node] = {}
    head = state.programme
    for swap in swaps:
        found = {state.nodes_of_lines.get(index) for index in lines[swap.read]} - {None}
        for node_id in found or {"", *state.nodes}:
            source = [word for index in state.places.get(node_id or "", ()) for word in _words(review, index)]
            here = [word for word in source if word in swap.family]
            if node_id:
                node = changed.get(node_id, state.nodes[node_id])
                changed[node_id] = _in_node(node, swap, here)
            else:
                head = _in_head(head, swap, here)
    nodes = _with_nodes(head.nodes, {key: node for key, node in changed.items() if node is not state.nodes[key]})
    return replace(state, programme=replace(head, nodes=nodes))


def _lines_with(review: Review, reads: set[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {read: [] for read in reads}
    for index, row in enumerate(review.reading.rows):
        for word in reads.intersection(_WORD.findall(row.text)):
            found[word].append(index)
    return found


def _words(review: Review, index: int) -> list[str]:
    return _WORD.findall(review.reading.rows[index].text)


def _in_node(node: Node, swap: Swap, source: list[str]) -> Node:
    texts = [markup.plain_inline(node.title), markup.plain(node.text), *map(markup.plain_inline, node.fields.values())]
    pick = _picker(swap, source, texts)
    if pick is None:
        return node
    title = _inline(node.title, pick)
    text = _blocks(node.text, pick)
    return replace(node, title=title, text=text, fields={key: _inline(value, pick) for key, value in node.fields.items()})  # fmt: skip


def _in_head(programme: Programme, swap: Swap, source: list[str]) -> Programme:
    texts = [markup.plain_inline(programme.title), markup.plain_inline(programme.subtitle), markup.plain(programme.preface), *map(markup.plain_inline, programme.meta.values())]  # fmt: skip
    pick = _picker(swap, source, texts)
    if pick is None:
        return programme
    title, subtitle = _inline(programme.title, pick), _inline(programme.subtitle, pick)
    preface = _blocks(programme.preface, pick)
    meta = {key: _inline(value, pick) for key, value in programme.meta.items()}
    return replace(programme, title=title, subtitle=subtitle, preface=preface, meta=meta)


def _picker(swap: Swap, source: list[str], texts: list[str]) -> Callable[[str], str] | None:
    """Gives, word by word in reading order, what each shall be; None where nothing changes.

    Where text and source have as many words of the family, they answer each other one by one; else as many words are
    changed, from the first on, as the source has misread ones.
    """
    words = [word for text in texts for word in _WORD.findall(text) if word in swap.family]
    if swap.old not in words:
        return None
    if len(source) == len(words):
        wanted = [new == swap.read and word == swap.old for new, word in zip(source, words, strict=True)]
    else:
        left = source.count(swap.read) or len(words)
        wanted = []
        for word in words:
            wanted.append(word == swap.old and left > 0)
            left -= wanted[-1]
    answers = iter(wanted)

    def pick(word: str) -> str:
        if word not in swap.family:
            return word
        return swap.new if next(answers, False) else word

    return pick


def _inline(text: str, pick: Callable[[str], str]) -> str:
    return markup.serialise_inline(_runs(markup.parse_inline(text), pick)) if text else text


def _blocks(text: str, pick: Callable[[str], str]) -> str:
    return markup.serialise(_block(each, pick) for each in markup.parse(text)) if text else text


def _block(block: Block, pick: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(_runs(block.inlines, pick))
    items = tuple(ListItem(tuple(_block(each, pick) for each in item.blocks)) for item in block.items)
    return ListBlock(items, block.ordered, block.start)


def _runs(inlines: tuple[Inline, ...], pick: Callable[[str], str]) -> tuple[Inline, ...]:
    changed: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Run):
            changed.append(replace(inline, text=_WORD.sub(lambda found: pick(found[0]), inline.text)))
        elif isinstance(inline, Footnote):
            changed.append(Footnote(_runs(inline.inlines, pick)))
        else:
            changed.append(inline)
    return tuple(changed)


def _with_nodes(nodes: Nodes, changed: Mapping[str, Node]) -> Nodes:
    """`nodes` with the words of those in `changed`; subtrees without any stay the same objects."""
    result = []
    for node in nodes:
        children = _with_nodes(node.children, changed)
        if node.id in changed:
            result.append(replace(changed[node.id], children=children))
        else:
            result.append(node if children is node.children else replace(node, children=children))
    return nodes if all(one is other for one, other in zip(nodes, result, strict=True)) else tuple(result)
