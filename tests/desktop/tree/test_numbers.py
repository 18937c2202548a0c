"""Counting chapter by chapter gives what counting everything gives, whatever was changed before."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.tree.outline import Entry, Outline
from programme.model import Counter, Level, Numbering, Programme, Scheme
from programme.numbering import shown_numbers
from programme.schemes import BUILT_IN
from tests.programme.builders import programmes, trees

NUMBERS = st.none() | st.sampled_from(["1", "2", "A", "A1", "13.5", "IV", "Einleitung"])
NUMBERINGS = st.builds(
    Numbering,
    st.sampled_from(list(Counter)),
    prefixed=st.booleans(),
    whole_programme=st.booleans(),
)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """A built-in scheme, some of whose levels may count otherwise."""
    scheme = draw(st.sampled_from(BUILT_IN))
    if draw(st.booleans()):
        return scheme
    levels = [replace(each, numbering=draw(st.just(each.numbering) | NUMBERINGS)) for each in scheme.levels]
    return replace(scheme, levels=tuple(levels))


def numbers(outline: Outline) -> dict[str, str]:
    return {each.id: each.shown_number for each in outline.walk() if each.shown_number}


def change(data: st.DataObject, outline: Outline) -> None:
    """One change as the window follows it, without counting."""
    entries: list[Entry] = list(outline.walk())
    kinds = ["insert", "remove", "move", "number", "level", "scheme"]
    kind = data.draw(st.sampled_from(kinds if entries else ["insert"]))
    if kind == "insert":
        parent = data.draw(st.sampled_from([None, *(each for each in entries if each.level is not Level.MASSNAHME)]))
        depth = 1 if parent is None else parent.level.depth + 1
        place = data.draw(st.integers(0, len(outline.siblings(parent))))
        outline.insert(data.draw(trees(depth)), parent, place)
        return
    if kind == "scheme":
        outline.head = replace(outline.head, scheme=data.draw(schemes()))
        return
    entry = data.draw(st.sampled_from(entries))
    if kind == "remove":
        outline.remove(entry)
    elif kind == "move":
        own = {each.id for each in entry.walk()}
        above = [each for each in entries if each.id not in own and each.level.depth < entry.level.depth]
        parent = data.draw(st.sampled_from([None, *above]))
        count = len([each for each in outline.siblings(parent) if each is not entry])
        outline.move(entry, parent, data.draw(st.integers(0, count)))
    elif kind == "number":
        entry.number = data.draw(NUMBERS)
        outline.recount(entry)
    else:
        above = entry.parent.level.depth if entry.parent else 0
        below = min((each.level.depth for each in entry.children), default=len(Level) + 1)
        entry.level = data.draw(st.sampled_from([each for each in Level if above < each.depth < below]))
        outline.recount(entry)


@given(programmes(), st.data())
@settings(max_examples=80, deadline=None)
def test_chapter_by_chapter_is_as_good_as_all_at_once(programme: Programme, data: st.DataObject) -> None:
    outline = Outline(programme)
    assert numbers(outline) == shown_numbers(programme)
    for _ in range(data.draw(st.integers(1, 5))):
        for _ in range(data.draw(st.integers(1, 2))):  # several changes may come in one step
            change(data, outline)
        before = numbers(outline)
        changed = outline.count_numbers()
        after = shown_numbers(outline.programme())
        assert numbers(outline) == after
        kept = {each.id for each in outline.walk()}
        assert set(changed) == {each for each in kept if before.get(each) != after.get(each)}
        assert len(changed) == len(set(changed))
