"""Numbers and dates of a spreadsheet as people in Germany read them, from Excel's number formats."""

import datetime
import re

_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Excel's built-in formats that show dates and times."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[dmyhsTMJ]", re.IGNORECASE)
_EPOCH = datetime.datetime(1899, 12, 30)
_LAST_DAY = 2_958_465


def shown(number: float, code: str, built_in: int) -> str:
    """`number` in the format `code`, or in Excel's own format `built_in` where `code` is empty."""
    if is_date(code, built_in) and 0 <= number <= _LAST_DAY:
        return _date(number)
    if "%" in code or built_in in (9, 10):
        return f"{_plain(round(number * 100, 6))} %"
    if "€" in code or "EUR" in code:
        return f"{_grouped(number, 2)} €"
    if built_in in (3, 4) or "#,##0" in code:
        return _grouped(number, 2 if built_in == 4 or "0.0" in code else 0)
    return _plain(number)


def is_date(code: str, built_in: int) -> bool:
    """Whether a format shows a date or time."""
    if not code:
        return built_in in _DATES
    return _DATE_LETTERS.search(_QUOTED.sub("", code).replace("General", "").replace("Standard", "")) is not None


def _date(number: float) -> str:
    moment = _EPOCH + datetime.timedelta(days=number)
    if number < 1:
        return f"{moment:%H:%M}"
    return f"{moment:%d.%m.%Y}" if number == int(number) else f"{moment:%d.%m.%Y, %H:%M}"


def _grouped(number: float, digits: int) -> str:
    text = f"{number:,.{digits}f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def _plain(number: float) -> str:
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}".replace(".", ",")
