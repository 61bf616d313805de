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
_BLOCK_KINDS = {kind.value: kind for kind in BlockKind}  # looked up in a fifth of the time
_KINDS = {kind.value: kind for kind in Kind}
_PRECISIONS = {precision.value: precision for precision in Precision}


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
            "kind": _KINDS[given["kind"]],
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
    lines: Sequence[str]
    kinds: Sequence[str]  # of the lines
    published: Published
    source: str
    kind: Kind
    language: str
    people: Sequence[Person]
    captures: int
    sample: bool

    @property
    def paragraphs(self) -> list[tuple[int, str]]:
        numbered = enumerate(zip(self.lines, self.kinds, strict=True))
        return [(n, line) for n, (line, kind) in numbered if kind == BlockKind.PARAGRAPH and line]


def card(packed: bytes) -> Card:
    values = _unpacked(packed)
    id_, title, blocks, published, source, kind, language, people, captures, sample = _card(values)
    held = list(map(_line, blocks))
    lines = [f"{marker} {text}" if marker else text for text, _, marker in held]
    return Card(
        id_, title, lines, [kind for _, kind, _ in held], _published(published), source,
        _KINDS[kind], language, list(map(_person_of, map(_person, people))), len(captures), sample,
    )  # fmt: skip


def _of(kind: type[Any], wanted: Sequence[str]) -> "itemgetter[Any]":
    """Takes these fields out of the values of all."""
    names = [field.name for field in fields(kind)]
    return itemgetter(*map(names.index, wanted))


_card = _of(
    Document, ["id", "title", "blocks", "published", "source", "kind", "language", "people",
               "captures", "sample"],
)  # fmt: skip
_line = _of(Block, ["text", "kind", "marker"])
_person = _of(Mention, Person._fields)
_person_of = partial(tuple.__new__, Person)  # what `_make` does, without looking at it


def _block(text: str, kind: str, marker: str, level: int, page: int) -> Block:
    return Block(text, _BLOCK_KINDS[kind], marker, level, page)


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
    return Published(date, _PRECISIONS[precision], rule, evidence, other)
