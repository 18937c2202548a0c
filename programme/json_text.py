"""JSON of strangers as plain values that can be written again."""

import json
import re
from collections.abc import Callable
from typing import Any

_HALF_SIGN = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


def loads(content: bytes, parse_int: Callable[[str], Any] = int) -> Any:
    """As `json.loads`, with a mark for each half of a sign (a lone surrogate), which no file and no store takes."""
    text = content.decode(json.detect_encoding(content), "surrogatepass")
    value = json.loads(text, parse_int=parse_int)
    if not _HALF_SIGN.search(text):
        return value
    whole = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.loads(whole, parse_int=parse_int)
