"""Words near each other: asked of OpenSearch where it means the same, else looked for in texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.texts import lines, tokens_of
from indexer.authority import Authority
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.cluster import Json
from indexer.engines.opensearch.leaves import NOTHING, fields, in_order, strongest
from indexer.engines.opensearch.snapshot import Snapshot
from indexer.engines.shared import stored
from indexer.engines.shared.proximity import Unit, units_of, windows
from indexer.fields import TextField
from indexer.query.clauses import Near

_MOST = 10_000  # documents that are looked into

Numbers = NDArray[np.int64]


def near(snapshot: Snapshot, clause: Near, authority: Authority) -> Json:
    """Documents with these words near each other, as `clauses.Near` defines it.

    Lucene's sloppy phrases mean the same, of single words that all differ. Others are candidates
    where all of their words stand, and looked into; of more than so many candidates those count
    that hold the words near each other by themselves.
    """
    given = units_of(clause.text)
    if not given:
        return NOTHING
    held = fields(clause.field)
    if _plain(given):
        return _sloppy(held, given, clause)
    together = strongest([_together(one, given) for one in held])
    sloppy = {"bool": {"must": [_sloppy(held, given, clause)], "filter": [together]}}
    if snapshot.count(together) > _MOST:
        return sloppy
    scores = defaultdict(list)
    for row in snapshot.rows(together, [{mapping.ID: "asc"}], [mapping.DOCUMENT]):
        if score := _score(row["_source"][mapping.DOCUMENT], held, given, clause, authority):
            scores[score].append(row["_id"])
    return _listed(scores.items(), clause.weight)


def _plain(given: Sequence[Unit]) -> bool:
    words = [way[0].text for unit in given for way in unit.ways]
    single = all(len(unit.ways) == len(unit.ways[0]) == 1 for unit in given)
    return single and len({*words}) == len(words)


def _sloppy(held: Sequence[TextField], given: Sequence[Unit], clause: Near) -> Json:
    places = [(unit.offset + slot.offset, (slot.text,)) for unit in given for slot in unit.ways[0]]
    return in_order(held, mapping.exact, places, clause.weight, clause.distance)


def _together(field: TextField, given: Sequence[Unit]) -> Json:
    """Every unit by itself, in one field."""
    found = [
        strongest(
            [
                in_order([field], mapping.exact, [(s.offset, (s.text,)) for s in way], 1.0)
                for way in unit.ways
            ]
        )
        for unit in given
    ]
    return {"bool": {"filter": found}}


def _score(
    packed: str,
    held: Sequence[TextField],
    given: Sequence[Unit],
    clause: Near,
    authority: Authority,
) -> float:
    """1 / (1 + the difference of its shifts) for each place that fits, by the fields' weights."""
    texts = lines(stored.document(packed.encode()), authority)
    return sum(
        one.weight * float((1 / (1 + found)).sum())
        for one in held
        for found in widths(texts[one.name], given, clause.distance)
    )


def widths(text: tuple[str, ...], given: Sequence[Unit], distance: int) -> Iterator[Numbers]:
    places: dict[str, list[int]] = defaultdict(list)
    for token in tokens_of(text):
        places[token.text].append(token.position)
    shifts = [_shifts(unit, places) + given[-1].offset for unit in given]
    if all(map(len, shifts)):
        yield windows(given, shifts, distance)[1]


def _shifts(unit: Unit, places: dict[str, list[int]]) -> Numbers:
    """Where the phrase would begin if it fitted here: sorted."""
    found: set[int] = set()
    for way in unit.ways:
        begins = [{place - slot.offset for place in places[slot.text]} for slot in way]
        found |= set.intersection(*begins)
    return np.array(sorted(found), np.int64) - unit.offset


def _listed(found: Iterable[tuple[float, list[str]]], weight: float) -> Json:
    some = [
        {"constant_score": {"filter": {"terms": {mapping.ID: ids}}, "boost": weight * score}}
        for score, ids in found
    ]
    return {"bool": {"should": some, "minimum_should_match": 1}} if some else NOTHING
