"""Search over all programmes: parts of words in titles, texts, fields and comments, ordered by level and fit."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, text

from database import search_index
from database.backend import OnStep
from database.hit_numbers import HitNumbers
from database.ledger import Ledger
from database.quick import Quick
from database.records import Hit, SearchFilter
from database.search_index import LEVEL_STEP
from database.snippets import marked_title, snippet
from database.tables import table
from programme import json_scheme
from programme.language.folding import fold, hits
from programme.model import FieldRole, Level, Scheme

CANDIDATES = 1000
"""So many entries, of the upper levels first, are looked at together for the best fit."""

_SAID = ("id", "programme_id", "level", "title", "text", "short_title", "fields")
_PIECE = 100  # entries: a twentieth of a second at most
_TERM = re.compile(r'"([^"]+)"|(\S+)')


class _Candidate(NamedTuple):
    row: int
    programme: str
    node: str
    score: int


class Search:
    """Finds entries, and keeps the index behind it up to date."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._numbers = HitNumbers()
        ledger.watchers.append(self._numbers.forget)

    def find(
        self, words: str, only: SearchFilter | None = None, limit: int = 100, on_step: OnStep | None = None
    ) -> list[Hit]:
        """Entries with all the words (parts of words; "several words" in quotes), upper levels first, then best fit.

        Without words a filter alone lists what it lets through. [] for neither. `on_step` as in `refresh`.
        """
        only = only or SearchFilter()
        terms = [folded for each in _TERM.findall(words) if (folded := fold(each[0] or each[1]))]
        if not terms and only == SearchFilter():
            return []
        self.refresh(on_step)
        found: list[Hit] = []
        after = -1
        with self._ledger.read() as connection:
            while len(found) < limit:
                candidates = self._candidates(connection, terms, only, after)
                best = sorted(candidates, key=lambda each: (each.row // LEVEL_STEP, -each.score, each.row))
                found += self._hits(connection, best, terms, only, limit - len(found))
                if len(candidates) < CANDIDATES:
                    break
                after = candidates[-1].row
        return found

    def refresh(self, on_step: OnStep | None = None) -> None:
        """Catches up with changes; `find` does it, an idle moment may do it before. `on_step` is told between pieces
        what is left, and may use the store."""
        if self._ledger.backend.read_only:
            return
        with self._ledger.derive() as connection:
            left = total = search_index.waiting_count(connection)
        while left:
            if on_step is not None:
                on_step(left, total)
            with self._ledger.derive() as connection:
                search_index.refresh(connection, self._ledger.backend, _PIECE if on_step is not None else -1)
                left = search_index.waiting_count(connection)
            total = max(left, total)

    def rebuild(self, on_step: OnStep | None = None) -> None:
        """Makes the index anew from what the entries say. `on_step` as in `refresh`."""
        if self._ledger.backend.read_only:
            return
        with self._ledger.derive() as connection:
            search_index.forget_all(connection, self._ledger.backend)
        self.refresh(on_step)

    def _candidates(
        self, connection: Connection, terms: Sequence[str], only: SearchFilter, after: int
    ) -> list[_Candidate]:
        """At most `CANDIDATES` behind the row `after`, in the order of rows; whether a role fits is seen later."""
        roles = [fold(value) for value in (only.responsible, only.progress) if value]
        matches = self._ledger.backend.index_matches(connection, terms, roles)
        values: dict[str, Any] = {**matches.values, "after": after, "most": CANDIDATES}
        owner = (
            "search_texts.programme_id || ''"  # by the index on programmes, thousands of rows would have to be sorted
        )
        wanted = [matches.condition, f"{owner} IN (SELECT id FROM programmes WHERE removed IS NULL)"]
        if only.programmes:
            named = {f"programme{place}": each for place, each in enumerate(sorted(only.programmes))}
            wanted.append(f"{owner} IN ({', '.join(f':{name}' for name in named)})")
            values |= named
        if only.levels or roles:
            starts = sorted(LEVEL_STEP * level.depth for level in only.levels or Level)
            values["after"] = max(after, starts[0])
            spans = (f"{matches.row} BETWEEN {start} AND {start + LEVEL_STEP}" for start in starts)
            wanted.append(f"({' OR '.join(spans)})")
        wanted.append(f"{matches.row} > :after ORDER BY {matches.row} LIMIT :most")
        columns = f"{matches.row}, search_texts.programme_id, search_texts.node_id, search_texts.title"
        query = _query(f"SELECT {columns} FROM {matches.source} WHERE {' AND '.join(wanted)}")
        found = query.rows(connection, values)
        scores = _scores(terms, [row[3] for row in found])
        return [_Candidate(each[0], each[1], each[2], score) for each, score in zip(found, scores, strict=True)]

    def _hits(
        self, connection: Connection, best: Sequence[_Candidate], terms: Sequence[str], only: SearchFilter, limit: int
    ) -> list[Hit]:
        programmes = _programmes(connection, {each.programme for each in best})
        schemes = {key: _scheme(row["scheme"]) for key, row in programmes.items()}
        found: list[Hit] = []
        for start in range(0, len(best), limit):
            page = best[start : start + limit]
            page = self._living(connection, page)
            nodes, comments = _nodes(connection, [each.node for each in page if each.node])
            numbers = self._shown_numbers(connection, page, schemes)
            for each in page:
                if not each.node:
                    found.append(_programme_hit(programmes[each.programme], terms))
                elif _has_roles(nodes[each.node], (scheme := schemes[each.programme]), only):
                    said = comments.get(each.node, [])
                    found.append(_node_hit(nodes[each.node], said, terms, numbers.get(each.node, ""), scheme))
            if len(found) >= limit:
                break
        return found[:limit]

    def _living(self, connection: Connection, page: Sequence[_Candidate]) -> Sequence[_Candidate]:
        """Where the store may only be read, the index may lag behind what was removed or deleted for good."""
        if not self._ledger.backend.read_only:
            return page
        living = search_index.living(connection, [each.node for each in page])
        return [each for each in page if not each.node or each.node in living]

    def _shown_numbers(
        self, connection: Connection, page: Sequence[_Candidate], schemes: Mapping[str, Scheme]
    ) -> dict[str, str]:
        nodes: dict[str, list[str]] = {}
        for each in page:
            if each.node:
                nodes.setdefault(each.programme, []).append(each.node)
        shown: dict[str, str] = {}
        for programme, wanted in nodes.items():
            known = self._numbers.of(connection, programme, wanted, schemes[programme])
            shown |= {node: known.get(node, "") for node in wanted}
        return shown


@lru_cache(maxsize=32)
def _query(sql: str) -> Quick:
    return Quick(lambda: text(sql))


@lru_cache(maxsize=32)
def _scheme(content: str) -> Scheme:
    return json_scheme.from_json(json.loads(content))


def _scores(terms: Sequence[str], titles: Sequence[str]) -> list[int]:
    """Whole words of the title before parts of them, both before words further down."""
    wholes = [(term, re.compile(rf"\b{re.escape(term)}\b")) for term in terms]
    scores = []
    for title in titles:
        score = 0
        for term, whole in wholes:
            if term in title:
                score += 2 if whole.search(title) else 1
        scores.append(score)
    return scores


def _has_roles(node: Any, scheme: Scheme, only: SearchFilter) -> bool:
    if not (only.responsible or only.progress):
        return True
    definition = scheme.definition(Level(node["level"]))
    values = json.loads(node["fields"])
    for wanted, role in ((only.responsible, FieldRole.RESPONSIBLE), (only.progress, FieldRole.PROGRESS)):
        field = definition.field_by_role(role)
        if wanted and (field is None or fold(wanted) not in fold(values.get(field.key, ""))):
            return False
    return True


def _node_hit(node: Any, comments: Sequence[str], terms: Sequence[str], number: str, scheme: Scheme) -> Hit:
    title, title_marks = marked_title(node["title"], terms)
    texts = (node["text"], node["short_title"], *json.loads(node["fields"]).values(), *comments)
    shown, marks = snippet(texts, terms)
    level = Level(node["level"])
    kind = scheme.definition(level).singular
    return Hit(node["programme_id"], node["id"], level, kind, number, title, shown, title_marks, marks)


def _programme_hit(row: Any, terms: Sequence[str]) -> Hit:
    texts = (row["subtitle"], row["preface"], row["closing"], *json.loads(row["meta"]).values())
    shown, marks = snippet(texts, terms)
    return Hit(row["id"], None, None, "", "", row["title"], shown, tuple(hits(row["title"], terms)), marks)


def _programmes(connection: Connection, ids: set[str]) -> dict[str, Any]:
    rows = table("programmes").c
    query = select(rows.id, rows.title, rows.subtitle, rows.scheme, rows.meta, rows.preface, rows.closing)
    return {row["id"]: row for row in connection.execute(query.where(rows.id.in_(ids))).mappings().all()}


def _nodes(connection: Connection, ids: Sequence[str]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """What the rows of nodes say and the texts of their comments, by node."""
    rows, remarks = table("nodes").c, table("comments").c
    said = select(*(rows[name] for name in _SAID)).where(rows.id.in_(ids))
    nodes = {row[0]: dict(zip(_SAID, row, strict=True)) for row in connection.execute(said).all()}
    comments: dict[str, list[str]] = {}
    query = select(remarks.node_id, remarks.text).where(remarks.node_id.in_(ids)).order_by(remarks.sort_key)
    for node, remark in connection.execute(query):
        comments.setdefault(node, []).append(remark)
    return nodes, comments
