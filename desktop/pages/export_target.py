"""The file that an export is written to: its ending says the format, and no foreign file is replaced unasked."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import shorten

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from desktop.language import tr
from desktop.places import is_there, typed_path
from desktop.tree.outline import Outline
from exporters.options import Edition
from exporters.registry import FORMATS

NAME_PART = 38  # letters of a title in a file's name that holds two of them
_SUFFIXES = frozenset(each.suffix for each in FORMATS)


class TargetField(QLineEdit):
    """A path. Its ending and the format chosen in `formats` (whose data are endings) follow each other."""

    def __init__(self, formats: QComboBox, known: Iterable[str], parent: QWidget | None = None) -> None:
        """`known` are files that were written from here before and may be replaced."""
        super().__init__(parent)
        self._formats = formats
        self._known = {each for each in known if each}
        self._proposed = ""
        self._folder = Path()
        self.setAccessibleName(self.tr("Zieldatei"))
        self.textEdited.connect(lambda _words: self.follow_name())

    @property
    def path(self) -> Path:
        """The file, with the ending of the chosen format where none of ours was given. A mere name is one in the folder
        that was proposed."""
        path = typed_path(self.text(), self._folder)
        suffix = self._formats.currentData()
        return path if not path.name or path.suffix.casefold() in _SUFFIXES else path.with_name(path.name + suffix)

    def propose(self, name: str, folder: Path | None = None) -> None:
        """A file's name for what is to be exported, with the ending of the chosen format. One that somebody gave stays."""
        self._folder = folder or self._folder
        now = Path(self.text().strip())
        bare = now.stem if now.suffix.casefold() in _SUFFIXES else now.name
        if folder is not None or bare == self._proposed:
            self._proposed = file_name(name)
            self.setText(str((folder or now.parent) / (self._proposed + self._formats.currentData())))

    def follow_format(self) -> None:
        """Another format was chosen."""
        path = Path(self.text().strip())
        suffix = self._formats.currentData()
        if path.name and path.suffix.casefold() != suffix:
            bare = path.with_suffix("") if path.suffix.casefold() in _SUFFIXES else path
            self.setText(str(bare.with_name(bare.name + suffix)))

    def follow_name(self) -> None:
        """Another name was given: its ending chooses the format."""
        row = self._formats.findData(Path(self.text().strip()).suffix.casefold())
        if row >= 0:
            self._formats.setCurrentIndex(row)

    def choose(self) -> None:
        """Asks for the file; the system's dialog asks before one is replaced."""
        kind = f"{self._formats.currentText()} (*{self._formats.currentData()})"
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Exportieren nach"), self.text(), kind)
        if chosen:
            self.setText(chosen)
            self.follow_name()
            self.allow()

    def would_replace(self) -> bool:
        """Whether a file stands there that was not written from here, and nobody said yet that it may go."""
        return str(self.path) not in self._known and is_there(self.path)

    def allow(self) -> None:
        """The file that stands there may be replaced."""
        self._known.add(str(self.path))


def proposed_title(outline: Outline, edition: Edition, parts: Sequence[str]) -> str:
    """What a file is called unless somebody names it: the programme, and what is taken of it (ids; none for all)."""
    title = outline.head.title
    if edition is Edition.COMPARISON:
        return tr("{title} – Vergleich").format(title=title)
    if len(parts) == 1:
        part = outline.entry(parts[0])
        words = f"{part.shown_number} {part.short()}"
        return " – ".join(shorten(each, NAME_PART, placeholder=" …") for each in (title, words))
    return tr("{title} – Auszug").format(title=title) if parts else title


def file_name(title: str) -> str:
    """A file's name made of a title: no signs that a system forbids, at most 80 letters."""
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .")
    return " ".join(name.split())[:80].strip() or "Programm"
