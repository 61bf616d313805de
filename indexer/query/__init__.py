"""The query language: text to clauses, with what was understood in words."""

from indexer.query.parser import LONGEST, Parsed, parse

__all__ = ["LONGEST", "Parsed", "parse"]
