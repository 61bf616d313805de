"""Suggestions: which are made, in which order, and how they are written."""

from functools import lru_cache

from indexer.analysis import Needles, highlight
from indexer.analysis.folding import fold
from indexer.analysis.function_words import FUNCTION_WORDS
from indexer.analysis.tokens import stem
from indexer.authority import Person
from indexer.engines.shared.vocabulary import Vocabulary
from indexer.model import Document, Suggested, Suggestion

MOST = 10
OF_A_KIND = 4  # people, words and phrases, as long as there are others
_SHORTEST = 3  # letters of a word worth suggesting
LONGEST = 300  # characters of a title that can be asked for
PRINTED = 3  # documents that are looked into for how a phrase is printed


def rank(suggestion: Suggestion) -> tuple[int, str]:
    return -suggestion.count, suggestion.label.casefold()


def of_person(person: Person, count: int) -> Suggestion:
    text = f'minister:"{person.name}"'
    return Suggestion(text, person.name, count, Suggested.PERSON, person.note)


def words_of(form: str) -> tuple[str, ...]:
    return (form, *form.split())


@lru_cache(maxsize=10_000)
def forms(person: Person) -> tuple[str, ...]:
    return tuple(map(fold, person.forms))


def begins(form: str, start: str) -> bool:
    return form.startswith(start) or f" {start}" in form


def frequent(vocabulary: Vocabulary, start: str) -> list[str]:
    by_stem: dict[str, str] = {}
    for word in vocabulary.most_frequent(vocabulary.begun(start), 4 * OF_A_KIND):
        telling = len(word) >= _SHORTEST and word.isalpha() and word not in FUNCTION_WORDS
        if telling and vocabulary.count(word) > 1:
            by_stem.setdefault(stem(word), word)
    return list(by_stem.values())[:OF_A_KIND]


def mark(document: Document, sought: Needles, text: str) -> str:
    """How the document prints these words; "" where only inflected, or parted by signs."""
    lines = (*document.lines, document.title)
    marks = (part.text for line in lines for part in highlight(line, sought) if part.matched)
    return next((mark for mark in marks if text in _plain(mark)), "")


def _plain(mark: str) -> tuple[str, str]:
    """As words, and as one word, which a compound may be as well."""
    words = fold(mark).replace("-", " ").split()
    return " ".join(words), "".join(words)
