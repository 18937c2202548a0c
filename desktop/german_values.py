"""Dates, money and numbers as Germans write them: read leniently, shown in one form."""

import re
from datetime import UTC, date, datetime

from desktop import messages
from desktop.messages import german_number
from programme.model import FieldKind

_DATE = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_NUMBER = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$")


def shown_date(text: str) -> date | None:
    """The date that `text` names (14.3.26, 14.03.2026, 2026-03-14); None for anything else."""
    german, iso = _DATE.match(text.strip()), _ISO.match(text.strip())
    if german:
        day, month, year = (int(part) for part in german.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def shown_number(text: str) -> float | None:
    """The number that `text` writes (12.500,00); None for anything else."""
    match = _NUMBER.match(text.replace("€", "").replace("Euro", "").replace("\u00a0", " ").strip())
    if match is None:
        return None
    value = float(match[2].replace(".", "") + "." + (match[3] or "0"))
    return -value if match[1] else value


def tidied(kind: FieldKind, text: str) -> str | None:
    """`text` in the one form of its kind; None where it cannot be read. Empty stays empty."""
    words = text.strip()
    if not words or kind in (FieldKind.TEXT, FieldKind.CHOICE, FieldKind.PERSON):
        return words
    if kind is FieldKind.DATE:
        day = shown_date(words)
        return day.strftime("%d.%m.%Y") if day else None
    value = shown_number(words)
    if value is None:
        return None
    if kind is FieldKind.MONEY:
        return german_number(value, 2) + "\u00a0€"
    digits = len(words.partition(",")[2])
    return german_number(value, digits)


def clock(moment: str) -> str:
    """The local time of a moment in UTC (ISO 8601) as "14:03"; "" for none."""
    return moment and _local(moment).strftime(messages.text("format", "clock"))


def day_and_clock(moment: str) -> str:
    """As "22.11.2026, 14:03", in the language in use."""
    return messages.day_and_clock(moment)


def today() -> str:
    """Today as TT.MM.JJJJ, for what is printed."""
    return datetime.now().astimezone().strftime("%d.%m.%Y")


def now_utc() -> str:
    """This second in UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone()
