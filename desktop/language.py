"""The window's language: German, or English by choice; Qt's own dialogs, our widgets, sentences, numbers and dates alike.

Programmes, what is printed of them, the handbook and the command line are German whatever is chosen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop import messages
from resources.paths import translations_dir


class Language(StrEnum):
    """What a person can choose; the values name the files."""

    GERMAN = messages.GERMAN
    ENGLISH = messages.ENGLISH


_LOCALES = {
    Language.GERMAN: QLocale(QLocale.Language.German, QLocale.Country.Germany),
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_installed: list[QTranslator] = []
_as_written: ContextVar[bool] = ContextVar("as_written", default=False)
"""Whether words are wanted as they stand in the code."""


def tr(words: str, comment: str | None = None, number: int = -1) -> str:
    """`words` in the language in use, for functions outside classes; `comment` tells equal words apart, %Ln is `number`.

    The name and the missing context are what lupdate finds there; `tr` of another object than `self` it does not.
    """
    if _as_written.get():
        return words
    return QCoreApplication.translate("", words, comment, number)


@contextmanager
def german() -> Iterator[None]:
    """Meanwhile `tr` leaves words as they are, whatever the window speaks: the handbook is German. Nothing that counts."""
    before = _as_written.set(True)
    try:
        yield
    finally:
        _as_written.reset(before)


def speak(application: QCoreApplication, language: Language) -> None:
    """From now on. Widgets that stand already keep their words: a window asks before it is made."""
    for translator in _installed:
        application.removeTranslator(translator)
    _installed.clear()
    QLocale.setDefault(_LOCALES[language])
    messages.speak(language.value)
    ours = translations_dir()
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qts), ("keys", ours), ("programmwerk", ours)):  # the later one is asked first
        translator = QTranslator(application)
        if translator.load(f"{name}_{language.value}", str(folder)) and application.installTranslator(translator):
            _installed.append(translator)
