"""What the actions of a review do to it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint

from desktop.actions import Actions
from desktop.menu_letters import new_menu, show_once
from desktop.review import edits, repairs, words
from desktop.review.actions import KEYS, NEEDS_ENTRY, SOURCE_MENU, TREE_MENU
from desktop.review.board import ReviewBoard
from desktop.review.edits import Edit
from desktop.review.source import next_out
from desktop.review.state import Review, Standing
from programme import tree as rules
from programme.model import Level, Programme
from programme.tree import Direction, ProgrammeTree

_OUT = (Standing.LEFT_OUT, Standing.DROPPED)


class ReviewCommands(QObject):
    """Connects actions and panes of the board with the edits."""

    def __init__(self, board: ReviewBoard, actions: Actions) -> None:
        super().__init__(board)
        self._board = board
        self._actions = actions
        handlers: dict[str, Callable[[], object]] = {
            "review_out": lambda: self._levels(self.tr("Ebene ändern"), edits.moved_out),
            "review_in": lambda: self._levels(self.tr("Ebene ändern"), edits.moved_in),
            "review_up": lambda: self._move(Direction.UP),
            "review_down": lambda: self._move(Direction.DOWN),
            "review_split": self._split,
            "review_join": self._join,
            "review_text": self._into_text,
            "review_list": self._list_into_nodes,
            "review_rename": self._rename,
            "review_drop": self._drop,
            "review_take": lambda: self._take(as_entry=False),
            "review_take_entry": lambda: self._take(as_entry=True),
            "review_next_out": self._next_out,
            "review_only_out": board.header.only_out.click,
            "review_next": lambda: board.findings.list.step(1),
            "review_previous": lambda: board.findings.list.step(-1),
        }
        for key, handler in handlers.items():
            actions.on(key, handler)
        self._connect()

    def adjust(self) -> None:
        """Enables what is possible now."""
        review = self._board.review
        self._actions.enable(KEYS, review is not None)
        self._actions.enable(NEEDS_ENTRY, review is not None and bool(self._board.tree.chosen_entries()))

    def _connect(self) -> None:
        board = self._board
        board.tree.outline_model.rename_wished.connect(
            lambda node, _item, title: board.edit(
                self.tr("Titel ändern"), lambda whole: edits.renamed(whole, node, title)
            )
        )
        board.tree.outline_model.drop_wished.connect(self._drag)
        board.tree.menu_wished.connect(self._tree_menu)
        board.tree.selectionModel().selectionChanged.connect(lambda *_: self.adjust())
        board.sides.menu_wished.connect(lambda place: self._menu(SOURCE_MENU, place))
        board.wording.menu_wished.connect(lambda place: self._menu(("review_split", "review_list"), place))
        board.header.title_wished.connect(
            lambda title: board.edit(self.tr("Titel ändern"), lambda whole: edits.retitled(whole, title))
        )
        board.header.scheme_wished.connect(
            lambda scheme: board.edit(self.tr("Gliederung ändern"), lambda whole: edits.with_scheme(whole, scheme))
        )
        findings = board.findings
        findings.take_back_wished.connect(self._take_back)
        findings.repair_wished.connect(self._repair)
        findings.accept_wished.connect(self._accept)
        findings.done_wished.connect(self._done)

    # ------------------------------------------------------------------------------------------------------------- tree

    def _levels(self, label: str, edit: Callable[[Programme, Iterable[str]], Edit]) -> None:
        chosen = self._board.tree.chosen_ids()
        if chosen:
            self._board.edit(label, lambda whole: edit(whole, chosen), chosen)

    def _set_level(self, level: Level) -> None:
        self._levels(self.tr("Ebene ändern"), lambda whole, chosen: edits.with_level(whole, chosen, level))

    def _move(self, direction: Direction) -> None:
        chosen = self._board.tree.chosen_ids()
        if chosen:
            self._board.edit(
                self.tr("Verschieben"), lambda whole: edits.moved_towards(whole, chosen, direction), chosen
            )

    def _drag(self, ids: list[str], parent: str | None, index: int, _copy: bool) -> None:
        self._board.edit(self.tr("Verschieben"), lambda whole: edits.moved_to(whole, ids, parent, index), ids)

    def _split(self) -> None:
        node, part, offset = self._board.split_place()
        self._board.edit(self.tr("Teilen"), lambda whole: words.split(whole, node, part, offset))

    def _join(self) -> None:
        review, node = self._board.review, self._board.current_id()
        if review is None or node is None:
            return
        leads, before = {node: review.lead(node)}, self._before(review, node)
        self._board.edit(self.tr("Verbinden"), lambda whole: words.joined(whole, node, leads), before)

    def _into_text(self) -> None:
        review, chosen = self._board.review, self._board.tree.chosen_ids()
        if review is None or not chosen:
            return
        leads, before = {each: review.lead(each) for each in chosen}, self._before(review, chosen[0])
        self._board.edit(self.tr("In Text umwandeln"), lambda whole: words.into_text(whole, chosen, leads), before)

    def _list_into_nodes(self) -> None:
        node = self._board.current_id() or ""
        self._board.edit(self.tr("Aufzählung auflösen"), lambda whole: words.list_into_nodes(whole, node))

    def _rename(self) -> None:
        tree = self._board.tree
        if tree.current_entry() is not None and not tree.is_renaming:
            tree.setFocus()
            tree.edit(tree.currentIndex())

    def _drop(self) -> None:
        review, chosen = self._board.review, self._board.tree.chosen_ids()
        if review is None or not chosen:
            return
        after = self._after(review, chosen)
        self._board.edit(self.tr("Nicht übernehmen"), lambda whole: edits.dropped(whole, chosen), after)

    def _before(self, review: Review, node: str) -> Sequence[str]:
        order = list(review.state.nodes)
        return order[max(order.index(node) - 1, 0) :][:1]

    def _after(self, review: Review, chosen: Sequence[str]) -> Sequence[str]:
        """What is current when these are gone: the next entry that is not below them, else the one before."""
        tree = ProgrammeTree(review.state.programme)
        gone = {below for each in chosen for below in rules.subtree(tree, each)}
        order = list(review.state.nodes)
        first = order.index(chosen[0])
        behind = [each for each in order[first:] if each not in gone]
        return behind[:1] or order[max(first - 1, 0) : first]

    # ------------------------------------------------------------------------------------------------------------- lines

    def _take(self, as_entry: bool) -> None:
        """The lines that are marked in the source, or the one under the cursor, into the tree."""
        review, board = self._board.review, self._board
        if review is None:
            return
        lines = [index for index in board.source.chosen_lines() if review.standing(index) in _OUT]
        if not lines:
            board.say(self.tr("Diese Zeile steht schon in der Gliederung. Wählen Sie links eine, die nirgends steht."))
            return
        home = self._home(review, lines[0])
        text = " ".join(review.reading.rows[index].text.strip() for index in lines)
        if as_entry:
            board.edit(self.tr("Zeile übernehmen"), lambda whole: words.node_added(whole, home, text), lines={"made": tuple(lines)})  # fmt: skip
        else:
            board.edit(self.tr("Zeile übernehmen"), lambda whole: words.text_added(whole, home, text), [home] if home else (), {home: tuple(lines)})  # fmt: skip

    def _home(self, review: Review, line: int) -> str:
        """The entry in which the nearest line above stands; "" for the preface."""
        nodes = review.state.nodes_of_lines
        return next((nodes[index] for index in range(line - 1, -1, -1) if index in nodes), "")

    def _next_out(self) -> None:
        review, source = self._board.review, self._board.source
        if review is None:
            return
        standings = [review.standing(index) for index in range(len(review.reading.rows))]
        found = next_out(standings, source.current_line() or 0)
        if found is None:
            self._board.say(self.tr("Jede Zeile des Originals steht in der Gliederung."))
        else:
            self._board.sides.current.setFocus()
            source.go_to(found)
            source.line_chosen.emit(found)

    # ---------------------------------------------------------------------------------------------------------- findings

    def _take_back(self, indexes: list[int]) -> None:
        label = self.tr("Reparatur zurücknehmen")
        self._board.change(lambda review: repairs.take_back(review, indexes, label))

    def _repair(self, index: int) -> None:
        self._board.change(lambda review: repairs.repair_again(review, index, self.tr("Wieder reparieren")))

    def _accept(self, choices: dict[int, str]) -> None:
        self._board.change(lambda review: repairs.accept(review, choices, self.tr("Vorschlag übernehmen")))

    def _done(self, indexes: list[int], done: bool) -> None:
        label = self.tr("Hinweis ablegen") if done else self.tr("Hinweis wieder öffnen")
        self._board.change(lambda review: repairs.decide_done(review, indexes, label, done))

    # ------------------------------------------------------------------------------------------------------------- menus

    def _menu(self, keys: Sequence[str], place: QPoint) -> None:
        menu = new_menu(self._board)
        self._actions.fill(menu, tuple(keys))
        show_once(menu, place)

    def _tree_menu(self, place: QPoint) -> None:
        review = self._board.review
        if review is None:
            return
        menu = new_menu(self._board)
        self._actions.fill(menu, TREE_MENU)
        scheme = review.state.programme.scheme
        levels = new_menu(menu, self.tr("Ebene"))
        for level in scheme.levels_below(None):
            levels.addAction(scheme.definition(level).singular, partial(self._set_level, level))
        menu.insertMenu(self._actions["review_up"], levels)
        show_once(menu, place)
