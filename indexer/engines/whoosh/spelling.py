"""Did you mean: a query whose words the archive knows better, where one finds little."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.analysis import tokens
from indexer.analysis.words import UNSPACED
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.vocabulary import Vocabulary
from indexer.model import Suggestion
from indexer.query.parser import LONGEST
from indexer.query.respelling import Change, respelled, written_words

_SHORT, _LONG = 3, 6  # letters from which one slip is likely, and two
_OFTEN = 10  # times as many documents must hold the other spelling, and must be found by it
_WORDS = 3  # that may be spelled otherwise at once
_SPELLINGS = 4  # of one word that are tried
_TRIED = 12  # queries
_REMEMBERED = 10_000  # words

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query, folded, where it stands in the query's text, and other spellings of it.

    A spelling goes with the number of slips that lead to it.
    """

    text: str
    start: int
    end: int
    spellings: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What is known of the spelling of words in one commit."""

    vocabulary: Vocabulary
    _known: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        return cls(snapshot.once(Vocabulary.of))

    def better(self, text: str, found: int, count: Count) -> Suggestion | None:
        """The likeliest respelling of a query that finds much more; `count` tells how much.

        `found` is what the query itself does.
        """
        doubtful = [word for word in self._words(text) if word.spellings]
        for changes in islice(_changes(doubtful[:_WORDS]), _TRIED):
            other = respelled(text, changes)
            total = count(other) if len(other) <= LONGEST else 0
            if total >= max(1, _OFTEN * found):
                return Suggestion(other, other, total)
        return None

    def _words(self, text: str) -> Iterator[Word]:
        for written in written_words(text):
            for token in tokens(written.text):
                if token.beside or not token.text.isalpha() or UNSPACED.search(token.text):
                    continue
                start, end = written.start + token.start, written.start + token.end
                yield Word(token.text, start, end, self._spellings(token.text))

    def _spellings(self, word: str) -> Sequence[tuple[int, str]]:
        if word not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[word] = _near(word, self.vocabulary)
        return self._known[word]


def _changes(words: Sequence[Word]) -> Iterator[tuple[Change, ...]]:
    """All words respelled, those with the fewest slips first."""
    if not words:
        return
    ways = sorted(
        product(*(enumerate(word.spellings) for word in words)),
        key=lambda way: (sum(slips for _, (slips, _) in way), sum(rank for rank, _ in way)),
    )
    for way in ways:
        pairs = zip(words, way, strict=True)
        yield tuple((word.start, word.end, spelling) for word, (_, (_, spelling)) in pairs)


def _near(word: str, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """Words of the archive within a slip or two that are much more frequent, likely ones first.

    A slip is a letter too many, too few or another one, or two neighbours exchanged (optimal string
    alignment). How many are likely in words of which length is as in Lucene's fuzzy queries.
    """
    if len(word) < _SHORT:
        return []
    least = max(1, _OFTEN * vocabulary.count(word))
    found = process.extract(
        word, vocabulary.words, scorer=OSA.distance, processor=None,
        score_cutoff=1 if len(word) < _LONG else 2, limit=None,
    )  # fmt: skip
    ranked = sorted(
        (int(slips), -int(vocabulary.counts[number]), other)
        for other, slips, number in found
        if slips and vocabulary.counts[number] >= least and other.isalpha()
    )
    return [(slips, other) for slips, _, other in ranked[:_SPELLINGS]]
