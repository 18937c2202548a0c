"""Sentences for people: templates of `resources/messages`, filled with the values of errors, findings and history.

Knows no Qt; window and command line share it.
"""

import errno
import os
import string
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from programme.errors import UserError
from programme.findings import Finding
from programme.model import Level
from resources.paths import messages_dir

_LEVEL_NAMES = {
    Level.HANDLUNGSFELD.value: "Handlungsfeld",
    Level.LEITZIEL.value: "Leitziel",
    Level.HANDLUNGSZIEL.value: "Handlungsziel",
    Level.MASSNAHME.value: "Maßnahme",
}

_SYSTEM_REASONS = {
    os.strerror(code): words
    for code, words in {
        errno.ENOENT: "es gibt sie nicht",
        errno.ENOTDIR: "ein Teil des Pfades ist kein Ordner",
        errno.EISDIR: "es ist ein Ordner",
        errno.EACCES: "der Zugriff ist nicht erlaubt",
        errno.EPERM: "der Zugriff ist nicht erlaubt",
        errno.EROFS: "der Datenträger ist schreibgeschützt",
        errno.ENOSPC: "der Datenträger ist voll",
        errno.EDQUOT: "der zugeteilte Platz ist aufgebraucht",
        errno.EIO: "der Datenträger meldet einen Fehler",
        errno.ENAMETOOLONG: "der Name ist zu lang",
        errno.EMFILE: "es sind zu viele Dateien geöffnet",
        errno.EBUSY: "ein anderes Programm benutzt sie",
        errno.ETIMEDOUT: "das Netzlaufwerk antwortet nicht",
    }.items()
}
"""What the system says in its own language, as the parameter `reason` carries it."""


def sentence(error: UserError) -> str:
    """What an error says to the user."""
    return text("error", error.kind, error.values)


def finding_sentence(finding: Finding) -> str:
    """What a finding says, without its place."""
    return text("finding", finding.kind, finding.values)


def text(section: str, kind: str, values: Mapping[str, object] | None = None, language: str = "de") -> str:
    """The template `kind` of `section`, filled with `values`; a value that is missing leaves its name in braces.

    A kind without a template (a bug that a test looks for) still says something: its kind and values.
    """
    template = _templates(language).get(section, {}).get(kind)
    shown = {name: _shown(value) for name, value in (values or {}).items()}
    if template is None:
        return f"{kind}: {', '.join(shown.values())}" if shown else kind
    return _Filler().vformat(template, (), shown)


def known_kinds(section: str, language: str = "de") -> frozenset[str]:
    """All kinds of a section that have a template."""
    return frozenset(_templates(language).get(section, {}))


def german_number(value: float, digits: int = 0) -> str:
    """4812 as "4.812", 1.5 with one digit as "1,5"."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


class _Filler(string.Formatter):
    """A formatter that leaves unknown names in place and follows no attributes or items."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:  # noqa: ARG002 - the signature is fixed
        return kwargs.get(field_name, "{" + field_name + "}"), field_name


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int):
        return german_number(value)
    if isinstance(value, float):
        return german_number(value, 1)
    words = str(value)
    return _LEVEL_NAMES.get(words) or _SYSTEM_REASONS.get(words, words)


@cache
def _templates(language: str) -> dict[str, dict[str, str]]:
    templates: dict[str, dict[str, str]] = tomllib.loads((messages_dir() / f"{language}.toml").read_text("utf-8"))
    return templates
