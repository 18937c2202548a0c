"""The command line on real files and a real store: exit codes, JSON, German sentences."""

import json
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from database.store import Store
from desktop import cli, messages
from desktop.cli_commands import read_file
from desktop.worker_jobs import OWN_WORDS, check
from programme.findings import Finding, Severity
from resources.paths import samples_dir

SAMPLE = samples_dir() / "aktionsplan_musterstadt.json"
TEXT = """Programm für Musterstadt

1. Wohnen

1.1 Bauen

  • Wir bauen Wohnungen in der Nordstadt.
  • Wir schützen Straßenbäume.

2. Verkehr

  • Wir bauen Radwege.
"""


class Line:
    """Runs commands on a store of its own."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store, self._capsys = store, capsys
        self.out = self.err = ""

    def __call__(self, *words: object, code: int = 0) -> str:
        arguments = [str(word) for word in words]
        if words and words[0] in ("import", "list", "search", "export", "check"):
            arguments += ["--store", str(self.store)]
        found = cli.main(arguments)
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        assert found == code, self.err
        return self.out

    def json(self, *words: object) -> Any:
        return json.loads(self(*words, "--json"))


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(tmp_path / "store.sqlite", capsys)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Wahlprogramm.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_outline_prints_json_and_a_readable_tree(line: Line, document: Path) -> None:
    outline = line.json("outline", document)
    assert outline["format"] == 1
    assert [node["title"] for node in outline["nodes"]] == ["Wohnen", "Verkehr"]
    assert "1.1 Bauen" in line("outline", document)


def test_outline_gives_the_same_ids_each_time(line: Line, document: Path) -> None:
    assert line.json("outline", document) == line.json("outline", document)


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes only there")
def test_a_name_that_is_no_utf8_becomes_a_title(line: Line, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("Prüfung der Stadtwerke.md".encode("cp1252"))
    path.write_text("Wir bauen neue Häuser. Das ist gut für alle.\n", "utf-8")
    line("import", path)
    assert "„Prüfung der Stadtwerke“ ist eingelesen" in line.out
    assert [each["title"] for each in line.json("list")] == ["Prüfung der Stadtwerke"]


def test_import_list_search_and_export_by_id(line: Line, document: Path, tmp_path: Path) -> None:
    line("import", document, SAMPLE)
    rows = line.json("list")
    assert {"id", "title", "scheme", "nodes", "changed"} == set(rows[0])
    row = next(row for row in rows if row["title"] == "Programm für Musterstadt")
    hits = line.json("search", "STRASSEN")
    assert any("Straßenbäume" in hit["title"] for hit in hits)
    assert {"programme", "id", "level", "number", "title", "snippet"} == set(hits[0])
    line("export", row["id"][:13], "--to", tmp_path / "out.json")
    written = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert written["title"] == "Programm für Musterstadt"


@pytest.mark.parametrize("ending", ["docx", "pdf", "md", "json"])
def test_export_writes_each_format_from_a_file(line: Line, ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"Plan.{ending}"
    line("export", SAMPLE, "--to", target)
    assert target.stat().st_size > 500
    assert str(target) in line.out


def test_export_takes_a_part_by_numbers_and_by_id(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "Teil.md"
    line("export", SAMPLE, "--to", target, "--part", "A1/1", code=2)  # each Handlungsfeld has one
    assert "nicht eindeutig" in line.err
    part = json.loads(SAMPLE.read_text("utf-8"))["nodes"][1]["children"][0]
    line("export", SAMPLE, "--to", target, "--part", part["id"])
    words = target.read_text("utf-8")
    assert part["title"][:30] in words
    line("export", SAMPLE, "--to", target, "--part", "Z9", code=2)
    assert "keinen Teil „Z9“" in line.err


def test_check_finds_what_the_window_finds(line: Line, document: Path) -> None:
    """Spelling with the store's own words, without what was waived; a second call must not depend on the first."""
    document.write_text(TEXT.replace("Radwege", "Radwehge und Quonzeln"), "utf-8")
    line("import", document)
    programme_id = line.json("list")[0]["id"]
    with Store.open(line.store, "Anna Beispiel") as store:
        programme = store.library.programme(programme_id)
        store.settings.set(OWN_WORDS, ["Quonzeln"])
        in_window = check(programme, ("Quonzeln",), lambda _share: None)
        missing_imprint = next(key for key, each in in_window if each.kind == "visdp_missing")
        store.waivers.add(programme_id, missing_imprint, "visdp_missing", "Nur ein Entwurf")
    wanted = [each for key, each in in_window if key != missing_imprint]
    told = line.json("check", programme_id)
    assert [each["message"] for each in told] == [messages.finding_sentence(each) for each in wanted]
    assert [each["kind"] for each in told].count("word_unknown") == 1
    line("check", programme_id)
    assert line.err.splitlines() == [f"[{each['severity']}] {each['message']}" for each in told]


