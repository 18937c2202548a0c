"""Sentences for people: templates of `resources/messages`, filled with the values of errors, findings and history.

Knows no Qt; window and command line share it.
"""

import errno
import os
import re
import string
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from programme.errors import IN_FILE, UserError
from programme.findings import Finding
from programme.model import Level
from resources.paths import messages_dir

GERMAN, ENGLISH = "de", "en"
_LEVELS = frozenset(level.value for level in Level)
_REASONS = {os.strerror(code): name for code, name in errno.errorcode.items()}
"""What the system says in its own language, as the parameter `reason` carries it, and the name of its template."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
"""As the store writes it."""

_spoken = [GERMAN]

Template = str | dict[str, str]
"""Words with names in braces, or "one" and "other" where `count` decides."""


def speak(language: str) -> None:
    """The window's language, for this process. The command line and the worker process never leave German."""
    _spoken[0] = language


def spoken() -> str:
    """The language in use, as the name of its file."""
    return _spoken[0]


def sentence(error: UserError) -> str:
    """What an error says to the user, behind the name of its file where it was found among others."""
    said = text("error", error.kind, error.values)
    file = error.values.get(IN_FILE)
    return text("error", IN_FILE, {"file": file, "sentence": said}) if file else said


def finding_sentence(finding: Finding) -> str:
    """What a finding says, without its place."""
    return text("finding", finding.kind, finding.values)


def text(section: str, kind: str, values: Mapping[str, object] | None = None, language: str = "") -> str:
    """The template `kind` of `section` in the language in use, filled with `values`; a value that is missing leaves its
    name in braces. A template of "one" and "other" goes by the value `count`.

    A kind without a template (a bug that a test looks for) is taken from German, or still says its kind and values.
    """
    language = language or spoken()
    given = values or {}
    template = _template(section, kind, language)
    shown = {name: _shown(value, language) for name, value in given.items()}
    if template is None:
        return f"{kind}: {', '.join(shown.values())}" if shown else kind
    if isinstance(template, dict):
        template = template["one" if given.get("count") == 1 else "other"]
    return _Filler().vformat(template, (), shown)


def templates(language: str) -> Mapping[str, Mapping[str, Template]]:
    """All templates of a language, by section and kind."""
    return _templates(language)


def known_kinds(section: str, language: str = GERMAN) -> frozenset[str]:
    """All kinds of a section that have a template."""
    return frozenset(_templates(language).get(section, {}))


def german_number(value: float, digits: int = 0) -> str:
    """4812 as "4.812", 1.5 with one digit as "1,5": in programmes and on the command line, whatever the window speaks."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def numeral(value: float, digits: int = 0) -> str:
    """A number as the language in use writes it: "4.812" or "4,812"."""
    return _numeral(value, digits, spoken())


class _Filler(string.Formatter):
    """A formatter that leaves unknown names in place and follows no attributes or items."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:  # noqa: ARG002 - the signature is fixed
        return kwargs.get(field_name, "{" + field_name + "}"), field_name


def _numeral(value: float, digits: int, language: str) -> str:
    return german_number(value, digits) if language == GERMAN else f"{value:,.{digits}f}"


def day_and_clock(moment: str, language: str = "") -> str:
    """The local time of a moment in UTC (ISO 8601) as "22.11.2026, 14:03", in the language in use; the beginning of
    what is none, since foreign files may say anything."""
    try:
        time = datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError, OSError):  # Windows knows no local time before 1970
        return moment[:40]
    return time.strftime(text("format", "day_and_clock", language=language))


def _shown(value: object, language: str) -> str:
    if isinstance(value, bool):
        return text("word", "yes" if value else "no", language=language)
    if isinstance(value, int):
        return _numeral(value, 0, language)
    if isinstance(value, float):
        return _numeral(value, 1, language)
    words = str(value)
    if words in _LEVELS:
        return text("level", words, language=language)
    if _MOMENT.fullmatch(words):
        return day_and_clock(words, language)
    reason = _REASONS.get(words, "")
    return text("reason", reason, language=language) if _template("reason", reason, language) else words


def _template(section: str, kind: str, language: str) -> Template | None:
    found = _templates(language).get(section, {}).get(kind)
    return found if found is not None or language == GERMAN else _template(section, kind, GERMAN)


@cache
def _templates(language: str) -> dict[str, dict[str, Template]]:
    loaded: dict[str, dict[str, Template]] = tomllib.loads((messages_dir() / f"{language}.toml").read_text("utf-8"))
    return loaded
