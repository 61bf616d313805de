"""Known items: someone remembers a few neighbouring words of a document and wants just that one."""

import random
from dataclasses import replace

from indexer.model import Document
from tests.bench.relevance.collection import Collection

QUERIES = 300
WORDS = 5
_SHORTEST = 40  # words of a document worth remembering


def known_items(collection: Collection) -> Collection:
    """The same documents, asked for by their own words; the same queries on every run."""
    chance = random.Random(collection.name)  # noqa: S311 -- repeatable, not secret
    known = [one for one in collection.documents if len(one.text.split()) >= _SHORTEST]
    wanted = chance.sample(known, min(QUERIES, len(known)))
    return replace(
        collection,
        name=f"{collection.name}, known items",
        queries={document.id: _remembered(document, chance) for document in wanted},
        judgements={document.id: {document.id: 1} for document in wanted},
    )


def _remembered(document: Document, chance: random.Random) -> str:
    words = document.text.split()
    start = chance.randrange(len(words) - WORDS)
    return " ".join(words[start : start + WORDS])
