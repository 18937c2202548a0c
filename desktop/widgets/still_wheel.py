"""Values that stay as they are when a form is scrolled under the pointer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget
from typing_extensions import override


class StillWheel(QObject):
    """Qt lets the wheel turn the box that is under the pointer and gives it the keyboard: who scrolled a form past one
    had another value in it. Here the wheel belongs to what the boxes stand in."""

    def hold(self, form: QWidget) -> None:
        """All boxes of choices and numbers that stand in `form` now."""
        boxes: list[QWidget] = [*form.findChildren(QComboBox), *form.findChildren(QAbstractSpinBox)]
        for box in boxes:
            if box.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
