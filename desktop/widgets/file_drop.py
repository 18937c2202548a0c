"""A document that is dropped onto the window, wherever the pointer is: a field never gets a file's path.

Qt asks the widget below the pointer first, and text fields take a path as text; the system's window is asked before.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


@dataclass(frozen=True)
class Dropped:
    """What was let go over the window: at least one document, and what is none (pictures, folders)."""

    documents: list[Path]
    others: list[Path]


class FileDrop(QObject):
    """Emits `dropped` with a `Dropped`."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in _DRAGS:
            if not any(url.isLocalFile() for url in event.mimeData().urls()):
                return False
            dropped = dropped_in(event.mimeData())
            if not dropped.documents:  # nor does the path of a picture become text
                event.ignore()
                return True
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(dropped)
            return True
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange) and isinstance(watched, QWidget):
            handle = watched.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        return super().eventFilter(watched, event)


def dropped_in(data: QMimeData) -> Dropped:
    """The files that can be read, or once they are saved as another kind, and all else."""
    from importers.registry import told_kinds

    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    kinds = (*told_kinds(), "programm")
    documents = [each for each in paths if each.suffix.lstrip(".").casefold() in kinds]
    return Dropped(documents, [each for each in paths if each not in documents])
