"""What a sample of the archive tells of its language: phrases, and characters side by side."""

from collections.abc import Iterable

import numpy as np

from indexer.analysis.texts import tokens_of
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.lexicon import Lexicon
from indexer.engines.opensearch.snapshot import EVERYTHING, Snapshot
from indexer.engines.shared import stored
from indexer.engines.shared.continuing import Pairs
from indexer.engines.shared.phrases import Phrases, Words

_READ = 500  # documents, drawn by lot, the same from day to day


def pairs(snapshot: Snapshot) -> Pairs:
    return Pairs.of(snapshot.once(Lexicon.of).vocabulary)


def phrases(snapshot: Snapshot) -> Phrases:
    """Phrases that the sample's titles or bodies use more than once."""
    asked = {
        "query": EVERYTHING,
        "size": _READ,
        "sort": [{mapping.LOT: "asc"}],
        "_source": [mapping.DOCUMENT],
    }
    rows = snapshot.search(asked)["hits"]["hits"]
    read = [stored.document(row["_source"][mapping.DOCUMENT].encode()) for row in rows]
    titles, bodies = [(one.title,) for one in read], [one.lines for one in read]
    return Phrases.of(_words(texts) for texts in (titles, bodies))


def _words(texts: Iterable[tuple[str, ...]]) -> tuple[Words, list[str]]:
    numbers: dict[str, int] = {}
    found = [
        (number, token.position, numbers.setdefault(token.text, len(numbers)))
        for number, text in enumerate(texts)
        for token in tokens_of(text)
    ]
    docs, positions, terms = np.array(found, np.int64).reshape(-1, 3).T
    return Words(docs, positions, terms), list(numbers)
