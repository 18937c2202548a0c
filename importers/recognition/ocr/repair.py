"""Repairs scanned lines word by word. Each repair is a finding that can be taken back; what could be either is one too,
and stays as it was read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from importers.progress import tell
from importers.recognition.lines import Ledger, Line
from importers.recognition.ocr.channel import Candidate, candidates
from importers.recognition.ocr.dictionary import speller
from importers.recognition.ocr.suspicion import looks_scanned
from programme.findings import Severity
from programme.language.spelling import Speller

_WORD = re.compile(r"[^\W_]+(?:é[^\W_]*)*")
_DOUBLE_COMMA = re.compile(r"(?<![^\s(]),,\s?(?=\w)")
_SINGLE_COMMA = re.compile(r"(?<![^\s(]),(?=[A-ZÄÖÜ][^,„“”\"]{0,80}[”\"“])")
_CLOSING = re.compile(r"(„[^„“”\"]*)[”\"]")
_SENTENCE_END = re.compile(r"[.!?:]\W*$|^\W*$")
_GENDER_SIGN = re.compile(r"\w[*:_]$")
_NAME_GOES_ON = re.compile(r"[ -][A-ZÄÖÜ]")
_CLEAR = 0.45  # by how much the best candidate must be nearer than the next
_IN_TEXT = 1.5  # what a candidate gains that the text itself has elsewhere
_FREQUENTLY = 0.5  # what one gains that every such text has
_SHORTEST_EVIDENCE = 6
_DEAREST_SURE = 1.95  # price of one change above which a candidate is only proposed
_DEAREST_NOUN = 2.3  # the same where the word read cannot stand at all
_ONE_DOT = 1.25
_MOST_CHOICES = 4
_COMPOUND = 0.8  # what a candidate loses that only our rules for compounds accept
_RARE_FROM, _RARE = 1.2, 0.8  # price of a change from which on a compound by it is only proposed, and what that adds
_SHORTEST = 3
_LONG_HEAD = 6  # letters of a compound's first part that no misreading makes by chance
_SHORT_NAME = 4  # letters of a word that is rather a name than a misread verb
_SHARES = (0.1, 0.35), (0.35, 0.6)  # of all recognition, that the two rounds over the lines take
_FREQUENT = frozenset(
    "für über können könnte müssen fällt während später größer größere heißt außerhalb außerdem möglich möglichkeit mögliche"
    " bürger bürgerinnen maßnahme maßnahmen öffentlich öffentliche öffentlichen stärken gefördert geprüft fördern"
    " unterstützt unterstützen ergänzt berücksichtigt durchgeführt führen führt würde würden gewährleistet städtische"
    " städtischen läuft zusätzlich nächste jährlich verfügung stärkung förderung prüfen prüft übernehmen übernimmt groß große".split()
)


@dataclass(slots=True)
class _Told:
    """What was told already, so that a word misread twenty times is one finding."""

    repaired: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], Line] = field(default_factory=dict)
    open: dict[str, tuple[Line, list[str]]] = field(default_factory=dict)


def repaired(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """The lines with misread words set right, where the source looks scanned."""
    if not looks_scanned(lines):
        return list(lines)
    known = speller()
    if known is None:
        ledger.note("scan_not_repaired", Severity.WARNING)
        return list(lines)
    told = _Told()
    repairer = _Repairer(known, lines)
    result = [line.with_text(line.text.mapped(_quotes)) for line in lines]
    result = [_line(line, repairer, told) for line in _counted(result, _SHARES[0])]
    repairer.learn(result)
    told.open.clear()
    result = [_line(line, repairer, told) for line in _counted(result, _SHARES[1])]
    _tell(told, ledger)
    return result


def _counted(lines: Sequence[Line], share: tuple[float, float]) -> Iterator[Line]:
    """The lines, while it is told how far they are of this share of recognition."""
    start, end = share
    for index, line in enumerate(lines):
        tell(start + (end - start) * index / len(lines))
        yield line


def _tell(told: _Told, ledger: Ledger) -> None:
    for (read, meant), line in told.first.items():
        ledger.note("word_repaired", Severity.HINT, line, read=read, meant=meant, count=told.repaired[read, meant])
    for read, (line, choices) in told.open.items():
        ledger.note("word_doubtful", Severity.WARNING, line, read=read, choices=", ".join(choices))


def _line(line: Line, repairer: "_Repairer", told: _Told) -> Line:
    plain = line.plain

    def change(match: re.Match[str]) -> str:
        word = match[0]
        if _GENDER_SIGN.search(match.string[: match.start()]):
            return word  # "innenschaften" is half a word
        inside = _SENTENCE_END.search(match.string[: match.start()]) is None
        named = word[0].isupper() and _NAME_GOES_ON.match(match.string[match.end() :]) is not None
        meant, choices = repairer.meant(word, inside, named)
        if meant != word:
            told.repaired[word, meant] += 1
            told.first.setdefault((word, meant), line)
        elif choices:
            told.open.setdefault(word, (line, choices))
        return meant

    changed = line.text.mapped(lambda run: _WORD.sub(change, run))
    return line if changed.plain == plain else line.with_text(changed)


def _quotes(run: str) -> str:
    """Scanners read a low quote as commas and close it with any sign."""
    run = _SINGLE_COMMA.sub("„", _DOUBLE_COMMA.sub("„", run))
    return _CLOSING.sub(r"\1“", run)


class _Repairer:
    """Finds what a word was meant to be."""

    def __init__(self, speller: Speller, lines: Sequence[Line]) -> None:
        self._speller = speller
        self._words = ""
        self._found: dict[tuple[str, bool], list[Candidate]] = {}
        self._cache: dict[tuple[str, bool, bool], tuple[str, list[str]]] = {}
        self.learn(lines)

    def learn(self, lines: Sequence[Line]) -> None:
        """Takes the words of `lines` as evidence for what the text speaks of."""
        words = {word.casefold() for line in lines for word in _WORD.findall(line.plain)}
        self._words = "\n".join(sorted(words))
        self._cache = {key: decided for key, decided in self._cache.items() if decided[0] != key[0]}

    def meant(self, word: str, inside: bool, named: bool = False) -> tuple[str, list[str]]:
        """The word that was meant (the same where nothing better is known), and what else it could be. `inside` says
        that it stands in the middle of a sentence, where a capital means a noun; `named` that another capital follows,
        so that it may be part of a name ("Hohe Ward")."""
        key = (word, inside, named)
        if key not in self._cache:
            meant, choices = self._decide(word, inside, named)
            self._cache[key] = (self._small(meant) if inside and meant != word else meant), choices
        return self._cache[key]

    def _small(self, word: str) -> str:
        """A small umlaut is often read as a capital; inside a sentence only a noun begins with one."""
        if word[0] in "ÄÖÜ" and not self._speller.is_noun(word) and self._speller.has_entry(word.lower()):
            return word.lower()
        return word

    def _decide(self, word: str, inside: bool, named: bool) -> tuple[str, list[str]]:
        if len(word) < _SHORTEST or word.isupper() or (any(map(str.isdigit, word)) and not _misread_digit(word)):
            return word, []
        if self._speller.is_listed(word) and self._speller.has_entry(word):
            return self._listed(word, inside, named)
        ranked = self._ranked(word)
        if not ranked:
            return word, []
        best = ranked[0]
        sure = self._is_clear(ranked) and best.dearest <= _DEAREST_SURE
        if self._speller.is_known(word) and self._is_compound(word, best):
            return word, [best.word] if best.word.casefold() in self._words else []
        is_name = inside and word[0].isupper() and len(word) <= _SHORT_NAME and best.word.casefold() not in _FREQUENT
        if is_name and not self._speller.is_noun(best.word):
            sure = False
        if self._speller.is_known(word):
            listed = self._speller.is_listed(best.word) and not self._speller.is_listed(word)
            believed = listed or best.word.casefold() in self._words
            return (best.word, []) if sure and believed else (word, [])
        return (best.word, []) if sure else (word, [each.word for each in ranked[:_MOST_CHOICES]])

    def _is_compound(self, word: str, best: Candidate) -> bool:
        """Whether the part of a word that would be changed is a noun as it was read ("Flug|hafen", "Fahrrad|streifen"). A
        short first part by a usual misreading is not believed ("Ruck|grat")."""
        changed = next((place for place, (a, b) in enumerate(zip(word, best.word, strict=False)) if a != b), 0)
        for place in range(_SHORTEST + 1, len(word) - _SHORTEST):
            head, tail = word[:place], word[place:].capitalize()
            if not (self._speller.is_noun(tail) and self._speller.is_listed(head) and self._speller.has_entry(head)):
                continue
            believed = place >= _LONG_HEAD or best.dearest >= _RARE_FROM
            if changed >= place or (believed and self._speller.is_noun(head)):
                return True
        return False

    def _listed(self, word: str, inside: bool, named: bool) -> tuple[str, list[str]]:
        """A word that there is: changed only where its place shuts it out and another fits there, else shown where it
        lost no more than its dots."""
        if inside and word[0].isupper() and not self._speller.is_noun(word):
            nouns = [each for each in self._ranked(word) if self._speller.is_noun(each.word)]
            limit = _DEAREST_NOUN if self._speller.is_finite_verb(word) else _ONE_DOT
            if nouns and nouns[0].dearest <= limit and self._is_clear(nouns) and not named:
                return nouns[0].word, []
            return word, [each.word for each in nouns[:_MOST_CHOICES]]
        near = [each.word for each in candidates(word, self._speller.is_listed, _ONE_DOT)]
        if word.endswith("t") and len(near) == 1 and self._is_third_person(word, near[0]):
            return near[0], []
        return word, [each for each in near if each.casefold() in _FREQUENT]

    def _is_third_person(self, word: str, near: str) -> bool:
        """Whether one is "lauft" or "beitragt", which address readers as no programme does, and the other the form of its own beside it."""
        return self._speller.is_finite_verb(word) and not self._speller.is_finite_verb(near)

    def _candidates(self, word: str, listed: bool) -> list[Candidate]:
        key = (word, listed)
        if key not in self._found:
            self._found[key] = candidates(word, self._speller.is_listed if listed else self._speller.is_known)
        return self._found[key]

    def _ranked(self, word: str) -> list[Candidate]:
        found = self._candidates(word, True)
        if not found:
            found = [_as_compound(each) for each in self._candidates(word, False)]
        found = found or candidates(word, self._is_spoken_of)
        if (
            not found and word.islower() and not self._speller.is_noun(word.capitalize())
        ):  # the second half of a noun that was torn at a line's end
            halves = self._candidates(word.capitalize(), True)
            found = [replace(each, word=each.word.lower(), cost=each.cost + _COMPOUND) for each in halves]
        return sorted((replace(each, cost=each.cost - self._prior(each.word)) for each in found), key=_cost)

    def _is_spoken_of(self, word: str) -> bool:
        """A compound that no dictionary has, of a word and an end that the text has elsewhere ("teil|räumlicher" beside
        "kleinräumige")."""
        for place in range(_SHORTEST, len(word) - _SHORTEST_EVIDENCE):
            head, tail = word[:place], word[place:]
            if (
                tail[:-2].casefold() in self._words
                and self._speller.is_listed(tail)
                and self._speller.is_listed(head.capitalize())
            ):
                return True
        return False

    def _prior(self, word: str) -> float:
        """What speaks for a word beside its letters: the text has it, alone or in a compound, or every text has."""
        small = word.casefold()
        in_text = _IN_TEXT * (small in self._words) if len(small) >= _SHORTEST_EVIDENCE else 0.0
        return in_text + _FREQUENTLY * (small in _FREQUENT)

    def _is_clear(self, ranked: Sequence[Candidate]) -> bool:
        return len(ranked) == 1 or ranked[1].cost - ranked[0].cost >= _CLEAR


def _as_compound(candidate: Candidate) -> Candidate:
    """A candidate that only our rules for compounds accept: rare misreadings make too many such words to be sure."""
    rare = _RARE if candidate.dearest >= _RARE_FROM else 0.0
    return replace(candidate, cost=candidate.cost + _COMPOUND, dearest=candidate.dearest + rare)


def _cost(candidate: Candidate) -> float:
    return candidate.cost


def _misread_digit(word: str) -> bool:
    """A lone digit between letters ("gef6rdert")."""
    return re.fullmatch(r"[^\W\d_]+[014568]?[^\W\d_]+", word) is not None and sum(map(str.isdigit, word)) == 1
