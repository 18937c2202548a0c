"""Silly but readable texts: time grows with their length, nothing nests too deep, what is too long is refused."""

import importlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from importers import limits, registry
from importers.recognition.recognise import recognise
from programme.errors import UnsafeFile

MARKDOWN, TABLES = "importers.markdown_reader", "importers.table_reader"
_PARAGRAPH = "Die Stadt baut Wohnungen für alle, die hier leben wollen. Das ist gut so.\n\n"
TEXTS: dict[str, Callable[[int], str]] = {
    "goals": lambda n: "\n".join(f"Leitziel {chr(65 + i % 26)}: Ziel {i}" for i in range(n)),
    "torn words": lambda n: "Wort-\nteil-\n" * n,
    "letters": lambda n: "a\n" * n,
    "measures": lambda n: "\n".join(f"Maßnahme {i}: Tun\nStatus: offen" for i in range(n)),
    "chapters": lambda n: "".join(f"{i}. Kapitel\n\n{20 * _PARAGRAPH}- Erstens bauen.\n\n" for i in range(1, n // 14)),
    "fields in one line": lambda n: "Ende. Ziel: Wert und Text. Status: offen. " * n,
}
TEXTS |= {
    "contents titles": lambda n: "Inhalt\n" * n,
    "blanks in a line": lambda n: "a" + " " * 20 * n + "b",
    "a heading's blanks": lambda n: "# a" + " " * 20 * n + "b",
    "blanks in headings of a wiki": lambda n: "\n".join(2 * ["== a" + " " * 20 * n + "b =="]),
    "dots below a contents title": lambda n: "Inhalt\na" + "." * 20 * n + "b",
    "movers of motions": lambda n: "\n".join(f"Antragsteller*in: Ortsverband {i}" for i in range(n)),
}
OTHERS: dict[str, tuple[str, Callable[[int], str]]] = {
    "a table of many columns": (TABLES, lambda n: f"Titel;{';'.join(f'Feld {i}' for i in range(n // 2))}\n" + ("Rad;" + "x;" * (n // 2) + "\n") * 3),
    "quotes in quotes": (MARKDOWN, lambda n: ">" * 40 * n),
    "a list": (MARKDOWN, lambda n: "# Rad\n\n" + "- Punkt\n" * n),
    "a list of numbers": (MARKDOWN, lambda n: "# Rad\n\n" + "".join(f"{i}. Punkt\n" for i in range(n))),
    "nested items": (MARKDOWN, lambda n: "# Rad\n\n" + "- Punkt\n  - darunter\n" * n),
    "italics": (MARKDOWN, lambda n: "*a* b " * (n // 2)),
    "stars in one line": (MARKDOWN, lambda n: "*a* b\u00a0" * 10 * n),
    "brackets": (MARKDOWN, lambda n: "[" * 5 * n),
    "notes": (MARKDOWN, lambda n: "a[^1]" * n + "\n\n[^1]: b"),
    "cells that name the mover": (TABLES, lambda n: "Antragsteller*in:;" * n),
    "rows of a table": (MARKDOWN, lambda n: "| Titel | Amt |\n|---|---|\n" + "| Rad | 61 |\n" * n),
    "a rule that is none": (MARKDOWN, lambda n: "| a | b |\n" + "-" * 10 * n + "x"),
}  # fmt: skip
KINDS: dict[str, tuple[str, Callable[[int], str]]] = {
    **{name: ("importers.text_reader", make) for name, make in TEXTS.items()},
    **OTHERS,
}


def seconds(module: str, text: str) -> float:
    start = time.process_time()
    recognise(importlib.import_module(module).read_source(text.encode(), "Text"))
    return time.process_time() - start


@pytest.mark.parametrize("kind", KINDS)
def test_time_grows_with_the_text(kind: str) -> None:
    module, make = KINDS[kind]
    seconds(module, make(50))
    short = min(seconds(module, make(700)) for _ in range(2))
    long = make(2800)
    assert any(seconds(module, long) < max(9 * short, 0.2) for _ in range(6)), (
        "others may take the caches, not each time"
    )


def test_lists_are_nested_only_as_deep_as_people_do() -> None:
    source = importlib.import_module(MARKDOWN).read_source(
        b"# Rad\n\n" + b"".join(b"  " * at + b"- Punkt\n" for at in range(900)), "Text"
    )
    found = recognise(source)
    assert found.coverage.share == 1.0


def test_more_marks_than_anybody_sets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_MARKS", 100)
    path = tmp_path / "bunt.md"
    path.write_text("*a* b\n" * 99)
    with pytest.raises(UnsafeFile, match="file_with_too_many_lines"):
        registry.read(path)


def test_a_text_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LARGEST_TEXT", 1000)
    path = tmp_path / "lang.txt"
    path.write_text("Wort " * 300)
    with pytest.raises(UnsafeFile, match="file_too_large"):
        registry.read(path)
