"""Lines "wie in Version …": the printed ones for what is unchanged, a refusal for what is not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from exporters.block_types import NumberedLines
from exporters.blocks import print_blocks
from exporters.options import Edition, ExportOptions
from exporters.printed_lines import PrintedVersion, as_printed
from programme.errors import UserError
from programme.line_records import line_record
from programme.lines import LineSettings, number_lines
from programme.model import Comment, Node, Programme
from tests.exporters.seed_programmes import load

DEBATE = ExportOptions(edition=Edition.DEBATE)


@pytest.fixture(scope="module")
def plan() -> Programme:
    return load("aktionsplan_musterstadt")


def lines(programme: Programme, options: ExportOptions) -> list[tuple[int, str, str]]:
    blocks = print_blocks(programme, options)
    numbered = [each for each in blocks if isinstance(each, NumberedLines)]
    return [(each.first, each.marker, " ".join(line.text for line in each.lines)) for each in numbered]


def with_new_goals(programme: Programme) -> Programme:
    """A new chapter at the top, and a longer text and a new goal before the second goal of what was the first one."""
    first = programme.nodes[0]
    goal = first.children[0]
    longer = replace(goal, title=goal.title + " und in allen anderen Vierteln der Stadt und ihrer Nachbarn, bis 2040")
    new = replace(goal, id="00000000-0000-4000-8000-000000000001", title="Neu", children=())
    chapter = replace(first, id="00000000-0000-4000-8000-000000000002", title="Vorneweg", children=())
    changed = replace(first, children=(new, longer, *first.children[1:]))
    return replace(programme, nodes=(chapter, changed, *programme.nodes[1:]))


@pytest.mark.parametrize("width", [80, 50])
def test_an_excerpt_shows_the_printed_lines_after_edits_elsewhere(plan: Programme, width: int) -> None:
    settings = LineSettings(width)
    record = line_record(number_lines(plan, settings), settings)
    part = plan.nodes[0].children[1].id
    options = replace(DEBATE, parts=(part,))
    printed = lines(plan, replace(options, line_width=width))
    today = with_new_goals(plan)
    assert lines(today, options) != printed
    again, wanted = as_printed(today, options, PrintedVersion("Entwurf 1", plan, record))
    assert lines(again, wanted) == printed
    assert wanted.version == "Entwurf 1"


def test_a_version_without_a_record_is_counted_in_its_own_state(plan: Programme) -> None:
    options = replace(DEBATE, parts=(plan.nodes[1].id,))
    again, wanted = as_printed(with_new_goals(plan), options, PrintedVersion("Entwurf 1", plan))
    assert lines(again, wanted) == lines(plan, options)


def renamed(node: Node) -> Node:
    return replace(node, title="Anders")


def reordered(node: Node) -> Node:
    return replace(node, children=node.children[::-1])


def shortened(node: Node) -> Node:
    return replace(node, children=node.children[:-1])


@pytest.mark.parametrize("change", [renamed, reordered, shortened])
def test_what_changed_itself_gets_no_printed_numbers(plan: Programme, change: Callable[[Node], Node]) -> None:
    first = plan.nodes[0]
    assert len(first.children) > 1
    today = replace(plan, nodes=(change(first), *plan.nodes[1:]))
    for parts in ((), (first.id,)):
        with pytest.raises(UserError) as caught:
            as_printed(today, replace(DEBATE, parts=parts), PrintedVersion("Entwurf 1", plan))
        assert caught.value.kind == "lines_changed_since"
    as_printed(today, replace(DEBATE, parts=(plan.nodes[1].id,)), PrintedVersion("Entwurf 1", plan))


def test_comments_and_head_are_those_of_today(plan: Programme) -> None:
    comment = Comment("00000000-0000-4000-8000-000000000003", "Büro", "2026-11-22T10:00:00Z", "Passt das noch?")
    today = replace(plan, subtitle="Zur Sitzung", nodes=(replace(plan.nodes[0], comments=(comment,)), *plan.nodes[1:]))
    again, _options = as_printed(today, DEBATE, PrintedVersion("Entwurf 1", plan))
    assert again == today


def test_other_editions_are_left_alone(plan: Programme) -> None:
    today = with_new_goals(plan)
    assert as_printed(today, ExportOptions(), PrintedVersion("Entwurf 1", plan)) == (today, ExportOptions())
