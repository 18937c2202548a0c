"""Every error and finding that the code can raise has a German sentence, and sentences are filled right."""

import ast
import errno
import os
import string
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from database.errors import StoreHeld
from desktop import messages
from exporters.comment_threads import Thread
from exporters.composing.comments import heading
from programme.errors import FileError, NotFound, UserError
from programme.findings import Finding
from programme.model import Comment

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("programme", "importers", "exporters", "database", "desktop")


def modules() -> Iterator[ast.Module]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield ast.parse(path.read_text("utf-8"))


def error_classes() -> set[str]:
    """Names of all classes that derive from `UserError`, by name."""
    classes = [node for module in modules() for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    names, before = {"UserError"}, 0
    while len(names) > before:
        before = len(names)
        names |= {
            each.name for each in classes if any(isinstance(base, ast.Name) and base.id in names for base in each.bases)
        }
    return names


def kinds_made_by(names: set[str]) -> set[str]:
    found = set()
    for module in modules():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if called in names and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def test_every_error_has_a_sentence() -> None:
    kinds = kinds_made_by(error_classes())
    assert len(kinds) > 20
    assert kinds - messages.known_kinds("error") == set()


def test_every_finding_has_a_sentence() -> None:
    assert kinds_made_by({"Finding"}) - messages.known_kinds("finding") == set()


@pytest.mark.parametrize("section", ["error", "finding", "history", "cli"])
def test_templates_are_well_formed(section: str) -> None:
    for kind in messages.known_kinds(section):
        template = messages.text(section, kind)
        assert template.strip() and "!" not in template, kind
        list(string.Formatter().parse(template))


def test_values_fill_the_sentence() -> None:
    assert messages.sentence(FileError("file_empty", path="Programm.txt")).startswith(
        "Die Datei „Programm.txt“ ist leer"
    )


def test_numbers_are_german_and_levels_have_their_names() -> None:
    error = UserError("level_not_deeper", parent="massnahme", child="leitziel")
    assert messages.sentence(error) == "Leitziel kann nicht unter Maßnahme stehen."
    assert messages.german_number(4812) == "4.812"
    assert messages.german_number(1234.5, 1) == "1.234,5"


def test_what_the_system_says_is_said_in_german() -> None:
    error = FileError("file_unreadable", path="a.txt", reason=os.strerror(errno.ENOENT))
    assert "(es gibt sie nicht)" in messages.sentence(error)


def test_a_kind_without_a_template_still_says_something() -> None:
    assert messages.sentence(NotFound("no_such_kind", name="x")) == "no_such_kind: x"
    assert messages.finding_sentence(Finding("no_such_kind")) == "no_such_kind"


def test_who_holds_the_store_is_said_in_german_figures() -> None:
    owner = {"user": "anna", "host": "rathaus", "pid": "21231", "since": "2026-11-22T16:30:28.581Z"}
    said = messages.sentence(StoreHeld("store_held_by", path="programme.sqlite", **owner))
    when = datetime(2026, 11, 22, 16, 30, tzinfo=UTC).astimezone().strftime("%d.%m.%Y, %H:%M")
    assert f"seit {when} von anna auf dem Rechner rathaus geöffnet (Prozess 21231)" in said


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot choose its zone there")
@pytest.mark.parametrize(
    ("zone", "moment", "shown"),
    [
        ("Europe/Berlin", "2026-11-22T23:30:00.000Z", "23.11.2026, 00:30"),
        ("Europe/Berlin", "2026-06-30T22:30:00Z", "01.07.2026, 00:30"),
        ("Pacific/Auckland", "2026-11-22T13:03:00Z", "23.11.2026, 02:03"),
        ("Pacific/Honolulu", "2026-11-22T09:03:00Z", "21.11.2026, 23:03"),
    ],
)
def test_a_moment_is_the_one_where_the_person_is(
    zone: str, moment: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", zone)
        time.tzset()
        comment = Comment("1", "Anna", moment, "?")
        said, printed = messages.day_and_clock(moment), heading(comment, Thread("", (comment,)))
    time.tzset()
    assert said == shown and shown[:10] in printed


@pytest.mark.parametrize("words", ["gestern", "", "99999-01-01"])
def test_a_foreign_file_may_say_anything_for_a_moment(words: str) -> None:
    assert messages.day_and_clock(words) == words


def test_words_that_only_look_like_a_moment_stay() -> None:
    for words in ("2026-13-41T25:00:00.000Z", "2026-11-22", "2026-11-22T16:30:28.581Z und mehr"):
        assert words in messages.text("history", "programme_created", {"title": words})
