"""The outline JSON: the programme itself, without loss; no printed blocks."""

import json
from dataclasses import replace
from pathlib import Path

from exporters.files import swap_in
from exporters.options import ExportOptions
from exporters.registry import Progress
from programme.json_format import to_json
from programme.model import Node, Programme


def write_json(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> None:
    """Writes the programme, or the selected parts with the path above them. Raises `UnwritableTarget`."""
    chosen = _excerpt(programme, frozenset(options.parts)) if options.parts else programme
    text = json.dumps(to_json(chosen), ensure_ascii=False, indent=1)
    progress(0.8)
    with swap_in(target) as stream:
        # Half a surrogate pair, which UTF-8 cannot hold, becomes the sign that JSON has for it.
        stream.write(text.encode("utf-8", "backslashreplace") + b"\n")
    progress(1.0)


def _excerpt(programme: Programme, wanted: frozenset[str]) -> Programme:
    nodes = tuple(kept for kept in (_kept(node, wanted) for node in programme.nodes) if kept)
    return replace(programme, nodes=nodes, preface="", closing="")


def _kept(node: Node, wanted: frozenset[str]) -> Node | None:
    """`node` as it is where it is wanted, alone above what is wanted, None elsewhere."""
    if node.id in wanted:
        return node
    children = tuple(kept for kept in (_kept(child, wanted) for child in node.children) if kept)
    return replace(node, text="", fields={}, comments=(), children=children) if children else None
