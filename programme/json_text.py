"""JSON of strangers as plain values that can be written again, and large JSON in pieces."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Shape = Mapping[str, "Shape"] | list["Shape"] | None
"""Where large JSON is taken apart: an object by key ("*" for all others), a list with the shape of its items, and None
for what stays in one piece. What has another form than that stays in one piece, too."""

_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_BLANK = re.compile(r"[ \t\n\r]*")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def loads(content: bytes, parse_int: Callable[[str], Any] = int, shape: Shape = None) -> Any:
    """As `json.loads`, with a mark for each half of a sign (a lone surrogate), which no file and no store takes.
    `shape` as in `parsed`."""
    text = content.decode(json.detect_encoding(content), "surrogatepass")
    value = parsed(text, shape, parse_int)
    if not _may_have_halves(text) or not _HALF_SIGN.search(text):
        return value
    whole = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.loads(whole, parse_int=parse_int)


def parsed(text: str, shape: Shape, parse_int: Callable[[str], Any] = int) -> Any:
    """As `json.loads`, one piece of `shape` after the other: the decoder lets no other thread run until it is done."""
    if shape is None:
        return json.loads(text, parse_int=parse_int)
    value, end = _value(text, _after_blanks(text, 0), shape, json.JSONDecoder(parse_int=parse_int))
    if _after_blanks(text, end) != len(text):
        raise json.JSONDecodeError("Extra data", text, end)
    return value


def dumps(value: Any, shape: Shape = None) -> str:
    """Compact JSON with readable letters, one piece of `shape` after the other, as `parsed` reads it."""
    return "".join(written(value, shape))


def written(value: Any, shape: Shape = None) -> Iterator[str]:
    """What `dumps` gives, piece by piece: putting 40 MB together keeps Python from other threads for 100 to 300 ms."""
    if isinstance(shape, Mapping) and isinstance(value, Mapping):
        yield "{"
        for place, (key, each) in enumerate(value.items()):
            yield f"{',' if place else ''}{_ENCODER.encode(key)}:"
            yield from written(each, _below(shape, key))
        yield "}"
    elif isinstance(shape, list) and isinstance(value, list):
        yield "["
        for place, each in enumerate(value):
            if place:
                yield ","
            yield from written(each, shape[0])
        yield "]"
    else:
        yield _ENCODER.encode(value)


def _may_have_halves(text: str) -> bool:
    """Far quicker than the pattern, which the megabytes of a large file would keep busy."""
    if "\\ud" in text or "\\uD" in text:
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _value(text: str, at: int, shape: Shape, decoder: json.JSONDecoder) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends."""
    if isinstance(shape, Mapping) and text.startswith("{", at):
        return _object(text, at, shape, decoder)
    if isinstance(shape, list) and text.startswith("[", at):
        return _list(text, at, shape[0], decoder)
    return decoder.raw_decode(text, at)


def _object(text: str, at: int, shape: Mapping[str, Shape], decoder: json.JSONDecoder) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    at = _after_blanks(text, at + 1)
    if text.startswith("}", at):
        return found, at + 1
    while True:
        if not text.startswith('"', at):
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
        key, at = decoder.raw_decode(text, at)
        at = _behind(text, at, ":")
        found[key], at = _value(text, at, _below(shape, key), decoder)
        at = _after_blanks(text, at)
        if text.startswith("}", at):
            return found, at + 1
        at = _behind(text, at, ",")


def _list(text: str, at: int, shape: Shape, decoder: json.JSONDecoder) -> tuple[list[Any], int]:
    found: list[Any] = []
    at = _after_blanks(text, at + 1)
    if text.startswith("]", at):
        return found, at + 1
    while True:
        value, at = _value(text, at, shape, decoder)
        found.append(value)
        at = _after_blanks(text, at)
        if text.startswith("]", at):
            return found, at + 1
        at = _behind(text, at, ",")


def _below(shape: Mapping[str, Shape], key: str) -> Shape:
    return shape.get(key, shape.get("*"))


def _behind(text: str, at: int, sign: str) -> int:
    """Where the next value begins, behind `sign`."""
    at = _after_blanks(text, at)
    if not text.startswith(sign, at):
        raise json.JSONDecodeError(f"Expecting '{sign}' delimiter", text, at)
    return _after_blanks(text, at + 1)


def _after_blanks(text: str, at: int) -> int:
    return _BLANK.match(text, at).end()  # type: ignore[union-attr]
