"""Markdown as CommonMark reads it: gender signs are letters, and no sign of the text becomes markup."""

from dataclasses import replace

import pytest

from exporters.blocks import print_blocks
from exporters.markdown_inline import MarkdownInline
from exporters.markdown_writer import markdown_text
from exporters.options import ExportOptions
from programme.markup import Run, parse, parse_inline
from programme.model import Level, Node
from tests.exporters.small_programme import action_plan, made, node_id

BARE = ExportOptions(cover=False, contents=False, imprint=False)


def text(*nodes: Node, **more: object) -> str:
    programme = replace(action_plan(), **{"preface": "", "closing": "", "nodes": nodes, **more})
    return markdown_text(print_blocks(programme, BARE))


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("Bürger*innen und Gründer*innen", r"Bürger\*innen und Gründer\*innen"),
        ("**Wichtig:** sofort", "**Wichtig:** sofort"),
        ("**fett *und schräg***", "**fett** ***und schräg***"),
        ("snake_case und \\_so\\_", r"snake_case und \_so\_"),
        ("a < b & c &amp; d", r"a \< b & c \&amp; d"),
        ("\\[kein Link\\](x)", r"\[kein Link\](x)"),
        ("[Seite](https://example.org/a_b)", "[Seite](<https://example.org/a_b>)"),
        ("8\\. März", r"8\. März"),
        ("\\- insbesondere", r"\- insbesondere"),
        ("# Rautezeichen", r"\# Rautezeichen"),
        ("> 5 %", r"\> 5 %"),
        ("2026 war gut.", "2026 war gut."),
        ("erste\\\n\\- zweite", "erste\\\n\\- zweite"),
    ],
)
def test_paragraphs(markup: str, markdown: str) -> None:
    [paragraph] = parse(markup)
    assert MarkdownInline().text(paragraph.inlines) == markdown  # type: ignore[union-attr]


def test_marks_that_commonmark_would_not_take_are_tags() -> None:
    runs = [Run("vor"), Run("(fett)", bold=True), Run("nach")]
    assert MarkdownInline().text(runs) == "vor<strong>(fett)</strong>nach"


def test_lists_nest_and_numbers_begin_where_they_should() -> None:
    chapter = made(Level.HANDLUNGSFELD, "x", "X", text="- a\n  - b\n    1. c\n- d\n\n7. e\n8. f")
    assert text(chapter) == "## X\n\n- a\n  - b\n    1. c\n- d\n\n7. e\n8. f\n"


def test_notes_stand_at_the_end() -> None:
    chapter = made(Level.HANDLUNGSFELD, "x", "X", text="Satz.^[Eine *Note*.]")
    assert text(chapter) == "## X\n\nSatz.[^1]\n\n[^1]: Eine *Note*.\n"


def test_only_places_that_something_refers_to_are_anchored() -> None:
    one = made(Level.HANDLUNGSFELD, "one", "Eins, siehe [zwei](#" + node_id("two") + ")")
    two = made(Level.HANDLUNGSFELD, "two", "Zwei")
    assert text(one, two) == (f'## Eins, siehe [zwei](<#{node_id("two")}>)\n\n## <a id="{node_id("two")}"></a>Zwei\n')


def test_a_paragraph_behind_bullets_is_not_taken_for_theirs() -> None:
    bullet = made(Level.MASSNAHME, "b", "Punkt")
    chapter = made(Level.HANDLUNGSFELD, "x", "X", bullet)
    scheme = replace(action_plan().scheme, levels=action_plan().scheme.levels[:1])
    assert (
        text(chapter, scheme=scheme, closing="Schluss")
        == '## X\n\n- Punkt\n\n<!-- -->\n\n<a id="schluss"></a>Schluss\n'
    )


def test_titles_are_one_line() -> None:
    assert MarkdownInline().line(parse_inline("eins\\\nzwei")) == "eins zwei"
