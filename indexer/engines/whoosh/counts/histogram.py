"""What a query finds, by date."""

import numpy as np

from indexer.engines.whoosh.searcher import Answer
from indexer.model import Bar, Granularity, Histogram

_UNIT = {Granularity.YEAR: 10_000, Granularity.MONTH: 100, Granularity.DAY: 1}


def histogram(given: Answer, by: Granularity) -> Histogram:
    dates = given.snapshot.dates[given.narrowed("")]
    dated = dates[dates > 0]
    periods = dated // _UNIT[by]
    sure = periods[(periods % 100 > 0) | (by is Granularity.YEAR)]
    found, counts = np.unique_counts(sure)
    pairs = sorted(zip(found.tolist(), counts.tolist(), strict=True))
    return Histogram(
        by=by,
        bars=tuple(Bar(_written(period, by), count) for period, count in pairs),
        vague=len(dated) - len(sure),
        undated=len(dates) - len(dated),
    )


def _written(period: int, by: Granularity) -> str:
    digits = f"{period * _UNIT[by]:08}"
    parts = (digits[:4], digits[4:6], digits[6:])
    return "-".join(parts[: list(Granularity).index(by) + 1])
