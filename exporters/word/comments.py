"""Comments as Word's own: on the words that they quote, with author, initials, time, answers and whether they are done."""

from collections.abc import Iterable, Sequence

from exporters.comment_threads import Thread, threads
from exporters.inline_cuts import cut, flat
from exporters.word.moments import wall_clock
from exporters.word.runs import RunWriter, styled_run
from exporters.xml_text import ROOT, XML_HEAD, escape
from programme.anchors import best_of, located
from programme.markup import Inline
from programme.model import Comment

_PARAGRAPH_IDS = 0x10000000  # any start below 0x80000000 will do


class CommentBook:
    """The comments of one file, in the order in which they were added."""

    def __init__(self) -> None:
        self._comments: list[Comment] = []
        self._waiting: list[tuple[str, Thread]] = []
        """Conversations on words, each with the text that holds them."""

    def begin(self, comments: Sequence[Comment], title: str, texts: Sequence[str]) -> tuple[Comment, ...]:
        """A node begins with flat texts `title` and `texts`: gives the comments for the title as a whole; the others
        wait for the words that they quote."""
        found, flats = threads(comments), (title, *texts)
        places = [best_of(flats, each.passage) for each in found]
        pairs = list(zip(places, found, strict=True))
        self._waiting = [(flats[place], each) for place, each in pairs if place is not None]
        return tuple(comment for place, each in pairs if place is None for comment in each.comments)

    def content(self, runs: RunWriter, inlines: Sequence[Inline]) -> str:
        """The runs of a paragraph with the marks of comments on its words."""
        if not self._waiting:
            return runs.runs(inlines)
        text = flat(inlines)
        here = [each for held, each in self._waiting if held == text]
        spans = [(located(text, each.passage), each) for each in here]
        if not here:
            return runs.runs(inlines)
        self._waiting = [pair for pair in self._waiting if pair[1] not in here]
        opened = [(*span, self._add(each.comments)) for span, each in spans if span is not None]
        places = sorted({0, len(text), *(place for start, end, _ in opened for place in (start, end))})
        content = ""
        for place, following in zip(places, [*places[1:], None], strict=True):
            content += "".join(_closing(numbers) for _, end, numbers in opened if end == place)
            content += "".join(_opening(numbers) for start, _, numbers in opened if start == place)
            if following is not None:
                content += runs.runs(cut(inlines, place, following))
        return content

    def around(self, content: str, comments: Iterable[Comment]) -> str:
        """`content` as a whole with the marks that tie `comments` to it."""
        numbers = self._add(comments)
        return f"{_opening(numbers)}{content}{_closing(numbers)}"

    def __bool__(self) -> bool:
        return bool(self._comments)

    def comments_xml(self) -> str:
        """The comments part."""
        inner = "".join(_comment(number, each) for number, each in enumerate(self._comments))
        return f"{XML_HEAD}<w:comments {ROOT}>{inner}</w:comments>"

    def extended_xml(self) -> str:
        """The part that says which comment answers which, and which are done."""
        places = {each.id: number for number, each in enumerate(self._comments)}
        inner = ""
        for number, each in enumerate(self._comments):
            parent = places.get(each.answer_to or "")
            answers = "" if parent is None else f' w15:paraIdParent="{_paragraph_id(parent)}"'
            inner += f'<w15:commentEx w15:paraId="{_paragraph_id(number)}"{answers} w15:done="{int(each.done)}"/>'
        return f"{XML_HEAD}<w15:commentsEx {ROOT}>{inner}</w15:commentsEx>"

    def _add(self, comments: Iterable[Comment]) -> list[int]:
        first = len(self._comments)
        self._comments.extend(comments)
        return list(range(first, len(self._comments)))


def initials(name: str) -> str:
    """The first letters of up to three words of a name."""
    return "".join(word[0].upper() for word in name.replace("-", " ").split()[:3])


def _opening(numbers: Iterable[int]) -> str:
    return "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)


def _closing(numbers: Iterable[int]) -> str:
    return "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:commentReference w:id="{number}"/></w:r>'
        for number in numbers
    )


def _comment(number: int, comment: Comment) -> str:
    author = comment.author or "Unbekannt"
    clock = wall_clock(comment.created)
    date = f' w:date="{clock}"' if clock else ""
    lines = comment.text.split("\n")
    last = len(lines) - 1
    paragraphs = "".join(_paragraph(text, number if place == last else None) for place, text in enumerate(lines))
    return (
        f'<w:comment w:id="{number}" w:author="{escape(author)}"{date} w:initials="{escape(initials(author))}">'
        f"{paragraphs}</w:comment>"
    )


def _paragraph(text: str, identified: int | None) -> str:
    # A comment is known by the id of its last paragraph.
    own = "" if identified is None else f' w14:paraId="{_paragraph_id(identified)}" w14:textId="77777777"'
    return f'<w:p{own}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{styled_run(text, "")}</w:p>'


def _paragraph_id(number: int) -> str:
    return f"{_PARAGRAPH_IDS + number:08X}"
