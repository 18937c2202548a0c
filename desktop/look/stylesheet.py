"""The style sheet, made from the colours. Widgets choose a look by the property `look`, never by colours of their own."""

import re
from string import Template

from desktop.look.colours import RADIUS, Colours
from resources.paths import icons_dir

_ROUND = "@round@"
"""Half of a sign for one choice of several with its frame: Qt draws a square where it is more."""
_LENGTH = re.compile(r"\b(\d{2,}|[3-9])px")


def stylesheet(colours: Colours, zoom: float = 1.0) -> str:
    """Qt style sheet of the whole application; `zoom` scales what letters need room in, never hairlines."""
    values = {name: getattr(colours, name) for name in Colours.__slots__}
    values |= {"radius": str(RADIUS), "signs": (icons_dir() / "style").as_posix()}
    sheet = "\n".join(Template(part).substitute(values) for part in _PARTS)
    if zoom != 1.0:
        sheet = _LENGTH.sub(lambda match: f"{round(int(match[1]) * zoom)}px", sheet)
    return sheet.replace(_ROUND, f"{round(16 * zoom) / 2 + 1:.0f}px")


_GROUND = """
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[look="paper"] { background: $paper; }
QWidget[look="surface"] { background: $surface; }
QWidget[look="bar"] { background: $paper; border: 0; border-bottom: 1px solid $line; }
QWidget[look="footer"] { background: $paper; border: 0; border-top: 1px solid $line; }
QWidget[look="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[look="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
QLabel[look="secondary"], QLabel[look="caption"], QLabel[look="overline"] { color: $secondary; }
QLabel[look="danger"] { color: $danger; }
QLabel[look="warning"] { color: $warning; }
QLabel[look="success"] { color: $success; }
QLabel[look="notice"] { background: $warning_soft; color: $warning; border-radius: ${radius}px; padding: 8px 12px; }
QLabel[look="badge"] { background: $raised; color: $secondary; border-radius: 9px; padding: 1px 8px; }
QLabel[look="quote"] { color: $secondary; border-left: 2px solid $warning; padding-left: 8px; }
QToolTip { background: $text; color: $paper; border: 0; padding: 4px 8px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QSplitter[look="gap"]::handle, QSplitter[look="gap"]::handle:hover { background: transparent; }
QFrame[look="strip"] { background: $warning_soft; border: 0; border-bottom: 1px solid $line; }
QFrame[look="toast"] { background: $text; border-radius: 8px; }
QFrame[look="toast"] QLabel { color: $paper; }
QFrame[look="toast"] QPushButton { color: $paper; font-weight: 600; text-decoration: underline; }
QFrame[look="toast"] QPushButton:focus, QFrame[look="toast"] QToolButton:focus { border-color: $paper; }
QFrame[look="toast"] QToolButton:hover, QFrame[look="toast"] QToolButton:pressed { background: $secondary; }
QFrame[look="popup"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QStatusBar { background: $paper; border-top: 1px solid $line; color: $secondary; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: $secondary; padding: 0 8px; }
"""

