"""What a query finds, by date."""

from collections import Counter

from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.answering import Asked
from indexer.model import Bar, Granularity, Histogram

_UNIT = {Granularity.YEAR: 10_000, Granularity.MONTH: 100, Granularity.DAY: 1}


def histogram(given: Asked, by: Granularity) -> Histogram:
    snapshot = given.snapshot
    bars: Counter[str] = Counter()
    vague = 0
    for date, count in snapshot.values(given.narrowed, mapping.DATE):
        period = date // _UNIT[by]
        if by is Granularity.YEAR or period % 100:
            bars[_written(date, by)] += count
        else:
            vague += count
    every = snapshot.count(given.narrowed)
    return Histogram(
        by=by,
        bars=tuple(Bar(period, count) for period, count in sorted(bars.items())),
        vague=vague,
        undated=every - bars.total() - vague,
    )


def _written(date: int, by: Granularity) -> str:
    digits = f"{date:08}"
    parts = (digits[:4], digits[4:6], digits[6:])
    return "-".join(parts[: list(Granularity).index(by) + 1])
