"""Findings of a reading as rows of a list: what each says, where it points, what was decided. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop import messages
from desktop.checks.finding_groups import counted
from desktop.review.repairs import DOUBTFUL, REPAIRED, choices_of
from desktop.review.state import Decision, Review
from programme.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One finding. `index` counts the review's findings; `decided` is "" while it is open."""

    index: int
    finding: Finding
    words: str
    place: str
    decided: str = ""


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """All findings of a kind."""

    kind: str
    title: str
    severity: Severity
    rows: tuple[ReviewRow, ...]


def groups_of(review: Review, with_decided: bool) -> list[ReviewGroup]:
    """Findings by kind; the kind with the worst first, else in the order in which they were found."""
    kinds: dict[str, list[ReviewRow]] = {}
    for index, finding in enumerate(review.findings):
        decision = review.state.decided.get(index)
        if decision is None or with_decided:
            row = ReviewRow(index, finding, words_of(finding), place_of(review, finding), said(decision))
            kinds.setdefault(finding.kind, []).append(row)
    groups = [_group(kind, rows) for kind, rows in kinds.items()]
    return sorted(groups, key=lambda group: group.severity.rank)


def open_nodes(review: Review) -> set[str]:
    """Nodes with an open finding that is more than a hint."""
    found = set()
    for index, finding in enumerate(review.findings):
        if index not in review.state.decided and finding.severity is not Severity.HINT:
            node = review.node_of(finding)
            found |= {node} if node else set()
    return found


def words_of(finding: Finding) -> str:
    """What a finding says, briefly where its kind says the rest."""
    read = finding.values.get("read", "")
    if finding.kind == REPAIRED:
        count = finding.values.get("count", 1)
        return messages.text("review", "repaired" if count == 1 else "repaired_often", finding.values)
    if finding.kind == DOUBTFUL:
        choices = [messages.text("review", "choice", {"word": each}) for each in choices_of(finding)]
        return messages.text(
            "review", "doubtful", {"read": read, "choices": messages.text("review", "or").join(choices)}
        )
    return messages.finding_sentence(finding)


def place_of(review: Review, finding: Finding) -> str:
    """Page and line as findings cite them, else those where its entry begins; "" for the whole document."""
    page, number = finding.page, finding.line
    at = review.line_of(finding) if number is None else None
    if at is not None:
        page, number = review.reading.rows[at].page, review.reading.rows[at].number
    cited = {"page": page and str(page), "line": number}
    return ", ".join(messages.text("review", name, cited) for name, value in cited.items() if value)


def said(decision: Decision | None) -> str:
    """What was decided, for people."""
    if decision is None:
        return ""
    return messages.text("review", decision.kind, {"word": decision.word})


def summary(review: Review) -> str:
    """As "2 Warnungen, 79 Hinweise" of what is still open; "" for nothing."""
    counts = dict.fromkeys(Severity, 0)
    for index, finding in enumerate(review.findings):
        counts[finding.severity] += index not in review.state.decided
    return counted(counts)


def _group(kind: str, rows: Sequence[ReviewRow]) -> ReviewGroup:
    worst = min((row.finding.severity for row in rows), key=lambda severity: severity.rank)
    return ReviewGroup(kind, messages.text("finding_group", kind), worst, tuple(rows))
