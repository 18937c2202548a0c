"""The process that is killed and starved: works on a store and says what it was told is saved.

Started once; for every line of JSON on its input it forks a child that waits until it is being traced. What the child
says goes through a socket, not through `write`, so that faults meet the store's own writes only.
"""

import json
import os
import socket
import sys
from pathlib import Path

from database import ledger, progress
from database.backend import OnStep
from database.errors import GiveWay
from database.records import Label
from database.store import Store
from programme.errors import StoreError
from programme.model import walk

STEPS = 5
KEYS = 3
SECRET = "Streng geheim"
"""Words of an entry that is deleted for good."""
BESIDE = "Daneben"
"""The title of the programme in which it stands."""


def main() -> None:
    """Answers each order with the child's id, then with what it said and how it ended."""
    for line in sys.stdin:
        order = json.loads(line)
        said, heard = socket.socketpair()
        go, told = os.pipe()
        child = os.fork()
        if not child:
            os.close(told)
            os.read(go, 1)
            work(Path(order["path"]), said)
            os._exit(0)
        said.close()
        os.close(go)
        print(json.dumps({"pid": child}), flush=True)
        sys.stdin.readline()  # it is being traced now
        os.close(told)
        print(json.dumps({"said": everything(heard), "status": os.waitpid(child, 0)[1]}), flush=True)


def everything(heard: socket.socket) -> list[str]:
    """What the child said before it ended."""
    content = b""
    while part := heard.recv(65536):
        content += part
    heard.close()
    return content.decode().splitlines()


def work(path: Path, said: socket.socket) -> None:
    """A short day's work: changes over several nodes at once that give way to typing, undone and done again, typing key
    by key, a version, a backup, a deletion for good, an undo, and the end."""
    progress.PIECE, ledger._REST = 2, 0.0

    def say(words: str) -> None:
        said.send(f"{words}\n".encode())

    try:
        store = Store.open(path, "Opfer")
    except StoreError as error:
        say(f"ERROR open {error.kind}")
        return
    secret, plan = sorted(store.library.overview(), key=lambda info: info.title != BESIDE)
    nodes = [node.id for node in walk(store.library.programme(plan.id).nodes)]
    beside = store.library.programme(secret.id).nodes
    for step in range(1, STEPS + 1):
        try:
            titles = {node: {"title": f"{step:03d}"} for node in nodes}
            store.entries.edit_many(titles, Label("replaced"), on_step=interrupted(store, beside[0].id))
            if step in (2, 5):
                store.history.undo(plan.id, interrupted(store, beside[0].id))
                store.history.redo(plan.id, interrupted(store, beside[0].id))
            say(f"SAVED {step}")
            for key in range(KEYS):
                store.entries.edit(nodes[0], {"text": f"getippt {KEYS * step + key}"}, sitting="s")
                say(f"TYPED {KEYS * step + key}")
            if step == 2:
                store.versions.save(plan.id, "Entwurf")
            if step == 3:
                store.backups.make()
            if step == 4:
                store.entries.move([nodes[-1]], nodes[0], 0)
                store.history.undo(plan.id)
                forget(store, beside[1].id)
                say("PURGED")
        except StoreError as error:
            say(f"ERROR {step} {error.kind}")
    store.close()
    say("CLOSED")


def forget(store: Store, node: str) -> None:
    """Deletes an entry for good, wherever it stands."""
    store.entries.remove([node])
    store.bin.purge([node], versions=True, backups=True)


def interrupted(store: Store, node: str) -> OnStep:
    """Makes a change begin anew once, behind what is typed into another programme."""
    asked: list[bool] = []

    def on_step(_left: int, _total: int) -> None:
        if store.is_changing and not asked:
            asked.append(True)
            raise GiveWay
        if not store.is_changing and asked == [True]:
            asked.append(False)
            store.entries.edit(node, {"text": "dazwischen"})
            store.entries.edit(node, {"text": ""})

    return on_step


if __name__ == "__main__":
    main()
