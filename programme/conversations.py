"""Comments and the answers to them."""

from collections.abc import Sequence

from programme.model import Comment


def has_open(comments: Sequence[Comment]) -> bool:
    """Whether a conversation is not done. Its first comment says so: answers are never done by themselves."""
    known = {each.id for each in comments}
    return any(not each.done for each in comments if each.answer_to not in known)
