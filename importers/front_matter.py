"""The head of a Markdown file, read as metadata: between lines of dashes keys and values in a simple kind of YAML, or behind
percent signs title, authors and date (pandoc's User's Guide, "pandoc_title_block")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.source import LineEnd, LineRole, SourceLine

_ENTRY = re.compile(r"([\w.-]{1,60}(?: [\w.-]{1,40}){0,3}):(?:\s+(.*))?$")
_LIST_ITEM = re.compile(r"\s*-\s+(.*)$")
_LONGEST = 200
_EMPTY = ("", "[]", "{}", "null", "~", "|", ">", "|-", ">-", "|+", ">+")
_PART = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\s][^,]*""")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))")
_TITLES = ("title", "titel")
_SUBTITLES = ("subtitle", "untertitel")
_NUMBERS = ("kuerzel", "kürzel", "antragsnummer", "nummer")
_KEYS = {
    "antragsteller": "Antragsteller*in", "antragstellerin": "Antragsteller*in", "antragsteller_in": "Antragsteller*in",
    "antragstellerinnen": "Antragsteller*in", "status": "Status", "veranstaltung": "Veranstaltung",
    "gremium": "Veranstaltung", "angelegt": "Angelegt", "eingereicht": "Eingereicht", "beschlossen": "Beschlossen",
    "herausgeber": "Herausgeber", "zeitraum": "Zeitraum", "visdp": "V.i.S.d.P.", "bildnachweis": "Bildnachweis",
}  # fmt: skip
_BLOCK_KEYS = ("title", "author", "date")
_OTHER = "Weitere Angaben"
_NUMBER = re.compile(r"(?:Antrag|Beschluss)\s+")


def front_matter(lines: Sequence[str]) -> tuple[list[SourceLine], int]:
    """The lines of the head, and the place after it; none and 0 where a file has no such head."""
    end = _end(lines)
    if end == 0:
        return _title_block(lines)
    entries = _entries(lines[1:end])
    found: list[SourceLine] = []
    number = next((value for _, key, value in entries if key.casefold() in _NUMBERS), "")
    for place, key, value in entries:
        line = SourceLine(value, place, LineEnd.PARAGRAPH)
        found.append(_placed(line, key, number))
    return found, end + 1


def _title_block(lines: Sequence[str]) -> tuple[list[SourceLine], int]:
    """Title, authors and date behind percent signs, each with what goes on in indented lines; the first has to be there."""
    entries: list[tuple[int, str]] = []
    end = 0
    for place, line in enumerate(lines[:_LONGEST]):
        if line.startswith("%") and len(entries) < len(_BLOCK_KEYS):
            entries.append((place + 1, _unbroken(line[1:])))
        elif entries and line[:1].isspace() and line.strip():
            number, words = entries[-1]
            entries[-1] = (number, f"{words} {_unbroken(line)}".strip())
        else:
            end = place
            break
    if not entries or not entries[0][1] or (end < len(lines) and lines[end].strip()):
        return [], 0
    made = [(SourceLine(words, number, LineEnd.PARAGRAPH), words) for number, words in entries]
    return [_placed(line, key, "") for (line, words), key in zip(made, _BLOCK_KEYS, strict=False) if words], end


def _unbroken(line: str) -> str:
    """A line without the backslash that breaks it."""
    return line.strip().removesuffix("\\").rstrip()


def _end(lines: Sequence[str]) -> int:
    """Place of the closing dashes; 0 where the file does not begin with a head of entries."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for place, line in enumerate(lines[1:_LONGEST], 1):
        if line.rstrip() in ("---", "..."):
            return place if any(_ENTRY.match(each) for each in lines[1:place]) else 0
    return 0


def _entries(lines: Sequence[str]) -> list[tuple[int, str, str]]:
    """Line number, key and value; what goes on in indented lines or list items belongs to the key above."""
    entries: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, 2):
        match = _ENTRY.match(line)
        if match:
            entries.append((number, match[1], _opened(match[2] or "")))
        elif entries and line.strip():
            place, key, value = entries[-1]
            item = _LIST_ITEM.match(line)
            between = ", " if item or _ENTRY.match(line.strip()) else " "
            more = _scalar(item[1]) if item else _unbroken(line)
            entries[-1] = (place, key, f"{value}{between}{more}" if value and more else value or more)
    return [(number, key, text) for number, key, value in entries if (text := _scalar(value))]


def _opened(value: str) -> str:
    """What a key's own line says: a list in brackets with commas between, nothing where the value only follows."""
    value = value.strip()
    if value in _EMPTY:
        return ""
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(part[0]) for part in _PART.finditer(value[1:-1]))
    return value


def _scalar(value: str) -> str:
    """The words of a value on one line, out of its quotes; in double quotes a backslash escapes (YAML 1.2, chapter 7.3.1)."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = _ESCAPE.sub(_unescaped, value[1:-1])
    elif len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1].replace("''", "'")
    return " ".join(value.split())


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    return " " if match[3] in "nrt" else match[3]


def _placed(line: SourceLine, key: str, number: str) -> SourceLine:
    """Title, number and known keys under their own names; the rest keeps its key in the value."""
    folded = key.casefold().replace("-", "_")
    if folded in _TITLES:
        if number:
            bare = line.text.removeprefix(number).lstrip(" :–-")
            return replace(line, text=bare or line.text, role=LineRole.MOTION, marker=_NUMBER.sub("", number))
        return replace(line, role=LineRole.TITLE)
    if folded in _SUBTITLES:
        return replace(line, role=LineRole.SUBTITLE)
    if folded in _NUMBERS:
        return replace(line, role=LineRole.META, label="Antrag")
    if folded in _KEYS:
        return replace(line, role=LineRole.META, label=_KEYS[folded])
    return replace(line, text=f"{key}: {line.text}", role=LineRole.META, label=_OTHER)
