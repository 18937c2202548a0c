"""Repair of scanned words: how much of known damage is undone, and that clean text stays as it is."""

import random
from collections.abc import Iterator

import pytest

from importers.recognition.lines import Ledger, Line, lines_of
from importers.recognition.ocr.channel import candidates
from importers.recognition.ocr.repair import repaired
from importers.recognition.ocr.suspicion import looks_scanned
from importers.text_reader import read_source

CLEAN = """Die Stadt Musterstadt stärkt die Öffentlichkeitsarbeit und führt regelmäßige Gespräche mit den Trägern.
Für Bürgerinnen und Bürger werden zusätzliche Angebote geschaffen, damit alle Stadtteile gleichmäßig berücksichtigt werden.
Maßnahmen zur Förderung von Flüchtlingen werden geprüft, ergänzt und jährlich fortgeführt.
Die Stadtentwicklung schließt Gewerbeflächen und Wohnbauflächen ein; über die Veränderungen wird öffentlich beraten.
Außerdem unterstützt das Bündnis die Beschäftigten in den Übergangsheimen und gewährleistet eine verlässliche Betreuung.
Schülerinnen und Schüler erhalten größere Räume, und die Gebäude werden für Menschen mit Einschränkungen geöffnet.
Die Kämmerei prüft mögliche Fördermittel des Landes und berät die zuständigen Ausschüsse während des Jahres.
Das Ausländeramt hat gemäß der Vereinbarung die nötigen Auskünfte über Wohnverhältnisse eingeholt und veröffentlicht.
Zwei Drittel der Haushalte können künftig über günstige Fernwärme verfügen, wenn der Rat dem Vorschlag zustimmt.
Grünflächen, Spielplätze und Fußwege werden verlässlich gepflegt, damit ältere Menschen sich sicher fühlen.
"""
# What scanners that know no German make of it, most frequent first.
MISREAD = {
    "ü": ("ii", "u", "i", "ii"),
    "ä": ("a", "d", "a"),
    "ö": ("o", "é", "o"),
    "ß": ("B", "R", "B"),
    "Ü": ("U",),
    "Ö": ("O",),
    "Ä": ("A",),
}


def lines(text: str) -> list[Line]:
    return lines_of(read_source(text.encode(), "x"))


def damaged(text: str, seed: int) -> str:
    chance = random.Random(seed)
    return "".join(chance.choice(MISREAD[sign]) if sign in MISREAD else sign for sign in text)


def words(text: str) -> Iterator[str]:
    yield from (word.strip(".,;:") for word in text.split())


@pytest.mark.parametrize("seed", range(4))
def test_most_damage_is_undone_and_nothing_right_is_harmed(seed: int) -> None:
    noisy = damaged(CLEAN, seed)
    result = " ".join(line.plain for line in repaired(lines(noisy), Ledger()))
    triples = list(zip(words(CLEAN), words(noisy), words(result), strict=True))
    hit = [(meant, got) for meant, read, got in triples if meant != read]
    harmed = [(meant, got) for meant, read, got in triples if meant == read and got != meant]
    assert harmed == []
    right = sum(meant == got for meant, got in hit)
    assert right >= 0.85 * len(hit), [pair for pair in hit if pair[0] != pair[1]]


def test_clean_text_is_not_even_looked_at() -> None:
    ledger = Ledger()
    assert not looks_scanned(lines(CLEAN))
    assert [line.plain for line in repaired(lines(CLEAN), ledger)] == CLEAN.splitlines()
    assert ledger.findings == []


def test_text_typed_without_umlauts_is_no_scan() -> None:
    typed = CLEAN
    for sign, letters in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}.items():
        typed = typed.replace(sign, letters)
    assert not looks_scanned(lines(typed))


def test_each_repair_is_told_once_with_its_count() -> None:
    ledger = Ledger()
    text = damaged(CLEAN, 1) + "Dies ist fiir alle und fiir immer.\n"
    repaired(lines(text), ledger)
    told = [
        finding for finding in ledger.findings if finding.kind == "word_repaired" and finding.values["read"] == "fiir"
    ]
    assert len(told) == 1
    assert told[0].values["meant"] == "für" and int(str(told[0].values["count"])) >= 2
    assert told[0].line is not None


def test_what_could_be_either_is_only_proposed() -> None:
    ledger = Ledger()
    text = damaged(CLEAN, 2) + "Das wurde beschlossen. Der Ort Elpeshof liegt in Bickern.\n"
    result = repaired(lines(text), ledger)
    assert result[-1].plain.startswith("Das wurde beschlossen.")
    assert "Elpeshof" in result[-1].plain and "Bickern" in result[-1].plain
    doubtful = {
        finding.values["read"]: finding.values["choices"]
        for finding in ledger.findings
        if finding.kind == "word_doubtful"
    }
    assert doubtful.get("wurde") == "würde"


def test_quotes_that_were_read_as_commas() -> None:
    text = damaged(CLEAN, 3) + "Im Rahmen von ,,Problemimmobilien im Kontext“ und ,Lotsen” wird gehandelt.\n"
    result = repaired(lines(text), Ledger())
    assert "„Problemimmobilien im Kontext“ und „Lotsen“" in result[-1].plain


def test_without_the_dictionary_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importers.recognition.ocr.repair.speller", lambda: None)
    ledger = Ledger()
    text = damaged(CLEAN, 0)
    assert [line.plain for line in repaired(lines(text), ledger)] == text.splitlines()
    assert [finding.kind for finding in ledger.findings] == ["scan_not_repaired"]


def test_candidates_come_nearest_first() -> None:
    known = {"für", "fär", "Maßnahme"}
    assert [each.word for each in candidates("fiir", known.__contains__)] == ["für"]
    assert candidates("MaRnahme", known.__contains__)[0].word == "Maßnahme"
    assert candidates("Hund", known.__contains__) == []


def test_right_words_beside_damaged_ones_keep_their_letters() -> None:
    right = "Die Linienbusse fahren mit Biomasse, und die Massentierhaltung endet beim Bau der Wasserstoffbussen."
    damaged = CLEAN.replace("ü", "ii").replace("ß", "B")
    lines = repaired(lines_of(read_source(f"{damaged}\n{right}\n".encode(), "Scan")), Ledger())
    assert lines[-1].plain == right


@pytest.mark.parametrize(
    "kept",
    [
        "Der alte Flughafen bleibt, obwohl größere Flughäfen und Flughäfen im Umland fehlen.",
        "In der Davert und Hohe Ward wird die Höhe der Bäume gemessen.",
        "Neue Fahrradstreifen entstehen, und die Fähren fahren öfter.",
        "Die Freund*innenschaften der Stadt werden gepflegt.",
        "Wir sprechen mit Frau Kiss über das Programm.",
    ],
)
def test_right_words_beside_damaged_ones_are_kept(kept: str) -> None:
    scanned = damaged(CLEAN, 1)
    ledger = Ledger()
    result = repaired(lines(f"{scanned}\n\n{kept}\n"), ledger)
    assert "für" in " ".join(line.plain for line in result).casefold()  # it was taken for a scan
    assert result[-1].plain == kept
