"""Shapes of words: * stands for any characters or none, ? for one."""

import re
from functools import lru_cache

from indexer.analysis.folding import fold

_SIGNS = re.compile(r"[*?]")


def fits(shape: str, word: str) -> bool:
    """Whether a folded word is of this shape."""
    return bool(compiled(shape).fullmatch(word))


@lru_cache(maxsize=1000)
def compiled(shape: str) -> re.Pattern[str]:
    """Matches folded words. Each piece is taken where it first fits, so time is linear."""
    first, *others = map(_piece, fold(shape).split("*"))
    if not others:
        return re.compile(first, re.DOTALL)
    *middle, last = others
    between = "".join(f"(?>.*?{piece})" for piece in middle)
    return re.compile(f"{first}{between}.*{last}", re.DOTALL)


def _piece(text: str) -> str:
    return "".join("." if char == "?" else re.escape(char) for char in text)


def head(shape: str) -> str:
    """What all words of this shape begin with, folded."""
    return _SIGNS.split(fold(shape))[0]


def longest(shape: str) -> str:
    """The longest run of letters that all words of this shape hold, folded."""
    return max(_SIGNS.split(fold(shape)), key=len)
