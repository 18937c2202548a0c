"""`.programm` files: nothing is lost on the way, two copies are merged, hostile files change nothing."""

import os
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from database.exchange import SaveOptions, read_archive
from database.store import Store
from programme import archive
from programme.errors import FormatError, StoreError, UnreadableFile, UnwritableTarget
from programme.line_records import line_record
from programme.lines import LineSettings, number_lines
from programme.merge_values import Side
from programme.model import Attachment, Programme, walk
from tests.database.conftest import Clock
from tests.programme.builders import aim, field, goal, measure, programme


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Aktionsplan.programm"


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Store:
    (tmp_path / "zweiter").mkdir()
    return Store.open(tmp_path / "zweiter" / "bestand.db", "Bernd", clock=clock)


@pytest.fixture
def plan(store: Store) -> Programme:
    wanted = programme(
        field("F", goal("A", aim("1", measure("a"), measure("b")))),
        attachments=(Attachment("logo.png", "image/png", b"\x89PNG"),),
    )
    store.library.take_in(wanted)
    store.comments.add(wanted.nodes[0].id, "bitte prüfen")
    store.entries.edit(wanted.nodes[0].id, {"title": "Feld"})
    state = store.library.programme(wanted.id)
    store.versions.save(wanted.id, "Beratung", lines=line_record(number_lines(state), LineSettings()))
    return state


