"""What the index keeps of a document beside its postings, written and read back."""

import json
from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import orjson

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
    Version,
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
    try:
        return orjson.dumps(document, _values, orjson.OPT_PASSTHROUGH_DATACLASS)
    except orjson.JSONEncodeError:  # archived text may hold lone surrogates
        text = json.dumps(document, default=_values, ensure_ascii=False, check_circular=False)
        return text.encode("utf-8", "surrogatepass")


def _unpacked(packed: bytes) -> Any:
    try:
        return orjson.loads(packed)
    except orjson.JSONDecodeError:
        return json.loads(packed.decode("utf-8", "surrogatepass"))


_VALUES: dict[type[object], "attrgetter[Any]"] = {
    kind: attrgetter(*(field.name for field in fields(kind)))
    for kind in (Document, Block, Published, Mention, Stripped, Capture, Version)
}
_KINDS = {kind.value: kind for kind in BlockKind}


def _values(value: object) -> Any:
    return _VALUES[type(value)](value)


def document(packed: bytes) -> Document:
    values = _unpacked(packed)
    given = dict(zip(_FIELDS, values, strict=True))
    return Document(
        **given
        | {
            "blocks": tuple([_block(*block) for block in given["blocks"]]),
            "published": _published(given["published"]),
            "kind": Kind(given["kind"]),
            "people": tuple([_mention(mention) for mention in given["people"]]),
            "tail": tuple(given["tail"]),
            "corrected": tuple(given["corrected"]),
            "stripped": tuple([Stripped(*stripped) for stripped in given["stripped"]]),
            "captures": tuple([Capture(*capture) for capture in given["captures"]]),
            "earlier": tuple([_version(*version) for version in given["earlier"]]),
        }
    )


_FIELDS = [field.name for field in fields(Document)]
_MENTION = [field.name for field in fields(Mention)]


class Passage(NamedTuple):
    """A block as a card needs it: made in a fifth of the time."""

    text: str
    kind: str
    marker: str

    @property
    def line(self) -> str:
        return f"{self.marker} {self.text}" if self.marker else self.text


class Person(NamedTuple):
    """A mention as a card needs it."""

    person: str
    name: str
    native: str
    start: int
    end: int
    tail: bool
    title: bool

    @property
    def body(self) -> bool:
        return not (self.tail or self.title)


class Card(NamedTuple):
    """What the list of results shows of a document, and what its snippets are made of."""

    id: str
    title: str
    blocks: Sequence[Passage]
    published: Published
    source: str
    kind: Kind
    language: str
    people: Sequence[Person]
    captures: int
    sample: bool


def card(packed: bytes) -> Card:
    values = _unpacked(packed)
    id_, title, blocks, published, source, kind, language, people, captures, sample = _card(values)
    return Card(
        id_, title, list(map(_passage_of, map(_passage, blocks))), _published(published), source,
        Kind(kind), language, list(map(_person_of, map(_person, people))), len(captures), sample,
    )  # fmt: skip


def _of(kind: type[Any], wanted: Sequence[str]) -> "itemgetter[Any]":
    """Takes these fields out of the values of all."""
    names = [field.name for field in fields(kind)]
    return itemgetter(*map(names.index, wanted))


_card, _passage, _person = (
    _of(Document, Card._fields), _of(Block, Passage._fields), _of(Mention, Person._fields),
)  # fmt: skip


_passage_of = partial(tuple.__new__, Passage)  # what `_make` does, without looking at it
_person_of = partial(tuple.__new__, Person)


def _block(text: str, kind: str, marker: str, level: int, page: int) -> Block:
    return Block(text, _KINDS[kind], marker, level, page)


def _mention(values: list[Any]) -> Mention:
    given: dict[str, Any] = dict(zip(_MENTION, values, strict=True))
    listed = {name: tuple(given[name]) for name in ("held", "candidates")}
    return Mention(**{**given, **listed})


def _version(
    capture: int, title: str, published: list[Any], lines: list[str], problem: str
) -> Version:
    return Version(capture, title, _published(published), tuple(lines), problem)


def _published(values: list[Any]) -> Published:
    date, precision, rule, evidence, runner_up = values
    other = _published(runner_up) if runner_up else None
    return Published(date, Precision(precision), rule, evidence, other)
