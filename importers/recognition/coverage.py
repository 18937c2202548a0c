"""How much of a source stands in what was made of it, word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from importers.recognition.result import Coverage
from importers.source import SourceDocument
from programme import markup
from programme.model import Node, Programme, walk

_WORD = re.compile(r"[^\W_]+")


def coverage_of(
    document: SourceDocument,
    programme: Programme,
    places: Mapping[str, tuple[int, ...]],
    elsewhere: Mapping[int, str],
    left_out: Mapping[int, str],
) -> Coverage:
    """Counts each line's words where the line went; `elsewhere` are lines in title, preface and metadata."""
    nodes = {node.id: node for node in walk(programme.nodes)}
    in_node = {index for indexes in places.values() for index in indexes}
    assert not in_node - set(range(len(document.lines)))
    counts = Counter({"words": 0})
    missing = []
    for index, line in enumerate(document.lines):
        words = len(_WORD.findall(line.text))
        counts["words"] += words
        if index in left_out:
            counts["left_out"] += words
        elif index in in_node or elsewhere.get(index) == "tree":
            counts["tree"] += words
        elif index in elsewhere:
            counts["meta"] += words
        elif words:
            missing.append(index)
    del nodes
    return Coverage(counts["words"], counts["tree"], counts["meta"], counts["left_out"], tuple(missing))


def words_of(node: Node) -> Iterable[str]:
    """All words that a node says."""
    for text in (
        markup.plain_inline(node.title),
        markup.plain(node.text),
        *map(markup.plain_inline, node.fields.values()),
    ):
        yield from _WORD.findall(text)
