"""Dialogs that only tell: keys, and what this program is."""

import platform
from importlib.metadata import PackageNotFoundError, version

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.action_rows import menus, rows
from desktop.actions import shown_keys
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S
from desktop.look.parts import label, wrapped
from desktop.places import log_path, store_path
from desktop.widgets.dialog import Dialog

SOURCES = (
    ("Source Sans 3, Source Serif 4", "SIL Open Font License 1.1", ""),
    ("Qt, PySide6", "LGPL 3", "PySide6-Essentials"),
    ("SQLAlchemy", "MIT", "SQLAlchemy"),
    ("SQLModel", "MIT", "sqlmodel"),
    ("python-docx", "MIT", "python-docx"),
    ("ReportLab", "BSD", "reportlab"),
    ("cryptography", "Apache 2.0, BSD", "cryptography"),
)
"""What most of the program stands on; all of it is in the folder "licences" of the built application."""


class KeysDialog(Dialog):
    """All shortcuts, grouped as in the menus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tastenkürzel"), parent=parent, width=560)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE_M, 0)
        table = {row.key: row for row in rows()}
        for menu in menus():
            column.addWidget(label(menu.label.replace("&", ""), bold=True, parent=inner))
            grid = QGridLayout()
            grid.setContentsMargins(0, 0, 0, SPACE_L)
            grid.setVerticalSpacing(4)
            for place, key in enumerate(each for each in menu.actions if each in table and table[each].keys):
                grid.addWidget(label(table[key].label.rstrip(" …"), parent=inner), place, 0)
                grid.addWidget(
                    label(shown_keys(table[key]), "secondary", parent=inner), place, 1, Qt.AlignmentFlag.AlignRight
                )
            column.addLayout(grid)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setMinimumHeight(420)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("Tastenkürzel"))
        self.body.addWidget(area)
        self.add_buttons(self.tr("Schließen"), "").setAutoDefault(True)
        self.no.hide()


class AboutDialog(Dialog):
    """Version, licences, and where the data lie."""

    def __init__(self, store: str = "", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Über Programmwerk"), parent=parent, width=520)
        system = f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.system()}"
        self.body.addWidget(label(self.tr("Fassung {version}").format(version=own_version()), parent=self))
        self.body.addWidget(label(system, "secondary", parent=self))
        grid = QGridLayout()
        grid.setVerticalSpacing(SPACE_S)
        facts = (
            (self.tr("Datenbestand"), store or str(store_path())),
            (self.tr("Protokoll (ohne Programmtext)"), str(log_path())),
            *((name, _with_version(licence, library)) for name, licence, library in SOURCES),
            (self.tr("Wörterbuch de_DE (frami)"), self.tr("GPL 2 oder 3")),
        )
        for place, (name, value) in enumerate(facts):
            grid.addWidget(label(name, "secondary", parent=self), place, 0, Qt.AlignmentFlag.AlignTop)
            words = wrapped(value, parent=self)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, place, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        all_of_them = self.tr(
            "Alle Bibliotheken mit ihren Lizenzen stehen im Ordner „licences“ der fertigen Anwendung."
        )
        self.body.addWidget(wrapped(all_of_them, "secondary", self))
        self.add_buttons(self.tr("Schließen"), "")
        self.no.hide()


def _with_version(licence: str, library: str) -> str:
    try:
        return f"{licence} ({version(library)})" if library else licence
    except PackageNotFoundError:  # an application that was built without it
        return licence


def own_version() -> str:
    """The installed version; that of the checkout where none is installed."""
    try:
        return version("programmwerk")
    except PackageNotFoundError:
        return "0.1.0"
