"""Programmes: in and out without loss, copies, the list, schemes, attachments, the bin."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings

from database.records import Label
from database.store import Store
from programme.errors import NotFound
from programme.findings import Finding, Severity
from programme.model import Attachment, Comment, Programme, walk
from programme.schemes import AKTIONSPLAN, ANTRAG, WAHLPROGRAMM
from tests.database.conftest import Clock
from tests.programme.builders import field, measure, programme, programmes


@settings(max_examples=30)
@given(programmes())
def test_a_programme_goes_in_and_comes_out_the_same(wanted: Programme) -> None:
    comments = [comment.id for node in walk(wanted.nodes) for comment in node.comments]
    assume(len(set(comments)) == len(comments))
    with TemporaryDirectory() as folder, Store.open(Path(folder, "bestand.db")) as store:
        assert store.library.take_in(wanted).made == wanted.id
        assert store.library.programme(wanted.id) == wanted
        store.close(backup=False)


def test_ids_that_stand_twice_are_made_new(store: Store) -> None:
    twin = measure("a", comments=(Comment("k", "Anna", "", "x"), Comment("k", "Anna", "", "y")))
    copy = store.library.programme(store.library.take_in(programme(field("F", twin, twin))).made)
    assert [node.title for node in walk(copy.nodes)] == ["F", "a", "a"]
    assert len({comment.id for node in walk(copy.nodes) for comment in node.comments}) == 4


def test_findings_survive(store: Store) -> None:
    wanted = programme(findings=(Finding("number_twice", Severity.WARNING, {"number": "13.5"}, line=7, page=2),))
    made = store.library.take_in(wanted).made
    assert store.library.programme(made) == wanted
    assert store.library.findings(made) == wanted.findings
    with pytest.raises(NotFound):
        store.library.findings("unbekannt")


def large() -> Programme:
    return programme(*[field(f"F{row}", *[measure(f"M{each}") for each in range(100)]) for row in range(15)])


def test_taking_in_tells_how_far_it_is_until_it_is_saved(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("database.arriving._ROWS", 100)
    told: list[int] = []
    store.library.take_in(large(), lambda left, total: told.append(100 * (total - left) // total))
    assert told == sorted(told)
    assert all(any(low <= each < low + 25 for each in told) for low in (0, 25, 50, 75))


@pytest.mark.parametrize("share", [0, 20, 50, 60, 75, 90])
def test_taking_in_can_be_ended_at_any_piece(store: Store, share: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("database.arriving._ROWS", 100)
    plan = large()

    def end(left: int, total: int) -> None:
        if total - left >= total * share // 100:
            raise KeyError(share)

    with pytest.raises(KeyError):
        store.library.take_in(plan, end)
    assert store.library.overview() == []
    assert store.search.find("M1") == []
    store.library.take_in(plan)
    assert store.library.programme(plan.id) == plan
    assert store.entries.edit(plan.nodes[0].id, {"title": "neu"}).journalled
    assert store.check() == []


def test_known_ids_make_a_copy_whose_references_follow(store: Store) -> None:
    target = measure("Ziel")
    source = measure("Quelle", text=f"siehe [dort](#{target.id}) und [fort](#unbekannt)")
    answered = Comment("k1", "Anna", "2026-03-14T12:00:00Z", "?")
    commented = field("F", source, target, comments=(answered, replace(answered, id="k2", answer_to="k1")))
    wanted = programme(commented)
    store.library.take_in(wanted)
    copy = store.library.programme(store.library.take_in(wanted).made)
    assert not {node.id for node in walk(copy.nodes)} & {node.id for node in walk(wanted.nodes)}
    new_source, new_target = copy.nodes[0].children
    assert new_source.text == f"siehe [dort](#{new_target.id}) und [fort](#unbekannt)"
    first, second = copy.nodes[0].comments
    assert second.answer_to == first.id != "k1"
    assert [node.title for node in walk(copy.nodes)] == [node.title for node in walk(wanted.nodes)]


def test_the_list_counts_what_lives_and_puts_the_last_changed_first(store: Store, clock: Clock) -> None:
    first = store.library.create("Eins", AKTIONSPLAN).made
    clock.forward(minutes=1)
    second = store.library.create("Zwei", ANTRAG).made
    clock.forward(minutes=1)
    top = store.entries.add(first, None).made
    store.entries.add(first, top)
    listed = store.library.overview()
    assert [(info.id, info.nodes) for info in listed] == [(first, 2), (second, 0)]
    assert listed[1].scheme_key == "antrag"
    store.entries.remove([top])
    assert store.library.overview()[0].nodes == 0


def test_title_metadata_and_scheme_are_edited_and_undone(store: Store) -> None:
    made = store.library.create("Alt", WAHLPROGRAMM, {"Zeitraum": "2026"}).made
    before = store.library.programme(made)
    change = store.library.edit(made, {"title": "Neu", "meta.Zeitraum": "", "meta.Herausgeber": "Musterpartei"})
    assert set(change.programme_items) == {"title", "meta.Zeitraum", "meta.Herausgeber"}
    store.library.set_scheme(made, AKTIONSPLAN)
    after = store.library.programme(made)
    assert (after.title, after.meta, after.scheme) == ("Neu", {"Herausgeber": "Musterpartei"}, AKTIONSPLAN)
    store.history.undo(made)
    store.history.undo(made)
    assert store.library.programme(made) == before


def test_a_removed_programme_lies_in_the_bin_and_comes_back(store: Store) -> None:
    wanted = programme(field("F", measure("a")))
    store.library.take_in(wanted)
    store.library.remove(wanted.id)
    assert store.library.overview() == []
    assert store.search.find("F") == []
    for refused in (store.library.programme, store.library.remove):
        with pytest.raises(NotFound):
            refused(wanted.id)
    with pytest.raises(NotFound):
        store.entries.edit(wanted.nodes[0].id, {"title": "x"})
    store.bin.restore(wanted.id)
    assert store.library.programme(wanted.id) == wanted


def test_attachments_are_kept_once_and_undone(store: Store) -> None:
    made = store.library.create("P", ANTRAG).made
    logo = Attachment("logo.png", "image/png", b"\x89PNG", "Logo")
    first = store.library.add_attachment(made, logo).made
    store.library.add_attachment(made, replace(logo, name="zwei.png"))
    assert [each.name for each in store.library.programme(made).attachments] == ["logo.png", "zwei.png"]
    assert store.library.remove_attachment(first).attachments
    assert [name for name, _ in store.library.attachments(made)] != [first]
    store.history.undo(made)
    assert store.library.programme(made).attachments[0] == logo


def test_users_own_schemes(store: Store) -> None:
    mine = replace(AKTIONSPLAN, key="klima", name="Klimaplan")
    store.library.save_scheme(mine)
    store.library.save_scheme(replace(mine, name="Klimaschutzplan"))
    assert [scheme.name for scheme in store.library.schemes()] == ["Klimaschutzplan"]
    store.library.remove_scheme("klima")
    assert store.library.schemes() == []


def test_settings_belong_to_the_store_and_new_programmes_to_its_office(store: Store) -> None:
    store.settings.set("office", "geschaeftsstelle")
    store.settings.set("own_words", ["ÖPNV"])
    made = store.library.create("P", ANTRAG).made
    assert store.library.overview()[0].office == "geschaeftsstelle"
    assert (store.settings.value("own_words"), store.settings.value("nichts")) == (["ÖPNV"], None)
    assert store.history.state(made).undo is None
    with pytest.raises(ValueError, match="store"):
        store.settings.set("store", "x")


def test_each_programme_tells_when_it_was_changed_itself(store: Store, clock: Clock) -> None:
    first = store.library.create("Erstes", AKTIONSPLAN).made
    clock.forward(minutes=1)
    second = store.library.create("Zweites", AKTIONSPLAN).made
    assert [info.id for info in store.library.overview()] == [second, first]
    assert len({info.changed for info in store.library.overview()}) == 2


def test_a_change_of_metadata_names_its_key(store: Store) -> None:
    made = store.library.create("P", AKTIONSPLAN).made
    assert store.library.edit(made, {"meta.Zeitraum": "2027"}).label == Label("meta_edited", {"key": "Zeitraum"})
