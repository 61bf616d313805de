"""Relevance sets, and what ranks them."""

from collections.abc import Mapping
from typing import Protocol

DEPTH = 1000  # how far down rankings are judged


class Ranker(Protocol):
    """Something that orders a collection's documents for a query."""

    def rank(self, query: str) -> Mapping[str, float]:
        """Scores by document id: of all that match, or of the best `DEPTH`."""
