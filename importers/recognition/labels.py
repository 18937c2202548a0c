"""Names of fields before their values ("Verantwortlich: …", "Zielgruppe …", "Ziel: …"): which ones a document uses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, pairwise

from importers.recognition.lines import Line
from importers.recognition.marks import bullet_mark
from importers.recognition.words import level_word
from programme.model import FieldRole, Level

_RESPONSIBLE = (
    "verantwortlich verantwortliche verantwortlicher verantwortlichkeit verantwortlichkeiten verantwortung zustandig"
    " zustandigkeit zustandigkeiten federfuhrung federfuhrend akteure akteurinnen akteurinnenundakteure beteiligte"
    " beteiligteakteure trager verantwortlichestelle zustandigestelle umsetzungsverantwortung ansprechpartner initiator"
)
_TARGETS = "zielgruppe zielgruppen adressat adressaten adressatinnen"
_DEADLINES = (
    "frist fristen zeitraum zeitplan zeithorizont zeitrahmen zeitlicherrahmen termin beginn laufzeit umsetzungszeitraum"
    " biswann umsetzungbis zeitlicheumsetzung startunddauer einfuhrungdermassnahme dauer dauerdermassnahme zeitpunkt"
)
_CAPTIONS = frozenset(
    "foto fotos bild bilder quelle quellen bildquelle bildquellen fotoquelle bildnachweis grafik abbildung illustration".split()
)  # stand below pictures and tables, wherever these stand
_COUNTED_CAPTION = re.compile(
    r"(?:Abb\.|Abbildung|Tab\.|Tabelle|Grafik|Karte|Diagramm|Schaubild|Bild|Foto)\s*\d+(?:\.\d+)*[a-z]?\s*[:.–-]\s+\S"
)
_COSTS = (
    "kosten finanzierung finanzierungsansatz ressourcen mittel budget finanzielleraufwand finanzbedarf investition"
    " investitionskosten kostenrahmen gesamtkosten kostenundfinanzierung aufwand gesamtaufwand kostenschatzung"
)
_PRIORITIES = "prioritat dringlichkeit priorisierung"
_OTHERS = (
    "status sachstand stand umsetzungsstand bearbeitungsstand bemerkung bemerkungen anmerkung anmerkungen hinweis"
    " hinweise beschreibung kurzbeschreibung massnahmenbeschreibung inhalt ziel ziele zielsetzung ausgangslage"
    " indikator indikatoren erfolgsindikator erfolgsindikatoren wirkung co2minderung co2einsparung co2minderungspotenzial"
    " minderungspotenzial potenzial potential handlungsschritte umsetzungsschritte nachsteschritte umsetzung"
    " kooperationspartner partner hemmnisse synergien synergieeffekte warumwichtig schwerpunkt schwerpunkte begrundung"
    " umsetzungsbeispiele energieeinsparung thgminderung thgeinsparung treibhausgasminderung treibhausgaseinsparung"
    " co2reduktion emissionsminderung wertschopfung meilensteine massnahmentyp"
)
_BARE = frozenset(  # may stand before their value without a colon, as scanned tables have it
    [
        "verantwortlich",
        "verantwortlichkeit",
        "zustandig",
        "zustandigkeit",
        "federfuhrung",
        "akteure",
        "zielgruppe",
        "zielgruppen",
        "status",
        "sachstand",
        "bemerkungen",
        "bemerkung",
        "anmerkungen",
        "prioritat",
        "zeitraum",
        "kosten",
        "finanzierung",
        "frist",
        "beschreibung",
        "umsetzung",
        "indikatoren",
        "laufzeit",
    ]
)
_ROLES: dict[str, FieldRole | None] = {
    **dict.fromkeys(_OTHERS.split()),
    **dict.fromkeys(_RESPONSIBLE.split(), FieldRole.RESPONSIBLE),
    **dict.fromkeys(_TARGETS.split(), FieldRole.TARGET_GROUP),
    **dict.fromkeys(_DEADLINES.split(), FieldRole.DEADLINE),
    **dict.fromkeys(_COSTS.split(), FieldRole.COST),
    **dict.fromkeys(_PRIORITIES.split(), FieldRole.PRIORITY),
}
_WITH_COLON = re.compile(
    r"([A-ZÄÖÜ][^\W_]*(?:[ /.,&₂*()-]+[^\W_]+){0,4}[.)]?)\s?:(?!\d|//|(?:innen|in|r|n|e[rnms]?)\b)\s*"
)
_CLAUSE = re.compile(
    r" (?:ist|sind|war|heißt|heißen|lautet|lauten|gilt|gelten|bedeutet)$"
)  # "Das schwere Wort dafür ist:"
_WIDE_GAP = re.compile(r"\t|\s{3,}")
_LONGEST_LABEL = 45
_INSIDE = re.compile(r"(?<=[.!?])\s+([A-ZÄÖÜ][a-zäöüß]+(?: [a-zäöüß]+)?)\s?:")
_BARE_WORD = re.compile(r"([A-ZÄÖÜ][a-zäöüß-]+)(?=\s|$)")
_FEWEST_UNKNOWN = 3  # times that a label no one knows must come back
_FEWEST_KNOWN = 2
_FEWEST_BARE = 2
_FEWEST_TABBED = 2
_FEWEST_OF_A_SHEET = 3
_FEWEST_OF_A_FORM = 4
_ALONE = 0.8  # share of a form's names that are all of their lines
_MOST_BEGINNINGS = 1.3  # times that the names of a form begin anew for each time that the most frequent one comes


@dataclass(frozen=True, slots=True)
class Label:
    """A field's name at the start of a text, as its author writes it. `end` is the place where the value begins."""

    name: str
    end: int


