"""What PySide6 breaks, and that we still have to mend it."""

import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.qt_repair import collect_garbage_here
from desktop.spare_time import SpareTime

LEAK = """
from PySide6.QtCore import QObject, Signal
class Sender(QObject):
    signal = Signal()
{repair}
sender = Sender()
for _ in range(20_000):
    sender.signal.emit()
print("alive")
"""
VOID = """
from PySide6.QtCore import QObject
{repair}
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
print("alive")
"""
REPAIR = "from desktop.qt_repair import hold_true; hold_true()"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True and None are immortal from Python 3.12 on")
@pytest.mark.parametrize("script", [LEAK, VOID], ids=["signals", "methods that give nothing"])
@pytest.mark.parametrize(("repair", "lives"), [(REPAIR, True), ("", False)])
def test_many_calls_do_not_end_the_process(script: str, repair: str, lives: bool) -> None:
    """When the cases without repair fail, PySide6 counts right: `hold_true` can go."""
    run = subprocess.run(
        [sys.executable, "-c", script.format(repair=repair)], check=False, capture_output=True, text=True
    )
    assert (run.returncode == 0 and run.stdout == "alive\n") is lives, run.stderr


@pytest.mark.parametrize(
    ("repair", "read"), [("from desktop.qt_repair import import_plainly; import_plainly()", False), ("", True)]
)
def test_imports_read_no_sources(repair: str, read: bool) -> None:
    """When the case without repair fails, PySide6 leaves imports alone: `import_plainly` can go."""
    script = (
        f"import PySide6.QtCore, linecache\n{repair}\nimport fractions\nprint(fractions.__file__ in linecache.cache)"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout == f"{read}\n"


def test_no_garbage_is_looked_for_while_something_large_is_built(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent, collected = QObject(), list[int]()
    monkeypatch.setattr("desktop.qt_repair._EVERY", 10)
    monkeypatch.setattr("desktop.qt_repair._START", 10**6)
    monkeypatch.setattr("desktop.qt_repair.collect", lambda: collected.append(1))
    place = SpareTime(parent)
    place.use(iter(lambda: time.sleep(0.001), 1))
    collect_garbage_here(parent)
    qtbot.wait(100)
    assert collected == []
    place.stop()
    qtbot.waitUntil(lambda: bool(collected))
