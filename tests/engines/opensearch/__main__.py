"""`python -m tests.engines.opensearch [NODES]`: a cluster to try things out on, until Ctrl-C."""

import sys
import tempfile
import time
from pathlib import Path

from tests.engines.opensearch import node, runtime

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with (
        tempfile.TemporaryDirectory() as otherwise,
        node.folder(Path(otherwise)) as folder,
        node.nodes(runtime.find(), folder, count) as started,
    ):
        print(*(one.url for one in started), flush=True)
        while all(one.process.poll() is None for one in started):
            time.sleep(1)
