"""What editions and formats are called where a person chooses one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from desktop import messages
from desktop.language import tr
from exporters.options import Edition
from exporters.registry import FORMATS


def offer_formats(box: QComboBox) -> None:
    """Fills a box with the formats that can be written; their names that are words follow the language."""
    named = messages.known_kinds("format_name")
    for each in FORMATS:
        ending = each.suffix.removeprefix(".")
        name = messages.text("format_name", ending) if ending in named else each.name
        box.addItem(f"{name} ({each.suffix})", each.suffix)


COMPARED = "comparison:"
"""Begins the data of a Vergleich with one version."""
_MOST_VERSIONS = 8


def offer_comparisons(box: QComboBox, versions: Sequence[tuple[str, str]]) -> None:
    """Adds a Vergleich with each of the latest `versions` (id and name, the newest first) in place of those before."""
    chosen = box.currentData()
    for row in reversed(range(box.count())):
        if str(box.itemData(row)).startswith(COMPARED):
            box.removeItem(row)
    for version, name in versions[:_MOST_VERSIONS]:
        box.addItem(tr("Vergleich mit „{name}“").format(name=name), COMPARED + version)
    box.setCurrentIndex(max(box.findData(chosen), 0))


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
