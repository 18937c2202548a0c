"""The first lines of a source: title and subtitle, before preface and chapters."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from importers.recognition.blocks import Block, ends_sentence
from importers.recognition.contents import Contents
from importers.recognition.covers import body_size_of
from importers.recognition.headings.phrases import is_caps
from importers.recognition.lines import Ledger
from importers.recognition.living_heads import SEAM
from importers.recognition.text import Text
from importers.recognition.words import is_back_or_front
from importers.source import LineRole

_LONGEST = 140
_MOST = 8
_MOST_TOPS = 3  # headings of a cover that look as chapters do
_LARGE = 1.5  # times the body's size
_LARGER = 1.12  # times the body's size, from which on a line may be a heading
_BOLD = 0.85
_FEWEST_GLUED = 3  # heads with the same words right before the title of a chapter
_FEWEST_TWINS = 2  # later lines that look the same, from which on a second line heads a chapter
_NO_TITLE = re.compile(
    r"(?:Anlage|Drucksache|Vorlage|Beschlussvorlage|Seite|Stand|Az\.|Entwurf|Datum)\b|\S+\.(?:indd|qxp|pdf|docx?|odt|rtf)$"
    r"|(?:(?:Mon|Diens|Mitt|Donners|Frei|Sams|Sonn)\w{2,5}, )?(?:den )?\d{1,2}\. ?(?:\d{1,2}\.|[A-Z][a-zä]{2,8}) ?\d{4}$|©|\(c\)\s"
    r"|\S+\.(?:indd|qxp)\b|[^\s_]+_\S+$|Microsoft (?:Word|PowerPoint) - \S",
    re.IGNORECASE,
)
_UNDERSCORED = re.compile(r"[^\W_]_(?!in(?:nen)?\b)[^\W_]", re.IGNORECASE)
_PAGE = re.compile(r"^\d{1,3}[\s|·–-]+|[\s|·–-]+(?:(?:Seite|S\.)\s*)?\d{1,3}(?:\s*(?:von|/)\s*\d{1,3})?$")
_WIDE_GAP = re.compile(r"\s{3,}|\s*[\t|]\s*")  # what stands at the left and at the right
_RESOLVED = re.compile(r"\b(?:beschlossen|verabschiedet|angenommen)\s+(?:am|auf|durch|von|vom)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|\bwww\.|\S@\S")
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
    """Title and subtitle with the blocks that they were taken from; `before` are the other lines of title pages, `rest`
    is everything else, in order."""

    title: Text
    subtitle: Text
    taken: list[Block]
    before: list[Block]
    rest: list[Block]
    heads_chapter: bool = False
    """Whether a heading of the text repeats the title of the cover: a programme of one chapter."""

    @property
    def title_may_be_chapter(self) -> bool:
        """Whether the title could just as well head the only chapter: nothing in it says that it is a programme's."""
        alone = bool(self.title) and not self.subtitle and not self.before and not self.heads_chapter
        return alone and not _PROGRAMME_WORDS.search(self.title.plain)


def front_of(blocks: Sequence[Block], contents: Contents, ledger: Ledger) -> Front:
    """Splits off title and subtitle. A later repetition of them is dropped with a finding."""
    motions = [block.motion for block in blocks if block.motion is not None]
    marked = [block for block in blocks if block.source.role in (LineRole.TITLE, LineRole.SUBTITLE)]
    if len(motions) == 1 and not motions[0].number and not motions[0].meta and not marked:
        return Front(Text(""), Text(""), [], [], list(blocks))  # a letter, whose subject heads its only chapter
    pages = [] if marked else _title_pages(blocks, contents)
    taken = marked or _titles(pages or _short_lines(blocks, contents), bool(pages))
    if not taken:
        return Front(Text(""), Text(""), [], [], list(blocks))
    if not marked and not pages:
        if _heads_like_later_headings(taken[0], blocks):
            return Front(Text(""), Text(""), [], [], list(blocks))
        if len(taken) > 1 and _looks_like_later_headings(taken[1], blocks):
            taken = taken[:1]
    subtitle = taken[1].text.unmarked() if len(taken) > 1 else Text("")
    title = taken[0].whole if taken[0].source.role is LineRole.TITLE else taken[0].text
    front = Front(_without_colon(title.unmarked()), subtitle, taken[:2], [], [])
    rest = _without_repeats(front, [block for block in blocks if block not in front.taken], ledger)
    front.before = [block for block in rest if block in pages]
    front.rest = [block for block in rest if block not in pages]
    return front


