"""The rules of the house that a machine can check: format, lint, types, imports, places."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = Path(sys.executable).parent
CHECKS = {
    "formatted": ["ruff", "format", "--check"],
    "linted": ["ruff", "check"],
    "typed": ["mypy"],
    "layered": ["lint-imports"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_whole_tree_is(check: str) -> None:
    tool, *options = CHECKS[check]

    done = subprocess.run(
        [TOOLS / tool, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_stands_beside_the_rooms_that_the_owner_fixed() -> None:
    listed = subprocess.run(
        ["git", "ls-tree", "--name-only", "HEAD"],  # noqa: S607 -- the machine's own git
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode != 0:
        pytest.skip("not a git checkout: the tracked files cannot be listed")

    names = {name for name in listed.stdout.split() if not name.startswith(".")}

    assert names == {"pyproject.toml", "README.md", "indexer", "webapp", "corpus", "tests"}


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = tomllib.loads(text)["project"]["dependencies"]

    lines = {line.strip() for line in text.splitlines()}

    for name in wanted:
        assert any(line.startswith(f'"{name}",') and "# " in line for line in lines), name


@pytest.mark.parametrize("module", ["whoosh", "flask", "bs4", "htmx_flask"])
def test_what_the_owner_chose_is_imported(module: str) -> None:
    files = (file for room in ("indexer", "webapp") for file in (ROOT / room).rglob("*.py"))
    imports = re.compile(rf"^\s*(from|import) {module}\b", re.MULTILINE)

    assert any(imports.search(file.read_text(encoding="utf-8")) for file in files)


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    gate = (ROOT / ".ci/run").read_text(encoding="utf-8").replace("install -q", "install")

    command = (
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"
    )

    assert command in readme
    assert command in gate
