"""What the window remembers of its user: name, look, places. Kept apart from the store, one INI file per user."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from desktop.language import Language
from desktop.look.colours import Mode
from desktop.places import APPLICATION


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes; both may be empty."""

    name: str = ""
    initials: str = ""

    @property
    def author(self) -> str:
        """What stands beside a change."""
        return self.name or self.initials


def settings_path() -> Path:
    """The INI file; its folder is made by Qt."""
    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False)) / "fenster.ini"


class Settings:
    """Typed access; a value that cannot be read is as if it were not there."""

    def __init__(self, path: Path | None = None) -> None:
        self._file = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)

    @property
    def identity(self) -> Identity | None:
        """None until the first start asked; empty names where the answer was no."""
        if not self._file.contains("identity/name"):
            return None
        return Identity(self._text("identity/name"), self._text("identity/initials"))

    @identity.setter
    def identity(self, value: Identity) -> None:
        self._file.setValue("identity/name", value.name)
        self._file.setValue("identity/initials", value.initials)
        self._file.sync()

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the system."""
        value = self._text("look/mode")
        return Mode(value) if value in list(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, value: Mode) -> None:
        self._file.setValue("look/mode", value.value)

    @property
    def zoom(self) -> float:
        """Size of the interface's letters, 0.8 to 2."""
        try:
            return min(2.0, max(0.8, float(self._text("look/zoom") or 1)))
        except ValueError:
            return 1.0

    @zoom.setter
    def zoom(self, value: float) -> None:
        self._file.setValue("look/zoom", f"{value:.2f}")

    @property
    def language(self) -> Language:
        """German until the other one is chosen, whatever the system speaks: the work is German."""
        value = self._text("look/language")
        return Language(value) if value in list(Language) else Language.GERMAN

    @language.setter
    def language(self, value: Language) -> None:
        self._file.setValue("look/language", value.value)

    def bytes_of(self, key: str) -> QByteArray:
        """A state that Qt made (geometry, splitters); empty where there is none."""
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Keeps a state that Qt made."""
        self._file.setValue(key, value)

    def state(self, key: str) -> dict[str, Any]:
        """A small JSON object, for what a programme or a pane remembers."""
        try:
            value = json.loads(self._text(f"state/{key}") or "{}")
        except json.JSONDecodeError:
            return {}
        return value if isinstance(value, dict) else {}

    def set_state(self, key: str, value: dict[str, Any]) -> None:
        """Keeps a small JSON object."""
        self._file.setValue(f"state/{key}", json.dumps(value, ensure_ascii=False))

    def text(self, key: str) -> str:
        """A plain value; "" where there is none."""
        return self._text(key)

    def set_text(self, key: str, value: str) -> None:
        """Keeps a plain value."""
        self._file.setValue(key, value)

    def save(self) -> None:
        """Writes everything to the file now."""
        self._file.sync()

    def _text(self, key: str) -> str:
        value = self._file.value(key)
        return value if isinstance(value, str) else ""
