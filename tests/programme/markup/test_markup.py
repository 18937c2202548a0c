"""Markup: marks at word edges only, lists, and the law that what is written is read back."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programme import markup
from programme.markup import Footnote, LineBreak, ListBlock, ListItem, Paragraph, Run

WORDS = st.text(st.sampled_from("aB1ß *_[]()\\-+.#8^!„“\u00a0"), max_size=8)
RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), st.sampled_from([None, None, "https://a.de/b", "#id-1"]))
INLINES = st.lists(st.one_of(RUNS, RUNS, st.just(LineBreak()), st.builds(lambda runs: Footnote(tuple(runs)), st.lists(RUNS, max_size=2))), max_size=6).map(tuple)  # fmt: skip
PARAGRAPHS = st.builds(Paragraph, INLINES)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(
        lambda items, ordered, start: ListBlock(tuple(ListItem(tuple(item)) for item in items), ordered, start),
        st.lists(st.lists(inner, max_size=3), max_size=3),
        st.booleans(),
        st.integers(1, 30),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    "text",
    [
        "Bürger*innen und Gründer*innen",
        "Bürger_innen_rat",
        "5 * 3 = 15",
        "Preis* gilt",
        "(*innen)",
        "8. März",
        "Schüler*",
    ],
)
def test_signs_inside_text_are_letters(text: str) -> None:
    assert markup.parse_inline(text) == (Run(text),)


def test_marks_at_word_edges_count() -> None:
    assert markup.parse_inline("Wir **fördern** die *Bürger*innen* sehr") == (
        Run("Wir "),
        Run("fördern", bold=True),
        Run(" die "),
        Run("Bürger*innen", italic=True),
        Run(" sehr"),
    )


def test_bold_and_italic_together() -> None:
    assert markup.parse_inline("***a*** b") == (Run("a", bold=True, italic=True), Run(" b"))


def test_link_reference_and_footnote() -> None:
    assert markup.parse_inline("[Netz](https://a.de) und [](#n1)^[Quelle: *Amt*.]") == (
        Run("Netz", link="https://a.de"),
        Run(" und "),
        Run("", link="#n1"),
        Footnote((Run("Quelle: "), Run("Amt", italic=True), Run("."))),
    )


def test_nested_lists_and_forced_breaks() -> None:
    blocks = markup.parse("Eins\\\nzwei\n\n- a\n  - b\n- c\n\n3. d\n4. e")
    assert blocks == (
        Paragraph((Run("Eins"), LineBreak(), Run("zwei"))),
        ListBlock(
            (
                ListItem((Paragraph((Run("a"),)), ListBlock((ListItem((Paragraph((Run("b"),)),)),)))),
                ListItem((Paragraph((Run("c"),)),)),
            )
        ),
        ListBlock((ListItem((Paragraph((Run("d"),)),)), ListItem((Paragraph((Run("e"),)),))), ordered=True, start=3),
    )


@pytest.mark.parametrize("text", ["8. März ist Frauentag", "- insbesondere", "+ mehr", "* Stern", "[eckig]", "a\\b"])
def test_escaped_text_stays_one_paragraph(text: str) -> None:
    assert markup.parse(markup.escape(text)) == (Paragraph((Run(text),)),)
    assert markup.plain_inline(markup.escape_inline(text)) == text


def test_a_style_inside_a_word_widens_to_the_word() -> None:
    assert markup.tidy((Run("Haupt", bold=True), Run("stadt im Land"))) == (
        Run("Hauptstadt", bold=True),
        Run(" im Land"),
    )


@given(INLINES)
@example((Run("", link="#id-1"), Run(" ", link="#id-1")))
def test_inlines_written_and_read_are_the_same(inlines: tuple[markup.Inline, ...]) -> None:
    tidy = markup.tidy(inlines)
    assert markup.tidy(tidy) == tidy
    assert markup.parse_inline(markup.serialise_inline(inlines)) == tidy


@given(st.lists(BLOCKS, max_size=4))
@example([Paragraph((Run("\xa0"),))])
def test_blocks_written_and_read_are_the_same(blocks: list[markup.Block]) -> None:
    tidy = markup.tidy_blocks(blocks)
    assert markup.parse(markup.serialise(blocks)) == tidy


@given(st.text(st.sampled_from("ab *_[]()\\-1.\n^ "), max_size=60))
def test_any_text_is_read_and_settles(text: str) -> None:
    once = markup.serialise(markup.parse(text))
    assert markup.serialise(markup.parse(once)) == once


def test_hostile_text_is_read_in_time() -> None:
    assert markup.parse("[" * 20_000 + "*a " * 20_000 + "- " * 5_000)


def test_blank_lines_inside_an_item_and_nested_brackets_take_linear_time() -> None:
    before = process_time()
    assert markup.parse("- a" + "\n" * 20_000 + "  b") == (
        ListBlock((ListItem((Paragraph((Run("a"),)), Paragraph((Run("b"),)))),)),
    )
    brackets = "[" * 20_000 + "]" * 20_000
    assert markup.plain_inline(brackets) == brackets
    assert process_time() - before < 6
