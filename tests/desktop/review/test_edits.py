"""Edits of the review: the tree stays a tree, reading order stays, and no word gets lost."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.review import edits, words
from desktop.review.edits import Edit
from programme import markup
from programme.errors import TreeError
from programme.ids import new_id
from programme.model import Level, Node, Programme, walk
from programme.schemes import AKTIONSPLAN, BUILT_IN, KOALITIONSVERTRAG, WAHLPROGRAMM
from programme.tree import Direction
from tests.programme.builders import aim, field, goal, measure, programme


def texts(whole: Programme) -> Iterator[str]:
    """All words of a programme's tree and preface, in reading order."""
    yield markup.plain(whole.preface)
    for node in walk(whole.nodes):
        yield markup.plain_inline(node.title)
        yield markup.plain_inline(node.short_title)
        yield markup.plain(node.text)
        yield from (markup.plain_inline(value) for value in node.fields.values())


def letters(whole: Programme) -> Counter[str]:
    """How often each letter and digit stands there."""
    return Counter(sign for text in texts(whole) for sign in text if sign.isalnum())


def ids(whole: Programme) -> list[str]:
    """In reading order."""
    return [node.id for node in walk(whole.nodes)]


def shape(whole: Programme) -> list[tuple[int, int, str]]:
    """Depth in the tree, depth of the level, title."""

    def rows(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[int, int, str]]:
        for node in nodes:
            yield depth, node.level.depth, markup.plain_inline(node.title)
            yield from rows(node.children, depth + 1)

    return list(rows(whole.nodes, 0))


TITLES = ("", "Wort", "Vereinbar-", "keit", "**Fett:** und mehr", "*8*^[Note]", "a\\\\*b Größe")
TEXTS = ("", "Erstens.", "Eins-\n\nzwei drei", "- a\n- b c", "Vor\n\n1. x\n2. y\n\n   z\n\nNach", "- u\n  - v\n\nw")
FIELDS: tuple[dict[str, str], ...] = ({}, {"verantwortlich": "Amt"}, {"status": "läuft", "Kosten": "8 Euro"})


@st.composite
def trees(draw: st.DrawFn) -> Programme:
    """Any tree of a few nodes with words in every place."""
    nodes: tuple[Node, ...] = ()
    for level in draw(st.lists(st.sampled_from(Level), min_size=1, max_size=7)):
        made = Node(
            new_id(),
            level,
            draw(st.sampled_from(TITLES)),
            draw(st.sampled_from(TEXTS)),
            draw(st.sampled_from(("", "Kurz"))),
            fields=draw(st.sampled_from(FIELDS)),
        )
        nodes = _hung(nodes, made, draw(st.integers(0, 3)))
    return programme(*nodes, scheme=draw(st.sampled_from(BUILT_IN)), preface=draw(st.sampled_from(TEXTS)))


def _hung(nodes: tuple[Node, ...], node: Node, depth: int) -> tuple[Node, ...]:
    """Below the last nodes, as deep as asked and allowed."""
    if depth and nodes and nodes[-1].level.depth < node.level.depth:
        return (*nodes[:-1], replace(nodes[-1], children=_hung(nodes[-1].children, node, depth - 1)))
    return (*nodes, node)


@st.composite
def choices(draw: st.DrawFn) -> tuple[Programme, list[str]]:
    """A programme and some of its nodes."""
    whole = draw(trees())
    return whole, draw(st.lists(st.sampled_from(ids(whole)), min_size=1, max_size=3, unique=True))


def tried(act: Callable[[], Edit]) -> Edit | None:
    """What an edit gives; None where the tree refuses it."""
    try:
        return act()
    except TreeError:
        return None


LEVEL_EDITS: tuple[Callable[[Programme, list[str]], Edit], ...] = (
    edits.moved_in,
    edits.moved_out,
    *(lambda whole, chosen, level=level: edits.with_level(whole, chosen, level) for level in Level),
)


@given(choices(), st.sampled_from(LEVEL_EDITS))
def test_levels_keep_every_node_its_words_and_the_reading_order(
    choice: tuple[Programme, list[str]], edit: Callable[[Programme, list[str]], Edit]
) -> None:
    whole, chosen = choice
    edited = tried(lambda: edit(whole, chosen))
    if edited is None:
        return
    after = edited.programme
    assert ids(after) == ids(whole)
    assert [node.title for node in walk(after.nodes)] == [node.title for node in walk(whole.nodes)]
    assert letters(after) == letters(whole)


