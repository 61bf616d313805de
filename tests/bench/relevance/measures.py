"""The measures of the field, computed by trec_eval's own code."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.bench.relevance import DEPTH, Ranker
from tests.bench.relevance.collection import Collection


@dataclass(frozen=True, slots=True)
class Measured:
    """Means over all judged queries; one without an answer counts as zero."""

    ndcg_10: float
    map: float
    recall_100: float


def measure(ranker: Ranker, collection: Collection) -> Measured:
    from pytrec_eval import RelevanceEvaluator  # noqa: PLC0415 -- of the bench extra

    evaluator = RelevanceEvaluator(
        {query: dict(grades) for query, grades in collection.judgements.items()},
        {"ndcg_cut.10", "map", "recall.100"},
    )
    run = {query: _best(ranker.rank(collection.queries[query])) for query in collection.judgements}
    measured = evaluator.evaluate(run)
    means = (
        sum(one[name] for one in measured.values()) / len(collection.judgements)
        for name in ("ndcg_cut_10", "map", "recall_100")
    )
    return Measured(*means)


def _best(scores: Mapping[str, float]) -> dict[str, float]:
    best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:DEPTH]
    return {document: float(score) for document, score in best if score > 0}
