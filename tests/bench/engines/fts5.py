"""SQLite FTS5, with a table of facet values beside it."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from indexer.fields import TEXT_FIELDS
from indexer.model import Document
from tests.bench.batches import Batch, read
from tests.bench.engines import TOP, Answer, Limits, texts, values
from tests.bench.questions import FACETS, Kind, Question

_TABLES = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE VIRTUAL TABLE text USING fts5(title, names, body, tokenize = 'porter unicode61');
    CREATE TABLE page(number INTEGER PRIMARY KEY, id TEXT, date TEXT);
    CREATE TABLE facet(name TEXT, value TEXT, number INTEGER);
"""
_INDEXES = """
    CREATE INDEX facet_by_number ON facet(number, name, value);
    CREATE INDEX facet_by_value ON facet(name, value, number);
    INSERT INTO text(text) VALUES ('optimize');
    ANALYZE;
"""
_WEIGHTS = ", ".join(str(field.weight) for field in TEXT_FIELDS)
_BODY = 2  # its column


class Measured:
    limits = Limits("Porter stems alone, so phrases and prefixes are looser; optimized when built")

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "index.sqlite"

    def build(self, batches: Sequence[Batch]) -> None:
        self.open()
        with self._database as database:
            database.executescript(_TABLES)
            self._insert(read(batches))
            database.executescript(_INDEXES)

    def settle(self, batches: Sequence[Batch]) -> None:
        """`optimize` was part of the building."""

    def open(self) -> None:
        self._database = sqlite3.connect(self._file)
        self._database.execute("PRAGMA cache_size = -200000")  # in KiB
        self._database.execute("PRAGMA temp_store = MEMORY")
        self._database.execute("CREATE TEMP TABLE matched(number INTEGER PRIMARY KEY)")

    def _insert(self, documents: Iterator[Document]) -> None:
        database = self._database
        for document in documents:
            fields = ["\n".join(texts(document)[field.name]) for field in TEXT_FIELDS]
            number = database.execute("INSERT INTO text VALUES (?, ?, ?)", fields).lastrowid
            page = (number, document.id, document.published.date)
            database.execute("INSERT INTO page VALUES (?, ?, ?)", page)
            held = [
                (facet, value, number)
                for facet, found in values(document).items()
                for value in found
            ]
            database.executemany("INSERT INTO facet VALUES (?, ?, ?)", held)

    def answer(self, question: Question) -> Answer:
        match = _match(question)
        self._database.execute("DELETE FROM matched")
        self._database.execute(
            "INSERT INTO matched SELECT rowid FROM text WHERE text MATCH ?", (match,)
        )
        clause, given = _narrowing(question.filters)
        (total,) = self._database.execute(
            f"SELECT count(*) FROM matched WHERE TRUE {clause}",
            given,
        ).fetchone()
        best = self._best(match, question.filters)
        return Answer(
            total,
            tuple(name for name, _ in best),
            tuple(snippet for _, snippet in best),
            {facet: self._counts(facet, question.filters) for facet in FACETS},
        )

    def _best(self, match: str, filters: Mapping[str, str]) -> list[tuple[str, str]]:
        clause, given = _narrowing(filters, "text.rowid")
        ranked = self._database.execute(
            f"SELECT rowid FROM text WHERE text MATCH ? {clause}"
            f" ORDER BY bm25(text, {_WEIGHTS}) LIMIT {TOP}",
            (match, *given),
        ).fetchall()
        return [self._hit(match, number) for (number,) in ranked]

    def _hit(self, match: str, number: int) -> tuple[str, str]:
        """Snippets of the hits alone: in the ranking query they would be made for every match."""
        found: tuple[str, str] = self._database.execute(
            f"SELECT id, snippet(text, {_BODY}, '<b>', '</b>', '…', 28) FROM text"
            " JOIN page ON page.number = text.rowid WHERE text MATCH ? AND text.rowid = ?",
            (match, number),
        ).fetchone()
        return found

    def _counts(self, facet: str, filters: Mapping[str, str]) -> dict[str, int]:
        others = {name: value for name, value in filters.items() if name != facet}
        clause, given = _narrowing(others, "matched.number")
        rows = self._database.execute(
            "SELECT value, count(*) FROM matched CROSS JOIN facet"
            f" ON facet.number = matched.number AND name = ? WHERE TRUE {clause} GROUP BY value",
            (facet, *given),
        )
        return dict(rows.fetchall())


def _match(question: Question) -> str:
    quoted = [f'"{word}"' for word in question.words]
    match question.kind:
        case Kind.PHRASE:
            return f'"{" ".join(question.words)}"'
        case Kind.OR:
            return " OR ".join(quoted)
        case Kind.PREFIX:
            return f"{quoted[0]}*"
        case _:
            return " ".join(quoted)


def _narrowing(filters: Mapping[str, str], number: str = "number") -> tuple[str, list[str]]:
    clause = "".join(
        f" AND {number} IN (SELECT number FROM facet WHERE name = ? AND value = ?)" for _ in filters
    )
    return clause, [text for pair in filters.items() for text in pair]
