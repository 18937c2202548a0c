"""Findings as a person reads them: a sentence, a place, grouped by kind, worst first. No Qt."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop import messages
from programme.findings import Finding, Severity

READING = "reading"
"""The kind of the group that holds all findings of a reader."""
Checked = Sequence[tuple[str, Finding]]
"""Waiver key and finding, worst first."""


@dataclass(frozen=True, slots=True)
class WaivedFor:
    """Why a finding is not shown, who said so and when (UTC, ISO 8601)."""

    reason: str
    author: str
    created: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. `place` names its entry, "" for the programme; `waived` is None for one that counts."""

    key: str
    finding: Finding
    sentence: str
    place: str
    waived: WaivedFor | None = None
    is_read: bool = False
    """Whether it comes from reading a document: then it is ticked off without a reason."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of a kind."""

    kind: str
    title: str
    severity: Severity
    rows: tuple[FindingRow, ...]


def of_reading(findings: Iterable[Finding], ids: Container[str]) -> list[tuple[str, Finding]]:
    """What a reader was unsure of and nobody decided, with waiver keys; without those whose entry is gone."""
    kept = [each for each in findings if each.node is None or each.node in ids]
    if not kept:
        return []
    from programme.checks import waiver_key

    places = [{**each.values, "line": each.line, "page": each.page} for each in kept]
    return [(waiver_key(replace(each, values=place)), each) for each, place in zip(kept, places, strict=True)]


def with_reading(checked: Checked, reading: Checked) -> Checked:
    """Both, worst first."""
    return sorted([*checked, *reading], key=lambda pair: pair[1].severity.rank)


def finding_rows(
    checked: Checked, places: Mapping[str, str], waived: Mapping[str, WaivedFor] | None = None
) -> list[FindingRow]:
    """One row for each finding, in their order. `places` names entries by id."""
    known = waived or {}
    return [
        FindingRow(key, each, messages.finding_sentence(each), places.get(each.node or "", ""), known.get(key))
        for key, each in checked
    ]


def grouped(rows: Iterable[FindingRow]) -> list[FindingGroup]:
    """Rows by kind; the kind with the worst finding first, else in the order of the rows. What a reader was unsure of
    stands in one group behind them."""
    kinds: dict[str, list[FindingRow]] = {}
    for row in rows:
        kinds.setdefault(READING if row.is_read else row.finding.kind, []).append(row)
    groups = [_group(kind, found) for kind, found in kinds.items()]
    return sorted(groups, key=lambda group: (group.kind == READING, group.severity.rank))


def summary(rows: Iterable[FindingRow]) -> str:
    """As "2 Fehler, 1 Warnung, 12 Hinweise"; "" for none."""
    counts = dict.fromkeys(Severity, 0)
    for row in rows:
        counts[row.finding.severity] += 1
    return counted(counts)


def counted(counts: Mapping[Severity, int]) -> str:
    """Numbers of findings in words, without those of which there are none."""
    words = [messages.text("severity_count", each.value, {"count": count}) for each, count in counts.items() if count]
    return ", ".join(words)


def group_title(kind: str) -> str:
    """What a kind of finding is called as a heading."""
    return messages.text("review", "from_reading") if kind == READING else messages.text("finding_group", kind)


def _group(kind: str, rows: Sequence[FindingRow]) -> FindingGroup:
    worst = min((row.finding.severity for row in rows), key=lambda severity: severity.rank)
    return FindingGroup(kind, group_title(kind), worst, tuple(rows))
