"""What the index keeps of a document beside its postings, written and read back."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from indexer import document_json
from indexer.engines.whoosh import schema
from indexer.model import Block, Capture, Document, Fingerprint, Mention, Published, Stripped


def made(document: Document) -> bytes:
    """What a document was made from."""
    places = (capture.place for capture in document.captures)
    return json.dumps([document.fingerprint, *places]).encode()


def fingerprint(made: bytes) -> Fingerprint:
    digest, *places = json.loads(made)
    return Fingerprint(digest, tuple(places))


_FIELDS = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (Document, Block, Published, Mention, Stripped, Capture)
}


def packed(document: Document) -> bytes:
    """The document as `document_json` reads it, without what it can do without."""
    return schema.term(json.dumps(document, default=_plain, ensure_ascii=False, check_circular=False))


def _plain(value: object) -> Mapping[str, Any]:
    return {name: getattr(value, name) for name in _FIELDS[type(value)]}


def document(packed: bytes) -> Document:
    return document_json.loads(schema.text(packed))
