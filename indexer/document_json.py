"""A document as JSON and back: what `communique show` prints and the index stores."""

import json
from dataclasses import asdict
from typing import Any

from indexer.model import (
    Block,
    BlockKind,
    Capture,
    Document,
    Kind,
    Mention,
    Precision,
    Published,
    Stripped,
    Version,
)


def as_json(document: Document) -> dict[str, Any]:
    """The documented form, of plain values: `id title text blocks published …`."""
    return {"id": document.id, "title": document.title, "text": document.text, **asdict(document)}


def dumps(document: Document) -> str:
    """One line of JSON; non-ASCII characters stand as themselves."""
    return json.dumps(as_json(document), ensure_ascii=False)


def loads(text: str) -> Document:
    """What `dumps` wrote, as a document again; raise `ValueError` or `KeyError` on other text."""
    return from_json(json.loads(text))


def from_json(given: dict[str, Any]) -> Document:
    return Document(
        id=given["id"],
        title=given["title"],
        blocks=tuple(Block(**{**b, "kind": BlockKind(b["kind"])}) for b in given["blocks"]),
        published=_published(given["published"]),
        event=given["event"],
        language=given["language"],
        source=given["source"],
        kind=Kind(given["kind"]),
        people=tuple(_mention(mention) for mention in given["people"]),
        tail=tuple(given["tail"]),
        stripped=tuple(Stripped(**s) for s in given["stripped"]),
        captures=tuple(Capture(**c) for c in given["captures"]),
        corrected=tuple(given.get("corrected", ())),  # absent from indexes of before
        earlier=tuple(_version(one) for one in given.get("earlier", ())),
        sample=given["sample"],
        group=given["group"],
        fingerprint=given["fingerprint"],
    )


def _version(given: dict[str, Any]) -> Version:
    told = {"published": _published(given["published"]), "lines": tuple(given["lines"])}
    return Version(**{**given, **told})


def _mention(given: dict[str, Any]) -> Mention:
    listed = {name: tuple(given[name]) for name in ("held", "candidates")}
    return Mention(**{**given, **listed})


def _published(given: dict[str, Any]) -> Published:
    runner_up = given["runner_up"]
    return Published(
        date=given["date"],
        precision=Precision(given["precision"]),
        rule=given["rule"],
        evidence=given["evidence"],
        runner_up=_published(runner_up) if runner_up else None,
    )
