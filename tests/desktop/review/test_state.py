"""A review as values: where lines stand, what undo restores, which words a repair touches."""

from pathlib import Path

import pytest

from desktop.review import edits, repairs, words
from desktop.review.reading import Reading, SourceRow, read_file, read_passage
from desktop.review.state import Decision, Review, Standing
from programme import markup
from programme.errors import TreeError, UserError
from programme.findings import Finding, Severity
from programme.model import walk
from tests.programme.builders import aim, field, measure, programme

SEEDS = Path(__file__).parents[3] / ".." / "shared" / "seeds"
PLAN = """Klimaplan Musterstadt

1 Wohnen

Wir wollen gut wohnen. Dafür brauchen wir
viele neue Häuser in der ganzen Stadt.

- Häuser bauen
- Mieten bremsen, wo immer es
  rechtlich geht

2 Verkehr

- Radwege bauen
- Busse öfter fahren lassen
"""


def quiet(_share: float) -> None:
    """Nobody looks at the progress."""


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """The invented plan, read."""
    path = tmp_path / "Klimaplan.txt"
    path.write_text(PLAN, "utf-8")
    return Review(read_file(path, False, quiet))


def node(review: Review, title: str) -> str:
    """The id of the node whose plain title begins so."""
    return next(
        each.id for each in walk(review.state.programme.nodes) if markup.plain_inline(each.title).startswith(title)
    )


def lines(review: Review, title: str) -> list[int]:
    """The source lines of a node, by number."""
    return [review.reading.rows[index].number for index in review.state.places[node(review, title)]]


def test_each_line_stands_somewhere(review: Review) -> None:
    standings = {review.reading.rows[at].text.strip(): review.standing(at) for at in range(len(review.reading.rows))}
    assert standings["Klimaplan Musterstadt"] is Standing.HEAD
    assert standings["1 Wohnen"] is Standing.TREE
    assert review.coverage().share == 1.0
    assert lines(review, "Mieten") == [9, 10]


def test_dropping_shows_in_the_coverage_and_undo_restores_everything(review: Review) -> None:
    before = review.state
    review.apply("Verwerfen", lambda whole: edits.dropped(whole, [node(review, "Verkehr")]))
    gone = [row.text.strip() for at, row in enumerate(review.reading.rows) if review.standing(at) is Standing.DROPPED]
    assert gone == ["2 Verkehr", "- Radwege bauen", "- Busse öfter fahren lassen"]
    assert review.coverage().kept == review.coverage().words - 8
    assert (review.undo_label, review.redo_label) == ("Verwerfen", None)
    review.undo()
    assert review.state is before and not review.is_changed
    assert (review.undo_label, review.redo_label) == (None, "Verwerfen")
    review.redo()
    assert review.coverage().share < 1
    review.undo()
    review.undo()
    assert review.state is before


def test_lines_follow_words_when_nodes_are_joined_and_split(review: Review) -> None:
    mieten = node(review, "Mieten")
    review.apply("Verbinden", lambda whole: words.joined(whole, mieten))
    assert lines(review, "Häuser bauen Mieten") == [8, 9, 10]
    assert review.coverage().share == 1.0
    wohnen = node(review, "Wohnen")
    made = review.apply("Teilen", lambda whole: words.split(whole, wohnen, 1, len("Wir wollen gut wohnen. ")))
    assert review.state.nodes[made.made].title.startswith("Dafür brauchen")
    assert lines(review, "Dafür") == [5, 6] and lines(review, "Wohnen") == [3]


def test_words_that_the_source_does_not_have_are_split_too(review: Review) -> None:
    """A title is put at the end of the word where a person clicked, and the next line begins elsewhere."""
    mieten = node(review, "Mieten")
    title = review.state.nodes[mieten].title
    review.apply("Umbenennen", lambda whole: edits.renamed(whole, mieten, "Wo Menschen sich einig sind"))
    made = review.apply("Teilen", lambda whole: words.split(whole, mieten, 0, len("Wo Menschen ")))
    assert review.state.nodes[made.made].title == "sich einig sind"
    assert lines(review, "Wo Menschen") == [9, 10] and made.made not in review.state.places
    assert review.coverage().share == 1.0 and title.startswith("Mieten")


