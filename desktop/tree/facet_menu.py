"""The button beside the tree's filter: what else an entry must have to be shown."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.look import icons
from desktop.look.parts import growing_icons
from desktop.look.theme import colours, px, theme
from desktop.menu_letters import new_menu, submenu
from desktop.tree.filter import Facets, OutlineFilter
from desktop.tree.outline import Outline
from programme.language.folding import fold
from programme.model import FieldRole

MOST_VALUES = 40
WIDEST = 320
"""Pixels of a line in the menu, at the usual size of letters."""


class FacetButton(QToolButton):
    """Its menu is made when it opens, from the values that the programme has."""

    changed = Signal()

    def __init__(self, finder: OutlineFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self._outline: Outline | None = None
        growing_icons(self)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(self.tr("Weitere Filter"))
        self.facet_menu = new_menu(self, fill=self._fill)
        self.setMenu(self.facet_menu)
        theme().watch(self, self.paint)
        self.paint()

    def use(self, outline: Outline | None) -> None:
        """Another programme: nothing is wished any more."""
        self._outline = outline
        self.paint()

    def paint(self) -> None:
        """The icon tells whether something is wished."""
        on = bool(self._finder.facets)
        self.setIcon(icons.icon("filter", colours().accent if on else colours().text))
        self.setToolTip(self.tr("Weitere Filter (aktiv)") if on else self.tr("Weitere Filter"))

    def wish(self, facets: Facets) -> None:
        """Other wishes."""
        self._finder.facets = facets
        self.paint()
        self.changed.emit()

    def _fill(self) -> None:
        menu, facets, outline = self.facet_menu, self._finder.facets, self._outline
        menu.clear()
        if outline is None:
            return
        chosen_levels = [each.plural for each in outline.scheme.levels if each.level in facets.levels]
        levels = submenu(menu, self._named(self.tr("Ebene"), chosen_levels))
        for definition in outline.scheme.levels:
            chosen = facets.levels ^ {definition.level}
            self._add(levels, definition.plural, definition.level in facets.levels, replace(facets, levels=chosen))
        self._add_values(
            self.tr("Verantwortlich"),
            FieldRole.RESPONSIBLE,
            facets.responsible,
            lambda chosen: replace(facets, responsible=chosen),
        )
        self._add_values(
            self.tr("Umsetzung"), FieldRole.PROGRESS, facets.progress, lambda chosen: replace(facets, progress=chosen)
        )
        menu.addSeparator()
        for words, on, wished in (
            (
                self.tr("Mit offenen Kommentaren"),
                facets.with_comments,
                replace(facets, with_comments=not facets.with_comments),
            ),
            (self.tr("Unvollständig"), facets.incomplete, replace(facets, incomplete=not facets.incomplete)),
            (self.tr("Mit Hinweisen"), facets.with_findings, replace(facets, with_findings=not facets.with_findings)),
        ):
            self._add(menu, words, on, wished)
        menu.addSeparator()
        menu.addAction(self.tr("Filter zurücksetzen"), lambda: self.wish(Facets())).setEnabled(bool(facets))

    def _add_values(
        self, words: str, role: FieldRole, chosen: frozenset[str], changed: Callable[[frozenset[str]], Facets]
    ) -> None:
        values = self._finder.values(role, MOST_VALUES + 1)
        is_cut = len(values) > MOST_VALUES
        if is_cut:
            values = sorted(chosen.union(self._finder.values(role, MOST_VALUES)), key=fold)
        sub = submenu(self.facet_menu, self._named(words, sorted(chosen)))
        sub.setEnabled(bool(values))
        for value in values:
            shown = sub.fontMetrics().elidedText(value, Qt.TextElideMode.ElideRight, px(WIDEST))
            self._add(sub, shown, value in chosen, changed(chosen ^ {value}))
        if is_cut:
            sub.addSeparator()
            sub.addAction(self.tr("Das sind die häufigsten. Andere findet das Filterfeld.")).setEnabled(False)

    def _named(self, words: str, chosen: list[str]) -> str:
        """What a submenu is called: it tells what is chosen in it."""
        named = f"{words}: {', '.join(chosen)}" if chosen else words
        return self.fontMetrics().elidedText(named, Qt.TextElideMode.ElideRight, px(WIDEST)).replace("&", "&&")

    def _add(self, menu: QMenu, words: str, on: bool, wished: Facets) -> None:
        action = menu.addAction(words.replace("&", "&&"), lambda: self.wish(wished))
        action.setCheckable(True)
        action.setChecked(on)
