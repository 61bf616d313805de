"""The embedded engine answers as stock Whoosh does, on indexes that either wrote."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.searching import Searcher

from indexer.analysis import tokens
from indexer.authority import Authority, load
from indexer.build import Archive, Run, index
from indexer.clean.corrections import Corrections
from indexer.corpus import starter
from indexer.engines import open_engine
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.matches.matching import Matching
from indexer.engines.whoosh.matches.ranking import Stock
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.fields import FACETS, facet_values
from indexer.model import Document
from indexer.query.clauses import And, Chosen, Clause, Not, Or, Pattern, Phrase, Prefix, Word
from tests.bench.corpus import Corpus
from tests.engines import stock
from tests.engines.asking import put

QUERIES = 520
DOCUMENTS = 240
PAGES = 120  # of the starter corpus


@dataclass(frozen=True)
class Both:
    """The same documents in an index of ours and in one of stock Whoosh."""

    documents: Sequence[Document]
    ours: Snapshot
    stock: Searcher
    stock_on_ours: Searcher


def _invented(folder: Path) -> Authority:
    """In several segments."""
    engine = WhooshEngine(folder / "ours", Authority())
    documents = tuple(Corpus(1).documents(DOCUMENTS))
    for start in range(0, DOCUMENTS, DOCUMENTS // 3):
        put(engine, *documents[start : start + DOCUMENTS // 3])
    return Authority()


def _starter(folder: Path) -> Authority:
    """Real pages, in several languages."""
    corpus = starter()
    authority = load(corpus.authority)
    opener = partial(open_engine, f"whoosh:{folder / 'ours'}", authority)
    pages = sorted(file for file in corpus.pages.rglob("*") if file.is_file())
    run = Run(paths=tuple(pages[:: max(1, len(pages) // PAGES)]))
    index(Archive(corpus, authority, Corrections.load(corpus.corrections), opener), run)
    return authority


@pytest.fixture(scope="module", params=[_invented, _starter])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    folder = tmp_path_factory.mktemp("identity")
    authority = request.param(folder)
    generation = folder / "ours" / "generation-1"
    ours = Snapshot(generation)
    documents = [ours.document(number) for number in range(ours.size)]
    with (
        stock.searcher(stock.write(folder / "stock", documents, authority)) as asked,
        stock.searcher(FileStorage(str(generation)).open_index()) as asked_of_ours,
    ):
        yield Both(documents, ours, asked, asked_of_ours)


def _answer(snapshot: Snapshot, clause: Clause) -> dict[int, float]:
    matching = Matching(snapshot, Stock())
    docs = matching.docs(clause)
    return dict(zip(docs.tolist(), matching.scores(clause, docs).tolist(), strict=True))


def _counts(snapshot: Snapshot, clause: Clause) -> dict[str, dict[str, int]]:
    docs = Matching(snapshot).docs(clause)
    return {field.name: snapshot.facets[field.name].counts(docs) for field in FACETS}


def _questions(documents: Sequence[Document], count: int) -> Iterator[Clause]:
    chance = random.Random(7)  # noqa: S311 -- the same questions every time
    for _ in range(count):
        yield _tree(documents, chance, 2)


def _tree(documents: Sequence[Document], chance: random.Random, depth: int) -> Clause:
    if not depth or chance.random() < 0.5:
        return _leaf(chance.choice(documents), chance)
    parts = tuple(_tree(documents, chance, depth - 1) for _ in range(chance.randint(2, 3)))
    kind = chance.choice((And, Or, And))
    if kind is And and chance.random() < 0.4:
        parts = (*parts, Not(_leaf(chance.choice(documents), chance)))
    return kind(parts)


def _leaf(document: Document, chance: random.Random) -> Clause:
    found = [token for token in tokens(document.text) if not token.beside]
    number = chance.randrange(len(found))
    first, last = found[number], found[min(number + chance.randint(1, 2), len(found) - 1)]
    field = chance.choice((None, None, None, "body", "title"))
    match chance.randrange(7):
        case 0 if (
            last.position - first.position == found.index(last) - number
        ):  # Whoosh knows no gaps
            return Phrase(document.text[first.start : last.end], field)
        case 1:
            return Prefix(first.text[:4], field)
        case 2 if len(first.text) > 4:
            return Pattern(f"{first.text[:2]}?*{first.text[-1]}", field)
        case 3:
            return Chosen("minister", facet_values(document)["minister"])
        case _:
            return Word(first.text, field)


def test_documents_totals_and_facets_are_those_of_stock_whoosh(both: Both) -> None:
    found = 0
    for clause in _questions(both.documents, QUERIES):
        expected = stock.answer(both.stock, clause)

        assert _answer(both.ours, clause).keys() == expected.keys(), clause
        assert _counts(both.ours, clause) == _counted([both.documents[doc] for doc in expected]), (
            clause
        )
        found += bool(expected)
    assert found > QUERIES / 2


def _counted(documents: Sequence[Document]) -> dict[str, dict[str, int]]:
    counts = {field.name: Counter[str]() for field in FACETS}
    for document in documents:
        for name, values in facet_values(document).items():
            counts[name].update(values)
    return {name: dict(counted) for name, counted in counts.items()}


def test_words_score_as_in_stock_whoosh(both: Both) -> None:
    """Phrases and prefixes do not, as we take each as one term; nor what lacks something."""
    for clause in _questions(both.documents, QUERIES):
        if _of_words(clause):
            expected = stock.answer(both.stock, clause)
            assert _answer(both.ours, clause) == pytest.approx(expected, rel=1e-9, abs=1e-9), clause


def _of_words(clause: Clause) -> bool:
    if isinstance(clause, And | Or):
        return all(map(_of_words, clause.clauses))
    return isinstance(clause, Word)


def test_stock_whoosh_searches_an_index_of_ours(both: Both) -> None:
    for clause in _questions(both.documents, QUERIES):
        expected = stock.answer(both.stock, clause)

        found = stock.answer(both.stock_on_ours, clause)
        assert found.keys() == expected.keys(), clause
        if _of_words(clause):
            assert found == pytest.approx(expected, rel=1e-9, abs=1e-9), clause
