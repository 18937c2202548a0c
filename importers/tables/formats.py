"""Numbers and dates of a spreadsheet as people in Germany read them, from Excel's number formats."""

import datetime
import re

_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Excel's built-in formats that show dates and times."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[dmyhsTMJ]", re.IGNORECASE)
_MONTH_FORMAT = 17
_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_SIGNS = str.maketrans(",.", ".,")
_EPOCH = datetime.datetime(1899, 12, 30)
_LAST_DAY = 2_958_465


def shown(number: float, code: str, built_in: int) -> str:
    """`number` in the format `code`, or in Excel's own format `built_in` where `code` is empty."""
    if is_date(code, built_in) and 0 <= number <= _LAST_DAY:
        return _month(number, code, built_in) or _date(number)
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


def in_german(shown: str, value: str) -> str:
    """What a cell of an OpenDocument table shows of a date, with day, month and year, or of a number, as Germans write it;
    what shows less ("März 2026"), or the number in German already, stays."""
    date = _ISO.match(value)
    if date is not None:
        parts = _PARTS.findall(shown)
        whole = len(parts) > 2 and date[3].lstrip("0") in [part.lstrip("0") for part in parts]
        time = f", {date[4]}" if date[4] and ":" in shown else ""
        return f"{date[3]}.{date[2]}.{date[1]}{time}" if whole else shown
    try:
        number = float(value) * (100 if "%" in shown else 1)
    except ValueError:
        return shown
    return _ENGLISH.sub(lambda match: match[0].translate(_SIGNS) if _is_english(match[0], number) else match[0], shown)


def _is_english(digits: str, number: float) -> bool:
    """Whether digits with signs are a number as English writes it and German does not."""
    decimals = len(digits.partition(".")[2])
    german = digits.replace(".", "").replace(",", ".")
    is_german = german.count(".") < 2 and float(german) == number
    return not is_german and float(digits.replace(",", "")) == round(abs(number), decimals)


def _month(number: float, code: str, built_in: int) -> str:
    """Month and year where a format shows no day; "" where it shows more, or less."""
    letters = set(_QUOTED.sub("", code).casefold()) if code else set("my" if built_in == _MONTH_FORMAT else "")
    if not {"m", "y"} <= letters or letters & set("dhst"):
        return ""
    moment = _EPOCH + datetime.timedelta(days=number)
    return f"{_MONTHS[moment.month - 1]} {moment.year}"


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
