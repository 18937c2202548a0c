"""Editors in the cells of the table of measures: a choice where the field has choices, else words with completion."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.look.theme import px
from desktop.measures.model import MeasuresModel
from desktop.widgets.home_end import goes_within

LEAST, WIDEST = 320, 480
Index = QModelIndex | QPersistentModelIndex


class MeasuresDelegate(QStyledItemDelegate):
    """Chooses the editor by the column's field."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = _source(index.model())
        column = model.columns[index.column()]
        if column.field is not None and column.field.choices:
            box = QComboBox(parent)
            box.setEditable(True)  # what the scheme does not offer may stand there already
            box.addItems(["", *column.field.choices])
            editor: QWidget = box
        else:
            line = QLineEdit(parent)
            line.setProperty("look", "inline")
            completer = QCompleter(model.values(index.column()), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
            words = max(
                (line.fontMetrics().horizontalAdvance(each) for each in model.values(index.column())), default=0
            )
            popup = completer.popup()
            if popup is not None:
                popup.setMinimumWidth(min(words + px(48), px(WIDEST)))  # wider than a narrow cell
            editor = line
        editor.setAccessibleName(column.label)
        return editor

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """As wide as the cell, at least wide enough for a few words, but not beyond what is in sight."""
        super().updateEditorGeometry(editor, option, index)
        around = editor.parentWidget()
        room = around.width() if around else editor.width()
        width = min(max(editor.width(), px(LEAST)), room)
        editor.setGeometry(min(editor.x(), room - width), editor.y(), width, editor.height())

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(words)
        elif isinstance(editor, QLineEdit):
            editor.setText(words)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        words = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            words = editor.text()
        model.setData(index, words, Qt.ItemDataRole.EditRole)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        return goes_within(editor, event) or super().eventFilter(editor, event)


def _source(model: QAbstractItemModel) -> MeasuresModel:
    found = model.sourceModel() if isinstance(model, QSortFilterProxyModel) else model
    assert isinstance(found, MeasuresModel)
    return found
