"""Amendments: which lines of a motion they change, and how."""

import pytest

from importers.markdown_reader import read_source as read_markdown
from importers.recognition.changes import tells_change
from importers.recognition.recognise import recognise
from importers.text_reader import read_source
from programme.model import walk

CHANGES = (
    "Ersetzen in Zeile 12: „zehn Bäume“ durch „hundert Bäume“",
    "Streichen in Zeile 31: „wenn es das Budget erlaubt“",
    "In Zeile 50 ergänzen:",
    "Einfügen nach Zeile 40:",
    "Von Zeile 49 bis 53:",
    "Zeile 12–14 streichen",
    "3. Absatz, 2. Satz wird gestrichen",
    "§ 7 Absatz 2 neu fassen:",
    "Ersetze „vielleicht“ durch „sicher“:",
)
NO_CHANGES = (
    "Ersetzen statt reparieren",
    "Ergänzung der Satzung in § 7",
    "Streichen wir Bürokratie!",
    "Artikel 5: Freiheit der Presse",
    "Löschen und retten: unsere Feuerwehr",
    "Punkt 5",
)
WORDS = "Die Stadt pflanzt jedes Jahr so viele Bäume, wie sie fällt, und pflegt sie."
REASON = "Bäume kühlen die Stadt. Ohne sie wird es im Sommer zu heiß."


def test_changes_are_told_from_titles() -> None:
    assert [each for each in (*CHANGES, *NO_CHANGES) if tells_change(each)] == list(CHANGES)


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_in_a_motion_is_its_text(change: str) -> None:
    head = "Änderungsantrag Ä1 zu A3: Mehr Bäume\n\nAntragsteller*in: Ortsverband Nord\nStatus: Eingereicht"
    text = f"{head}\n\n{WORDS}\n\n{change}\n„und Sträucher“\n\n{WORDS}\n\nBegründung\n\n{REASON}\n"
    programme = recognise(read_source(text.encode(), "antrag")).programme
    assert [node.title for node in walk(programme.nodes)] == ["Mehr Bäume", "Begründung"]
    assert programme.meta["Antrag"] == "Ä1 zu A3"
    assert "„und Sträucher“" in programme.nodes[0].text


def test_words_of_changes_that_come_again_name_no_fields() -> None:
    head = "Ä1 zu A3: Mehr Bäume\n\nAntragsteller*in: Ortsverband Nord"
    changes = "\n\n".join(f"Ersetzen: „Nummer {number}“ durch „alle Bäume der Stadt“" for number in range(4))
    (node,) = recognise(read_source(f"{head}\n\n{changes}\n".encode(), "antrag")).programme.nodes
    assert (node.text, node.fields) == (changes, {})


def test_a_bold_change_heads_nothing() -> None:
    text = f"# A3: Mehr Bäume\n\nAntragsteller*in: Nord\n\n**Einfügen nach Zeile 40:**\n\n{WORDS}\n\n## Begründung\n\n{REASON}\n"
    nodes = walk(recognise(read_markdown(text.encode(), "antrag")).programme.nodes)
    assert [node.title for node in nodes] == ["Mehr Bäume", "Begründung"]
