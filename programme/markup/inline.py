"""Inline markup read and written: bold, italic, links, references, footnotes, forced breaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from programme.markup.tree import Footnote, Inline, LineBreak, Run, tidy, tidy_plain

_TOKEN = re.compile(r"\\\n|\\[!-/:-@\[-`{-~]|\*+|_+|\^\[|\[|\]|\n|[^\\*_\^\[\]\n]+|.", re.DOTALL)
_MARKS = re.compile(r"[*_\[\\\n]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MEANT = re.compile(r"([\\\[\]]|\^$|(?<![^\W_])[*_]|[*_](?![^\W_]))")
_TARGET = re.compile(r"\(([^()\s]*)\)")
_DEEPEST = 8
_LINK_SIGNS = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "\n": "", "\t": "%20", "\u00a0": "%20"})


@dataclass(slots=True)
class _Token:
    text: str
    start: int
    partner: int | None = None  # for an opening bracket: the place of the closing one
    bold: bool = False  # for stars and underscores: what the sign turns on or off
    italic: bool = False


def parse(text: str) -> tuple[Inline, ...]:
    """The runs of `text`. Never fails: what is no markup is text."""
    if not _MARKS.search(text):
        return tidy_plain(text)
    if "\\" in text:
        parts = _ESCAPED.split(text)  # what stands between backslashes, and the signs after them, by turns
        if not _MARKS.search("".join(parts[::2])):
            return tidy_plain("".join(parts))
    return tidy(_read(_tokens(text), text, _DEEPEST))


def serialise(inlines: Iterable[Inline]) -> str:
    """Markup of tidy runs; a forced break is a backslash and a line end."""
    parts: list[str] = []
    bold = italic = False
    for inline in inlines:
        wanted = (inline.bold, inline.italic) if isinstance(inline, Run) else (False, False)
        parts.append("*" * (2 * (bold != wanted[0]) + (italic != wanted[1])))
        bold, italic = wanted
        parts.append(_piece(inline))
    parts.append("*" * (2 * bold + italic))
    return "".join(parts)


def escape(text: str) -> str:
    """`text` so that no sign in it has a meaning. A star or underscore between two letters needs no backslash."""
    if not any(sign in text for sign in "*_[]\\^"):
        return text
    parts = _MEANT.split(text)
    parts[1::2] = [f"\\{sign}" for sign in parts[1::2]]
    return "".join(parts)


def _piece(inline: Inline) -> str:
    if isinstance(inline, LineBreak):
        return "\\\n"
    if isinstance(inline, Footnote):
        return f"^[{serialise(tidy(inline.inlines))}]"
    if inline.link is None:
        return escape(inline.text)
    return f"[{escape(inline.text)}]({inline.link.translate(_LINK_SIGNS)})"


def _tokens(text: str) -> list[_Token]:
    tokens = [_Token(match[0], match.start()) for match in _TOKEN.finditer(text)]
    _pair_brackets(tokens)
    _find_marks(tokens, text)
    return tokens


def _pair_brackets(tokens: Sequence[_Token]) -> None:
    open_places: list[int] = []
    for place, token in enumerate(tokens):
        if token.text in ("[", "^["):
            open_places.append(place)
        elif token.text == "]" and open_places:
            tokens[open_places.pop()].partner = place


def _find_marks(tokens: Sequence[_Token], text: str) -> None:
    """Decides for each run of stars or underscores what it turns on or off; a sign without a partner stays text."""
    closable = _later_closers(tokens, text)
    on: dict[tuple[str, str], bool] = {}
    for place, token in enumerate(tokens):
        if not _may_mark(token, text):
            continue
        before, after = _neighbours(token, text)
        for style in _styles(token):
            key = (token.text[0], style)
            closes = on.get(key, False) and not _blank(before)
            opens = not on.get(key, False) and not _blank(after) and closable[place].get(key, False)
            if closes or opens:
                on[key] = opens
                setattr(token, style, True)


def _later_closers(tokens: Sequence[_Token], text: str) -> list[dict[tuple[str, str], bool]]:
    """For each token, which styles a later token could turn off."""
    later: list[dict[tuple[str, str], bool]] = [{} for _ in tokens]
    known: dict[tuple[str, str], bool] = {}
    for place in range(len(tokens) - 1, -1, -1):
        later[place] = known
        token = tokens[place]
        if _may_mark(token, text) and not _blank(_neighbours(token, text)[0]):
            known = known | {(token.text[0], style): True for style in _styles(token)}
    return later


def _may_mark(token: _Token, text: str) -> bool:
    if token.text[0] not in "*_" or len(token.text) > 3:
        return False
    before, after = _neighbours(token, text)
    return not (before.isalnum() and after.isalnum())


def _neighbours(token: _Token, text: str) -> tuple[str, str]:
    end = token.start + len(token.text)
    return text[token.start - 1 : token.start] if token.start else "", text[end : end + 1]


def _styles(token: _Token) -> tuple[str, ...]:
    return (("italic",), ("bold",), ("bold", "italic"))[len(token.text) - 1]


def _blank(sign: str) -> bool:
    return not sign or sign.isspace()


def _read(tokens: Sequence[_Token], text: str, depth: int, first: int = 0, last: int | None = None) -> list[Inline]:
    runs: list[Inline] = []
    bold = italic = False
    place, end = first, len(tokens) if last is None else last
    while place < end:
        token = tokens[place]
        if token.text[0] in "*_":
            bold, italic = bold != token.bold, italic != token.italic
            rest = token.text[2 * token.bold + token.italic :]
            runs.append(Run(rest, bold, italic))
        elif token.partner is not None and token.partner < end and depth:
            found, place = _bracket(tokens, text, place, depth)
            runs += [_or_style(each, bold, italic) for each in found]
        else:
            runs.append(_plain_token(token, bold, italic))
        place += 1
    return runs


def _plain_token(token: _Token, bold: bool, italic: bool) -> Inline:
    if token.text == "\\\n":
        return LineBreak()
    if token.text[0] == "\\" and len(token.text) == 2:
        return Run(token.text[1], bold, italic)
    return Run(" " if token.text == "\n" else token.text, bold, italic)


def _bracket(tokens: Sequence[_Token], text: str, place: int, depth: int) -> tuple[list[Inline], int]:
    """What an opening bracket begins, and the place of its last token."""
    token = tokens[place]
    close = token.partner
    assert close is not None
    if token.text == "^[":
        return [Footnote(tidy(_read(tokens, text, depth - 1, place + 1, close)))], close
    target = _TARGET.match(text, tokens[close].start + 1)
    inner_has_link = any(tokens[each].text in ("[", "^[") for each in range(place + 1, close))
    following = close + 1
    if target is None or inner_has_link:
        return [Run(token.text)], place
    while following < len(tokens) and tokens[following].start < target.end():
        following += 1
    runs = [each for each in _read(tokens, text, depth - 1, place + 1, close) if isinstance(each, Run)] or [Run("")]
    linked: list[Inline] = [replace(each, link=target[1]) for each in runs]
    overhang = text[target.end() : tokens[following].start if following < len(tokens) else len(text)]
    return [*linked, Run(overhang)], following - 1


def _or_style(inline: Inline, bold: bool, italic: bool) -> Inline:
    if not isinstance(inline, Run):
        return inline
    return replace(inline, bold=inline.bold or bold, italic=inline.italic or italic)
