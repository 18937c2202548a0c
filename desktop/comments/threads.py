"""Comments as conversations: a first remark and its answers, each with the entry that it belongs to. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop import messages
from desktop.tree.outline import Outline
from programme.model import Comment

if TYPE_CHECKING:
    from database.records import Change


class Wanted(StrEnum):
    """Which conversations are shown."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Thread:
    """`answers` are in the order they were written, whichever remark of the thread they answer.

    `place` names the entry ("Maßnahme 1: Mietberatung").
    """

    first: Comment
    answers: tuple[Comment, ...]
    node: str
    place: str

    def is_wanted(self, wanted: Wanted) -> bool:
        """A thread is done when its first remark is."""
        return wanted is Wanted.ALL or self.first.done is (wanted is Wanted.DONE)


def threads_of(comments: Sequence[Comment], node: str, place: str) -> list[Thread]:
    """The conversations of one entry. An answer to a remark that is gone stands for itself."""
    known = {each.id: each for each in comments}
    answers: dict[str, list[Comment]] = {}
    firsts = []
    for each in comments:
        first = _first(each, known)
        if first is each:
            firsts.append(each)
        else:
            answers.setdefault(first.id, []).append(each)
    return [Thread(each, tuple(answers.get(each.id, ())), node, place) for each in firsts]


def all_threads(outline: Outline) -> list[Thread]:
    """The conversations of a programme in reading order."""
    found: list[Thread] = []
    for entry in outline.commented():
        found += threads_of(entry.comments, entry.id, f"{outline.label(entry)}: {entry.short()}")
    return found


def may_differ(change: "Change | None") -> bool:
    """Whether a change (None: anything) may have made other conversations, or other names of their entries: what is typed
    into texts and fields, after every few keys, does not."""
    if change is None or change.added or change.removed or change.moved or change.commented or change.programme_items:
        return True
    return not all(item == "text" or item.startswith("fields.") for item in change.edited_items)


def open_count(threads: Iterable[Thread]) -> int:
    """How many conversations are not done."""
    return sum(not each.first.done for each in threads)


def summary(threads: Sequence[Thread]) -> str:
    """As "3 offen, davon 1 Aufgabe"; "" where nothing is open."""
    count = open_count(threads)
    tasks = sum(each.first.todo and not each.first.done for each in threads)
    if not count:
        return ""
    words = messages.text("comment", "open", {"count": count})
    return f"{words}, {messages.text('comment', 'tasks', {'count': tasks})}" if tasks else words


def _first(comment: Comment, known: dict[str, Comment]) -> Comment:
    """The remark that began it; `comment` itself where the answers go in a circle."""
    above, seen = comment, {comment.id}
    while above.answer_to in known:
        above = known[above.answer_to]
        if above.id in seen:
            return comment
        seen.add(above.id)
    return above
