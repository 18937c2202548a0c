"""A damaged log is told from one that merely ends torn, and a copy of it gives back what stands behind the damage."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from database.sqlite.write_ahead_log import has_lost_commits, mend_log

ROWS = 12
FRAME = 24 + 4096


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """A file with a log of `ROWS` transactions, and the leftovers of a long one that was rolled back before them."""
    working, found = tmp_path / "working.db", tmp_path / "crashed.db"
    with closing(sqlite3.connect(working, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA wal_autocheckpoint = 0")
        database.execute("PRAGMA cache_size = 10")
        database.execute("CREATE TABLE words (word TEXT)")
        database.execute("BEGIN")
        database.executemany("INSERT INTO words VALUES (?)", [("verworfen " * 400,)] * 100)
        database.execute("ROLLBACK")
        for row in range(ROWS):
            database.execute("INSERT INTO words VALUES (?)", (f"Zeile {row} " * 400,))
        for ending in ("", "-wal"):
            shutil.copy(f"{working}{ending}", f"{found}{ending}")
    return found


def log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def rows_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("SELECT count(*) FROM words WHERE word LIKE 'Zeile%'").fetchone()[0])


def end_of_the_last(path: Path) -> int:
    """Where the frames of the last transaction end."""
    content, end = log_of(path).read_bytes(), 32
    for start in range(32, len(content) - FRAME + 1, FRAME):
        if content[start + 4 : start + 8] != bytes(4) and content[start + 8 : start + 16] == content[16:24]:
            end = start + FRAME
    return end


def test_a_sound_log_is_left_alone(crashed: Path) -> None:
    before = log_of(crashed).read_bytes()
    assert not has_lost_commits(crashed)
    mend_log(crashed)
    assert log_of(crashed).read_bytes() == before
    assert rows_in(crashed) == ROWS


def test_a_torn_end_is_no_damage(crashed: Path) -> None:
    content = log_of(crashed).read_bytes()
    end = end_of_the_last(crashed)
    for length in (0, 31, 32, 100, end - 2 * FRAME, end - FRAME - 1, end - 1, end):
        log_of(crashed).write_bytes(content[:length])
        assert not has_lost_commits(crashed), length
    log_of(crashed).write_bytes(content[: end - FRAME] + bytes(FRAME) + content[end:])
    assert not has_lost_commits(crashed)


def test_a_wrong_byte_before_the_last_transactions_is_damage_and_costs_one_page(crashed: Path) -> None:
    content = log_of(crashed).read_bytes()
    end = end_of_the_last(crashed)
    for place in (0, 5, 9, 17, 25, 32, 41, 50, 55, 32 + FRAME, 32 + 2 * FRAME + 9, 5000, end // 2):
        broken = crashed.with_name("broken.db")
        shutil.copy(crashed, broken)
        log_of(broken).write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        assert has_lost_commits(broken), place
        mend_log(broken)
        assert not has_lost_commits(broken)
        assert rows_in(broken) >= ROWS - 1, place
        for each in (broken, log_of(broken), broken.with_name("broken.db-shm")):
            each.unlink(missing_ok=True)


def test_a_log_from_before_the_last_checkpoint_is_no_damage(tmp_path: Path) -> None:
    path, found = tmp_path / "working.db", tmp_path / "crashed.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE words (word TEXT)")
        for row in range(ROWS):
            database.execute("INSERT INTO words VALUES (?)", (f"Zeile {row} " * 400,))
        database.execute("PRAGMA wal_checkpoint(RESTART)")
        database.execute("INSERT INTO words VALUES ('Zeile danach')")
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{found}{ending}")
    assert log_of(found).stat().st_size > 5 * FRAME
    assert not has_lost_commits(found)
    assert rows_in(found) == ROWS + 1
