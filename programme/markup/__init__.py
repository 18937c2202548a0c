"""Node text: a small Markdown subset, and the paragraphs, lists and runs that it stands for.

Block markup: paragraphs divided by blank lines; `-` and `1.` lists, nested by indentation; a backslash at a line's end
forces a break, a plain line end is a blank. Inline markup: `**bold**`, `*italic*` (also `__`, `_`), `[text](address)`,
`[text](#node-id)` for a reference to another node (shown as its number where the text is empty) and `^[text]` for a
footnote. A `*` or `_` between two letters is a letter ("Bürger*innen und Gründer*innen"): marks count at word edges
only, which CommonMark gets wrong. A backslash before a sign of ASCII punctuation takes its meaning away.
"""

from collections.abc import Iterable

from programme.markup import blocks as _blocks
from programme.markup import inline as _inline
from programme.markup.tree import (
    Block,
    Footnote,
    Inline,
    LineBreak,
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    paragraphs,
    plain_of,
    tidy,
    tidy_blocks,
)

__all__ = [
    "Block",
    "Footnote",
    "Inline",
    "LineBreak",
    "ListBlock",
    "ListItem",
    "Paragraph",
    "Run",
    "escape",
    "escape_inline",
    "paragraphs",
    "parse",
    "parse_inline",
    "plain",
    "plain_inline",
    "plain_of",
    "serialise",
    "serialise_inline",
    "tidy",
    "tidy_blocks",
]


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a node's text. Never fails: what is no markup is text."""
    return _blocks.parse(text)


def parse_inline(text: str) -> tuple[Inline, ...]:
    """The runs of a title or a field; line ends are blanks."""
    return _inline.parse(text)


def serialise(blocks: Iterable[Block]) -> str:
    """Markup that `parse` reads back as the same blocks, after `tidy_blocks`."""
    return _blocks.serialise(tidy_blocks(blocks))


def serialise_inline(inlines: Iterable[Inline]) -> str:
    """Markup that `parse_inline` reads back as the same runs, after `tidy`."""
    return _inline.serialise(tidy(inlines))


def escape(text: str) -> str:
    """Plain text as block markup: one paragraph for each part between blank lines; no sign in it has a meaning."""
    parts = (" ".join(part.split("\n")).strip() for part in text.split("\n\n"))
    return serialise(Paragraph((Run(part),)) for part in parts if part)


def escape_inline(text: str) -> str:
    """Plain text as inline markup: no sign in it has a meaning."""
    return _inline.escape(text)


def plain(text: str) -> str:
    """Block markup without its marks; paragraphs and items on lines of their own."""
    return "\n".join(plain_of(inlines) for inlines in paragraphs(parse(text)))


def plain_inline(text: str) -> str:
    """Inline markup without its marks, on one line."""
    return plain_of(parse_inline(text))
