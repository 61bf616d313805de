"""Ours on OpenSearch: the same code as on Whoosh, over a node that `tests.bench.choice` starts."""

import os
from pathlib import Path

from tests.bench.engines import THREADS, Limits, Unable, ours

ADDRESS = "COMMUNIQUE_BENCH_OPENSEARCH"  # "http://host:port"
NAME = "bench"  # of the index


class Measured(ours.Measured):
    limits = Limits(
        f"{THREADS} worker processes while building, one node, one shard; asked by the product's"
        " own query language; counts all eight facets of the product"
    )

    def target(self, folder: Path) -> str:
        del folder  # its node keeps the index
        if ADDRESS not in os.environ:
            raise Unable(f"opensearch is asked by tests.bench.choice, or where {ADDRESS} says")
        return f"opensearch+{os.environ[ADDRESS]}/{NAME}"
