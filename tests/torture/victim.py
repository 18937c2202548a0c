"""The process that is killed and starved: works on a store and says what it was told is saved.

Started once; for every line of JSON on its input it forks a child that waits until it is being traced. What the child
says goes through a socket, not through `write`, so that faults meet the store's own writes only.
"""

import json
import os
import socket
import sys
from pathlib import Path

from database.records import Label
from database.store import Store
from programme.errors import StoreError
from programme.model import walk

STEPS = 5


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
    """A short day's work: changes over several nodes at once, typing, a version, a backup, an undo, and the end."""

    def say(words: str) -> None:
        said.send(f"{words}\n".encode())

    try:
        store = Store.open(path, "Opfer")
    except StoreError as error:
        say(f"ERROR open {error.kind}")
        return
    plan = store.library.overview()[0].id
    nodes = [node.id for node in walk(store.library.programme(plan).nodes)]
    for step in range(1, STEPS + 1):
        try:
            store.entries.edit_many({node: {"title": f"{step:03d}"} for node in nodes}, Label("replaced"))
            say(f"SAVED {step}")
            store.entries.edit(nodes[0], {"text": f"getippt {step}"}, sitting="s")
            say(f"TYPED {step}")
            if step == 2:
                store.versions.save(plan, "Entwurf")
            if step == 3:
                store.backups.make()
            if step == 4:
                store.entries.move([nodes[-1]], nodes[0], 0)
                store.history.undo(plan)
        except StoreError as error:
            say(f"ERROR {step} {error.kind}")
    store.close()
    say("CLOSED")


if __name__ == "__main__":
    main()
