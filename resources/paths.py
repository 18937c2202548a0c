"""Where the bundled files lie, in a checkout and in the built application alike."""

import sys
from errno import ENOENT
from os import strerror
from pathlib import Path


def resources_dir() -> Path:
    """The folder of this package; in an application built by PyInstaller the copy that it unpacked beside the program."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle, "resources") if bundle else Path(__file__).resolve().parent


def fonts_dir() -> Path:
    """Static TTF files and their licences."""
    return resources_dir() / "fonts"


def font_path(name: str) -> Path:
    """The file of one cut, named as its PostScript name says: `SourceSans3-Semibold`, `SourceSerif4-It`.

    Raises FileNotFoundError with the path that it should have.
    """
    path = fonts_dir() / f"{name}.ttf"
    if not path.is_file():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(path))
    return path


def font_names() -> list[str]:
    """The names that `font_path` takes, sorted."""
    return sorted(path.stem for path in fonts_dir().glob("*.ttf"))


def dictionaries_dir() -> Path:
    """Hunspell's `de_DE_frami.aff` and `.dic` (ISO 8859-1)."""
    return resources_dir() / "dictionaries"


def samples_dir() -> Path:
    """Invented sample programmes that a first start offers."""
    return resources_dir() / "samples"


def designs_dir() -> Path:
    """Printed designs, one file each."""
    return resources_dir() / "designs"


def messages_dir() -> Path:
    """Templates of sentences, one `<language>.toml` each."""
    return resources_dir() / "messages"


def translations_dir() -> Path:
    """Qt's translation files (`.qm`) of our own widgets."""
    return resources_dir() / "translations"


def handbook_dir() -> Path:
    """The chapters of the handbook, in Markdown, and their pictures."""
    return resources_dir() / "handbook"


def icons_dir() -> Path:
    """Icons as SVG."""
    return resources_dir() / "icons"


def hyphenation_files() -> tuple[Path, Path]:
    """Patterns and exceptions for `programme.language.hyphenation`."""
    folder = resources_dir() / "hyphenation"
    return folder / "de_1996.pat", folder / "ausnahmen.txt"


def word_lists() -> list[Path]:
    """Lists of words that the dictionary lacks, for `programme.language.spelling`."""
    return [dictionaries_dir() / "partei.txt"]