def title_of_heads(heads: Iterable[str]) -> str:
    """The words that running heads and feet repeat most, where they say that they are a programme's title; else ""."""
    words = _without_glued_titles([_PAGE.sub("", part.strip()) for head in heads for part in _WIDE_GAP.split(head)])
    whole = [each for each in words if len(each) <= _LONGEST and " " in each]
    titles = [each for each in whole if not _RESOLVED.search(each)]
    named = [each for each in titles if _PROGRAMME_WORDS.search(each)]
    if not named and len(titles) < len(whole):  # what was resolved is said beside it
        named = titles
    return max(named, key=lambda each: (words[each], len(each)), default="")


def _without_glued_titles(parts: Sequence[str]) -> Counter[str]:
    """How often each part of a head comes; several that go on without a blank after the same words are these words."""
    starts = Counter(part[: seam.start()] for part in parts for seam in SEAM.finditer(part))
    often = [start for start, count in starts.items() if count >= _FEWEST_GLUED]
    return Counter(next((start for start in often if part.startswith(start)), part) for part in parts)


def title_of_first_lines(lines: Sequence[str]) -> str:
    """The first line of a preface that names a programme, with the next one where it announces it; "" for none."""
    for place, line in enumerate(lines[:_MOST]):
        if line.endswith((".", "!", "?")):
            return ""
        if not _NO_TITLE.match(line) and _PROGRAMME_WORDS.search(line):
            more = line.endswith(":") and lines[place + 1 : place + 2]
            whole = " ".join([line, *(more or ())]).rstrip(":")
            return whole if len(whole) <= _LONGEST else line.rstrip(":")
    return ""


def is_file_name(title: str) -> bool:
    """Whether a title is really the name of a file: "V_0021_Bericht Anlage 1"."""
    return bool(_UNDERSCORED.search(title))


def _titles(run: Sequence[Block], on_pages: bool) -> list[Block]:
    """Title and subtitle among the lines of title pages: the biggest, then what the format takes for the heading of all,
    then what says that it is a programme."""
    candidates = [block for block in run if not _NO_TITLE.match(block.plain)]
    candidates = [block for block in candidates if not _RESOLVED.match(block.plain)] or candidates
    if not candidates:
        return []
    title = max(
        candidates,
        key=lambda block: (
            _size(block),
            block is candidates[0] and block.source.outline == 1,
            -(block.source.outline or 0),
            bool(_PROGRAMME_WORDS.search(block.plain)) and _size(block) > 0,
        ),
    )
    after = run[run.index(title) + 1 :]
    headed = len(run) == 2 and on_pages and bool(after) and after[0].source.outline is not None
    below = bool(after) and (headed or _is_subtitle(after[0], on_pages and len(after) > 1))
    return [title, after[0]] if below else [title]


def _size(block: Block) -> int:
    """Font size in steps of two points, since half a point makes no title."""
    return round((block.source.size or 0.0) / 2)


def _title_pages(blocks: Sequence[Block], contents: Contents) -> list[Block]:
    """The short lines before a contents list, or of a first page that holds nothing else; [] where there are none."""
    if contents.start is not None:
        before = [block for block in blocks if block.first.index < contents.start]
        if before and all(len(block.plain) <= _LONGEST and block.motion is None for block in before):
            return before
    if cover := _headed_cover(blocks) or _bare_tops(blocks):
        return cover
    page = [block for block in blocks if block.source.page == 1]
    body = body_size_of(blocks)
    if page and len(page) < len(blocks) and all(_may_be_title(block, contents, body) for block in page):
        return page
    return []


