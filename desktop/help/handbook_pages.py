"""The handbook as chapters and sections, and finding words in it. No Qt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from programme.language.folding import fold

KEYS = "{{tasten}}"
"""In a chapter: where the table of all keys stands, which is made from the table of actions."""
_HEADING = re.compile(r"^(#{1,3}) (.+?)\s*$", re.MULTILINE)
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`|#>]+|^\s*-{3,}\s*$|^\s*[-+] ", re.MULTILINE)
_BESIDE = 50


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, as plain words. `rank` is 1 for the chapter's own title."""

    title: str
    rank: int
    words: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file. `key` is its name, which links lead to; `markdown` is all of it."""

    key: str
    title: str
    markdown: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class HandbookHit:
    """A section that holds all words; `snippet` is where the first one stands."""

    chapter: Chapter
    section: Section
    snippet: str


def read_handbook(folder: Path, keys: str = "") -> list[Chapter]:
    """The chapters by file name; `keys` is the Markdown table that takes the place of `KEYS`."""
    files = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    return [chapter(path.name, path.read_text(encoding="utf-8").replace(KEYS, keys)) for path in files]


def chapter(key: str, markdown: str) -> Chapter:
    """A chapter; its first heading is its title."""
    sections = tuple(_sections(markdown))
    title = sections[0].title if sections else key
    return Chapter(key, title, markdown, sections)


def find(chapters: Sequence[Chapter], typed: str, most: int = 40) -> list[HandbookHit]:
    """Sections that hold every word of `typed` or its beginning; those with the words in their heading first."""
    words = fold(typed).split()
    if not words:
        return []
    scored = []
    everything = [(each, section) for each in chapters for section in each.sections]
    for place, (each, section) in enumerate(everything):
        title, text = fold(section.title), fold(section.words)
        if all(word in title or word in text for word in words):
            in_title = sum(word in title for word in words)
            scored.append((-in_title, place, HandbookHit(each, section, _snippet(section.words, words[0]))))
    return [hit for _, _, hit in sorted(scored, key=lambda one: one[:2])[:most]]


def plain_words(markdown: str) -> str:
    """Text without its marks, on one line."""
    return " ".join(_MARKS.sub(r"\1 ", markdown).split())


def _sections(markdown: str) -> Iterator[Section]:
    heads = list(_HEADING.finditer(markdown))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(markdown)
        yield Section(plain_words(head[2]), len(head[1]), plain_words(markdown[head.end() : end]))


def _snippet(words: str, wanted: str) -> str:
    place = max(fold(words).find(wanted), 0)
    begin, end = max(0, place - _BESIDE), place + 2 * _BESIDE
    cut = words[begin:end]
    if begin:
        cut = "… " + cut.partition(" ")[2]
    return cut if end >= len(words) else cut.rpartition(" ")[0] + " …"
