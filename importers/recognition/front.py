"""The first lines of a source: title and subtitle, before preface and chapters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importers.recognition.blocks import Block, ends_sentence
from importers.recognition.contents import Contents
from importers.recognition.evidence import is_back_or_front
from importers.recognition.lines import Ledger
from importers.recognition.text import Text
from importers.source import LineRole

_LONGEST = 140
_MOST = 8
_FOLD = re.compile(r"[\W_]+")
_PROGRAMME_WORDS = re.compile(
    r"programm|vertrag|konzept|\bplan\b|aktionsplan|agenda|vereinbarung|leitlinien|manifest|positionspapier|\b20\d\d\b",
    re.IGNORECASE,
)
_SUBTITLE_WORDS = re.compile(
    rf"{_PROGRAMME_WORDS.pattern}|^(?:des|der|für|zur|zum|von|vom|beschlossen|stand|fassung|entwurf|partei|kreisverband"
    r"|ortsverband|fraktion)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Front:
    """Title and subtitle with the blocks that they were taken from; `rest` is everything else, in order."""

    title: Text
    subtitle: Text
    taken: list[Block]
    rest: list[Block]

    @property
    def title_may_be_chapter(self) -> bool:
        """Whether the title could just as well head the only chapter: nothing in it says that it is a programme's."""
        return bool(self.title) and not self.subtitle and not _PROGRAMME_WORDS.search(self.title.plain)


def front_of(blocks: Sequence[Block], contents: Contents, ledger: Ledger) -> Front:
    """Splits off title and subtitle. A later repetition of them is dropped with a finding."""
    marked = [block for block in blocks if block.source.role in (LineRole.TITLE, LineRole.SUBTITLE)]
    taken = marked or _first_lines(blocks, contents)
    if not taken:
        return Front(Text(""), Text(""), [], list(blocks))
    title, subtitle = taken[0], taken[1] if len(taken) > 1 else None
    front = Front(title.text.unmarked(), subtitle.text.unmarked() if subtitle else Text(""), taken[:2], [])
    front.rest = _without_repeats(front, [block for block in blocks if block not in front.taken], ledger)
    return front


def _first_lines(blocks: Sequence[Block], contents: Contents) -> list[Block]:
    """Title and subtitle among the short lines that begin a source."""
    run = _run(blocks, contents)
    if not run:
        return []
    sizes = [block.source.size or 0.0 for block in run]
    title = run[sizes.index(max(sizes))]
    after = run[run.index(title) + 1 :]
    subtitle = after[0] if after and _is_subtitle(after[0], after[1:]) else None
    return [title, subtitle] if subtitle else [title]


def _run(blocks: Sequence[Block], contents: Contents) -> list[Block]:
    run: list[Block] = []
    for block in blocks:
        if contents.start is not None and block.first.index > contents.start:
            break
        if not _may_be_title(block, contents) or len(run) == _MOST:
            break
        run.append(block)
    return run


def _may_be_title(block: Block, contents: Contents) -> bool:
    plain = block.plain
    if not plain or len(plain) > _LONGEST or block.start.end or block.is_item or block.source.cell is not None:
        return False
    if block.source.role is not LineRole.TEXT or (block.source.outline or 1) > 1:
        return False
    if is_back_or_front(plain) or contents.depth(plain) is not None:
        return False
    return not (ends_sentence(plain) and not plain.endswith(("!", "?")))


def _is_subtitle(block: Block, after: Sequence[Block]) -> bool:
    """A second line that says what kind of paper it is, or that no chapter could be."""
    if block.source.outline is not None:
        return False
    return bool(_SUBTITLE_WORDS.search(block.plain)) or bool(after) or block.space_above == 0


def _without_repeats(front: Front, blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """Title pages repeat themselves: what says title or title and subtitle once more, before the first long paragraph."""
    title, both = _folded(front.title.plain), _folded(front.title.plain + front.subtitle.plain)
    rest: list[Block] = []
    open_front = True
    for block in blocks:
        open_front = open_front and len(block.plain) <= _LONGEST
        if open_front and block.start.end == 0 and _folded(block.plain) in (title, both) and block.plain:
            ledger.drop("title_repeated", block.lines)
        else:
            rest.append(block)
    return rest


def _folded(plain: str) -> str:
    return _FOLD.sub("", plain).casefold()
