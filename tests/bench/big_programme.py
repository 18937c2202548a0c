"""An invented action plan of any length in words that read like German: about 15,000 different ones at full length."""

import random
from collections.abc import Iterator

from programme.model import Level, Node, Programme
from programme.schemes import AKTIONSPLAN

BIG, SMALL = 243_000, 10_000  # words; big: 3,000 measures with fields
_WORDS_PER_MEASURE = 81  # with its share of headings and their texts

_FUNCTION_WORDS = (
    "und die der in zu wir für mit den von auf das sich des ein nicht dem eine als auch es an aus er nach bei einer "
    "um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man dann soll sowie "
    "werden wird kann können dabei damit insbesondere gemeinsam weiter künftig unter gegen ohne zwischen während"
).split()
_FIRST = (
    "Stadt Verkehrs Wohnungs Bildungs Klima Energie Jugend Familien Wirtschafts Gesundheits Kultur Umwelt Sicherheits "
    "Digital Sozial Quartiers Haushalts Bürger Schul Sport Arbeits Beteiligungs Förder Wasser Grün Rad Straßen Integrations"
).split()
_SECOND = (
    "entwicklung planung förderung beratung versorgung gestaltung konzept projekt angebot zentrum netzwerk programm "
    "verwaltung sanierung vermittlung beteiligung strategie initiative maßnahme leistung fläche anlage einrichtung bericht"
).split()
_ENDINGS = ["", "s", "en", "e", "*innen", "-Team", "skonferenz", "sausschuss", "santrag", "sbudget"]
_VERBS = (
    "ausgebaut gefördert gestärkt entwickelt verbessert umgesetzt geprüft eingerichtet unterstützt fortgeschrieben "
    "beschleunigt vereinfacht abgestimmt veröffentlicht finanziert begleitet erweitert gesichert modernisiert"
).split()
_ADJECTIVES = (
    "nachhaltige barrierefreie bezahlbare verlässliche kommunale digitale kulturelle inklusive regionale klimagerechte "
    "generationenübergreifende niedrigschwellige wohnortnahe ressourcenschonende familienfreundliche"
).split()


class _Writer:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def noun(self) -> str:
        choose = self._random.choice
        return choose(_FIRST) + choose(_SECOND) + choose(_ENDINGS)

    def words(self, count: int) -> Iterator[str]:
        for _ in range(count):
            chance = self._random.random()
            if chance < 0.76:
                yield self._random.choice(_FUNCTION_WORDS)
            elif chance < 0.88:
                yield self.noun()
            elif chance < 0.92:
                yield self._random.choice(_ADJECTIVES)
            elif chance < 0.98:
                yield self._random.choice(_VERBS)
            else:
                yield str(self._random.randint(2, 2035))

    def sentence(self, count: int) -> str:
        words = list(self.words(count))
        words[0] = words[0].capitalize()
        if count > 9:
            words[count // 2] += ","
        return " ".join(words) + "."

    def text(self, count: int) -> str:
        sentences = []
        while count > 0:
            length = min(count, self._random.randint(8, 18))
            sentences.append(self.sentence(max(length, 3)))
            count -= length
        return " ".join(sentences)


def big_programme(words: int = BIG, seed: int = 1) -> Programme:
    """About `words` words in chapters of two Leitziele, each with two Handlungsziele of some nine measures."""
    writer = _Writer(seed)
    measures = max(1, words // _WORDS_PER_MEASURE)
    chapters = max(1, round(measures / 36))
    per_goal = max(1, round(measures / (chapters * 4)))
    nodes = tuple(_chapter(writer, f"k{number}", per_goal) for number in range(chapters))
    meta = {"Herausgeber": "Stadt Musterstadt", "V.i.S.d.P.": "Erika Muster, Marktplatz 1, 12345 Musterstadt"}
    return Programme("bench", "Aktionsplan Musterstadt", AKTIONSPLAN, "Entwurf", meta, writer.text(120), nodes=nodes)


def _chapter(writer: _Writer, key: str, per_goal: int) -> Node:
    goals = tuple(_main_goal(writer, f"{key}-{number}", per_goal) for number in range(2))
    return Node(key, Level.HANDLUNGSFELD, f"{writer.noun()} und {writer.noun()}", writer.text(90), children=goals)


def _main_goal(writer: _Writer, key: str, per_goal: int) -> Node:
    goals = tuple(_goal(writer, f"{key}-{number}", per_goal) for number in range(2))
    return Node(key, Level.LEITZIEL, writer.sentence(12), writer.text(40), children=goals)


def _goal(writer: _Writer, key: str, count: int) -> Node:
    measures = tuple(_measure(writer, f"{key}-{number}") for number in range(count))
    return Node(key, Level.HANDLUNGSZIEL, writer.sentence(11), "", children=measures)


def _measure(writer: _Writer, key: str) -> Node:
    fields = {
        "verantwortlich": f"{writer.noun()}, {writer.noun()}",
        "zielgruppe": ", ".join(writer.words(4)),
        "status": writer.text(16),
        "bemerkungen": writer.text(10),
    }
    return Node(key, Level.MASSNAHME, writer.sentence(14), writer.text(29), fields=fields)
