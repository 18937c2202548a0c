"""Room for what a dialog shows later, such as the sentence about a failure."""

from PySide6.QtWidgets import QDialog


def grow(dialog: QDialog) -> None:
    """Makes a dialog as high as what it shows now needs, so that nothing is squeezed; it never shrinks."""
    column = dialog.layout()
    if column is None or not dialog.isVisible():
        return
    column.activate()
    width = dialog.width()
    needed = column.totalHeightForWidth(width) if column.hasHeightForWidth() else dialog.sizeHint().height()
    dialog.resize(width, max(dialog.height(), needed))
