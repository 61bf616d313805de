"""A Latin-script text as words, each knowing whether it goes on a phrase."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from indexer.authority.names import fold

_WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+|(?<= )&(?= )")
_WITHIN = re.compile(r" ?[-‐'’`.] ?| |\. ?-? ?|['’`] ")  # between the words of one phrase
_APART = frozenset(",(–—，（")
_ABBREVIATIONS = frozenset(  # after which, as after initials, a full stop ends no sentence
    {
        "mr", "mrs", "ms", "mdm", "mme", "dr", "prof", "gen", "lt", "col", "capt", "maj", "adm",
        "hon", "rt", "amb", "sen", "gov", "rep", "st", "jr", "sr", "ma", "mohd", "md", "abd",
        "smt", "bg", "assoc", "no",
    }
)  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr"})  # part of the name, comma or not

_folded = lru_cache(maxsize=50_000)(fold)


class Word(NamedTuple):
    """A word and what parts it from the one before."""

    start: int
    end: int
    key: str  # folded
    capital: bool
    joined: bool  # to the word before it, as the words of one phrase are
    spaced: bool  # only a space lies between it and the word before
    apart: bool  # a comma, dash or opening bracket stands between them


def words_of(text: str) -> list[Word]:
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start, last = match.span()
        written = match[0]
        gap = text[end:start] if words else "\n"
        if gap == ". " and words[-1].key in _SUFFIXES:
            gap = " "  # "Locsin Jr. Street"
        if gap == " " or (gap == ", " and _goes_on(words[-1].key, _folded(written))):
            joined, apart = True, False
        else:
            within = _WITHIN.fullmatch(gap) is not None
            joined, apart = within and not _ends_sentence(gap, words), gap.strip(" .") in _APART
        words.append(
            Word(start, last, _key(written), written[0].isupper(), joined, gap == " ", apart)
        )
        end = last
    return words


def _key(written: str) -> str:
    return "and" if written == "&" else _folded(written)


def _goes_on(before: str, key: str) -> bool:
    """Whether a comma parts no phrase: "Siazon, Jr.", "Foreign, Commonwealth and …"."""
    return key in _SUFFIXES or (before == "foreign" and key == "commonwealth")


def phrase(words: list[Word], start: int, most: int) -> list[str]:
    """The keys of at most so many words from `start` on, as far as they are joined."""
    end = start + 1
    while end < len(words) and end - start < most and words[end].joined:
        end += 1
    return [word.key for word in words[start:end]]


def longest_from(words: list[Word], start: int, known: Collection[str], most: int) -> int:
    """How many words from `start` on make a known phrase; 0 for none."""
    keys = phrase(words, start, most)
    return next((n for n in range(len(keys), 0, -1) if "".join(keys[:n]) in known), 0)


def longest_before(words: list[Word], end: int, known: Collection[str], most: int) -> int:
    """How many words before `end` make a known phrase that the word at `end` goes on."""
    if end >= len(words) or not words[end].joined:
        return 0
    return longest_ending(words, end, known, most)


def longest_ending(words: list[Word], end: int, known: Collection[str], most: int) -> int:
    """How many words before `end` make a known phrase, whatever stands at `end`."""
    best, key = 0, ""
    for count in range(1, min(most, end) + 1):
        if count > 1 and not words[end - count + 1].joined:
            break
        key = words[end - count].key + key
        best = count if key in known else best
    return best


def key_of(words: list[Word], start: int, count: int) -> str:
    return "".join(word.key for word in words[start : start + count])


def _ends_sentence(gap: str, words: list[Word]) -> bool:
    """Whether a full stop in the gap ends a sentence rather than an abbreviation."""
    last = words[-1]
    return "." in gap and last.end - last.start > 1 and last.key not in _ABBREVIATIONS