def _headed_cover(blocks: Sequence[Block]) -> list[Block]:
    """Lines of a cover that the format takes for headings and that never come again: of depths that go up and down, as
    they have sizes, or a title with a line that says what kind of paper it heads; [] where there are none."""
    run = list(takewhile(lambda block: block.source.outline is not None and _is_uncounted(block), blocks))
    later = {block.source.outline for block in blocks[len(run) :]} - {None}
    while run and run[-1].source.outline in later:
        run.pop()
    depths = [block.source.outline or 1 for block in run]
    steps = depths != sorted(set(depths)) or (len(run) == 2 and _SUBTITLE_WORDS.search(run[1].plain))
    return run if later and steps else []


def _bare_tops(blocks: Sequence[Block]) -> list[Block]:
    """The first headings of the highest rank, where they head nothing and all later ones of that rank do."""
    tops = [block.source.outline == 1 for block in blocks]
    bare = [top and below for top, below in zip(tops, [*tops, False][1:], strict=False)]
    run = [block for block, _ in takewhile(lambda pair: pair[1], zip(blocks, bare, strict=True))]
    free = all(_is_uncounted(block) and block.start.end == 0 and not is_back_or_front(block.plain) for block in run)
    ours = any(block.source.node or block.motion for block in run)
    return run if free and not ours and sum(bare) == len(run) <= _MOST_TOPS and sum(tops) > len(run) + 1 else []


def _is_uncounted(block: Block) -> bool:
    return block.mark is None or block.start.is_bullet


def _short_lines(blocks: Sequence[Block], contents: Contents) -> list[Block]:
    """The short lines up to the first text or chapter."""
    several = sum(block.source.outline == 1 for block in blocks) > 1
    run: list[Block] = []
    for place, block in enumerate(blocks):
        is_top = (
            several
            and block.source.outline == 1
            and not (place == 0 and (_heads_all(block, blocks) or _heads_foreword(blocks)))
        )
        if not _may_be_title(block, contents) or len(run) == _MOST or is_top:
            break
        run.append(block)
        if block.plain.endswith(":") and not (place + 1 < len(blocks) and _may_be_title(blocks[place + 1], contents)):
            run.pop()
            break
    return run


def _heads_all(first: Block, blocks: Sequence[Block]) -> bool:
    """Whether the first of several headings of the highest rank names the whole paper, twice ("Wahlprogramm … 2026"), and no
    other one does."""
    others = [block for block in blocks if block.source.outline == 1 and block is not first]
    said = {word.casefold() for word in _PROGRAMME_WORDS.findall(first.plain)}
    return len(said) > 1 and not first.source.node and not any(_PROGRAMME_WORDS.search(each.plain) for each in others)


def _heads_foreword(blocks: Sequence[Block]) -> bool:
    """Whether below the first heading of the highest rank, and before the next, nothing has a heading but a foreword."""
    ranked = [block for block in blocks if block.source.outline]
    below = list(takewhile(lambda block: block.source.outline != 1, ranked[1:]))
    is_free = ranked[0] is blocks[0] and not ranked[0].source.node and _is_uncounted(ranked[0])
    return is_free and bool(below) and all(is_back_or_front(block.plain) for block in below)


def _may_be_title(block: Block, contents: Contents, body: float | None = None) -> bool:
    """`body` is the size of the text, where a large line on a page of its own may also be a sentence."""
    plain = block.plain
    if not plain or len(plain) > _LONGEST or block.start.end or block.is_item or block.source.cell is not None:
        return False
    if block.motion is not None:
        return False
    if block.source.role is not LineRole.TEXT or (block.source.outline or 1) > 1:
        return False
    if is_back_or_front(plain) or contents.depth(plain) is not None:
        return False
    if plain.endswith(","):
        return False
    large = body is not None and (block.source.size or 0.0) >= _LARGE * body
    return large or not ends_sentence(plain) or plain.endswith(("!", "?", ":"))


