"""What the engines are asked: seven kinds of query, made from the corpus by a seeded generator."""

import random
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from indexer.model import Document
from tests.bench.corpus import Corpus, slug

EACH = 29  # questions of each kind in a round
TURN = 7  # questions to one engine before the next one's turn
FACETS = ("year", "minister", "source")  # counted for every answer

_COMMON = slice(5, 300)  # ranks of words by frequency
_MIDDLE = slice(40, 3_000)
_RARE = slice(5_000, None)
_EXPANDED = 150  # words that a beginning may stand for


class Kind(StrEnum):
    COMMON = "common"
    RARE = "rare"
    AND = "and"
    OR = "or"
    PHRASE = "phrase"
    PREFIX = "prefix"
    FILTERED = "filtered"


@dataclass(frozen=True, slots=True)
class Question:
    kind: Kind
    words: tuple[str, ...]  # lower case; of a prefix, its letters
    filters: Mapping[str, str] = field(default_factory=dict)  # facet to value


@dataclass(frozen=True)
class Questions:
    """Questions about the first `documents` of a corpus. Each round asks others."""

    corpus: Corpus
    documents: int

    def round(self, number: int, each: int) -> tuple[Question, ...]:
        chance = random.Random(f"{self.corpus.seed} round {number}")  # noqa: S311 -- repeatable
        asked = [self._question(kind, chance) for kind in Kind for _ in range(each)]
        chance.shuffle(asked)
        return tuple(asked)

    def _question(self, kind: Kind, chance: random.Random) -> Question:
        document = self.corpus.document(chance.randrange(self.documents))
        match kind:
            case Kind.COMMON:
                return Question(kind, self._ranked(_COMMON, 1, chance))
            case Kind.RARE:
                return Question(kind, (self._rare(document, chance),))
            case Kind.AND:
                return Question(kind, self._together(document, chance))
            case Kind.OR:
                return Question(kind, self._ranked(_MIDDLE, chance.randint(2, 3), chance))
            case Kind.PHRASE:
                return Question(kind, _phrase(document, chance))
            case Kind.PREFIX:
                return Question(kind, (self._beginning(self._rare(document, chance), chance),))
            case Kind.FILTERED:
                words = self._ranked(_COMMON, 1, chance)
                return Question(kind, words, _filters(document, chance))

    def _ranked(self, ranks: slice, count: int, chance: random.Random) -> tuple[str, ...]:
        words = [word.lower() for word in self.corpus.vocabulary[ranks]]
        return tuple(chance.sample(words, count))

    def _rare(self, document: Document, chance: random.Random) -> str:
        """A rare word of the document of some length; of a document without one, any rare word."""
        rare = set(self.corpus.vocabulary[_RARE])
        found = sorted(word for word in _words(document) if word in rare and len(word) > 4)
        return chance.choice(found or self.corpus.vocabulary[_RARE])

    def _beginning(self, word: str, chance: random.Random) -> str:
        """Its first letters, more of them where so many words begin so that ours would cut them."""
        letters = chance.randint(4, 5)
        while letters < len(word) and self._begun(word[:letters]) > _EXPANDED:
            letters += 1
        return word[:letters]

    def _begun(self, beginning: str) -> int:
        after = f"{beginning}\U0010ffff"
        return bisect_left(self._sorted, after) - bisect_left(self._sorted, beginning)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(word.lower() for word in self.corpus.vocabulary)

    def _together(self, document: Document, chance: random.Random) -> tuple[str, ...]:
        """Words that stand in one document, so that something is found."""
        middle = {word.lower() for word in self.corpus.vocabulary[_MIDDLE]}
        found = sorted(middle.intersection(_words(document)))
        return tuple(chance.sample(found, min(len(found), chance.randint(2, 3))))


def _phrase(document: Document, chance: random.Random) -> tuple[str, ...]:
    words = list(_words(document))
    start = chance.randrange(len(words) - 3)
    return tuple(words[start : start + chance.randint(2, 3)])


def _filters(document: Document, chance: random.Random) -> dict[str, str]:
    """One or two facets narrowed to values of the document."""
    values = {
        "year": document.published.year or "",
        "minister": slug(chance.choice(document.people).name),
        "source": document.source,
    }
    return {facet: values[facet] for facet in chance.sample(FACETS, chance.randint(1, 2))}


def _words(document: Document) -> Iterator[str]:
    """The words of the longest paragraph."""
    longest = max(document.blocks, key=lambda block: len(block.text))
    return (word.strip(".").lower() for word in longest.text.split())
