"""Where the store, settings and logs of this user lie, on each system where they belong."""

import os
from pathlib import Path

import platformdirs

APPLICATION = "Programmwerk"


def data_folder() -> Path:
    """The folder of store, backups and journal; not made here. `PROGRAMMWERK_DATA` names another one."""
    own = os.environ.get("PROGRAMMWERK_DATA")
    return Path(own) if own else Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def store_path() -> Path:
    """The usual store: where it was moved to, else in the data folder. `PROGRAMMWERK_DATA` wins."""
    if not os.environ.get("PROGRAMMWERK_DATA"):
        try:
            chosen = _chosen_place().read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            chosen = ""
        if chosen and Path(chosen).is_absolute():
            return Path(chosen)
    return data_folder() / "programme.sqlite"


def documents_folder() -> Path:
    """Where people keep what they write; home where the folder that the system names was never made."""
    named = Path(platformdirs.user_documents_dir())
    return named if named.is_dir() else Path.home()


def typed_path(words: str, folder: Path) -> Path:
    """The file that a person named: a mere name is one in `folder`, "~" is home, "~name" of nobody a name like any other."""
    path = Path(words.strip())
    try:
        return folder / path.expanduser()
    except RuntimeError:
        return folder / path


def is_there(path: Path) -> bool:
    """Whether a file stands there; a name that no file can have is none, and who writes it says so."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def stamp_of(path: Path) -> str:
    """Differs once a file was written anew; "" where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}"


def draft_path() -> Path:
    """Where an unfinished review lies, if there is one (`desktop.review.draft`)."""
    return data_folder() / "pruefung.json"


def is_moved() -> bool:
    """Whether the usual store lies elsewhere than in the data folder; then no folder is made for it."""
    return store_path() != data_folder() / "programme.sqlite"


def remember_store(path: Path) -> None:
    """The usual store lies in `path` from now on. A plain file, since the command line reads it, too."""
    place = _chosen_place()
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(place.name + ".neu")
    unfinished.write_text(f"{path.absolute()}\n", "utf-8")
    unfinished.replace(place)


def _chosen_place() -> Path:
    return Path(platformdirs.user_config_dir(APPLICATION, appauthor=False)) / "ort-der-daten.txt"


def log_path() -> Path:
    """The log; its folder is made."""
    folder = Path(platformdirs.user_log_dir(APPLICATION, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "programmwerk.log"