def test_items_of_a_list_take_their_lines_along() -> None:
    text = "- Radwege bauen\n- Busse öfter\n  fahren lassen\n"
    review = Review(read_passage(text.encode(), "txt", "Zwischenablage", quiet))
    assert not review.state.programme.nodes
    review.apply("Einträge", lambda whole: words.list_into_nodes(whole, ""))
    assert (lines(review, "Radwege"), lines(review, "Busse")) == ([1], [2, 3])


def test_a_refused_edit_changes_nothing(review: Review) -> None:
    before = review.state
    with pytest.raises(TreeError):
        review.apply("Rein", lambda whole: edits.moved_in(whole, [node(review, "Radwege")]))
    assert review.state is before and review.undo_label is None


def test_what_stood_before_a_title_comes_back_with_it(review: Review) -> None:
    verkehr = node(review, "Verkehr")
    assert review.lead(verkehr) == "2"
    assert review.lead(node(review, "Radwege")) == ""  # a mere bullet
    review.apply("Text", lambda whole: words.into_text(whole, [verkehr], {verkehr: review.lead(verkehr)}))
    assert "2 Verkehr" in markup.plain(review.state.nodes[node(review, "Wohnen")].text)


def test_a_line_that_was_left_out_is_taken_in() -> None:
    whole = programme(field("Verkehr"))
    rows = (SourceRow("Verkehr", 1, words=1), SourceRow("Seite 3", 2, words=2, left_out="page_furniture"))
    review = Review(Reading("Plan.txt", whole, rows, {"": (), whole.nodes[0].id: (0,)}))
    assert review.standing(1) is Standing.LEFT_OUT and review.coverage().kept == 1
    target = whole.nodes[0].id
    review.apply("Aufnehmen", lambda found: words.text_added(found, target, "Seite 3"), {target: (1,)})
    assert review.standing(1) is Standing.TREE and review.coverage().share == 1.0
    review.apply("Aufnehmen", lambda found: words.node_added(found, target, "Seite 3"), {"made": (1,)})
    assert review.state.places[review.state.programme.nodes[1].id] == (1,)


# ------------------------------------------------------------------------------------------------------------- repairs


def scanned() -> Review:
    """A line read rightly, and two misread ones."""
    whole = programme(
        field("Für alle", aim("Maßnahmen für Kinder", measure("Es gilt für uns", text="Auch für **euch**."))),
        findings=(
            Finding("word_repaired", Severity.HINT, {"read": "fur", "meant": "für", "count": 2}, line=2),
            Finding("word_doubtful", Severity.WARNING, {"read": "gilt", "choices": "Gilt, gibt"}, line=3),
            Finding("word_repaired", Severity.HINT, {"read": "fiir", "meant": "für", "count": 1}, line=4),
        ),
    )
    texts = ("Für alle", "Maßnahmen fur Kinder", "Es gilt für uns", "Auch fiir euch.")
    rows = tuple(SourceRow(text, number, words=3) for number, text in enumerate(texts, 1))
    ids = [each.id for each in walk(whole.nodes)]
    return Review(Reading("Scan.txt", whole, rows, {"": (), ids[0]: (0,), ids[1]: (1,), ids[2]: (2, 3)}))


def said(review: Review) -> list[str]:
    return [f"{each.title} {each.text}".strip() for each in walk(review.state.programme.nodes)]


