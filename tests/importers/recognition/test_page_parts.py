"""What the pages of a text without looks say of its headings."""

from random import Random

from importers.recognition.recognise import recognise
from importers.text_reader import read_source
from programme.model import Level, walk

CHAPTERS = ("Wohnen und Bauen", "Verkehr in Bewegung", "Klima und Natur", "Bildung von Anfang an")
SECTIONS = ("Aufgaben im Süden", "Aufgaben im Norden", "Aufgaben am Hafen")
WORDS = (
    "viele familien finden stadt keine wohnung deshalb baut wieder selbst verkauft keinen grund mehr jedes dorf bekommt "
    "künftig einen bus der auch abends fährt damit niemand warten muss wenn es dunkel wird und kalt"
).split()


def prose(seed: int, lines: int) -> list[str]:
    dice = Random(seed)
    texts = [" ".join(dice.sample(WORDS, 11)) for _ in range(lines)]
    return [texts[0].capitalize(), *texts[1:-1], f"{texts[-1][:30].rpartition(' ')[0]}."]


def section(name: str, seed: int, lines: int = 24) -> list[str]:
    return ["", name, *prose(seed, lines)]


def levels(pages: list[list[str]]) -> list[tuple[str, Level]]:
    text = "\f".join("\n".join([*page, "", f"– {number} –", ""]) for number, page in enumerate(pages, 1))
    return [
        (node.title, node.level) for node in walk(recognise(read_source(text.encode(), "programm")).programme.nodes)
    ]


def test_headings_that_begin_pages_behind_unfinished_ones_are_chapters() -> None:
    pages, wanted = [["Programm für Musterstadt"]], []
    for number, chapter in enumerate(CHAPTERS):
        place = chapter.split()[0]
        first, second, third = (f"{each} zu {place}" for each in SECTIONS)
        pages.append([chapter, *prose(10 * number, 5), *section(first, 10 * number + 1)])
        pages.append([*section(second, 10 * number + 2)[1:], *section(third, 10 * number + 3, 5)])
        pages.append(prose(10 * number + 4, 9))
        wanted += [(chapter, Level.HANDLUNGSFELD), *((each, Level.LEITZIEL) for each in (first, second, third))]
    assert levels(pages) == wanted


def test_sections_of_a_contents_list_that_begin_pages_stay_below_their_chapters() -> None:
    contents, pages, wanted = ["Inhalt", ""], [], []
    for number, chapter in enumerate(CHAPTERS):
        place = chapter.split()[0]
        names = [f"{each} zu {place}" for each in SECTIONS]
        contents += [
            f"{number + 1} {chapter} {9 * number + 3}",
            *(f"{number + 1}.{nth} {each} {9 * number + 3 + nth}" for nth, each in enumerate(names, 1)),
        ]
        first, second, third = (section(each, 10 * number + nth, 9) for nth, each in enumerate(names))
        pages += [[chapter], [*first[1:], *second], third[1:]]
        wanted += [(chapter, Level.HANDLUNGSFELD), *((each, Level.LEITZIEL) for each in names)]
    assert levels([["Programm für Musterstadt"], contents, *pages]) == wanted


def test_a_heading_that_the_contents_list_forgot_leaves_the_chapters_as_they_begin_pages() -> None:
    contents, pages, wanted = ["Inhalt", ""], [], []
    for number, chapter in enumerate(CHAPTERS):
        place = chapter.split()[0]
        names = [f"{each} zu {place}" for each in SECTIONS]
        contents += [f"{each} {3 * number + 3}" for each in (chapter, *(names if number else names[1:]))]
        pages.append([chapter, *prose(10 * number, 5), *section(names[0], 10 * number + 1)])
        pages.append([*section(names[1], 10 * number + 2)[1:], *section(names[2], 10 * number + 3, 5)])
        pages.append(prose(10 * number + 4, 9))
        wanted.append(chapter)
    found = levels([["Programm für Musterstadt"], contents, *pages])
    assert [title for title, level in found if level is Level.HANDLUNGSFELD] == wanted
