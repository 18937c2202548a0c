"""The worker's side of the preview: states that build on each other, and pages as the export has them."""

from dataclasses import replace

import pytest

from desktop.pages.preview_jobs import Answer, Update, Wanted, follow
from exporters.composing.document import lay_out
from exporters.design import load_design
from exporters.options import Edition, ExportOptions
from programme.errors import NotFound
from programme.model import Node, Programme
from tests.programme.builders import aim, field, goal, measure, programme

OPTIONS = ExportOptions(stand="22.11.2026")
WORDS = "Die Stadt baut das Netz der Radwege aus. " * 12


def tree() -> Programme:
    chapters = [field(f"Feld {number}", goal("Ziel", aim("Weg", measure("Tun", text=WORDS)))) for number in range(6)]
    return programme(*chapters)


def update(held: Programme, stamp: int, base: int, *changed: Node) -> Update:
    head, order = replace(held, nodes=()), tuple(each.id for each in held.nodes)
    return Update(stamp, base, OPTIONS, head, order, changed if base else held.nodes)


def ask(stamp: int, change: Update | None, *pages: int, anchor: str = "") -> Answer:
    return follow(stamp, change, Wanted(pages, anchor), lambda _share: None)


def settled(stamp: int, change: Update | None, *pages: int, anchor: str = "") -> Answer:
    answer = ask(stamp, change, *pages, anchor=anchor)
    while not answer.finished:
        answer = ask(stamp, None, *pages, anchor=anchor)
    return answer


def words_of(answer: Answer, index: int) -> str:
    lines = [item.line.text for item in answer.pages[index].items if hasattr(item, "line")]
    return " ".join(lines)


def test_pages_are_those_of_the_export() -> None:
    held = tree()
    answer = settled(1, update(held, 1, 0), 1, 2, anchor=held.nodes[5].id)
    layout = lay_out(held, OPTIONS, load_design(OPTIONS.design))
    assert answer.count == len(layout.pages)
    assert answer.place is not None
    assert answer.place[0] == layout.page_of()[held.nodes[5].id]
    assert words_of(answer, 2) == words_of(Answer(0, pages=dict(enumerate(layout.pages))), 2)


@pytest.mark.parametrize("edition", [each for each in Edition if each is not Edition.COMPARISON])
def test_every_edition_is_shown_and_follows_edits(edition: Edition) -> None:
    held = tree()
    options = replace(OPTIONS, edition=edition)
    first = settled(1, replace(update(held, 1, 0), options=options), 1)
    edited = replace(held.nodes[0], title="Ganz neues Feld")
    again = settled(2, replace(update(held, 2, 1, edited), options=options), 1)
    later = replace(held, nodes=(edited, *held.nodes[1:]))
    for answer, state in ((first, held), (again, later)):
        layout = lay_out(state, options, load_design(OPTIONS.design))
        assert answer.count == len(layout.pages)
        assert words_of(answer, 1) == words_of(Answer(0, pages=dict(enumerate(layout.pages))), 1)
    assert ("Ganz neues" in words_of(again, 1)) > ("Ganz neues" in words_of(first, 1))


def test_an_edit_sends_one_branch_and_comes_back_with_its_page() -> None:
    held = tree()
    settled(1, update(held, 1, 0), 0)
    edited = replace(held.nodes[3], title="Ganz neues Feld")
    answer = ask(2, update(held, 2, 1, edited), anchor=edited.id)
    assert answer.renewed and answer.place is not None and answer.pictures is None
    assert "Ganz neues Feld" in words_of(answer, answer.place[0])
    assert not ask(2, None, 0).renewed


def test_moved_and_removed_branches_need_no_words() -> None:
    held = tree()
    settled(1, update(held, 1, 0), 0)
    fewer = replace(held, nodes=(held.nodes[5], *held.nodes[:4]))
    answer = settled(2, replace(update(fewer, 2, 1), changed=()), anchor=held.nodes[0].id)
    assert answer.place is not None
    layout = lay_out(fewer, OPTIONS, load_design(OPTIONS.design))
    assert (answer.count, answer.place[0]) == (len(layout.pages), layout.page_of()[held.nodes[0].id])


def test_a_state_that_the_worker_does_not_hold_is_lost() -> None:
    held = tree()
    ask(7, update(held, 7, 0), 0)
    assert ask(9, update(held, 9, 8, held.nodes[0]), 0).lost
    assert ask(6, None, 0).lost
    assert not ask(7, None, 0).lost


def test_an_unknown_design_is_an_error_for_the_user() -> None:
    held = tree()
    with pytest.raises(NotFound):
        ask(1, replace(update(held, 1, 0), options=replace(OPTIONS, design="gibt es nicht")), 0)
