"""What the commands do. Results go to standard output, everything else to standard error."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import messages
from desktop.checks.finding_groups import of_reading, with_reading
from desktop.cli_store import keep_lines, opened_store, programme_of, remembered, user_name, version_of
from desktop.pages.own_designs import design_reference
from desktop.progress import shown_progress
from desktop.tree import plain_text as outline_text
from exporters.options import Edition, ExportOptions
from programme import json_format, selection
from programme.errors import UnreadableFile, UserError
from programme.findings import Finding
from programme.measures import MeasureQuery
from programme.model import Programme, walk

if TYPE_CHECKING:
    from importers.source import SourceDocument

_WITH_FLAG = {"file_old_word": "file_old_word_with_flag", "file_without_text": "file_without_text_with_flag"}
"""What is said instead where an installed program could help."""


def run(arguments: Namespace) -> None:
    """Runs the command that `arguments.command` names. Raises `UserError`."""
    {
        "outline": _outline,
        "import": _import,
        "list": _list,
        "export": _export,
        "search": _search,
        "check": _check,
    }[arguments.command](arguments)


def read_file(path: Path, with_helpers: bool = False) -> Programme:
    """Reads a document with its findings, showing progress. `with_helpers` lets installed programs of others read what
    we cannot. Raises `UserError`."""
    from importers.recognition.recognise import recognise

    with shown_progress(messages.text("cli", "reading", {"name": path.name})) as progress:
        return recognise(_read_source(path, with_helpers, progress)).programme


def _read_source(path: Path, with_helpers: bool, progress: Callable[[float], None]) -> "SourceDocument":
    from importers import outside_programs, registry

    try:
        return registry.read_source(path)
    except UnreadableFile as error:
        helper = outside_programs.helper_for(error)
        if helper is None:
            raise
        if not with_helpers:
            raise UnreadableFile(_WITH_FLAG[error.kind], **error.values, helper=helper.value) from error
        return outside_programs.read_source(path, error, progress)


def _outline(arguments: Namespace) -> None:
    programme = read_file(arguments.file, arguments.with_helpers)
    if arguments.json:
        _print_json(json_format.to_json(programme, messages.finding_sentence))
    else:
        print(outline_text.outline(programme))
        _print_findings(programme.findings)


def _import(arguments: Namespace) -> None:
    with opened_store(arguments.store) as store:
        for path in arguments.files:
            programme = read_file(path, arguments.with_helpers)
            programme_id = store.library.take_in(replace(programme, findings=())).made
            values = {
                "title": programme.title,
                "nodes": sum(1 for _ in walk(programme.nodes)),
                "findings": len(programme.findings),
                "id": programme_id,
            }
            print(messages.text("cli", "imported", values))
        store.search.refresh()  # so that a copy of the store that is only read can be searched, too


def _list(arguments: Namespace) -> None:
    with opened_store(arguments.store, read_only=True) as store:
        entries = store.library.overview()
    if arguments.json:
        rows = [
            {"id": each.id, "title": each.title, "scheme": each.scheme, "nodes": each.nodes, "changed": each.changed}
            for each in entries
        ]
        _print_json(rows)
    elif not entries:
        print(messages.text("cli", "no_programmes"))
    else:
        for each in entries:
            print(
                f"{each.id}  {each.title}  ({messages.german_number(each.nodes)} Einträge, {_german_moment(each.changed)})"
            )


def _export(arguments: Namespace) -> None:
    from exporters.checked_export import export_checked
    from exporters.printed_lines import as_printed
    from exporters.registry import writer_for

    writer_for(arguments.to)  # an unknown ending is said before anything is read
    programme = _source(arguments)
    parts = tuple(selection.part(programme, words) for words in arguments.part)
    today = datetime.now().astimezone()
    options = ExportOptions(
        edition=_edition(arguments),
        parts=parts,
        design=design_reference(arguments.design),
        comments=arguments.comments,
        compare_with=_earlier(arguments, programme),
        compare_name=Path(arguments.compare_with).name,
        tracked_changes=arguments.tracked,
        author=user_name(),
        measure_filter=_wanted_measures(arguments),
        stand=arguments.stand or today.strftime("%d.%m.%Y"),
        created=today.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    if arguments.lines_of:
        version = version_of(arguments.store, programme, arguments.lines_of)
        programme, options = as_printed(programme, options, version)
    with shown_progress(messages.text("cli", "writing", {"name": arguments.to.name})) as progress:
        findings = export_checked(programme, options, arguments.to, progress)
    if arguments.lines_of and version.record is None:
        keep_lines(arguments.store, programme, arguments.lines_of, options)
    print(messages.text("cli", "exported", {"title": programme.title, "path": str(arguments.to)}))
    _print_findings(findings)


def _edition(arguments: Namespace) -> Edition:
    """What is compared is a Vergleich, what keeps its lines a Beratungsfassung, without a further word."""
    if arguments.compare_with:
        return Edition.COMPARISON
    return Edition.DEBATE if arguments.lines_of else Edition(arguments.edition)


def _earlier(arguments: Namespace, programme: Programme) -> Programme | None:
    """What a Vergleich compares with: a file, or a version of the programme by its name; None for nothing."""
    words = arguments.compare_with
    if not words:
        return None
    return (
        read_file(Path(words), arguments.with_helpers)
        if Path(words).is_file()
        else version_of(arguments.store, programme, words).state
    )


def _wanted_measures(arguments: Namespace) -> MeasureQuery | None:
    """Which measures a table shows; None for all."""
    query = MeasureQuery(
        responsible=arguments.responsible, target_group=arguments.target_group, progress=arguments.progress
    )
    return None if query == MeasureQuery() else query


def _search(arguments: Namespace) -> None:
    with opened_store(arguments.store) as store:  # to be written: the index may have to catch up
        hits = store.search.find(" ".join(arguments.words))
    if arguments.json:
        _print_json(
            [
                {
                    "programme": hit.programme,
                    "id": hit.node or hit.programme,
                    "level": hit.level.value if hit.level else None,
                    "number": hit.number,
                    "title": hit.title,
                    "snippet": hit.snippet,
                }
                for hit in hits
            ]
        )
    elif not hits:
        print(messages.text("cli", "no_hits"))
    else:
        for hit in hits:
            print(f"{hit.programme}  {hit.node or ''}  {hit.number} {hit.title}\n    {hit.snippet}")


def _check(arguments: Namespace) -> None:
    from desktop.worker_jobs import check

    programme = _source(arguments)
    own_words, waived = remembered(arguments.store, programme)
    with shown_progress(messages.text("cli", "checking", {"title": programme.title})) as progress:
        reading = of_reading(programme.findings, {each.id for each in walk(programme.nodes)})
        found = with_reading(check(programme, own_words, progress), reading)
    findings = [finding for key, finding in found if key not in waived]
    if arguments.json:
        described = json_format.to_json(replace(programme, findings=tuple(findings)), messages.finding_sentence)
        _print_json(described.get("findings", []))
    elif findings:
        _print_findings(findings)
    else:
        print(messages.text("cli", "no_findings"))


def _source(arguments: Namespace) -> Programme:
    """The programme that SOURCE names: a file, or an id in the store."""
    path = Path(arguments.source)
    if path.is_file():
        return replace(read_file(path, arguments.with_helpers), findings=())
    if path.suffix and not _looks_like_id(arguments.source):
        raise UserError("source_unknown", source=arguments.source)
    return programme_of(arguments.store, arguments.source)


def _looks_like_id(words: str) -> bool:
    return all(sign in "0123456789abcdef-" for sign in words)


def _print_findings(findings: Iterable[Finding]) -> None:
    for finding in findings:
        place = f"Zeile {finding.line}: " if finding.line else ""
        print(f"[{finding.severity.value}] {place}{messages.finding_sentence(finding)}", file=sys.stderr)


def _german_moment(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().strftime("%d.%m.%Y, %H:%M")


def _print_json(data: Any) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