_BUTTONS = """
QPushButton { background: $surface; border: 1px solid $border; border-radius: ${radius}px; padding: 0 16px;
  min-height: 30px; outline: 0; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:disabled { color: $border; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 15px; min-height: 28px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $text; padding: 0 15px; }
QPushButton[look="primary"]:disabled { background: $line; border-color: $line; color: $secondary; }
QPushButton[look="danger"] { color: $danger; border-color: $danger; }
QPushButton[look="danger"]:disabled { color: $border; border-color: $line; }
QPushButton[look="plain"] { background: transparent; border: 1px solid transparent; padding: 0 8px; text-align: left; }
QPushButton[look="plain"]:hover { background: $hover; }
QPushButton[look="plain"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 4px;
  text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 0 3px; }
QPushButton[look="link"][flush="true"] { padding-left: 1px; }
QPushButton[look="link"][flush="true"]:focus { padding-left: 0; }
QPushButton[look="crumb"] { background: transparent; border: 1px solid transparent; color: $secondary; padding: 0 4px;
  min-height: 22px; text-align: left; }
QPushButton[look="crumb"]:hover { color: $text; background: $hover; }
QPushButton[look="crumb"]:focus { border: 2px solid $accent; padding: 0 3px; min-height: 20px; }
QPushButton[look="tile"] { background: $surface; border: 1px solid $line; padding: 12px 16px; text-align: left;
  min-height: 60px; }
QPushButton[look="tile"]:hover { border-color: $accent; }
QPushButton[look="tile"]:focus, QPushButton[look="tile"]:checked { border: 2px solid $accent; padding: 11px 15px;
  min-height: 60px; }
QPushButton::menu-indicator { image: url($signs/chevron-down-$name.svg); width: 14px; height: 14px;
  subcontrol-position: right center; right: 6px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px; padding: 0 6px;
  min-height: 28px; min-width: 16px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $selection; }
QToolButton:checked { background: $selection; color: $accent; }
QToolButton:focus { border: 2px solid $accent; padding: 0 5px; min-height: 26px; }
QToolButton:disabled { color: $border; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="heading"], QPushButton[look="heading"] { color: $text; font-weight: 600; text-align: left; padding: 0 4px;
  border: 1px solid transparent; background: transparent; min-height: 26px; }
QPushButton[look="heading"]:hover { background: $hover; }
QPushButton[look="heading"]:checked { background: transparent; }
QToolButton[look="heading"]:checked { background: transparent; color: $text; }
QToolButton[look="heading"]:focus, QPushButton[look="heading"]:focus { border: 2px solid $accent; padding: 0 3px;
  min-height: 24px; }
QToolButton[look="disclosure"] { color: $secondary; padding: 0 4px; }
QToolButton[look="disclosure"]:checked { background: transparent; color: $text; }
QToolButton[look="segment"] { border-radius: 5px; padding: 0 12px; min-height: 26px; color: $secondary; }
QToolButton[look="segment"]:checked { background: $surface; border: 1px solid $line; color: $text; }
QToolButton[look="segment"]:focus { border: 2px solid $accent; padding: 0 11px; min-height: 24px; }
QToolButton[look="choice"] { background: $raised; padding: 0 12px; min-height: 30px; color: $text; }
QToolButton[look="choice"]:focus { padding: 0 11px; min-height: 28px; }
QWidget[look="segments"] { background: $raised; border-radius: 7px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; border: 2px solid transparent;
  border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $border; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $border;
  background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: @round@; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($signs/check-$name.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($signs/radio-$name.svg); }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
    background: $border; border-color: $border; }
"""

_FIELDS = """
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QPlainTextEdit, QTextEdit {
  background: $surface; border: 1px solid $border; border-radius: ${radius}px; selection-background-color: $accent;
  selection-color: $on_accent; placeholder-text-color: $secondary; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit { padding: 0 9px; min-height: 30px; }
QLineEdit { padding: 0 7px; }
QSpinBox, QDoubleSpinBox { max-height: 30px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus { border: 2px solid $accent; padding: 0 8px;
  min-height: 28px; }
QLineEdit:focus { padding: 0 6px; }
QSpinBox:focus, QDoubleSpinBox:focus { max-height: 28px; }
QPlainTextEdit { padding: 3px 5px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; }
QPlainTextEdit:focus { padding: 2px 4px; }
QLineEdit > QToolButton, QLineEdit > QToolButton:focus { border: 0; padding: 0; min-height: 0; min-width: 0; background: transparent; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: $border; border-color: $line; }
QLineEdit:read-only { background: $paper; }
QLineEdit[invalid="true"], QTextEdit[invalid="true"] { border-color: $danger; }
QTextEdit[look="title"], QTextEdit[look="body"] { background: transparent; border: 1px solid transparent; padding: 1px 2px;
  border-radius: ${radius}px; }
QTextEdit[look="title"]:hover, QTextEdit[look="body"]:hover { border-color: $line; }
QTextEdit[look="title"]:focus, QTextEdit[look="body"]:focus { background: $surface; border: 2px solid $accent;
  padding: 0 1px; }
QPlainTextEdit[look="source"], QTextEdit[look="source"] { background: $surface; border: 1px solid transparent;
  border-radius: 0; padding: 0; }
QPlainTextEdit[look="source"]:focus, QTextEdit[look="source"]:focus { border: 1px solid $accent; }
QTextEdit[look="field"] { padding: 1px 4px; }
QTextEdit[look="field"]:focus { padding: 0 3px; }
QLineEdit[look="inline"] { border: 2px solid $accent; border-radius: 4px; padding: 0 4px; min-height: 22px; }
ColourButton { text-align: left; padding-left: 8px; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url($signs/chevron-down-$name.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; outline: 0; padding: 4px;
  selection-background-color: $selection; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0 8px; min-height: 0; background: transparent; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button { border: 0; width: 20px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url($signs/chevron-up-$name.svg); width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url($signs/chevron-down-$name.svg); width: 12px; height: 12px; }
QGroupBox { border: 0; margin-top: 24px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
"""

