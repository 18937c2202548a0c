"""Silly but readable texts: time grows with their length, nothing nests too deep, what is too long is refused."""

import time
from pathlib import Path

import pytest

from importers import registry
from importers.recognition.recognise import recognise
from importers.text_reader import read_source
from programme.errors import UnsafeFile

KINDS = {
    "goals": lambda n: "\n".join(f"Leitziel {chr(65 + i % 26)}: Ziel {i}" for i in range(n)),
    "torn words": lambda n: "Wort-\nteil-\n" * n,
    "letters": lambda n: "a\n" * n,
    "measures": lambda n: "\n".join(f"Maßnahme {i}: Tun\nStatus: offen" for i in range(n)),
    "fields in one line": lambda n: "Ende. Ziel: Wert und Text. Status: offen. " * n,
}


def seconds(text: str) -> float:
    start = time.process_time()
    recognise(read_source(text.encode(), "Text"))
    return time.process_time() - start


@pytest.mark.parametrize("kind", KINDS)
def test_time_grows_with_the_text(kind: str) -> None:
    make = KINDS[kind]
    seconds(make(50))
    short = min(seconds(make(700)) for _ in range(2))
    assert min(seconds(make(2800)) for _ in range(2)) < max(9 * short, 0.2)


def test_a_text_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LARGEST_TEXT", 1000)
    path = tmp_path / "lang.txt"
    path.write_text("Wort " * 300)
    with pytest.raises(UnsafeFile, match="file_too_large"):
        registry.read(path)
