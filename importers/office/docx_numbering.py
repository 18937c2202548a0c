"""The numbers and bullets that Word shows before paragraphs, computed from its numbering definitions."""

from dataclasses import replace
from typing import TYPE_CHECKING

from importers.office.docx_styles import W, number, paragraph_look, value
from importers.office.list_labels import Counts, ListLevel

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9


class Numbering:
    """Counts as Word does: a level restarts when a shallower one goes on."""

    def __init__(self, root: "_Element | None") -> None:
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._lists: dict[str, tuple[str, dict[int, ListLevel]]] = {}
        self._style_of: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, Counts] = {}
        self._overridden: set[tuple[str, int]] = set()
        self._used: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def level(self, list_id: str, depth: int) -> ListLevel | None:
        """The definition of a level; None where the list is not defined."""
        _, levels = self._lists.get(list_id, ("", {}))
        return levels.get(depth)

    def of_style(self, style_id: str) -> tuple[str, int] | None:
        """List and level that a paragraph style is bound to by the numbering part."""
        return self._style_of.get(style_id)

    def next_label(self, list_id: str, depth: int) -> str:
        """Counts one paragraph and says what stands before it: "2.3", "a)", "•"; "" for nothing."""
        abstract, levels = self._lists.get(list_id, ("", {}))
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, Counts())
        if (list_id, depth) in self._overridden and (list_id, depth) not in self._used:
            counts.restart(depth)
        self._used.add((list_id, depth))
        return counts.next_label(levels, depth)

    def _read(self, root: "_Element") -> None:
        links: dict[str, str] = {}
        for element in root.iterchildren(f"{W}abstractNum"):
            key = element.get(f"{W}abstractNumId", "")
            self._abstract[key] = dict(map(_level, element.iterchildren(f"{W}lvl")))
            link = value(element, "numStyleLink")
            if link:
                links[key] = link
            own = value(element, "styleLink")
            if own:
                links.setdefault(f"style {own}", key)
        for key, link in links.items():
            if not key.startswith("style "):
                self._abstract[key] = self._abstract.get(links.get(f"style {link}", ""), self._abstract[key])
        for element in root.iterchildren(f"{W}num"):
            self._read_list(element)
        self._bind_styles(root)

    def _read_list(self, element: "_Element") -> None:
        list_id, abstract = element.get(f"{W}numId", ""), value(element, "abstractNumId") or ""
        levels = dict(self._abstract.get(abstract, {}))
        for override in element.iterchildren(f"{W}lvlOverride"):
            depth = _depth(override)
            definition = override.find(f"{W}lvl")
            start = number(value(override, "startOverride"))
            if definition is not None:
                depth, levels[depth] = _level(definition)
            if start is not None:
                levels[depth] = replace(levels.get(depth, ListLevel()), start=int(start))
                self._overridden.add((list_id, depth))
        self._lists[list_id] = (abstract, levels)

    def _bind_styles(self, root: "_Element") -> None:
        first_list = {abstract: list_id for list_id, (abstract, _) in reversed(self._lists.items())}
        for element in root.iterchildren(f"{W}abstractNum"):
            list_id = first_list.get(element.get(f"{W}abstractNumId", ""))
            for level in element.iterchildren(f"{W}lvl"):
                style = value(level, "pStyle")
                if list_id and style:
                    self._style_of[style] = (list_id, _depth(level))


def _level(element: "_Element") -> tuple[int, ListLevel]:
    template = value(element, "lvlText") or ""
    start, restart = number(value(element, "start")), number(value(element, "lvlRestart"))
    level = ListLevel(
        form=value(element, "numFmt") or "decimal",
        template=template[:40],
        start=1 if start is None else int(start),
        restart=None if restart is None else int(restart),
        left=paragraph_look(element.find(f"{W}pPr")).left,
        decimal=element.find(f"{W}isLgl") is not None,
    )
    return _depth(element), level


def _depth(element: "_Element") -> int:
    return max(0, min(LEVELS - 1, int(number(element.get(f"{W}ilvl")) or 0)))
