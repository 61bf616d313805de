"""How alike two pages are, by the share of word sequences that they have in common."""

import re
from dataclasses import dataclass
from typing import cast

from rensa import RMinHash

_SEQUENCE = 3  # words
_PERMUTATIONS, _SEED = 128, 1
_SAME_TITLE, _OTHER_TITLE = 0.7, 0.9  # what they must have in common to be versions of one page
_LONGEST = 2**20  # characters that are compared
_SILENT = re.compile(r"<(script|style)\b[^<]*(?:<(?!/?\1\b)[^<]*){0,5000}", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_WORD = re.compile(r"\w+")


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
    words = _WORD.findall(_TAG.sub(" ", _SILENT.sub(" ", text)).lower())
    made = RMinHash(_PERMUTATIONS, _SEED)
    made.update([" ".join(words[at : at + _SEQUENCE]) for at in range(max(1, len(words) - 2))])
    return Sketch(" ".join(title[1].split()).lower() if title else "", made)
