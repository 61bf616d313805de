"""The engine past one machine: an index on an OpenSearch cluster."""

from indexer.engines.opensearch.engine import OpenSearchEngine

__all__ = ["OpenSearchEngine"]
