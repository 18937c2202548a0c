"""The nodes of the trees: add, paste, move, edit, remove. Every method is one recorded transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain

from sqlalchemy import Connection, select

from database import transfer
from database.backend import OnStep
from database.beside import beside
from database.comments import move_comments
from database.entities import dumps
from database.ledger import Ledger, changed_since
from database.progress import WHOLE, part, pieces
from database.records import Change, Label, Place
from database.row_tree import RowTree
from database.sort_keys import rekeyed
from database.tables import table
from database.work import Work
from programme import json_scheme
from programme import tree as rules
from programme.errors import TreeError
from programme.findings import Finding
from programme.ids import new_id
from programme.joining import joined
from programme.model import Level, Node, Scheme, require_deeper, walk
from programme.schemes import renamed_fields
from programme.tree import Direction, Move

WORDS = frozenset({"title", "text", "short_title", "number"})
"""The items of a node that `Entries.edit` sets, beside "fields.KEY"."""


class Entries:
    """Operations on nodes, by id. Ids in the bin are unknown to all of them (`NotFound`)."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def node(self, node: str) -> Node:
        """A node with all below it. Raises `NotFound`."""
        with self._ledger.read() as connection:
            RowTree.around(connection, node)
            return transfer.read_node(connection, node)

    def place(self, node: str) -> Place:
        """Where a node stands. Raises `NotFound`."""
        with self._ledger.read() as connection:
            tree = RowTree.around(connection, node)
            parent = tree.parent(node)
            rows = table("nodes").c
            version = connection.execute(select(rows.version).where(rows.id == node)).scalar_one()
            return Place(tree.programme, parent, tree.children(parent).index(node), tree.level(node), version)

    def directions(self, nodes: Sequence[str]) -> frozenset[Direction]:
        """Where `move_towards` would lead somewhere."""
        with self._ledger.read() as connection:
            tree = RowTree.around(connection, nodes[0])
            return rules.possible_directions(tree, tree.scheme, nodes)

    def add(
        self,
        programme: str,
        parent: str | None,
        level: Level | None = None,
        index: int | None = None,
        *,
        title: str = "",
        text: str = "",
    ) -> Change:
        """A new node below `parent` (None: the top) at `index` (None: the end); `Change.made` is its id.

        Without `level` it gets the next used one. Raises `TreeError`, `NotFound`.
        """
        with self._ledger.change() as work:
            tree = _tree(work.connection, programme, parent)
            above = tree.level(parent) if parent is not None else None
            level = level or rules.level_below(tree.scheme, above)
            require_deeper(above, level)
            _insert(work, tree, parent, [Node(new_id(), level, title, text)], index)
            work.label = Label("node_added", {"level": tree.scheme.definition(level).singular})
        return work.change

    def paste(
        self,
        programme: str,
        parent: str | None,
        nodes: Iterable[Node],
        index: int | None = None,
        scheme: Scheme | None = None,
        findings: Sequence[Finding] = (),
        on_step: OnStep | None = None,
    ) -> Change:
        """Copies of subtrees under new ids, their levels fitted to the new parent. In the same step `scheme` replaces the
        programme's, and `findings` about `nodes` join its own; `on_step` is told within the change, see `Store.is_changing`. Raises `TreeError`, `NotFound`."""
        nodes, found = beside(lambda _told: transfer.copied(nodes, findings), on_step)
        return self._ledger.patiently(partial(self._paste, programme, parent, nodes, index, scheme, found), on_step)

    def duplicate(self, nodes: Sequence[str], on_step: OnStep | None = None) -> Change:
        """A copy of each subtree right behind it, under new ids; `Change.made` is the first one's. `on_step` as in
        `paste`. Raises `NotFound`."""
        with self._ledger.read() as connection:
            tops = rules.tops(RowTree.around(connection, nodes[0]), nodes)
            originals = [transfer.read_node(connection, each) for each in tops]
        copies, _ = beside(lambda _told: transfer.copied(originals, ()), on_step)
        return self._ledger.patiently(partial(self._duplicate, dict(zip(tops, copies, strict=True))), on_step)

    def _duplicate(self, copies: Mapping[str, Node], on_step: OnStep) -> Change:
        """`copies` by the node behind which each comes, in reading order."""
        with self._ledger.change(on_step=part(on_step, WHOLE // 2, WHOLE)) as work:
            tree = RowTree.around(work.connection, next(iter(copies)))
            for each in copies:
                tree.require_living(each)
            parents = dict.fromkeys(map(tree.parent, copies))
            for place, parent in enumerate(parents):
                order = list(
                    chain.from_iterable((each, *([None] * (each in copies))) for each in tree.children(parent))
                )
                mine = [copies[each] for each in tree.children(parent) if each in copies]
                told = part(
                    part(on_step, 0, WHOLE // 2), WHOLE * place // len(parents), WHOLE * (place + 1) // len(parents)
                )
                _create(work, tree, parent, mine, _keys_of_new(work, tree, order), told)
            work.made = next(iter(copies.values())).id
            work.label = _label("pasted", tree, [node.level for node in walk([*copies.values()])])
        return work.change

    def join(self, node: str, before: str) -> Change:
        """The words of `node`, which has nothing below it, follow those of `before` with its comments (see
        `programme.joining`); it goes into the bin. Raises `TreeError` where something stands below it, `NotFound`."""
        with self._ledger.change() as work:
            tree = RowTree.around(work.connection, node)
            tree.require_living(before)
            if tree.children(node):
                raise TreeError("join_with_children")
            first, second = _alone(work, before), _alone(work, node)
            whole = joined(first, second, tree.scheme)
            work.update(
                "node", before, {"text": whole.text} | {f"fields.{key}": each for key, each in whole.fields.items()}
            )
            work.update("node", node, {"removed": work.moment})
            move_comments(work, node, before)
            work.label = _label("joined", tree, [second.level])
        return work.change

    def _paste(
        self,
        programme: str,
        parent: str | None,
        nodes: Sequence[Node],
        index: int | None,
        scheme: Scheme | None,
        found: Sequence[Finding],
        on_step: OnStep,
    ) -> Change:
        with self._ledger.change(on_step=part(on_step, WHOLE // 2, WHOLE)) as work:
            if scheme is not None or found:
                row = work.row("programme", programme)
                head = {"scheme": dumps(json_scheme.to_json(scheme))} if scheme is not None else {}
                head |= {"findings": transfer.findings_with(row, found)} if found else {}
                work.update("programme", programme, head)
            tree = _tree(work.connection, programme, parent)
            above = tree.level(parent) if parent is not None else None
            copies = [rules.fitted(node, tree.scheme, above) for node in nodes]
            _insert(work, tree, parent, copies, index, part(on_step, 0, WHOLE // 2))
            work.label = _label("pasted", tree, [node.level for node in walk(copies)])
        return work.change

    def move(
        self, nodes: Sequence[str], parent: str | None, index: int | None = None, programme: str | None = None
    ) -> Change:
        """Drag and drop, or cut and paste: ids are kept. `index` counts the children as they stand now (None: the end).

        `programme` is where `parent` stands; needed for the top of another one. Raises `TreeError`, `NotFound`.
        """
        with self._ledger.change() as work:
            source = RowTree.around(work.connection, nodes[0])
            tree = _tree(work.connection, programme or source.programme, parent)
            for node in nodes:
                tree.require_living(node)
            moved = rules.tops(source, nodes)
            _move_rows(work, tree, rules.move_to(tree, tree.scheme, moved, parent, index))
        return work.change

    def move_towards(self, nodes: Sequence[str], direction: Direction) -> Change:
        """Alt with an arrow. Raises `TreeError` where there is no such place."""
        with self._ledger.change() as work:
            tree = RowTree.around(work.connection, nodes[0])
            _move_rows(work, tree, rules.move_towards(tree, tree.scheme, nodes, direction))
        return work.change

    def change_level(self, node: str, level: Level) -> Change:
        """Another level in the same place, the subtree along with it. Raises `TreeError`, `NotFound`."""
        with self._ledger.change() as work:
            tree = RowTree.around(work.connection, node)
            for each, new in rules.change_level(tree, node, level).items():
                work.update("node", each, {"level": new.value})
            work.label = Label("level_changed", {"level": tree.scheme.definition(level).singular})
        return work.change

    def edit(
        self, node: str, items: Mapping[str, str | None], *, sitting: str | None = None, expected: int | None = None
    ) -> Change:
        """Sets `WORDS` and "fields.KEY" of a node; None frees the number or takes the field away.

        While someone types, each save names the same `sitting` (an id made when the focus came): the saves become one
        history row for at most 5 minutes. Raises `NotFound`, and `StaleEdit` where `expected` is not the node's version.
        """
        with self._ledger.change(sitting=sitting) as work:
            if not work.goes_on("node", node, items):
                work.label = _edit_label(RowTree.around(work.connection, node), node, items)
            work.update("node", node, _words(items), expected)
        return work.change

    def edit_many(
        self,
        edits: Mapping[str, Mapping[str, str | None]],
        label: Label,
        heads: Mapping[str, Mapping[str, str]] | None = None,
        on_step: OnStep | None = None,
    ) -> Change:
        """Several nodes at once, also of several programmes (search and replace), as one step of undo.

        `heads` are programme ids and their title, subtitle, preface or closing. `on_step` is told within the change, see
        `Store.is_changing`; what is changed while it gives way is left as it is then. Raises `NotFound`.
        """
        with self._ledger.read():
            since = self._ledger.last_tick()

        def turn(told: OnStep) -> Change:
            with self._ledger.change(label, on_step=part(told, WHOLE // 2, WHOLE)) as work:
                newer = changed_since(work.connection, since)
                for programme, words in (heads or {}).items():
                    transfer.require_living(work.connection, programme)
                    if programme not in newer:
                        work.update("programme", programme, words)
                for node in chain.from_iterable(pieces([*edits], part(told, 0, WHOLE // 2))):
                    if node not in newer:
                        RowTree.around(work.connection, node)
                        work.update("node", node, _words(edits[node]))
            return work.change

        return self._ledger.patiently(turn, on_step)

    def remove(self, nodes: Sequence[str]) -> Change:
        """Into the bin, with all below. Raises `NotFound`."""
        with self._ledger.change() as work:
            tree = RowTree.around(work.connection, nodes[0])
            for node in nodes:
                tree.require_living(node)
            tops = rules.tops(tree, nodes)
            work.label = _label("removed", tree, [tree.level(node) for node in tops])
            for node in tops:
                work.update("node", node, {"removed": work.moment})
        return work.change


def place_in(work: Work, tree: RowTree, parent: str | None, index: int, count: int) -> list[str]:
    """Keys for `count` nodes that come before child number `index`; siblings get new keys where there is no room."""
    siblings = tree.children(parent)
    return _keys_of_new(work, tree, [*siblings[:index], *[None] * count, *siblings[index:]])


def _keys_of_new(work: Work, tree: RowTree, order: Sequence[str | None]) -> list[str]:
    """Keys for new nodes, which stand as None among siblings; these get new keys where there is no room."""
    now = [tree.sort_key(node) if node is not None else None for node in order]
    keys = rekeyed(now)
    for node, old, new in zip(order, now, keys, strict=True):
        if node is not None and old != new:
            work.update("node", node, {"sort_key": new})
    return [key for node, key in zip(order, keys, strict=True) if node is None]


def _move_rows(work: Work, tree: RowTree, move: Move) -> None:
    """Puts nodes where a `Move` says, into the programme of `tree`."""
    work.label = _label("moved", tree, [move.levels.get(node, tree.level(node)) for node in move.nodes])
    programmes = {node: tree.programme_of(node) for node in move.nodes}
    siblings = set(tree.children(move.parent))
    staying = [node for node in tree.children(move.parent) if node not in programmes]
    now: list[str | None] = [tree.sort_key(node) for node in staying]
    # where the key of a node that stays below its parent fits, nothing changes
    kept: list[str | None] = [tree.sort_key(node) if node in siblings else None for node in move.nodes]
    keys = rekeyed([*now[: move.index], *kept, *now[move.index :]])
    order = [*staying[: move.index], *move.nodes, *staying[move.index :]]
    for node, key in zip(order, keys, strict=True):
        if node in programmes:
            work.update("node", node, {"sort_key": key, "parent_id": move.parent})
        elif key != tree.sort_key(node):  # there was no room; as a rule the siblings keep theirs
            work.update("node", node, {"sort_key": key})
    for node, programme in programmes.items():
        if programme != tree.programme:
            _rename_fields(work, node, RowTree(work.connection, programme).scheme, tree.scheme, move.levels)
    for node, level in move.levels.items():
        work.update("node", node, {"level": level.value})
    for node, programme in programmes.items():
        if programme != tree.programme:
            _change_programme(work, node, tree.programme)


def _rename_fields(work: Work, top: str, source: Scheme, target: Scheme, levels: Mapping[str, Level]) -> None:
    """For a programme of another scheme; `levels` are the new ones of the nodes that get one."""
    if source == target:
        return
    rows = table("nodes").c
    for node in work.subtree(top):
        old, content = work.connection.execute(select(rows.level, rows.fields).where(rows.id == node)).one()
        fields = json.loads(content)
        level = Level(old)
        new = renamed_fields(fields, source.definition(level), target.definition(levels.get(node, level)))
        if new != fields:
            gone: dict[str, str | None] = {f"fields.{key}": None for key in fields if key not in new}
            work.update("node", node, gone | {f"fields.{key}": value for key, value in new.items()})


def _change_programme(work: Work, top: str, programme: str) -> None:
    comments = table("comments").c
    for node in work.subtree(top):
        work.update("node", node, {"programme_id": programme})
        for (comment,) in work.connection.execute(select(comments.id).where(comments.node_id == node)).all():
            work.update("comment", comment, {"programme_id": programme})


def _tree(connection: Connection, programme: str, parent: str | None) -> RowTree:
    tree = RowTree.around(connection, parent) if parent is not None else RowTree(connection, programme)
    tree.require_programme()
    return tree


def _insert(
    work: Work,
    tree: RowTree,
    parent: str | None,
    nodes: Sequence[Node],
    index: int | None,
    on_step: OnStep | None = None,
) -> None:
    count = len(tree.children(parent))
    index = count if index is None else max(0, min(index, count))
    _create(work, tree, parent, nodes, place_in(work, tree, parent, index, len(nodes)), on_step)
    work.made = nodes[0].id if nodes else ""


def _create(
    work: Work, tree: RowTree, parent: str | None, nodes: Sequence[Node], keys: Sequence[str], on_step: OnStep | None
) -> None:
    rows, comments = transfer.node_rows(tree.programme, parent, nodes, keys)
    transfer.create_nodes(work, rows, comments, on_step)


def _alone(work: Work, node: str) -> Node:
    """A node without what stands below it and without its comments."""
    row = work.row("node", node)
    return Node(
        node, Level(row["level"]), row["title"], row["text"], row["short_title"], fields=json.loads(row["fields"])
    )


def _words(items: Mapping[str, str | None]) -> dict[str, str | None]:
    """Checks the names; an empty field is no field, an empty number none, other words are never None."""
    unknown = [item for item in items if item not in WORDS and not item.startswith("fields.")]
    if unknown:
        raise ValueError(f"no words of a node: {unknown}")
    return {item: value or (None if item == "number" or "." in item else "") for item, value in items.items()}


def _label(verb: str, tree: RowTree, levels: Sequence[Level]) -> Label:
    if len(levels) == 1:
        return Label(f"node_{verb}", {"level": tree.scheme.definition(levels[0]).singular})
    return Label(f"nodes_{verb}", {"count": len(levels)})


def _edit_label(tree: RowTree, node: str, items: Mapping[str, str | None]) -> Label:
    definition = tree.scheme.definition(tree.level(node))
    if len(items) != 1:
        return Label("node_edited", {"level": definition.singular})
    item = next(iter(items))
    if item in WORDS:
        return Label(f"{item}_edited", {"level": definition.singular})
    key = item.partition(".")[2]
    field = definition.field_by_key(key)
    return Label("field_edited", {"field": field.label if field else key})
