"""Suggestions: people, words, phrases and titles that begin like what has been typed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from indexer.analysis import needles
from indexer.analysis.folding import fold
from indexer.authority import Authority, Person
from indexer.engines.shared.continuing import Continuing, Pairs
from indexer.engines.shared.suggesting import (
    LONGEST,
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
from indexer.engines.whoosh.matches.matching import Matching
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.words.sampling import phrases
from indexer.engines.whoosh.words.titles import Titles
from indexer.engines.whoosh.words.vocabulary import known_words
from indexer.fields import TITLE
from indexer.model import Suggested, Suggestion
from indexer.query.clauses import Clause, Phrase, Word

_REMEMBERED = 10_000  # suggestions


def suggest(snapshot: Snapshot, prefix: str, authority: Authority) -> tuple[Suggestion, ...]:
    """People first, then words and phrases, then titles; within each, most documents first."""
    start = " ".join(fold(prefix).split())
    if not any(map(str.isalnum, start)):
        return ()
    meant = list(_people(snapshot, start, authority))
    people = sorted((of_person(person, count) for person, count in meant), key=rank)
    known = {word for person, _ in meant for form in forms(person) for word in words_of(form)}
    by_label = {word.label: word for word in _words(snapshot, start, known)}
    words = sorted(by_label.values(), key=rank)[:OF_A_KIND]
    titles = sorted(_titles(snapshot, start), key=rank)
    first = (*people[:OF_A_KIND], *words, *titles)[:MOST]
    more = people[OF_A_KIND:][: MOST - len(first)]
    return (*people[:OF_A_KIND], *more, *first[len(people[:OF_A_KIND]) :])


def _people(snapshot: Snapshot, start: str, authority: Authority) -> Iterator[tuple[Person, int]]:
    """People with documents, of whose names any word begins so."""
    for who, count in snapshot.once(_named).items():
        person = authority.people.get(who)
        if person and any(begins(form, start) for form in forms(person)):
            yield person, count


def _named(snapshot: Snapshot) -> Mapping[str, int]:
    return snapshot.facets["minister"].counts(snapshot.everything)


def _words(snapshot: Snapshot, start: str, known: set[str]) -> Iterator[Suggestion]:
    """Words and phrases as they are printed; of the inflections of a word the most frequent."""
    spaced = frequent(snapshot.once(known_words), start)
    for word in spaced or _continuing(snapshot).words(start, OF_A_KIND):
        if word not in known:
            found = _printed(snapshot, word, Word(word), "{}")
            yield found if found.label else replace(found, label=word)
    for phrase in snapshot.once(phrases).begun(start, OF_A_KIND):
        found = _printed(snapshot, phrase, Phrase(phrase), '"{}"')
        if found.label and not known.issuperset(phrase.split()):
            yield found


def _continuing(snapshot: Snapshot) -> Continuing:
    return Continuing(snapshot.once(_pairs), lambda text: len(Matching(snapshot).docs(Word(text))))


def _pairs(snapshot: Snapshot) -> Pairs:
    return Pairs.of(snapshot.once(known_words))


def _printed(snapshot: Snapshot, text: str, clause: Clause, query: str) -> Suggestion:
    made = _made(snapshot)
    found = made.get(text)
    if found is None:
        docs = Matching(snapshot).docs(clause)
        sought = needles(clause)
        seen = (mark(snapshot.document(doc), sought, text) for doc in docs[:PRINTED].tolist())
        label = next(filter(None, seen), "")
        found = made[text] = Suggestion(query.format(text), label, len(docs))
    return found


def _titles(snapshot: Snapshot, start: str) -> Iterator[Suggestion]:
    made = _made(snapshot)
    for title in snapshot.once(Titles.of).begun(start, MOST):
        if len(title) <= LONGEST and any(map(str.isalnum, title)):
            plain = title.replace('"', " ")
            text = f'title:"{plain}"'
            suggestion = made.get(text)
            if suggestion is None:
                found = Matching(snapshot).docs(Phrase(plain, TITLE.name))
                suggestion = Suggestion(text, title, len(found), Suggested.TITLE)
                made[text] = suggestion
            yield suggestion


def _made(snapshot: Snapshot) -> dict[str, Suggestion]:
    """What has been suggested of a commit lately, by what it was made from."""
    made = snapshot.once(_none)
    if len(made) > _REMEMBERED:
        made.clear()
    return made


def _none(_: Snapshot) -> dict[str, Suggestion]:
    return {}
