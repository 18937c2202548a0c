"""Errors that nobody caught: the window goes on, the log says where and never what was written."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import logs
from desktop.exception_hook import CrashDialog, ExceptionHook
from desktop.places import log_path
from desktop.widgets.message_dialog import MessageDialog
from programme.errors import UserError


@pytest.fixture
def hook(qtbot: QtBot) -> Iterator[ExceptionHook]:
    """With a log of its own, whoever began one before."""
    before, propagated, logs.log.handlers = logs.log.handlers, logs.log.propagate, []
    logs.start_log()
    yield ExceptionHook()
    for handler in logs.log.handlers:
        handler.close()
    logs.log.handlers, logs.log.propagate = before, propagated


def raise_in(hook: ExceptionHook, error: BaseException) -> list[str]:
    """What was shown for an error."""
    shown: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MessageDialog):
            shown.append(dialog.words)
            dialog.accept()
        elif isinstance(dialog, CrashDialog):
            shown.append(dialog.heading.text())
            dialog.accept()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    try:
        raise error
    except BaseException:  # noqa: BLE001 - to have a traceback
        hook.handle(*sys.exc_info())  # type: ignore[arg-type]
    return shown


def test_an_error_of_the_user_is_a_sentence(hook: ExceptionHook) -> None:
    shown = raise_in(hook, UserError("already_first"))
    assert len(shown) == 1 and shown[0].endswith(".")


def test_a_bug_in_another_thread_is_shown_in_the_windows(
    hook: ExceptionHook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)  # as it was, when the test is over
    hook.install()
    shown: list[threading.Thread] = []
    monkeypatch.setattr(CrashDialog, "exec", lambda _dialog: shown.append(threading.current_thread()) or 0)
    thread = threading.Thread(target=int, args=("keine Zahl",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [threading.main_thread()]
    ended = threading.Thread(target=sys.exit)
    ended.start()
    ended.join()
    QApplication.processEvents()
    assert len(shown) == 1


def test_a_bug_before_there_is_a_window_is_logged_and_said(hook: ExceptionHook) -> None:
    for handler in logs.log.handlers:
        handler.close()
    logs.log.handlers = []
    hook.is_starting = True
    assert raise_in(hook, ValueError("geheim")) == ["Programmwerk konnte nicht starten"]
    assert "ValueError" in log_path().read_text(encoding="utf-8")


def test_a_bug_shows_the_crash_dialog_and_logs_no_words(hook: ExceptionHook) -> None:
    shown = raise_in(hook, ValueError("geheimer Text des Programms"))
    assert shown == ["Programmwerk hat einen Fehler gemacht"]
    for handler in logs.log.handlers:
        handler.flush()
    log = log_path().read_text("utf-8")
    assert "ValueError" in log and "test_exception_hook.py" in log
    assert "geheimer" not in log


def test_an_error_while_an_error_is_shown_does_not_stack_up(hook: ExceptionHook) -> None:
    hook._showing = True
    hook.handle(ValueError, ValueError("x"), None)
    assert QApplication.activeModalWidget() is None
