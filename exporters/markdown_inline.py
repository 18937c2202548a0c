"""Inline text in CommonMark, which unlike our own markup takes the stars of "Bürger*innen" for emphasis."""

import re
from collections.abc import Iterable
from html import escape as quoted

from programme.markup import Footnote, Inline, LineBreak, Run

_SIGNS = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|~(?=~)")
_LINE_START = re.compile(r"^(?:[-+](?= |$)|#{1,6}(?= |$)|>|=+$|(\d{1,9})(?=[.)](?: |$)))", re.MULTILINE)
_PLACE = re.compile("\0([^\0]*)\0")
_UNSAFE_IN_TARGET = re.compile(r"[<>\s\0]")


class MarkdownInline:
    """Writes runs and collects their footnotes."""

    def __init__(self) -> None:
        self._notes: list[str] = []
        self._wanted: set[str] = set()

    def text(self, inlines: Iterable[Inline]) -> str:
        """A paragraph; what would begin a list is escaped."""
        return _LINE_START.sub(_escaped_start, "".join(self._pieces(list(inlines))))

    def line(self, inlines: Iterable[Inline]) -> str:
        """What stands behind something else on one line: a heading's title, a field's value."""
        return "".join(self._pieces([Run(" ") if isinstance(each, LineBreak) else each for each in inlines]))

    def notes(self) -> list[str]:
        """The definitions of all footnotes so far."""
        return [f"[^{number}]: {note}" for number, note in enumerate(self._notes, 1)]

    def place(self, node_id: str) -> str:
        """Where a reference to a node leads; `with_places` knows only at the end whether one does."""
        return f"\0{_name(node_id)}\0"

    def with_places(self, text: str) -> str:
        """`text` with an anchor at every place that something refers to."""
        return _PLACE.sub(lambda match: f'<a id="{match[1]}"></a>' if match[1] in self._wanted else "", text)

    def _pieces(self, inlines: list[Inline]) -> Iterable[str]:
        for place, inline in enumerate(inlines):
            if isinstance(inline, LineBreak):
                yield "\\\n"
            elif isinstance(inline, Footnote):
                yield self._note(inline)
            else:
                if inline.link and inline.link.startswith("#"):
                    self._wanted.add(_name(inline.link[1:]))
                yield _run(inline, _sign(inlines, place - 1, -1), _sign(inlines, place + 1, 0))

    def _note(self, footnote: Footnote) -> str:
        place = len(self._notes)
        self._notes.append("")
        self._notes[place] = self.line(footnote.inlines)
        return f"[^{place + 1}]"


def escape(text: str) -> str:
    """`text` so that no sign in it has a meaning in CommonMark, which reads U+0000 as U+FFFD; here it marks places."""
    return _SIGNS.sub(r"\\\g<0>", text.replace("\0", "\ufffd"))


def _name(node_id: str) -> str:
    """An id as HTML's attribute has it; those of other people's files may be anything."""
    return quoted(node_id.replace("\0", "\ufffd"))


def _run(run: Run, before: str, after: str) -> str:
    text = escape(run.text)
    if run.link is not None:
        text = f"[{text}](<{_UNSAFE_IN_TARGET.sub('', run.link)}>)"
    if not (run.bold or run.italic):
        return text
    marks = "*" * (2 * run.bold + run.italic)
    if _flanks(before, run.text[:1]) and _flanks(after, run.text[-1:]):
        return f"{marks}{text}{marks}"
    # CommonMark takes no mark between a letter and a sign.
    tags = ["strong"] * run.bold + ["em"] * run.italic
    return "".join(f"<{name}>" for name in tags) + text + "".join(f"</{name}>" for name in reversed(tags))


def _flanks(outside: str, inside: str) -> bool:
    return inside.isalnum() or not outside or not outside.isalnum()


def _sign(inlines: list[Inline], place: int, end: int) -> str:
    if not 0 <= place < len(inlines):
        return ""
    inline = inlines[place]
    return inline.text[end : end + 1 or None] if isinstance(inline, Run) else " "


def _escaped_start(match: re.Match[str]) -> str:
    return match[0] + "\\" if match[1] else "\\" + match[0]
