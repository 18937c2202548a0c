"""Draws a page of a layout with Qt: the same lines at the same places as in the PDF."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPixmap, QRawFont

if TYPE_CHECKING:
    from exporters.typesetting.items import Page, PlacedLine
    from exporters.typesetting.lines import Run

FONT_SIZE = 100
"""Pixels: fonts are set large and scaled down, since Qt rounds small sizes."""
_SOFT_HYPHEN, _JOINT = "\u00ad", "\u200b"
_THROUGH = {"underline": (-0.12, 0.05), "strike": (0.27, 0.05)}
"""Place above the baseline and thickness, in em, as the PDF has them."""
_fonts: dict[Path, QFont] = {}


def page_font(path: Path) -> QFont:
    """The cut in a font file, `FONT_SIZE` pixels large, kerned but without ligatures, as the layout measured it."""
    if path not in _fonts:
        QFontDatabase.addApplicationFont(str(path))
        raw = QRawFont(str(path), FONT_SIZE)
        font = QFont(raw.familyName())
        font.setStyleName(raw.styleName())
        font.setPixelSize(FONT_SIZE)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("liga"), 0)
        _fonts[path] = font
    return _fonts[path]


class PagePainter:
    """Draws pages of one design: `paths` are its font files by key, `pictures` JPEG or PNG by name."""

    def __init__(self, paths: Mapping[str, Path], pictures: Mapping[str, bytes] | None = None) -> None:
        self._fonts = {key: page_font(path) for key, path in paths.items()}
        self._spaced: dict[tuple[str, float], QFont] = {}
        self._images = {name: QImage.fromData(content) for name, content in (pictures or {}).items()}

    def picture(self, page: "Page", scale: float, ratio: float = 1.0) -> QPixmap:
        """A page as a picture; `scale` is logical pixels for a point, `ratio` the screen's device pixel ratio."""
        made = QPixmap(round(page.width * scale * ratio), round(page.height * scale * ratio))
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale * ratio, scale * ratio)
        self.draw(painter, page)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def draw(self, painter: QPainter, page: "Page") -> None:
        """Draws in points, from the page's top left corner."""
        from exporters.typesetting.items import PlacedPicture, PlacedRule

        lines: list[PlacedLine] = []
        for item in page.items:
            if isinstance(item, PlacedRule):
                place = QRectF(page.left + item.x, item.y, item.width, item.height)
                painter.fillRect(place, QColor(item.colour))
            elif isinstance(item, PlacedPicture):
                place = QRectF(page.left + item.x, item.y, item.width, item.height)
                painter.drawImage(place, self._images.get(item.name, QImage()))
            else:
                lines.append(item)
        for line in lines:
            self._line(painter, page.left, line)

    def _line(self, painter: QPainter, left: float, item: "PlacedLine") -> None:
        line = item.line
        for run in line.runs:
            x = left + item.x + line.x + run.x * line.scale
            self._run(painter, run, QPointF(x, item.y - run.style.rise), line.stretch, line.scale)

    def _run(self, painter: QPainter, run: "Run", base: QPointF, stretch: float, scale: float) -> None:
        style = run.style
        size = style.size / FONT_SIZE
        painter.save()
        painter.translate(base)
        painter.scale(size * scale, size)
        painter.setFont(self._font(style.font, stretch / size / scale))
        painter.setPen(QColor(style.colour))
        painter.drawText(QPointF(0, 0), shown_text(run.text))
        painter.restore()
        if style.decoration:
            above, thick = _THROUGH[style.decoration]
            place = QRectF(base.x(), base.y() - style.size * above, run.width * scale, style.size * thick)
            painter.fillRect(place, QColor(style.colour))

    def _font(self, key: str, stretch: float) -> QFont:
        """The font of a key whose blanks are `stretch` of its own pixels wider."""
        if not stretch:
            return self._fonts[key]
        rounded = round(stretch, 1)
        if (key, rounded) not in self._spaced:
            font = QFont(self._fonts[key])
            font.setWordSpacing(rounded)
            self._spaced[key, rounded] = font
        return self._spaced[key, rounded]


def shown_text(text: str) -> str:
    """What is seen of a run's text: a soft hyphen at its end is a hyphen, a joint is nothing."""
    if text[-1:] == _SOFT_HYPHEN:
        return text[:-1] + "-"
    return text.rstrip(_JOINT)