@dataclass(frozen=True, slots=True)
class Labels:
    """The field names that one document uses, by their folded form; `bare` ones also without a colon."""

    names: frozenset[str]
    bare: frozenset[str]
    tabbed: frozenset[str] = frozenset()
    """Those that a wide gap parts from their values."""

    def at_start(self, plain: str, raw: str = "") -> Label | None:
        """The field name that `plain` starts with; None where it is none. `raw` is the same text with its tabs."""
        if self.tabbed and "\t" in raw and folded_label(raw.partition("\t")[0]) in self.tabbed:
            name = " ".join(raw.partition("\t")[0].split())
            if plain.startswith(name):
                return Label(name.rstrip(" :"), len(name) + 1)
        match = _WITH_COLON.match(plain)
        if match and len(match[1]) <= _LONGEST_LABEL and folded_label(match[1]) in self.names:
            return Label(match[1], match.end())
        match = _BARE_WORD.match(plain)
        if match and folded_label(match[1]) in self.bare:
            return Label(match[1], match.end() + len(plain[match.end() :]) - len(plain[match.end() :].lstrip()))
        if self.bare and len(plain) <= _LONGEST_LABEL and folded_label(plain) in self.bare:
            return Label(plain, len(plain))
        return None

    def glued(self, plain: str) -> int | None:
        """Place of a field name inside `plain` that follows on a sentence or a heading; None where there is none."""
        if ":" not in plain:
            return None
        for match in re.finditer(r"(?<=\S)\s+(?=[A-ZÄÖÜ])", plain):
            label = _WITH_COLON.match(plain, match.end())
            if label and folded_label(label[1]) in self.names:
                return match.end()
        return None


def folded_label(label: str) -> str:
    """Letters and digits of a label without dots over vowels, so that a scanner's spelling finds it too."""
    plain = label.casefold()  # which writes ß as ss
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    return "".join(filter(str.isalnum, plain))


def known_label(plain: str) -> Label | None:
    """A commonly known field name with a colon that `plain` starts with."""
    match = _WITH_COLON.match(plain)
    return Label(match[1], match.end()) if match and folded_label(match[1]) in _ROLES else None


def is_caption(plain: str) -> bool:
    """Whether a line says what a picture or a table shows ("Abbildung 2: Wege") or where it comes from ("Foto: Archiv")."""
    if _COUNTED_CAPTION.match(plain):
        return True
    match = _WITH_COLON.match(plain)
    return match is not None and folded_label(match[1]) in _CAPTIONS


