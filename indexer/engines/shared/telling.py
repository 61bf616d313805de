"""Which parts of a query earn a score."""

from collections.abc import Sequence

from indexer.analysis.folding import fold
from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.query.clauses import Clause, Word


def telling(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Saying a word twice adds nothing; function words tell nothing beside others."""
    every = tuple(dict.fromkeys(clauses))
    return tuple(one for one in every if not _joins(one)) or every


def _joins(clause: Clause) -> bool:
    return isinstance(clause, Word) and fold(clause.text) in FUNCTION_WORDS