@given(choices(), st.sampled_from((Direction.UP, Direction.DOWN)))
def test_moves_keep_every_node_and_word(choice: tuple[Programme, list[str]], direction: Direction) -> None:
    whole, chosen = choice
    edited = tried(lambda: edits.moved_towards(whole, chosen, direction))
    if edited is None:
        return
    after = edited.programme
    assert sorted(ids(after)) == sorted(ids(whole))
    assert letters(after) == letters(whole)


@given(choices(), st.data())
def test_drags_keep_every_node_and_word(choice: tuple[Programme, list[str]], data: st.DataObject) -> None:
    whole, chosen = choice
    parent = data.draw(st.none() | st.sampled_from(ids(whole)))
    index = data.draw(st.none() | st.integers(0, 4))
    edited = tried(lambda: edits.moved_to(whole, chosen, parent, index))
    if edited is None:
        return
    after = edited.programme
    assert sorted(ids(after)) == sorted(ids(whole))
    assert letters(after) == letters(whole)


@given(choices(), st.integers(0, 4), st.integers(0, 12))
def test_splitting_keeps_every_word_and_the_order_of_nodes(
    choice: tuple[Programme, list[str]], part: int, offset: int
) -> None:
    whole, chosen = choice
    edit = tried(lambda: words.split(whole, chosen[0], part, offset))
    if edit is None:
        return
    assert letters(edit.programme) == letters(whole)
    order = ids(edit.programme)
    assert order[order.index(edit.made) - 1] == chosen[0]
    assert [each for each in order if each != edit.made] == ids(whole)


@given(trees(), st.integers(0, 4), st.integers(0, 6))
def test_splitting_the_preface_keeps_every_word(whole: Programme, part: int, offset: int) -> None:
    edit = tried(lambda: words.split(whole, "", part, offset))
    if edit is None:
        return
    assert letters(edit.programme) == letters(whole)
    assert ids(edit.programme) == [edit.made, *ids(whole)]


@given(choices(), st.booleans())
def test_joining_keeps_every_word_and_what_stands_below(choice: tuple[Programme, list[str]], lead: bool) -> None:
    whole, chosen = choice
    leads = {chosen[0]: "8."} if lead else {}
    edit = tried(lambda: words.joined(whole, chosen[0], leads))
    if edit is None:
        return
    order, nodes = ids(whole), {node.id: node for node in walk(whole.nodes)}
    pair = [nodes[each].fields for each in (chosen[0], edit.heirs[chosen[0]])]
    same = Counter("".join(value for key, value in pair[0].items() if pair[1].get(key) == value))  # stands there once
    assert letters(whole) + Counter("8" * lead) <= letters(edit.programme) + same
    assert edit.heirs == {chosen[0]: order[order.index(chosen[0]) - 1]}
    assert ids(edit.programme) == [each for each in order if each != chosen[0]]


@given(choices())
def test_turning_into_text_keeps_every_word_and_what_stands_below(choice: tuple[Programme, list[str]]) -> None:
    whole, chosen = choice
    edit = tried(lambda: words.into_text(whole, chosen, dict.fromkeys(chosen, "1.")))
    if edit is None:
        return
    assert letters(whole) <= letters(edit.programme)
    assert ids(edit.programme) == [each for each in ids(whole) if each not in edit.heirs]
    assert set(edit.heirs) <= set(chosen) and set(edit.heirs.values()) <= {"", *ids(whole)}


@given(trees(), st.data())
def test_lists_become_nodes_without_a_word_lost(whole: Programme, data: st.DataObject) -> None:
    node = data.draw(st.sampled_from(["", *ids(whole)]))
    edit = tried(lambda: words.list_into_nodes(whole, node))
    if edit is None:
        return
    assert letters(edit.programme) == letters(whole)


