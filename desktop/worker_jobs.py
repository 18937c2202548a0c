"""The jobs of the worker process. Each takes plain data and a function for its progress (0 to 1)."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from exporters.options import ExportOptions
from programme.findings import Finding
from programme.language.folding import Span
from programme.model import Programme
from resources.paths import dictionaries_dir, word_lists

if TYPE_CHECKING:
    from programme.language.spelling import Speller

Progress = Callable[[float], None]
WRITE = "desktop.worker_jobs:write_file"
CHECK = "desktop.worker_jobs:check"
SPELL = "desktop.worker_jobs:misspelt"
SUGGEST = "desktop.worker_jobs:suggestions"
COUNT_LINES = "desktop.worker_jobs:counted_lines"
STEPS = 200
"""So many times the progress of a check is told at most."""
OWN_WORDS = "own_words"
"""Under which setting the store keeps the words that its user taught."""

_spellers: dict[tuple[str, ...], "Speller"] = {}
_spellers_turn = Lock()  # a check runs beside the other jobs


def write_file(
    programme: Programme, options: ExportOptions, target: Path, progress: Progress
) -> tuple[Path, tuple[Finding, ...]]:
    """Writes a file; gives its path and what a person should know of it. Raises `UserError`."""
    from exporters.checked_export import export_checked

    return target, export_checked(programme, options, target, progress)


def counted_lines(state: Programme, options: ExportOptions, _progress: Progress) -> dict[str, Any]:
    """The record of the lines of a version, as `store.versions.keep_lines` takes it."""
    from exporters.printed_lines import counted_record

    return counted_record(state, options)


def check(programme: Programme, own_words: tuple[str, ...], progress: Progress) -> list[tuple[str, Finding]]:
    """All findings, worst first, each with the key that a waiver names it by."""
    from programme.checks import run_checks, waiver_key

    found = run_checks(programme, _speller(own_words), progress=_in_steps(progress))
    return [(waiver_key(finding), finding) for finding in found]


def _in_steps(progress: Progress) -> Progress:
    """Tells only what can be seen: the window is not to hear of each of 100,000 passages."""
    told = -1

    def tell(share: float) -> None:
        nonlocal told
        if int(share * STEPS) > told:
            told = int(share * STEPS)
            progress(share)

    return tell


def misspelt(texts: tuple[str, ...], own_words: tuple[str, ...], _progress: Progress) -> list[list[Span]]:
    """For each plain text where words stand that may be wrong."""
    speller = _speller(own_words)
    return [speller.unknown_words(text) for text in texts]


def suggestions(word: str, own_words: tuple[str, ...], _progress: Progress) -> list[str]:
    """Known words like `word`, likeliest first."""
    return _speller(own_words).suggestions(word)


def _speller(own_words: tuple[str, ...]) -> "Speller":
    from programme.language.spelling import Speller

    with _spellers_turn:
        if own_words not in _spellers:
            _spellers.clear()
            speller = Speller(dictionaries_dir(), word_lists(), own_words)
            speller.load()  # whole before another thread finds it
            _spellers[own_words] = speller
        return _spellers[own_words]
