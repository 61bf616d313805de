"""The embedded engine, on Whoosh."""

from indexer.engines.whoosh.engine import WhooshEngine

__all__ = ["WhooshEngine"]
