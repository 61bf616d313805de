"""What an indexing run remembers and reports."""

from dataclasses import dataclass

from indexer.model.page import PassedOver


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an index remembers of a document's making."""

    digest: str
    places: tuple[str, ...]  # Capture.place of each capture


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did, document by document, and all that it passed over."""

    indexed: int = 0
    unchanged: int = 0
    removed: int = 0
    passed_over: tuple[PassedOver, ...] = ()
    records: int = 0  # that were looked at: pages, and all that are none
    pages: int = 0  # of them, each a capture of a document
    again: int = 0  # of them, further captures of a document that another one shows
    renewed: bool = False  # whether an older version wrote the index, so that it was made anew

    @property
    def failed(self) -> int:
        return sum(one.count for one in self.passed_over if one.failed)

    @property
    def left(self) -> int:
        """All that was passed over, failed or not."""
        return sum(one.count for one in self.passed_over)
