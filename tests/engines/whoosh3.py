"""The contract suite on whoosh3, which goes on where Whoosh stopped; not part of the gate.

    python -m tests.engines.whoosh3

Installs the newest whoosh3 into a folder of its own, which goes before the other one that is
imported by the same name, and runs the suite there. The exit status is pytest's.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SUITE = sorted(HERE.glob("test_contract*.py"))
IMPORTED = "import whoosh; print('whoosh', whoosh.versionstring(), 'from', whoosh.__file__)"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="communique-whoosh3-") as folder:
        _run("-m", "pip", "install", "--quiet", "--target", folder, "whoosh3")
        there = {**os.environ, "PYTHONPATH": folder}
        _run("-c", IMPORTED, env=there)
        suite = map(str, SUITE)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *suite]
        return subprocess.run(command, env=there, cwd=HERE.parents[1], check=False).returncode


def _run(*command: str, env: dict[str, str] | None = None) -> None:
    subprocess.run([sys.executable, *command], env=env, check=True)


if __name__ == "__main__":
    sys.exit(main())
