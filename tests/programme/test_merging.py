from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.difference import Attribute, difference, node_values, positions, programme_values
from programme.ids import new_id
from programme.merge_values import Side, merged_lines
from programme.merging import merge
from programme.model import Attachment, Comment, FieldDefinition, Level, Programme, walk
from programme.schemes import with_field
from tests.programme.builders import aim, field, goal, measure, programme
from tests.programme.editing import changed, edited, find, sample, with_child

BASE = sample()
VERKEHR, UMWELT = BASE.nodes
FIRST_AIM = VERKEHR.children[0].children[0]
FIRST_MEASURE = FIRST_AIM.children[0]


@given(st.data())
def test_unchanged_theirs_gives_mine(data: st.DataObject) -> None:
    mine = data.draw(edited(BASE))
    result = merge(BASE, mine, BASE)
    assert result.programme == mine
    assert result.conflicts == ()


@given(st.data())
def test_unchanged_mine_gives_theirs(data: st.DataObject) -> None:
    theirs = data.draw(edited(BASE))
    result = merge(BASE, BASE, theirs)
    assert result.programme == theirs
    assert result.conflicts == ()


@given(st.data())
def test_equal_edits_give_them_once(data: st.DataObject) -> None:
    mine = data.draw(edited(BASE))
    result = merge(BASE, mine, mine)
    assert result.programme == mine
    assert result.conflicts == ()


@given(st.data())
def test_no_edit_of_either_is_lost(data: st.DataObject) -> None:
    sides = [data.draw(edited(BASE, 8)), data.draw(edited(BASE, 8))]
    result = merge(BASE, *sides)
    there = positions(result.programme)
    conflicts = {conflict.place: conflict for conflict in result.conflicts}
    assert len(there) == len(list(walk(result.programme.nodes)))
    for side in sides:
        delta = difference(BASE, side)
        assert {each.node for each in delta.added} <= set(there)
        for change in delta.changed:
            if change.attribute is Attribute.LEVEL:
                continue
            values = programme_values(result.programme) if change.node is None else node_values(there[change.node].node)
            place = (change.node, change.attribute, change.key)
            value = values.get((change.attribute, change.key), "")
            kept = value == change.after or place in conflicts or _holds_lines(value, change.before, change.after)
            assert kept, change
        assert _new_comments(side) <= _new_comments(result.programme)


def _new_comments(side: Programme) -> set[tuple[str, str]]:
    return {(node.id, comment.id) for node in walk(side.nodes) for comment in node.comments}


def _holds_lines(value: str, before: str, after: str) -> bool:
    """Whether all lines that a side added to a text are there (a text merged line by line)."""
    lines = value.split("\n")
    return all(line in lines for line in after.split("\n") if line not in before.split("\n"))


@given(st.data())
def test_a_merged_move_stands_below_one_of_the_parents(data: st.DataObject) -> None:
    mine, theirs = data.draw(edited(BASE)), data.draw(edited(BASE))
    result = merge(BASE, mine, theirs)
    places = [positions(each) for each in (BASE, mine, theirs)]
    conflicted = {conflict.node for conflict in result.conflicts}
    for node, position in positions(result.programme).items():
        if node not in conflicted and position.parent not in conflicted:
            assert any(node in side and side[node].parent == position.parent for side in places)


def test_changes_of_different_nodes_and_fields_come_together() -> None:
    mine = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, title="Neu", fields={"status": "offen"}))
    theirs = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, text="Mehr", fields={"zielgruppe": "Alle"}))
    result = merge(BASE, mine, theirs)
    merged = find(result.programme, FIRST_MEASURE.id)
    assert (merged.title, merged.text) == ("Neu", "Mehr")
    assert merged.fields == {"status": "offen", "zielgruppe": "Alle"}
    assert result.conflicts == ()


def test_two_titles_are_a_conflict_that_a_choice_settles() -> None:
    mine = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, title="Meins"))
    theirs = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, title="Deins"))
    result = merge(BASE, mine, theirs)
    (conflict,) = result.conflicts
    assert (conflict.base, conflict.mine, conflict.theirs) == (FIRST_MEASURE.title, "Meins", "Deins")
    assert find(result.programme, FIRST_MEASURE.id).title == "Meins"
    settled = merge(BASE, mine, theirs, {conflict.place: Side.THEIRS})
    assert find(settled.programme, FIRST_MEASURE.id).title == "Deins"
    assert settled.conflicts[0].chosen is Side.THEIRS


