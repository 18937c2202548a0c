"""What an excerpt says of its place in the whole."""

from collections.abc import Iterable, Mapping

from exporters.block_types import ExcerptNote
from exporters.debate_body import excerpt_lines
from exporters.options import ExportOptions
from exporters.printed_nodes import begins_part, visible_nodes
from programme.model import Programme

Span = tuple[int, int]


def excerpt_note(programme: Programme, options: ExportOptions, pages: Mapping[str, int]) -> ExcerptNote:
    """Says "Auszug aus „…“", "Stand …", "Seiten 12–14", "Zeilen 1.204–1.377"; what is not known is left out."""
    stand = f"Stand {options.stand}" if options.stand else ""
    parts = [f"Auszug aus „{programme.title}“", stand, options.version]
    parts.append(_spans("Seite", "Seiten", page_spans(programme, options, pages)))
    parts.append(_spans("Zeile", "Zeilen", excerpt_lines(programme, options)))
    return ExcerptNote(tuple(part for part in parts if part))


def page_spans(programme: Programme, options: ExportOptions, pages: Mapping[str, int]) -> list[Span]:
    """First and last page (from 1) of each part, where a node begins; neighbours are joined."""
    spans: list[Span] = []
    for visit in visible_nodes(programme, options):
        page = pages.get(visit.node.id)
        if page is None:
            continue
        if spans and (not begins_part(visit, options) or page + 1 <= spans[-1][1] + 1):
            spans[-1] = (spans[-1][0], page + 1)
        else:
            spans.append((page + 1, page + 1))
    return spans


def _spans(one: str, many: str, spans: Iterable[Span]) -> str:
    listed = list(spans)
    if not listed:
        return ""
    text = ", ".join(_number(first) if first == last else f"{_number(first)}–{_number(last)}" for first, last in listed)
    single = len(listed) == 1 and listed[0][0] == listed[0][1]
    return f"{one if single else many} {text}"


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")