# A list without focus is what a line offers while one types (Qt's own file dialog too): a window without ground is black.
_LISTS = """
QTreeView, QListView, QTableView { background: transparent; border: 0; outline: 0; selection-background-color: $selection;
  selection-color: $text; alternate-background-color: $raised; gridline-color: $line; }
QTreeView[look="framed"], QListView[look="framed"], QTableView[look="framed"] { background: $surface;
  border: 1px solid $line; border-radius: ${radius}px; }
QTreeView[look="framed"]:focus, QListView[look="framed"]:focus, QTableView[look="framed"]:focus {
  border: 1px solid $accent; }
QListView[focusPolicy="NoFocus"] { background: $surface; border: 1px solid $border; padding: 4px; }
QFrame[look="popup"] QListView[focusPolicy="NoFocus"] { background: transparent; border: 0; padding: 0; }
QListView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; border: 1px solid transparent; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $selection; color: $text; }
QListView::item:selected:focus { border: 1px solid $accent; }
QListView::indicator, QTreeView::indicator { width: 16px; height: 16px; border: 1px solid $border; border-radius: 4px;
  background: $surface; }
QListView::indicator:checked, QTreeView::indicator:checked { background: $accent; border-color: $accent;
  image: url($signs/check-$name.svg); }
QTableView::item { padding: 0 8px; }
QTableView::item:selected { background: $selection; color: $text; }
QTableView::item:focus { border: 2px solid $accent; }
QHeaderView { background: $paper; border: 0; }
QHeaderView::section { background: $paper; color: $secondary; border: 0; border-bottom: 1px solid $line;
  padding: 0 8px 0 11px; min-height: 30px; text-align: left; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $paper; border: 0; border-bottom: 1px solid $line; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[look="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; background: $line; margin: 2px 3px; border: 0; border-radius: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; background: $line; margin: 3px 2px; border: 0; border-radius: 3px; }
QScrollBar::handle:hover { background: $border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
"""

_MENUS = """
QMenuBar { background: $paper; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $line; padding: 6px; icon-size: 16px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $border; }
QMenu::icon { padding-left: 6px; }
QMenu::icon:checked { background: $selection; border: 1px solid $accent; border-radius: 4px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QTabBar { background: transparent; outline: 0; }
QTabBar::tab { background: transparent; color: $secondary; padding: 0 12px; min-height: 32px; border: 0;
  border-bottom: 2px solid transparent; }
QTabBar[look="sheet"]::tab { padding: 0 7px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; background: $selection; border-top-left-radius: 4px;
  border-top-right-radius: 4px; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QProgressBar { background: $line; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCalendarWidget QWidget { alternate-background-color: $raised; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
"""

_PARTS = (_GROUND, _BUTTONS, _FIELDS, _LISTS, _MENUS)
