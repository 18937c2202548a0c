"""A link: its words and its address."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.look.colours import SPACE_M, SPACE_S
from desktop.look.parts import label
from desktop.widgets.dialog import Dialog


class LinkDialog(Dialog):
    """`words` and `address` are what was given; without address the link goes and its words stay."""

    def __init__(self, words: str, address: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Verweis"), parent=parent)
        self._words = QLineEdit(words, self)
        self._address = QLineEdit(address, self)
        self._address.setPlaceholderText("https://")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        for row, (name, field) in enumerate(((self.tr("Text"), self._words), (self.tr("Adresse"), self._address))):
            caption = label(name, "secondary", parent=self)
            caption.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        self.body.addLayout(grid)
        self.add_buttons(self.tr("Übernehmen"), self.tr("Abbrechen"))
        for field in (self._words, self._address):
            field.textChanged.connect(self._adjust)
        self._adjust()
        (self._address if words else self._words).setFocus()

    def _adjust(self) -> None:
        self.yes.setEnabled(bool(self.words))

    @property
    def words(self) -> str:
        """What is shown; the address where nothing was given."""
        return self._words.text().strip() or self.address

    @property
    def address(self) -> str:
        """With "https://" where the scheme was left out, "mailto:" before a mail address."""
        given = self._address.text().strip()
        if not given or given.startswith(("#", "mailto:")) or "://" in given:
            return given
        return f"mailto:{given}" if "@" in given and "/" not in given else f"https://{given}"
