"""Rich Text (.rtf), as Word, LibreOffice and TextEdit write it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from importers.layout_tables import without_layout_tables
from importers.office.docx_styles import rank_of_name
from importers.office.symbols import small_figures
from importers.pieces import Break, Part, Piece, lines_of, note_of, readable, safe_link, told
from importers.properties import useful_properties
from importers.rtf.forms import FormField
from importers.rtf.head import Head
from importers.rtf.looks import LOOKS
from importers.rtf.places import Places
from importers.rtf.signs import Sign, signs_of
from importers.rtf.state import (
    ALIGN,
    ASIDES,
    DEEPEST,
    DESTINATIONS,
    INFO,
    LETTERS,
    SILENT,
    GroupState,
    role_of,
)
from importers.source import Cell, LineEnd, LineRole, SourceDocument, SourceLine
from programme.errors import UnreadableFile, UnsafeFile
from programme.findings import Finding

_FURNITURE = (LineRole.PAGE_HEAD, LineRole.PAGE_FOOT)


def read_source(content: bytes, name: str) -> SourceDocument:
    """The paragraphs of an RTF file. Raises `UnreadableFile` or `UnsafeFile`."""
    if not content.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFile("file_of_other_kind", expected="RTF")
    reader = _Reader()
    for sign in signs_of(content.rstrip(b"\0")):  # the clipboard ends it like a string of C
        reader.take(sign)
    lines = tuple(reader.finished())
    return SourceDocument(lines, name, useful_properties(reader.meta.items()), tuple(reader.findings()))


@dataclass(slots=True)
class _Aside:
    """What stands beside the text, while it is read: note, comment, running head or foot, text box."""

    role: LineRole
    around: list[Part]
    """The paragraph that it hangs on, as far as it is read."""
    paragraphs: list[list[Part]] = field(default_factory=list)
    lines: list[SourceLine] = field(default_factory=list)


class _Reader:
    """Takes one sign after the other."""

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self._head = Head()
        self._lines: list[SourceLine] = []
        self._groups: list[GroupState] = [GroupState()]
        self._parts: list[Part] = []
        self._asides: list[_Aside] = []
        self._boxes: list[SourceLine] = []
        self._places = Places()
        self._form = FormField()
        self._around_entry: list[Part] = []
        self._pending = b""
        self._to_skip = self._high = 0
        self._starred = False
        self._marker = self._link_code = ""
        self._number = self._empty = 0
        self._page, self._pages = 1, 0
        self._hidden = self._changed = self._struck = 0
        self._noted: GroupState | None = None

    @property
    def _top(self) -> GroupState:
        return self._groups[-1]

    def take(self, sign: Sign) -> None:
        """One sign."""
        if sign.text:
            self._take_text(sign.text)
            return
        self._flush_bytes()
        if sign.brace == "{":
            self._open()
        elif sign.brace == "}":
            self._close()
        elif sign.word:
            self._word(sign.word, sign.number)

    def finished(self) -> list[SourceLine]:
        """All lines, once everything was taken."""
        self._flush_bytes()
        while self._asides:
            self._end_aside()
        self._top.paragraph.drop = False
        self._end_paragraph()
        lines = without_layout_tables(self._places.placed(self._lines), self._places.inside)
        return lines if self._pages else [replace(line, page=None) for line in lines]

    def findings(self) -> Iterator[Finding]:
        """What a person should know of the reading."""
        return told(self._hidden, self._changed, self._struck)

    # --------------------------------------------------------------------------------------------------------- groups

    def _open(self) -> None:
        if len(self._groups) > DEEPEST:
            raise UnsafeFile("file_nested_too_deep")
        self._groups.append(replace(self._top, paragraph=replace(self._top.paragraph)))
        self._starred = False

    def _close(self) -> None:
        self._starred = False
        if len(self._groups) == 1:
            return
        closed = self._groups.pop()
        if closed.destination == "stylesheet" and self._top.destination == "stylesheet":
            self._head.add_style(self._taken_text().rstrip(";"), closed)
        elif closed.destination != self._top.destination:
            self._end_destination(closed.destination)

    def _end_destination(self, destination: str) -> None:
        if destination in ASIDES and self._asides:
            self._end_aside()
        elif destination == "ffl":
            self._form.entries.append(self._taken_text())
            self._parts = self._around_entry
        elif destination == "formfield" and (answer := self._form.answer()):
            self._parts.append(Piece(answer, self._top.look))
        elif destination in INFO and (text := self._taken_text()):
            self.meta[INFO[destination]] = text

    def _enter(self, destination: str) -> None:
        self._top.destination = destination
        if destination in ASIDES:
            self._asides.append(_Aside(ASIDES[destination], self._parts))
            self._parts = []
        elif destination == "fldinst":
            self._link_code = ""
        elif destination == "fldrslt":
            self._top.link = self._link()
        elif destination == "formfield":
            self._form = FormField()
        elif destination == "ffl":
            self._parts, self._around_entry = [], self._parts

    def _end_aside(self) -> None:
        """A note goes to its mark; comments, heads, feet and text boxes are lines of their own."""
        if self._parts:
            self._end_paragraph()
        aside = self._asides.pop()
        self._parts = aside.around
        if aside.role is LineRole.FOOTNOTE:
            note = note_of(aside.paragraphs)
            self._parts += [note] if note else []
        elif aside.role is LineRole.TEXT:
            role = next((each.role for each in self._asides if each.role in _FURNITURE), LineRole.TEXT)
            self._boxes += [replace(line, role=role) if role in _FURNITURE else line for line in aside.lines]
        else:
            self._lines += [replace(line, role=aside.role) for line in aside.lines]

    def _taken_text(self) -> str:
        """The text since the destination began, taken away."""
        text = "".join(part.text for part in self._parts if isinstance(part, Piece)).strip()
        self._parts = []
        return text

    # ---------------------------------------------------------------------------------------------------------- words

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, word == "*"
        if word in SILENT or (starred and word not in _HANDLED and word not in LOOKS and word not in DESTINATIONS):
            self._top.destination = "silent"
        elif word in DESTINATIONS:
            self._enter(word)
        elif word in LETTERS:
            self._add(LETTERS[word])
        elif word in LOOKS:
            LOOKS[word](self._top, number)
        elif word in _HANDLED:
            _HANDLED[word](self, number)
        elif word in ALIGN:
            self._top.paragraph.align = ALIGN[word]

    def _set_colour(self, number: int) -> None:
        self._top.look = replace(self._top.look, colour=self._head.colour(number))

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) % 65536
        text = self._pair(code)
        self._to_skip = self._top.skip
        if text:
            self._add(text, skippable=False)

    def _pair(self, code: int) -> str:
        """Signs beyond the first plane come in two halves."""
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return ""
        if 0xDC00 <= code < 0xE000:
            high = self._high
            return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else ""
        return chr(code) if code else ""

    def _style(self, number: int | None) -> None:
        paragraph = self._top.paragraph
        _, known, _ = self._head.style(number)
        if self._top.destination != "stylesheet" and known is not None:
            paragraph = replace(known, in_table=paragraph.in_table, nesting=paragraph.nesting)
        paragraph.style = number
        self._top.paragraph = paragraph

    def _font(self, number: int | None) -> None:
        if self._top.destination == "fonttbl":
            self._top.paragraph.style = number
        else:
            self._top.encoding = self._head.encoding_of(number or 0)

    def _font_charset(self, number: int | None) -> None:
        if self._top.destination == "fonttbl":
            self._head.add_font(self._top.paragraph.style or 0, number or 0)

    def _code_page(self, number: int | None) -> None:
        try:
            "".encode(f"cp{number}")
        except LookupError:
            return
        self._head.encoding = f"cp{number}"
        for group in self._groups:
            group.encoding = f"cp{number}"

    # ----------------------------------------------------------------------------------------------------------- text

    def _take_text(self, text: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        self._pending += text

    def _flush_bytes(self) -> None:
        if self._pending:
            text, self._pending = self._pending.decode(self._top.encoding, "replace"), b""
            self._add(text)

    def _add(self, text: str, skippable: bool = True) -> None:
        group = self._top
        if skippable and self._to_skip and text:
            self._to_skip -= 1
            return
        if not text or group.destination in ("silent", "fonttbl"):
            return
        if group is not self._noted and text.strip():
            self._note(group)
        if group.hidden or group.deleted:
            return
        if group.destination == "fldinst":
            self._link_code = (self._link_code + text)[:2_000]
        elif group.destination in ("listtext", "pntext", "pntxta", "pntxtb"):
            self._marker += text
        else:
            text = small_figures(text, group.raised) if group.raised else readable(text)
            self._parts.append(Piece(text, group.look, group.link))

    def _note(self, group: GroupState) -> None:
        """Counts a stretch of text that a person should know of, once."""
        self._noted = group
        self._hidden += group.hidden
        self._changed += group.deleted or group.inserted
        self._struck += group.struck and not group.deleted

    def _link(self) -> str | None:
        words = self._link_code.split()
        return safe_link(words[1].strip('"')) if len(words) > 1 and words[0] == "HYPERLINK" else self._top.link

    # ----------------------------------------------------------------------------------------------------- paragraphs

    def _end_paragraph(self, last_in_cell: bool = False) -> None:
        self._flush_bytes()
        paragraph = self._top.paragraph
        if self._top.destination in ("silent", "stylesheet", "fonttbl", *INFO) or paragraph.drop:
            return
        parts, self._parts = self._parts, []
        marker, self._marker = " ".join(self._marker.split()), ""
        if self._asides:
            aside = self._asides[-1]
            aside.paragraphs.append(parts)
            aside.lines += lines_of(parts, self._frame(marker, None))
            return
        self._number += 1
        lines = lines_of(parts, self._frame(marker, self._places.cell(paragraph.nesting if paragraph.in_table else 0)))
        self._empty = 0 if lines else self._empty + (not last_in_cell)
        boxes, self._boxes = self._boxes, []
        self._lines += lines + boxes

    def _frame(self, marker: str, cell: Cell | None) -> SourceLine:
        paragraph = self._top.paragraph
        name, _, _ = self._head.style(paragraph.style)
        rank = rank_of_name(name)
        listed = bool(marker) or paragraph.list_level is not None
        return SourceLine(
            "",
            max(1, self._number),
            LineEnd.PARAGRAPH,
            role=role_of(name),
            page=self._page,
            style=name,
            outline=paragraph.outline if paragraph.outline is not None or rank is None else rank + 1,
            list_level=(paragraph.list_level or 0) if listed else None,
            marker=readable(marker) if marker not in ("·", "o") else "•",
            cell=cell,
            align=paragraph.align,
            left=paragraph.left + (0.0 if listed else paragraph.first),
            space_above=self._empty + round(paragraph.before / 14.0, 2),
        )

    def _end_cell(self, _: int | None) -> None:
        if self._asides:  # a table in a running head or a text box
            self._end_paragraph()
            return
        self._top.paragraph.in_table = True
        self._end_paragraph(last_in_cell=True)
        self._places.end_cell(self._top.paragraph.nesting)

    def _end_outer_cell(self, number: int | None) -> None:
        self._top.paragraph.nesting = 1
        self._end_cell(number)

    def _end_page(self, _: int | None) -> None:
        self._page, self._pages = self._page + 1, self._pages + 1


_HANDLED: dict[str, Callable[[_Reader, int | None], None]] = {
    "par": lambda reader, _: reader._end_paragraph(),
    "sect": lambda reader, _: reader._end_paragraph(),
    "page": _Reader._end_page,
    "softpage": _Reader._end_page,
    "line": lambda reader, _: reader._parts.append(Break()),
    "red": lambda reader, number: reader._head.add_share(number or 0),
    "green": lambda reader, number: reader._head.add_share(number or 0),
    "blue": lambda reader, number: reader._head.add_share(number or 0),
    "cf": lambda reader, number: reader._set_colour(number or 0),
    "s": _Reader._style,
    "f": _Reader._font,
    "fcharset": _Reader._font_charset,
    "ansicpg": _Reader._code_page,
    "u": _Reader._unicode,
    "trowd": lambda reader, _: reader._places.define_row(),
    "trleft": lambda reader, number: reader._places.define_left(number or 0),
    "clvmrg": lambda reader, _: reader._places.define_merge(),
    "cellx": lambda reader, number: reader._places.define_edge(number or 0),
    "cell": _Reader._end_outer_cell,
    "nestcell": _Reader._end_cell,
    "row": lambda reader, _: reader._places.end_row(1),
    "nestrow": lambda reader, _: reader._places.end_row(reader._top.paragraph.nesting),
    "fftype": lambda reader, number: setattr(reader._form, "kind", number or 0),
    "ffdefres": lambda reader, number: setattr(reader._form, "usual", number or 0),
    "ffres": lambda reader, number: setattr(reader._form, "chosen", number or 0),
}
"""Words that say more than how the text after them looks."""
