"""Sections whose chapter a conversion counts anew: between 13.5 and 14 stands 1.5."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.recognition.lines import Ledger, Line
from importers.source import LineRole
from programme.findings import Severity

_PARTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+$")


def with_chapters_kept(lines: Sequence[Line], ledger: Ledger) -> list[Line]:
    """A heading that the format numbers as one of the first chapter, right among those of a later one, is one of these,
    unless the contents list says otherwise; each is told of. LibreOffice numbers headings so that begin a list of their
    own, since only the last part of a number is kept for them."""
    listed = {line.plain.partition(" ")[0] for line in lines if line.source.role is LineRole.CONTENTS}
    above: dict[int, str] = {}
    result = []
    for line in lines:
        depth = line.source.outline
        number = line.source.marker.strip(" .")
        if depth is None or line.source.cell is not None:
            result.append(line)
            continue
        if _is_torn(number, above.get(depth, "")) and number not in listed:
            number = f"{above[depth].rpartition('.')[0]}.{number.rpartition('.')[2]}"
            values = {"number": number, "read": line.source.marker.strip(" ."), "title": line.plain}
            ledger.note("number_restored", Severity.WARNING, line, **values)
            line = replace(line, source=replace(line.source, marker=number))
        above = {each: known for each, known in above.items() if each < depth} | {depth: number}
        result.append(line)
    return result


def _is_torn(number: str, before: str) -> bool:
    """Whether `number` counts on from `before`, or says it again, but for its chapter, which begins anew."""
    if not _PARTED.match(number) or not _PARTED.match(before):
        return False
    one, other = [int(part) for part in number.split(".")], [int(part) for part in before.split(".")]
    anew = len(one) == len(other) and one[:-1] != other[:-1] and all(part == 1 for part in one[:-1])
    return anew and one[-1] - other[-1] in (0, 1)
