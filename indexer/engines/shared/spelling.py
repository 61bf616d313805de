"""Did you mean: a query whose words the archive knows better, where one finds little."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Self

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.analysis import tokens
from indexer.analysis.folding import fold
from indexer.analysis.words import UNSPACED
from indexer.authority import Authority
from indexer.engines.shared.vocabulary import Vocabulary
from indexer.model import Suggestion
from indexer.query.parser import LONGEST
from indexer.query.respelling import Change, respelled, written_names, written_words

_SHORT, _LONG = 3, 6  # letters from which one slip is likely, and two
_OFTEN = 10  # times as many documents must hold the other spelling, and must be found by it
_WORDS = 3  # that may be spelled otherwise at once
_SPELLINGS = 4  # of one word that are tried
_TRIED = 12  # queries
_REMEMBERED = 10_000  # words

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query, where it stands in the query's text, and how it may have been meant.

    A spelling goes with the number of slips that lead to it; "" stands for the word as it is.
    """

    start: int
    end: int
    spellings: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What is known of the spelling of words in one commit."""

    vocabulary: Vocabulary
    frequent: "Frequent"
    _known: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Self:
        return cls(vocabulary, Frequent.of(vocabulary))

    def better(
        self, text: str, authority: Authority, found: int, count: Count
    ) -> Suggestion | None:
        """The likeliest respelling of a query that finds much more; `count` tells how much.

        `found` is what the query itself does.
        """
        every = (*self._words(text), *_names(text, authority))
        doubtful = [word for word in every if word.spellings]
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
                yield Word(start, end, self._spellings(token.text))

    def _spellings(self, word: str) -> Sequence[tuple[int, str]]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[word] = self.frequent.near(word, self.vocabulary.count(word))
        return found


@dataclass(frozen=True, slots=True)
class Frequent:
    """The words of an archive, those of most documents first: only these are worth comparing."""

    words: list[str]
    counts: npt.NDArray[np.int64]  # falling

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Self:
        counts = np.asarray(vocabulary.counts, np.int64)
        order = np.argsort(-counts, kind="stable")
        return cls([vocabulary.words[number] for number in order.tolist()], counts[order])

    def near(self, word: str, own: int) -> list[tuple[int, str]]:
        """Words within a slip or two that are much more frequent, likely ones first.

        A word that the archive holds, in `own` documents, may be meant as it is.

        A slip is a letter too many, too few or another one, or two neighbours exchanged (optimal
        string alignment). How many are likely in words of which length is as in Lucene's fuzzy
        queries.
        """
        least = max(1, _OFTEN * own)
        enough = int(np.searchsorted(-self.counts, -least, side="right"))
        ranked = sorted(
            (slips, -int(self.counts[number]), other)
            for other, slips, number in _extracted(word, self.words[:enough])
            if other.isalpha()
        )
        others = [(slips, other) for slips, _, other in ranked[:_SPELLINGS]]
        return [(0, ""), *others] if own and others else others


def _changes(words: Sequence[Word]) -> Iterator[tuple[Change, ...]]:
    """Some words respelled, those with the fewest slips first."""
    ways = sorted(
        product(*(enumerate(word.spellings) for word in words)),
        key=lambda way: (sum(slips for _, (slips, _) in way), sum(rank for rank, _ in way)),
    )
    for way in ways:
        pairs = zip(words, way, strict=True)
        changes = [(word.start, word.end, spelling) for word, (_, (_, spelling)) in pairs]
        if any(spelling for *_, spelling in changes):
            yield tuple(change for change in changes if change[2])


def _names(text: str, authority: Authority) -> Iterator[Word]:
    """Names that nobody bears, with those that somebody does."""
    for written in written_names(text):
        if not authority.find(written.text):
            whole = " " in written.text
            forms = {
                fold(form): form
                for person in authority.people.values()
                for form in (*person.forms, *person.short_forms)
                if (" " in form) == whole
            }
            near = _extracted(fold(written.text), list(forms))
            ranked = sorted((slips, forms[form]) for form, slips, _ in near)
            end = written.start + len(written.text)
            yield Word(written.start, end, ranked[:_SPELLINGS])


def _extracted(word: str, known: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Other words within a likely number of slips: each, how many slips, and its number."""
    if len(word) < _SHORT:
        return
    most = 1 if len(word) < _LONG else 2
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    yield from ((other, int(slips), number) for other, slips, number in found if slips)
