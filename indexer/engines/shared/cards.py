"""What the list of results shows of a document, written and read back by itself.

A line of JSON, and behind it the text as it is: a page reads ten of these, and nothing else.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from indexer.engines.shared import plain
from indexer.model import BlockKind, Document, Kind, Published
from indexer.model.made import maker

FIELDS = ("id", "title", "published", "source", "kind", "language", "sample")

_KINDS = {kind.value: kind for kind in Kind}  # looked up in a fifth of the time
_LETTERS = {kind: chr(ord("a") + number) for number, kind in enumerate(BlockKind)}
_PARAGRAPH = _LETTERS[BlockKind.PARAGRAPH]


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
    """What is shown of a document, and what its snippets are made of."""

    id: str
    title: str
    published: Published
    source: str
    kind: Kind
    language: str
    sample: bool
    captures: int
    people: Sequence[Person]  # those with a record
    text: str  # line by line
    kinds: str  # of the lines, a letter each

    @property
    def paragraphs(self) -> Iterator[tuple[int, str]]:
        lines = self.text.split("\n") if self.kinds else []
        numbered = enumerate(zip(lines, self.kinds, strict=True))
        return ((n, line) for n, (line, kind) in numbered if kind == _PARAGRAPH and line)


_fields, _person = attrgetter(*FIELDS), attrgetter(*Person._fields)


def packed(document: Document) -> bytes:
    lines = document.lines
    head = (
        *_fields(document),
        len(document.captures),
        [_person(mention) for mention in document.people if mention.person],
        "".join([_LETTERS[block.kind] for block in document.blocks]),
    )
    text = "\n".join([line.replace("\n", " ") for line in lines])
    return b"%b\n%b" % (plain.written(head), text.encode("utf-8", "surrogatepass"))


def card(packed: bytes) -> Card:
    head, _, text = packed.partition(b"\n")
    of_id, title, published, source, kind, language, *values, people, kinds = plain.read(head)
    sample, captures = values
    return _card((
        of_id, title, plain.published(published), source, _KINDS[kind], language, sample, captures,
        list(map(_person_of, people)), text.decode("utf-8", "surrogatepass"), kinds,
    ))  # fmt: skip


_person_of, _card = maker(Person), maker(Card)
