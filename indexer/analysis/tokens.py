"""Text to tokens: the one analysis, at index time and at query time, for every engine."""

import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from indexer.analysis.folding import APOSTROPHES, fold
from indexer.analysis.words import CHUNK, CLUSTER, PART

LONGEST = 64  # characters of a word that count
_JOINED = 3  # parts of a compound that may also be written as one word: Indo-Pacific, state-of-art
_POSSESSIVE = re.compile(f"[{APOSTROPHES}][sS]$")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_local = threading.local()  # a stemmer is not safe to share between threads


class Token(NamedTuple):
    """A word, or two neighbouring characters of a script that does not part words."""

    text: str  # folded
    stem: str
    position: int
    start: int  # offsets into the text it was found in
    end: int
    beside: bool = False  # indexed beside the tokens that a query asks for, at the same position


def tokens(text: str, position: int = 0) -> Iterator[Token]:
    """All tokens, none left out, so that positions tell what stands next to what."""
    for chunk in CHUNK.finditer(text):
        if chunk.lastgroup == "word":
            yield _token(chunk[0], position, chunk.start())
            position += 1
        else:
            found = _KINDS[chunk.lastgroup or ""](chunk, position)
            yield from found
            position = found[-1].position + 1


def _compound(chunk: re.Match[str], position: int) -> list[Token]:
    """`Indo-Pacific` is indo, pacific, and beside them indopacific."""
    parts = [
        _token(part[0], position + n, chunk.start() + part.start())
        for n, part in enumerate(PART.finditer(chunk[0]))
    ]
    return _with_joined(parts) if 1 < len(parts) <= _JOINED else parts


def _dotted(chunk: re.Match[str], position: int) -> list[Token]:
    """`U.S.` is u, s, and beside them us."""
    letters = [
        _token(letter, position + n, chunk.start() + 2 * n)
        for n, letter in enumerate(chunk[0].replace(".", "")[:LONGEST])
    ]
    return _with_joined(letters)


def _with_joined(parts: list[Token]) -> list[Token]:
    first, last = parts[0], parts[-1]
    text = "".join(part.text for part in parts)[:LONGEST]
    return [Token(text, stem(text), first.position, first.start, last.end, beside=True), *parts]


def _unspaced(chunk: re.Match[str], position: int) -> list[Token]:
    """Overlapping pairs of characters, and beside them each character alone.

    A middle dot between them is passed over: 日・シンガポール is 日シンガポール.
    """
    chars = [
        (char, chunk.start() + cluster.start(), chunk.start() + cluster.end())
        for cluster in CLUSTER.finditer(chunk[0])
        for char in _folded_cluster(cluster[0])
    ]
    found = []
    for n, (char, start, end) in enumerate(chars):
        found.append(Token(char, char, position + n, start, end, beside=len(chars) > 1))
        if n + 1 < len(chars):
            pair = char + chars[n + 1][0]
            found.append(Token(pair, pair, position + n, start, chars[n + 1][2]))
    return found


def _folded_cluster(cluster: str) -> tuple[str, ...]:
    """A character with its marks; one whole unless it was a compatibility form of several."""
    folded = fold(cluster)
    return (folded,) if len(cluster) > 1 else tuple(folded)


def _token(raw: str, position: int, start: int) -> Token:
    text, stemmed = _forms(raw if len(raw) <= LONGEST else raw[:LONGEST])
    return Token(text, stemmed, position, start, start + len(raw))


@lru_cache(maxsize=200_000)
def _forms(raw: str) -> tuple[str, str]:
    bare = _APOSTROPHE.sub("", _POSSESSIVE.sub("", raw)) or raw
    text = fold(bare)
    return text, stem(text)


def stem(text: str) -> str:
    """The English Snowball stem of a folded word; other languages mostly stay themselves."""
    if not hasattr(_local, "english"):
        _local.english = Stemmer.Stemmer("english", 0)  # its own cache costs more than stemming
    return str(_local.english.stemWord(text))


_KINDS = {"unspaced": _unspaced, "dotted": _dotted, "compound": _compound}
