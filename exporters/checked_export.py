"""Writing with a look at what was written: what a person should know of a file before handing it on."""

from collections.abc import Iterator
from pathlib import Path

from exporters.completeness import completeness_findings
from exporters.options import ExportOptions
from exporters.registry import Progress, export
from programme.findings import Finding, Severity
from programme.model import Programme

PRINTED = (".docx", ".pdf", ".html")
"""Endings of what is handed out as printed matter."""
_VISDP = "V.i.S.d.P."
_WRITTEN = 0.8  # the share of the work that lies before the check


def export_checked(
    programme: Programme, options: ExportOptions, target: Path, progress: Progress = lambda _: None
) -> tuple[Finding, ...]:
    """As `exporters.registry.export`; then every word of the file is held against the programme's.

    The findings say what is wrong with the file that stands now: no V.i.S.d.P., characters without a font, words that
    are missing.
    """
    notices = export(programme, options, target, lambda share: progress(share * _WRITTEN))
    missing = completeness_findings(programme, options, target)
    progress(1.0)
    return (*missing_imprint(programme, target), *notices, *missing)


def missing_imprint(programme: Programme, target: Path) -> Iterator[Finding]:
    """Press law wants somebody answerable on everything printed."""
    if target.suffix.lower() in PRINTED and not programme.meta.get(_VISDP, "").strip():
        yield Finding("visdp_missing", Severity.WARNING)
