"""The nouns that every part of the project shares: small frozen values."""

from indexer.model.document import (
    Block,
    BlockKind,
    Document,
    Kind,
    Mention,
    Precision,
    Published,
    Status,
    Stripped,
)
from indexer.model.page import Capture, Format, Page, PassedOver
from indexer.model.query import Filter, Query, Sort
from indexer.model.results import (
    Facet,
    FacetValue,
    Fragment,
    Hit,
    Message,
    Named,
    Results,
    Snippet,
    Suggestion,
)
from indexer.model.run import Fingerprint, Tally

__all__ = [
    "Block",
    "BlockKind",
    "Capture",
    "Document",
    "Facet",
    "FacetValue",
    "Filter",
    "Fingerprint",
    "Format",
    "Fragment",
    "Hit",
    "Kind",
    "Mention",
    "Message",
    "Named",
    "Page",
    "PassedOver",
    "Precision",
    "Published",
    "Query",
    "Results",
    "Snippet",
    "Sort",
    "Status",
    "Stripped",
    "Suggestion",
    "Tally",
]
