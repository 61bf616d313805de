"""What the index keeps of a document beside its postings, written and read back."""

import json
from dataclasses import fields
from operator import attrgetter
from typing import Any

from indexer.engines.whoosh import schema
from indexer.model import (
    Block,
    BlockKind,
    Capture,
    Document,
    Fingerprint,
    Kind,
    Mention,
    Precision,
    Published,
    Stripped,
)


def made(document: Document) -> bytes:
    """What a document was made from."""
    places = (capture.place for capture in document.captures)
    return json.dumps([document.fingerprint, *places]).encode()


def fingerprint(made: bytes) -> Fingerprint:
    digest, *places = json.loads(made)
    return Fingerprint(digest, tuple(places))


def packed(document: Document) -> bytes:
    """The values of a document's fields, in their order, and so with all that it holds."""
    text = json.dumps(document, default=_values, ensure_ascii=False, check_circular=False)
    return schema.term(text)


_VALUES: dict[type[object], "attrgetter[Any]"] = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (Document, Block, Published, Mention, Stripped, Capture)
}
_KINDS = {kind.value: kind for kind in BlockKind}


def _values(value: object) -> Any:
    return _VALUES[type(value)](value)


def document(packed: bytes) -> Document:
    values = json.loads(schema.text(packed))
    given = dict(zip(_FIELDS, values, strict=True))
    return Document(
        **given
        | {
            "blocks": tuple([_block(*block) for block in given["blocks"]]),
            "published": _published(given["published"]),
            "kind": Kind(given["kind"]),
            "people": tuple([_mention(mention) for mention in given["people"]]),
            "tail": tuple(given["tail"]),
            "stripped": tuple([Stripped(*stripped) for stripped in given["stripped"]]),
            "captures": tuple([Capture(*capture) for capture in given["captures"]]),
        }
    )


_FIELDS = [field.name for field in fields(Document)]
_MENTION = [field.name for field in fields(Mention)]


def _block(text: str, kind: str, marker: str, level: int) -> Block:
    return Block(text, _KINDS[kind], marker, level)


def _mention(values: list[Any]) -> Mention:
    given: dict[str, Any] = dict(zip(_MENTION, values, strict=True))
    listed = {name: tuple(given[name]) for name in ("held", "candidates")}
    return Mention(**{**given, **listed})


def _published(values: list[Any]) -> Published:
    date, precision, rule, evidence, runner_up = values
    other = _published(runner_up) if runner_up else None
    return Published(date, Precision(precision), rule, evidence, other)
