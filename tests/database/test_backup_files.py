"""Which backups are kept, and for how long."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database.backup_files import superfluous
from database.moments import moment_of, time_of
from database.records import BackupInfo


def test_thinning_keeps_hours_days_and_weeks() -> None:
    now = datetime(2026, 6, 15, 18, 0, tzinfo=UTC)
    ages = [timedelta(minutes=20 * step) for step in range(9000)]
    backups = [BackupInfo(Path(str(age)), moment_of(now - age), 1, 1) for age in ages]
    gone = set(superfluous(backups, now))
    kept = [backup for backup in backups if backup not in gone]
    today = [backup for backup in kept if backup.created.startswith("2026-06-15")]
    assert len(today) == 19 + 1  # one for each hour begun; of the newest three two are of one hour
    days = {backup.created[:10] for backup in kept}
    assert len([day for day in days if "2026-06-01" <= day < "2026-06-15"]) == 14
    assert len(kept) == len(today) + 14 + 12
    assert min(days) >= "2026-03-15"


@pytest.mark.parametrize(("days", "gone"), [([14, 15], []), ([14, 15, 16], [16]), ([92], []), ([93], [93])])
def test_a_day_is_kept_for_two_weeks_and_a_week_for_three_months(days: list[int], gone: list[int]) -> None:
    now = datetime(2026, 6, 18, 18, 0, tzinfo=UTC)  # 14, 15 and 16 days before are of one week
    backups = [BackupInfo(Path(), moment_of(now - timedelta(days=age)), 1, 100 - age) for age in [0, 0, 0, *days]]
    assert [100 - backup.tick for backup in superfluous(backups, now)] == gone


def test_a_clock_that_leaps_ahead_once_makes_no_backup_old() -> None:
    now = datetime(2026, 6, 15, 18, 0, tzinfo=UTC)
    backups = [BackupInfo(Path(str(day)), moment_of(now - timedelta(days=day)), 1, 100 - day) for day in range(14)]
    assert superfluous(backups, now) == []
    for years in (1, 4):
        leap = now + timedelta(days=365 * years)
        ahead = [BackupInfo(Path(f"{years}"), moment_of(leap), 1, 101), *backups]
        assert superfluous(ahead, leap) == []


def test_all_together_stay_below_the_cap() -> None:
    now = datetime(2026, 6, 15, 18, 0, tzinfo=UTC)
    backups = [BackupInfo(Path(str(hour)), moment_of(now - timedelta(hours=hour)), 400, hour) for hour in range(10)]
    gone = superfluous(backups, now, largest_sum=1000)
    assert [backup.tick for backup in backups if backup not in gone] == [0, 1]


@given(
    st.lists(st.integers(0, 150 * 24 * 60), min_size=1, max_size=60, unique=True),
    st.integers(0, 7 * 24 * 60),
    st.integers(0, 60 * 24 * 60),
)
def test_thinning_obeys_its_law(ages: list[int], minute: int, later: int) -> None:
    """Whatever backups there are: the newest three stay, one of each hour today, of each day for two weeks and of each week
    for three months, none more; who thinned today already thins nothing more; and thinning every day keeps no less in
    the end than thinning once would have to."""
    now = datetime(2026, 6, 15, tzinfo=UTC) + timedelta(minutes=minute)
    backups = [BackupInfo(Path(str(age)), moment_of(now - timedelta(minutes=age)), 1, -age) for age in sorted(ages)]
    gone = superfluous(backups, now)
    kept = [each for each in backups if each not in gone]
    assert kept[:3] == backups[:3]
    assert superfluous(kept, now) == []
    spans = {span for each in backups if (span := span_of(each, now))}
    assert {span_of(each, now) for each in kept} - {""} == spans
    assert len(kept) <= len(spans) + 3
    after = now + timedelta(minutes=later)
    left = [each for each in kept if each not in superfluous(kept, after)]
    weeks = {time_of(each.created).strftime("%G-%V") for each in backups if (after - time_of(each.created)).days < 92}
    assert weeks <= {time_of(each.created).strftime("%G-%V") for each in left}


def span_of(backup: BackupInfo, now: datetime) -> str:
    """The span of which one backup is enough, by the words of the demand; "" for an older one."""
    made = time_of(backup.created)
    days = (now.date() - made.date()).days
    if days == 0:
        return f"{made:%d %H}"
    return f"{made:%Y-%m-%d}" if days <= 14 else f"{made:%G-%V}" if days <= 92 else ""
