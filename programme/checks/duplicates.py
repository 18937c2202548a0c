"""Near-duplicate measures in different chapters: the same thing said twice with other words.

German says one thing as verb or noun and in long compounds ("Leerstand", "Leerstände", "Leerstandskataster"), so
measures are compared by letters in fours of their telling words, and by what these words stand for (`CONCEPTS`), each
weighted by how rare it is in the programme. Only pairs that share some of their rarest features are looked at, and of
a long measure only the beginning: 3,000 measures take below 2 s, and ten times as many ten times as long.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from programme.checks.context import Context
from programme.checks.measure_words import CONCEPTS, EMPTY_WORDS
from programme.findings import Finding, Severity
from programme.language.folding import fold
from programme.markup import plain
from programme.model import Level, Visit

ALIKE = 0.4
"""Cosine from which on two measures of different chapters are shown; found by eye on real programmes."""
EQUAL = 0.85
"""Cosine from which on they say the same; such pairs are shown within one chapter too."""

_GRAM = 4
_LONGEST = 200
"""So many characters of a measure's title and text are compared."""
_MOST = 3
"""So many findings a measure has at most, lest a refrain ("wird fortgeführt") bury the rest."""
_HEAD = 32
_PAIRED = 6
"""So many of a measure's rarest features are looked at in twos as well: that finds what says the same where every single
feature is frequent."""
_MOST_KEPT, _LEAST_KEPT, _KEPT = 60, 20, 180_000
"""A feature in more measures is no sign of likeness: at most, at least, and among all of very many measures, so that these
do not take longer each."""
_PROMISING = 0.1
_CONCEPT_WEIGHT = 2.5
_WORD = re.compile(r"[a-z0-9]+")

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two measures and how alike they are (0 to 1); indices into what was compared, the earlier first."""

    first: int
    second: int
    likeness: float


def similar_measures(context: Context) -> Iterator[Finding]:
    """Pairs of measures, told at the later one, most alike first."""
    measures = [visit for visit in context.visits if visit.node.level is Level.MASSNAHME]
    texts = [f"{context.titles[each.node.id]} {plain(each.node.text) if each.node.text else ''}" for each in measures]
    chapters = [_chapter(each) for each in measures]
    told: Counter[int] = Counter()
    for pair in similar_pairs(texts, chapters):
        if max(told[pair.first], told[pair.second]) >= _MOST:
            continue
        told.update((pair.first, pair.second))
        one, other = measures[pair.first].node, measures[pair.second].node
        values = {
            "title": context.shown(other),
            "other_title": context.shown(one),
            "other": one.id,
            "chapter": _chapter_title(context, measures[pair.first]),
            "percent": round(100 * pair.likeness),
        }
        severity = Severity.WARNING if pair.likeness >= EQUAL else Severity.HINT
        yield Finding("measures_alike", severity, values, node=other.id)


def similar_pairs(texts: Sequence[str], chapters: Sequence[str], threshold: float = ALIKE) -> list[Pair]:
    """Pairs above `threshold`, most alike first; within one chapter only those from `EQUAL` on."""
    vectors = _weighted([features(text) for text in texts])
    pairs = [
        Pair(first, second, likeness)
        for first, second, likeness in _candidates(vectors, threshold)
        if likeness >= (threshold if chapters[first] != chapters[second] else max(threshold, EQUAL))
    ]
    return sorted(pairs, key=lambda pair: (-pair.likeness, pair.first, pair.second))


def features(text: str) -> dict[str, float]:
    """Letters in fours of the telling words, each counted once, and the concepts that the text names."""
    folded = fold(text[:_LONGEST]).replace("₂", "2")
    words = [word for word in _WORD.findall(folded) if len(word) > 2 and word not in EMPTY_WORDS]
    found = {gram: 1.0 for word in words for gram in _grams(f"_{word}")}
    joined = "-".join(["", *_WORD.findall(folded), ""])
    for name, spellings in CONCEPTS.items():
        if any(spelling in joined for spelling in spellings):
            found[f"={name}"] = _CONCEPT_WEIGHT
    return found


def _grams(word: str) -> Iterator[str]:
    for start in range(max(1, len(word) - _GRAM + 1)):
        yield word[start : start + _GRAM]


def _weighted(found: Sequence[Mapping[str, float]]) -> list[Vector]:
    """Vectors of length 1, rarest features first."""
    counts = Counter(feature for each in found for feature in each)
    rank = {feature: place for place, (feature, _) in enumerate(reversed(counts.most_common()))}
    rarity = {feature: math.log(1 + len(found) / count) for feature, count in counts.items()}
    vectors: list[Vector] = []
    for each in found:
        weights = {feature: each[feature] * rarity[feature] for feature in sorted(each, key=rank.__getitem__)}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({feature: weight / length for feature, weight in weights.items()})
    return vectors


def _candidates(vectors: Sequence[Vector], threshold: float) -> Iterator[tuple[int, int, float]]:
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    frequent = max(_LEAST_KEPT, min(_MOST_KEPT, _KEPT // max(1, len(vectors))))
    for place, vector in enumerate(vectors):
        shared: dict[int, float] = defaultdict(float)
        for feature, weight in islice(vector.items(), _HEAD):
            known = index[feature]
            if len(known) < frequent:
                for other, its_weight in known:
                    shared[other] += weight * its_weight
                known.append((place, weight))
        for two in combinations(islice(vector, _PAIRED), 2):
            others = together[two]
            if len(others) < frequent:
                shared.update(dict.fromkeys(others, _PROMISING))
                others.append(place)
        for other, product in shared.items():
            if product >= _PROMISING:
                likeness = _product(vector, vectors[other])
                if likeness >= threshold:
                    yield other, place, min(1.0, likeness)


def _product(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)


def _chapter(visit: Visit) -> str:
    return visit.ancestors[0].id if visit.ancestors else ""


def _chapter_title(context: Context, visit: Visit) -> str:
    return context.shown(visit.ancestors[0]) if visit.ancestors else ""
