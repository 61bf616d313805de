"""The README is true: its queries find something, its rooms exist."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engines import Engine
from indexer.model import Query

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _queries() -> Iterator[str]:
    table = README.partition("| type | to find |")[2].partition("\n\n")[0]
    for row in table.splitlines()[2:]:
        yield from _quoted(row.split("|")[1])


def _quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


@pytest.mark.parametrize("text", tuple(_queries()))
def test_each_query_of_the_readme_finds_something(text: str, starter: Engine) -> None:
    results = starter.search(Query(text))

    assert results.total > 0
    assert results.warnings == ()


def test_the_readme_counts_the_documents_of_the_starter_corpus(starter: Engine) -> None:
    assert f"holds {starter.search(Query()).total} documents" in README


def test_every_room_of_the_architecture_exists() -> None:
    table = README.partition("| room | subject |")[2].partition("\n\n")[0]
    rooms = [name for row in table.splitlines()[2:] for name in _quoted(row.split("|")[1])]

    for name in rooms:
        places = [ROOT, ROOT / "indexer", ROOT / "webapp", ROOT / "tests"]
        assert any(list(place.glob(name)) for place in places), name
