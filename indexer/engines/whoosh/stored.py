"""What the index keeps of a document beside its postings, written and read back."""

import json
from collections.abc import Mapping
from typing import Any

from indexer import document_json
from indexer.analysis.texts import lines, tokens_of
from indexer.authority import Authority
from indexer.engines.whoosh import schema
from indexer.fields import NAMES
from indexer.model import Document, Fingerprint


def made(document: Document) -> bytes:
    """What a document was made from."""
    places = (capture.place for capture in document.captures)
    return json.dumps([document.fingerprint, *places]).encode()


def fingerprint(made: bytes) -> Fingerprint:
    digest, *places = json.loads(made)
    return Fingerprint(digest, tuple(places))


def packed(document: Document) -> bytes:
    return schema.term(document_json.dumps(document))


def document(stored: Mapping[str, Any]) -> Document:
    return document_json.loads(schema.text(stored[schema.DOCUMENT]))


def terms(stored: Mapping[str, Any]) -> set[tuple[str, str]]:
    """The words as written, with their Whoosh field, that a document was indexed under."""
    texts = {**lines(document(stored), Authority()), NAMES.name: stored[schema.NAMES]}
    return {
        (schema.exact(field), token.text)
        for field, held in texts.items()
        for token in tokens_of(held)
    }
