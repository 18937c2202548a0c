"""Random edits, moves, undo, redo and restarts: the store equals a plain model, and undoing all gives the first state."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from database.store import Store
from programme.errors import TreeError
from programme.model import Level, Node, Programme
from programme.schemes import BUILT_IN
from programme.tree import Direction, ProgrammeTree, level_below, move_to, move_towards
from tests.programme.builders import TEXTS, programmes

Row = tuple[Level, dict[str, object]]


class Model:
    """A programme as two dictionaries, changed by plain code."""

    def __init__(self, programme: Programme) -> None:
        self.children: dict[str | None, list[str]] = {}
        self.rows: dict[str, Row] = {}
        self._read(None, programme.nodes)

    def _read(self, parent: str | None, nodes: tuple[Node, ...]) -> None:
        self.children[parent] = [node.id for node in nodes]
        for node in nodes:
            words = {"title": node.title, "text": node.text, "number": node.number, "fields": dict(node.fields)}
            self.rows[node.id] = (node.level, words)
            self._read(node.id, node.children)

    def shape(self, parent: str | None = None) -> list[object]:
        return [(node, *self.rows[node], self.shape(node)) for node in self.children[parent]]


class StoreLaws(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name, "bestand.db"), "Anna")

    @initialize(wanted=programmes(), scheme=st.sampled_from(BUILT_IN))
    def take_in(self, wanted: Programme, scheme: object) -> None:
        self.programme = self.store.library.take_in(wanted).made
        self.first = self.value()
        self.done: list[Programme] = []
        self.undone: list[Programme] = []

    def value(self) -> Programme:
        return self.store.library.programme(self.programme)

    def nodes(self) -> list[str]:
        return list(Model(self.value()).rows)

    def expect(self, before: Programme, model: Model) -> None:
        after = self.value()
        assert Model(after).shape() == model.shape()
        if after != before:
            self.done.append(before)
            self.undone.clear()

    @rule(data=st.data(), title=TEXTS)
    def add(self, data: st.DataObject, title: str) -> None:
        before, model = self.value(), Model(self.value())
        parent = data.draw(st.none() | st.sampled_from(self.nodes())) if self.nodes() else None
        index = data.draw(st.integers(0, len(model.children[parent])))
        above = model.rows[parent][0] if parent else None
        try:
            level = level_below(before.scheme, above)
            made = self.store.entries.add(self.programme, parent, index=index, title=title).made
        except TreeError:
            assert above is Level.MASSNAHME
            return
        model.children[parent].insert(index, made)
        model.children[made] = []
        model.rows[made] = level, {"title": title, "text": "", "number": None, "fields": {}}
        self.expect(before, model)

    @precondition(lambda self: self.nodes())
    @rule(data=st.data(), text=TEXTS, sitting=st.none() | st.just("s"))
    def edit(self, data: st.DataObject, text: str, sitting: str | None) -> None:
        before, model = self.value(), Model(self.value())
        node = data.draw(st.sampled_from(self.nodes()))
        item = data.draw(st.sampled_from(["title", "text", "fields.status"]))
        group = self.store.entries.edit(node, {item: text}, sitting=sitting).group
        words = model.rows[node][1]
        if item == "fields.status":
            fields = dict(before_fields) if isinstance(before_fields := words["fields"], dict) else {}
            fields.pop("status", None)
            words["fields"] = fields | ({"status": text} if text else {})
        else:
            words[item] = text
        self.expect_typed(before, model, group)

    def expect_typed(self, before: Programme, model: Model, group: int) -> None:
        """A save that continued the last one is no new step."""
        continued = group != 0 and group == getattr(self, "last_group", 0)
        if continued:
            assert Model(self.value()).shape() == model.shape()
        else:
            self.expect(before, model)
        self.last_group = group or getattr(self, "last_group", 0)

    @precondition(lambda self: self.nodes())
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        before, model = self.value(), Model(self.value())
        chosen = data.draw(st.lists(st.sampled_from(self.nodes()), min_size=1, max_size=3, unique=True))
        tree = ProgrammeTree(before)
        try:
            if data.draw(st.booleans()):
                direction = data.draw(st.sampled_from(Direction))
                move = move_towards(tree, before.scheme, chosen, direction)
                self.store.entries.move_towards(chosen, direction)
            else:
                target = data.draw(st.none() | st.sampled_from(self.nodes()))
                index = data.draw(st.none() | st.integers(0, 4))
                move = move_to(tree, before.scheme, chosen, target, index)
                self.store.entries.move(chosen, target, index)
        except TreeError:
            assert self.value() == before
            return
        for node in move.nodes:
            model.children[tree.parent(node)].remove(node)
        model.children[move.parent][move.index : move.index] = move.nodes
        model.rows |= {node: (level, model.rows[node][1]) for node, level in move.levels.items()}
        self.expect(before, model)

    @precondition(lambda self: self.nodes())
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        before, model = self.value(), Model(self.value())
        node = data.draw(st.sampled_from(self.nodes()))
        self.store.entries.remove([node])
        model.children[ProgrammeTree(before).parent(node)].remove(node)
        self.expect(before, model)

    @rule()
    def restore(self) -> None:
        before = self.value()
        for entry in self.store.bin.contents()[:1]:
            self.store.bin.restore(entry.id)
            assert entry.id in self.nodes()
            self.done.append(before)
            self.undone.clear()

    @rule()
    def undo(self) -> None:
        now = self.value()
        if not self.done:
            return
        self.store.history.undo(self.programme)
        self.undone.append(now)
        assert self.value() == self.done.pop()

    @rule()
    def redo(self) -> None:
        now = self.value()
        if not self.undone:
            return
        self.store.history.redo(self.programme)
        self.done.append(now)
        assert self.value() == self.undone.pop()

    @rule()
    def restart(self) -> None:
        before = self.value()
        self.store.close(backup=False)
        self.store = Store.open(Path(self.folder.name, "bestand.db"), "Bernd")
        assert self.value() == before

    def teardown(self) -> None:
        if hasattr(self, "first"):
            while self.done:  # no more often: a stack that goes round would never end
                self.undo()
            assert self.store.history.state(self.programme).undo is None
            assert self.value() == self.first
        self.store.close(backup=False)
        self.folder.cleanup()


StoreLaws.TestCase.settings = settings(max_examples=25, stateful_step_count=20)
TestStoreLaws = StoreLaws.TestCase
