"""What the index keeps of a document beside its postings, written and read back.

Its card by itself, and the rest, which is read for a document's own page alone.
"""

import json
from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter
from typing import Any

from indexer.engines.shared import cards, plain
from indexer.model import (
    Block,
    BlockKind,
    Capture,
    Document,
    Fingerprint,
    Mention,
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
    """All of it in three lines of JSON: the rest, the card, and its text."""
    head, _, text = cards.packed(document).partition(b"\n")
    written = plain.written(text.decode("utf-8", "surrogatepass"))
    return b"\n".join((rest(document), head, written))


def document(packed: bytes) -> Document:
    return joined(*_parted(packed))


def card(packed: bytes) -> cards.Card:
    return cards.card(_parted(packed)[0])


def _parted(packed: bytes) -> tuple[bytes, bytes]:
    """The card and the rest."""
    rest, head, text = packed.split(b"\n", 2)
    return b"%b\n%b" % (head, plain.read(text).encode("utf-8", "surrogatepass")), rest


def rest(document: Document) -> bytes:
    """What the card does not hold; the text too where a line of it is none, as it should be."""
    blocks = [_of_block(block) for block in document.blocks]
    lines = document.lines if any("\n" in line for line in document.lines) else None
    return plain.written((blocks, lines, *_fields(document)))


def joined(card: bytes, rest: bytes) -> Document:
    shown = cards.card(card)
    blocks, lines, *values = plain.read(rest)
    given = dict(zip(_FIELDS, values, strict=True))
    if lines is None:
        lines = shown.text.split("\n") if blocks else []
    both = zip(lines, blocks, strict=True)
    return Document(
        **{name: getattr(shown, name) for name in cards.FIELDS}
        | given
        | {
            "blocks": tuple([_block(line, *block) for line, block in both]),
            "people": tuple([_mention(mention) for mention in given["people"]]),
            "tail": tuple(given["tail"]),
            "corrected": tuple(given["corrected"]),
            "stripped": tuple([Stripped(*stripped) for stripped in given["stripped"]]),
            "captures": tuple([Capture(*capture) for capture in given["captures"]]),
            "earlier": tuple([_version(*version) for version in given["earlier"]]),
        }
    )


def _names() -> Iterator[str]:
    of_card = {"blocks", *cards.FIELDS}
    return (field.name for field in fields(Document) if field.name not in of_card)


_FIELDS = tuple(_names())
_MENTION = [field.name for field in fields(Mention)]
_BLOCK_KINDS = {kind.value: kind for kind in BlockKind}
_fields = attrgetter(*_FIELDS)
_of_block = attrgetter("kind", "marker", "level", "page")


def _block(line: str, kind: str, marker: str, level: int, page: int) -> Block:
    text = line[len(marker) + 1 :] if marker else line
    return Block(text, _BLOCK_KINDS[kind], marker, level, page)


def _mention(values: list[Any]) -> Mention:
    given: dict[str, Any] = dict(zip(_MENTION, values, strict=True))
    listed = {name: tuple(given[name]) for name in ("held", "candidates")}
    return Mention(**{**given, **listed})


def _version(
    capture: int, title: str, published: list[Any], lines: list[str], problem: str
) -> Version:
    return Version(capture, title, plain.published(published), tuple(lines), problem)
