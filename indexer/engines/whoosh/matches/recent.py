"""What words and phrases found in one commit lately.

They come again while someone types on, narrows, sorts or pages, and in the searches that the page
of a query that found nothing makes to say what would.
"""

from dataclasses import dataclass, field
from typing import Self

from indexer.engines.whoosh.matches.ranking import Found, Ranking
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.query.clauses import Phrase, Word

_MOST = 2**22  # documents in all, 4 bytes each

Known = tuple[Ranking, Word | Phrase]


@dataclass(slots=True)
class Recent:
    _found: dict[Known, Found] = field(default_factory=dict)
    _held: int = 0  # documents

    @classmethod
    def of(cls, _: Snapshot) -> Self:
        return cls()

    def get(self, known: Known) -> Found | None:
        return self._found.get(known)

    def keep(self, known: Known, found: Found) -> None:
        """Begin anew where there is no more room."""
        self._held += 1 + found.most
        if self._held > _MOST:
            self._found.clear()
            self._held = 1 + found.most
        self._found[known] = found
