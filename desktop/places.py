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
    """The usual store."""
    return data_folder() / "programme.sqlite"


def log_path() -> Path:
    """The log; its folder is made."""
    folder = Path(platformdirs.user_log_dir(APPLICATION, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "programmwerk.log"
