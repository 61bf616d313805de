"""Our analysis and term weighting over a small index in memory, apart from any engine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from indexer.analysis import tokens
from indexer.analysis.texts import lines, tokens_of
from indexer.authority import Authority
from indexer.engines.whoosh import weighting
from indexer.fields import TEXT_FIELDS
from indexer.model import Document

Counts = tuple[weighting.Documents, weighting.Numbers]


@dataclass(frozen=True, slots=True)
class Postings:
    """By term: in which documents it stands and how often, a field's weight counted in."""

    terms: Mapping[str, Counts]

    def scores(self, term: str, norms: weighting.Numbers) -> Counts | None:
        if term not in self.terms:
            return None
        documents, counts = self.terms[term]
        weight = weighting.term_weight(len(norms), len(documents), float(counts.sum()))
        return documents, np.float32(weight) * weighting.saturation(counts, norms[documents])


@dataclass(slots=True)
class _Gathered:
    """Postings while they are collected, document by document."""

    terms: dict[str, tuple[list[int], list[float]]] = field(default_factory=dict)

    def add(self, number: int, words: Mapping[str, float]) -> None:
        for word, count in words.items():
            documents, counts = self.terms.setdefault(word, ([], []))
            documents.append(number)
            counts.append(count)

    def postings(self) -> Postings:
        return Postings(
            {
                term: (np.array(documents, np.uint32), np.array(counts, np.float32))
                for term, (documents, counts) in self.terms.items()
            }
        )


class Memory:
    """Ranks by any of a query's words."""

    def __init__(self, documents: Sequence[Document]) -> None:
        exact, stems = _Gathered(), _Gathered()
        lengths = []
        for number, document in enumerate(documents):
            words, stemmed = _counted(document)
            exact.add(number, words)
            stems.add(number, stemmed)
            lengths.append(sum(words.values()))
        self._ids = [document.id for document in documents]
        self._exact, self._stems = exact.postings(), stems.postings()
        self._norms = weighting.norms(np.array(lengths, np.float32), float(np.mean(lengths)))

    def rank(self, query: str) -> Mapping[str, float]:
        total = np.zeros(len(self._ids), np.float32)
        for word, stem in _asked(query):
            for postings, term, share in (
                (self._stems, stem, 1.0),
                (self._exact, word, weighting.EXACT),
            ):
                found = postings.scores(term, self._norms)
                if found is not None:
                    total[found[0]] += share * found[1]
        return {self._ids[number]: float(total[number]) for number in np.flatnonzero(total)}


def _asked(query: str) -> Iterable[tuple[str, str]]:
    """The words of a query that earn a score, with their stems."""
    stems = {token.text: token.stem for token in tokens(query) if not token.beside}
    return [(word, stems[word]) for word in weighting.scored(stems)]


def _counted(document: Document) -> tuple[dict[str, float], dict[str, float]]:
    words: dict[str, float] = {}
    stems: dict[str, float] = {}
    texts = lines(document, Authority())
    for text_field in TEXT_FIELDS:
        for token in tokens_of(texts[text_field.name]):
            words[token.text] = words.get(token.text, 0.0) + text_field.weight
            stems[token.stem] = stems.get(token.stem, 0.0) + text_field.weight
    return words, stems
