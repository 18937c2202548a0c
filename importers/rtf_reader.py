"""Rich Text (.rtf), as Word, LibreOffice and TextEdit write it."""

from collections.abc import Callable
from dataclasses import replace

from importers.pieces import Break, Look, Part, Piece, lines_of, note_of, readable, safe_link
from importers.properties import useful_properties
from importers.rtf.signs import Sign, signs_of
from importers.rtf.state import (
    ALIGN,
    ASIDE_ROLES,
    CHARSETS,
    DEEPEST,
    DESTINATIONS,
    INFO,
    LETTERS,
    PLAIN,
    SILENT,
    TWIPS,
    GroupState,
    ParagraphState,
    outline_of,
    role_of,
)
from importers.source import Cell, LineEnd, LineRole, SourceDocument, SourceLine
from programme.errors import UnreadableFile, UnsafeFile


def read_source(content: bytes, name: str) -> SourceDocument:
    """The paragraphs of an RTF file. Raises `UnreadableFile` or `UnsafeFile`."""
    if not content.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFile("file_of_other_kind", expected="RTF")
    reader = _Reader()
    for sign in signs_of(content):
        reader.take(sign)
    return SourceDocument(tuple(reader.finished()), name, useful_properties(reader.meta.items()))


class _Reader:
    """Takes one sign after the other."""

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self._lines: list[SourceLine] = []
        self._groups: list[GroupState] = [GroupState()]
        self._parts: list[Part] = []
        self._asides: list[tuple[str, list[Part]]] = []
        self._pending = b""
        self._to_skip = self._high = 0
        self._starred = False
        self._styles: dict[int, tuple[str, ParagraphState, Look]] = {}
        self._fonts: dict[int, str] = {}
        self._shares: list[int] = []
        self._marker = self._link_code = ""
        self._number = self._empty = 0
        self._page, self._pages = 1, 0
        self._table, self._row, self._column = -1, 0, 0

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
        self._end_paragraph()
        return self._lines if self._pages else [replace(line, page=None) for line in self._lines]

    # --------------------------------------------------------------------------------------------------------- groups

    def _open(self) -> None:
        if len(self._groups) > DEEPEST:
            raise UnsafeFile("file_nested_too_deep")
        self._groups.append(replace(self._top, paragraph=replace(self._top.paragraph)))
        self._starred = False

    def _close(self) -> None:
        if len(self._groups) == 1:
            return
        closed = self._groups.pop()
        if (
            closed.destination in ("footnote", "annotation", *ASIDE_ROLES)
            and self._top.destination != closed.destination
        ):
            self._end_aside(closed.destination)
        elif closed.destination == "stylesheet" and self._top.destination == "stylesheet":
            self._name_style(closed)
        elif closed.destination in INFO and self._top.destination != closed.destination:
            text = "".join(part.text for part in self._parts if isinstance(part, Piece)).strip()
            self._parts = []
            if text:
                self.meta[INFO[closed.destination]] = text
        self._starred = False

    def _enter(self, destination: str) -> None:
        self._top.destination = destination
        if destination in ("footnote", "annotation", *ASIDE_ROLES):
            self._asides.append((destination, self._parts))
            self._parts = []

    def _end_aside(self, destination: str) -> None:
        """A note goes to its mark; comments, heads and feet are lines of their own."""
        parts, self._parts = self._parts, []
        if self._asides:
            _, self._parts = self._asides.pop()
        if destination == "footnote":
            note = note_of([parts])
            self._parts += [note] if note else []
        else:
            role = ASIDE_ROLES.get(destination, LineRole.COMMENT)
            frame = SourceLine("", max(1, self._number), LineEnd.PARAGRAPH, role=role)
            self._lines += lines_of(parts, frame)

    def _name_style(self, group: GroupState) -> None:
        name = "".join(part.text for part in self._parts if isinstance(part, Piece)).strip().rstrip(";")
        self._parts = []
        self._styles[group.paragraph.style or 0] = (name, group.paragraph, group.look)

    # ---------------------------------------------------------------------------------------------------------- words

    def _word(self, word: str, number: int | None) -> None:
        if word == "*":
            self._starred = True
        elif word in SILENT or (self._starred and word not in _HANDLED and word not in DESTINATIONS):
            self._top.destination = "silent"
            self._starred = False
            if word == "fldinst":
                self._top.destination = "fldinst"
            elif word == "fonttbl":
                self._top.destination = "fonttbl"
        elif word in DESTINATIONS:
            self._enter(word)
        elif word in LETTERS:
            self._add(LETTERS[word])
        elif word in _HANDLED:
            _HANDLED[word](self, number)
        elif word in ALIGN:
            self._top.paragraph.align = ALIGN[word]

    def _set_look(self, **values: object) -> None:
        self._top.look = replace(self._top.look, **values)  # type: ignore[arg-type]

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
        if self._top.destination == "stylesheet":
            self._top.paragraph.style = number
            return
        known = self._styles.get(number or 0)
        if known is not None:
            self._top.paragraph = replace(known[1], in_table=self._top.paragraph.in_table)
        self._top.paragraph.style = number

    def _font(self, number: int | None) -> None:
        if self._top.destination == "fonttbl":
            self._top.paragraph.style = number
        else:
            self._top.encoding = self._fonts.get(number or 0, self._groups[0].encoding)

    def _font_charset(self, number: int | None) -> None:
        if self._top.destination == "fonttbl":
            self._fonts[self._top.paragraph.style or 0] = CHARSETS.get(number or 0, "cp1252")

    def _code_page(self, number: int | None) -> None:
        try:
            "".encode(f"cp{number}")
        except LookupError:
            return
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
        if not text or group.hidden or group.destination in ("silent", "fonttbl"):
            return
        if group.destination == "fldinst":
            self._link_code = (self._link_code + text)[:2_000]
        elif group.destination in ("listtext", "pntext", "pntxta", "pntxtb"):
            self._marker += text
        else:
            self._parts.append(Piece(readable(text), group.look, self._link()))

    def _link(self) -> str | None:
        if self._top.destination != "fldrslt":
            return None
        words = self._link_code.split()
        return safe_link(words[1].strip('"')) if len(words) > 1 and words[0] == "HYPERLINK" else None

    # ----------------------------------------------------------------------------------------------------- paragraphs

    def _end_paragraph(self, last_in_cell: bool = False) -> None:
        self._flush_bytes()
        if self._asides or self._top.destination in ("silent", "stylesheet", "fonttbl", *INFO):
            return
        parts, self._parts = self._parts, []
        marker, self._marker = " ".join(self._marker.split()), ""
        self._number += 1
        lines = lines_of(parts, self._frame(marker))
        self._empty = 0 if lines else self._empty + (not last_in_cell)
        self._lines += lines

    def _frame(self, marker: str) -> SourceLine:
        paragraph = self._top.paragraph
        name = self._styles.get(paragraph.style or 0, ("", paragraph, PLAIN))[0]
        listed = bool(marker) or paragraph.list_level is not None
        return SourceLine(
            "",
            self._number,
            LineEnd.PARAGRAPH,
            role=role_of(name),
            page=self._page,
            style=name,
            outline=paragraph.outline if paragraph.outline is not None else outline_of(name),
            list_level=(paragraph.list_level or 0) if listed else None,
            marker=readable(marker) if marker not in ("·", "o") else "•",
            cell=Cell(self._table, self._row, self._column) if paragraph.in_table else None,
            align=paragraph.align,
            left=paragraph.left + (0.0 if listed else paragraph.first),
            space_above=self._empty + round(paragraph.before / 14.0, 2),
        )

    def _begin_row(self, _: int | None) -> None:
        """A row definition begins a table where none was open."""
        if self._table < 0 or not self._in_table_before():
            self._table += 1
            self._row = self._column = 0

    def _in_table_before(self) -> bool:
        last = self._lines[-1].cell if self._lines else None
        return last is not None and last.table == self._table and not self._parts

    def _end_cell(self, _: int | None) -> None:
        if self._table < 0:
            self._table = 0
        self._top.paragraph.in_table = True
        self._end_paragraph(last_in_cell=True)
        self._column += 1

    def _end_row(self, _: int | None) -> None:
        self._row, self._column = self._row + 1, 0

    def _end_page(self, _: int | None) -> None:
        self._page, self._pages = self._page + 1, self._pages + 1


