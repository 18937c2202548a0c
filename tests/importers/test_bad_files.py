"""Files that are not what they seem: each is refused with the kind of error that says what to do."""

import io
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop.messages import sentence
from importers import registry
from importers.decoding import decoded
from programme import archive
from programme.archive import Archive
from programme.errors import UnreadableFile, UnsafeFile, UserError
from tests.importers.mutations import samples
from tests.programme.builders import field, programme

SAMPLES = {name: content for name, (_, content) in samples().items()}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def refusal(path: Path) -> UserError:
    with pytest.raises((UnreadableFile, UnsafeFile)) as caught:
        registry.read(path)
    assert caught.value.values["path"] == str(path)
    return caught.value


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("really", "ending"),
    [("pdf", "docx"), ("pdf", "txt"), ("rtf", "txt"), ("rtf", "docx"), ("docx", "pdf"), ("docx", "odt"), ("pdf", "html"), ("rtf", "xlsx"),
     ("odt", "docx"), ("html", "odt"), ("docx", "json"), ("docx", "programm")],
)  # fmt: skip
def test_a_wrong_ending_is_told_with_the_right_one(really: str, ending: str, tmp_path: Path) -> None:
    found = refusal(written(tmp_path, f"Plan.{ending}", SAMPLES[really]))
    assert (found.kind, found.values["ending"]) == ("file_is_really", really)


def test_passwords_are_named_as_such(tmp_path: Path) -> None:
    import pikepdf

    pdf = tmp_path / "Plan.pdf"
    with pikepdf.open(io.BytesIO(SAMPLES["pdf"])) as document:
        document.save(pdf, encryption=pikepdf.Encryption(user="geheim", owner="x"))
    assert refusal(pdf).kind == "file_with_password"
    for ending in ("docx", "xlsx"):
        locked = written(tmp_path, f"Plan.{ending}", OLE + "EncryptedPackage".encode("utf-16-le"))
        assert refusal(locked).kind == "file_with_password"
    content = archive.pack(
        Archive(programme(field("Verkehr")), state="s", saved="2026-01-01T00:00:00Z", lineage=("s",))
    )
    own = written(tmp_path, "Plan.programm", archive.wrap(content, {"kind": "x"}))
    assert refusal(own).kind == "file_opens_with_password"


def test_an_old_workbook_is_no_old_word_file(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "Plan.xlsx", OLE)).kind == "file_of_other_kind"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("Plan.json", b'{"format": 1, "nodes": 5}', "Die Gliederung ist beschädigt"),
        ("Plan.json", b'{"format": 1, "scheme": "Eichen", "nodes": []}', "„Eichen“ gibt es nicht"),
        ("Plan.programm", b"nichts", "keine Programmdatei"),
    ],
)
def test_what_is_wrong_in_our_own_files_names_the_one_of_many(
    name: str, content: bytes, words: str, tmp_path: Path
) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(UserError) as caught:
        registry.read(path)
    said = sentence(caught.value)
    assert said.startswith(f"„{path}“: ") and words in said


@unix_only
@pytest.mark.parametrize("name", ["Plan.txt", "Plan.docx"])
def test_a_pipe_is_not_waited_for(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    assert refusal(tmp_path / name).kind == "file_is_special"


@unix_only
def test_links_in_a_circle_and_endless_devices_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert refusal(tmp_path / "a.txt").kind == "file_unreadable"
    (tmp_path / "null.txt").symlink_to("/dev/zero")
    assert refusal(tmp_path / "null.txt").kind == "file_is_special"


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "a\0b.txt", "fort/Plan.txt"])
def test_names_that_no_file_has_are_told(name: str, tmp_path: Path) -> None:
    assert refusal(tmp_path / name).kind == "file_unreadable"


@unix_only
def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "Plan.txt", b"Verkehr")
    tmp_path.chmod(0)
    try:
        if os.access(path, os.R_OK):
            pytest.skip("who runs the tests may read everything")
        assert refusal(path).kind == "file_unreadable"
    finally:
        tmp_path.chmod(0o700)


def test_a_file_that_grows_while_it_is_read_is_not_taken_half(tmp_path: Path) -> None:
    path = written(tmp_path, "Plan.txt", b"Wort " * 400_000)
    ended = threading.Event()

    def write() -> None:
        with path.open("ab") as stream:
            while not ended.is_set():
                stream.write(b"mehr ")
                stream.flush()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        kinds = set()
        end = time.monotonic() + 60
        while "file_changes" not in kinds and time.monotonic() < end:
            try:
                kinds.add(str(len(registry._content(path, registry.LARGEST_TEXT))))
            except UnreadableFile as error:
                kinds.add(error.kind)
    finally:
        ended.set()
        writer.join()
    assert "file_changes" in kinds


def test_without_an_ending_no_kind_is_guessed(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "Plan", b"Verkehr")).kind == "file_without_ending"


@pytest.mark.parametrize("content", [b"\0" * 5_000, b"\xff\xfe" + b"\0\0" * 900, b"Wort " * 20_000 + b"\0" * 9_000])
def test_zeros_are_no_text(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"file_binary|file_damaged_text"):
        decoded(content, "x")


def test_a_stray_signal_is_taken_off() -> None:
    assert decoded(b"Rad\x0cweg " * 20_000 + b"\x01\x00", "x")[0] == "Rad\x0cweg " * 20_000


def test_json_of_nothing_but_brackets_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    assert (
        refusal(written(tmp_path, "Plan.json", b"[" + b"[]," * 600_000 * 2 + b"[]]")).kind == "file_with_too_many_parts"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", b"a\n" * 200_001), ("a.md", b"|a" * 200_001), ("a.csv", b"a;" * 200_001), ("b.txt", b"a\r" * 200_001)],
)
def test_more_lines_than_memory_has_room_for_are_refused_and_none_is_dropped(
    name: str, content: bytes, tmp_path: Path
) -> None:
    assert refusal(written(tmp_path, name, content)).kind == "file_with_too_many_lines"


@pytest.mark.parametrize(
    ("ending", "kind"), [("docx", "docm"), ("docx", "dotx"), ("docx", "dotm"), ("odt", "ott"), ("xlsx", "xlsm")]
)
def test_kinds_that_are_the_same_under_other_endings_are_read(ending: str, kind: str, tmp_path: Path) -> None:
    _, content = samples()[ending]
    usual, other = tmp_path / f"a.{ending}", tmp_path / f"a.{kind}"
    usual.write_bytes(content)
    other.write_bytes(content)
    assert registry.read_source(other).lines == registry.read_source(usual).lines
    other.write_bytes(content[: len(content) // 2])
    with pytest.raises(UnreadableFile) as caught:
        registry.read_source(other)
    assert caught.value.kind == "file_broken"


@pytest.mark.parametrize(("kind", "better"), [("fods", "xlsx"), ("xls", "xlsx"), ("pages", "docx"), ("pptx", "pdf")])
def test_for_kinds_of_other_programs_a_sentence_says_what_to_save(kind: str, better: str, tmp_path: Path) -> None:
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(b"PK")
    with pytest.raises(UnreadableFile) as caught:
        registry.read_source(path)
    assert f"speichern Sie sie als .{better}" in sentence(caught.value)
