"""The dictionary by which words are repaired."""

from functools import lru_cache

from programme.language.spelling import Speller
from resources.paths import dictionaries_dir


@lru_cache(maxsize=1)
def speller() -> Speller | None:
    """None where the dictionary is missing: then nothing is repaired."""
    folder = dictionaries_dir()
    loaded = Speller(folder, sorted(folder.glob("*.txt")))
    try:
        loaded.load()
    except FileNotFoundError:
        return None
    return loaded
