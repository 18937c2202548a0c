"""Heads of mails that a motion was sent or forwarded with: who wrote to whom and when becomes metadata, the last subject
names the motion."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.recognition.lines import Line
from importers.recognition.text import Text

_KEY = re.compile(
    r"[*_]*(?P<key>Von|From|Gesendet|Sent|Datum|Date|An|To|Cc|Kopie|Bcc|Betreff|Subject|Antwort an|Reply-To|Anlagen?|Attachments?)"
    r"[*_]*\s*:[*_]*\s+(?=\S)",
    re.IGNORECASE,
)
_SENDER = ("von", "from")
_SUBJECT = ("betreff", "subject")
_FEWEST = 3  # lines of a head, sender and subject among them
_FORWARDED = re.compile(
    r"[\s>_-]*(?:(?:Ursprüngliche|Weitergeleitete|Original|Forwarded)[ -]?(?:Nachricht|Mail|Message)"
    r"|(?:Anfang der weitergeleiteten Nachricht|Begin forwarded message)\s*:?)[\s>_-]*$",
    re.IGNORECASE,
)
_PREFIXES = re.compile(r"(?:(?:WG|AW|RE|FW|FWD)\s*:\s*)+", re.IGNORECASE)
OTHER = "Weitere Angaben"
"""The key of `Programme.meta` under which they are kept."""


def without_mail_heads(lines: Sequence[Line]) -> tuple[list[Line], dict[str, str], dict[int, str]]:
    """The lines without heads of mails, what these say under a key of `Programme.meta`, and where their lines went. The
    last subject stays."""
    heads = _heads(lines)
    if not heads:
        return list(lines), {}, {}
    subject = next(place for place in reversed(heads[-1]) if _key(lines[place]) in _SUBJECT)
    gone = {place for head in heads for place in head if place != subject}
    gone |= {place for place, line in enumerate(lines) if _FORWARDED.match(line.plain)}
    plains = [lines[place].plain for place in sorted(gone)]
    said = [plain.strip(" -_>") if _FORWARDED.match(plain) else plain for plain in plains]
    kept = [_bare(line) if place == subject else line for place, line in enumerate(lines) if place not in gone]
    return kept, {OTHER: "; ".join(said)}, {lines[place].index: "mail" for place in gone}


def _heads(lines: Sequence[Line]) -> list[list[int]]:
    """Places of the lines of each head: neighbours with keys, sender and subject among them."""
    runs: list[list[int]] = [[]]
    for place, line in enumerate(lines):
        if _key(line):
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) >= _FEWEST and _is_head({_key(lines[place]) for place in run})]


def _is_head(keys: set[str]) -> bool:
    return not keys.isdisjoint(_SENDER) and not keys.isdisjoint(_SUBJECT)


def _key(line: Line) -> str:
    match = _KEY.match(line.plain) if line.source.cell is None and not line.source.marker else None
    return match["key"].casefold() if match else ""


def _bare(line: Line) -> Line:
    """A subject without "WG:", on a line of its own."""
    match = _KEY.match(line.plain)
    words = line.plain[match.end() if match else 0 :]
    prefix = _PREFIXES.match(words)
    bare = words[prefix.end() :] if prefix else words
    return Line(
        line.index, Text(f"Betreff: {bare}"), replace(line.source, space_above=max(1.0, line.source.space_above))
    )