def _is_subtitle(block: Block, among_others: bool) -> bool:
    """A second line that says what kind of paper it is, stands close to the title and apart from the text, or is one of
    several on a title page."""
    if block.source.outline is not None or _ADDRESS.search(block.plain):
        return False
    return bool(_SUBTITLE_WORDS.search(block.plain)) or among_others or block.space_above == 0 < block.space_below


def _looks_like_later_headings(second: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line below the title is set like the headings further down, and either begins with the same word ("Für
    gute Schulen") or does not say that it belongs to the title."""
    later = [
        block
        for block in blocks[blocks.index(second) + 1 :]
        if _look(block) == _look(second) and len(block.plain) <= _LONGEST
    ]
    word = second.plain.split(" ", 1)[0]
    named = [block for block in later if block.plain.startswith(f"{word} ") and not ends_sentence(block.plain)]
    if len(named) >= _FEWEST_TWINS and not any(block.is_item for block in named):
        return True
    shows = is_caps(second.plain) or second.bold >= _BOLD or second.source.underlined >= _BOLD
    return shows and not _SUBTITLE_WORDS.search(second.plain) and len(later) >= _FEWEST_TWINS


def _heads_like_later_headings(first: Block, blocks: Sequence[Block]) -> bool:
    """Whether the first line is larger than the text, yet no larger than the headings further down, and heads text or a
    smaller heading as they do: the first chapter of a source without a title."""
    own, body = _look(first), body_size_of(blocks)
    if first is not blocks[0] or body is None or (first.source.size or 0.0) < _LARGER * body:
        return False
    if _PROGRAMME_WORDS.search(first.plain):
        return False
    twins = [place for place, block in enumerate(blocks[1:], 1) if _look(block) == own and len(block.plain) <= _LONGEST]
    return len(twins) >= _FEWEST_TWINS and twins[0] > 1


def _look(block: Block) -> tuple[bool, bool, bool, int]:
    return is_caps(block.plain), block.bold >= _BOLD, block.source.underlined >= _BOLD, _size(block)


def _without_colon(title: Text) -> Text:
    return title.cut(0, len(title.plain) - 1) if title.plain.endswith(":") else title


def _without_repeats(front: Front, blocks: Sequence[Block], ledger: Ledger) -> list[Block]:
    """Title pages repeat themselves: what says title or title and subtitle once more, before the first long paragraph."""
    title, both = _folded(front.title.plain), _folded(front.title.plain + front.subtitle.plain)
    rest: list[Block] = []
    open_front = True
    top = _only_top(front.taken[0], blocks)
    for block in blocks:
        open_front = open_front and len(block.plain) <= _LONGEST
        repeats = block.start.end == 0 and bool(block.plain) and _folded(block.plain) in (title, both)
        deeper = (block.source.outline or 0) > (front.taken[0].source.outline or 0) and block is not top
        if open_front and repeats and deeper:
            front.heads_chapter = True
            rest.append(block)
        elif open_front and repeats and block.motion is None:
            ledger.drop("title_repeated", block.lines)
        else:
            rest.append(block)
    return rest


def _only_top(title: Block, blocks: Sequence[Block]) -> Block | None:
    """The one heading of the highest rank where the file itself names its title and several of the next rank follow: it is
    that title."""
    tops = [block for block in blocks if block.source.outline == 1 and not block.source.node]
    chapters = sum(block.source.outline == 2 for block in blocks)
    return tops[0] if title.source.role is LineRole.TITLE and len(tops) == 1 and chapters >= _FEWEST_TWINS else None


def _folded(plain: str) -> str:
    return _FOLD.sub("", plain).casefold()
