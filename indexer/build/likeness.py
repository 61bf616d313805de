"""How alike texts are, by the share of word sequences that they have in common: MinHash.

A. Broder, "On the resemblance and containment of documents", 1997.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from rensa import RMinHash

from indexer.model import Document

_SEQUENCE = 3  # words
_PERMUTATIONS, _SEED = 128, 1
_SAME_TITLE, _OTHER_TITLE = 0.7, 0.9  # what they must have in common to be versions of one page
_LONGEST = 2**20  # characters that are compared
_SILENT = re.compile(r"<(script|style)\b[^<]*(?:<(?!/?\1\b)[^<]*){0,5000}", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_WORD = re.compile(r"[^\W_\u3040-\u9fff\uac00-\ud7af]+|[\u3040-\u9fff\uac00-\ud7af]")
_SAMPLES = 2  # word sequences, drawn by chance, in which the texts of a group agree


@dataclass(frozen=True, slots=True)
class Sketch:
    """A page's title and a digest of its words."""

    title: str
    words: RMinHash

    def is_like(self, other: "Sketch") -> bool:
        """Whether these can be two versions of one page, and not two pages of one site."""
        wanted = _SAME_TITLE if self.title and self.title == other.title else _OTHER_TITLE
        return cast("float", self.words.jaccard(other.words)) >= wanted


def sketch(text: str) -> Sketch:
    """Of HTML or a plain text."""
    text = text[:_LONGEST]
    title = _TITLE.search(text)
    words = _words(_TAG.sub(" ", _SILENT.sub(" ", text)))
    return Sketch(" ".join(_words(title[1])) if title else "", _minhash(words, _PERMUTATIONS))


def group_of(document: Document) -> str:
    """The same for documents that say the same at different addresses: mirrors, print views.

    They agree in title and date, and their bodies in samples of word sequences, so that bodies with
    a share s of sequences in common do with a probability of s². As it is taken from
    the document alone, it depends neither on other documents nor on their order.
    """
    sampled = _minhash(_words(document.text), _SAMPLES).digest()
    key = (*_words(document.title), document.published.date or "", *map(str, sampled))
    return hashlib.sha256("\n".join(key).encode()).hexdigest()[:16]


def _words(text: str) -> Sequence[str]:
    """Folded; of scripts without spaces each character."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _minhash(words: Sequence[str], permutations: int) -> RMinHash:
    made = RMinHash(permutations, _SEED)
    made.update(list(_sequences(words)))
    return made


def _sequences(words: Sequence[str]) -> Iterable[str]:
    last = max(1, len(words) - _SEQUENCE + 1)
    return (" ".join(words[at : at + _SEQUENCE]) for at in range(last))
