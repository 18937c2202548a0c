"""`.programm` files at the window: given away, opened, merged, refused."""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from database.exchange import SaveOptions, read_archive
from database.store import Store
from desktop.history.archive_dialog import ArchiveDialog
from desktop.history.archive_wishes import ArchiveWishes
from desktop.history.conflicts_page import ConflictsPage
from desktop.history.merge_dialog import KnownDialog, MergeDialog
from desktop.history.merge_rows import conflict_rows
from desktop.history.password_dialog import PasswordDialog
from desktop.history.password_words import Strength, strength
from programme.difference import Attribute
from programme.errors import UserError
from programme.merge_values import Side
from programme.merging import merge
from programme.model import Node, Programme, walk
from tests.desktop.conftest import Hand, sample
from tests.programme.builders import field, measure, programme

WAIT = 10_000


@pytest.fixture
def archives(hand: Hand, tmp_path: Path) -> ArchiveWishes:
    hand.window.settings.set_text("folder/archive", str(tmp_path))
    return hand.window.late.archives


@pytest.fixture
def other(tmp_path: Path) -> Callable[[Path, Callable[[Store, str], None]], Path]:
    """Somebody else's copy: takes a file in, changes it and saves it again; gives the new file."""

    def edit(file: Path, act: Callable[[Store, str], None]) -> Path:
        (tmp_path / "anders").mkdir(exist_ok=True)
        with Store.open(tmp_path / "anders" / "bestand.sqlite", "Bernd Muster") as store:
            made = store.exchange.take_in(file).made
            act(store, made)
            target = tmp_path / "zurück.programm"
            store.exchange.save(made, target)
        return target

    return edit


def dialog_of(archives: ArchiveWishes, hand: Hand, kind: type) -> object:
    hand.qtbot.waitUntil(lambda: isinstance(archives.dialog, kind), timeout=WAIT)
    return archives.dialog


def save(archives: ArchiveWishes, hand: Hand, target: Path) -> Path:
    hand.window.store.ask(lambda store: store.exchange.save(hand.outline.id, target))
    return target


def node(plan: Programme, title: str) -> Node:
    return next(each for each in walk(plan.nodes) if title in each.title)


def change(store: Store, made: str, title: str, /, **items: str) -> None:
    store.entries.edit(node(store.library.programme(made), title).id, items)


def merging(archives: ArchiveWishes, hand: Hand, file: Path) -> MergeDialog:
    hand.window.file_wishes.read(file)
    dialog = dialog_of(archives, hand, MergeDialog)
    assert isinstance(dialog, MergeDialog)
    hand.qtbot.waitUntil(dialog.yes.isEnabled, timeout=WAIT)
    return dialog


def press(hand: Hand, button: object) -> None:
    hand.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    hand.settle()


def test_giving_away_keeps_history_comments_and_names_at_home(
    hand: Hand, archives: ArchiveWishes, tmp_path: Path
) -> None:
    hand.window.store.ask(lambda store: store.comments.add(hand.entry("Wohnen").id, "nur für uns"))
    hand.press("Ctrl+Shift+G")
    dialog = archives.dialog
    assert isinstance(dialog, ArchiveDialog)
    boxes = (dialog.history, dialog.comments, dialog.versions, dialog.authors)
    assert not any(box.isChecked() for box in boxes)
    assert dialog.target.text() == str(tmp_path / "Aktionsplan Musterstadt.programm")
    press(hand, dialog.yes)
    assert archives.dialog is None
    archive = read_archive(tmp_path / "Aktionsplan Musterstadt.programm")
    assert (archive.history, archive.versions, archive.author) == ((), (), "")
    assert not any(each.comments for each in walk(archive.programme.nodes))
    assert "ist geschrieben" in hand.window.toast.words


