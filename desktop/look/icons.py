"""Icons of the set in `resources/icons`, painted in the colour of the text beside them."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.look.colours import ICON_SIZE
from desktop.look.theme import colours, icon_side
from resources.paths import icons_dir

_DRAWN_IN = "#1C1B1A"
_cache: dict[tuple[str, str, int], QIcon] = {}
_pictures: dict[tuple[str, str, int, float], QPixmap] = {}
_sources: dict[str, str] = {}


def icon(name: str, colour: str | None = None) -> QIcon:
    """The icon in `colour`, or in that of text; lighter where its widget is disabled. Raises FileNotFoundError."""
    wanted = colour or colours().text
    side = icon_side()
    key = name, wanted + colours().name, side
    if key not in _cache:
        made = QIcon()
        for scale in _scales():
            made.addPixmap(pixmap(name, wanted, side, scale), QIcon.Mode.Normal)
            made.addPixmap(pixmap(name, colours().border, side, scale), QIcon.Mode.Disabled)
        _cache[key] = made
    return _cache[key]


def _scales() -> set[float]:
    """Those of the screens that there are; drawing each icon for all thinkable ones took a fifth of the start."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


def pixmap(name: str, colour: str, size: int = ICON_SIZE, scale: float = 1.0) -> QPixmap:
    """One picture of `size` logical pixels for a screen of `scale`; kept, since a tree shows one beside each row."""
    key = name, colour, size, scale
    if key not in _pictures:
        _pictures[key] = _painted(name, colour, size, scale)
    return _pictures[key]


def _painted(name: str, colour: str, size: int, scale: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * scale), round(size * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_source(name).replace(_DRAWN_IN, colour).encode())).render(
        painter, QRectF(0, 0, picture.width(), picture.height())
    )
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def names() -> list[str]:
    """All icons, sorted."""
    return sorted(path.stem for path in icons_dir().glob("*.svg"))


def _source(name: str) -> str:
    if name not in _sources:
        _sources[name] = (icons_dir() / f"{name}.svg").read_text(encoding="utf-8")
    return _sources[name]
