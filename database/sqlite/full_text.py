"""The full-text index: FTS5 with trigrams over folded words, so that any part of a word is found.

The words themselves stand in `search_texts`; the index keeps only which row has which trigrams (`detail=none`: half the
size and the time), and a look into the row says whether they stand together.
"""

import re
from collections.abc import Sequence
from contextlib import closing

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from database.backend import IndexMatches

SHORTEST = 3
ENDING = "\x1f" * (SHORTEST - 1)
"""Stands behind each text that is indexed, so that its last letters, too, begin a trigram."""

_COLUMNS = ("title", "body", "fields", "comments")
_NAMES = ", ".join(_COLUMNS)
VOCABULARY = "CREATE VIRTUAL TABLE temp.search_vocabulary USING fts5vocab('main', 'search_index', 'row')"
"""Once for a connection, which keeps nothing of it: a look at the trigrams that are in the index."""

_LAST_SIGN = "\U0010ffff"
_MANY = 50_000  # rows that trigrams stand in, counted once for each: two milliseconds
_MANY_TERMS = 100
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


def matches(connection: Connection, words: Sequence[str], in_fields: Sequence[str]) -> IndexMatches:
    """How rows are found that hold all the words.

    The index gives its rows one by one in their order, so that looking may end early. It knows three letters; what is
    shorter are the trigrams that begin with it, which are all, since two signs stand behind each text (`ENDING`). Where
    these stand in very many rows, the first hits are found sooner by looking into row after row.
    """
    terms = [(word, _COLUMNS) for word in words] + [(word, ("fields",)) for word in in_fields]
    parts, values = [], {}
    wanted: dict[str, None] = {}
    for place, (word, columns) in enumerate(terms):
        is_short = len(word) < SHORTEST
        holds = "search_texts.{} GLOB :word{}" if is_short else "instr(search_texts.{}, :word{}) > 0"
        parts.append("(" + " OR ".join(holds.format(column, place) for column in columns) + ")")
        values[f"word{place}"] = "*" + _GLOB_SIGN.sub(r"[\g<0>]", word) + "*" if is_short else word
        for either in [_beginning_with(connection, word)] if is_short else [[each] for each in _trigrams(word)]:
            if either == []:
                return IndexMatches("search_texts", "search_texts.id", "1 = 0", {})
            if either is not None:
                wanted["(" + " OR ".join(map(_quoted, either)) + ")"] = None
    if not wanted:
        return IndexMatches("search_texts", "search_texts.id", " AND ".join(parts) or "1 = 1", values)
    values["trigrams"] = " AND ".join(wanted)
    source = "search_index CROSS JOIN search_texts ON search_texts.id = search_index.rowid"
    return IndexMatches(source, "search_index.rowid", " AND ".join(["search_index MATCH :trigrams", *parts]), values)


def _beginning_with(connection: Connection, word: str) -> list[str] | None:
    """The trigrams in the index that begin with a shorter word; None where looking for them takes longer than it saves."""
    sql = "SELECT term, doc FROM temp.search_vocabulary WHERE term >= ? AND term < ?"
    found, count = [], 0
    with closing(connection.exec_driver_sql(sql, (word, word + _LAST_SIGN))) as rows:
        for term, documents in rows:
            found.append(term)
            count += documents
            if count > _MANY or len(found) > _MANY_TERMS:
                return None
    return found


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


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
