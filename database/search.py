"""Search over all programmes: parts of words in titles, texts, fields and comments, ordered by level and fit."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from database import search_index
from database.ledger import Ledger
from database.records import Change, Hit, SearchFilter
from database.search_index import LEVEL_STEP, Words
from database.tables import table
from programme import json_scheme
from programme.language.folding import fold, hits
from programme.model import FieldRole, Level, Node, Scheme
from programme.numbering import numbers_of

CANDIDATES = 1000
"""So many entries, of the upper levels first, are looked at for the best fit."""

SNIPPET_LENGTH = 160
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_COUNTED_ITEMS = frozenset({"level", "number"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: int
    programme: str
    node: str
    score: int


class Search:
    """Finds entries, and keeps the index behind it up to date."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._numbers: dict[str, dict[str, str]] = {}
        ledger.watchers.append(self._forget_numbers)

    def find(self, words: str, only: SearchFilter | None = None, limit: int = 100) -> list[Hit]:
        """Entries with all the words (parts of words; "several words" in quotes), upper levels first, then best fit.

        Without words a filter alone lists what it lets through. [] for neither.
        """
        only = only or SearchFilter()
        terms = [folded for each in _TERM.findall(words) if (folded := fold(each[0] or each[1]))]
        if not terms and only == SearchFilter():
            return []
        self.refresh()
        with self._ledger.read() as connection:
            found = self._candidates(connection, terms, only)
            best = sorted(found, key=lambda each: (each.row // LEVEL_STEP, -each.score, each.row))
            return self._hits(connection, best, terms, only, limit)

    def refresh(self) -> None:
        """Catches up with changes; `find` does it, an idle moment may do it before."""
        if self._ledger.backend.read_only:
            return
        dirty = table("search_dirty")
        with self._ledger.derive() as connection:
            if connection.execute(select(dirty.c.node_id).limit(1)).first() is not None:
                search_index.refresh(connection, self._ledger.backend)

    def _candidates(self, connection: Connection, terms: Sequence[str], only: SearchFilter) -> list[_Candidate]:
        condition, values = self._ledger.backend.index_matches(terms)
        parts: list[str] = [condition]
        bound: list[Any] = list(values)
        if only.programmes:
            parts.append(f"programme_id IN ({', '.join('?' * len(only.programmes))})")
            bound += sorted(only.programmes)
        if only.levels or only.responsible or only.progress:
            depths = sorted(level.depth for level in only.levels or Level)
            parts.append(
                " OR ".join(f"id BETWEEN {LEVEL_STEP * depth} AND {LEVEL_STEP * (depth + 1)}" for depth in depths)
            )
        for value in filter(None, (only.responsible, only.progress)):
            parts.append("instr(fields, ?) > 0")
            bound.append(fold(value))
        where = " AND ".join(f"({part})" for part in parts)
        living = "programme_id IN (SELECT id FROM programmes WHERE removed IS NULL)"
        sql = (
            f"SELECT id, programme_id, node_id, title, body FROM search_texts WHERE {where} AND {living} "
            f"ORDER BY id LIMIT {CANDIDATES}"
        )
        return [
            _Candidate(row[0], row[1], row[2], _score(terms, row[3], row[4]))
            for row in connection.exec_driver_sql(sql, tuple(bound))
        ]

    def _hits(
        self, connection: Connection, best: Sequence[_Candidate], terms: Sequence[str], only: SearchFilter, limit: int
    ) -> list[Hit]:
        schemes: dict[str, Scheme] = {}
        found: list[Hit] = []
        for each in best:
            if len(found) == limit:
                break
            if each.programme not in schemes:
                schemes[each.programme] = _scheme(connection, each.programme)
            hit = self._hit(connection, each, terms, only, schemes[each.programme])
            if hit is not None:
                found.append(hit)
        return found

    def _hit(
        self, connection: Connection, found: _Candidate, terms: Sequence[str], only: SearchFilter, scheme: Scheme
    ) -> Hit | None:
        """None where the filter on roles does not let the entry through."""
        if not found.node:
            row = connection.execute(select(table("programmes")).where(table("programmes").c.id == found.programme))
            words = search_index.programme_words(row.mappings().one())
            return _marked(words, terms, found.programme, None, None, "")
        nodes, comments = table("nodes"), table("comments")
        node = connection.execute(select(nodes).where(nodes.c.id == found.node)).mappings().one()
        if not _has_roles(node, scheme, only):
            return None
        said = connection.execute(
            select(comments.c.text).where(comments.c.node_id == found.node).order_by(comments.c.sort_key)
        )
        words = search_index.node_words(node, said.scalars())
        number = self._number(connection, found.programme, found.node, scheme)
        return _marked(words, terms, found.programme, found.node, Level(node["level"]), number)

    def _number(self, connection: Connection, programme: str, node: str, scheme: Scheme) -> str:
        if programme not in self._numbers:
            self._numbers[programme] = numbers_of(_skeleton(connection, programme), scheme)
        return self._numbers[programme].get(node, "")

    def _forget_numbers(self, change: Change) -> None:
        """Words alone move no number."""
        if change.added or change.removed or change.moved or change.edited_items & _COUNTED_ITEMS:
            touched = True
        else:
            touched = "scheme" in change.programme_items
        if touched:
            for programme in change.programmes:
                self._numbers.pop(programme, None)


def _score(terms: Sequence[str], title: str, body: str) -> int:
    """Title before text, whole words before parts."""
    score = 0
    for term in terms:
        whole = re.compile(rf"\b{re.escape(term)}\b")
        if term in title:
            score += 8 if whole.search(title) else 4
        elif term in body:
            score += 2 if whole.search(body) else 1
    return score


def _has_roles(node: Any, scheme: Scheme, only: SearchFilter) -> bool:
    definition = scheme.definition(Level(node["level"]))
    values = json.loads(node["fields"])
    for wanted, role in ((only.responsible, FieldRole.RESPONSIBLE), (only.progress, FieldRole.PROGRESS)):
        field = definition.field_by_role(role)
        if wanted and (field is None or fold(wanted) not in fold(values.get(field.key, ""))):
            return False
    return True


def _marked(
    words: Words, terms: Sequence[str], programme: str, node: str | None, level: Level | None, number: str
) -> Hit:
    """The hit with a snippet from the first part that holds a term; the beginning of the text where only the title does."""
    parts = [part for part in (words.body, words.fields, words.comments) if part]
    text, spans = next(
        ((part, spans) for part in parts if (spans := hits(part, terms))), (parts[0] if parts else "", [])
    )
    start = max(0, spans[0][0] - SNIPPET_LENGTH // 4) if spans else 0
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + SNIPPET_LENGTH)
    lead = "… " if start else ""
    snippet = lead + text[start:end].replace("\n", " ") + (" …" if end < len(text) else "")
    shift = len(lead) - start
    marks = tuple((first + shift, last + shift) for first, last in spans if first >= start and last <= end)
    return Hit(programme, node, level, number, words.title, snippet, tuple(hits(words.title, terms)), marks)


def _scheme(connection: Connection, programme: str) -> Scheme:
    rows = table("programmes").c
    found = connection.execute(select(rows.scheme).where(rows.id == programme)).scalar_one()
    return json_scheme.from_json(json.loads(found))


def _skeleton(connection: Connection, programme: str) -> tuple[Node, ...]:
    """The living tree with nothing but what numbering looks at."""
    rows = table("nodes").c
    query = select(rows.id, rows.parent_id, rows.level, rows.number).where(
        rows.programme_id == programme, rows.removed.is_(None)
    )
    below: dict[str | None, list[Any]] = {}
    for row in connection.execute(query.order_by(rows.sort_key, rows.id)):
        below.setdefault(row[1], []).append(row)

    def grown(parent: str | None) -> tuple[Node, ...]:
        return tuple(
            Node(row[0], Level(row[2]), "", number=row[3], children=grown(row[0])) for row in below.get(parent, ())
        )

    return grown(None)
