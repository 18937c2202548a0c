"""Finding a part of a programme by what a person types: a node's id, or a path of shown numbers or of titles."""

from programme.errors import Ambiguous, NotFound
from programme.markup import plain_inline
from programme.model import Node, Programme, walk
from programme.numbering import shown_numbers

_SHORTEST_PREFIX = 6
_SHORTEST_TITLE = 3


def part(programme: Programme, words: str) -> str:
    """The id of the node that `words` name: an id, the unmistakable beginning of one, or a path such as "B/B2/1".

    Each step is sought below the node that the one before it named, at any depth: as a number, else as the beginning
    of a title ("Wohnen/B2", since a Handlungsfeld has no number). Raises `NotFound`, and
    `Ambiguous` with the ids of all nodes that answer.
    """
    ids = [node.id for node in walk(programme.nodes)]
    if words in ids:
        return words
    begun = [each for each in ids if len(words) >= _SHORTEST_PREFIX and each.startswith(words)]
    found = begun or [node.id for node in _by_path(programme, words)]
    if not found:
        raise NotFound("part_unknown", part=words, title=programme.title)
    if len(found) > 1:
        raise Ambiguous("part_ambiguous", part=words, ids=", ".join(found))
    return found[0]


def _by_path(programme: Programme, words: str) -> list[Node]:
    numbers = shown_numbers(programme)
    places: tuple[Node, ...] = programme.nodes
    found: list[Node] = []
    for step in words.split("/"):
        wanted = step.strip(" .")
        found = [node for node in walk(places) if numbers.get(node.id, "") == wanted] if wanted else []
        if not found and len(wanted) >= _SHORTEST_TITLE:
            found = [node for node in walk(places) if _begins(node, wanted)]
        places = tuple(child for node in found for child in node.children)
    return found


def _begins(node: Node, words: str) -> bool:
    title = node.short_title or plain_inline(node.title)
    return title.casefold().startswith(words.casefold())