@given(choices(), st.sampled_from(BUILT_IN), st.text("aß8 ", min_size=1).filter(str.strip))
def test_another_scheme_and_more_lines_lose_no_word(
    choice: tuple[Programme, list[str]], scheme: object, line: str
) -> None:
    whole, chosen = choice
    assert letters(edits.with_scheme(whole, scheme).programme) == letters(whole)  # type: ignore[arg-type]
    more = Counter(sign for sign in line if sign.isalnum())
    for place in ("", chosen[0]):
        assert letters(words.text_added(whole, place, line).programme) == letters(whole) + more
        assert letters(words.node_added(whole, place, line).programme) == letters(whole) + more


@given(choices())
def test_dropping_loses_just_what_is_dropped(choice: tuple[Programme, list[str]]) -> None:
    whole, chosen = choice
    after = edits.dropped(whole, chosen).programme
    gone = {below.id for node in walk(whole.nodes) if node.id in chosen for below in walk([node])}
    assert ids(after) == [each for each in ids(whole) if each not in gone]


# ------------------------------------------------------------------------------------------------------------ examples


def by_title(whole: Programme, title: str) -> str:
    """The id of the node whose title begins so."""
    return next(node.id for node in walk(whole.nodes) if node.title.startswith(title))


def small() -> Programme:
    return programme(
        field("Wohnen", aim("Bauen", measure("Häuser"), measure("Heime")), aim("Mieten", measure("Bremse"))),
        field("Verkehr"),
        scheme=WAHLPROGRAMM,
    )


def test_a_heading_moved_out_heads_what_follows() -> None:
    whole = small()
    after = edits.with_level(whole, [by_title(whole, "Heime")], Level.HANDLUNGSZIEL).programme
    assert shape(after)[1:5] == [(1, 3, "Bauen"), (2, 4, "Häuser"), (1, 3, "Heime"), (1, 3, "Mieten")]
    once = edits.moved_out(after, [by_title(after, "Heime")]).programme
    assert shape(once)[3:6] == [(1, 2, "Heime"), (2, 3, "Mieten"), (3, 4, "Bremse")]
    twice = edits.moved_out(once, [by_title(once, "Heime")]).programme
    assert shape(twice)[3:6] == [(0, 1, "Heime"), (1, 2, "Mieten"), (2, 4, "Bremse")]


def test_a_heading_moved_in_goes_below_what_stands_before() -> None:
    whole = small()
    after = edits.moved_in(whole, [by_title(whole, "Verkehr")]).programme
    assert shape(after)[-1] == (1, 2, "Verkehr")
    with pytest.raises(TreeError, match="below_massnahme"):
        edits.with_level(whole, [by_title(whole, "Bauen")], Level.MASSNAHME)
    with pytest.raises(TreeError, match="already_at_top"):
        edits.moved_out(whole, [by_title(whole, "Verkehr")])


def test_measures_stay_measures_when_their_heading_moves_in() -> None:
    whole = programme(field("Auf Kurs"), field("Schule", measure("Lernen")), scheme=KOALITIONSVERTRAG)
    after = edits.moved_in(whole, [by_title(whole, "Schule")]).programme
    assert shape(after) == [(0, 1, "Auf Kurs"), (1, 2, "Schule"), (2, 4, "Lernen")]


def test_a_torn_word_is_joined() -> None:
    whole = programme(field("Familie", measure("Die Vereinbar-"), measure("keit fördern", text="Mehr.")))
    edit = words.joined(whole, by_title(whole, "keit"))
    node = edit.programme.nodes[0].children[0]
    assert (node.title, node.text) == ("Die Vereinbarkeit fördern", "Mehr.")


def test_a_heading_on_two_lines_is_joined_with_the_one_above() -> None:
    whole = programme(field("Auf Kurs:", goal("Familienfreundlichste Stadt", measure("Kitas"))))
    after = words.joined(whole, by_title(whole, "Familien")).programme
    assert shape(after) == [(0, 1, "Auf Kurs: Familienfreundlichste Stadt"), (1, 4, "Kitas")]


def test_a_date_taken_for_a_heading_becomes_text_again() -> None:
    whole = programme(field("Frauen", text="Wir feiern am"), field("März den Frauentag."))
    edit = words.into_text(whole, [by_title(whole, "März")], {by_title(whole, "März"): "8."})
    assert edit.programme.nodes[0].text == "Wir feiern am\n\n8\\. März den Frauentag."
    assert edit.heirs == {whole.nodes[1].id: whole.nodes[0].id}


