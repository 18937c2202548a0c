"""Moments as Word expects them."""

from datetime import datetime


def wall_clock(moment: str) -> str:
    """An ISO 8601 moment as `w:date`; "" for anything else.

    Word writes what the clock on the wall says and ends it with Z all the same, and shows it without a look at the zone
    ([MS-DOCX] has `dateUtc` beside it for that reason): the true UTC would be an hour or two early in Germany.
    """
    try:
        return datetime.fromisoformat(moment).astimezone().replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    except (ValueError, OverflowError, OSError):  # Windows knows no local time before 1970
        return ""
