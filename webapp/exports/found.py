"""A document of a result set, as exports show it."""

from dataclasses import dataclass, replace
from typing import Any

from indexer import document_json
from indexer.model import Document


@dataclass(frozen=True, slots=True)
class Found:
    document: Document
    permanent: str  # the address of its page here


def public(document: Document) -> dict[str, Any]:
    """The documented JSON form, without what is not the release itself.

    The tail holds media contacts, and the names in it are those of contacts: neither leaves
    the page. What was stripped, and what it said before, is the business of its own page.
    """
    people = tuple(mention for mention in document.people if not mention.tail)
    return document_json.as_json(replace(document, people=people, tail=(), stripped=(), earlier=()))
