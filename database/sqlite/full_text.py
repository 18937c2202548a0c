"""The full-text index: FTS5 with trigrams over folded words, so that any part of a word is found.

The words themselves stand in `search_texts`; the index keeps only which row has which trigrams (`detail=none`: half the
size and the time), and a look into the row says whether they stand together.
"""

import re
from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from database.backend import IndexMatches

SHORTEST = 3
_COLUMNS = ("title", "body", "fields", "comments")
_NAMES = ", ".join(_COLUMNS)
_GLOB_SIGN = re.compile(r"[*?\[]")  # GLOB finds a short word in half the time that `instr` takes


def create(connection: Connection) -> None:
    """Makes the empty index."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE search_index USING fts5({_NAMES}, content='search_texts', content_rowid='id', "
        "tokenize='trigram case_sensitive 1', detail='none')"
    )


def put(connection: Connection, ids: Sequence[int]) -> None:
    """Takes rows up."""
    if ids:
        connection.exec_driver_sql(
            f"INSERT INTO search_index (rowid, {_NAMES}) SELECT id, {_NAMES} FROM search_texts WHERE id = ?",
            [(each,) for each in ids],
        )


def drop(connection: Connection, ids: Sequence[int]) -> None:
    """Takes rows out, by the words that they still have in the table."""
    if ids:
        connection.exec_driver_sql(
            f"INSERT INTO search_index (search_index, rowid, {_NAMES}) "
            f"SELECT 'delete', id, {_NAMES} FROM search_texts WHERE id = ?",
            [(each,) for each in ids],
        )


def matches(words: Sequence[str], in_fields: Sequence[str]) -> IndexMatches:
    """How rows are found that hold all the words.

    The index knows words from three letters on, and gives its rows one by one in their order, so that looking may end
    early; shorter words are looked for in every row.
    """
    terms = [(word, _COLUMNS) for word in words] + [(word, ("fields",)) for word in in_fields]
    parts, values = [], {}
    for place, (word, columns) in enumerate(terms):
        is_short = len(word) < SHORTEST
        holds = "search_texts.{} GLOB :word{}" if is_short else "instr(search_texts.{}, :word{}) > 0"
        parts.append("(" + " OR ".join(holds.format(column, place) for column in columns) + ")")
        values[f"word{place}"] = "*" + _GLOB_SIGN.sub(r"[\g<0>]", word) + "*" if is_short else word
    trigrams = dict.fromkeys(part for word, _ in terms for part in _trigrams(word))
    if not trigrams:
        return IndexMatches("search_texts", "search_texts.id", " AND ".join(parts) or "1 = 1", values)
    values["trigrams"] = " AND ".join('"' + each.replace('"', '""') + '"' for each in trigrams)
    source = "search_index CROSS JOIN search_texts ON search_texts.id = search_index.rowid"
    return IndexMatches(source, "search_index.rowid", " AND ".join(["search_index MATCH :trigrams", *parts]), values)


def _trigrams(word: str) -> list[str]:
    """Trigrams that cover a word: the words themselves are compared anyway, and each takes time."""
    places = [*range(0, len(word) - SHORTEST, SHORTEST), len(word) - SHORTEST]
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
