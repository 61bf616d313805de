"""Names with a minister's title that no record has: for the curator to look at, never guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.authority.titles import FIRST_WORDS, GENERIC, HONORIFICS, LATIN
from indexer.clean.people.around import PLAIN, ROLES
from indexer.clean.people.countries import TITLE
from indexer.clean.people.native_titles import TITLE as NATIVE_TITLE
from indexer.clean.people.words import Word, longest_from, words_of
from indexer.model import Document

_WORDS = 4  # of a name
_POLITE = 5
_NATIVE_NAME = re.compile(r"(?:[ァ-ヶー][ァ-ヶー・]{2,}|[一-鿿々]{2,4})$")
_NO_NAME = re.compile(r"(?:政府|両国?|各国?|同|副|国|現|新|前|元|内閣|閣僚|日|相|側)$")
_REACH = 20  # characters before a native title


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name as printed, and the title beside it."""

    name: str
    title: str


def candidates(document: Document) -> Iterator[Candidate]:
    """Every place in the body where somebody who is not in the records has a minister's title."""
    text = document.text
    known = [(m.start, m.end) for m in document.people if m.body]
    for start, end, found in (*_latin(text), *_native(text)):
        if not any(start < last and first < end for first, last in known):
            yield found


_Place = tuple[int, int, Candidate]


def _latin(text: str) -> Iterator[_Place]:
    words = words_of(text)
    for at, word in enumerate(words):
        if not word.capital or word.key not in FIRST_WORDS:
            continue
        length = longest_from(words, at, LATIN, TITLE)
        if not length or (length == 1 and word.key in GENERIC) or _continues(words, at):
            continue
        after = at + length
        after += longest_from(words, after, HONORIFICS, _POLITE) if after < len(words) else 0
        end = _name_end(words, after)
        if end > after:
            name = text[words[after].start : words[end - 1].end]
            title = text[word.start : words[at + length - 1].end]
            yield word.start, words[end - 1].end, Candidate(name, title)


def _continues(words: Sequence[Word], at: int) -> bool:
    """Whether a capital before it makes another title of it: "Vice Foreign Minister"."""
    return at > 0 and words[at].joined and words[at - 1].capital and words[at - 1].key in ROLES


def _name_end(words: Sequence[Word], at: int) -> int:
    """Where the capitalised words from there on end, as far as they may be a name."""
    end = at
    while (
        end < min(len(words), at + _WORDS)
        and words[end].spaced
        and words[end].capital
        and words[end].key not in PLAIN | ROLES
    ):
        end += 1
    return end


def _native(text: str) -> Iterator[_Place]:
    for match in NATIVE_TITLE.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        name = _NATIVE_NAME.search(before)
        if name and match["title"] != "長官" and not _NO_NAME.search(name[0]):
            start = match.start() - len(name[0])
            yield start, match.end(), Candidate(name[0], match["title"])
