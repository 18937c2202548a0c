"""Every error and every history label of the store has its German sentence, with values that the code hands over."""

import ast
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.paths import messages_dir

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    *sorted((ROOT / "database").rglob("*.py")),
    ROOT / "programme" / "tree.py",
    ROOT / "programme" / "archive.py",
]
TEMPLATES = tomllib.loads((messages_dir() / "de.toml").read_text(encoding="utf-8"))
ENDINGS = ("FormatError", "TreeError", "NotFound", "Undo", "Edit", "File", "Target")
MADE_OF_PARTS = {  # kinds that are put together from a name and an ending
    *(f"{entity}_unknown" for entity in ("node", "programme", "comment", "attachment", "version", "scheme")),
}
LABELS_OF_PARTS = {
    *(f"{noun}_{verb}" for noun in ("node", "nodes") for verb in ("pasted", "moved", "removed")),
    *(f"{item}_edited" for item in ("title", "text", "short_title", "number")),
    *(f"programme_{item}_edited" for item in ("title", "subtitle", "preface", "closing")),
}


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """(section, kind, names of values) of every label and error that is made with a literal kind."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            kind = node.args[0]
            if not (isinstance(kind, ast.Constant) and isinstance(kind.value, str) and kind.value):
                continue
            if node.func.id == "Label":
                values = node.args[1] if len(node.args) > 1 else None
                keys = values.keys if isinstance(values, ast.Dict) else []
                yield "history", kind.value, {str(key.value) for key in keys if isinstance(key, ast.Constant)}
            elif node.func.id.startswith("Store") or node.func.id.endswith(ENDINGS):
                yield "error", kind.value, {each.arg or "**" for each in node.keywords}


@pytest.mark.parametrize(("section", "kind", "values"), sorted(calls(), key=str))
def test_there_is_a_sentence_and_it_can_be_filled(section: str, kind: str, values: set[str]) -> None:
    template = TEMPLATES[section][kind]
    wanted = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    assert wanted <= values or "**" in values


@pytest.mark.parametrize("kind", sorted(MADE_OF_PARTS))
def test_errors_made_of_parts_have_sentences(kind: str) -> None:
    assert kind in TEMPLATES["error"]


@pytest.mark.parametrize("kind", sorted(LABELS_OF_PARTS))
def test_labels_made_of_parts_have_sentences(kind: str) -> None:
    assert kind in TEMPLATES["history"]


def test_the_calls_are_found() -> None:
    kinds = {(section, kind) for section, kind, _ in calls()}
    assert {("history", "version_saved"), ("error", "store_disk_full"), ("error", "into_itself")} <= kinds
