"""Small invented programmes with everything that writers have to know: the sample of the reference files."""

import io
from dataclasses import replace
from pathlib import Path

from PIL import Image

from exporters.design import load_design, save_design
from programme.ids import derived_id
from programme.model import Attachment, Comment, Level, Node, Programme, Scheme
from programme.schemes import AKTIONSPLAN, WAHLPROGRAMM

LONG_WORD = "Donaudampfschifffahrts" * 10


def node_id(name: str) -> str:
    """The id of the node that a test calls `name`."""
    return derived_id("small", name)


def made(level: Level, name: str, title: str, *children: Node, **more: object) -> Node:
    """A node with a fixed id."""
    return Node(id=node_id(name), level=level, title=title, children=children, **more)  # type: ignore[arg-type]


def action_plan() -> Programme:
    """Two Handlungsfelder, each with its own Leitziel A; measures with fields, lists, a note, references, comments."""
    return _programme("plan", "Radverkehr & Plätze in Musterstadt", AKTIONSPLAN, _streets(), _squares())


def election_programme() -> Programme:
    """Chapters whose sections run on through a block; 13.5 twice, a number that does not count, bullets."""
    sections = [
        made(Level.HANDLUNGSZIEL, "s1", "Busse", fields={"ziel": "Alle zehn Minuten ein Bus."}),
        made(Level.HANDLUNGSZIEL, "s2", "Bahnen", _bullet("b1", "**Mehr Züge:** Wir fahren auch nachts.")),
    ]
    block = made(
        Level.LEITZIEL,
        "block",
        "Gesund bleiben",
        made(Level.HANDLUNGSZIEL, "s5a", "Ärzt*innen", number="13.5"),
        made(Level.HANDLUNGSZIEL, "s5b", "Pflege", number="13.5"),
        made(Level.HANDLUNGSZIEL, "s6", "Vorsorge – siehe [](#" + node_id("s5b") + ")"),
        made(Level.HANDLUNGSZIEL, "s7", "Anhang", number="13.A"),
        made(Level.HANDLUNGSZIEL, "s8", "Schluss nach [](#" + node_id("s7") + ")"),
    )
    chapter = made(Level.HANDLUNGSFELD, "c13", "Unterwegs", *sections, block, number="13")
    following = made(Level.HANDLUNGSFELD, "c14", "Zu Hause", made(Level.HANDLUNGSZIEL, "t1", "Wohnen"))
    return _programme("wahl", "Wahlprogramm für Musterstadt", WAHLPROGRAMM, chapter, following)


def with_pictures(programme: Programme, folder: Path) -> tuple[Programme, str]:
    """`programme` with a picture and a logo, and the path of a design that prints both."""
    picture, logo = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (80, 60), "#336699").save(picture, "JPEG")
    Image.new("RGBA", (40, 20), (200, 0, 0, 128)).save(logo, "PNG")
    attachments = (
        Attachment("platz.jpg", "image/jpeg", picture.getvalue(), "Ein Platz mit Bäumen"),
        Attachment("zeichen.png", "image/png", logo.getvalue()),
    )
    design = load_design("wahlprogramm")
    path = folder / "mit_bildern.json"
    save_design(replace(design, cover=replace(design.cover, picture="platz", logo="zeichen")), path)
    return replace(programme, attachments=attachments), str(path)


def _programme(name: str, title: str, scheme: Scheme, *nodes: Node) -> Programme:
    return Programme(
        id=node_id(name),
        title=title,
        scheme=scheme,
        subtitle="Ein erfundenes Beispiel",
        meta={"Herausgeber": "Stadt Musterstadt", "V.i.S.d.P.": "Erika Muster, Rathausplatz 1, 00000 Musterstadt"},
        preface="Für *alle* Bürger*innen und Gründer*innen, z. B. in § 3.",
        closing="Ende.\n\n8\\. März: Danke!",
        nodes=nodes,
    )


def _bullet(name: str, title: str) -> Node:
    return made(Level.MASSNAHME, name, title)


def _streets() -> Node:
    lanes = made(
        Level.MASSNAHME,
        "lanes",
        "Radwege werden **breiter** – überall.",
        text="**Breite:** mindestens 2,50 m.^[So steht es in [den Empfehlungen](https://example.org/radwege?a=1&b=2).]\n\n"
        "- Hauptstraßen\n  - Ost\n  - West\n- Nebenstraßen\n\n3. dritter Schritt\n4. vierter Schritt\n\nZeile eins\\\nZeile zwei",
        fields={"verantwortlich": "Tiefbauamt", "zielgruppe": "", "status": "laufend", "Förderung": "50 %"},
        comments=(
            Comment("k1", "Karin Beispiel", "2026-03-01T10:00:00Z", "Reicht das?", passage="breiter"),
            Comment("k2", "Jens Probe", "2026-03-02T10:00:00Z", "Ja.\nSiehe Plan.", answer_to="k1", done=True),
        ),
    )
    lamps = made(Level.MASSNAHME, "lamps", "Laternen < 4 m & „warm“", fields={"verantwortlich": "Amt *Licht*"})
    aim = made(Level.HANDLUNGSZIEL, "aim", "Sichere Wege, siehe [Plätze](#" + node_id("squares") + ").", lanes, lamps)
    goal = made(
        Level.LEITZIEL, "goal", "Alle kommen " + "sicher und zügig " * 6 + "an.", aim, text="Das gilt für alle."
    )
    return made(Level.HANDLUNGSFELD, "streets", "Straßen", goal, text="Einleitung.\n\nZweiter Absatz.")


def _squares() -> Node:
    bench = made(
        Level.MASSNAHME, "bench", "Bänke wie in Maßnahme [](#" + node_id("lanes") + ").", text=LONG_WORD + " Ende"
    )
    goal = made(Level.LEITZIEL, "rest", "Orte zum Ausruhen", made(Level.HANDLUNGSZIEL, "shade", "Schatten", bench))
    return made(Level.HANDLUNGSFELD, "squares", "Plätze", goal, short_title="Plätze kurz")