def holds_few_words(label: str) -> bool:
    """Whether a field names a body, a time or a rank, and no sentences follow in it."""
    return role_of(label) in (FieldRole.RESPONSIBLE, FieldRole.TARGET_GROUP, FieldRole.DEADLINE, FieldRole.PRIORITY)


def role_of(label: str) -> FieldRole | None:
    """What a field of this name means; None where it is not known or has no role."""
    return _ROLES.get(folded_label(label))


def is_known(label: str) -> bool:
    """Whether action plans commonly have a field of this name."""
    return folded_label(label) in _ROLES


def tab_label(raw: str) -> str:
    """The commonly known field name that a wide gap parts from the rest of `raw`, folded; "" where there is none."""
    name, tab, value = raw.strip().partition("\t")
    folded = folded_label(name) if tab and value.strip() and len(name) <= _LONGEST_LABEL else ""
    return folded if folded in _ROLES else ""


def names_beside_values(raw: str) -> bool:
    """Whether wide gaps part the commonly known name of a field from what stands beside it, be it the second one on the line
    ("Zeitraum   2027   Kosten   gering")."""
    *pieces, _last = _WIDE_GAP.split(raw.strip())
    return any(map(is_known, pieces))


def _tabbed(lines: Sequence[Line]) -> frozenset[str]:
    """Names before wide gaps: known ones that come back, where several do so, and others right beside them that come again
    and again. Forms without rulings have them."""
    names = [tab_label(line.source.text) if line.source.cell is None else "" for line in lines]
    counts = Counter(filter(None, names))
    found = frozenset(name for name, count in counts.items() if count >= _FEWEST_KNOWN)
    if len(found) < _FEWEST_TABBED:
        return frozenset()
    near = [
        bool({*names[max(0, place - 1) : place], *names[place + 1 : place + 2]} & found) for place in range(len(names))
    ]
    others = Counter(_name_before_tab(line) for line, beside in zip(lines, near, strict=True) if beside)
    return found | {name for name, count in others.items() if name and count >= _FEWEST_UNKNOWN}


def _name_before_tab(line: Line) -> str:
    """The folded words before a wide gap that may be a name; "" where there are none."""
    name, tab, value = line.source.text.strip().partition("\t")
    may_name = bool(tab) and bool(value.strip()) and name[:1].isupper() and name[-1:].isalpha()
    return folded_label(name) if may_name and len(name) <= _LONGEST_LABEL and line.source.cell is None else ""


def labels_of(lines: Sequence[Line]) -> Labels:
    """Field names of a document: known ones that come at least twice or stand in a sheet, unknown ones that come back with
    a value.

    Without a colon only the commonest are taken, and only where measures carry their level's name; or those of a form that
    comes again and again.
    """
    filled: Counter[str] = Counter()
    empty: Counter[str] = Counter()
    for line in lines:
        apart = line.source.marker or line.source.cell is not None or bullet_mark(line.plain)
        match = None if apart else _WITH_COLON.match(line.plain)
        if match and len(match[1]) <= _LONGEST_LABEL and not level_word(line.plain) and not _CLAUSE.search(match[1]):
            says = match.end() < len(line.plain) and (is_known(match[1]) or not _heads(line))
            (filled if says else empty)[folded_label(match[1])] += 1
            filled.update(_further_names(line.plain, match))
        if not apart and ":" in line.plain:
            filled.update(name for name in map(folded_label, _INSIDE.findall(line.plain)) if name in _ROLES)
    accepted = frozenset(_accepted(filled, empty))
    names = accepted | _of_a_sheet(lines, accepted)
    bare = _bare(lines) if _has_measure_heads(lines) else _of_forms(lines)
    return Labels(names, bare, _tabbed(lines))


def _heads(line: Line) -> bool:
    """Whether a line with a name that nobody knows is a heading ("Was heißt das: Umbau vor Neubau?") by its format, or asks."""
    return line.source.outline is not None or line.plain.endswith("?")


