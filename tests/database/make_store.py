"""Makes the fixture store of the present version: `python -m tests.database.make_store`, once for each new version."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from database.migrations import CURRENT
from database.store import Store
from programme.model import Attachment
from tests.programme.builders import aim, field, goal, measure, programme

TARGET = Path(__file__).parent / "stores" / f"store_{CURRENT}.db"


def main() -> None:
    """A little of everything that a store can hold."""
    measures = measure("Radweg bauen", text="**Breit** und sicher.", fields={"verantwortlich": "Tiefbauamt"})
    plan = programme(
        field("Verkehr", goal("Rad", measures, aim("Wege"))),
        title="Aktionsplan Musterstadt",
        attachments=(Attachment("logo.png", "image/png", b"\x89PNG"),),
    )
    with TemporaryDirectory() as folder:
        path = Path(folder, "bestand.db")
        with Store.open(path, "Anna Beispiel") as store:
            store.library.take_in(plan)
            store.comments.add(measures.id, "Ab wann?")
            store.versions.save(plan.id, "Entwurf 1")
            store.entries.remove([store.entries.add(plan.id, None, title="Verworfen").made])
            store.entries.edit(measures.id, {"title": "Radweg bauen und pflegen"})
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.close()
        TARGET.write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
