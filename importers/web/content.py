"""Which part of a web page is its text, and which is what hangs around it: menus, notices, feet, forms."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SILENT = frozenset(
    "script style noscript template svg iframe object video audio canvas head title link meta map".split()
)
"""Elements without words of their own."""
_AROUND = frozenset("nav footer form button select textarea dialog menu".split())
_LEADING_AWAY = ("a", "form", "button", "nav", "h1", "h2", "h3", "h4", "h5", "h6")
"""Elements that an aside has which is no note beside the text."""
_ROLES = frozenset(
    "navigation banner contentinfo search dialog complementary menu menubar toolbar alert alertdialog".split()
)
_NAMES = re.compile(
    r"(?:^|[-_ ])(?:cookie|consent|gdpr|dsgvo|nav|navbar|navigation|breadcrumbs?|menu|footer|\w*sidebar\w*|related|searchbox|share|sharing|social|skip"
    r"|pagination|newsletter|popup|modal|banner|sr-only|visually-hidden|screen-reader-text|privatenote|gotolinenumerpanel"
    r"|bookmarks|textamendment|amendments|comments|supporters|likes|motiondatatable-actions|sidebaractions)(?:$|[-_ ])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MAIN = ("main", "article")
_MAIN_NAMES = re.compile(
    r"^(?:content|main|main-?content|hauptinhalt|inhalt|page-?content|mw-content-text)$", re.IGNORECASE
)
OWN_COVER, OWN_IMPRINT = "programme-cover", "programme-imprint"
"""Classes that our own pages give to what stands around their text."""
_PERMALINKS = ("¶", "#", "§", "🔗", "∞")
_SHARE_OF_MAIN = 0.5
_LARGEST_AROUND = 0.4
"""Share of a page's words from which on a part is its text, whatever its name says."""


class Surroundings:
    """Tells text from surroundings; sizes of all elements are counted once."""

    def __init__(self, body: "HtmlElement") -> None:
        self._sizes = _sizes(body)
        self._total = max(1, self._sizes.get(body, 0))
        self.main = self._main(body)

    def is_around(self, element: "HtmlElement") -> bool:
        """Whether `element` is no part of the text."""
        if self._sizes.get(element, 0) > _LARGEST_AROUND * self._total:
            return False
        if is_own_part(element):
            return False
        if element.tag in _AROUND or element.get("role", "") in _ROLES:
            return True
        if element.tag == "aside" and any(True for _ in element.iter(*_LEADING_AWAY)):
            return True
        if element.tag == "header" and not any(True for _ in element.iter("h1")):
            return True
        names = f"{element.get('class', '')} {element.get('id', '')}".strip()
        return bool(names) and (_NAMES.search(names) is not None or _NAMES.search(_CAMEL.sub("-", names)) is not None)

    def _main(self, body: "HtmlElement") -> "HtmlElement":
        """The element that holds the text: the one named so that has most of the words, else the whole body."""
        candidates = [element for element in body.iter() if self._may_be_main(element)]
        best = max(candidates, key=lambda element: self._sizes.get(element, 0), default=body)
        around = sum(
            self._sizes.get(element, 0)
            for element in body.iterchildren()
            if isinstance(element.tag, str) and self.is_around(element)
        )
        return best if self._sizes.get(best, 0) >= _SHARE_OF_MAIN * (self._total - around) else body

    def _may_be_main(self, element: "HtmlElement") -> bool:
        if not isinstance(element.tag, str):
            return False
        return element.tag in _MAIN or element.get("role") == "main" or bool(_MAIN_NAMES.match(element.get("id", "")))


def is_permalink(element: "HtmlElement") -> bool:
    """Whether `element` is the sign beside a heading that links to it."""
    leads_here = element.tag == "a" and "#" in (element.get("href") or "#")
    return leads_here and not len(element) and (element.text or "").strip() in _PERMALINKS


def is_own_part(element: "HtmlElement") -> bool:
    """Whether `element` is the cover or imprint of a page that we wrote."""
    return (element.tag, element.get("class")) in (("header", OWN_COVER), ("footer", OWN_IMPRINT))


def words_of(element: "HtmlElement") -> str:
    """The words of an element on one line, for what is kept only to be shown as dropped."""
    from lxml import etree

    parts: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        text = each.text if event == "start" else each.tail if each is not element else None
        silent = event == "start" and each.tag in SILENT
        if text and not silent:
            parts += text.split()
    return " ".join(parts)


def _sizes(body: "HtmlElement") -> "dict[HtmlElement, int]":
    """Letters below each element, without those of silent ones."""
    from lxml import etree

    sizes: dict[HtmlElement, int] = {}
    for _, element in etree.iterwalk(body, events=("end",)):
        if not isinstance(element.tag, str) or element.tag in SILENT:
            continue
        size = len((element.text or "").strip())
        for child in element.iterchildren():
            size += sizes.get(child, 0) + len((child.tail or "").strip())
        sizes[element] = size
    return sizes
