"""The query language: text to clauses, with what was understood in words."""

from indexer.query.parser import Parsed, parse

__all__ = ["Parsed", "parse"]
