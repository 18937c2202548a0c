"""Checks of the words: gender forms, sentences, abbreviations, quotes, spelling."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from programme.checks.abbreviations import WELL_KNOWN
from programme.checks.context import Context, Passage
from programme.findings import Finding, Severity
from programme.language.gender import GenderForm
from programme.language.readability import WORD, sentence_spans
from programme.language.spelling import Speller
from programme.language.typography import unbalanced_quotes as lonely_quotes
from programme.model import shortened

LONGEST_SENTENCE = 30
"""Words. Sentences over 30 words are hard for most readers (Wiener Sachtextformel: no school year suffices)."""

_EXCERPT = 40
_SHORTEST_WORD = 4
_ABBREVIATION = re.compile(r"(?<![\w*:_/-])[A-ZÄÖÜ][A-ZÄÖÜ]{1,5}s?(?![\w*:_])")
_CAPITALISED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
_ROMAN = re.compile(r"[IVXLC]+")


def mixed_gender_forms(context: Context) -> Iterator[Finding]:
    """Forms in another style than most of the programme, one finding for each style and passage."""
    found = [(passage, form) for passage, forms in context.gender for form in forms]
    counts = Counter(form.style for _, form in found)
    if len(counts) < 2:
        return
    usual_style = counts.most_common(1)[0][0]
    usual = next(form.text for _, form in found if form.style is usual_style)
    told: set[tuple[Passage, str]] = set()
    for passage, form in found:
        if form.style is not usual_style and (passage, form.style) not in told:
            told.add((passage, form.style))
            yield _gender_finding(passage, form, usual)


def _gender_finding(passage: Passage, form: GenderForm, usual: str) -> Finding:
    values = {"form": form.text, "style": form.style.value, "usual": usual, **passage.place(form.start, form.end)}
    return Finding("gender_forms_mixed", Severity.HINT, values, node=passage.node)


def missing_gender_forms(context: Context) -> Iterator[Finding]:
    """Masculine words that stand alone though the programme names the same people in a gender form elsewhere."""
    masculine = {form.masculine: form.text for _, forms in reversed(context.gender) for form in reversed(forms)}
    masculine.pop("", None)
    if not masculine:
        return
    words = "|".join(map(re.escape, sorted(masculine)))
    pattern = re.compile(rf"\b(?<!-)({words})(n?)(?![\w*:_·•(/-])")
    spans = {passage: [(form.start, form.end) for form in forms] for passage, forms in context.gender}
    for passage in context.passages:
        known = spans.get(passage, [])
        match = next((each for each in pattern.finditer(passage.text) if not _within(each.start(), known)), None)
        if match:
            values = {"word": match[0], "usual": masculine[match[1]], **passage.place(*match.span())}
            yield Finding("gender_form_missing", Severity.HINT, values, node=passage.node)


def _within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def long_sentences(context: Context) -> Iterator[Finding]:
    """Sentences of more than `LONGEST_SENTENCE` words."""
    for passage in context.passages:
        if passage.text.count(" ") < LONGEST_SENTENCE:
            continue
        for start, end in sentence_spans(passage.text):
            words = sum(1 for _ in WORD.finditer(passage.text, start, end))
            if words > LONGEST_SENTENCE:
                excerpt = shortened(passage.text[start:end])
                values = {"words": words, "sentence": excerpt, **passage.place(start, end)}
                yield Finding("sentence_long", Severity.HINT, values, node=passage.node)


def unexplained_abbreviations(context: Context) -> Iterator[Finding]:
    """Abbreviations that few know and that no passage explains; told once, where they first stand."""
    first: dict[str, tuple[Passage, re.Match[str]]] = {}
    for passage in context.passages:
        if not passage.text.isupper():
            for match in _ABBREVIATION.finditer(passage.text):
                first.setdefault(match[0].removesuffix("s"), (passage, match))
    strange = {
        short: place for short, place in first.items() if short not in WELL_KNOWN and not _ROMAN.fullmatch(short)
    }
    known = _explained(context) | _words_of(context, strange) if strange else set()
    for short, (passage, match) in strange.items():
        if short not in known:
            values = {"abbreviation": short, **passage.place(*match.span())}
            yield Finding("abbreviation_unexplained", Severity.HINT, values, node=passage.node)


def words_in_capitals(found: Iterable[Finding], speller: Speller) -> set[str]:
    """Which of the unexplained abbreviations are words that are only written large ("BANK", "PLUS")."""
    shorts = {str(each.values["abbreviation"]) for each in found if each.kind == "abbreviation_unexplained"}
    return {each for each in shorts if len(each) >= _SHORTEST_WORD and speller.is_known(each.capitalize())}


def unbalanced_quotes(context: Context) -> Iterator[Finding]:
    """Quotes without a partner in their passage."""
    for passage in context.passages:
        for place in lonely_quotes(passage.text):
            excerpt = passage.text[max(0, place - _EXCERPT // 2) : place + _EXCERPT // 2].strip()
            values = {"excerpt": excerpt, **passage.place(place, place + 1)}
            yield Finding("quotes_unbalanced", Severity.WARNING, values, node=passage.node)


def unknown_words(
    context: Context, speller: Speller, progress: Callable[[float], None] = lambda _share: None
) -> Iterator[Finding]:
    """Words that `speller` does not know, each once for a node. `progress` is told the share after each passage."""
    told: set[tuple[str | None, str]] = set()
    for place, passage in enumerate(context.passages):
        progress(place / len(context.passages))
        for start, end in speller.unknown_words(passage.text):
            word = passage.text[start:end]
            if (passage.node, word) not in told:
                told.add((passage.node, word))
                yield Finding(
                    "word_unknown", Severity.HINT, {"word": word, **passage.place(start, end)}, node=passage.node
                )
    progress(1.0)


def _words_of(context: Context, capitals: Iterable[str]) -> set[str]:
    """Those of `capitals` that are names or words in capitals: they stand in small letters elsewhere ("HAMM", "Hamm")."""
    words = {word for passage in context.passages for word in _CAPITALISED.findall(passage.text)}
    return {each for each in capitals if each.capitalize() in words}


def _explained(context: Context) -> set[str]:
    """Abbreviations that stand alone in brackets after their words, or are followed by words in brackets."""
    found: set[str] = set()
    for passage in context.passages:
        found.update(re.findall(r"\w[“”\"]?\s\(([A-ZÄÖÜ]{2,6})s?[,;)]", passage.text))
        found.update(re.findall(r"\b([A-ZÄÖÜ]{2,6})s?\s(?:\(|=\s|steht für\s)[^\W\d_]{4,}", passage.text))
    return found
