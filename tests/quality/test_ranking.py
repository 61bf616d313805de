"""The ranking's quality on judged collections, as a number that may fall only visibly in a diff."""

from collections.abc import Mapping
from math import log2

import pytest

from tests.bench.relevance.collection import Collection, load, shared
from tests.bench.relevance.engine import ThroughTheEngine

# The best peer of `python -m tests.bench.ranking` has 0.375 on cranfield and 0.438 on npl.
FLOORS = {"cranfield": 0.382, "npl": 0.457}


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS)
def test_relevant_documents_come_first(name: str) -> None:
    if name not in shared():
        pytest.skip(f"the shared relevance set {name} is not here")

    assert mean_ndcg(load(name)) >= FLOORS[name]


def mean_ndcg(collection: Collection) -> float:
    """nDCG over the first ten, with the grades as gains."""
    ranker = ThroughTheEngine(collection.documents)
    found = [
        ndcg(ranker.rank(collection.queries[query]), grades)
        for query, grades in collection.judgements.items()
    ]
    return sum(found) / len(found)


def ndcg(scores: Mapping[str, float], grades: Mapping[str, int]) -> float:
    ranked = sorted(scores, key=lambda document: (-scores[document], document))[:10]
    best = sorted(grades.values(), reverse=True)[:10]
    return gain([grades.get(document, 0) for document in ranked]) / gain(best)


def gain(grades: list[int]) -> float:
    return sum(max(0, grade) / log2(place + 2) for place, grade in enumerate(grades))
