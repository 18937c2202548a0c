"""What markup stands for: runs, paragraphs and lists, and their tidy form, in which equal looks are equal values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. `link` is an address, "#" and a node id for a reference, or None."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote whose mark stands here."""

    inlines: tuple["Inline", ...]


Inline = Run | LineBreak | Footnote

_LONGEST_WORD = 200
_EDGE_BLANKS = " \t"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: paragraphs, and lists nested in it."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. `start` is the number of the first item and counts only where `ordered`."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


Block = Paragraph | ListBlock


def paragraphs(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """The runs of every paragraph and list item, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.inlines
        else:
            for item in block.items:
                yield from paragraphs(item.blocks)


def plain_of(inlines: Iterable[Inline]) -> str:
    """The text of runs; a forced break is a blank, a footnote stands in brackets where its mark is."""
    parts = []
    for inline in inlines:
        if isinstance(inline, Run):
            parts.append(inline.text)
        elif isinstance(inline, LineBreak):
            parts.append(" ")
        else:
            parts.append(f" ({plain_of(inline.inlines)})")
    return "".join(parts)


def tidy_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Runs tidied, blanks at paragraph ends and empty paragraphs dropped, neighbouring lists of one kind joined."""
    result: list[Block] = []
    for block in blocks:
        tidied = _tidy_paragraph(block) if isinstance(block, Paragraph) else _tidy_list(block)
        last = result[-1] if result else None
        if isinstance(tidied, ListBlock) and isinstance(last, ListBlock) and last.ordered == tidied.ordered:
            result[-1] = replace(last, items=last.items + tidied.items)
        elif tidied is not None:
            result.append(tidied)
    return tuple(result)


def tidy(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbouring runs of one style joined, empty ones dropped, blanks at both ends and after forced breaks dropped.

    Since marks count at word edges only, bold and italic are widened to whole words, and leave blanks at their ends
    to the plain text.
    """
    flat = [_cleaned(each) for each in inlines]
    runs = _joined(_without_styled_blanks(_whole_words(_joined(flat))))
    return tuple(_joined(_stripped(_joined(_without_indents(runs)))))  # what was a blank may be like its neighbour now


def tidy_plain(text: str) -> tuple[Inline, ...]:
    """What `tidy` makes of one run without style and line end: nearly all that is ever read."""
    core = text.strip(_EDGE_BLANKS)
    return (Run(core),) if core.strip() else ()


def _tidy_paragraph(block: Paragraph) -> Paragraph | None:
    inlines = tidy(block.inlines)
    return Paragraph(inlines) if inlines else None


def _tidy_list(block: ListBlock) -> ListBlock | None:
    items = [ListItem(tidy_blocks(item.blocks)) for item in block.items]
    kept = tuple(item for item in items if item.blocks)
    start = block.start if block.ordered else 1
    return ListBlock(kept, block.ordered, start) if kept else None


def _cleaned(inline: Inline) -> Inline:
    if isinstance(inline, Footnote):
        notes = tidy(inline.inlines)
        return Footnote(notes) if notes else Run("")
    if isinstance(inline, Run) and "\n" in inline.text:
        return replace(inline, text=inline.text.replace("\n", " "))
    return inline


def _joined(inlines: Iterable[Inline]) -> list[Inline]:
    joined: list[Inline] = []
    texts: list[str] = []  # of the runs that become the last one of `joined`
    style = None
    for inline in inlines:
        if not isinstance(inline, Run):
            _close(joined, texts)
            joined.append(inline)
            style = None
        elif texts and _style(inline) == style:
            texts.append(inline.text)
        elif inline.text or _is_reference(inline):
            _close(joined, texts)
            joined.append(inline)
            texts, style = [inline.text], _style(inline)
    _close(joined, texts)
    return joined


def _close(joined: list[Inline], texts: list[str]) -> None:
    last = joined[-1] if len(texts) > 1 else None
    if isinstance(last, Run):
        joined[-1] = Run("".join(texts), last.bold, last.italic, last.link)
    texts.clear()


def _style(run: Run) -> tuple[bool, bool, str | None]:
    # two references in a row stay two
    return run.bold, run.italic, f"{run.link} " if _is_reference(run) and not run.text else run.link


def _is_reference(run: Run) -> bool:
    return run.link is not None and run.link.startswith("#")


def _whole_words(inlines: Sequence[Inline]) -> list[Inline]:
    """A style that begins or ends inside a word is widened to the whole word."""
    result: list[Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if isinstance(last, Run) and isinstance(inline, Run) and _share_word(last, inline):
            _widen(result, last, inline)
        else:
            result.append(inline)
    return result


def _share_word(one: Run, other: Run) -> bool:
    """Whether two neighbouring runs meet inside a word."""
    inside = one.text[-1:].isalnum() and other.text[:1].isalnum()
    return inside and one.link == other.link and not _is_endless(one.text)


def _is_endless(text: str) -> bool:
    """Whether a text ends with so many letters that they are no word."""
    return len(text) >= _LONGEST_WORD and text[-_LONGEST_WORD:].isalnum()


def _widen(result: list[Inline], one: Run, other: Run) -> None:
    """Puts `other` behind `one`, the last of `result`; the word that they share gets the style of both."""
    head_length = next((at for at, sign in enumerate(other.text) if not sign.isalnum()), len(other.text))
    tail_start = next((at for at in range(len(one.text), 0, -1) if not one.text[at - 1].isalnum()), 0)
    word = one.text[tail_start:] + other.text[:head_length]
    styled = replace(one, text=word, bold=one.bold or other.bold, italic=one.italic or other.italic)
    result.pop()
    for run in (replace(one, text=one.text[:tail_start]), styled, replace(other, text=other.text[head_length:])):
        last = result[-1] if result else None
        if isinstance(last, Run) and run.text and _style(run) == _style(last):
            result[-1] = replace(last, text=last.text + run.text)
        elif run.text:
            result.append(run)


def _without_styled_blanks(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if not isinstance(inline, Run) or inline.link is not None or not (inline.bold or inline.italic):
            yield inline
            continue
        core = inline.text.strip()
        before, _, after = inline.text.partition(core) if core else (inline.text, "", "")
        yield Run(before)
        yield replace(inline, text=core)
        yield Run(after)


def _without_indents(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Blanks behind a forced break would be indentation, which markup does not keep."""
    at_start = False
    for inline in inlines:
        if at_start and isinstance(inline, Run) and inline.link is None:
            inline = replace(inline, text=inline.text.lstrip(_EDGE_BLANKS))
            at_start = not inline.text
        else:
            at_start = isinstance(inline, LineBreak)
        yield inline


def _stripped(runs: list[Inline]) -> tuple[Inline, ...]:
    start, end = 0, len(runs)
    while start < end and (isinstance(runs[start], LineBreak) or _is_blank(runs[start])):
        start += 1
    while end > start and (isinstance(runs[end - 1], LineBreak) or _is_blank(runs[end - 1])):
        end -= 1
    runs = runs[start:end]
    if runs and isinstance(runs[0], Run):
        runs = [replace(runs[0], text=runs[0].text.lstrip(_EDGE_BLANKS)), *runs[1:]]
    if runs and isinstance(runs[-1], Run):
        runs = [*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip(_EDGE_BLANKS))]
    return tuple(runs)


def _is_blank(inline: Inline) -> bool:
    """Whether nothing but blanks is in it, also those that do not break: a line of them is an empty one."""
    return isinstance(inline, Run) and not inline.text.strip() and not _is_reference(inline)
