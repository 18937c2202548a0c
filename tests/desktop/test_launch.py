"""What opens the window and what is a command."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import launch


def test_no_words_open_the_window() -> None:
    assert launch._window_wish([]) == (None, None, True)


def test_one_existing_file_opens_the_window_with_it(tmp_path: Path) -> None:
    file = tmp_path / "Programm.txt"
    file.write_text("x", "utf-8")
    assert launch._window_wish([str(file)]) == (file, None, True)
    assert launch._window_wish(["--store", "s.sqlite", str(file)]) == (file, Path("s.sqlite"), True)


@pytest.mark.parametrize("words", [["list"], ["--help"], ["outline", "x.txt"], ["nirgends.txt"]])
def test_other_words_are_a_command(words: list[str]) -> None:
    assert not launch._window_wish(words)[2]


def test_without_a_screen_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert launch.main([]) == 2
    assert "kein Bildschirm" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux" or platform.libc_ver()[0] != "glibc", reason="other systems have one heap")
def test_threads_share_one_heap() -> None:
    """Memory that glibc counts in its own words (`malloc_info`): a second heap would be a second element."""
    program = """
import ctypes, threading
from desktop.launch import keep_one_heap
keep_one_heap()
threads = [threading.Thread(target=lambda: [bytes(100_000) for _ in range(50)]) for _ in range(4)]
for each in threads: each.start()
for each in threads: each.join()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
out = libc.fopen(b"/dev/stdout", b"w")
libc.malloc_info(0, ctypes.c_void_p(out))
libc.fflush(None)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.count("<heap nr=") == 1
