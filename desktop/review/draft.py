"""An unfinished review on the disk: it outlives the window, and a crash.

One file in the data folder holds what was read and what a person made of it so far; steps that could be taken back are
one step then.
"""

import json
from collections.abc import Mapping
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

from desktop.review.reading import Reading, SourceRow
from desktop.review.state import Decision, Review
from desktop.review.target import Target
from importers.source import SourcePage
from programme import json_format
from programme.errors import UserError

FORMAT = 1
_HEAD = 4096  # characters in which the name stands
_BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError, UserError)


def keep(review: Review, target: Target, path: Path) -> None:
    """Writes the draft; a disk that is full or locked keeps the old one."""
    beside = path.with_suffix(".neu")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(_as_data(review, target)), "utf-8")  # ASCII: the path need not be UTF-8
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)


def forget(path: Path) -> None:
    """The review was taken over or given up."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def kept(path: Path) -> tuple[Review, Target] | None:
    """The review as it was left; None where there is none, or none that can be read."""
    try:
        data = json.loads(path.read_text("utf-8"))
        return _from_data(data) if data["format"] == FORMAT else None
    except _BROKEN:
        return None


def put_aside(path: Path) -> None:
    """One that cannot be read now, which another version may: it stands in nobody's way, and is not lost."""
    try:
        path.replace(path.with_suffix(".beiseite.json"))
    except OSError:  # locked for a moment: it is offered again at the next start
        return


def kept_name(path: Path) -> str:
    """What is in the draft, by name, without reading all of it; "" for nothing."""
    try:
        with path.open(encoding="utf-8") as stream:
            head = stream.read(_HEAD)
        return str(json.JSONDecoder().raw_decode(head[head.index('"name": ') + 8 :])[0])
    except _BROKEN:
        return ""


def _as_data(review: Review, target: Target) -> dict[str, Any]:
    reading, state = review.reading, review.state
    return {
        "name": reading.name,
        "format": FORMAT,
        "is_known": reading.is_known,
        "is_passage": reading.is_passage,
        "target": [target.programme, target.entry, target.words],
        "rows": [[row.text, row.number, row.page, row.words, row.left_out, row.box, row.lost] for row in reading.rows],
        "pages": [astuple(each) for each in reading.pages],
        "file": [str(reading.path), *reading.stamp] if reading.path else None,
        "read": json_format.to_json(reading.programme),
        "read_places": _lists(reading.places or {}),
        "programme": json_format.to_json(replace(state.programme, findings=())) if review.is_changed else None,
        "places": _lists(state.places) if review.is_changed else None,
        "decided": {str(index): [each.kind, each.word] for index, each in state.decided.items()},
        "label": state.label,
    }


def _from_data(data: Mapping[str, Any]) -> tuple[Review, Target]:
    rows = tuple(_row(*each) for each in data["rows"])
    programme = json_format.from_json(data["read"])
    reading = Reading(data["name"], programme, rows, _tuples(data["read_places"]), data["is_known"], data["is_passage"])
    file = data.get("file")
    if file is not None:
        pages = tuple(SourcePage(*each) for each in data["pages"])
        reading = replace(reading, pages=pages, path=Path(file[0]), stamp=(file[1], file[2]))
    review = Review(reading)
    if data["programme"] is not None:
        decided = {int(index): Decision(*each) for index, each in data["decided"].items()}
        review.push(
            replace(
                review.state,
                programme=json_format.from_json(data["programme"]),
                places=_tuples(data["places"]),
                decided=decided,
                label=data["label"],
            )
        )
    return review, Target(*data["target"])


def _row(
    text: str, number: int, page: int | None, words: int, left_out: str, box: Any = None, lost: int = 0
) -> SourceRow:
    """Drafts of earlier versions know no places on pages."""
    left, top, right, bottom = box or (0.0, 0.0, 0.0, 0.0)
    return SourceRow(text, number, page, words, left_out, (left, top, right, bottom) if box else None, lost)


def _lists(places: Mapping[str, tuple[int, ...]]) -> dict[str, list[int]]:
    return {node: list(lines) for node, lines in places.items()}


def _tuples(places: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {node: tuple(lines) for node, lines in places.items()}
