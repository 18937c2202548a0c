"""The desk with 2,000 and with 50,000 entries: readable after how long, filter, changes with every branch open, key to paint."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from database.store import Store
from desktop.settings import Identity, Settings
from tests.bench.figures import Figures
from tests.bench.test_store import SIZES, sized

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("size", SIZES)
def test_desk(
    figures: Figures,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    size: str,
) -> None:
    path, plan = tmp_path / "bestand.db", sized(*SIZES[size])
    with Store.open(path, "Anna") as store:
        made = store.library.take_in(plan).made
    environment = as_installed(tmp_path)
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, environment[name])
    settings = Settings()
    settings.identity = Identity("Anna Beispiel", "AB")
    settings.set_text("window/programme", made)
    settings.save()
    command = [sys.executable, "-m", "tests.bench.desk_child", str(path)]
    bytecode = tmp_path_factory.getbasetemp() / "desk_bytecode"
    environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    for _ in range(1 if bytecode.exists() else 2):  # the first one of all writes bytecode
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400, check=True
        )
    rows = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    for name, *values in rows:
        if name == "memory":
            figures.note(f"{size}: peak memory of the window", f"{float(values[0]):.0f} MB")
        else:
            figures.put(f"{size}: {name}", [float(each) for each in values])
    assert len(rows) > 8


def as_installed(folder: Path) -> dict[str, str]:
    """The environment of a child that keeps its bytecode, as Python does unless it is told not to."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
