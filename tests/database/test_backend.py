"""Ready for another database: what is SQLite's own stands in one package, keys and moments are the same everywhere."""

import ast
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, String
from sqlmodel import SQLModel

from database.errors import StaleEdit
from database.sqlite import store_file
from database.store import Store
from programme.model import Programme
from programme.schemes import AKTIONSPLAN
from tests.programme.builders import field, programme

DATABASE = Path(__file__).parents[2] / "database"
OWN_WORDS = re.compile(
    r"\b(PRAGMA|VACUUM|sqlite_master|sqlite_schema|rowid|FTS5|MATCH|STRICT|WITHOUT ROWID|INSERT OR|IFNULL|user_version|"
    r"wal_checkpoint|GLOB|ATTACH)\b"
)
"""Words of SQLite's dialect; case counts, since some are English."""


def modules() -> list[Path]:
    return sorted(DATABASE.glob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_only_one_package_knows_sqlite(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    known = {
        name for name in imported if name == "sqlite3" or name.startswith(("database.sqlite", "sqlalchemy.dialects"))
    }
    assert not known or path.stem == "backends"
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [text for text in texts if OWN_WORDS.search(text)] == []
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert "exec_driver_sql" not in called  # its text goes past SQLAlchemy's dialects


def test_the_rule_would_notice() -> None:
    inside = Path(store_file.__file__).read_text(encoding="utf-8")
    assert OWN_WORDS.search(inside)
    assert "import sqlite3" in inside


def test_columns_have_types_that_every_database_has() -> None:
    _ = Store  # the tables are known once the store is
    assert len(SQLModel.metadata.tables) > 5
    plain = (String, Integer, BigInteger, Boolean, LargeBinary)
    for each in SQLModel.metadata.tables.values():
        assert [column for column in each.c if not isinstance(getattr(column.type, "impl", column.type), plain)] == []


def test_keys_are_uuids_and_programmes_know_their_office(store: Store) -> None:
    store.settings.set("office", "7f2c9c1e-0000-7000-8000-000000000001")
    made = store.library.create("Plan", AKTIONSPLAN).made
    node = store.entries.add(made, None, title="Feld").made
    comment = store.comments.add(node, "Hm").made
    version = store.versions.save(made, "Entwurf").made
    assert [UUID(each).version for each in (made, node, comment, version)] == [7] * 4
    assert [info.office for info in store.library.overview()] == ["7f2c9c1e-0000-7000-8000-000000000001"]


def test_moments_are_utc_wherever_the_clock_stands(path: Path) -> None:
    zone = timezone(timedelta(hours=2))
    with Store.open(path, clock=lambda: datetime(2026, 7, 1, 0, 30, tzinfo=zone)) as store:
        change = store.library.create("Plan", AKTIONSPLAN)
        assert change.moment == "2026-06-30T22:30:00.000Z"
        assert datetime.fromisoformat(change.moment).astimezone(UTC).hour == 22


def test_a_stale_write_is_refused_and_the_newer_words_stand(store: Store) -> None:
    plan: Programme = programme(field("F"))
    store.library.take_in(plan)
    node = plan.nodes[0].id
    seen = store.entries.place(node).version
    store.entries.edit(node, {"text": "von jemand anderem"}, expected=seen)
    with pytest.raises(StaleEdit) as error:
        store.entries.edit(node, {"text": "von mir"}, expected=seen)
    assert error.value.kind == "entry_changed_meanwhile"
    assert store.entries.node(node).text == "von jemand anderem"
    store.entries.edit(node, {"text": "von mir"}, expected=store.entries.place(node).version)
