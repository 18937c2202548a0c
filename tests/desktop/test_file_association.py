"""A double click on a `.programm` file: what the system is told, and the file reaching the window."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.file_open import FileOpen
from desktop.launch import _window_wish

ASSOCIATION = Path(__file__).resolve().parents[2] / "resources" / "association"


@pytest.mark.skipif(sys.platform == "win32", reason="a script for Linux")
def test_the_script_registers_the_type_for_this_user(tmp_path: Path) -> None:
    program = tmp_path / "Meine Programme" / "programmwerk"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    subprocess.run(
        ["/bin/sh", ASSOCIATION / "verknuepfen.sh", program], env=environment, check=True, capture_output=True
    )
    entry = (tmp_path / "data" / "applications" / "programmwerk.desktop").read_text("utf-8")
    assert f'Exec="{program}" %f' in entry and "MimeType=application/x-programmwerk;" in entry
    kind = ElementTree.parse(tmp_path / "data" / "mime" / "packages" / "programmwerk.xml")
    glob = next(each for each in kind.iter() if each.tag.endswith("glob"))
    assert glob.get("pattern") == "*.programm"
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", tmp_path / "data/applications/programmwerk.desktop"], check=True)


def test_a_file_of_the_launch_opens_the_window(tmp_path: Path) -> None:
    file = tmp_path / "Plan.programm"
    file.write_bytes(b"x")
    assert _window_wish([str(file)]) == (file, None, True)


def test_an_event_of_the_system_brings_the_file(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    listener = FileOpen(qapp)
    with qtbot.waitSignal(listener.opened) as heard:
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "Plan.programm"))))
    assert heard.args == [tmp_path / "Plan.programm"]
    qapp.removeEventFilter(listener)
