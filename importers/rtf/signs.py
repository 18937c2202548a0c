"""Rich Text is 7-bit text with control words; here its signs are cut apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)|(\\)"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: a control word with its number, the bytes of text, or a brace."""

    word: str = ""
    number: int | None = None
    text: bytes = b""
    brace: str = ""


def signs_of(content: bytes) -> Iterator[Sign]:
    """All signs in order. Binary data of pictures is skipped."""
    place = 0
    while place < len(content):
        match = _SIGN.match(content, place)
        if match is None:
            place += 1
            continue
        place = match.end()
        word, number, code, symbol, brace, text, _ = match.groups()
        if word:
            value = int(number) if number else None
            if word == b"bin" and value and value > 0:
                place += value
            else:
                yield Sign(word.decode("ascii"), value)
        elif code:
            yield Sign(text=bytes([int(code, 16)]))
        elif symbol:
            yield Sign(word=symbol.decode("latin-1"))
        elif brace:
            yield Sign(brace=brace.decode("ascii"))
        elif text:
            yield Sign(text=text)
