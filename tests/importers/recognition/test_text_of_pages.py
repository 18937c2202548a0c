"""What programs that know no columns make of a book's pages: page numbers apart from their entries, lines without looks."""

from random import Random
from textwrap import wrap

from importers.recognition.recognise import recognise
from importers.source import SourceDocument, SourceLine
from importers.text_reader import read_source
from programme.model import Level, Node, walk

TOPICS = ("Wohnen", "Verkehr", "Natur", "Bildung", "Kultur", "Sport", "Haushalt", "Arbeit", "Gesundheit", "Jugend")
PARTS = ("Norden", "Süden", "Osten", "Westen")
WORDS = (
    "viele familien finden stadt keine wohnung deshalb baut wieder selbst verkauft keinen grund mehr jedes dorf bekommt "
    "künftig einen bus der auch abends fährt damit niemand warten muss wenn es dunkel wird und kalt"
).split()


def prose(seed: int, lines: int = 6) -> list[str]:
    """Wrapped lines of one sentence, other ones for each seed."""
    dice = Random(seed)
    texts = [" ".join(dice.sample(WORDS, 11)) for _ in range(lines)]
    return [texts[0].capitalize(), *texts[1:-1], f"{texts[-1][:25].rpartition(' ')[0]}."]


def nodes_of(lines: list[str]) -> list[Node]:
    """Chapters and sections."""
    nodes = walk(recognise(read_source("\n".join(lines).encode(), "programm")).programme.nodes)
    return [node for node in nodes if node.level is not Level.MASSNAHME]


def test_pages_that_stand_below_their_entries_belong_to_the_contents() -> None:
    entries: list[str] = []
    text: list[str] = []
    for chapter, topic in enumerate(TOPICS[:5], 1):
        titles = [f"{chapter}.{number} {topic} im {where}" for number, where in enumerate(PARTS, 1)]
        entries += [f"{chapter} {topic}", *(f"{title} . . . . . . . . . . . ." for title in titles), ""]
        entries += [*(str(2 * chapter + step // 2) for step in range(5)), ""]
        text += [f"\f{chapter} {topic}", *prose(chapter)]
        text += [line for number, title in enumerate(titles) for line in ("", title, *prose(10 * chapter + number))]
    middle = len(entries) // 2
    lines = [
        "Programm für Musterstadt",
        "",
        "Inhaltsverzeichnis",
        *entries[:middle],
        "Inhaltsverzeichnis",
        *entries[middle:],
    ]
    nodes = nodes_of([*lines, *text])
    assert [node.title for node in nodes if node.level is Level.HANDLUNGSFELD] == list(TOPICS[:5])
    assert len(nodes) == 25
    assert not any(". ." in node.title + node.text for node in nodes)


def test_letters_count_on_behind_h() -> None:
    lines = ["Programm für Musterstadt"]
    for place, topic in enumerate(TOPICS):
        letter = "ABCDEFGHIJ"[place]
        lines += ["", f"{letter}. {topic} in Musterstadt", *prose(place)]
        for number, where in enumerate(("Norden", "Süden"), 1):
            lines += ["", f"{letter}.{number} {topic} im {where}", *prose(10 * place + number)]
    nodes = nodes_of(lines)
    assert [node.title for node in nodes if node.level is Level.HANDLUNGSFELD] == [
        f"{each} in Musterstadt" for each in TOPICS
    ]
    assert len(nodes) == 30


def test_a_full_line_of_a_sentence_heads_nothing() -> None:
    lines = ["Programm für Musterstadt", ""]
    for place, topic in enumerate(TOPICS[:4]):
        lines += [f"{topic} in Musterstadt", *wrap(" ".join(prose(place)), 80)]
        lines += ["Hier wollen wir in den kommenden Jahren zusammen mit allen Vereinen", "Räume schaffen und erhalten."]
    assert [node.title for node in nodes_of(lines)] == [f"{topic} in Musterstadt" for topic in TOPICS[:4]]


def test_a_line_in_capitals_begins_anew_below_a_full_line_that_ends_a_sentence() -> None:
    lines = ["Programm für Musterstadt", ""]
    titles = []
    for place, topic in enumerate(TOPICS[:5]):
        titles.append(f"{topic.upper()} UND MEHR DAVON")
        lines += [titles[-1], *prose(place), f"{' '.join(Random(place).sample(WORDS, 11)).capitalize()}."]
    assert [node.title for node in nodes_of(lines)] == titles


def test_left_pages_name_the_chapter_and_right_ones_the_section() -> None:
    pages: list[list[tuple[str, float]]] = [[("Programm für Musterstadt", 24.0)], [("Für alle", 20.0)]]
    for chapter, topic in enumerate(TOPICS[:5], 1):
        sections = [
            f"{chapter}.{number} {topic} im {where}" for number, where in enumerate(("Norden", "Süden", "Osten"), 1)
        ]
        body = [(line, 10.0) for line in prose(chapter)]
        pages.append([(f"{chapter} {topic}", 18.0), *body, (sections[0], 12.0), *body])
        pages.append(
            [(sections[1], 10.0), (prose(chapter)[0], 10.0), (sections[1], 12.0), *body, (sections[2], 12.0), *body]
        )
        pages.append([(f"{chapter} {topic}", 10.0), *body])
        pages.append([(sections[2], 10.0), *body])
    lines = [
        SourceLine(text, 100 * page + place, page=page, size=size)
        for page, texts in enumerate(pages, 1)
        for place, (text, size) in enumerate(texts)
    ]
    nodes = list(walk(recognise(SourceDocument(tuple(lines), "programm")).programme.nodes))
    assert [node.title for node in nodes if node.level is Level.HANDLUNGSFELD] == list(TOPICS[:5])
    assert len(nodes) == 20


def test_a_contents_list_in_two_columns_knows_the_depth_of_all_its_entries() -> None:
    entries = [(topic, 0.0) for topic in TOPICS[:6]]
    entries = [
        each for topic, _ in entries for each in ((topic, 0.0), *((f"{topic} im {where}", 12.0) for where in PARTS))
    ]
    half = 3 + len(entries) // 2  # a section, so that the second column begins with an inner entry
    lines = [SourceLine("Inhaltsverzeichnis", 1, page=1, size=14.0)]
    for place, (title, indent) in enumerate(entries):
        left, column = (50.0, 0) if place < half else (300.0, 1)
        text = f"{title} . . . . . . {2 + place // 5}"
        line = SourceLine(text, place + 2, page=1, size=10.0, column=column, left=left + indent, right=left + 220)
        lines.append(line)
    for place, (title, _) in enumerate(entries):
        number = 1000 + 20 * place
        lines.append(SourceLine(title, number, page=2 + place // 5, size=12.0, bold=1.0, space_above=1.0))
        lines += [SourceLine(line, number + 1, page=2 + place // 5, size=10.0) for line in prose(place)]
    nodes = walk(recognise(SourceDocument(tuple(lines), "programm")).programme.nodes)
    found = [(node.title, node.level) for node in nodes if node.level is not Level.MASSNAHME]
    assert found == [(title, Level.LEITZIEL if indent else Level.HANDLUNGSFELD) for title, indent in entries]
