"""Pages of plain text that only wider gaps part."""

from importers.page_gaps import pages_of_gaps

GAP = ["", "", ""]
TEXT = ["Die Stadt baut.", "", "Sie baut viel."]


def lines_of(pages: list[list[str]]) -> list[str]:
    """The lines of pages with a gap between them."""
    return [line for page in pages for line in (*page, *GAP)]


def test_numbers_that_stand_alone_count_pages() -> None:
    lines = lines_of([["Wahlprogramm"], ["2", "", *TEXT], ["3", "", *TEXT], ["4", "", *TEXT]])
    assert [(lines[start], page) for start, page in pages_of_gaps(lines).items()] == [("2", 2), ("3", 3), ("4", 4)]


def test_a_foot_counts_the_page_that_it_ends() -> None:
    feet = ["Musterliste | Wohnen 2", "3 Musterliste | Wohnen", "Musterliste | Verkehr 5"]
    lines = lines_of([["Wahlprogramm"], *([*TEXT, "", foot] for foot in feet), TEXT])
    assert list(pages_of_gaps(lines).values()) == [2, 3, 5, 6]


def test_a_number_before_the_first_page_shifts_all() -> None:
    lines = lines_of([["Wahlprogramm"], ["1", *TEXT], ["2", *TEXT], ["3", *TEXT]])
    assert list(pages_of_gaps(lines).values()) == [2, 3, 4]


def test_chapters_that_count_are_no_pages() -> None:
    assert pages_of_gaps(lines_of([[f"{number}. Kapitel", *TEXT] for number in range(1, 6)])) == {}
    assert pages_of_gaps(lines_of([[f"{number} {title}", *TEXT] for number, title in enumerate("ABCDE", 1)])) == {}


def test_gaps_without_numbers_are_no_pages() -> None:
    assert pages_of_gaps(lines_of([TEXT] * 6)) == {}


def test_a_page_between_two_that_leave_no_number_is_none() -> None:
    lines = lines_of([["2", *TEXT], TEXT, ["3", *TEXT], ["4", *TEXT]])
    assert list(pages_of_gaps(lines).values()) == [2, 3, 4]
