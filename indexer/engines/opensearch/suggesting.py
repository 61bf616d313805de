"""Suggestions: people, words, phrases and titles that begin like what has been typed."""

from collections.abc import Iterator
from dataclasses import replace

from indexer.analysis import needles
from indexer.analysis.folding import fold
from indexer.authority import Authority, Person
from indexer.engines.opensearch import mapping
from indexer.engines.opensearch.answering import ORDERS
from indexer.engines.opensearch.compiling import Compiling
from indexer.engines.opensearch.escapes import key, unkey
from indexer.engines.opensearch.held import held_values
from indexer.engines.opensearch.lexicon import Lexicon
from indexer.engines.opensearch.sampling import pairs, phrases
from indexer.engines.opensearch.snapshot import Snapshot
from indexer.engines.opensearch.terms import begins_so
from indexer.engines.shared import stored
from indexer.engines.shared.continuing import Continuing
from indexer.engines.shared.suggesting import (
    MOST,
    OF_A_KIND,
    PRINTED,
    begins,
    forms,
    frequent,
    mark,
    of_person,
    rank,
    words_of,
)
from indexer.fields import TITLE
from indexer.model import Sort, Suggested, Suggestion
from indexer.query.clauses import Clause, Phrase, Word

_REMEMBERED = 10_000  # suggestions


def suggest(snapshot: Snapshot, prefix: str, authority: Authority) -> tuple[Suggestion, ...]:
    """People first, then words and phrases, then titles; within each, most documents first."""
    start = " ".join(fold(prefix).split())
    if not any(map(str.isalnum, start)):
        return ()
    asking = _Asking(snapshot, authority)
    meant = list(asking.people(start))
    people = sorted((of_person(one, count) for one, count in meant), key=rank)
    known = {word for one, _ in meant for form in forms(one) for word in words_of(form)}
    by_label = {word.label: word for word in asking.words(start, known)}
    words = sorted(by_label.values(), key=rank)[:OF_A_KIND]
    titles = sorted(asking.titles(start), key=rank)
    first = (*people[:OF_A_KIND], *words, *titles)[:MOST]
    more = people[OF_A_KIND:][: MOST - len(first)]
    return (*people[:OF_A_KIND], *more, *first[len(people[:OF_A_KIND]) :])


class _Asking:
    def __init__(self, snapshot: Snapshot, authority: Authority) -> None:
        self._snapshot, self._authority = snapshot, authority
        self._made = snapshot.once(_none)
        if len(self._made) > _REMEMBERED:
            self._made.clear()

    def people(self, start: str) -> Iterator[tuple[Person, int]]:
        """People with documents, of whose names any word begins so."""
        for who, count in self._snapshot.once(held_values)["minister"].items():
            found = self._authority.people.get(who)
            if found and any(begins(form, start) for form in forms(found)):
                yield found, count

    def words(self, start: str, known: set[str]) -> Iterator[Suggestion]:
        """Words and phrases as they are printed; of the inflections of a word the most frequent."""
        spaced = frequent(self._snapshot.once(Lexicon.of).vocabulary, start)
        for word in spaced or self._continuing.words(start, OF_A_KIND):
            if word not in known:
                found = self._printed(word, Word(word), "{}")
                yield found if found.label else replace(found, label=word)
        for phrase in self._snapshot.once(phrases).begun(start, OF_A_KIND):
            found = self._printed(phrase, Phrase(phrase), '"{}"')
            if found.label and not known.issuperset(phrase.split()):
                yield found

    def titles(self, start: str) -> Iterator[Suggestion]:
        begun = begins_so(key(start))
        terms = {"field": mapping.TITLE, "include": begun, "size": MOST}
        asked = {"size": 0, "aggs": {"titles": {"terms": terms}}}
        for bucket in self._snapshot.search(asked)["aggregations"]["titles"]["buckets"]:
            title = unkey(bucket["key"].partition("\x1f")[2])
            if any(map(str.isalnum, title)):
                yield self._titled(title)

    def _titled(self, title: str) -> Suggestion:
        plain = title.replace('"', " ")
        text = f'title:"{plain}"'
        if text not in self._made:
            count = self._count(Phrase(plain, TITLE.name))
            self._made[text] = Suggestion(text, title, count, Suggested.TITLE)
        return self._made[text]

    @property
    def _continuing(self) -> Continuing:
        return Continuing(self._snapshot.once(pairs), lambda text: self._count(Word(text)))

    def _count(self, clause: Clause) -> int:
        return self._snapshot.count(Compiling(self._snapshot, self._authority).query(clause))

    def _printed(self, text: str, clause: Clause, query: str) -> Suggestion:
        if text not in self._made:
            asked = {
                "query": Compiling(self._snapshot, self._authority).query(clause),
                "size": PRINTED,
                "sort": ORDERS[Sort.OLDEST],
                "track_total_hits": True,
                "_source": [mapping.DOCUMENT],
            }
            hits = self._snapshot.search(asked)["hits"]
            documents = (row["_source"][mapping.DOCUMENT].encode() for row in hits["hits"])
            sought = needles(clause)
            seen = (mark(stored.document(one), sought, text) for one in documents)
            label = next(filter(None, seen), "")
            self._made[text] = Suggestion(query.format(text), label, hits["total"]["value"])
        return self._made[text]


def _none(_: Snapshot) -> dict[str, Suggestion]:
    return {}