def test_check_tells_what_reading_left_open(line: Line, document: Path) -> None:
    """As the window does: of findings that nobody decided, those whose entry is still there."""
    with Store.open(line.store, "Anna Beispiel") as store:
        programme = read_file(document)
        there, gone = programme.nodes[0].id, "00000000-0000-7000-8000-000000000000"
        left = tuple(
            Finding("page_unreadable", Severity.WARNING, page=page, node=node)
            for page, node in ((3, there), (4, gone), (5, None))
        )
        made = store.library.take_in(replace(programme, findings=left)).made
    told = line.json("check", made)
    assert [each["page"] for each in told if each["kind"] == "page_unreadable"] == [3, 5]


def test_check_of_a_file_works_without_a_store(line: Line, document: Path) -> None:
    document.write_text(TEXT.replace("Radwege", "Radwehge"), "utf-8")
    assert "word_unknown" in [each["kind"] for each in line.json("check", document)]
    assert not line.store.exists()


def test_check_gives_findings_for_files_and_programmes(line: Line, document: Path) -> None:
    findings = line.json("check", document)
    assert any("V.i.S.d.P." in finding["message"] for finding in findings)


@pytest.mark.parametrize("words", [[], ["nichts"], ["export"], ["export", "x"], ["outline", "a", "--laut"]])
def test_wrong_calls_get_a_german_sentence(line: Line, words: list[str]) -> None:
    line(*words, code=2)
    assert "Der Aufruf ist nicht vollständig" in line.err


def test_bad_files_get_a_sentence(line: Line, tmp_path: Path) -> None:
    empty, binary, missing = tmp_path / "leer.txt", tmp_path / "bild.txt", tmp_path / "fehlt.txt"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 40)
    for path in (empty, binary, missing, tmp_path):
        line("outline", path, code=2)
        assert path.name in line.err, path
    (tmp_path / "kaputt.json").write_text("{", "utf-8")
    line("outline", tmp_path / "kaputt.json", code=2)
    assert line.err.strip()


