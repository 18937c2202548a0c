"""The full-text index: FTS5 with trigrams over folded words, so that any part of a word is found.

The words themselves stand in `search_texts`; the index keeps only which row has which trigrams (`detail=none`: half the
size and the time), and a look into the row says whether they stand together.
"""

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

SHORTEST = 3
_STRIDE = 2
_COLUMNS = "title, body, fields, comments"


def create(connection: Connection) -> None:
    """Makes the empty index."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE search_index USING fts5({_COLUMNS}, content='search_texts', content_rowid='id', "
        "tokenize='trigram case_sensitive 1', detail='none')"
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


def condition(words: Sequence[str], in_fields: Sequence[str]) -> tuple[str, dict[str, str]]:
    """What `search_texts` rows must fulfil to hold all the words, and the named values in it.

    The index knows words from three letters on; shorter ones are looked for in every row.
    """
    values = {f"word{place}": word for place, word in enumerate(words)}
    parts = [
        "(" + " OR ".join(f"instr(search_texts.{column}, :{name}) > 0" for column in _COLUMNS.split(", ")) + ")"
        for name in values
    ]
    fields = {f"field{place}": word for place, word in enumerate(in_fields)}
    parts += [f"instr(search_texts.fields, :{name}) > 0" for name in fields]
    trigrams = [part for word in (*words, *in_fields) for part in _trigrams(word)]
    if trigrams:
        parts.append("search_texts.id IN (SELECT rowid FROM search_index WHERE search_index MATCH :trigrams)")
        fields["trigrams"] = " AND ".join('"' + each.replace('"', '""') + '"' for each in dict.fromkeys(trigrams))
    return " AND ".join(parts) or "1 = 1", values | fields


def _trigrams(word: str) -> list[str]:
    """Every second and the last of a word's trigrams: the words themselves are compared anyway, and each takes time."""
    places = [*range(0, len(word) - SHORTEST, _STRIDE), len(word) - SHORTEST]
    return [word[place : place + SHORTEST] for place in places if place >= 0]


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
