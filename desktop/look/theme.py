"""Puts the look on the application: own palettes, since a colour scheme asked of Qt does nothing on bare X11."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop.look import fonts
from desktop.look.colours import DARK, ICON_SIZE, LIGHT, Colours, Mode
from desktop.look.stylesheet import stylesheet


class Theme(QObject):
    """The look in use. One per application; `changed` tells painters and icons to draw anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode = Mode.SYSTEM
        self.colours = LIGHT
        self.zoom = 1.0
        self._watchers: list[tuple[QObject, Callable[[], object]]] = []

    def watch(self, owner: QObject, paint: Callable[[], object]) -> None:
        """Calls `paint` at each change while `owner` lives; a plain lambda on `changed` would outlive its widgets."""
        self._watchers = [*self._living(), (owner, paint)]

    def fit(self, owner: QObject, measure: Callable[[], object]) -> None:
        """`measure` now, and again at each change: a length that letters need room in."""
        measure()
        self.watch(owner, measure)

    def apply(self, application: QApplication, mode: Mode, zoom: float = 1.0) -> None:
        """Sets palette, font and style sheet. `zoom` scales the interface's letters (0.8 to 2)."""
        self.mode, self.zoom = mode, zoom
        self.colours = _chosen(application, mode)
        application.setStyle("Fusion")
        application.setFont(fonts.interface_font(zoom))
        application.setPalette(palette(self.colours))
        application.setStyleSheet(stylesheet(self.colours, zoom))
        fonts.follow_interface(application)  # only now: a new style sheet gives each widget the font that it had before
        self._watchers = self._living()
        for owner, paint in self._watchers:
            if isValid(owner):  # one that was painted before may have made its parts anew
                paint()
        self.changed.emit()

    def _living(self) -> list[tuple[QObject, Callable[[], object]]]:
        """What `paint` holds of a widget that is gone is let go."""
        return [watcher for watcher in self._watchers if isValid(watcher[0])]


_theme: list[Theme] = []


def theme() -> Theme:
    """The application's theme."""
    if not _theme:
        _theme.append(Theme())
    return _theme[0]


def colours() -> Colours:
    """The colours in use."""
    return theme().colours


def px(length: int) -> int:
    """A length that letters need room in, at the zoom in use."""
    return round(length * theme().zoom)


def icon_side() -> int:
    """How large an icon is."""
    return grown(ICON_SIZE)


def grown(length: int) -> int:
    """A sign's length: it grows half as much as letters do, which keeps rows of signs in their place."""
    return round(length * (1 + theme().zoom) / 2)


def palette(colours: Colours) -> QPalette:
    """Qt's palette of these colours; what the style sheet does not reach (placeholders, Qt's own dialogs) uses it."""
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.paper,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.text,
        QPalette.ColorRole.ToolTipText: colours.paper,
        QPalette.ColorRole.PlaceholderText: colours.secondary,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.BrightText: colours.danger,
        QPalette.ColorRole.Light: colours.surface,
        QPalette.ColorRole.Midlight: colours.hover,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.border,
        QPalette.ColorRole.Shadow: colours.line,
    }
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.border))
    return result


def _chosen(application: QApplication, mode: Mode) -> Colours:
    if mode is Mode.SYSTEM:
        return DARK if application.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if mode is Mode.DARK else LIGHT
