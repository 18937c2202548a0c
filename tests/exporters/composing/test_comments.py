"""Comments in print: behind what they are about, answers with them, only on wish, and none lost."""

from dataclasses import replace
from pathlib import Path

import page
import pytest

from exporters.comment_threads import threads
from exporters.completeness import missing_words, written_words
from exporters.options import Edition, ExportOptions
from exporters.registry import export
from programme.model import Comment, Node, Programme
from tests.exporters.seed_programmes import load

WITH_COMMENTS = [Edition.PRINT, Edition.DEBATE, Edition.SHEETS]


def commented(value: Programme) -> Programme:
    """Every node with a comment in words of its own, and an answer."""

    def change(node: Node) -> Node:
        name = node.id.replace("-", "")
        said = Comment(f"c{name}", "Erika Muster", "2026-03-14T10:00:00Z", f"Frage{name}\nnoch eine Zeile", "Die")
        answer = Comment(f"a{name}", "Max Beispiel", "2026-03-15T10:00:00Z", f"Antwort{name}", answer_to=said.id)
        return replace(node, comments=(said, answer), children=tuple(change(each) for each in node.children))

    return replace(value, nodes=tuple(change(each) for each in value.nodes))


@pytest.mark.parametrize("name", ["aktionsplan_musterstadt", "wahlprogramm_musterstadt"])
@pytest.mark.parametrize("edition", WITH_COMMENTS)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_all_comments_are_printed_on_wish(tmp_path: Path, name: str, edition: Edition, suffix: str) -> None:
    value, target = commented(load(name)), tmp_path / f"x{suffix}"
    options = ExportOptions(edition=edition, comments=True)
    export(value, options, target)
    assert not missing_words(value, options, target)
    without = replace(options, comments=False)
    export(value, without, target)
    assert missing_words(value, options, target)
    assert not missing_words(value, without, target)


@pytest.mark.parametrize("edition", WITH_COMMENTS)
def test_comments_keep_the_file_accessible(tmp_path: Path, edition: Edition) -> None:
    target = tmp_path / "x.pdf"
    export(commented(load("wahlprogramm_musterstadt")), ExportOptions(edition=edition, comments=True), target)
    for profile in ("ua1", "2a"):
        assert [each.rule_id for each in page.validate_pdf(target, profile=profile).failures] == []


def test_a_comment_stands_behind_its_entry_and_before_the_next(tmp_path: Path) -> None:
    value, target = load("wahlprogramm_musterstadt"), tmp_path / "x.pdf"
    first, *rest = value.nodes
    said = Comment("c", "Erika Muster", "2026-03-14T10:00:00Z", "Hierher gehört das Gemeinte")
    value = replace(value, nodes=(replace(first, comments=(said,), text="Vorher gesagt.", fields={}), *rest))
    export(value, ExportOptions(comments=True, contents=False), target)
    words = written_words(target)
    place = words.index("Gemeinte")
    child = first.children[0].title.split()[0]
    assert words.index("gesagt") < place < words.index(child, place)


def test_answers_to_answers_stand_in_one_thread() -> None:
    comments = [Comment("a", "", "", "1", "Wort"), Comment("x", "", "", "2"), Comment("b", "", "", "3", answer_to="a")]
    comments += [Comment("c", "", "", "4", answer_to="b"), Comment("d", "", "", "5", answer_to="gone")]
    found = [(each.passage, [comment.id for comment in each.comments]) for each in threads(comments)]
    assert found == [("Wort", ["a", "b", "c"]), ("", ["x"]), ("", ["d"])]
