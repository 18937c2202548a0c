"""Outline levels that a format states for some headings only."""

from importers.recognition.recognise import recognise
from importers.source import SourceDocument, SourceLine
from programme.model import Level, walk

CHAPTERS = ("Wohnen bis 2030", "Verkehr in Bewegung", "Klima und Natur", "Bildung von Anfang an")
TEXT = "Die Stadt baut selbst und verkauft keinen Grund mehr, damit Wohnungen bezahlbar bleiben."


def document() -> SourceDocument:
    """Large chapters without an outline level, each with two sections that have one."""
    lines: list[SourceLine] = []
    for chapter in CHAPTERS:
        lines.append(
            SourceLine(chapter, len(lines) + 1, page=1 + len(lines) // 20, size=16.0, bold=1.0, space_above=1.0)
        )
        for section in ("im Süden", "im Norden"):
            title = f"{chapter.split()[0]} {section}"
            lines.append(
                SourceLine(title, len(lines) + 1, page=1 + len(lines) // 20, size=12.0, outline=1, space_above=1.0)
            )
            lines += [
                SourceLine(TEXT, len(lines) + 1 + each, page=1 + len(lines) // 20, size=10.0) for each in range(3)
            ]
    return SourceDocument(tuple(lines), "programm")


def test_larger_lines_above_outlined_headings_are_their_chapters() -> None:
    wanted = []
    for chapter in CHAPTERS:
        wanted.append((chapter, Level.HANDLUNGSFELD))
        wanted += [(f"{chapter.split()[0]} {each}", Level.LEITZIEL) for each in ("im Süden", "im Norden")]
    found = walk(recognise(document()).programme.nodes)
    assert [(node.title, node.level) for node in found] == wanted
