"""Comments as Word's own: author, initials, time, answers and whether they are done."""

from collections.abc import Iterable

from exporters.docx_runs import styled_run
from exporters.xml_text import ROOT, XML_HEAD, escape
from programme.model import Comment

_PARAGRAPH_IDS = 0x10000000  # any start below 0x80000000 will do


class CommentBook:
    """The comments of one file, in the order in which they were added."""

    def __init__(self) -> None:
        self._comments: list[Comment] = []

    def around(self, content: str, comments: Iterable[Comment]) -> str:
        """`content` with the marks that tie `comments` to it."""
        opened = closed = ""
        for comment in comments:
            number = len(self._comments)
            self._comments.append(comment)
            opened += f'<w:commentRangeStart w:id="{number}"/>'
            closed += (
                f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
                f'<w:commentReference w:id="{number}"/></w:r>'
            )
        return f"{opened}{content}{closed}"

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


def initials(name: str) -> str:
    """The first letters of up to three words of a name."""
    return "".join(word[0].upper() for word in name.replace("-", " ").split()[:3])


def _comment(number: int, comment: Comment) -> str:
    author = comment.author or "Unbekannt"
    date = f' w:date="{escape(comment.created)}"' if comment.created else ""
    lines = comment.text.split("\n")
    if comment.passage:
        lines[:0] = [f"„{comment.passage}“"]
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
