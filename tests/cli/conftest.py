"""The command as people start it, in a folder of its own with a small corpus."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import build
from indexer.cli import main
from tests.build.memory import here

CHECKOUT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "indexer.cli")

RELEASE = """<html><head><title>{title}</title></head><body><h1>{title}</h1>
<p>December 16, 2023</p>
<p>On December 16, the Minister for Foreign Affairs received a delegation in Tokyo and spoke with
it about {subject} for about an hour. Both sides agreed to meet again in the coming year.</p>
<p>The meeting was the third of its kind since the two countries began to hold such talks, and it
was followed by a working dinner.</p></body></html>"""


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Shell:
    """A working folder."""

    folder: Path

    @property
    def pages(self) -> Path:
        return self.folder / "corpus" / "pages"

    def run(self, *arguments: str | Path, given: bytes = b"", **environment: str) -> Result:
        """Run the command within this process, which saves its start."""
        settings = {"COMMUNIQUE_ENGINE": None, "COMMUNIQUE_CORPUS": None, **environment}
        with chdir(self.folder):
            done = CliRunner().invoke(main, [*map(str, arguments)], input=given, env=settings)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Result(done.exit_code, done.stdout, done.stderr)

    def run_apart(self, *arguments: str | Path, given: bytes = b"", **environment: str) -> Result:
        """Run the command in a process of its own."""
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=given,
            cwd=self.folder,
            env=self._environment(environment),
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            cwd=self.folder,
            env=self._environment(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def put(self, path: str, title: str = "Foreign ministers meet", subject: str = "trade") -> Path:
        file = self.pages / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(RELEASE.format(title=title, subject=subject), encoding="utf-8")
        return file

    def _environment(self, changes: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "COMMUNIQUE" not in name}
        return {**kept, "PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "utf-8", **changes}


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.pages.mkdir(parents=True)
    return shell


@pytest.fixture
def swift(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs work within this process, which saves the start of worker processes."""
    for verb in ("index", "difference"):
        monkeypatch.setattr(build, verb, partial(getattr(build, verb), pool=here))
