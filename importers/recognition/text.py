"""A stretch of source text with its bold, italic, links and footnotes, that can be cut and joined."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from programme import markup
from programme.markup import Footnote, Inline, LineBreak, Paragraph, Run

_ENDS = re.compile(r"^\s+|\s+$")


@dataclass(frozen=True, slots=True)
class Text:
    """`plain` is what is read; `inlines` the same with its marks, or () where nothing is marked."""

    plain: str
    inlines: tuple[Inline, ...] = ()

    def cut(self, start: int, end: int | None = None) -> "Text":
        """The part of `plain` between the two places, blanks at its ends dropped."""
        plain = self.plain[start:end]
        stripped = plain.strip()
        if not self.inlines:
            return self if len(stripped) == len(self.plain) else Text(stripped)
        start += len(plain) - len(plain.lstrip())
        return Text(stripped, tuple(_between(self.inlines, start, start + len(stripped))))

    def joined(self, other: "Text", glue: str = " ") -> "Text":
        """The two texts with `glue` between them; an empty one adds none."""
        if not self.plain or not other.plain:
            return self if self.plain else other
        plain = f"{self.plain}{glue}{other.plain}"
        if not self.inlines and not other.inlines:
            return Text(plain)
        return Text(plain, (*self.runs(), *_glue_run(glue, self.runs()[-1], other.runs()[0]), *other.runs()))

    def runs(self) -> tuple[Inline, ...]:
        """The inlines, also where nothing is marked."""
        return self.inlines or ((Run(self.plain),) if self.plain else ())

    def mapped(self, change: Callable[[str], str]) -> "Text":
        """`change` applied to each run on its own."""
        if not self.inlines:
            return Text(change(self.plain))
        inlines = tuple(
            replace(each, text=change(each.text)) if isinstance(each, Run) else each for each in self.inlines
        )
        return Text("".join(_plain(each) for each in inlines), inlines)

    def unmarked(self) -> "Text":
        """Without bold and italic; links and footnotes stay."""
        inlines = tuple(
            replace(each, bold=False, italic=False) if isinstance(each, Run) else each for each in self.inlines
        )
        kept = any(not isinstance(each, Run) or each.link for each in inlines)
        return Text(self.plain, inlines if kept else ())

    def inline_markup(self) -> str:
        """As a node's title or field."""
        return markup.serialise_inline(self.inlines) if self.inlines else markup.escape_inline(self.plain.strip())

    def paragraph(self) -> Paragraph:
        """As a paragraph of a node's text."""
        return Paragraph(self.runs())

    def __bool__(self) -> bool:
        return bool(self.plain)


def _glue_run(glue: str, one: Inline, other: Inline) -> tuple[Inline, ...]:
    """The glue with the marks that both neighbours have."""
    if not glue:
        return ()
    if not isinstance(one, Run) or not isinstance(other, Run):
        return (Run(glue),)
    link = one.link if one.link == other.link else None
    return (Run(glue, one.bold and other.bold, one.italic and other.italic, link),)


def text_of(plain: str, inlines: tuple[Inline, ...]) -> Text:
    """The text of a source line; inlines without any mark are dropped, since `plain` says the same."""
    marked = any(not isinstance(each, Run) or each.bold or each.italic or each.link is not None for each in inlines)
    if not marked:
        return Text(plain)
    return Text("".join(_plain(each) for each in inlines), inlines)


def joined(texts: Iterable[Text], glue: str = " ") -> Text:
    """All texts in a row."""
    result = Text("")
    parts = [text for text in texts if text]
    if not any(text.inlines for text in parts):
        return Text(glue.join(text.plain for text in parts))
    for text in parts:
        result = result.joined(text, glue)
    return result


def _plain(inline: Inline) -> str:
    """What stands in `Text.plain` for an inline; a footnote's words stand in the markup only."""
    if isinstance(inline, Run):
        return inline.text
    return " " if isinstance(inline, LineBreak) else ""


def _between(inlines: tuple[Inline, ...], start: int, end: int) -> Iterator[Inline]:
    place = 0
    for inline in inlines:
        length = len(_plain(inline))
        if isinstance(inline, Footnote):
            if start <= place <= end:
                yield inline
        elif place < end and place + length > start:
            if isinstance(inline, Run):
                yield replace(inline, text=inline.text[max(0, start - place) : end - place])
            else:
                yield inline
        place += length
