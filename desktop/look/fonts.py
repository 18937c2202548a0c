"""The interface's letters and those of the text being written."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from resources.paths import font_path

INTERFACE_CUTS = ("SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-Bold", "SourceSans3-It")
WRITING_CUTS = ("SourceSerif4-Regular", "SourceSerif4-Bold", "SourceSerif4-It", "SourceSerif4-BoldIt")
BARE_FAMILIES = ("DejaVu Sans", "Bitstream Vera Sans", "Liberation Sans", "Nimbus Sans", "Noto Sans Mono")
"""What fontconfig falls back to on a system that has chosen no interface font; ours reads better there."""
INTERFACE_SIZE = 10.5
WRITING_SIZE = 12.0
_LETTERS = "letters"
"""Property of a widget with letters of its own: how large and how heavy they are beside the interface's."""
_families: dict[str, str] = {}
_system: list[QFont] = []


def interface_font(zoom: float = 1.0) -> QFont:
    """The system's font, or Source Sans where the system has chosen none."""
    if not _system:
        _system.append(QApplication.font())
    if QFontInfo(_system[0]).family() in BARE_FAMILIES or _system[0].family() == "Sans Serif":
        font = QFont(_family(INTERFACE_CUTS), pointSize=10)
        font.setPointSizeF(INTERFACE_SIZE * zoom)
    else:
        font = QFont(_system[0])
        font.setPointSizeF(max(font.pointSizeF(), 9.0) * zoom)
    return font


def writing_font(size: float = WRITING_SIZE) -> QFont:
    """Source Serif, for text that is being written."""
    font = QFont(_family(WRITING_CUTS))
    font.setPointSizeF(size)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def scaled(factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's font, larger or smaller."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(weight)
    return font


def use_letters(widget: QWidget, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> None:
    """Letters larger or heavier than the interface's; they follow it when it grows (`follow_interface`)."""
    widget.setProperty(_LETTERS, (factor, weight.value))
    widget.setFont(scaled(factor, weight))


def follow_interface(application: QApplication) -> None:
    """After another size of the interface: a font that was set by hand keeps its size else."""
    for widget in application.allWidgets():
        letters = widget.property(_LETTERS)
        if letters:
            widget.setFont(scaled(letters[0], QFont.Weight(letters[1])))


def tabular(font: QFont) -> QFont:
    """`font` with digits of one width, for numbers below each other."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _family(cuts: tuple[str, ...]) -> str:
    if cuts[0] not in _families:
        for cut in cuts:
            number = QFontDatabase.addApplicationFont(str(font_path(cut)))
            names = QFontDatabase.applicationFontFamilies(number)
            _families.setdefault(cuts[0], names[0] if names else "Sans Serif")
    return _families[cuts[0]]