def _toggle(name: str) -> Callable[[_Reader, int | None], None]:
    return lambda reader, number: reader._set_look(**{name: number != 0})


def _distance(name: str) -> Callable[[_Reader, int | None], None]:
    return lambda reader, number: setattr(reader._top.paragraph, name, max(-9_999, min(9_999, (number or 0) / TWIPS)))


def _reset_paragraph(reader: _Reader, _: int | None) -> None:
    style = reader._top.paragraph.style if reader._top.destination == "stylesheet" else None
    reader._top.paragraph = ParagraphState(style=style)


def _set_outline(reader: _Reader, number: int | None) -> None:
    reader._top.paragraph.outline = number + 1 if number is not None and 0 <= number < 9 else None


def _set_list_level(reader: _Reader, number: int | None) -> None:
    reader._top.paragraph.list_level = max(0, min(9, number or 0))


def _set_in_table(reader: _Reader, _: int | None) -> None:
    reader._top.paragraph.in_table = True


def _set_size(reader: _Reader, number: int | None) -> None:
    reader._set_look(size=max(1, min(2_000, number or 24)) / 2)


def _add_colour(reader: _Reader, number: int | None) -> None:
    """The table of colours names three shares for each, red first."""
    reader._shares.append(max(0, min(255, number or 0)))


