"""After which changes conversations are read anew."""

import pytest

from database.records import Change, Label
from desktop.comments.threads import may_differ

EDITED = frozenset({"text", "fields.status"})
WORDS = Change(Label("edit"), ("p",), 1, edited=("a",), edited_items=EDITED)


def test_typing_into_texts_and_fields_leaves_them() -> None:
    assert not may_differ(WORDS)


@pytest.mark.parametrize(
    "change",
    [
        None,
        Change(Label("edit"), ("p",), 1, edited=("a",), edited_items=EDITED | {"title"}),  # names the entry
        Change(Label("edit"), ("p",), 1, edited=("a",), edited_items=frozenset({"level"})),
        Change(Label("add"), ("p",), 1, added=("a",)),
        Change(Label("remove"), ("p",), 1, removed=("a",)),
        Change(Label("move"), ("p",), 1, moved=("a",)),
        Change(Label("comment"), ("p",), 1, commented=("a",)),
        Change(Label("edit"), ("p",), 1, programme_items=("scheme",)),
    ],
)
def test_any_other_change_may_change_them(change: Change | None) -> None:
    assert may_differ(change)
