"""What "Einlesen" shows while there is nothing to review: where to begin, that it is reading, why it stopped."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.look import icons
from desktop.look.colours import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from desktop.look.parts import button, label, wrapped
from desktop.look.theme import colours, px, theme
from desktop.review.reading import READ_SHARE

CARD_WIDTH = 560
SIGN = 32


class Card(QWidget):
    """A column in the middle of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QWidget(self)
        card.setProperty("look", "card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card.setFixedWidth(px(CARD_WIDTH))
        theme().watch(card, lambda: card.setFixedWidth(px(CARD_WIDTH)))
        self.column = QVBoxLayout(card)
        self.column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        self.column.setSpacing(SPACE_M)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QHBoxLayout()  # an alignment would give wrapped words too little height
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def add_sign(self, name: str) -> None:
        """A large icon above the words."""
        sign = QLabel(self)
        sign.setFixedSize(QSize(SIGN, SIGN))

        def paint() -> None:
            sign.setPixmap(icons.pixmap(name, colours().accent, SIGN, self.devicePixelRatioF()))

        paint()
        theme().watch(sign, paint)
        self.column.addWidget(sign)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """A row of buttons below the words."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for each in buttons:
            row.addWidget(each)
        row.addStretch(1)
        self.column.addSpacing(SPACE_S)
        self.column.addLayout(row)


class StartPage(Card):
    """Nothing was read yet."""

    file_wished = Signal()
    clipboard_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_sign("import")
        self.column.addWidget(label(self.tr("Ein Dokument einlesen"), size=1.3, bold=True, parent=self))
        words = self.tr(
            "Ziehen Sie eine Datei in dieses Fenster oder wählen Sie eine aus. Programmwerk erkennt Kapitel, Ziele und "
            "Maßnahmen und zeigt Ihnen alles, bevor etwas gespeichert wird."
        )
        self.column.addWidget(wrapped(words, "secondary", self))
        kinds = self.tr(
            "Word, ODT, RTF, PDF, Webseite, Text, Markdown, Tabelle (XLSX, ODS, CSV), Antragsgrün, OpenSlides"
        )
        self.column.addWidget(wrapped(kinds, "caption", self))
        self.choose = button(self.tr("Dokument wählen …"), self.file_wished.emit, "primary", self)
        self.paste = button(self.tr("Aus der Zwischenablage"), self.clipboard_wished.emit, parent=self)
        self.add_buttons(self.choose, self.paste)
        self.setFocusProxy(self.choose)


class WaitingPage(Card):
    """A document is being read."""

    cancel_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = wrapped("", parent=self)
        self.step = label("", "secondary", parent=self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.cancel = button(self.tr("Abbrechen"), self.cancel_wished.emit, parent=self)
        self.cancel.setShortcut("Esc")
        for widget in (self.title, self.progress, self.step):
            self.column.addWidget(widget)
        self.add_buttons(self.cancel)
        self.setFocusProxy(self.cancel)

    def begin(self, name: str) -> None:
        """Another document."""
        self.title.setText(self.tr("„{name}“ wird eingelesen").format(name=name))
        self.progress.setAccessibleName(self.title.text())
        self.tell(0.0)

    def tell(self, share: float) -> None:
        """How far it is, 0 to 1."""
        self.progress.setValue(round(share * 100))
        is_read = share >= READ_SHARE
        self.step.setText(self.tr("Die Gliederung wird erkannt …") if is_read else self.tr("Die Datei wird gelesen …"))


class StoppedPage(Card):
    """A document could not be read, or only with the help of another program."""

    file_wished = Signal()
    helper_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", size=1.3, bold=True, parent=self)
        self.words = wrapped("", parent=self)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.offer = wrapped("", parent=self)
        self.help = button("", self.helper_wished.emit, "primary", self)
        self.other = button(self.tr("Anderes Dokument wählen …"), self.file_wished.emit, parent=self)
        self.column.addWidget(self.title)
        self.column.addWidget(self.words)
        self.column.addWidget(self.offer)
        self.column.addSpacing(SPACE_L)
        self.add_buttons(self.help, self.other)
        self.setFocusProxy(self.other)

    def tell(self, words: str, helper: str = "") -> None:
        """Why it stopped; `helper` is an installed program that could read it."""
        self.title.setText(self.tr("Das geht mit Hilfe") if helper else self.tr("Das ließ sich nicht einlesen"))
        self.words.setText(words)
        offer = self.tr(
            "{helper} ist auf diesem Rechner installiert und kann die Datei lesen. Sie bleibt auf Ihrem Rechner und "
            "wird nicht verändert."
        )
        self.offer.setText(offer.format(helper=helper))
        self.offer.setVisible(bool(helper))
        self.help.setText(self.tr("Mit {helper} lesen").format(helper=helper))
        self.help.setVisible(bool(helper))
        self.setFocusProxy(self.help if helper else self.other)
