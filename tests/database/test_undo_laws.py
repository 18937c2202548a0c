"""Undo takes back exactly the newest step, redo does exactly the next one again, whatever a step is made of."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from database import transfer
from database.records import Label
from database.store import Store
from programme.ids import new_id
from programme.model import Level, Node, Programme
from tests.programme.builders import field, programme

NODES = 3
EDITS = st.tuples(
    st.integers(0, NODES - 1), st.sampled_from(["title", "text", "fields.status"]), st.sampled_from("abc")
)
MAKING = st.tuples(st.just("new"), st.just("title"), st.sampled_from("abc"))
STEP = st.lists(EDITS | MAKING, min_size=1, max_size=5)
DEEDS = st.lists(STEP | st.sampled_from(["undo", "redo"]), min_size=1, max_size=14)


def take_step(store: Store, plan: Programme, step: list[tuple[int | str, str, str]]) -> bool:
    """One transaction that may change the same item again and again, and change what it made; whether it did."""
    with store._ledger.change(Label("replaced")) as work:
        for which, item, value in step:
            node = plan.nodes[which].id if isinstance(which, int) else new_id()
            if which == "new":
                row = transfer.node_row(plan.id, None, Node(node, Level.HANDLUNGSFELD, "neu"), "z" + node)
                work.create("node", [row])
            work.update("node", node, {item: value})
    return bool(work.change)


@given(DEEDS)
@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate))  # shrinking would take minutes
def test_every_step_is_taken_back_and_done_again_in_order(deeds: list[list[tuple[int | str, str, str]] | str]) -> None:
    """A step after an undo ends what could be done again; at the end all is taken back and done again."""
    plan = programme(*(field(f"Feld {number}") for number in range(NODES)))
    with TemporaryDirectory() as folder, Store.open(Path(folder, "bestand.db")) as store:
        store.library.take_in(plan)
        states, place = [store.library.programme(plan.id)], 0
        for deed in [*deeds, *["undo"] * len(deeds), *["redo"] * len(deeds)]:
            if not isinstance(deed, str):
                if take_step(store, plan, deed):
                    place += 1
                    states[place:] = [store.library.programme(plan.id)]
            elif deed == "undo" and place > 0:
                place -= 1
                store.history.undo(plan.id)
            elif deed == "redo" and place < len(states) - 1:
                place += 1
                store.history.redo(plan.id)
            state = store.history.state(plan.id)
            assert (state.undo is None, state.redo is None) == (place == 0, place == len(states) - 1)
            assert store.library.programme(plan.id) == states[place]
        store.close(backup=False)
