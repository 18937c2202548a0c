"""Comments and tracked changes carry the time that the clock on the wall shows, as Word's own do."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from exporters.options import Edition, ExportOptions
from exporters.registry import export
from exporters.word.moments import wall_clock
from tests.exporters.conftest import InZone
from tests.exporters.small_programme import action_plan


@pytest.mark.parametrize(
    ("zone", "moment", "shown"),
    [
        ("Europe/Berlin", "2026-03-01T23:30:00Z", "2026-03-02T00:30:00Z"),
        ("Europe/Berlin", "2026-06-30T22:30:00.250Z", "2026-07-01T00:30:00Z"),
        ("UTC", "2026-03-01T10:00:00+02:00", "2026-03-01T08:00:00Z"),
        ("America/New_York", "2026-11-01T05:30:00Z", "2026-11-01T01:30:00Z"),
        ("America/New_York", "2026-11-01T06:30:00Z", "2026-11-01T01:30:00Z"),
        ("America/New_York", "2026-01-01T04:59:59Z", "2025-12-31T23:59:59Z"),
        ("America/New_York", "0001-01-01T00:00:00Z", ""),
        ("UTC", "0999-12-31T08:00:00Z", "0999-12-31T08:00:00Z"),
        ("UTC", "gestern", ""),
        ("UTC", "", ""),
    ],
)
def test_a_moment_is_the_local_one(in_zone: InZone, zone: str, moment: str, shown: str) -> None:
    in_zone(zone)
    assert wall_clock(moment) == shown


def test_a_moment_before_1970_is_no_fault(in_zone: InZone) -> None:
    """Dates of strangers begin in 1601 where none was set; Windows has no local time of them."""
    in_zone("UTC")
    assert wall_clock("1601-01-01T00:00:00Z") in ("1601-01-01T00:00:00Z", "")


def test_comments_and_changes_in_a_file(in_zone: InZone, tmp_path: Path) -> None:
    in_zone("Europe/Berlin")
    plan, options = action_plan(), ExportOptions(created="2026-11-22T08:00:00Z", author="E. Muster", comments=True)
    export(plan, options, tmp_path / "plan.docx")
    comments = zipfile.ZipFile(tmp_path / "plan.docx").read("word/comments.xml").decode()
    assert 'w:author="Karin Beispiel" w:date="2026-03-01T11:00:00Z"' in comments
    before = replace(plan, nodes=plan.nodes[:-1])
    compared = replace(options, edition=Edition.COMPARISON, tracked_changes=True, compare_with=before)
    export(plan, compared, tmp_path / "vergleich.docx")
    document = zipfile.ZipFile(tmp_path / "vergleich.docx").read("word/document.xml").decode()
    assert set(re.findall(r'<w:ins [^>]*w:date="([^"]*)"', document)) == {"2026-11-22T09:00:00Z"}
