"""Why a document stands where it does: what each part of the query adds to its score."""

from dataclasses import dataclass

from indexer.model.results import Message


@dataclass(frozen=True, slots=True)
class Occurrences:
    """How often a text field holds what was looked for."""

    field: str
    count: int
    weight: float  # how many times as much each counts as in the body


@dataclass(frozen=True, slots=True)
class Reason:
    """A word or phrase of the query that a document holds."""

    sought: Message  # in words, as in `Results.understood`
    occurrences: tuple[Occurrences, ...]
    documents: int  # of the archive, that hold it
    score: float  # what it adds
    as_written: float  # of that, because the document holds the word as the query writes it


@dataclass(frozen=True, slots=True)
class Explanation:
    """Reasons, those that add most first; their scores sum to that of the hit."""

    reasons: tuple[Reason, ...]
    score: float
    documents: int  # in the archive
    matches: bool  # whether the query finds the document at all
