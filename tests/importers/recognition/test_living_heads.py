from collections.abc import Callable
from random import Random

import pytest

from importers.recognition.recognise import recognise
from importers.source import SourceDocument, SourceLine
from importers.text_reader import read_source
from programme.model import Programme, walk

CHAPTERS = ("Wohnen und Bauen", "Verkehr in Bewegung", "Klima und Natur", "Bildung von Anfang an")
TITLE = "Programm für Musterstadt"
COVER = SourceLine(TITLE, 1, page=1, size=24.0)
WORDS = (
    "viele familien finden stadt keine wohnung deshalb baut wieder selbst verkauft keinen grund mehr jedes dorf bekommt "
    "künftig einen bus der auch abends fährt damit niemand warten muss wenn es dunkel wird und kalt"
).split()


Head = Callable[[int, int], str]
HEADS: dict[str, Head] = {
    "number in front or behind": lambda page, chapter: (
        f"{page} {TITLE}" if page % 2 == 0 else f"{CHAPTERS[chapter]} {page}"
    ),
    "title or chapter": lambda page, chapter: TITLE if page % 2 == 0 else CHAPTERS[chapter],
    "number of the chapter": lambda page, chapter: TITLE if page % 2 == 0 else f"{chapter + 1}. {CHAPTERS[chapter]}",
    "page by name": lambda page, chapter: f"Kapitel {chapter + 1} | {CHAPTERS[chapter]} Seite {page}",
    "chapter only": lambda page, chapter: CHAPTERS[chapter],
}


def prose(seed: int, lines: int = 6) -> list[str]:
    """Wrapped lines of one sentence, other ones for each seed."""
    dice = Random(seed)
    texts = [" ".join(dice.sample(WORDS, 11)) for _ in range(lines)]
    return [texts[0].capitalize(), *texts[1:-1], f"{texts[-1]}."]


def pages_with(head: Head, title: Callable[[int], str]) -> list[list[str]]:
    """A cover, then chapters of three pages each, heads above all pages but the cover."""
    pages = [[TITLE]]
    for chapter in range(len(CHAPTERS)):
        for part in range(3):
            lines = [head(len(pages) + 1, chapter), *([title(chapter)] if part == 0 else []), *prose(len(pages))]
            pages.append(lines)
    return pages


def texts_of(pages: list[list[str]]) -> list[str]:
    """Each page's lines, with gaps around heads and headings."""
    return ["\n\n".join([*lines[:-6], "\n".join(lines[-6:])]) if len(lines) > 1 else lines[0] for lines in pages]


def assert_is_clean(programme: Programme) -> None:
    """The chapters are the only nodes, and no head stands in their text."""
    assert programme.title == TITLE
    assert [node.title for node in programme.nodes] == list(CHAPTERS)
    for chapter, node in enumerate(programme.nodes):
        lines = [line for part in range(1, 4) for line in prose(3 * chapter + part)]
        assert node.text.split() == " ".join(lines).split()


@pytest.mark.parametrize("name", HEADS)
def test_heads_that_change_with_the_pages_go_in_pdf(name: str) -> None:
    numbered = name == "number of the chapter"
    titles = [f"{place}. {title}" if numbered else title for place, title in enumerate(CHAPTERS, 1)]
    lines = [
        SourceLine(text, 100 * page + place, page=page, size=16.0 if text in titles and place == 1 else 10.0)
        for page, texts in enumerate(pages_with(HEADS[name], lambda chapter: titles[chapter]), 1)
        for place, text in enumerate(texts)
    ]
    assert_is_clean(recognise(SourceDocument(tuple(lines), "programm")).programme)


@pytest.mark.parametrize("name", HEADS)
def test_heads_that_change_with_the_pages_go_in_text(name: str) -> None:
    pages = pages_with(HEADS[name], lambda chapter: f"{chapter + 1}. {CHAPTERS[chapter]}")
    assert_is_clean(recognise(read_source("\n\f".join(texts_of(pages)).encode(), "programm")).programme)