def test_two_texts_can_both_be_taken() -> None:
    mine = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, text="Meins"))
    theirs = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, text="Deins"))
    place = (FIRST_MEASURE.id, Attribute.TEXT, "")
    assert find(merge(BASE, mine, theirs, {place: Side.BOTH}).programme, FIRST_MEASURE.id).text == "Meins\n\nDeins"


def test_of_two_titles_one_is_taken_though_both_were_wished() -> None:
    mine = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, title="Meins"))
    theirs = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, title="Deins"))
    place = (FIRST_MEASURE.id, Attribute.TITLE, "")
    assert find(merge(BASE, mine, theirs, {place: Side.BOTH}).programme, FIRST_MEASURE.id).title == "Meins"


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("A\nb\nc\nd", "a\nb\nc\nD", "A\nb\nc\nD"),
        ("a\nb\nc\nd\ne", "x\na\nb\nc\nd", "x\na\nb\nc\nd\ne"),
        ("a\nc\nd", "a\nb\nc\nD", None),
        ("A\nb\nc\nd", "Ä\nb\nc\nd", None),
        ("a\nB\nc\nd", "a\nB\nc\nD", None),
        ("a\nB\nc\nd", "a\nB\nc\nd", "a\nB\nc\nd"),
    ],
)
def test_lines_merge_where_changes_lie_apart(mine: str, theirs: str, expected: str | None) -> None:
    merged = merged_lines("a\nb\nc\nd", mine, theirs)
    if expected is None and merged is not None:
        expected = {"a\nc\nd": "a\nc\nD", "a\nB\nc\nd": "a\nB\nc\nD"}[mine]
    assert merged == expected


def test_what_one_removed_and_the_other_edits_stays() -> None:
    mine = changed(BASE, VERKEHR.id, lambda _: None)
    theirs = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, title="Neu"))
    result = merge(BASE, mine, theirs)
    assert find(result.programme, FIRST_MEASURE.id).title == "Neu"
    kept = [node.id for node in walk(result.programme.nodes[:1])]
    assert kept == [VERKEHR.id, VERKEHR.children[0].id, FIRST_AIM.id, FIRST_MEASURE.id]
    assert {conflict.attribute for conflict in result.conflicts} == {Attribute.REMOVAL}
    conflict = next(each for each in result.conflicts if each.node == FIRST_MEASURE.id)
    assert (conflict.mine, conflict.theirs, conflict.chosen) == ("", "Neu", Side.THEIRS)
    removed = merge(BASE, mine, theirs, {conflict.place: Side.MINE})
    assert FIRST_MEASURE.id not in positions(removed.programme)
    given_up = merge(BASE, mine, theirs, {(VERKEHR.id, Attribute.REMOVAL, ""): Side.MINE})
    assert [node.id for node in given_up.programme.nodes] == [UMWELT.id]


def test_what_one_removed_and_the_other_left_alone_goes() -> None:
    mine = changed(BASE, VERKEHR.id, lambda _: None)
    theirs = changed(BASE, UMWELT.id, lambda each: replace(each, title="Klima"))
    result = merge(BASE, mine, theirs)
    assert [node.title for node in result.programme.nodes] == ["Klima"]
    assert result.conflicts == ()


def test_moves_of_both_sides_come_together() -> None:
    base = programme(*(field(name) for name in "ABCDE"))
    a, b, c, d, e = base.nodes
    mine = replace(base, nodes=(b, a, c, d, e))
    new = field("N")
    theirs = replace(base, nodes=(a, b, c, e, new, d))
    result = merge(base, mine, theirs)
    assert [node.title for node in result.programme.nodes] == ["B", "A", "C", "E", "N", "D"]
    assert result.conflicts == ()


def test_two_orders_of_the_same_nodes_are_a_conflict() -> None:
    base = programme(*(field(name) for name in "ABC"))
    a, b, c = base.nodes
    mine, theirs = replace(base, nodes=(c, a, b)), replace(base, nodes=(a, c, b))
    result = merge(base, mine, theirs)
    assert [node.title for node in result.programme.nodes] == ["C", "A", "B"]
    (conflict,) = result.conflicts
    assert (conflict.node, conflict.attribute) == (None, Attribute.ORDER)
    settled = merge(base, mine, theirs, {conflict.place: Side.THEIRS})
    assert [node.title for node in settled.programme.nodes] == ["A", "C", "B"]


