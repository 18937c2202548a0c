"""Habits of real party documents that no format names: amounts in titles, quoted mails, covers, amendments, lists and prose."""

from importers.markdown_reader import read_source as read_markdown
from importers.pdf_reader import read_source
from importers.recognition.recognise import recognise
from programme.model import Programme
from tests.importers.documents import pdf_file
from tests.importers.outlines import outline, outline_of, recognised

PROSE = (
    "Viele Familien finden in der Stadt keine Wohnung mehr, die zu ihrem",
    "Einkommen passt. Deshalb baut die Stadt wieder selbst und verkauft",
    "keinen Grund mehr an Firmen, die nur auf höhere Preise warten.",
)


def mail(prefix: str) -> str:
    lines = ["Wahlprogramm 2026 der Bürgerliste Musterstadt", ""]
    for number, name in enumerate(("Wohnen", "Verkehr", "Kultur"), 1):
        lines += ["", f"{number}) {name}", "", *PROSE, "", f"* {name} fördern,", "* Geld dafür bereitstellen.", ""]
    return "\n".join(f"{prefix}{line}".rstrip() for line in lines)


def test_a_quoted_mail_is_read_as_what_it_quotes() -> None:
    assert outline(mail("> ")) == outline(mail("")) == outline(mail("> > "))


def test_signs_before_some_lines_are_bullets() -> None:
    text = "Wahlprogramm für Musterstadt\n\nWohnen\n\n" + "\n".join(PROSE) + "\n\n> Wohnungen bauen\n> Mieten deckeln\n"
    assert [node.title for node in recognised(text).programme.nodes[0].children] == [
        "Wohnungen bauen",
        "Mieten deckeln",
    ]


def test_an_amount_in_the_title_is_no_chapter() -> None:
    points = "\n\n".join(f"{number}. Wir bauen {number} neue Spielplätze in der Stadt." for number in range(1, 7))
    programme = recognised(
        f"50 Punkte für Musterstadt\n\nWOHNEN\n\n{points}\n\nVERKEHR\n\n7. Busse fahren öfter.\n"
    ).programme
    assert programme.title == "50 Punkte für Musterstadt"
    assert [node.title.casefold() for node in programme.nodes] == ["wohnen", "verkehr"]


def test_an_excerpt_keeps_the_number_of_its_first_chapter() -> None:
    programme = recognised(
        "8 Wohnen\n\n8.1 Neubau\n\n" + "\n".join(PROSE) + "\n\n8.2 Bestand\n\n" + "\n".join(PROSE)
    ).programme
    assert [node.number for node in programme.nodes] == ["8"]


def motion(head: str) -> str:
    return f"{head}\n\nAntragsteller: Ortsverein Nord\n\n" + "\n".join(PROSE) + "\n\nBegründung:\n\n" + "\n".join(PROSE)


def test_an_amendment_stands_beside_its_motion() -> None:
    book = f"{motion('Antrag A1: Wohnen vor Ort')}\n\n\n{motion('Änderungsantrag Ä1 zu A1')}\n\n\n{motion('Antrag A2: Busse')}\n"
    nodes = recognised(book).programme.nodes
    assert [node.title for node in nodes] == ["Wohnen vor Ort", "Änderungsantrag Ä1 zu A1", "Busse"]
    for node, number in zip(nodes, ("A1", "Ä1 zu A1", "A2"), strict=True):
        assert number in node.fields.values()
    assert [child.title for node in nodes for child in node.children] == ["Begründung"] * 3


def covers() -> Programme:
    """Each chapter has a cover with its figure; a pull quote is torn by the end of a page."""

    def draw(canvas: object, y: float, size: float, *lines: str) -> None:
        for place, line in enumerate(lines):
            canvas.setFont("Helvetica", size)  # type: ignore[attr-defined]
            canvas.drawString(60, y - place * 1.3 * size, line)  # type: ignore[attr-defined]

    def title(canvas: object) -> None:
        draw(canvas, 600, 40, "Stadt für alle.")
        draw(canvas, 500, 16, "Unser Programm für Musterstadt")

    def cover(number: int, name: str) -> object:
        def page(canvas: object) -> None:
            draw(canvas, 600, 60, f"{number:02d}")
            draw(canvas, 500, 28, name)

        return page

    def text(part: str, quote: str) -> object:
        def page(canvas: object) -> None:
            draw(canvas, 780, 14, part)
            draw(canvas, 740, 10, *PROSE, *PROSE)
            draw(canvas, 600, 15, quote)
            draw(canvas, 560, 10, *PROSE)

        return page

    pages = [title, cover(1, "Wohnen"), text("Neubau", "»Die Stadt baut wieder")]
    pages += [text("Bestand", "selbst und verkauft nichts.«"), cover(2, "Verkehr"), text("Busse", "»Takt zählt.«")]
    return recognise(read_source(pdf_file(*pages), "Stadt")).programme  # type: ignore[arg-type]


def test_covers_and_pull_quotes_make_no_headings_of_their_own() -> None:
    programme = covers()
    assert programme.title == "Stadt für alle."
    assert outline_of(programme).count("HF 1: Wohnen") == outline_of(programme).count("HF 2: Verkehr") == 1
    assert "01" not in outline_of(programme)
    assert [[child.title for child in node.children] for node in programme.nodes] == [["Neubau", "Bestand"], ["Busse"]]


SENTENCES = """# Programm Musterstadt

**Musterstadt braucht bezahlbare Wohnungen.**

Die Mieten sind gestiegen. Wer hier arbeitet, soll auch hier wohnen können.

- Wir kaufen Grundstücke an.

**Musterstadt braucht mehr Busse.**

Der Bus fährt am Abend zu selten. Wer spät kommt, steht lange an der Haltestelle.

- Wir lassen die Linie 3 länger fahren.

**Musterstadt braucht gute Schulen.**

Die Grundschule im Norden braucht ein neues Dach. Das wird jetzt gebaut.
"""


def test_bold_sentences_head_a_text_that_nothing_else_heads() -> None:
    tree = outline_of(recognise(read_markdown(SENTENCES.encode(), "p.md")).programme)
    assert [line.partition(":")[0].strip() for line in tree.splitlines()] == ["HF", "M", "HF", "M", "HF"]
    other = SENTENCES.replace("**Musterstadt braucht gute Schulen.**", "## Schulen")
    heads = [
        line
        for line in outline_of(recognise(read_markdown(other.encode(), "p.md")).programme).splitlines()
        if "HF:" in line
    ]
    assert not any("braucht" in line.partition("|")[0] for line in heads)
