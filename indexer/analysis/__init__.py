"""Analysis of text, the same at index and query time and for every engine; marks and snippets."""

from indexer.analysis.marks import highlight, marked
from indexer.analysis.needles import Needles, needles
from indexer.analysis.snippets import Summary, summaries
from indexer.analysis.tokens import Token, tokens

__all__ = [
    "Needles",
    "Summary",
    "Token",
    "highlight",
    "marked",
    "needles",
    "summaries",
    "tokens",
]