def by_title(store: Store, plan: Programme, title: str) -> str:
    return next(node.id for node in walk(store.library.programme(plan.id).nodes) if node.title == title)


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes only there")
def test_a_file_whose_name_is_no_utf8_is_saved_and_merged(store: Store, plan: Programme, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("Prüfung.programm".encode("cp1252"))
    store.exchange.save(plan.id, path)
    store.entries.edit(plan.nodes[0].id, {"title": "Anderes Feld"})
    assert store.exchange.look(path).can_merge
    store.exchange.merge(path)
    assert store.history.state(plan.id).undo is not None
    assert store.check() == []


def test_a_programme_travels_whole(store: Store, other: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    info = other.exchange.look(file)
    assert (info.programme, info.title, info.author, info.nodes) == (plan.id, plan.title, "Anna Beispiel", 5)
    assert (info.is_known, info.can_merge) == (False, False)
    assert other.exchange.take_in(file).made == plan.id
    assert other.library.programme(plan.id) == plan
    here, there = store.versions.of_programme(plan.id), other.versions.of_programme(plan.id)
    assert here == there
    assert other.versions.lines(there[0].id) == store.versions.lines(here[0].id)
    told = [entry for entry in other.history.of_node(plan.nodes[0].id) if entry.role == "elsewhere"]
    assert [(entry.author, entry.item, entry.after) for entry in told] == [
        ("Anna Beispiel", "title", "Feld"),
        ("Anna Beispiel", "", "F"),
    ]
    assert other.history.state(plan.id).undo is None
    assert other.check() == []


def test_a_known_programme_is_taken_as_a_copy(store: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    made = store.exchange.take_in(file).made
    copy = store.library.programme(made)
    assert made != plan.id
    assert [node.title for node in walk(copy.nodes)] == [node.title for node in walk(plan.nodes)]
    version = store.versions.of_programme(made)[0]
    assert store.versions.compare(version.id).changed == ()
    assert store.library.programme(plan.id) == plan


def test_two_edited_copies_are_merged(store: Store, other: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    other.exchange.take_in(file)
    other.entries.edit(by_title(other, plan, "a"), {"title": "a von Bernd"})
    other.entries.add(plan.id, by_title(other, plan, "1"), title="neu von Bernd")
    other.comments.add(plan.nodes[0].id, "von Bernd")
    other.exchange.save(plan.id, file)
    store.entries.edit(by_title(store, plan, "b"), {"text": "Text von Anna"})
    store.entries.move([by_title(store, plan, "b")], by_title(store, plan, "A"))
    before = store.library.programme(plan.id)
    assert store.exchange.look(file).can_merge
    assert store.exchange.preview_merge(file).conflicts == ()
    assert store.library.programme(plan.id) == before
    store.exchange.merge(file)
    titles = {node.title for node in walk(store.library.programme(plan.id).nodes)}
    assert titles == {"Feld", "A", "1", "a von Bernd", "b", "neu von Bernd"}
    assert store.entries.node(by_title(store, plan, "b")).text == "Text von Anna"
    assert [comment.text for comment in store.entries.node(plan.nodes[0].id).comments] == ["bitte prüfen", "von Bernd"]
    entry = next(each for each in store.history.of_node(by_title(store, plan, "a von Bernd")) if each.author == "Bernd")
    assert (entry.role, entry.after) == ("elsewhere", "a von Bernd")
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == before


def test_back_and_forth_the_newest_common_state_counts(store: Store, other: Store, plan: Programme, file: Path) -> None:
    node = plan.nodes[0].id
    store.exchange.save(plan.id, file)
    other.exchange.take_in(file)
    for step in range(3):
        for one, two, name in ((other, store, "Bernd"), (store, other, "Anna")):
            one.entries.edit(node, {"title": f"{name} {step}"})
            one.exchange.save(plan.id, file)
            assert two.exchange.preview_merge(file).conflicts == ()
            two.exchange.merge(file)
            assert two.library.programme(plan.id) == one.library.programme(plan.id)


def test_what_is_known_of_a_file_is_not_taken_again(store: Store, other: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    other.exchange.take_in(file)
    version = other.versions.of_programme(plan.id)[0].id
    other.versions.edit(version, name="umbenannt", note="")
    told = [each for each in other.history.of_programme(plan.id) if each.role == "elsewhere"]
    other.exchange.merge(file)
    assert [each.name for each in other.versions.of_programme(plan.id)] == ["umbenannt"]
    assert [each for each in other.history.of_programme(plan.id) if each.role == "elsewhere"] == told


def test_conflicts_are_shown_and_chosen(store: Store, other: Store, plan: Programme, file: Path) -> None:
    node = plan.nodes[0].id
    store.exchange.save(plan.id, file)
    other.exchange.take_in(file)
    other.entries.edit(node, {"title": "von Bernd"})
    other.exchange.save(plan.id, file)
    store.entries.edit(node, {"title": "von Anna"})
    (conflict,) = store.exchange.preview_merge(file).conflicts
    assert {conflict.mine, conflict.theirs} == {"von Anna", "von Bernd"}
    store.exchange.merge(file, choices={conflict.place: Side.THEIRS})
    assert store.entries.node(node).title == "von Bernd"


def test_choices_hold_for_the_file_that_was_looked_at(store: Store, other: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    other.exchange.take_in(file)
    for words in ("gesehen", "ersetzt"):
        other.entries.edit(plan.nodes[0].id, {"title": words})
        other.exchange.save(plan.id, file)
        if words == "gesehen":
            seen = store.exchange.look(file).state
    with pytest.raises(FormatError, match="archive_replaced"):
        store.exchange.merge(file, expected=seen)
    assert store.library.programme(plan.id) == plan
    store.exchange.merge(file, expected=store.exchange.look(file).state)
    assert store.library.programme(plan.id).nodes[0].title == "ersetzt"


def test_without_a_common_state_there_is_only_the_copy(store: Store, other: Store, plan: Programme, file: Path) -> None:
    other.library.take_in(plan)
    other.exchange.save(plan.id, file)
    assert not store.exchange.look(file).can_merge
    with pytest.raises(StoreError, match="archive_no_common_state"):
        store.exchange.merge(file)


def test_what_stays_at_home_is_not_in_the_file(store: Store, other: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file, SaveOptions(history=False, comments=False, authors=False, versions=False))
    words = zlib.decompress(archive.unwrap(file.read_bytes())[0]).decode()
    for kept_back in ("Anna Beispiel", "bitte prüfen", "Beratung", "title_edited"):
        assert kept_back not in words
    other.exchange.take_in(file)
    assert other.library.programme(plan.id).nodes[0].comments == ()


def test_without_history_no_state_of_before_goes_along(store: Store, plan: Programme, file: Path) -> None:
    store.entries.edit(plan.nodes[0].id, {"text": "vertraulich"})
    store.exchange.save(plan.id, file)
    store.entries.edit(plan.nodes[0].id, {"text": "offen"})
    for options in (SaveOptions(versions=False), SaveOptions(versions=False, history=False)):
        store.exchange.save(plan.id, file, options)
        words = zlib.decompress(archive.unwrap(file.read_bytes())[0]).decode()
        assert ("vertraulich" in words) is options.history
        assert store.exchange.look(file).can_merge


@pytest.mark.parametrize(
    "options", [SaveOptions(comments=False), SaveOptions(authors=False), SaveOptions(history=False)]
)
def test_merging_takes_nothing_for_deleted_that_was_left_out(
    store: Store, other: Store, plan: Programme, file: Path, options: SaveOptions
) -> None:
    store.exchange.save(plan.id, file)
    other.exchange.take_in(file)
    other.entries.edit(by_title(other, plan, "a"), {"title": "neu"})
    other.exchange.save(plan.id, file, options)
    store.exchange.merge(file)
    assert store.entries.node(plan.nodes[0].id).comments == plan.nodes[0].comments
    assert by_title(store, plan, "neu")


PROFILES = {"named": [{"name": "Beratung", "target": "C:/Anna/x.pdf"}], "last": {"name": "", "target": "C:/Anna/x"}}


def with_settings(store: Store, plan: Programme) -> None:
    store.settings.set(f"export/{plan.id}", PROFILES)
    store.settings.set(f"kommt_erst/{plan.id}/a", [1, {"author": "Anna"}])
    store.waivers.add(plan.id, "abc", "entry_empty", "Kommt nach der Wahl", plan.nodes[0].id)


def test_profiles_and_waivers_travel(store: Store, other: Store, plan: Programme, file: Path) -> None:
    with_settings(store, plan)
    store.exchange.save(plan.id, file)
    other.exchange.take_in(file)
    assert other.waivers.of_programme(plan.id) == store.waivers.of_programme(plan.id)
    assert other.settings.value(f"kommt_erst/{plan.id}/a") == [1, {"author": "Anna"}]
    came = other.settings.value(f"export/{plan.id}")
    assert came == {"named": [{"name": "Beratung", "target": ""}], "last": {"name": "", "target": ""}}
    copy = other.exchange.take_in(file).made
    assert other.settings.value(f"export/{copy}") == came
    assert other.waivers.of_programme(copy) == {}


def test_merging_joins_profiles_and_waivers(store: Store, other: Store, plan: Programme, file: Path) -> None:
    with_settings(store, plan)
    store.exchange.save(plan.id, file)
    other.exchange.take_in(file)
    other.waivers.add(plan.id, "abc", "entry_empty", "anderer Grund")
    other.waivers.add(plan.id, "neu", "entry_empty", "Ja")
    other.waivers.add(plan.id, "hier weg", "entry_empty", "Ja")
    other.settings.set(f"export/{plan.id}", {"named": [{"name": "Druck"}, {"name": "Beratung", "target": "y"}]})
    other.exchange.save(plan.id, file)
    store.waivers.add(plan.id, "hier weg", "entry_empty", "Ja")
    store.waivers.remove(plan.id, "hier weg")
    store.exchange.merge(file)
    assert {key: each.reason for key, each in store.waivers.of_programme(plan.id).items()} == {
        "abc": "Kommt nach der Wahl",
        "neu": "Ja",
    }
    named = store.settings.value(f"export/{plan.id}")["named"]
    assert [(each["name"], each.get("target")) for each in named] == [
        ("Beratung", "C:/Anna/x.pdf"),
        ("Druck", None),
    ]


def test_profiles_and_waivers_tell_no_names(store: Store, plan: Programme, file: Path) -> None:
    with_settings(store, plan)
    store.exchange.save(plan.id, file, SaveOptions(history=False, comments=False, authors=False, versions=False))
    content = zlib.decompress(archive.unwrap(file.read_bytes())[0]).decode()
    for secret in ("Anna", "anna", "Kommt nach der Wahl"):
        assert secret not in content
    assert set(read_archive(file).settings) == {"export", "kommt_erst/a"}


def test_settings_from_a_file_touch_nothing_else(store: Store, other: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    hostile = {"store": "x", "office": "y", "../store": 1, "a/b/c": 2, "": 3, "export": "z" * 2_000_000, "export/x": 4}
    changed = replace(read_archive(file), settings=hostile)
    file.write_bytes(archive.wrap(archive.pack(changed)))
    before = {key: other.settings.value(key) for key in ("store", "office", "purged")}
    other.exchange.take_in(file)
    assert {key: other.settings.value(key) for key in before} == before
    assert other.settings.value(f"export/{plan.id}/x") == 4
    assert other.settings.value(f"export/{plan.id}") is None
    assert other.waivers.of_programme(plan.id) == {}
    other.close()
    with Store.open(other.path, thorough=True) as again:
        assert again.rescued is None


def test_a_password_is_needed_and_right(store: Store, other: Store, plan: Programme, file: Path) -> None:
    pytest.importorskip("cryptography", reason="passwords need the library cryptography")
    store.exchange.save(plan.id, file, SaveOptions(password="Straße 7"))
    assert b"Feld" not in file.read_bytes()
    for password, kind in (("", "archive_needs_password"), ("falsch", "archive_wrong_password")):
        with pytest.raises(FormatError, match=kind):
            other.exchange.look(file, password)
    other.exchange.take_in(file, "Straße 7")
    assert other.library.programme(plan.id) == plan


@pytest.mark.skipif(sys.platform == "win32", reason="names in bytes, rights and links of other systems")
@pytest.mark.parametrize("name", ["n" * 246, "ü" * 123, "Grüße 100% #1?"])
def test_a_file_has_any_name_stays_readable_for_others_and_a_link_stays_one(
    store: Store, other: Store, plan: Programme, tmp_path: Path, name: str
) -> None:
    file, link = tmp_path / f"{name}.programm", tmp_path / "verweis.programm"
    before = os.umask(0o022)
    try:
        store.exchange.save(plan.id, file)
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o644
    file.chmod(0o660)
    link.symlink_to(file)
    first = file.read_bytes()
    store.entries.edit(plan.nodes[0].id, {"title": "danach"})
    store.exchange.save(plan.id, link)
    assert link.is_symlink()
    assert file.read_bytes() != first
    assert file.stat().st_mode & 0o777 == 0o660
    assert other.exchange.take_in(file).made == plan.id
    assert {each.name for each in tmp_path.glob("*")} >= {file.name, link.name}
    assert not list(tmp_path.glob(".*"))


def test_names_that_no_file_can_have_get_a_sentence(store: Store, plan: Programme, tmp_path: Path) -> None:
    (tmp_path / "kreis.programm").symlink_to("kreis.programm")
    for name in ("kreis.programm", "x" * 300):
        with pytest.raises(UnwritableTarget):
            store.exchange.save(plan.id, tmp_path / name)


def test_the_store_itself_is_never_replaced(store: Store, plan: Programme, tmp_path: Path) -> None:
    store.backups.make()
    link = tmp_path / "verweis.programm"
    link.symlink_to(store.path)
    own = [store.path, store.path.with_name(store.path.name + "-wal"), store.backups.overview()[0].path, link]
    for each in own:
        before = each.read_bytes()
        with pytest.raises(UnwritableTarget, match="target_is_store"):
            store.exchange.save(plan.id, each)
        assert each.read_bytes() == before


def test_a_target_that_cannot_be_written_leaves_the_old_file(store: Store, plan: Programme, file: Path) -> None:
    store.exchange.save(plan.id, file)
    before = file.read_bytes()
    with pytest.raises(UnwritableTarget):
        store.exchange.save(plan.id, file.parent / "gibt es nicht" / "x.programm")
    with pytest.raises(UnreadableFile):
        store.exchange.look(file.parent / "gibt es nicht.programm")
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(("name", "password"), [("programm_1", ""), ("programm_1_passwort", "Musterstadt 2026")])
def test_files_of_the_first_format_are_still_read(tmp_path: Path, name: str, password: str) -> None:
    file = Path(__file__).parent / "stores" / f"{name}.programm"
    with Store.open(tmp_path / "bestand.db") as store:
        made = store.exchange.take_in(file, password).made
        measure_ = store.library.programme(made).nodes[0].children[0].children[0]
        assert measure_.title == "Radweg bauen und pflegen"
        assert [each.text for each in measure_.comments] == ["Ab wann?"]
        assert [each.content for each in store.library.programme(made).attachments] == [b"\x89PNG"]
        version = store.versions.of_programme(made)[0]
        assert version.name == "Entwurf 1"
        assert store.versions.programme(version.id).nodes[0].children[0].children[0].title == "Radweg bauen"
        titles = [each.after for each in store.history.of_node(measure_.id) if each.item == "title"]
        assert titles == ["Radweg bauen und pflegen"]
        assert store.exchange.look(file, password).can_merge
        assert store.exchange.preview_merge(file, password).conflicts == ()
