"""A programme in the words of Typst, set as the Ratsvorlage sets it: the same text, contents, tables, heads and feet."""

import re
from collections.abc import Iterator

from programme.markup import plain, plain_inline
from programme.model import Node, Programme, walk
from programme.numbering import full_label, shown_numbers

_SIGNS = re.compile(r"([\\*_#$@<>\[\]`~/=+\-])")
_HEAD = """
#set document(title: "{title}", author: "Stadt Musterstadt")
#set text(lang: "de", hyphenate: true, font: "Source Serif 4", size: 10.5pt)
#set page(paper: "a4", margin: (left: 25mm, right: 20mm, top: 25mm, bottom: 25mm),
  header: context [{title} #h(1fr) Stand: 22.11.2026],
  footer: context [Stadt Musterstadt #h(1fr) Seite #counter(page).display() von #counter(page).final().first()])
#show heading: set text(font: "Source Sans 3", weight: "bold")
#show heading.where(level: 1): set text(size: 18pt)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#let fields(..cells) = table(columns: (32%, 68%), stroke: (x: none, y: 0.4pt), ..cells)
#title()
#outline(depth: 3)
"""


def typst_source(programme: Programme) -> str:
    """The whole document."""
    head = _HEAD.replace("{title}", programme.title)
    return head + "\n\n".join([_text(programme.preface), *_nodes(programme)])


def _nodes(programme: Programme) -> Iterator[str]:
    numbers = shown_numbers(programme)
    for node in walk(programme.nodes):
        definition = programme.scheme.definition(node.level)
        label = full_label(definition, numbers.get(node.id, ""))
        if definition.fields:
            yield f"*{_inline(f'{label}: ' + node.title)}*"
        else:
            yield f"{'=' * node.level.depth} {_inline(f'{label} {node.title}'.strip())}"
        if node.text:
            yield _text(node.text)
        rows = list(_rows(node, {each.key: each.label for each in definition.fields}))
        if rows:
            yield f"#fields({', '.join(rows)})"


def _rows(node: Node, labels: dict[str, str]) -> Iterator[str]:
    for key, value in node.fields.items():
        yield f"[*{_inline(labels[key])}*]"
        yield f"[{_inline(value)}]"


def _text(text: str) -> str:
    return _SIGNS.sub(r"\\\1", plain(text))


def _inline(text: str) -> str:
    return _SIGNS.sub(r"\\\1", plain_inline(text))
