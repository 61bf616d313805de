"""The benchmark's releases are the same on every run, and of the shape that was asked for."""

from hashlib import sha256
from statistics import median

from indexer.model import Document
from tests.bench.corpus import Corpus

DOCUMENTS = list(Corpus(seed=7).documents(300))


def test_the_same_seed_gives_the_same_documents() -> None:
    again = list(Corpus(seed=7).documents(300))

    assert again == DOCUMENTS
    assert digest(again[:20]) == "d901"  # on any machine, in any process


def test_another_seed_gives_others() -> None:
    assert Corpus(seed=8).document(0) != DOCUMENTS[0]


def test_a_document_does_not_depend_on_those_before_it() -> None:
    assert list(Corpus(seed=7).documents(2, first=10)) == DOCUMENTS[10:12]


def test_bodies_have_about_four_hundred_words() -> None:
    lengths = [len(document.text.split()) for document in DOCUMENTS]

    assert 350 < median(lengths) < 450
    assert min(lengths) >= 60


def test_every_minister_stands_where_the_mention_says() -> None:
    for document in DOCUMENTS:
        for mention in document.people:
            assert document.text[mention.start : mention.end] == mention.form


def test_years_sources_and_kinds_vary() -> None:
    assert {document.published.year for document in DOCUMENTS} >= {"1994", "2010", "2026"}
    assert len({document.source for document in DOCUMENTS}) == 6
    assert len({document.kind for document in DOCUMENTS}) == 8


def digest(documents: list[Document]) -> str:
    texts = "".join(
        f"{document.title}{document.published.date}{document.text}" for document in documents
    )
    return sha256(texts.encode()).hexdigest()[:4]
