"""Bytes of a text file become characters; what had to be guessed is a finding."""

import re
from pathlib import Path

from programme.errors import UnreadableFile
from programme.findings import Finding, Severity

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SIGNALS = re.compile("[\x00-\x08\x0e-\x1a\x7f\ufffe\uffff]")  # no letters and no line ends, and in no XML allowed
_SAMPLE = 64 * 1024
_MOST_CONTROLS = 0.002  # share of control bytes above which no one wrote this as text
_TWICE_ENCODED = re.compile("Ã[¤¶¼Ÿ„–œ\u009f\u0084\u0096\u009c]|â€[žœ“”™]")
_DOUBLE_CHANCES = 3  # so many German letters in this shape are no accident


def decoded(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Text of `content` and what was guessed about its encoding. Raises `UnreadableFile` for binary files."""
    text, findings = _decoded(content, name)
    if text.count("\0") > max(1, _MOST_CONTROLS * len(text)):
        raise UnreadableFile("file_binary", path=name)
    return _SIGNALS.sub("", text), findings


def name_of(path: Path) -> str:
    """A file's name without its ending, in letters: on Linux it may be of an old archive and no UTF-8."""
    letters = (_one_byte(sign) if "\udc80" <= sign <= "\udcff" else sign for sign in path.stem)
    return "".join(letters).encode("utf-8", "replace").decode()


def _decoded(content: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding, name), ()
    if b"\0" in content[:_SAMPLE]:
        return _strict(content, _wide_encoding(content, name), name), (_guessed("UTF-16"),)
    controls = len(_CONTROLS.findall(content[:_SAMPLE]))
    if controls > max(1, _MOST_CONTROLS * len(content[:_SAMPLE])):
        raise UnreadableFile("file_binary", path=name)
    try:
        return _repaired_twice_encoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _western(content)


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("file_damaged_text", path=name, encoding=encoding) from error


def _wide_encoding(content: bytes, name: str) -> str:
    """UTF-16 without its mark has a zero in nearly every second byte."""
    sample = content[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > 0.7 * len(zeros):
            return encoding
    raise UnreadableFile("file_binary", path=name)


def _western(content: bytes) -> tuple[str, tuple[Finding, ...]]:
    """UTF-8 with a few foreign bytes in it, else Windows-1252, whose undefined bytes are read as Latin-1."""
    mixed = content.decode("utf-8", errors="surrogateescape")
    foreign = [sign for sign in mixed if "\udc80" <= sign <= "\udcff"]
    if len(foreign) * 10 < sum(sign > "\x7f" for sign in mixed):
        text = "".join(_one_byte(sign) if "\udc80" <= sign <= "\udcff" else sign for sign in mixed)
        return text, (Finding("encoding_mixed", Severity.WARNING, {"count": len(foreign)}),)
    try:
        return content.decode("cp1252"), (_guessed("Windows-1252"),)
    except UnicodeDecodeError:
        return content.decode("latin-1"), (_guessed("ISO 8859-1"),)


def _one_byte(sign: str) -> str:
    return bytes([ord(sign) - 0xDC00]).decode("cp1252", errors="replace")


def _repaired_twice_encoded(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Undoes "MÃ¼nster", which comes from UTF-8 read as Windows-1252 and saved again; line by line, where it works."""
    if len(_TWICE_ENCODED.findall(text[:_SAMPLE])) < _DOUBLE_CHANCES:
        return text, ()
    lines = [_once(line) for line in text.split("\n")]
    return "\n".join(lines), (Finding("encoding_twice", Severity.WARNING),)


def _once(line: str) -> str:
    if not _TWICE_ENCODED.search(line):
        return line
    try:
        return line.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line


def _guessed(encoding: str) -> Finding:
    return Finding("encoding_guessed", Severity.WARNING, {"encoding": encoding})