def _further_names(plain: str, first: re.Match[str]) -> Iterator[str]:
    """Commonly known names behind the first one of a line that is one, too: forms have two pairs on a line."""
    if folded_label(first[1]) not in _ROLES or plain.count(":", first.end()) == 0:
        return
    for match in re.finditer(r"(?<=\s)(?=[A-ZÄÖÜ])", plain):
        label = _WITH_COLON.match(plain, match.end()) if match.end() > first.end() else None
        if label and folded_label(label[1]) in _ROLES and label.end() < len(plain):
            yield folded_label(label[1])


def _of_a_sheet(lines: Sequence[Line], accepted: Set[str]) -> frozenset[str]:
    """Known names that come but once, in lines right below each other: what a single measure's sheet has, or right beside
    one that comes elsewhere, too. One of them says who, until when or at what cost."""
    found: set[str] = set()
    for is_named, run in groupby(lines, _begins_with_name):
        names = [folded_label(label.name) for line in run if (label := known_label(line.plain))] if is_named else []
        enough = len(set(names)) >= (2 if not accepted.isdisjoint(names) else _FEWEST_OF_A_SHEET)
        if enough and any(_ROLES[name] is not None for name in names):
            found.update(names)
    return frozenset(found)


def _begins_with_name(line: Line) -> bool:
    label = known_label(line.plain) if line.source.cell is None and not line.source.marker else None
    return label is not None and label.end < len(line.plain)


def _accepted(filled: Counter[str], empty: Counter[str]) -> Iterable[str]:
    for name in (filled.keys() | empty.keys()) - _CAPTIONS:
        total = filled[name] + empty[name]
        if (name in _ROLES and total >= _FEWEST_KNOWN and (filled[name] or total < 2 * _FEWEST_KNOWN)) or (
            filled[name] >= _FEWEST_UNKNOWN and filled[name] > empty[name]
        ):
            yield name


def _has_measure_heads(lines: Sequence[Line]) -> bool:
    words = (level_word(line.plain) for line in lines)
    return sum(word is not None and word.level is Level.MASSNAHME for word in words) >= _FEWEST_BARE


def _of_forms(lines: Sequence[Line]) -> frozenset[str]:
    """Known names that begin lines without a colon, as scanned forms have it: several, of which most come equally often,
    some right below each other, in each form once and in the same order. All known names count where they mostly stand
    alone on their lines, above their values."""
    found = [(place, name) for place, line in enumerate(lines) if (name := _bare_name(line))]
    counts = Counter(name for _, name in found)
    usual = {name for name, count in counts.items() if count >= _FEWEST_BARE and 2 * count >= max(counts.values())}
    run = [name for _, name in found if name in usual]
    order = {name: place for place, name in enumerate(dict.fromkeys(run))}
    forms = 1 + sum(order[one] >= order[other] for one, other in pairwise(run))
    lonely = sum(folded_label(lines[place].plain) == name for place, name in found) >= _ALONE * len(found)
    sheet = usual if lonely else usual & _BARE
    if len(sheet) < _FEWEST_OF_A_FORM or all(_ROLES[name] is None for name in sheet):
        return frozenset()
    is_regular = forms <= _MOST_BEGINNINGS * max(counts[name] for name in usual)
    near = sum(other - one <= 2 for (one, _), (other, _) in pairwise(found))
    if not is_regular or 2 * near < len(found) - forms:
        return frozenset()
    alone = {name for place, name in found if folded_label(lines[place].plain) == name}
    return frozenset(usual | alone)


def _bare_name(line: Line) -> str:
    """The folded name of a commonly known field that is the first word of a line outside of tables, or the whole line; ""
    for none."""
    if line.source.cell is not None or line.source.marker or line.source.outline is not None:
        return ""
    match = _BARE_WORD.match(line.plain)
    folded = folded_label(match[1]) if match else ""
    if folded not in _ROLES and len(line.plain) <= _LONGEST_LABEL and line.plain[:1].isupper():
        folded = folded_label(line.plain) if line.plain[-1].isalpha() else ""
    return folded if folded in _ROLES and folded not in _CAPTIONS else ""


def _bare(lines: Sequence[Line]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for line in lines:
        match = _BARE_WORD.match(line.plain)
        if match and folded_label(match[1]) in _BARE:
            counts[folded_label(match[1])] += 1
    return frozenset(name for name, count in counts.items() if count >= _FEWEST_BARE)
