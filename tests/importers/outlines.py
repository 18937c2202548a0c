"""A recognised programme as text that one can read beside its source, for comparing whole trees in tests."""

from importers.recognition.recognise import recognise
from importers.recognition.result import ImportResult
from importers.text_reader import read_source
from programme.model import Node, Programme
from programme.numbering import shown_numbers

SHORT = {"handlungsfeld": "HF", "leitziel": "LZ", "handlungsziel": "HZ", "massnahme": "M"}


def recognised(text: str, name: str = "datei") -> ImportResult:
    """What the recognition makes of a plain text; no word may be lost on the way."""
    result = recognise(read_source(text.encode(), name))
    assert result.coverage.missing == ()
    return result


def outline_of(programme: Programme) -> str:
    """A line for each node: level, number, title, fields in braces, text behind a bar; indented by depth."""
    numbers = shown_numbers(programme)
    return "\n".join(_lines(programme.nodes, numbers, 0))


def outline(text: str) -> str:
    """Title, subtitle and scheme of a plain text on one line, then its outline."""
    programme = recognised(text).programme
    subtitle = f" – {programme.subtitle}" if programme.subtitle else ""
    return f"{programme.title}{subtitle} ({programme.scheme.key})\n{outline_of(programme)}"


def kinds(result: ImportResult) -> list[str]:
    """Kinds of all findings, each once, in order."""
    return list(dict.fromkeys(finding.kind for finding in result.programme.findings))


def _lines(nodes: tuple[Node, ...], numbers: dict[str, str], depth: int) -> list[str]:
    lines = []
    for node in nodes:
        number = f" {numbers[node.id]}" if numbers.get(node.id) else ""
        fields = " {" + "; ".join(f"{key}: {value}" for key, value in node.fields.items()) + "}" if node.fields else ""
        text = f" | {node.text}".replace("\n\n", " / ").replace("\n", " // ") if node.text else ""
        lines.append(f"{'  ' * depth}{SHORT[node.level.value]}{number}: {node.title}{fields}{text}")
        lines += _lines(node.children, numbers, depth + 1)
    return lines