def test_saving_for_oneself_takes_everything_along(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    hand.click_on("Busse")
    hand.press("Alt+Up")
    hand.press("Ctrl+Shift+S")
    dialog = archives.dialog
    assert isinstance(dialog, ArchiveDialog)
    dialog.target.setText(str(tmp_path / "Sicherung"))
    press(hand, dialog.yes)
    archive = read_archive(tmp_path / "Sicherung.programm")
    assert archive.history and archive.author == "Anna Beispiel"


def test_what_is_typed_goes_along(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    hand.click_on("Mietberatung")
    text = hand.window.editor.entry_page.text
    text.setFocus()
    hand.write("Noch nicht gespeichert.", text)
    archives.ask_save(is_gift=True)
    assert isinstance(archives.dialog, ArchiveDialog)
    press(hand, archives.dialog.yes)
    plan = read_archive(tmp_path / "Aktionsplan Musterstadt.programm").programme
    assert node(plan, "Mietberatung").text == "Noch nicht gespeichert."


def test_a_target_that_cannot_be_written_keeps_the_dialog(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    archives.ask_save(is_gift=True)
    dialog = archives.dialog
    assert isinstance(dialog, ArchiveDialog)
    dialog.target.setText(str(tmp_path / "fehlt" / "x.programm"))
    press(hand, dialog.yes)
    assert dialog.error.isVisible() and "x.programm" in dialog.error.text()
    assert dialog.yes.isEnabled()
    dialog.reject()


def test_a_password_is_typed_twice_and_judged(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    archives.ask_save(is_gift=True)
    dialog = archives.dialog
    assert isinstance(dialog, ArchiveDialog)
    assert "verschlüsselt" in dialog.hint.text()
    hand.write("geheim", dialog.password)
    assert not dialog.yes.isEnabled() and "Leicht zu erraten" in dialog.hint.text()
    assert "kann niemand die Datei öffnen" in dialog.hint.text()
    hand.write("gehaim", dialog.again)
    assert "verschieden" in dialog.hint.text() and not dialog.yes.isEnabled()
    dialog.again.setText("geheim")
    assert dialog.yes.isEnabled()
    press(hand, dialog.yes)
    with pytest.raises(UserError, match="archive_needs_password"):
        read_archive(tmp_path / "Aktionsplan Musterstadt.programm")
    assert read_archive(tmp_path / "Aktionsplan Musterstadt.programm", "geheim").programme.title


def test_an_unknown_programme_comes_in(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    file = tmp_path / "Fremd.programm"
    with Store.open(tmp_path / "x.sqlite", "Bernd Muster") as store:
        made = store.library.take_in(programme(field("Feld", measure("Maß")), title="Fremdes Programm")).made
        store.exchange.save(made, file)
    hand.window.file_wishes.read(file)
    hand.qtbot.waitUntil(lambda: hand.outline.head.title == "Fremdes Programm", timeout=WAIT)
    assert hand.outline.id == made
    assert "Bernd Muster" in hand.window.toast.words
    hand.settle()
    assert hand.window.left.programmes.list.count() == 2


def test_dropping_a_file_on_the_window_opens_it(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    file = save(archives, hand, tmp_path / "a.programm")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    place, copies = QPoint(300, 300), Qt.DropAction.CopyAction
    with warnings.catch_warnings():  # PySide takes the new signature for the old one
        warnings.simplefilter("ignore", DeprecationWarning)
        QApplication.sendEvent(hand.window, QDragEnterEvent(place, copies, data, *keys))
    QApplication.sendEvent(hand.window, QDropEvent(place.toPointF(), copies, data, *keys))
    dialog = dialog_of(archives, hand, MergeDialog)
    assert isinstance(dialog, MergeDialog)
    dialog.reject()


def test_a_password_is_asked_until_it_fits(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    file = tmp_path / "geheim.programm"
    with Store.open(tmp_path / "x.sqlite") as store:
        made = store.library.take_in(programme(field("Feld"), title="Geheimes")).made
        store.exchange.save(made, file, SaveOptions(password="Kiesel Wolke"))
    archives.open(file)
    dialog = dialog_of(archives, hand, PasswordDialog)
    assert isinstance(dialog, PasswordDialog)
    assert not dialog.yes.isEnabled()
    hand.write("falsch", dialog.field)
    hand.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    hand.qtbot.waitUntil(dialog.error.isVisible, timeout=WAIT)
    assert "stimmt nicht" in dialog.error.text()
    hand.write("Kiesel Wolke", dialog.field)
    hand.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: hand.outline.head.title == "Geheimes", timeout=WAIT)
    assert archives.dialog is None


@pytest.mark.parametrize(
    "content", [b"", b"programmwerk 1\n{}\n", b"PK\x03\x04", b"programmwerk 99\n{}\nx", b"\xff" * 500]
)
def test_hostile_files_change_nothing_and_get_a_sentence(
    hand: Hand, archives: ArchiveWishes, tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[UserError] = []
    monkeypatch.setattr("desktop.main_window.show_error", lambda error, _parent: said.append(error))
    before = hand.stored()
    file = tmp_path / "böse.programm"
    file.write_bytes(content)
    hand.window.file_wishes.read(file)
    hand.qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert said[0].kind.startswith("archive_")
    assert hand.stored() == before and archives.dialog is None
    assert hand.window.store.ask(lambda store: len(store.library.overview())) == 1


def test_a_known_programme_is_merged_only_when_taken(
    hand: Hand,
    archives: ArchiveWishes,
    tmp_path: Path,
    other: Callable[[Path, Callable[[Store, str], None]], Path],
) -> None:
    file = save(archives, hand, tmp_path / "hin.programm")

    def act(store: Store, made: str) -> None:
        change(store, made, "Busse", title="Busse alle zehn Minuten")
        store.entries.add(made, node(store.library.programme(made), "Bildung").id, title="Schulhöfe öffnen")

    back = other(file, act)
    hand.window.document.edit(hand.entry("Radwege").id, "title", "Radwege bauen")
    before = hand.stored()
    dialog = merging(archives, hand, back)
    assert "1 neu" in dialog.changes.summary.text() and "1 geändert" in dialog.changes.summary.text()
    assert "Bernd Muster" in [each.text() for each in dialog.findChildren(type(dialog.heading))][1]
    assert not dialog.conflicts.rows and "(2)" in dialog.parts.buttons["changes"].text()
    assert hand.stored() == before  # nothing has happened yet
    press(hand, dialog.yes)
    hand.qtbot.waitUntil(lambda: archives.dialog is None, timeout=WAIT)
    hand.settle()
    assert hand.titles("Verkehr") == ["Radwege bauen", "Busse alle zehn Minuten"]
    assert hand.titles("Bildung") == ["Schulhöfe öffnen"]
    hand.window.activateWindow()
    hand.window.left.tree.setFocus()
    hand.settle()
    hand.press("Ctrl+Z")
    assert hand.stored().nodes == before.nodes  # one undo takes the whole merge back


def choose_by_key(hand: Hand, page: ConflictsPage) -> None:
    """Theirs for the bus, both for texts, mine with the mouse for the rest."""
    assert page.current is not None
    if "Busse" in page.current.mine:
        assert "nachts" in page.sides[0].toPlainText() and "zehn Minuten" in page.sides[1].toPlainText()
        assert "underline" in page.sides[1].toHtml()
        assert not page.buttons[Side.BOTH].isVisible()
        hand.qtbot.keyClick(page.list, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    elif page.current.both:
        hand.qtbot.keyClick(page.list, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    else:
        press(hand, page.buttons[Side.MINE])


def test_conflicts_are_shown_side_by_side_and_chosen_by_keys(
    hand: Hand,
    archives: ArchiveWishes,
    tmp_path: Path,
    other: Callable[[Path, Callable[[Store, str], None]], Path],
) -> None:
    hand.window.document.edit(hand.entry("Mietberatung").id, "text", "Ein Satz.")
    hand.settle()
    file = save(archives, hand, tmp_path / "hin.programm")

    def act(store: Store, made: str) -> None:
        change(store, made, "Busse", title="Busse alle zehn Minuten")
        change(store, made, "Radwege", title="Radwege ihrerseits")
        change(store, made, "Mietberatung", text="Ein ganz anderer Satz.")

    back = other(file, act)
    hand.window.document.edit(hand.entry("Busse").id, "title", "Busse nachts")
    hand.window.document.edit(hand.entry("Radwege").id, "title", "Radwege meinerseits")
    hand.window.document.edit(hand.entry("Mietberatung").id, "text", "Ein eigener Satz.")
    hand.settle()
    dialog = merging(archives, hand, back)
    page = dialog.conflicts
    assert dialog.stack.currentWidget() is page and page.list.count() == 3
    assert "3 von 3 noch nicht" in dialog.state.text()
    hand.qtbot.waitUntil(page.list.hasFocus, timeout=WAIT)
    for place in range(3):
        page.list.setCurrentRow(place)
        choose_by_key(hand, page)
    assert "Alle 3 Widersprüche sind entschieden" in dialog.state.text()
    press(hand, dialog.yes)
    hand.qtbot.waitUntil(lambda: archives.dialog is None, timeout=WAIT)
    plan = hand.stored()
    assert node(plan, "Busse").title == "Busse alle zehn Minuten"
    assert node(plan, "Radwege").title == "Radwege meinerseits"
    assert node(plan, "Mietberatung").text == "Ein eigener Satz.\n\nEin ganz anderer Satz."


def test_giving_up_leaves_everything(
    hand: Hand,
    archives: ArchiveWishes,
    tmp_path: Path,
    other: Callable[[Path, Callable[[Store, str], None]], Path],
) -> None:
    back = other(save(archives, hand, tmp_path / "hin.programm"), lambda s, m: change(s, m, "Busse", title="Anders"))
    before = hand.stored()
    dialog = merging(archives, hand, back)
    hand.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    hand.settle()
    assert archives.dialog is None and hand.stored() == before


def test_a_known_programme_can_come_as_a_copy(
    hand: Hand,
    archives: ArchiveWishes,
    tmp_path: Path,
    other: Callable[[Path, Callable[[Store, str], None]], Path],
) -> None:
    first = hand.outline.id
    back = other(save(archives, hand, tmp_path / "hin.programm"), lambda s, m: change(s, m, "Busse", title="Anders"))
    dialog = merging(archives, hand, back)
    press(hand, dialog.copy)
    hand.qtbot.waitUntil(lambda: hand.outline.id != first, timeout=WAIT)
    assert hand.outline.head.title == "Aktionsplan Musterstadt (Kopie)"
    assert node(hand.stored(), "Anders")
    assert hand.window.store.ask(lambda store: node(store.library.programme(first), "Busse").title) == "Busse im Takt"


def test_without_a_common_state_there_is_only_the_copy(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    file = tmp_path / "fern.programm"
    with Store.open(tmp_path / "fern.sqlite") as store:
        made = store.library.take_in(hand.outline.programme()).made
        store.exchange.save(made, file)
    archives.open(file)
    dialog = dialog_of(archives, hand, KnownDialog)
    assert isinstance(dialog, KnownDialog)
    first = hand.outline.id
    press(hand, dialog.yes)
    hand.qtbot.waitUntil(lambda: hand.outline.id != first, timeout=WAIT)
    assert hand.outline.head.title.endswith("(Kopie)")


def test_a_programme_in_the_bin_is_said_to_be_there(hand: Hand, archives: ArchiveWishes, tmp_path: Path) -> None:
    file = save(archives, hand, tmp_path / "weg.programm")
    hand.press("Ctrl+Shift+Del")
    archives.open(file)
    dialog = dialog_of(archives, hand, KnownDialog)
    assert isinstance(dialog, KnownDialog)
    words = " ".join(each.text() for each in dialog.findChildren(type(dialog.heading)))
    assert "liegt im Papierkorb" in words
    dialog.reject()


def test_every_kind_of_conflict_has_words() -> None:
    base = sample()
    wohnen, verkehr, bildung = base.nodes
    mine = Programme(**{**_parts(base), "title": "Meins", "nodes": (verkehr, wohnen)})
    changed = Node(bildung.id, bildung.level, "Bildung für alle")
    theirs = Programme(**{**_parts(base), "title": "Ihres", "nodes": (wohnen, changed, verkehr)})
    found = merge(base, mine, theirs, {})
    rows = conflict_rows(found.conflicts, found.programme, theirs)
    assert {row.what for row in rows} >= {"Titel", "Gelöscht oder geändert"}
    assert next(row for row in rows if row.place[1] is Attribute.REMOVAL).mine == "(gelöscht)"
    assert all(row.where and row.mine and row.theirs for row in rows)


def _parts(plan: Programme) -> dict[str, object]:
    return {name: getattr(plan, name) for name in plan.__slots__}


@pytest.mark.parametrize(
    ("password", "wanted"),
    [
        ("", Strength.WEAK),
        ("Hallo123", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("0123456789", Strength.WEAK),
        ("Kiesel Wolke Besen", Strength.FAIR),
        ("Kiesel Wolke Besen Ampel", Strength.GOOD),
        ("kT9#vL2@qW5!zR8%", Strength.STRONG),
    ],
)
def test_the_strength_of_passwords(password: str, wanted: Strength) -> None:
    assert strength(password) is wanted