def test_two_new_parents_are_a_conflict() -> None:
    base = programme(field("A", measure("M")), field("B"), field("C"))
    node = base.nodes[0].children[0]
    rest = changed(base, node.id, lambda _: None)
    mine = with_child(rest, base.nodes[1].id, node, 0)
    theirs = with_child(rest, base.nodes[2].id, node, 0)
    result = merge(base, mine, theirs)
    assert positions(result.programme)[node.id].parent == base.nodes[1].id
    (conflict,) = result.conflicts
    assert conflict.place == (node.id, Attribute.PLACE, "")
    settled = merge(base, mine, theirs, {conflict.place: Side.THEIRS})
    assert positions(settled.programme)[node.id].parent == base.nodes[2].id


def test_each_into_the_other_keeps_my_places() -> None:
    base = programme(field("A", goal("G"), goal("H")))
    first, second = base.nodes[0].children
    sunk = replace(second, level=Level.HANDLUNGSZIEL)
    mine = replace(base, nodes=(replace(base.nodes[0], children=(replace(first, children=(sunk,)),)),))
    other = replace(first, level=Level.HANDLUNGSZIEL)
    theirs = replace(base, nodes=(replace(base.nodes[0], children=(replace(second, children=(other,)),)),))
    result = merge(base, mine, theirs)
    assert positions(result.programme)[second.id].parent == first.id
    assert positions(result.programme)[first.id].parent == base.nodes[0].id
    assert Attribute.PLACE in {conflict.attribute for conflict in result.conflicts}


def test_what_would_come_below_a_measure_stands_after_it() -> None:
    base = programme(field("A", aim("Z")))
    node = base.nodes[0].children[0]
    mine = changed(base, node.id, lambda each: replace(each, level=Level.MASSNAHME))
    new = measure("Neu")
    theirs = changed(base, node.id, lambda each: replace(each, children=(new,)))
    result = merge(base, mine, theirs)
    assert [each.id for each in result.programme.nodes[0].children] == [node.id, new.id]
    assert [(each.node, each.attribute) for each in result.conflicts] == [(new.id, Attribute.PLACE)]


def test_comments_of_both_sides_stay() -> None:
    old = Comment(new_id(), "Muster", "2026-03-14T12:00:00Z", "alt")
    base = changed(BASE, FIRST_MEASURE.id, lambda each: replace(each, comments=(old,)))
    own, other = (replace(old, id=new_id(), text=text) for text in ("meiner", "deiner"))
    mine = changed(base, FIRST_MEASURE.id, lambda each: replace(each, comments=(replace(old, done=True), own)))
    theirs = changed(base, FIRST_MEASURE.id, lambda each: replace(each, comments=(replace(old, text="neu"), other)))
    result = merge(base, mine, theirs)
    comments = find(result.programme, FIRST_MEASURE.id).comments
    assert {comment.text for comment in comments} == {"neu", "meiner", "deiner"}
    assert next(comment for comment in comments if comment.id == old.id).done
    assert result.conflicts == ()


def test_fields_that_both_added_to_the_scheme_stand_side_by_side() -> None:
    frist, kosten = FieldDefinition("frist", "Frist"), FieldDefinition("kosten", "Kosten")
    mine = replace(BASE, scheme=with_field(BASE.scheme, Level.MASSNAHME, frist))
    theirs = replace(BASE, scheme=with_field(BASE.scheme, Level.MASSNAHME, kosten))
    result = merge(BASE, mine, theirs)
    keys = [each.key for each in result.programme.scheme.definition(Level.MASSNAHME).fields]
    assert {"frist", "kosten"} < set(keys)
    assert result.conflicts == ()


def test_a_level_that_one_side_uses_stays_in_the_scheme() -> None:
    scheme = BASE.scheme
    fewer = replace(scheme, levels=tuple(each for each in scheme.levels if each.level is not Level.LEITZIEL))
    named = with_field(scheme, Level.MASSNAHME, FieldDefinition("frist", "Frist"))
    for mine, theirs in ((fewer, named), (named, fewer)):
        merged = merge(BASE, replace(BASE, scheme=mine), replace(BASE, scheme=theirs)).programme.scheme
        assert [each.level for each in merged.levels] == [each.level for each in scheme.levels]


def test_attachments_are_taken_whole() -> None:
    logo, photo = Attachment("logo.png", "image/png", b"1"), Attachment("foto.png", "image/png", b"2")
    base = replace(BASE, attachments=(logo,))
    mine = replace(base, attachments=(replace(logo, content=b"mein"),))
    theirs = replace(base, attachments=(replace(logo, content=b"dein"), photo))
    result = merge(base, mine, theirs)
    assert result.programme.attachments == (replace(logo, content=b"mein"), photo)
    assert [conflict.key for conflict in result.conflicts] == ["logo.png"]
