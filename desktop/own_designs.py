"""Designs of one's own: files in the data folder, which offices can exchange. Knows no Qt."""

import re
from pathlib import Path

from desktop.places import data_folder
from exporters.design import Design, design_names, load_design, save_design
from programme.errors import UserError

_SUFFIX = ".json"


def designs_folder() -> Path:
    """Where own designs lie; not made here."""
    return data_folder() / "gestaltungen"


def design_reference(name: str) -> str:
    """What `load_design` takes for the name of a bundled or own design, or for a path, which is not changed."""
    own = designs_folder() / f"{name}{_SUFFIX}"
    return str(own) if name not in design_names() and own.is_file() else name


def offered_designs() -> list[tuple[str, str]]:
    """Reference and title of all designs, the bundled ones first; own files that cannot be read are left out."""
    found = [(name, load_design(name).title) for name in design_names()]
    for path in sorted(designs_folder().glob(f"*{_SUFFIX}")):
        try:
            found.append((str(path), load_design(str(path)).title))
        except UserError:
            continue
    return found


def keep_design(design: Design) -> str:
    """Writes an own design under its title; gives its reference. Raises `UserError`."""
    folder = designs_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{file_stem(design.title)}{_SUFFIX}"
    save_design(design, path)
    return str(path)


def drop_design(reference: str) -> None:
    """Deletes an own design; a bundled one stays."""
    path = Path(reference)
    if path.parent == designs_folder():
        path.unlink(missing_ok=True)


def is_own(reference: str) -> bool:
    """Whether a reference names a file and no bundled design."""
    return reference.endswith(_SUFFIX)


def file_stem(title: str) -> str:
    """A file's name made of a title, never that of a bundled design."""
    stem = re.sub(r"[^\w-]+", "-", title.casefold()).strip("-") or "gestaltung"
    return f"eigene-{stem}" if stem in design_names() else stem