def test_text_goes_to_the_heading_above_and_bullets_become_a_list() -> None:
    whole = small()
    chosen = [by_title(whole, title) for title in ("Häuser", "Heime")]
    after = words.into_text(whole, chosen).programme
    assert after.nodes[0].children[0].text == "- Häuser\n- Heime"
    again = words.into_text(whole, [by_title(whole, "Mieten")]).programme
    assert again.nodes[0].children[0].text == "**Mieten**"
    assert shape(again)[1:5] == [(1, 3, "Bauen"), (2, 4, "Häuser"), (2, 4, "Heime"), (2, 4, "Bremse")]


def test_the_first_heading_becomes_preface() -> None:
    whole = programme(field("Liebe Leute", aim("Ziel")))
    after = words.into_text(whole, [whole.nodes[0].id]).programme
    assert (after.preface, shape(after)) == ("**Liebe Leute**", [(0, 3, "Ziel")])


def test_splitting_at_a_paragraph_and_inside_one() -> None:
    whole = programme(
        field("Schule", goal("Ziel"), text="Erstens gut.\n\nZweitens besser. Noch mehr.\n\n- eins\n- zwei")
    )
    node = whole.nodes[0].id
    first = words.split(whole, node, 2).programme
    assert [(each.title, each.text) for each in first.nodes] == [
        ("Schule", "Erstens gut."),
        ("Zweitens besser. Noch mehr.", "- eins\n- zwei"),
    ]
    assert first.nodes[1].children[0].title == "Ziel"
    inside = words.split(whole, node, 2, len("Zweitens besser. ")).programme
    assert (inside.nodes[0].text, inside.nodes[1].title) == ("Erstens gut.\n\nZweitens besser.", "Noch mehr.")
    item = words.split(whole, node, 4).programme
    assert (item.nodes[1].title, item.nodes[1].text) == ("zwei", "")
    with pytest.raises(TreeError, match="nothing_to_split"):
        words.split(whole, node, 9)


def test_fields_go_with_what_stands_behind_a_cut_title() -> None:
    whole = programme(measure("Wohnen und Bauen", text="Erstens gut.", fields={"verantwortlich": "Bauamt"}))
    node = whole.nodes[0].id
    title = words.split(whole, node, 0, len("Wohnen ")).programme
    assert [(each.title, each.text, dict(each.fields)) for each in title.nodes] == [
        ("Wohnen", "", {}),
        ("und Bauen", "Erstens gut.", {"verantwortlich": "Bauamt"}),
    ]
    text = words.split(whole, node, 1).programme
    assert [dict(each.fields) for each in text.nodes] == [{"verantwortlich": "Bauamt"}, {}]


def test_bullets_of_a_text_become_measures() -> None:
    whole = programme(
        field("Verkehr", text="Wir wollen:\n\n- **Radwege** bauen\n- Busse\n\n  öfter"), scheme=AKTIONSPLAN
    )
    after = words.list_into_nodes(whole, whole.nodes[0].id).programme
    assert after.nodes[0].text == "Wir wollen:"
    assert [(each.level, each.title, each.text) for each in after.nodes[0].children] == [
        (Level.MASSNAHME, "**Radwege** bauen", ""),
        (Level.MASSNAHME, "Busse", "öfter"),
    ]


def test_unknown_fields_come_along_to_another_scheme() -> None:
    whole = programme(field("A", measure("M", fields={"verantwortlich": "Amt"})))
    after = edits.with_scheme(whole, KOALITIONSVERTRAG).programme
    definition = after.scheme.definition(Level.MASSNAHME)
    assert [each.label for each in definition.fields] == ["Verantwortlich"]


def test_a_fields_name_stays_when_its_entry_changes_its_level() -> None:
    whole = programme(field("Wohnen", measure("Bauen", fields={"verantwortlich": "Amt"})))
    moved = edits.moved_out(whole, [whole.nodes[0].children[0].id]).programme
    entry = moved.nodes[0].children[0]
    assert entry.level is not Level.MASSNAHME
    assert moved.scheme.field_label(entry.level, "verantwortlich") == "Verantwortlich"
    assert moved.scheme.field_label(entry.level, "eigenes") == "eigenes"
    made = words.into_text(moved, [entry.id]).programme.nodes[0].text
    assert "**Verantwortlich:** Amt" in made
