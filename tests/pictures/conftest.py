"""Pictures of the real application: its own start, its own store with the bundled samples.

The store stands in a folder of its own that reads like an office's: dialogs show their paths.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop import app
from desktop.look.colours import Mode
from desktop.look.theme import theme
from desktop.main_window import MainWindow
from desktop.qt_repair import hold_true
from desktop.settings import Identity, Settings
from desktop.tree.outline import Entry
from desktop.widgets.side_sheet import SideSheet

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "pictures"
IN_HANDBOOK = ROOT / "resources" / "handbook" / "bilder"
WIDEST = 600  # pixels: the handbook's line
PANE_HEIGHT = 460
hold_true()


class Camera:
    """Takes pictures of a desk and of its dialogs."""

    def __init__(self, desk: app.Desk) -> None:
        self.desk = desk

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.desk.window

    def wait(self, milliseconds: int = 60) -> None:
        """Lets store, worker and painting go on (a busy loop would keep them from working)."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, holds: Callable[[], object], patience: int = 30_000) -> None:
        """Waits until something holds."""
        for _ in range(patience // 20):
            if holds():
                return
            self.wait(20)
        raise AssertionError("waited in vain")

    def entry(self, words: str) -> Entry:
        """The first entry whose title holds these words."""
        outline = self.window.document.outline
        assert outline is not None
        return next(each for each in outline.walk() if words in each.plain_title)

    def open(self, title: str = "") -> None:
        """Opens the programme whose title holds these words."""
        found = next(each for each in self.window.library.programmes if title in each.title)
        self.window.document.open(found.id)
        self.until(lambda: self.window.document.programme_id == found.id)
        self.wait()

    def take(self, name: str, widget: QWidget | None = None) -> Path:
        """Keeps a picture as docs/pictures/NAME.png."""
        self.wait(120)
        TARGET.mkdir(parents=True, exist_ok=True)
        target = TARGET / f"{name}.png"
        assert (widget or self.window).grab().save(str(target))
        return target

    def dialog(self, name: str, opens: Callable[[], object], prepare: Callable[[QDialog], None] | None = None) -> None:
        """Opens a dialog, keeps its picture and closes it again; it may open only when the store has answered."""
        seen: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                QTimer.singleShot(20, look)
                return
            try:
                if prepare is not None:
                    prepare(dialog)
                self.take(name, dialog)
            finally:
                dialog.reject()
                seen.append(dialog)

        QTimer.singleShot(0, look)
        opens()
        self.until(lambda: seen)
        self.wait()

    def use(self, mode: Mode) -> None:
        """Another look."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme().apply(application, mode)
        self.wait()

    def zoom(self, factor: float) -> None:
        """Letters of another size, of the interface and of the text, as the menu has them."""
        self.window.view_wishes.zoom(factor)
        self.wait(400)


def keep_for_handbook(name: str, widget: QWidget) -> Path:
    """A picture of `widget`, not wider than the handbook's text; of a pane the upper part."""
    IN_HANDBOOK.mkdir(parents=True, exist_ok=True)
    picture = widget.grab()
    if isinstance(widget, SideSheet):
        picture = picture.copy(0, 0, picture.width(), PANE_HEIGHT)
    if picture.width() > WIDEST:
        picture = picture.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    target = IN_HANDBOOK / f"{name}.png"
    assert picture.save(str(target))
    return target


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home folder of a person in Musterstadt, gone afterwards."""
    folder = Path(tempfile.gettempdir()) / "musterstadt"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "Dokumente").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    for name, place in (("DATA", ".local/share"), ("CONFIG", ".config"), ("STATE", ".local/state")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / place))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def camera(home: Path) -> Iterator[Camera]:
    """The application after its first start, the action plan open."""
    settings = Settings()
    settings.identity = Identity("Anna Beispiel", "AB")
    settings.mode = Mode.LIGHT
    settings.save()
    desk = app.Desk(app.make_application(), None, None)
    desk.window.resize(1280, 720)
    desk.start()
    camera = Camera(desk)
    camera.until(lambda: desk.window.library.programmes and desk.window.is_complete)
    desk.window.resize(1280, 720)
    camera.open("Gemeinsam")  # the action plan has words in every place
    yield camera
    desk.window.closed.disconnect()  # the application goes on: the next picture needs it
    desk.window.close()
    desk.jobs.close()
    desk.store.close()
