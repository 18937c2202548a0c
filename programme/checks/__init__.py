"""Editorial checks: a list of small functions, each yielding findings. A new check is one function and one line here.

Findings carry facts: `values` fill the sentence of their kind; "part" ("title", "text", "preface", "closing" or
"field:" and the field's key), "start" and "end" in it say where in the plain text of that part they stand.
"""

from collections.abc import Callable, Collection, Iterator

from programme.checks import duplicates, filling, structure, wording
from programme.checks.context import Context, waiver_key
from programme.findings import Finding, worst_first
from programme.language.spelling import Speller
from programme.model import Programme

__all__ = ["CHECKS", "Context", "run_checks", "waiver_key"]

Check = Callable[[Context], Iterator[Finding]]
Progress = Callable[[float], None]
_SPELLING = 0.85
"""Share of the time that spelling takes of a long programme in words not yet asked for."""

CHECKS: tuple[Check, ...] = (
    structure.visdp,
    structure.empty_entries,
    structure.numbers_twice,
    structure.numbers_missing,
    structure.responsible_missing,
    filling.required_missing,
    filling.levels_skipped,
    filling.too_long,
    structure.dead_references,
    structure.unknown_numbers,
    wording.unbalanced_quotes,
    duplicates.similar_measures,
    wording.mixed_gender_forms,
    wording.missing_gender_forms,
    wording.long_sentences,
    wording.unexplained_abbreviations,
)


def run_checks(
    programme: Programme,
    speller: Speller | None = None,
    waived: Collection[str] = frozenset(),
    progress: Progress = lambda _share: None,
) -> list[Finding]:
    """All findings but the waived ones (see `waiver_key`), worst first, else in the order of `CHECKS` and reading.

    Spelling is checked where a `speller` is given. `progress` is told the share done, 0 to 1, never less than before;
    what it raises ends the check.
    """
    progress(0.0)
    context = Context(programme)
    found: list[Finding] = []
    before = 1.0 if speller is None else 1.0 - _SPELLING
    for place, check in enumerate(CHECKS, 1):
        found.extend(check(context))
        progress(before * place / len(CHECKS))
    if speller is not None:
        large = wording.words_in_capitals(found, speller)
        found = [each for each in found if each.values.get("abbreviation") not in large]
        found.extend(wording.unknown_words(context, speller, lambda share: progress(before + share * _SPELLING)))
    return worst_first([finding for finding in found if waiver_key(finding) not in waived])