def _set_colour(reader: _Reader, number: int | None) -> None:
    """The first entry of the table, the default colour, has no shares."""
    place = 3 * ((number or 0) - 1)
    shares = reader._shares[place : place + 3] if place >= 0 else []
    shown = "".join(f"{share:02X}" for share in shares)
    reader._set_look(colour="" if shown == "000000" else shown)


def _set_skip(reader: _Reader, number: int | None) -> None:
    reader._top.skip = max(0, min(16, 1 if number is None else number))


def _hide(reader: _Reader, number: int | None) -> None:
    reader._top.hidden = number != 0


def _break_line(reader: _Reader, _: int | None) -> None:
    reader._parts.append(Break())


def _reset_look(reader: _Reader, _: int | None) -> None:
    reader._top.look, reader._top.hidden = PLAIN, False


_HANDLED: dict[str, Callable[[_Reader, int | None], None]] = {
    "par": lambda reader, _: reader._end_paragraph(),
    "sect": lambda reader, _: reader._end_paragraph(),
    "page": _Reader._end_page,
    "line": _break_line,
    "b": _toggle("bold"),
    "i": _toggle("italic"),
    "ul": _toggle("underlined"),
    "ulnone": lambda reader, _: reader._set_look(underlined=False),
    "caps": _toggle("caps"),
    "v": _hide,
    "deleted": _hide,
    "fs": _set_size,
    "red": _add_colour,
    "green": _add_colour,
    "blue": _add_colour,
    "cf": _set_colour,
    "plain": _reset_look,
    "pard": _reset_paragraph,
    "s": _Reader._style,
    "f": _Reader._font,
    "fcharset": _Reader._font_charset,
    "ansicpg": _Reader._code_page,
    "u": _Reader._unicode,
    "uc": _set_skip,
    "li": _distance("left"),
    "fi": _distance("first"),
    "sb": _distance("before"),
    "outlinelevel": _set_outline,
    "ilvl": _set_list_level,
    "intbl": _set_in_table,
    "trowd": _Reader._begin_row,
    "cell": _Reader._end_cell,
    "nestcell": _Reader._end_cell,
    "row": _Reader._end_row,
    "softpage": _Reader._end_page,
}
