"""What values the facets of one commit hold."""

from collections.abc import Mapping

from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.escapes import unkey
from indexer.engines.opensearch.snapshot import EVERYTHING, Snapshot
from indexer.fields import FACETS

Counts = Mapping[str, int]  # documents by value


def held_values(snapshot: Snapshot) -> Mapping[str, Counts]:
    """By facet."""
    return {
        one.name: {
            unkey(value): count
            for value, count in snapshot.values(EVERYTHING, mapping.facet(one.name))
        }
        for one in FACETS
    }
