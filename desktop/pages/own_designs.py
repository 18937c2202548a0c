"""Designs of one's own: files in the data folder, which offices can exchange. Knows no Qt."""

import re
from dataclasses import replace
from itertools import count
from pathlib import Path

from desktop.places import data_folder
from exporters.design import Design, design_names, load_design, save_design
from programme.errors import UnwritableTarget, UserError

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


def own_file(title: str) -> Path:
    """Where an own design of that title lies, or would lie."""
    return designs_folder() / f"{file_stem(title)}{_SUFFIX}"


def keep_design(design: Design) -> str:
    """Writes an own design under its title; gives its reference. Raises `UserError`."""
    path = own_file(design.title)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableTarget("target_unwritable", path=str(path), reason=error.strerror or "") from error
    save_design(design, path)
    return str(path)


def take_design(design: Design) -> str:
    """Keeps a design from elsewhere; another one of its title stays, the new one gets a number. Raises `UserError`."""
    for number in count(2):
        path = own_file(design.title)
        if not path.exists() or _is_same(path, design):
            return keep_design(design)
        bare = re.sub(r" \(\d+\)$", "", design.title)
        design = replace(design, title=f"{bare} ({number})")
    raise AssertionError


def _is_same(path: Path, design: Design) -> bool:
    try:
        return replace(load_design(str(path)), key="", title="") == replace(design, key="", title="")
    except UserError:
        return False


def drop_design(reference: str) -> None:
    """Deletes an own design; a bundled one stays. Raises `UserError` where the file must stay."""
    path = Path(reference)
    if path.parent == designs_folder():
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableTarget("target_unwritable", path=str(path), reason=error.strerror or "") from error


def is_own(reference: str) -> bool:
    """Whether a reference names a file and no bundled design."""
    return reference.endswith(_SUFFIX)


def file_stem(title: str) -> str:
    """A file's name made of a title, never that of a bundled design."""
    stem = re.sub(r"[^\w-]+", "-", title.casefold()).strip("-") or "gestaltung"
    return f"eigene-{stem}" if stem in design_names() else stem
