"""The little of CSS that says how text looks: weight, slant, size, indent, whether it is shown at all."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,2000})\}")
_COMMENT = re.compile(r"/\*.{0,5000}?\*/", re.DOTALL)
_SELECTOR = re.compile(r"([a-zA-Z][\w-]*)?(?:\.([\w-]+))?$")
_LENGTH = re.compile(r"(-?\d{0,5}\.?\d{1,4})(pt|px|em|rem|cm|mm|in|%)?$")
_POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0, None: 0.75}
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")
_MOST_RULES = 5_000
_LONGEST_SHEET = 2_000_000
_BOLD_FROM = 600

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Css:
    """Declarations by selectors of one element name, one class, or both: what word processors write."""

    rules: Mapping[tuple[str, str], Declarations]

    def of(self, element: "HtmlElement") -> Declarations:
        """What holds for `element` itself, its own style last."""
        found: Declarations = {}
        tag = str(element.tag)
        found |= self.rules.get((tag, ""), {})
        for name in element.get("class", "").split()[:20]:
            found |= self.rules.get(("", name), {})
            found |= self.rules.get((tag, name), {})
        own = element.get("style")
        return found | declarations(own) if own else found


def css_of(sheets: Iterable[str]) -> Css:
    """The rules of all style sheets of a page."""
    rules: dict[tuple[str, str], Declarations] = {}
    for sheet in sheets:
        text = _COMMENT.sub("", sheet[:_LONGEST_SHEET])
        for match, _ in zip(_RULE.finditer(text), range(_MOST_RULES), strict=False):
            values = declarations(match[2])
            for selector in match[1].split(","):
                place = _SELECTOR.match(selector.strip())
                if place and (place[1] or place[2]):
                    rules.setdefault(((place[1] or "").lower(), place[2] or ""), {}).update(values)
    return Css(rules)


def declarations(text: str) -> Declarations:
    """Properties and values of a style attribute or a rule's body; the shorthand `font` is taken apart."""
    found: Declarations = {}
    for part in text[:4000].split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    if "font" in found:
        _split_font(found)
    if "margin" in found and "margin-left" not in found:
        found["margin-left"] = _left_of(found["margin"])
    return found


def is_bold(values: Declarations) -> bool | None:
    """None where nothing is said."""
    weight = values.get("font-weight")
    if weight is None:
        return None
    return weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= _BOLD_FROM)


def is_italic(values: Declarations) -> bool | None:
    """None where nothing is said."""
    style = values.get("font-style")
    return None if style is None else style.startswith(("italic", "oblique"))


def is_hidden(values: Declarations) -> bool:
    """Whether an element is not shown, or only to screen readers, for whom it repeats what others see."""
    if values.get("position") == "absolute" and ("clip" in values or "clip-path" in values):
        return True
    return values.get("display") == "none" or values.get("visibility") == "hidden" or "mso-hide" in values


def points(text: str | None, base: float | None = None) -> float | None:
    """A length in points; shares count of `base`. None for words ("auto", "medium")."""
    match = _LENGTH.match((text or "").strip())
    if match is None:
        return None
    number = float(match[1])
    if match[2] == "%":
        return None if base is None else base * number / 100
    if match[2] == "em" and base is not None:
        return base * number
    return number * _POINTS[match[2]]


def colour(text: str | None) -> str:
    """RRGGBB; "" for black and for what is no plain colour."""
    match = _COLOUR.match(text or "")
    if match is None:
        return ""
    digits = match[1] if len(match[1]) == 6 else "".join(sign * 2 for sign in match[1])
    return "" if digits == "000000" else digits.upper()


def _split_font(found: Declarations) -> None:
    for word in found["font"].split():
        if word in ("bold", "bolder") or word.isdecimal():
            found.setdefault("font-weight", word)
        elif word in ("italic", "oblique"):
            found.setdefault("font-style", word)
        elif word[:1].isdigit():
            found.setdefault("font-size", word.partition("/")[0])
            return


def _left_of(margin: str) -> str:
    parts = margin.split()
    return parts[3] if len(parts) > 3 else parts[1] if len(parts) > 1 else (parts or [""])[0]