def test_a_repair_is_taken_back_where_it_was_made_and_only_there() -> None:
    review = scanned()
    before = said(review)
    repairs.take_back(review, [2], "Zurück")
    assert said(review) == ["Für alle", "Maßnahmen für Kinder", "Es gilt für uns Auch fiir **euch**."]
    assert review.state.decided == {2: Decision("taken_back")}
    repairs.take_back(review, [0, 2], "Alle zurück")
    assert said(review)[1] == "Maßnahmen fur Kinder"
    repairs.repair_again(review, 0, "Doch")
    repairs.repair_again(review, 2, "Doch")
    assert said(review) == before and not review.state.decided
    for _ in range(4):
        review.undo()
    assert said(review) == before


def test_a_proposal_is_accepted_and_changed() -> None:
    review = scanned()
    assert repairs.choices_of(review.findings[1]) == ("Gilt", "gibt")
    repairs.accept(review, {1: "gibt"}, "Übernehmen")
    assert said(review)[2] == "Es gibt für uns Auch für **euch**."
    repairs.accept(review, {1: "Gilt"}, "Übernehmen")
    assert said(review)[2] == "Es Gilt für uns Auch für **euch**."
    repairs.decide_done(review, [0, 1], "Erledigt")
    assert review.state.decided == {0: Decision("done"), 1: Decision("accepted", "Gilt")}
    repairs.decide_done(review, [0], "Offen", done=False)
    assert 0 not in review.state.decided


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents are not on this machine")
def test_all_repairs_of_a_real_scan_are_taken_back_and_made_again() -> None:
    review = Review(read_file(SEEDS / "herne_integrationskonzept_ocr.txt", False, quiet))
    before = said(review)
    indexes = [at for at, each in enumerate(review.findings) if each.kind == repairs.REPAIRED]
    assert len(indexes) > 50
    repairs.take_back(review, indexes, "Alle zurück")
    assert any("kleinrdumige" in text for text in said(review))
    assert not any("kleinräumige Monitoring" in text for text in said(review))
    for index in indexes:
        repairs.repair_again(review, index, "Doch")
    assert said(review) == before


# ------------------------------------------------------------------------------------------------------------ findings


def test_findings_know_their_line_and_their_node(tmp_path: Path) -> None:
    path = tmp_path / "Seite.txt"
    path.write_text(
        PLAN + "\n2 Bildung\n\n- Schulen bauen\n\nWir verwenden Cookies.\n© Alle Rechte vorbehalten\n", "utf-8"
    )
    review = Review(read_file(path, False, quiet))
    for finding in review.findings:
        line = review.line_of(finding)
        assert line is not None and review.reading.rows[line].number >= (finding.line or 0)
    assert review.findings


def test_a_finding_about_a_dropped_node_leads_to_its_line_only(review: Review) -> None:
    verkehr = node(review, "Verkehr")
    finding = Finding("number_twice", node=verkehr)
    line = review.line_of(finding)
    assert line is not None and review.reading.rows[line].text == "2 Verkehr"
    assert review.node_of(finding) == verkehr
    review.apply("Verwerfen", lambda whole: edits.dropped(whole, [verkehr]))
    assert review.node_of(finding) is None


def test_a_known_programme_needs_no_source(tmp_path: Path) -> None:
    import json

    from programme import json_format

    path = tmp_path / "Plan.json"
    path.write_text(json.dumps(json_format.to_json(programme(field("A")))), "utf-8")
    review = Review(read_file(path, False, quiet))
    assert review.reading.is_known and not review.reading.rows
    assert review.coverage().share == 1.0


def test_an_old_word_file_needs_a_yes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from importers import outside_programs
    from importers.source import SourceDocument, SourceLine

    path = tmp_path / "Alt.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    monkeypatch.setattr(outside_programs, "_command", lambda _helper: "soffice")
    document = SourceDocument((SourceLine("1 Verkehr", 1), SourceLine("Ein Satz.", 2)), "Alt")
    monkeypatch.setattr(outside_programs, "_by_office", lambda _path: document)
    with pytest.raises(UserError, match="file_old_word"):
        read_file(path, False, quiet)
    assert read_file(path, True, quiet).rows[1].text == "Ein Satz."
