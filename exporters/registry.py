"""Writers by the ending of the target. A writer's module is imported when it is first used."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from exporters.files import needed_files_named
from exporters.options import ExportOptions
from programme.errors import UnwritableTarget
from programme.findings import Finding
from programme.model import Programme

Progress = Callable[[float], None]
Writer = Callable[[Programme, ExportOptions, Path, Progress], tuple[Finding, ...] | None]
"""Writes a file; returns what a person should know of it, or None for nothing."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format that can be written. `writer` names module and function."""

    suffix: str
    name: str
    writer: str


FORMATS = (
    Format(".docx", "Word", "exporters.docx_writer:write_docx"),
    Format(".pdf", "PDF", "exporters.pdf_writer:write_pdf"),
    Format(".md", "Markdown", "exporters.markdown_writer:write_markdown"),
    Format(".html", "HTML", "exporters.html_writer:write_html"),
    Format(".xlsx", "Excel-Tabelle", "exporters.xlsx_writer:write_xlsx"),
    Format(".json", "Gliederung (JSON)", "exporters.json_writer:write_json"),
)


def export(
    programme: Programme, options: ExportOptions, target: Path, progress: Progress = lambda _: None
) -> tuple[Finding, ...]:
    """Writes `programme` in the format that `target` ends with; `progress` hears numbers from 0 to 1.

    The target is replaced when the whole file stands, never before. Returns what its writer has to say of it. Raises
    `UnwritableTarget` for an unknown ending or a place that cannot be written, `UnreadableFile` for a font or another
    file of ours that cannot be read.
    """
    if target.suffix.lower() != ".docx":  # only Word has changes that can be accepted
        options = replace(options, tracked_changes=False)
    with needed_files_named():
        return writer_for(target)(programme, options, target, progress) or ()


def writer_for(target: Path) -> Writer:
    """The writer for the ending of `target`. Raises `UnwritableTarget`."""
    for each in FORMATS:
        if each.suffix == target.suffix.lower():
            module, _, name = each.writer.partition(":")
            writer: Writer = getattr(import_module(module), name)
            return writer
    known = ", ".join(each.suffix for each in FORMATS)
    raise UnwritableTarget("target_ending_unknown", path=str(target), known=known)
