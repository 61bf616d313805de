"""Suggestions: people, words, phrases and titles that begin like what has been typed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from indexer.analysis import Needles, highlight, needles
from indexer.analysis.folding import fold
from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.tokens import stem
from indexer.authority import Authority, Person
from indexer.engines.shared.continuing import Continuing, Pairs
from indexer.engines.whoosh.matching import Matching
from indexer.engines.whoosh.phrases import Phrases
from indexer.engines.whoosh.snapshot import Snapshot
from indexer.engines.whoosh.titles import Titles
from indexer.engines.whoosh.vocabulary import Vocabulary
from indexer.fields import TITLE
from indexer.model import Document, Suggested, Suggestion
from indexer.query.clauses import Clause, Phrase, Word

MOST = 10
OF_A_KIND = 4  # people, words and phrases, as long as there are others
_SHORTEST = 3  # letters of a word worth suggesting
LONGEST = 300  # characters of a title that can be asked for
_REMEMBERED = 10_000  # suggestions
PRINTED = 3  # documents that are looked into for how a phrase is printed


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


def rank(suggestion: Suggestion) -> tuple[int, str]:
    return -suggestion.count, suggestion.label.casefold()


def _people(snapshot: Snapshot, start: str, authority: Authority) -> Iterator[tuple[Person, int]]:
    """People with documents, of whose names any word begins so."""
    for who, count in snapshot.once(_named).items():
        person = authority.people.get(who)
        if person and any(begins(form, start) for form in forms(person)):
            yield person, count


def of_person(person: Person, count: int) -> Suggestion:
    text = f'minister:"{person.name}"'
    return Suggestion(text, person.name, count, Suggested.PERSON, person.note)


def words_of(form: str) -> tuple[str, ...]:
    return (form, *form.split())


def _named(snapshot: Snapshot) -> Mapping[str, int]:
    return snapshot.facets["minister"].counts(snapshot.everything)


@lru_cache(maxsize=10_000)
def forms(person: Person) -> tuple[str, ...]:
    return tuple(map(fold, person.forms))


def begins(form: str, start: str) -> bool:
    return form.startswith(start) or f" {start}" in form


def _words(snapshot: Snapshot, start: str, known: set[str]) -> Iterator[Suggestion]:
    """Words and phrases as they are printed; of the inflections of a word the most frequent."""
    spaced = frequent(snapshot.once(Vocabulary.of), start)
    for word in spaced or _continuing(snapshot).words(start, OF_A_KIND):
        if word not in known:
            found = _printed(snapshot, word, Word(word), "{}")
            yield found if found.label else replace(found, label=word)
    for phrase in snapshot.once(Phrases.of).begun(start, OF_A_KIND):
        found = _printed(snapshot, phrase, Phrase(phrase), '"{}"')
        if found.label and not known.issuperset(phrase.split()):
            yield found


def _continuing(snapshot: Snapshot) -> Continuing:
    return Continuing(snapshot.once(_pairs), lambda text: len(Matching(snapshot).docs(Word(text))))


def _pairs(snapshot: Snapshot) -> Pairs:
    return Pairs.of(snapshot.once(Vocabulary.of))


def frequent(vocabulary: Vocabulary, start: str) -> list[str]:
    by_stem: dict[str, str] = {}
    for word in vocabulary.most_frequent(vocabulary.begun(start), 4 * OF_A_KIND):
        telling = len(word) >= _SHORTEST and word.isalpha() and word not in FUNCTION_WORDS
        if telling and vocabulary.count(word) > 1:
            by_stem.setdefault(stem(word), word)
    return list(by_stem.values())[:OF_A_KIND]


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


def mark(document: Document, sought: Needles, text: str) -> str:
    """How the document prints these words; "" where only inflected, or parted by signs."""
    lines = (*document.lines, document.title)
    marks = (part.text for line in lines for part in highlight(line, sought) if part.matched)
    return next((mark for mark in marks if text in _plain(mark)), "")


def _plain(mark: str) -> tuple[str, str]:
    """As words, and as one word, which a compound may be as well."""
    words = fold(mark).replace("-", " ").split()
    return " ".join(words), "".join(words)


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
