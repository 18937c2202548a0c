"""What the editions are called where a person chooses one."""

from PySide6.QtWidgets import QComboBox

from desktop.language import tr
from exporters.options import Edition


def offer_editions(box: QComboBox, *, compared: bool = False) -> None:
    """Fills a box with the editions; the Vergleich only where there is something to compare with."""
    for edition, words in (
        (Edition.PRINT, tr("Druckfassung")),
        (Edition.DEBATE, tr("Beratungsfassung mit Zeilennummern")),
        (Edition.TABLE, tr("Maßnahmentabelle")),
        (Edition.SHEETS, tr("Ein Blatt je Maßnahme")),
        (Edition.COMPARISON, tr("Vergleich mit einer früheren Version")),
    ):
        if compared or edition is not Edition.COMPARISON:
            box.addItem(words, edition.value)