def test_latin_1_is_read_with_a_finding(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "alt.txt"
    path.write_bytes(TEXT.replace("•", "-").encode("latin-1"))
    outline = line.json("outline", path)
    assert outline["title"] == "Programm für Musterstadt"
    assert outline["findings"]


def test_bad_targets_get_a_sentence_and_keep_the_old_file(line: Line, tmp_path: Path) -> None:
    line("export", SAMPLE, "--to", tmp_path / "a.xyz", code=2)
    assert ".docx" in line.err
    line("export", SAMPLE, "--to", tmp_path / "fehlt" / "a.pdf", code=2)
    assert "fehlt" in line.err
    line("export", tmp_path / "nicht.da", "--to", tmp_path / "a.pdf", code=2)
    assert "nicht.da" in line.err


def test_a_store_in_a_missing_folder_gets_a_sentence(line: Line, tmp_path: Path) -> None:
    line.store = tmp_path / "fehlt" / "store.sqlite"
    line("list", code=2)
    assert "fehlt" in line.err


def test_a_held_store_names_its_holder(line: Line, tmp_path: Path) -> None:
    from database.store import Store

    with Store.open(line.store, "Anna"):
        line("import", SAMPLE, code=2)
        assert line.err.strip()
    line("import", SAMPLE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_store_is_listed_but_not_changed(line: Line) -> None:
    line("import", SAMPLE)
    line.store.chmod(stat.S_IRUSR)
    line("list")
    line("import", SAMPLE, code=2)


def test_export_says_what_is_wrong_with_the_file(line: Line, document: Path, tmp_path: Path) -> None:
    document.write_text(TEXT.replace("Radwege", "Radwege 漢"), "utf-8")
    assert "ist geschrieben" in line("export", document, "--to", tmp_path / "x.pdf")
    assert "V.i.S.d.P." in line.err
    assert "漢" in line.err
    line("export", document, "--to", tmp_path / "x.json")
    assert line.err == ""


def test_export_filters_the_table_of_measures(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "x.md"
    line("export", SAMPLE, "--to", target, "--edition", "table", "--responsible", "kulturamt")
    text = target.read_text("utf-8")
    assert "Verantwortlich: kulturamt" in text
    assert "Fonds" in text
    assert "Willkommensbüro" not in text


def test_export_takes_an_own_design_by_path_and_by_name(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from desktop.pages import own_designs
    from exporters.design import load_design

    monkeypatch.setenv("PROGRAMMWERK_DATA", str(tmp_path))
    reference = own_designs.keep_design(
        replace(load_design("ratsvorlage"), key="x", title="Unser Blatt", accent="#123456")
    )
    assert reference == str(tmp_path / "gestaltungen" / "unser-blatt.json")
    assert (reference, "Unser Blatt") in own_designs.offered_designs()
    for name in ("unser-blatt", reference):
        line("export", SAMPLE, "--to", tmp_path / "x.html", "--design", name)
        assert "#123456" in (tmp_path / "x.html").read_text("utf-8")
    line("export", SAMPLE, "--to", tmp_path / "x.html", "--design", "fehlt", code=2)
    assert "fehlt" in line.err


# ------------------------------------------------------------------------------------------------- programs of others

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OFFICE = """#!{python}
import pathlib, shutil, sys
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
shutil.copyfile({made!r}, out / "Alt.docx")
"""


@pytest.fixture
def old_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An old .doc file, and a program on the search path that makes a Word file of it."""
    import docx

    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    made = docx.Document()
    made.add_heading("Verkehr", 1)
    made.add_paragraph("Wir bauen Radwege.", style="List Bullet")
    made.save(str(tmp_path / "made.docx"))
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(OFFICE.format(python=sys.executable, made=str(tmp_path / "made.docx")))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    (tmp_path / "Alt.doc").write_bytes(OLD_WORD)
    return tmp_path / "Alt.doc"


@pytest.mark.parametrize("command", ["outline", "import", "check"])
def test_an_installed_program_is_named_with_its_flag(line: Line, old_word: Path, command: str) -> None:
    line(command, old_word, code=2)
    assert "LibreOffice ist auf diesem Rechner installiert" in line.err and "--with-helpers" in line.err


def test_with_the_flag_it_reads_what_we_cannot(line: Line, old_word: Path) -> None:
    assert "Verkehr" in line("outline", old_word, "--with-helpers")
    line("import", old_word, "--with-helpers")
    assert [each["nodes"] for each in line.json("list")] == [2]
    line("export", old_word, "--with-helpers", "--to", old_word.with_suffix(".md"))
    assert "Radwege" in old_word.with_suffix(".md").read_text("utf-8")


def test_without_such_a_program_the_sentence_says_what_else_to_do(
    line: Line, old_word: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from importers import outside_programs

    monkeypatch.setattr(outside_programs, "_command", lambda _helper: None)
    for words in ((), ("--with-helpers",)):
        line("outline", old_word, *words, code=2)
        assert "speichern Sie sie als .docx" in line.err and "--with-helpers" not in line.err
