"""Small parts that many panes and dialogs are made of."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTabBar,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from desktop.look import icons
from desktop.look.colours import SPACE_S
from desktop.look.fonts import use_letters
from desktop.look.line_signs import LineSigns
from desktop.look.theme import colours, icon_side, px, theme


def indent_digits(box: QAbstractSpinBox) -> None:
    """Begins the words of a number where those of a line begin: style sheets give them no padding."""
    for line in box.findChildren(QLineEdit):
        theme().fit(line, partial(_set_in, line))


def _set_in(line: QLineEdit) -> None:
    line.setTextMargins(px(SPACE_S), 0, 0, 0)


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and lets its widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def button(
    words: str, clicked: Callable[[], object] | None = None, look: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A push button; `look` is "", "primary", "danger", "plain", "link" or "tile". Enter presses it as in a dialog."""
    made = QPushButton(words, parent)
    made.setAutoDefault(True)
    if look:
        made.setProperty("look", look)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def icon_button(
    name: str, words: str, clicked: Callable[[], object] | None = None, parent: QWidget | None = None
) -> QToolButton:
    """A button that shows only an icon; `words` are its tip and its accessible name."""
    made = QToolButton(parent)
    growing_icons(made)
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setIcon(icons.icon(name))
    theme().watch(made, lambda: made.setIcon(icons.icon(name)))
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def growing_icons(widget: QAbstractButton | QTabBar) -> None:
    """The icons of `widget` grow with the letters."""

    def adjust() -> None:
        widget.setIconSize(QSize(icon_side(), icon_side()))

    adjust()
    theme().watch(widget, adjust)


def label(
    words: str = "", look: str = "", size: float = 1.0, bold: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A label; `look` is "", "secondary", "caption", "danger", "warning", "success", "notice" or "badge"."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        made.setProperty("look", look)
    if size != 1.0 or bold:
        use_letters(made, size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def wrapped(words: str, look: str = "", parent: QWidget | None = None) -> QLabel:
    """A label of several lines."""
    made = label(words, look, parent=parent)
    made.setWordWrap(True)
    return made


def line(parent: QWidget | None = None) -> QFrame:
    """A hairline."""
    made = QFrame(parent)
    made.setProperty("look", "line")
    made.setFixedHeight(1)
    return made


def row(*widgets: QWidget | None, spacing: int = SPACE_S) -> QHBoxLayout:
    """Widgets beside each other; None is room that stretches."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget)
    return made


def tab_order(*widgets: QWidget) -> None:
    """Tab walks the widgets as they are read, whatever the order they were made in."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def tab_anchor(parent: QWidget) -> QWidget:
    """Nothing to be seen: keeps the place in Tab's way after which widgets belong that are made again and again. Without
    it Tab would come to them last of all."""
    anchor = QWidget(parent)
    anchor.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    anchor.hide()
    return anchor


def set_look(widget: QWidget, look: str) -> None:
    """Changes the look of a widget that is shown already."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clearable(field: QLineEdit) -> None:
    """Gives a line a button that empties it, in our own icon."""
    field.setClearButtonEnabled(True)

    def paint() -> None:
        action = field.findChild(
            QAction, "_q_qlineeditclearaction"
        )  # looked for each time: Qt's own, it may be made anew
        if isinstance(action, QAction):
            action.setIcon(icons.icon("close", colours().secondary))

    paint()
    theme().watch(field, paint)
    LineSigns(field)


class Choice(QComboBox):
    """A box of choices that may be narrower than its words: they end in dots then, and the tip has them whole."""

    def __init__(self, parent: QWidget | None = None, least: int = 8) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        whole = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, whole.width() - 2)
        option.currentText = words
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def icon_picture(name: str, parent: QWidget | None = None) -> QLabel:
    """An icon that is only looked at."""
    made = QLabel(parent)

    def paint() -> None:
        made.setPixmap(icons.pixmap(name, colours().accent, icon_side(), made.devicePixelRatioF()))

    paint()
    theme().watch(made, paint)
    return made
