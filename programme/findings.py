"""Findings: what a reader was unsure of, or what a check found. Facts only; `desktop.messages` makes sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the worst, so that sorting by it puts the worst first."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should look at.

    `kind` names the template of its sentence in `resources/messages`, filled with `values`.
    `line` (from 1) and `page` (from 1) point into the source that was read, `node` into the programme; None where
    that place is unknown or makes no sense.
    """

    kind: str
    severity: Severity = Severity.HINT
    values: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None
    page: int | None = None
    node: str | None = None


def worst_first(findings: list[Finding]) -> list[Finding]:
    """Sorted by severity; findings of equal weight keep their order."""
    return sorted(findings, key=lambda finding: finding.severity.rank)
