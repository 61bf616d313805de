"""Which segments are written anew, so that they stay few and hold few deleted documents.

A tier holds segments of about the same size, each tier those up to eight times as large as the one
below. Eight segments of a tier become one of the next, so that a document is copied once a tier;
only within the lowest, where copying costs little, more often.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from indexer.engines.whoosh.codec import ArraySegment

TOGETHER = 8  # segments of a tier that are merged
_LOWEST = 256  # documents of a segment in the lowest tier, at most
_WORN = 0.2  # share of deleted documents beyond which a segment is written anew


def due(segments: Iterable[ArraySegment]) -> list[Sequence[ArraySegment]]:
    """Groups of segments each of which should become one."""
    tiers: dict[int, list[ArraySegment]] = defaultdict(list)
    for segment in segments:
        tiers[_tier(segment.doc_count())].append(segment)
    groups: list[Sequence[ArraySegment]] = []
    for tier in tiers.values():
        if len(tier) >= TOGETHER:
            groups.append(tier)
        else:
            groups += ([segment] for segment in tier if _worn(segment))
    return groups


def _tier(documents: int) -> int:
    tier = 0
    while documents > _LOWEST:
        documents //= TOGETHER
        tier += 1
    return tier


def _worn(segment: ArraySegment) -> bool:
    return bool(segment.deleted_count() > _WORN * segment.doc_count_all())
