"""Comments as threads: what is said first, and the answers to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from programme.model import Comment


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and its answers, in the order given, which share their `passage` ("" for the node as a whole)."""

    passage: str
    comments: tuple[Comment, ...]


def threads(comments: Sequence[Comment]) -> list[Thread]:
    """Comments with their answers behind them; an answer to an answer stands in the same thread, as in Word."""
    known = {each.id: each for each in comments}
    found: dict[str, list[Comment]] = {}
    for each in comments:
        root, seen = each, {each.id}
        while root.answer_to in known and root.answer_to not in seen:
            root = known[root.answer_to]
            seen.add(root.id)
        found.setdefault(root.id, []).append(each)
    return [Thread(known[root].passage, tuple(thread)) for root, thread in found.items()]
