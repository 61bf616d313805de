"""Documents and captures for tests: a test names only what it is about."""

from typing import Any

from indexer.fields import FACETS
from indexer.model import (
    Block,
    Capture,
    Document,
    Mention,
    Precision,
    Published,
    Results,
)


def make_capture(path: str = "example.org/a.html", **given: Any) -> Capture:
    return Capture(path=path, **given)


def make_published(date: str | None) -> Published:
    if date is None:
        return Published()
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(date)]
    return Published(date=date, precision=precision, rule="dateline", evidence=date)


def make_mention(person: str, name: str = "", **given: Any) -> Mention:
    heading = name or person.replace("-", " ").title()
    return Mention(
        **{
            "person": person, "name": heading, "form": heading, "rule": "full name",
            "start": 0, "end": 0, **given,
        }
    )  # fmt: skip


def make_document(
    id: str = "0123456789abcdef",
    *,
    title: str = "Foreign ministers meet",
    body: str | tuple[str, ...] = "The ministers met in Tokyo.",
    date: str | None = "2023-12-16",
    ministers: tuple[str, ...] = (),
    **given: Any,
) -> Document:
    """A document whose body is one block a string; `ministers` are ids of authority records."""
    lines = (body,) if isinstance(body, str) else body
    return Document(
        **{
            "id": id,
            "title": title,
            "blocks": tuple(Block(line) for line in lines),
            "published": make_published(date),
            "language": "en",
            "source": "MOFA Japan",
            "people": tuple(make_mention(person) for person in ministers),
            "captures": (make_capture(f"{id}.html"),),
            "fingerprint": f"fingerprint of {id}",
            **given,
        }
    )


def counts(results: Results, facet: str) -> dict[str, int]:
    """A facet's values with their counts."""
    assert facet in {field.name for field in FACETS}
    return {value.value: value.count for value in results.facet(facet).values}
