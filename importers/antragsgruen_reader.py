"""Motions as Antragsgrün's REST interface gives them: one motion, or a list of them, as JSON."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from importers.motion_lines import motion_lines
from importers.source import SourceLine

_DATES = {"date_published": "Eingereicht", "date_resolution": "Beschlossen", "date_created": "Angelegt"}
_SILENT_SECTIONS = ("title", "image", "pdf", "pdfattachment", "pdfalternative", "videoembed")


def motions_in(data: Any) -> list[Mapping[str, Any]]:
    """The motions that `data` holds: itself, a list, or a list under "motions"; none where it is something else."""
    if isinstance(data, dict) and isinstance(data.get("motions"), list):
        data = data["motions"]
    candidates = data if isinstance(data, list) else [data]
    return [each for each in candidates if isinstance(each, dict) and isinstance(each.get("sections"), list)]


def lines_of_motions(motions: list[Mapping[str, Any]]) -> Iterator[SourceLine]:
    """The lines of all motions, counted on."""
    number = 0
    for motion in motions:
        sections = [
            (_text(section, "title"), _text(section, "html") or _text(section, "text"))
            for section in motion["sections"]
            if isinstance(section, dict) and _text(section, "type").casefold() not in _SILENT_SECTIONS
        ]
        for line in motion_lines(_text(motion, "prefix"), _title(motion), list(_meta(motion)), sections):
            number += 1
            yield replace(line, number=number)


def _title(motion: Mapping[str, Any]) -> str:
    return _text(motion, "title") or _text(motion, "title_with_prefix").removeprefix(_text(motion, "prefix")).lstrip(
        ": "
    )


def _meta(motion: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    initiators = _people(motion.get("initiators")) or _text(motion, "initiators_html")
    yield "Antragsteller*in", initiators
    yield "Status", _text(motion, "status_title")
    yield "Tagesordnungspunkt", _text(motion, "agenda_item")
    for key, label in _DATES.items():
        yield label, _date(_text(motion, key))
    yield "Unterstützer*innen", _people(motion.get("supporters"))


def _people(data: Any) -> str:
    names = []
    for person in data if isinstance(data, list) else []:
        if isinstance(person, dict):
            name, body = _text(person, "name"), _text(person, "organization")
            names.append(f"{name} ({body})" if name and body else name or body)
    return ", ".join(name for name in names if name)


def _date(text: str) -> str:
    """ISO 8601 as "TT.MM.JJJJ, HH:MM"; anything else as it is."""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{moment:%d.%m.%Y, %H:%M}"


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""