@pytest.mark.parametrize("name", ["number in front or behind", "page by name"])
def test_heads_with_numbers_go_where_no_page_ends_are_known(name: str) -> None:
    pages = pages_with(HEADS[name], lambda chapter: f"{chapter + 1}. {CHAPTERS[chapter]}")
    assert_is_clean(recognise(read_source("\n\n".join(texts_of(pages)).encode(), "programm")).programme)


def test_chapters_with_numbers_are_no_heads_though_the_contents_name_them() -> None:
    contents = [f"{title} {page}" for page, title in enumerate(CHAPTERS, 3)]
    chapters = [f"{number} {title}\n\n" + "\n".join(prose(number)) for number, title in enumerate(CHAPTERS, 1)]
    text = "\n\n".join([TITLE, "Inhalt", "\n".join(contents), *chapters])
    assert [node.title for node in recognise(read_source(text.encode(), "programm")).programme.nodes] == list(CHAPTERS)


def test_counted_things_on_pages_of_their_own_stay() -> None:
    lines = [
        SourceLine(text, 100 * page + place, page=page + 1, size=size)
        for page in range(1, 9)
        for place, (text, size) in enumerate([(f"Baustelle {page}", 16.0), *((each, 10.0) for each in prose(page))])
    ]
    programme = recognise(SourceDocument((COVER, *lines), "baustellen")).programme
    assert [node.title for node in programme.nodes] == [f"Baustelle {page}" for page in range(1, 9)]


def test_what_many_chapters_say_anew_stays_at_a_pages_top() -> None:
    demands = "Unsere Forderungen an die Stadt"
    lines: list[SourceLine] = []
    for page in range(1, 13):
        texts = [(demands, 12.0), *((each, 10.0) for each in prose(page))] if page % 4 == 0 else []
        texts += [
            (f"Kapitel über {page} Dinge", 16.0),
            *((each, 10.0) for each in prose(20 + page)),
            (demands, 12.0),
            *((each, 10.0) for each in prose(page)),
        ]
        lines += [
            SourceLine(text, 100 * page + place, page=page + 1, size=size) for place, (text, size) in enumerate(texts)
        ]
    found = [node.title for node in walk(recognise(SourceDocument((COVER, *lines), "programm")).programme.nodes)]
    assert found.count(demands) == 15


def test_an_entry_of_the_contents_is_no_head_though_heads_say_the_same() -> None:
    contents = [f"{number} {title} {3 * number - 1}" for number, title in enumerate(CHAPTERS, 1)]
    pages = [["Inhaltsverzeichnis", *contents]]
    for chapter, title in enumerate(CHAPTERS, 1):
        for part in range(3):
            head = (
                f"{chapter} {title.upper()} {len(pages) + 1}" if len(pages) % 2 == 0 else f"{len(pages) + 1} Programm"
            )
            pages.append([head, *([f"{chapter} {title}"] if part == 0 else []), *prose(len(pages))])
    lines = [
        SourceLine(text, 100 * page + place, page=page, size=10.0)
        for page, texts in enumerate(pages, 1)
        for place, text in enumerate(texts)
    ]
    result = recognise(SourceDocument(tuple(lines), "programm"))
    assert [node.title for node in result.programme.nodes] == list(CHAPTERS)
    assert {result.left_out[place] for place in range(1 + len(contents))} == {"contents_list"}


def test_heads_with_the_number_of_their_chapter_and_of_the_page_go() -> None:
    lines = [COVER]
    for page in range(2, 14):
        chapter, part = divmod(page - 2, 3)
        title = CHAPTERS[chapter]
        head = f"{chapter + 1}. {title} {page}" if page % 2 else f"{page} {chapter + 1}.{part + 1} {title}"
        texts = [head, *([f"{chapter + 1}. {title}"] if part == 0 else []), *prose(page - 1)]
        lines += [SourceLine(text, 100 * page + place, page=page, size=10.0) for place, text in enumerate(texts)]
    assert_is_clean(recognise(SourceDocument(tuple(lines), "programm")).programme)
