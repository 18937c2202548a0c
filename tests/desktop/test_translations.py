"""Nothing is missing in English: the words of the widgets, their plurals in both languages, and all other sentences."""

import ast
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from desktop import messages
from resources.paths import translations_dir

ROOT = Path(__file__).resolve().parents[2]
PRINTED = {"cli", "citation"}
"""Sections that stay German: the command line, and words that are printed."""
COMMAND = "run `make translations`, then fill in what is empty"
Sentence = tuple[str, str, bool]
"""Context, source and whether a number stands in it."""


def written(language: str) -> dict[Sentence, list[str]]:
    """What a .ts file says: the translations (one, or one and many) of each source."""
    root = ElementTree.parse(translations_dir() / f"programmwerk_{language}.ts").getroot()
    return {
        (context.findtext("name") or "", message.findtext("source") or "", message.get("numerus") == "yes"): [
            each.text or "" for each in message.iterfind("translation/numerusform")
        ]
        or [message.findtext("translation") or ""]
        for context in root.iterfind("context")
        for message in context.iterfind("message")
    }


def collected(tmp_path: Path) -> set[Sentence]:
    """What lupdate finds in the code now."""
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    files = sorted(str(path) for path in (ROOT / "desktop").rglob("*.py"))
    target = tmp_path / "found.ts"
    subprocess.run([tool, *files, "-silent", "-locations", "none", "-ts", target], check=True)
    found = set()
    for context in ElementTree.parse(target).getroot().iterfind("context"):
        for message in context.iterfind("message"):
            number = message.get("numerus") == "yes"
            found.add((context.findtext("name") or "", message.findtext("source") or "", number))
    return found


def names_in(template: messages.Template) -> set[str]:
    words = template["other"] if isinstance(template, dict) else template
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_every_word_of_a_widget_is_in_the_translation_files(tmp_path: Path) -> None:
    found, english = collected(tmp_path), written("en")
    assert len(found) > 500
    assert sorted(found - set(english)) == [], f"new words without a translation: {COMMAND}"
    assert sorted(set(english) - found) == [], f"translations of words that are gone: {COMMAND}"
    assert sorted({each for each in found if each[2]} ^ set(written("de"))) == [], f"German plurals: {COMMAND}"


@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_is_left_empty(language: str) -> None:
    assert [source for source, words in written(language).items() if not all(words)] == [], COMMAND


@pytest.mark.parametrize("language", ["en", "de"])
def test_values_stand_in_every_translation(language: str) -> None:
    for (context, source, number), words in written(language).items():
        for each in words:
            assert set(re.findall(r"\{\w+\}", each)) == set(re.findall(r"\{\w+\}", source)), (context, source, each)
            assert (source[:1] == " ", source[-1:] == " ") == (each[:1] == " ", each[-1:] == " "), (context, source)
        assert number == ("%Ln" in source), (context, source)
        assert not number or "%Ln" in words[-1], (context, source)


def test_the_compiled_files_are_those_of_the_sources(tmp_path: Path) -> None:
    for name in ("programmwerk_en", "programmwerk_de", "keys_de"):
        tool = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([tool, "-silent", translations_dir() / f"{name}.ts", "-qm", tmp_path / name], check=True)
        assert (tmp_path / name).read_bytes() == (translations_dir() / f"{name}.qm").read_bytes(), "make translations"


def test_every_sentence_is_there_in_english_with_the_same_values() -> None:
    german, english = messages.templates("de"), messages.templates("en")
    wanted = {(section, kind) for section, kinds in german.items() if section not in PRINTED for kind in kinds}
    given = {(section, kind) for section, kinds in english.items() for kind in kinds}
    assert sorted(wanted - given) == [], "missing in resources/messages/en.toml"
    assert sorted(given - wanted) == [], "in resources/messages/en.toml, but not in de.toml"
    for section, kind in sorted(given):
        theirs, ours = german[section][kind], english[section][kind]
        assert names_in(theirs) == names_in(ours), (section, kind)
        assert all(not isinstance(each, dict) or set(each) == {"one", "other"} for each in (theirs, ours)), (
            section,
            kind,
        )


def test_words_are_asked_for_where_lupdate_finds_them() -> None:
    """`tr` of another object has its context at run time, but not for lupdate; a plural in a base class has another."""
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                assert ast.unparse(node.func.value) == "self", f"{path.name}:{node.lineno}: use desktop.language.tr"
    with_plural = {context for context, _source, _number in written("de")}
    below = {base.__name__ for each in subclasses(QObject) for base in each.__mro__[1:]}
    assert with_plural & below == set(), "%Ln stands in a class that others derive from"


def subclasses(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("desktop."):
            yield each
        yield from subclasses(each)
