"""The full-text index: FTS5 with trigrams over folded words, so that any part of a word is found.

The words themselves stand in `search_texts`; the index keeps only where they are.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

SHORTEST = 3
_COLUMNS = "title, body, fields, comments"


def create(connection: Connection) -> None:
    """Makes the empty index."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE search_index USING fts5({_COLUMNS}, content='search_texts', content_rowid='id', "
        "tokenize='trigram case_sensitive 1')"
    )


def put(connection: Connection, ids: Sequence[int]) -> None:
    """Takes rows up."""
    if ids:
        connection.exec_driver_sql(
            f"INSERT INTO search_index (rowid, {_COLUMNS}) SELECT id, {_COLUMNS} FROM search_texts WHERE id = ?",
            [(each,) for each in ids],
        )


def drop(connection: Connection, ids: Sequence[int]) -> None:
    """Takes rows out, by the words that they still have in the table."""
    if ids:
        connection.exec_driver_sql(
            f"INSERT INTO search_index (search_index, rowid, {_COLUMNS}) "
            f"SELECT 'delete', id, {_COLUMNS} FROM search_texts WHERE id = ?",
            [(each,) for each in ids],
        )


def matches(connection: Connection, words: Iterable[str]) -> list[tuple[int, float]]:
    """Rows with all the words. Words under three letters are looked for in the words of the table itself."""
    words = list(words)
    long_words = [word for word in words if len(word) >= SHORTEST]
    short = [word for word in words if len(word) < SHORTEST]
    holds = " AND ".join([f"instr({_COLUMNS.replace(', ', ' || char(10) || ')}, ?) > 0"] * len(short))
    if not long_words:
        rows = connection.exec_driver_sql(f"SELECT id, 0.0 FROM search_texts WHERE {holds or '1'}", tuple(short))
        return [(row[0], row[1]) for row in rows]
    query = " AND ".join('"' + word.replace('"', '""') + '"' for word in long_words)
    sql = "SELECT rowid, bm25(search_index, 4.0, 1.0, 2.0, 1.0) FROM search_index WHERE search_index MATCH ?"
    if short:
        sql += f" AND rowid IN (SELECT id FROM search_texts WHERE {holds})"
    return [(row[0], row[1]) for row in connection.exec_driver_sql(sql, (query, *short))]


def faults(connection: Connection) -> list[str]:
    """Compares the index with the table (which must be sound)."""
    try:
        connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        return [f"search_index: {error.orig}"]
    return []


def rebuild(connection: Connection) -> None:
    """Reads the whole table again."""
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")
