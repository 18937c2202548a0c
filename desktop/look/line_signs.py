"""Signs inside of a line that is typed in: as large as all others. Qt makes them 16 pixels, whatever the letters are."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QLineEdit, QToolButton
from typing_extensions import override

from desktop.look.theme import icon_side, theme

_QT_SIDE, _AROUND, _EDGE = 16, 6, 4
"""How large Qt makes a sign, what its button is wider, and how far it stays from the frame, in pixels."""


class LineSigns(QObject):
    """Follows the signs of `field`, of which Qt decides the place each time the field gets another size."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        theme().watch(field, self.adjust)
        self.adjust()

    def adjust(self) -> None:
        """Takes hold of the signs that there are now."""
        side = icon_side()
        margins = self._field.textMargins()
        for sign in self._field.findChildren(QToolButton):
            sign.installEventFilter(self)
            sign.setIconSize(QSize(side, side))
            if self._is_first(sign):
                margins.setLeft(side - _QT_SIDE)
            else:
                margins.setRight(side - _QT_SIDE)
            self._place(sign)
        self._field.setTextMargins(margins)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QToolButton):
            return False
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place(watched)
        return event.type() == QEvent.Type.Paint and _paint(watched)

    def _is_first(self, sign: QToolButton) -> bool:
        return sign.geometry().center().x() < self._field.width() // 2

    def _place(self, sign: QToolButton) -> None:
        side = icon_side()
        left = _EDGE if self._is_first(sign) else self._field.width() - _EDGE - side - _AROUND
        sign.setGeometry(left, (self._field.height() - side) // 2, side + _AROUND, side)


def _paint(sign: QToolButton) -> bool:
    """Qt would paint it with its own size; the sign that empties a line fades in."""
    room = QRect(0, 0, sign.iconSize().width(), sign.iconSize().height())
    room.moveCenter(sign.rect().center())
    painter = QPainter(sign)
    painter.setOpacity(1.0 if (shown := sign.property("opacity")) is None else float(shown))
    sign.icon().paint(painter, room, mode=QIcon.Mode.Normal if sign.isEnabled() else QIcon.Mode.Disabled)
    painter.end()
    return True
